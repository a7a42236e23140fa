"""Small files of Genius, written by tests, and what the case made of them says of a package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from xml.sax.saxutils import quoteattr

from accords.case.case import Case, loads
from accords.errors import CaseError, Problem
from accords.formats.genius_case import GeniusCase, case_from_genius
from accords.formats.genius_domain import GeniusDomain, read_domain
from accords.formats.genius_profile import GeniusProfile, read_profile
from accords.formats.genius_xml import read_xml

Range = tuple[int, int]

Issues = Mapping[str, Sequence[str] | Range]
Worths = Mapping[str, "Mapping[str, str] | tuple[Range, Linear]"]

COLOURS: Issues = {"Colour": ("red", "green", "blue"), "Price": (1, 4)}


@dataclass(frozen=True)
class Linear:
    """An evaluator of an integer issue, in one of the two dialects."""

    offset: str
    slope: str
    old: bool = False


def domain(issues: Issues, first: int = 1) -> str:
    """Write a domain; the first issue has the index ``first``."""
    lines = [
        f"<issue index={quoteattr(str(index))} name={quoteattr(name)}{_kind(options)}</issue>"
        for index, (name, options) in enumerate(issues.items(), first)
    ]
    return (
        '<negotiation_template number_of_sessions="1">\n<utility_space number_of_issues="0">\n<objective index="0" name="root">\n'
        + "\n".join(lines)
        + "\n</objective>\n</utility_space>\n</negotiation_template>\n"
    )


def profile(issues: Worths, weights: Sequence[str], rest: str = "", first: int = 1) -> str:
    """Write a profile: evaluations of values, or bounds with an evaluator; ``rest`` stands behind the objective."""
    lines = ['<utility_space>\n<objective index="0" name="root">']
    for index, (name, worth) in enumerate(issues.items(), first):
        if isinstance(worth, tuple):
            (low, high), line = worth
            names = ("parameter0", "parameter1") if line.old else ("offset", "slope")
            inner = f'<evaluator ftype="linear" {names[0]}="{line.offset}" {names[1]}="{line.slope}"/>'
            kind = f' type="integer" lowerbound="{low}" upperbound="{high}">'
        else:
            items = (
                f"<item index={quoteattr(str(place))} value={quoteattr(value)} evaluation={quoteattr(number)}/>"
                for place, (value, number) in enumerate(worth.items(), 1)
            )
            inner, kind = "".join(items), ' type="discrete">'
        lines.append(f"<issue index={quoteattr(str(index))} name={quoteattr(name)}{kind}{inner}</issue>")
    lines += [f'<weight index="{index}" value="{weight}"/>' for index, weight in enumerate(weights, first)]
    return "\n".join([*lines, "</objective>", rest, "</utility_space>"]) + "\n"


def _kind(options: Sequence[str] | Range) -> str:
    if isinstance(options[0], int):
        return f' type="integer" vtype="integer" etype="integer" lowerbound="{options[0]}" upperbound="{options[1]}">'
    return ' type="discrete">' + "".join(
        f"<item index={quoteattr(str(place))} value={quoteattr(str(value))}/>" for place, value in enumerate(options, 1)
    )


def read(text: str) -> tuple[GeniusDomain, list[Problem]]:
    """Read a domain's text."""
    problems: list[Problem] = []
    return read_domain(read_xml(text.encode(), "domain.xml"), problems), problems


def read_one(text: str, of: str) -> tuple[GeniusProfile, list[Problem]]:
    """Read a profile's text against the text of a domain."""
    problems: list[Problem] = []
    return read_profile(read_xml(text.encode(), "one.xml"), read(of)[0], problems), problems


def said(problems: Sequence[Problem]) -> list[str]:
    """Give the sentences of problems with their lines."""
    return [f"{problem.place.line if problem.place else 0}: {problem.message}" for problem in problems]


def write(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    """Write files."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def made(folder: Path, texts: Mapping[str, str]) -> tuple[GeniusCase, Case]:
    """Make a case of the texts of a domain and of profiles."""
    first, *others = write(folder, texts)
    found = case_from_genius(first, others, as_of="2024")
    return found, loads(found.text)


def faults(folder: Path, texts: Mapping[str, str]) -> list[Problem]:
    """Give the problems of files of which no case can be made."""
    first, *others = write(folder, texts)
    try:
        case_from_genius(first, others, as_of="2024")
    except CaseError as error:
        return list(error.problems)
    raise AssertionError("a case was made")


def times(case: Case, party: str) -> int:
    """Give by how much a case says that its utilities are larger than the file's."""
    note = str(case.parties[party].note or "")
    return int(note.partition(" times those")[0].rpartition(" ")[2]) if " times those of the file" in note else 1


def floor(case: Case, party: str) -> Fraction:
    """Give a party's reservation."""
    stated = case.preferences[party].reservation
    assert stated is not None
    assert stated.amount is not None
    assert stated.amount.low is not None
    return Fraction(stated.amount.low)

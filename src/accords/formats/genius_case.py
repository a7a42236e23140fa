"""Files of Genius, a domain and the profiles of two or more parties, to the text of a case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final

from accords.case.case import loads
from accords.case.issue import number_or_none
from accords.case.values import parse_date
from accords.errors import AccordsError, CaseError, Problem
from accords.formats.case_text import Field, comment, entry, section
from accords.formats.genius_domain import GeniusDomain, GeniusIssue, read_domain
from accords.formats.genius_exact import ExactUtility, corners, decimal_text, exact
from accords.formats.genius_profile import GeniusProfile, read_profile
from accords.formats.genius_rectangles import Rectangle
from accords.formats.genius_xml import Element, load_xml
from accords.formats.names import make_id
from accords.formats.options_in import shown
from accords.formats.sheet import cleaned

_MOST_BYTES: Final = 2_000_000  # what a case file may have
_MOST_PROFILES: Final = 50
_MOST_PROBLEMS: Final = 200
_GRID: Final = frozenset({"from", "to", "step"})


@dataclass(frozen=True, slots=True)
class GeniusCase:
    """What became of files of Genius.

    Attributes
    ----------
    text
        The case file's text; it passes its own check.
    remarks
        What the files say and the case does not, and what it says otherwise, party by party.
    parties, issues
        How many of each there are.
    """

    text: str
    remarks: tuple[str, ...]
    parties: int
    issues: int


def case_from_genius(domain: str | Path, profiles: Sequence[str | Path], *, as_of: str, as_of_note: str = "") -> GeniusCase:
    """Make a case of a domain and the profiles of two or more parties.

    A package has for each party the utility that Genius gives it (release 10, class ``AdditiveUtilitySpace`` or ``NonlinearUtilitySpace``),
    times one positive whole number that the party's note names, in exact arithmetic of the files' decimals; but utilities above 1, which
    Genius cuts down to 1, stay as they are, and so does what Genius lets shrink with time.

    Parameters
    ----------
    domain, profiles
        XML files.
    as_of
        The date that the case shall describe; the files have none.
    as_of_note
        How that date was had.

    Raises
    ------
    CaseError
        With every fault of the files.
    AccordsError
        If a file cannot be read, there are fewer than two profiles, or too much for one case.
    """
    if not 2 <= len(profiles) <= _MOST_PROFILES:
        raise AccordsError(f"A case needs the profiles of 2 to {_MOST_PROFILES} parties, and here are {len(profiles)}.")
    parse_date(as_of)
    issues, read = _read(domain, profiles)
    parties: dict[str, GeniusProfile] = {}
    for profile in read:
        parties[make_id(profile.name, parties, instead="party")] = profile
    text = _text(issues, parties, as_of, as_of_note)
    if len(text.encode()) > _MOST_BYTES:
        size = f"{len(text.encode()) / 1_000_000:.1f} MB, and a case has {_MOST_BYTES // 1_000_000} MB at most"
        raise AccordsError(f"The files make a case of {size}.")
    loads(text, file=f"the case made of {domain}")
    remarks = tuple(f"{name}: {remark}" for name, profile in parties.items() for remark in _remarks(profile, exact(profile)))
    return GeniusCase(text, (*remarks, *_alike(parties)), len(parties), len(issues.issues))


def _alike(parties: dict[str, GeniusProfile]) -> Iterable[str]:
    """Say which parties have the same preferences in every number: perhaps a file was named twice."""
    for (one, first), (other, second) in combinations(parties.items(), 2):
        if replace(first, name="") == replace(second, name=""):
            yield f"{one} and {other}: the same in every number. If one file was named for another, name both."


def _read(domain: str | Path, profiles: Sequence[str | Path]) -> tuple[GeniusDomain, list[GeniusProfile]]:
    """Read all files; profiles are looked into only where their domain has no fault, which would make many of theirs."""
    problems: list[Problem] = []
    roots: list[Element | None] = []
    for path in (domain, *profiles):
        try:
            roots.append(load_xml(path))
        except CaseError as error:
            problems += error.problems
            roots.append(None)
    issues = read_domain(roots[0], problems) if roots[0] else GeniusDomain("", ())
    sound = roots[0] is not None and not any(problem.place and problem.place.file == str(domain) for problem in problems)
    read = [read_profile(root, issues, problems) for root in roots[1:] if root and sound]
    if problems:
        cut = [Problem(f"of {len(problems):,} problems, {_MOST_PROBLEMS} are listed.")] if len(problems) > _MOST_PROBLEMS else []
        raise CaseError([*cut, *problems[:_MOST_PROBLEMS]])
    return issues, read


def _text(domain: GeniusDomain, parties: dict[str, GeniusProfile], as_of: str, as_of_note: str) -> str:
    names: dict[str, GeniusIssue] = {}
    for issue in domain.issues:
        names[make_id(issue.name, names, instead="issue")] = issue
    options = {name: _options(issue) for name, issue in names.items()}
    exactly = {name: exact(profile) for name, profile in parties.items()}
    title = _titled(domain.name, "A domain of Genius")
    lines = [
        *comment(
            f"Made from files of Genius: the domain {shown(title)} and {len(parties)} profiles. A utility is the sum of weight x value,"
        ),
        *comment("plus what interactions add; a party's note says what differs from its file. Who must consent is to be confirmed."),
        "accords: 1",
        *entry("title", title),
        *entry("as_of", as_of),
        *(entry("as_of_note", as_of_note) if as_of_note else []),
        *entry("purpose", "Preferences in numbers from files of Genius, a program for research on negotiation."),
        "",
    ]
    lines += section("parties", {name: _party(profile, exactly[name]) for name, profile in parties.items()})
    if len(parties) > 2:
        lines += [*entry("consent", " and ".join(parties)), ""]
    lines += section("issues", {name: _issue(name, issue, options[name]) for name, issue in names.items()})
    numbers = {name: {"claims": name, **_preference(profile, exactly[name], options)} for name, profile in parties.items()}
    lines += section("preferences", numbers, levels=3)
    lines += section("sources", {name: _source(profile) for name, profile in parties.items()})
    lines += section("claims", {name: _claim(name, profile) for name, profile in parties.items()})
    return "\n".join(lines).rstrip("\n") + "\n"


def _titled(name: str, instead: str) -> str:
    return " ".join(cleaned(name).split()) or instead


def _party(profile: GeniusProfile, utility: ExactUtility) -> dict[str, Field]:
    fields: dict[str, Field] = {"name": _titled(profile.name, "A party"), "role": "negotiator"}
    note = " ".join(_remarks(profile, utility))
    return fields | ({"note": note} if note else {})


def _remarks(profile: GeniusProfile, utility: ExactUtility) -> Iterable[str]:
    """Say what is not as in the file, or not as in Genius."""
    if utility.times != 1:
        yield f"Utilities are {utility.times} times those of the file, so that all numbers are decimals."
    if profile.reservation is None:
        yield "The file gives no reservation value; Genius then takes 0, and so does this case."
    if profile.discount is not None:
        yield f"The file's discount factor, {decimal_text(profile.discount)}, is not applied."
    if profile.at_most > 1:
        most = "may exceed" if profile.rectangles else "exceed"
        yield f"Some utilities {most} {utility.times}; Genius cuts them down to {utility.times}, this case does not."


def _source(profile: GeniusProfile) -> dict[str, Field]:
    return {
        "title": f"Profile {_titled(profile.name, 'of a party')} of Genius",
        "kind": "data file",
        "omits": "Who judged this party's preferences so, when, and on what grounds.",
    }


def _claim(name: str, profile: GeniusProfile) -> dict[str, Field]:
    what = "Hyper-rectangles with their utilities" if profile.rectangles else "Weights and evaluations"
    reserved = "" if profile.reservation is None else f", a reservation value of {decimal_text(profile.reservation)}"
    discount = "" if profile.discount is None else f", a discount factor of {decimal_text(profile.discount)}"
    return {"source": name, "by": "the source", "standing": "assessed", "says": f"{what}{reserved}{discount}."}


# -- issues --------------------------------------------------------------------------------------------------------------------------


def _options(issue: GeniusIssue) -> tuple[str, ...]:
    """Give the options' ids, in order: numbers where all values are numbers that differ, else ids made of the values."""
    if issue.bounds:
        return tuple(str(number) for number in range(issue.bounds[0], issue.bounds[1] + 1))
    numbers = {number_or_none(value) for value in issue.values}
    if None not in numbers and len(numbers) == len(issue.values):
        return issue.values
    found: list[str] = []
    for value in issue.values:
        found.append(make_id(value, found, instead="option"))
    return tuple(found) if set(found) != _GRID else tuple(f"option-{name}" for name in found)


def _issue(name: str, issue: GeniusIssue, options: tuple[str, ...]) -> dict[str, Field]:
    title = _titled(issue.name, name)
    fields: dict[str, Field] = {"title": title} if title != name else {}
    if issue.bounds:
        return fields | {"options": {"from": options[0], "to": options[-1], "step": "1"}}
    titles = {option: _titled(value, option) for option, value in zip(options, issue.values, strict=True)}
    return fields | {"options": list(options) if all(option == title for option, title in titles.items()) else dict(titles)}


# -- preferences ---------------------------------------------------------------------------------------------------------------------


def _preference(profile: GeniusProfile, utility: ExactUtility, options: dict[str, tuple[str, ...]]) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    if utility.issues:
        parts = dict(zip(options, utility.issues, strict=True))
        fields["weights"] = {name: decimal_text(part.weight) for name, part in parts.items()}
        fields["values"] = {name: _values(options[name], part.values) for name, part in parts.items()}
    else:
        fields["weights"] = dict.fromkeys(options, "0")
        pairs = enumerate(zip(profile.rectangles, utility.adds, strict=True), start=1)
        boxes: dict[str, Field] = {f"box-{count}": {"when": _box(box, options), "add": decimal_text(adds)} for count, (box, adds) in pairs}
        fields |= {"interactions": boxes} if boxes else {}
    return fields | {"reservation": decimal_text(utility.reservation)}


def _values(options: tuple[str, ...], values: tuple[Fraction, ...]) -> Field:
    """Write the values of an issue: as a line between its ends or through a few points where that says the same, else one by one."""
    numbers = [number for option in options if (number := number_or_none(option)) is not None]
    evenly = len(numbers) == len(options) > 2 and all(after - before == 1 for before, after in pairwise(numbers))
    bends = corners(values) if evenly else ()
    if len(bends) == 2:
        return f"linear {decimal_text(values[0])}..{decimal_text(values[-1])}"
    if bends and 2 * len(bends) < len(options):
        return {"at": {options[place]: decimal_text(values[place]) for place in bends}}
    return {option: decimal_text(value) for option, value in zip(options, values, strict=True)}


def _box(box: Rectangle, options: dict[str, tuple[str, ...]]) -> str:
    """Write the condition that a package lies in a hyper-rectangle."""
    names = list(options)
    tests = []
    for issue, low, high in box.bounds:
        first, last = options[names[issue]][0], options[names[issue]][-1]
        if low == high:
            tests.append(f"{names[issue]} == {low}")
        elif str(low) == first:
            tests.append(f"{names[issue]} <= {high}")
        else:
            tests.append(f"{names[issue]} >= {low}" if str(high) == last else f"{names[issue]} in {low}..{high}")
    return " and ".join(tests) or "true"

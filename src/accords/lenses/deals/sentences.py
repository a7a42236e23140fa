"""Words for numbers and packages that the parts of this lens' view share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from accords.blocks import Code, Inline
from accords.lens.wording import Parts, Wording, series
from accords.lenses.deals.result import Amounts, Answer, Exactly

# Decimals with so many digits are written out; longer ones are rounded to fewer.
_SHORT = 6
_DIGITS = 4
_LONGEST = 12

SOLUTIONS = {
    "nash": "Nash",
    "weighted_nash": "Nash, weighted",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "egalitarian",
    "utilitarian": "utilitarian",
}


def figure(amount: float, exact: str | None = None) -> str:
    """Write a number: short decimals exactly, others with four digits; with its fraction behind it where that is short."""
    text = f"{amount:.{_SHORT}g}"
    if exact is not None or float(text) != amount:
        text = f"{amount:.{_DIGITS}g}"
    if "e" in text:
        text = f"{amount:.0f}" if abs(amount) >= 1 else f"{amount:.{_SHORT}f}"
    whole, point, rest = text.partition(".")
    grouped = f"{int(whole):,}".replace(",", "\u202f") if len(whole.lstrip("-")) > _DIGITS else whole
    written = f"{grouped}{point}{rest}"
    return f"{written} ({exact})" if exact is not None and "/" in exact and len(exact) <= _LONGEST else written


def ordered(parties: Iterable[str], words: Wording) -> list[str]:
    """Put parties in the alphabetical order of their names."""
    return sorted(parties, key=words.alphabet)


def worth(utility: Amounts, exactly: Exactly, words: Wording) -> Parts:
    """Say what a package is worth to each party: "worth 49 to A and 37 to B"."""
    items: list[Parts] = [[f"{figure(utility[party], exactly.get(party))} to ", words.party(party)] for party in ordered(utility, words)]
    return ["worth ", *series(items, "and")]


def box_parts(box: Mapping[str, Sequence[str | None]], words: Wording) -> Parts:
    """Spell packages out that are written as a box: issue, colon, the options that go with any of the others; void issues left out."""
    named: list[list[Inline]] = [
        [words.issue(issue), ": ", *words.options(issue, options)] for issue, options in box.items() if tuple(options) != (None,)
    ]
    return series(named, "", between="; ")


def named(name: str, words: Wording) -> Parts:
    """Name a package on the table."""
    if name == "status_quo":
        return ["the status quo"]
    for section in ("proposals", "precedents"):
        if name in getattr(words.case, section):
            return words.title(f"{section}.{name}")
    return [Code(name)]


def together(answer: Answer) -> str:
    """Say how many values a package has on the frontier: one for each party that is weighed."""
    return {1: "different values", 2: "different pairs of values"}.get(len(answer.parties), "different combinations of values")

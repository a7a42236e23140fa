"""Words for numbers and packages that the parts of this lens' view share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from accords.blocks import Inline
from accords.lens.wording import Parts, Wording, number, series
from accords.lenses.deals.result import Amounts, Answer, Exactly
from accords.zone.certificate import Certificate

# Decimals with so many digits are written out; longer ones are rounded to fewer.
_SHORT = 6
_DIGITS = 4
_LONGEST = 12
_SMALLEST = 16
_LARGEST = 22

SOLUTIONS = {
    "nash": "Nash",
    "weighted_nash": "weighted Nash",
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
        text = _without_exponent(text, amount, exact)
    whole, point, rest = text.partition(".")
    if " " in text:
        return text
    grouped = f"{int(whole):,}".replace(",", "\u202f") if len(whole.lstrip("-")) > _DIGITS else whole
    written = f"{grouped}{point}{rest}"
    return f"{written} ({exact})" if exact is not None and "/" in exact and len(exact) <= _LONGEST else written


def figures(cells: Iterable[tuple[float, str | None]]) -> list[str]:
    """Write the numbers of one column: as :func:`figure` does, but in full where two that differ would look alike."""
    numbers = list(cells)
    short = [figure(amount, exact) for amount, exact in numbers]
    alike: dict[str, set[tuple[float, str | None]]] = {}
    for text, cell in zip(short, numbers, strict=True):
        alike.setdefault(text, set()).add(cell)
    return [text if len(alike[text]) == 1 else _in_full(*cell) for text, cell in zip(short, numbers, strict=True)]


def _in_full(amount: float, exact: str | None) -> str:
    return exact if exact is not None else f"{Decimal(repr(amount)):f}"


def _without_exponent(text: str, amount: float, exact: str | None) -> str:
    """Write a number that is very large or very small: with all its digits before the point, or as many behind it as say something."""
    if abs(amount) < 1:
        small = f"{Decimal(text):f}"
        return small if len(small) <= _SMALLEST else _powered(text)
    large = str(round(Fraction(exact))) if exact is not None else f"{amount:.0f}"
    return large if len(large) <= _LARGEST else _powered(f"{amount:.3g}")


def _powered(text: str) -> str:
    digits, _, exponent = text.partition("e")
    return f"{digits} \u00d7 10^{int(exponent)}"


def ordered(parties: Iterable[str], words: Wording) -> list[str]:
    """Put parties in the alphabetical order of their names."""
    return sorted(parties, key=words.alphabet)


def worth(utility: Amounts, exactly: Exactly, words: Wording) -> Parts:
    """Say what a package is worth to each party: "worth 49 to A and 37 to B"."""
    items: list[Parts] = [[f"{figure(utility[party], exactly.get(party))} to ", words.party(party)] for party in ordered(utility, words)]
    return ["worth ", *series(items, "and")]


def box_parts(box: Mapping[str, Sequence[str | None]], words: Wording) -> Parts:
    """Spell packages out that are written as a box: issue, colon, the options that go with any of the others; void issues left out."""
    pieces: list[list[Inline]] = [
        [words.issue(issue), ": ", *words.options(issue, options)] for issue, options in box.items() if tuple(options) != (None,)
    ]
    return series(pieces, "", between="; ")


def together(answer: Answer) -> str:
    """Say how many values a package has on the frontier: one for each party that is weighed."""
    return {1: "different values", 2: "different pairs of values"}.get(len(answer.parties), "different combinations of values")


def estimated(count: Certificate) -> str:
    """Say about how many there are, and how sure that is; nothing where there is no estimate."""
    about = count.estimate
    if about is None:
        return ""
    value, low, high, draws = (_short(one) for one in (about.value, about.low, about.high, about.draws))
    return f"about {value} (95 % interval: {low} to {high}, from {draws} draws of the rounded programme)"


def _short(value: int) -> str:
    return number(Certificate(value, value)).removeprefix("about ")

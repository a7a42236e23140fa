"""Division between two parties by definition: what no mixture improves upon, and where both have the same."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

Pair = tuple[Fraction, Fraction]


def whole_divisions(first: Sequence[Fraction], second: Sequence[Fraction]) -> list[Pair]:
    """Give the totals of every division in which no issue is split: every other division's are a mixture of these."""
    return [
        (
            sum((a for a, holder in zip(first, holders, strict=True) if holder == 0), Fraction(0)),
            sum((b for b, holder in zip(second, holders, strict=True) if holder == 1), Fraction(0)),
        )
        for holders in product((0, 1), repeat=len(first))
    ]


def best_for_second(first: Sequence[Fraction], second: Sequence[Fraction], least: Fraction) -> Fraction | None:
    """Give the most that party 1 can have while party 0 has at least so much: over mixtures of any two divisions without a split."""
    corners = set(whole_divisions(first, second))
    found: list[Fraction] = []
    for one, other in product(corners, repeat=2):
        if one[0] >= least:
            found.append(one[1])
        if one[0] >= least > other[0]:
            part = (least - other[0]) / (one[0] - other[0])
            found.append(part * one[1] + (1 - part) * other[1])
    return max(found, default=None)


def improvable(first: Sequence[Fraction], second: Sequence[Fraction], totals: Pair) -> bool:
    """Whether some division is better for one party and at least as good for the other."""
    for_second = best_for_second(first, second, totals[0])
    for_first = best_for_second(second, first, totals[1])
    assert for_second is not None
    assert for_first is not None
    return for_second > totals[1] or for_first > totals[0]

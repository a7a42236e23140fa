"""The values of an issue's options where they are given as numbers and ranges: what they say on the scale from 0 (worst) to 1 (best).

Where every option has a number or a range, only differences count: any numbers in the ranges are brought to 0 for the lowest and 1 for the
highest, as complete ones are. That is a quotient of differences; with the worst option's part of it and its unit as two more unknowns it is
linear (Charnes and Cooper 1962). Where an option is left out, numbers from 0 to 1 are on the scale already: the worst option is 0 and the
best 1, whichever these are. Other numbers say of what is left out nothing, so only their differences count there too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from accords.case.issue import Option
from accords.case.preference import Scale
from accords.space.constraints import ONE, ZERO, Row, Sum, Unknown

Range = tuple[Fraction, Fraction]


def ranges_of(options: Sequence[Option], scale: Scale | None) -> dict[str, Range]:
    """Give the number or range of each option that has one, as written, lowest and highest; ``about`` a number is none."""
    if scale is None:
        return {}
    if scale.kind in {"linear", "piecewise"}:
        found = {option.id: between(scale.points, option.number) for option in options}
        return {name: (value, value) for name, value in found.items() if value is not None}
    return {
        name: (Fraction(amount.low), Fraction(amount.high))
        for name, amount in scale.amounts
        if amount.low is not None and amount.high is not None and not amount.about
    }


def known_values(options: Sequence[Option], scale: Scale | None) -> dict[str, Fraction] | None:
    """Give the values of all options from 0 (worst) to 1 (best), or nothing where they are not all numbers."""
    values = {name: low for name, (low, high) in ranges_of(options, scale).items() if low == high}
    if len(values) < len(options):
        return None
    low, high = min(values.values()), max(values.values())
    return {name: (value - low) / (high - low) if high > low else ZERO for name, value in values.items()}


def on_scale(options: Sequence[Option], given: Mapping[str, Range]) -> bool:
    """Whether numbers and ranges are values from 0 for the worst option to 1 for the best as they stand.

    Some option may be the worst and another the best, and where none is left out it is certain that two are.
    """
    if any(low < 0 or high > 1 for low, high in given.values()):
        return False
    if len(given) == len(options):
        return {(ZERO, ZERO), (ONE, ONE)} <= set(given.values())
    free = {option.id for option in options} - set(given)
    lowest = free | {name for name, (low, _) in given.items() if low == 0}
    highest = free | {name for name, (_, high) in given.items() if high == 1}
    return any(one != other for one in lowest for other in highest)


def range_rows(options: Sequence[Option], scale: Scale | None, sums: Mapping[str, Sum], weight: Sum, path: str) -> Iterator[Row]:
    """Give what numbers and ranges that are on the scale say of the worths of options, given as sums, in an issue of this weight."""
    given = ranges_of(options, scale)
    for name, (low, high) in given.items() if on_scale(options, given) else ():
        yield Row(weight * low - sums[name], path)
        yield Row(sums[name] - weight * high, path)


def rebased_rows(
    issue: str, options: Sequence[Option], scale: Scale | None, sums: Mapping[str, Sum], path: str
) -> tuple[tuple[Unknown, ...], tuple[Row, ...]]:
    """Give what numbers and ranges that are not on the scale say of the worths of options, with the two unknowns that it takes."""
    given = ranges_of(options, scale)
    if not given or on_scale(options, given):
        return (), ()
    base, unit = Unknown(issue, part="base"), Unknown(issue, part="unit")
    rows = [Row(Sum({unit: -ONE}))]
    for name, (low, high) in given.items():
        worth = sums[name] + Sum({base: ONE})
        rows += [Row(Sum({unit: low}) - worth, path), Row(worth - Sum({unit: high}), path)]
    return (base, unit), tuple(rows)


def between(points: tuple[tuple[Decimal, Decimal], ...], at: Decimal | None) -> Fraction | None:
    """Interpolate between the two points around a number; nothing outside the points."""
    if at is None:
        return None
    where = Fraction(at)
    known = sorted((Fraction(place), Fraction(worth)) for place, worth in points)
    for place, worth in known:
        if place == where:
            return worth
    for (left, low), (right, high) in pairwise(known):
        if left < where < right:
            return low + (high - low) * (where - left) / (right - left)
    return None

"""What a preference says of weights and of the values of options, as linear constraints.

The worth of an option is weight x value. In each issue the worst option is worth 0 and the best the issue's swing weight; the weights sum
to the scale. Products of two unknowns never occur, since the worth itself is the unknown (Jacquet-Lagreze and Siskos 1982).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from accords.case.issue import Option
from accords.case.preference import Chain, Preference, Ratio, Scale
from accords.case.values import Amount
from accords.space.constraints import ONE, ZERO, Row, Sum, Unknown
from accords.space.ranges import range_rows, ranges_of, rebased_rows
from accords.space.space import Space

_HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Worths:
    """The options of one issue under one choice of its worst and best option.

    Attributes
    ----------
    sums
        Per option its worth.
    rows
        What is known of it.
    unknowns
        The unknown worths that it brings; the issue's weight is not among them.
    """

    sums: dict[str, Sum]
    rows: tuple[Row, ...]
    unknowns: tuple[Unknown, ...]


def priced(space: Space) -> tuple[str, ...]:
    """Give the issues that may be weighed, in the space's order: what counts people has no price."""
    return tuple(issue.id for issue in space.issues if not issue.persons)


def scale_of(space: Space, preference: Preference) -> Fraction:
    """Give what the swing weights sum to: as the case says, else the sum of weights that are all numbers, none left out, else 100."""
    if preference.scale is not None:
        return Fraction(preference.scale)
    weights = preference.weights
    if weights is None or weights.kind != "numbers" or not set(priced(space)) <= set(weights.names):
        return _HUNDRED
    total = sum((Fraction(amount.low) for _, amount in weights.amounts if amount.low is not None), ZERO)
    return total if total > 0 else _HUNDRED


def weight_rows(space: Space, preference: Preference, path: str) -> Iterator[Row]:
    """Give what is known of the weights of the issues that may be weighed; what is left out is unknown.

    Weights that are all numbers, or equal, count by their proportions: they are brought to the scale.
    """
    names = priced(space)
    if not names:
        return
    weights = {name: Sum({Unknown(name): ONE}) for name in names}
    whole, total = scale_of(space, preference), Sum()
    for weight in weights.values():
        total = total + weight
    yield Row(total - Sum(constant=whole), equal=True)
    yield from (Row(weight * -ONE) for weight in weights.values())
    scale = preference.weights
    if scale is None:
        return
    known = dict(scale.amounts)
    if scale.kind == "equal" or (scale.kind == "numbers" and set(known) == set(names)):
        amounts = {name: ONE if scale.kind == "equal" else Fraction(known[name].low or 0) for name in names}
        share = whole / sum(amounts.values(), ZERO) if sum(amounts.values(), ZERO) else ZERO
        yield from (Row(weights[name] - Sum(constant=amount * share), path, equal=True) for name, amount in amounts.items())
        return
    yield from _amounts(scale.amounts, weights, ONE, path)
    yield from _statements(scale.statements, weights, path, strict=True)


def extremes(options: Sequence[Option], scale: Scale | None) -> tuple[tuple[str, str], ...]:
    """Give the pairs (worst, best) that are possible for an issue whose values are not all numbers.

    An option that another is always at least as good as need not be tried as the best, nor one that is always at least as good as another
    as the worst.
    """
    names = [option.id for option in options]
    if len(names) == 1:
        return ((names[0], names[0]),)
    above = order_of(options, scale)
    best = [name for name in names if not any((other, name) in above and (name, other) not in above for other in names)]
    worst = [name for name in names if not any((name, other) in above and (other, name) not in above for other in names)]
    return tuple((low, high) for low in worst for high in best if low != high)


def known_worths(issue: str, values: dict[str, Fraction]) -> Worths:
    """Give the worths of options whose values are numbers: parts of the weight."""
    return Worths({name: Sum({Unknown(issue): value}) if value else Sum() for name, value in values.items()}, (), ())


def worths(issue: str, options: Sequence[Option], scale: Scale | None, ends: tuple[str, str] | None, path: str) -> Worths:
    """Give the worths of options of which the values are not all known.

    Parameters
    ----------
    issue, options, scale, path
        The issue, its options, what is known of their values and where that stands.
    ends
        The worst and the best option; without them only what holds for every choice of them: the convex hull of all choices, if nothing
        else is known of the issue.
    """
    weight = Sum({Unknown(issue): ONE})
    unknowns = tuple(Unknown(issue, option.id) for option in options if ends is None or option.id not in ends)
    sums = {option.id: Sum({Unknown(issue, option.id): ONE}) for option in options}
    if ends is not None:
        sums |= {ends[0]: Sum(), ends[1]: weight if ends[0] != ends[1] else Sum()}
    rows = [row for unknown in unknowns for row in (Row(sums[unknown.option] * -ONE), Row(sums[unknown.option] - weight))]
    if ends is None:
        total = Sum()
        for one in sums.values():
            total = total + one
        rows += [Row(weight - total), Row(total - weight * Fraction(len(options) - 1))]
    more, rebased = rebased_rows(issue, options, scale, sums, path)
    return Worths(sums, (*rows, *value_rows(options, scale, sums, weight, path), *rebased), (*unknowns, *more))


def value_rows(options: Sequence[Option], scale: Scale | None, sums: dict[str, Sum], weight: Sum, path: str) -> Iterator[Row]:
    """Give what is known of the worths of options, given as sums, in an issue of this weight; numbers as far as they are on the scale."""
    if scale is None:
        return
    if scale.kind in {"increasing", "decreasing", "peak"}:
        yield from (Row(sums[lower] - sums[higher], path) for higher, lower in _pairs(options, scale))
        return
    yield from range_rows(options, scale, sums, weight, path)
    yield from _statements(scale.statements, sums, path, strict=False)


def _pairs(options: Sequence[Option], scale: Scale) -> Iterator[tuple[str, str]]:
    """Give pairs (at least as good, at most as good) of neighbours in a shape: rising, falling, or rising to a peak."""
    ordered = (
        [option.id for option in sorted(options, key=lambda option: option.number or 0)]
        if _numeric(options)
        else [one.id for one in options]
    )
    numbers = {option.id: option.number for option in options}
    for left, right in pairwise(ordered):
        if scale.kind == "peak":
            here = numbers[right]
            rising = here is not None and here <= scale.points[0][0]
        else:
            rising = scale.kind == "increasing"
        yield (right, left) if rising else (left, right)


def _numeric(options: Iterable[Option]) -> bool:
    return all(option.number is not None for option in options)


def order_of(options: Sequence[Option], scale: Scale | None) -> set[tuple[str, str]]:
    """Give all pairs (at least as good, at most as good) that follow from chains and shapes."""
    if scale is None:
        return set()
    pairs = set(_pairs(options, scale)) if scale.kind in {"increasing", "decreasing", "peak"} else set()
    for statement in scale.statements:
        if isinstance(statement, Chain):
            for left, relation, right in zip(statement.names, statement.relations, statement.names[1:], strict=False):
                pairs |= {(left, right), (right, left)} if relation == "=" else {(left, right)}
    given = ranges_of(options, scale)
    pairs |= {(one, other) for one, above in given.items() for other, below in given.items() if one != other and above[0] >= below[1]}
    names = [option.id for option in options]
    for middle in names:
        pairs |= {(left, right) for left in names for right in names if (left, middle) in pairs and (middle, right) in pairs}
    return {(left, right) for left, right in pairs if left != right}


def _amounts(amounts: Iterable[tuple[str, Amount]], sums: dict[str, Sum], unit: Fraction, path: str) -> Iterator[Row]:
    """Give the ranges of some amounts; ``about`` and ``unknown`` say nothing that is certain."""
    for name, amount in amounts:
        if amount.low is not None and amount.high is not None and not amount.about:
            yield Row(Sum(constant=Fraction(amount.low) * unit) - sums[name], f"{path}.{name}")
            yield Row(sums[name] - Sum(constant=Fraction(amount.high) * unit), f"{path}.{name}")


def _statements(statements: Sequence[Chain | Ratio], sums: dict[str, Sum], path: str, *, strict: bool) -> Iterator[Row]:
    """Give the rows of chains and ratios; where there are several, the path says which (from 0)."""
    for index, statement in enumerate(statements):
        where = f"{path}.{index}" if len(statements) > 1 else path
        if isinstance(statement, Ratio):
            above, below, within = sums[statement.numerator], sums[statement.denominator], statement.within
            if within.low is not None and within.high is not None and not within.about:
                yield Row(below * Fraction(within.low) - above, where)
                yield Row(above - below * Fraction(within.high), where)
            continue
        for left, relation, right in zip(statement.names, statement.relations, statement.names[1:], strict=False):
            yield Row(sums[right] - sums[left], where, equal=relation == "=", strict=strict and relation == ">")

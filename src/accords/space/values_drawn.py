"""Draws of the values of one issue's options, as far as they are stated: uniform where nothing else is said.

The worst option has the value 0 and the best 1; the others lie between. Drawn uniformly from all settings that the statements allow: an
order by sorting, anything else by throwing away what does not fit. Where every option has a number or a range of its own, on any scale,
numbers are drawn uniformly from the ranges and then brought to 0 and 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import factorial

import numpy as np
from numpy.typing import NDArray

from accords.case.issue import Option
from accords.case.preference import Chain, Scale
from accords.space.constraints import ONE, Sum, Unknown
from accords.space.ranges import Range, known_values, on_scale, ranges_of
from accords.space.scales import extremes, order_of, value_rows

Floats = NDArray[np.float64]

# How many settings are tried at most for each one that is wanted.
_TRIES = 200


def values_drawn(options: Sequence[Option], scale: Scale | None, source: np.random.Generator, draws: int) -> Floats | None:
    """Draw values of all options.

    Parameters
    ----------
    options, scale
        The options, and what is known of their values.
    source
        Of random numbers.
    draws
        How many.

    Returns
    -------
    Floats or None
        Shape (draws, options); ``None`` where the statements leave so little that hardly any setting fits.
    """
    known = known_values(options, scale)
    if known is not None:
        return np.tile([float(known[option.id]) for option in options], (draws, 1))
    names = [option.id for option in options]
    given = ranges_of(options, scale)
    if len(given) == len(names) and not on_scale(options, given):
        return _rebased([given[name] for name in names], source, draws)
    if scale is not None and scale.kind == "peak":
        return _peaked(options, scale, source, draws)
    order = order_of(options, scale)
    alike = _classes(names, scale)
    heads = [name for name in names if alike[name] == name]
    ranked = _ranked(heads, order)
    plain = scale is not None and (scale.kind in {"increasing", "decreasing"} or (scale.kind == "partial" and _chains_only(scale)))
    if ranked is not None and plain:
        found = dict(zip(ranked, _falling(source, draws, len(ranked)).T, strict=True))
        return np.stack([found[alike[name]] for name in names], axis=1)
    return _kept(options, scale, source, draws)


def _rebased(ranges: Sequence[Range], source: np.random.Generator, draws: int) -> Floats:
    """Draw a number from each range, and bring the lowest to 0 and the highest to 1."""
    low, high = np.array(ranges, dtype=np.float64).T
    found = low + (high - low) * source.random((draws, len(ranges)))
    least = found.min(axis=1, keepdims=True)
    width = found.max(axis=1, keepdims=True) - least
    rebased: Floats = np.divide(found - least, width, out=np.zeros_like(found), where=width > 0)
    return rebased


def _falling(source: np.random.Generator, draws: int, number: int) -> Floats:
    """Draw values that fall from 1 to 0."""
    between = -np.sort(-source.random((draws, max(0, number - 2))), axis=1)
    ends = [np.ones((draws, 1)), between, np.zeros((draws, 1))] if number > 1 else [np.zeros((draws, 1))]
    return np.concatenate(ends, axis=1)


def _peaked(options: Sequence[Option], scale: Scale, source: np.random.Generator, draws: int) -> Floats:
    """Draw values that rise to a peak and fall behind it; the worst is one of the two ends, as often as there is room for it to be."""
    order = sorted(range(len(options)), key=lambda index: options[index].number or 0)
    peak = next(place for place, index in enumerate(order) if options[index].number == scale.points[0][0])
    left, right = order[:peak], order[peak + 1 :]
    found = np.ones((draws, len(options)))
    found[:, left] = np.sort(source.random((draws, len(left))), axis=1)
    found[:, right] = -np.sort(-source.random((draws, len(right))), axis=1)
    # The room with the worst at the left end is 1 / ((l - 1)! r!), at the right end 1 / (l! (r - 1)!).
    rooms = [1 / (factorial(len(left) - 1) * factorial(len(right))) if left else 0.0]
    rooms.append(1 / (factorial(len(left)) * factorial(len(right) - 1)) if right else 0.0)
    at_left = source.random(draws) * sum(rooms) < rooms[0]
    if left:
        found[at_left, left[0]] = 0.0
    if right:
        found[~at_left, right[-1]] = 0.0
    return found


def _kept(options: Sequence[Option], scale: Scale | None, source: np.random.Generator, draws: int) -> Floats | None:
    """Draw a worst and a best option and the rest between their bounds, and keep what meets every statement."""
    names = [option.id for option in options]
    alike = _classes(names, scale)
    place = np.array([names.index(alike[name]) for name in names])  # options that are worth the same follow the first of them
    heads = [index for index in range(len(names)) if place[index] == index]
    ends = dict.fromkeys((int(place[names.index(low)]), int(place[names.index(high)])) for low, high in extremes(options, scale))
    pairs = [pair for pair in ends if pair[0] != pair[1]]
    if not pairs:
        return None
    low, high = _bounds(options, scale)
    width = np.where(high > low, high - low, 1.0)
    rooms = np.array([np.prod([width[index] for index in heads if index not in pair]) for pair in pairs])
    kept: list[Floats] = []
    found, tried = 0, 0
    while found < draws and tried < _TRIES * draws:
        values = low + (high - low) * source.random((draws, len(names)))
        chosen = np.array(pairs)[source.choice(len(pairs), draws, p=rooms / rooms.sum())]
        rows = np.arange(draws)
        values[rows, chosen[:, 0]], values[rows, chosen[:, 1]] = 0.0, 1.0
        values = values[:, place]
        kept.append(values[_fits(values, options, scale)])
        found, tried = found + len(kept[-1]), tried + draws
    return np.concatenate(kept)[:draws] if found >= draws else None


def _fits(values: Floats, options: Sequence[Option], scale: Scale | None) -> NDArray[np.bool_]:
    """Say which settings meet every statement."""
    names = [option.id for option in options]
    sums = {name: Sum({Unknown("", name): ONE}) for name in names}
    fits = np.ones(len(values), dtype=np.bool_)
    for row in value_rows(options, scale, sums, Sum(constant=ONE), ""):
        total = np.full(len(values), float(row.sum.constant))
        for unknown, coefficient in row.sum.terms.items():
            total += float(coefficient) * values[:, names.index(unknown.option)]
        fits &= np.abs(total) < 1e-9 if row.equal else total <= 1e-9
    given = ranges_of(options, scale)
    return fits if on_scale(options, given) else fits & _differ(values[:, [names.index(name) for name in given]], list(given.values()))


def _differ(values: Floats, ranges: Sequence[Range]) -> NDArray[np.bool_]:
    """Say which settings differ as numbers in these ranges do: for some unit, each difference by as much as two ranges allow."""
    low, high = np.zeros(len(values)), np.full(len(values), np.inf)
    for one, (least, _) in enumerate(ranges):
        for other, (_, most) in enumerate(ranges):
            gap, more = float(least - most), values[:, one] - values[:, other]
            # The difference is at least the unit times the gap between the ranges.
            if one == other:
                continue
            if gap > 0:
                high = np.minimum(high, more / gap)
            elif gap < 0:
                low = np.maximum(low, more / gap)
            else:
                high = np.where(more < -1e-9, -1.0, high)
    return low <= high + 1e-9


def _bounds(options: Sequence[Option], scale: Scale | None) -> tuple[Floats, Floats]:
    """Give the range of each option's value as far as it is stated for it alone, shape (options,) each."""
    names, given = [option.id for option in options], ranges_of(options, scale)
    low, high = np.zeros(len(names)), np.ones(len(names))
    for name, (least, most) in given.items() if on_scale(options, given) else ():
        low[names.index(name)], high[names.index(name)] = float(least), float(most)
    return low, high


def _classes(names: list[str], scale: Scale | None) -> dict[str, str]:
    """Give for each option the first one that chains say is worth as much."""
    found = {name: name for name in names}
    for statement in scale.statements if scale is not None else ():
        if isinstance(statement, Chain):
            for left, relation, right in zip(statement.names, statement.relations, statement.names[1:], strict=False):
                if relation == "=":
                    first, second = sorted((found[left], found[right]), key=names.index)
                    found = {name: first if head == second else head for name, head in found.items()}
    return found


def _chains_only(scale: Scale) -> bool:
    return not scale.amounts and all(isinstance(statement, Chain) for statement in scale.statements)


def _ranked(heads: list[str], order: set[tuple[str, str]]) -> list[str] | None:
    """Give the options best first where every two are compared."""
    if any((one, other) not in order and (other, one) not in order for one in heads for other in heads if one != other):
        return None
    return sorted(heads, key=lambda name: sum((other, name) in order for other in heads if other != name))

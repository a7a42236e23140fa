"""How many assignments come up to floors: exactly where that is possible, else certainly between two numbers.

Counting what sums reach a floor is counting knapsack solutions. Sums of whole numbers in few cells are counted exactly (Dyer 2003,
Approximate counting by dynamic programming); where the cells are too many, all worths are rounded down, and rounded up, to a coarser
unit: what reaches the floors rounded down does so for certain, and what does not rounded up certainly does not. Nothing is sampled.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from math import ceil, floor, prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.maths.buckets import executed
from accords.maths.conditioning import Budget
from accords.maths.elimination import Count, bounded_count
from accords.maths.formula import FALSE, Formula, dense, restrict
from accords.maths.ordering import mask_of
from accords.maths.question import Question, TooCoupled, elimination
from accords.maths.semiring import of_elements
from accords.maths.worths import Vectors, Worths

# Spaces up to this size are looked at assignment by assignment.
LISTED = 1 << 21

# The largest grid of sums, in cells.
GRID = 1 << 14

# All grids of one question together, in cells, and in grids.
WORK = 1 << 27
TABLES = 1 << 14

_BLOCK = 1 << 19

# Floating point numbers count exactly below this; above it the bounds are widened by a share that covers all rounding.
_EXACT = float(1 << 53)
_ROOM = 1e-11


def reaching(formula: Formula, worths: Worths, floors: tuple[int | None, ...]) -> Count:
    """Count the assignments of which the formula is true and that come up to every floor.

    Parameters
    ----------
    formula
        Over the variables of ``worths``.
    worths
        What assignments come to, column by column.
    floors
        Per column the least that an assignment must come to, or ``None``.

    Returns
    -------
    Count
        Exact, or certified bounds.
    """
    low, high = worths.low, worths.high
    binding = [column for column, least in enumerate(floors) if least is not None and low[column] < least]
    if formula == FALSE or any(high[column] < (floors[column] or 0) for column in binding):
        return Count(0, 0, "elimination")
    if not binding:
        return bounded_count(formula, worths.sizes)
    asked = np.array([floors[column] for column in binding], dtype=worths.tables[0].dtype)
    worths = worths.only(binding)
    if prod(worths.sizes) <= LISTED:
        return _listed(formula, worths, asked)
    try:
        return _on_grids(formula, worths, asked)
    except TooCoupled:
        most = bounded_count(formula, worths.sizes)
        return Count(0, most.high, "not counted: the conditions couple too many issues")


def _listed(formula: Formula, worths: Worths, floors: Vectors) -> Count:
    sizes = worths.sizes
    split = len(sizes)
    while split and prod(sizes[split - 1 :]) <= _BLOCK:
        split -= 1
    number = 0
    for setting in np.ndindex(*sizes[:split]):
        fixed = dict(enumerate(setting))
        true = dense(restrict(formula, fixed), range(split, len(sizes)), sizes).reshape(-1)
        if true.any():
            block = worths.block(fixed)
            for column, least in enumerate(floors):
                true &= block[:, column] >= least
            number += int(np.count_nonzero(true))
    return Count(number, number, "enumeration")


@dataclass(frozen=True, slots=True, eq=False)
class _Grid:
    """How many ways there are to come to each sum: one axis per column, from ``low`` to ``high`` of what the tables add up to."""

    ways: NDArray[np.float64]
    start: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """Grids cut to what may still fall short of the floors and may still reach them."""

    floors: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]

    def product(self, left: Any, right: Any) -> Any:
        if left is None or left is False or right is None or right is False:
            return None
        if left is True or right is True:
            return right if left is True else left
        if np.count_nonzero(left.ways) < np.count_nonzero(right.ways):
            left, right = right, left
        shape = np.array(left.ways.shape) + np.array(right.ways.shape) - 1
        ways = np.zeros(shape)
        for place in np.argwhere(right.ways):
            here = tuple(slice(int(at), int(at) + length) for at, length in zip(place, left.ways.shape, strict=True))
            ways[here] += left.ways * right.ways[tuple(place)]
        return self.cut(_Grid(ways, left.start + right.start, left.low + right.low, left.high + right.high))

    def cut(self, grid: _Grid) -> _Grid | None:
        """Drop sums that cannot reach the floors any more, and join those that are sure to."""
        ways, start = grid.ways, grid.start.copy()
        for axis in range(ways.ndim):
            needed = self.floors[axis] - (self.high[axis] - grid.high[axis])
            enough = self.floors[axis] - (self.low[axis] - grid.low[axis])
            first = max(0, int(needed - start[axis]))
            last = max(first, int(enough - start[axis]))
            if first >= ways.shape[axis]:
                return None
            if last < ways.shape[axis] - 1:
                tail = ways.take(range(last, ways.shape[axis]), axis=axis).sum(axis=axis, keepdims=True)
                ways = np.concatenate([ways.take(range(last), axis=axis), tail], axis=axis)
            if first:
                ways = ways.take(range(first, ways.shape[axis]), axis=axis)
                start[axis] += first
        return _Grid(ways, start, grid.low, grid.high)

    def union(self, elements: Any) -> Any:
        parts = [element for element in elements if element is not None and element is not False]
        if len(parts) < 2 or parts[0] is True:
            return parts[0] if parts else None
        start = np.minimum.reduce([part.start for part in parts])
        end = np.maximum.reduce([part.start + np.array(part.ways.shape) for part in parts])
        ways = np.zeros(end - start)
        for part in parts:
            ways[tuple(slice(int(at), int(at) + n) for at, n in zip(part.start - start, part.ways.shape, strict=True))] += part.ways
        return _Grid(ways, start, parts[0].low, parts[0].high)

    def table(self, worths: Vectors) -> NDArray[Any]:
        flat = worths.reshape(-1, worths.shape[-1])
        low, high = flat.min(axis=0), flat.max(axis=0)
        result = np.empty(worths.shape[:-1], dtype=np.object_)
        for index in np.ndindex(*result.shape):
            result[index] = self.cut(_Grid(np.ones((1,) * len(low)), worths[index].astype(np.int64), low, high))
        return result


def _on_grids(formula: Formula, worths: Worths, floors: Vectors) -> Count:
    """Count on grids as fine as the work allows: exactly where one cell is one unit."""
    spread = [int(most) - int(least) for most, least in zip(worths.high, worths.low, strict=True)]
    side = max(2, int(GRID ** (1 / len(spread))))
    # A common divisor of the steps is the natural unit.
    natural = [_step(worths, column) for column in range(worths.columns)]
    units = [max(step, -(-width // (side * step)) * step) for step, width in zip(natural, spread, strict=True)]
    exact = units == natural
    down = _counted(formula, *_rounded(worths, floors, units, up=False))
    up = down if exact else _counted(formula, *_rounded(worths, floors, units, up=True))
    method = "elimination over sums" if exact else "sums rounded down and up"
    return Count(_below(down), _above(up), method)


def _below(number: float) -> int:
    return int(number) if number < _EXACT else floor(number * (1.0 - _ROOM))


def _above(number: float) -> int:
    return int(number) if number < _EXACT else ceil(number * (1.0 + _ROOM))


def _step(worths: Worths, column: int) -> int:
    """Give the largest number of which all differences within each table are multiples."""
    steps = [0]
    for table in worths.tables:
        values = table[..., column].reshape(-1)
        steps.append(int(np.gcd.reduce(values - values[0])))
    return int(reduce(np.gcd, steps)) or 1


def _rounded(worths: Worths, floors: Vectors, units: list[int], *, up: bool) -> tuple[Worths, NDArray[np.int64]]:
    """Write worths in coarser units, from the least of each table, rounded; and the floors in the same units, rounded up."""
    unit = np.array(units, dtype=worths.tables[0].dtype)
    tables, base = [], np.zeros(worths.columns, dtype=worths.tables[0].dtype)
    for table in worths.tables:
        least = table.reshape(-1, worths.columns).min(axis=0)
        base = base + least
        above = table - least
        tables.append(np.asarray(-(-above // unit) if up else above // unit, dtype=np.int64))
    asked = np.asarray(-(-(floors - base) // unit), dtype=np.int64)
    return Worths(worths.sizes, worths.scopes, tuple(tables)), asked


def _counted(formula: Formula, worths: Worths, floors: NDArray[np.int64]) -> float:
    sums = _Sums(np.maximum(floors, worths.low), worths.low, worths.high)
    semiring = of_elements("sums", sums.product, sums.union)
    masks = tuple(mask_of(scope) for scope in worths.scopes)
    question = Question(formula, worths.sizes, (), semiring, TABLES, Budget(WORK), split=False, values=masks)
    factors, plan = elimination(question)
    tables = [sums.table(table) for table in worths.tables]
    found = executed(plan, (*factors.tables, *tables), semiring)[0][()]
    if not isinstance(found, _Grid):
        return 0.0
    # A grid of one table alone has not been joined yet: count what reaches the floors.
    reached = tuple(slice(max(0, int(least - at)), None) for least, at in zip(sums.floors, found.start, strict=True))
    return float(found.ways[reached].sum())

"""How many assignments come up to floors: exactly where that is possible, else certainly between two numbers.

Counting what sums reach a floor is counting knapsack solutions. Sums of whole numbers in few cells are counted exactly (Dyer 2003,
Approximate counting by dynamic programming); where the cells are too many, all worths are rounded down to a coarser unit: what reaches
the floors rounded down does so for certain, and what falls short by more than was rounded away certainly does not. Nothing is sampled.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, gcd, prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.maths.buckets import Plan, executed
from accords.maths.conditioning import Budget
from accords.maths.elimination import Count, bounded_count
from accords.maths.factors import Factors
from accords.maths.formula import FALSE, TRUE, Formula, dense, restrict, variables
from accords.maths.ordering import mask_of
from accords.maths.question import Question, TooCoupled, elimination
from accords.maths.semiring import TRUTH, of_elements
from accords.maths.worths import Vectors, Worths

# Spaces up to this size are looked at assignment by assignment.
LISTED = 1 << 21

# The largest grid of sums that is counted on exactly, in cells; the largest coarse one; the smallest that says anything.
GRID = 1 << 18
ROUGH = 1 << 12
COARSE = 1 << 9

# Settings of variables that nothing couples are summed in bundles of so many.
BUNDLE = 1 << 12

# Columns that share a coarse grid.
TOGETHER = 2

# Cells of all grids in the largest table, and in all tables of one question.
TABLE = 1 << 25
WORK = 1 << 29

# Counts in floating point numbers end somewhat above this.
_LARGEST = 10**300

# What drawing up a plan may cost, as the budget counts it.
_PLANNING = 1 << 27

# Assignments that are looked at together.
_BLOCK = 1 << 19

# Floating point numbers count exactly below this; above it the bounds are widened by a share that covers the rounding of several
# million additions in a row.
_EXACT = float(1 << 53)
_ROOM = 1e-9


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
    if formula == FALSE or not all(worths.sizes):
        return Count(0, 0, "elimination")
    low, high = worths.low, worths.high
    binding = [column for column, least in enumerate(floors) if least is not None and low[column] < least]
    if any(high[column] < (floors[column] or 0) for column in binding):
        return Count(0, 0, "elimination")
    if not binding:
        return bounded_count(formula, worths.sizes)
    asked = np.array([floors[column] for column in binding], dtype=worths.tables[0].dtype)
    worths = worths.only(binding)
    if prod(worths.sizes) <= LISTED:
        return _listed(formula, worths, asked)
    if prod(worths.sizes) < _LARGEST:
        try:
            return _on_grids(formula, worths, asked)
        except TooCoupled:
            pass
    return Count(0, bounded_count(formula, worths.sizes).high, "not counted: the conditions couple too many issues")


def _listed(formula: Formula, worths: Worths, floors: Vectors) -> Count:
    """Look at every assignment: half by half where nothing couples them, else in blocks."""
    sizes = worths.sizes
    if formula == TRUE and all(len(scope) == 1 for scope in worths.scopes):
        number = _paired(worths, floors)
        return Count(number, number, "enumeration")
    split = len(sizes)
    while split and prod(sizes[split - 1 :]) <= _BLOCK:
        split -= 1
    number = 0
    for setting in np.ndindex(*sizes[:split]):
        fixed = dict(enumerate(setting))
        part = restrict(formula, fixed)
        if part != FALSE:
            block = worths.block(fixed)
            true = dense(part, range(split, len(sizes)), sizes).reshape(-1)
            for column, least in enumerate(floors):
                true &= block[:, column] >= least
            number += int(np.count_nonzero(true))
    return Count(number, number, "enumeration")


def _paired(worths: Worths, floors: Vectors) -> int:
    """Count the pairs of settings of the first and of the other variables that come up to the floors together."""
    middle = len(worths.sizes) // 2
    halves = []
    for part in (worths.tables[:middle], worths.tables[middle:]):
        sums = np.zeros((1, worths.columns), dtype=worths.tables[0].dtype)
        for table in part:
            sums = (sums[:, None] + table[None]).reshape(-1, worths.columns)
        halves.append(sums)
    left, right = halves
    needed = floors - left
    number = 0
    step = max(1, _BLOCK // len(right))
    for start in range(0, len(left), step):
        reached = np.ones((len(needed[start : start + step]), len(right)), dtype=np.bool_)
        for column in range(worths.columns):
            reached &= right[None, :, column] >= needed[start : start + step, None, column]
        number += int(np.count_nonzero(reached))
    return number


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
            before: tuple[Any, ...] = (slice(None),) * axis
            if last < ways.shape[axis] - 1:
                tail = ways[(*before, slice(last, None))].sum(axis=axis)
                ways = ways[(*before, slice(last + 1))].copy()
                ways[(*before, last)] = tail
            ways = ways[(*before, slice(first, None))]
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

    def laid(self, bundle: Vectors) -> _Grid | None:
        """Lay out what the settings of a bundle come to, shape (settings, columns)."""
        low, high = bundle.min(axis=0), bundle.max(axis=0)
        ways = np.zeros(tuple(int(width) for width in high - low + 1))
        np.add.at(ways, tuple((bundle - low).T), 1.0)
        return self.cut(_Grid(ways, low, low, high))

    def table(self, worths: Vectors) -> NDArray[Any]:
        flat = worths.reshape(-1, worths.shape[-1])
        low, high = flat.min(axis=0), flat.max(axis=0)
        result = np.empty(worths.shape[:-1], dtype=np.object_)
        for index in np.ndindex(*result.shape):
            result[index] = self.cut(_Grid(np.ones((1,) * len(low)), worths[index].astype(np.int64), low, high))
        return result


def _on_grids(formula: Formula, worths: Worths, floors: Vectors) -> Count:
    """Count on one grid over all columns where it can have a cell for each sum; else on coarser grids over two columns at a time."""
    coupled, bundles = _bundled(formula, worths)
    masks = tuple(mask_of(scope) for scope in coupled.scopes)
    # Every variable has a table of worths, so that none has to be counted beside them.
    question = Question(formula, coupled.sizes, (), TRUTH, TABLE // COARSE, Budget(_PLANNING), split=False, values=masks)
    plan = elimination(question)
    largest = min(GRID, TABLE // max(1, plan[1].peak), WORK // max(1, plan[1].cells))
    if largest < min(GRID, COARSE):
        raise TooCoupled(len(worths.sizes), plan[1].cells, tuple(range(len(worths.sizes))))
    steps = [_step(worths, column) for column in range(worths.columns)]
    spread = [int(most) - int(least) for most, least in zip(worths.high, worths.low, strict=True)]
    if prod(width // step + 1 for width, step in zip(spread, steps, strict=True)) <= largest:
        return _between(plan, coupled, bundles, floors, steps)
    groups = [list(range(first, min(first + TOGETHER, worths.columns))) for first in range(0, worths.columns, TOGETHER)]
    found = []
    for columns in groups:
        side = max(2, int(min(largest, ROUGH) ** (1 / len(columns))) - 1)
        units = [-(-max(spread[column], 1) // (side * steps[column])) * steps[column] for column in columns]
        parts = [bundle[:, columns] for bundle in bundles]
        found.append(_between(plan, coupled.only(columns), parts, floors[columns], units))
    if len(found) == 1:
        return found[0]
    # All that miss some floors are at most those that miss the floors of one group, added up (Bonferroni).
    every = bounded_count(formula, worths.sizes).high
    low = max(0, sum(count.low for count in found) - (len(found) - 1) * every)
    return Count(low, min(count.high for count in found), "sums rounded down and up, two columns at a time")


def _bundled(formula: Formula, worths: Worths) -> tuple[Worths, list[Vectors]]:
    """Take out the variables that nothing couples, in bundles: sums of several are rounded once, which keeps bounds close.

    Returns
    -------
    tuple[Worths, list[Vectors]]
        The worths, in which such a variable has one value that is worth nothing; and for each bundle what its settings come to.
    """
    shared = variables(formula) | {variable for scope in worths.scopes if len(scope) > 1 for variable in scope}
    free = [variable for variable in range(len(worths.sizes)) if variable not in shared]
    tables = dict(zip(worths.scopes, worths.tables, strict=True))
    bundles: list[Vectors] = []
    for variable in free:
        table = tables[variable,]
        if bundles and len(bundles[-1]) * len(table) <= BUNDLE:
            bundles[-1] = (bundles[-1][:, None] + table[None]).reshape(-1, worths.columns)
        else:
            bundles.append(table)
        tables[variable,] = np.zeros((1, worths.columns), dtype=table.dtype)
    sizes = tuple(1 if variable in free else size for variable, size in enumerate(worths.sizes))
    return Worths(sizes, worths.scopes, tuple(tables[scope] for scope in worths.scopes)), bundles


def _between(plan: tuple[Factors, Plan], worths: Worths, bundles: list[Vectors], floors: Vectors, units: list[int]) -> Count:
    """Count what reaches the floors for certain with worths in coarser units, and what may."""
    rounded, certain, possible = _rounded([*worths.tables, *bundles], floors, units)
    coarse = Worths(worths.sizes, worths.scopes, tuple(rounded[: len(worths.tables)]))
    down = _counted(plan, coarse, rounded[len(worths.tables) :], certain)
    exact = bool((certain == possible).all())
    up = down if exact else _counted(plan, coarse, rounded[len(worths.tables) :], possible)
    return Count(_below(down), _above(up), "elimination over sums" if exact else "sums rounded down and up")


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
    return gcd(*steps) or 1


def _rounded(tables: list[Vectors], floors: Vectors, units: list[int]) -> tuple[list[Vectors], NDArray[np.int64], NDArray[np.int64]]:
    """Write worths in coarser units, from the least of each table, rounded down.

    Returns
    -------
    tuple[list[Vectors], NDArray[np.int64], NDArray[np.int64]]
        The tables, what sums of them have to be to reach the floors for certain, and what they have to be at least.
    """
    kind, columns = tables[0].dtype, len(units)
    unit, base, lost = np.array(units, dtype=kind), np.zeros(columns, dtype=kind), np.zeros(columns, dtype=kind)
    rounded = []
    for table in tables:
        least = table.reshape(-1, columns).min(axis=0)
        above = table - least
        rounded.append(np.asarray(above // unit, dtype=np.int64))
        base = base + least
        lost = lost + (above % unit).reshape(-1, columns).max(axis=0)
    certain, possible = (np.asarray(-(-(asked - base) // unit), dtype=np.int64) for asked in (floors, floors - lost))
    return rounded, certain, possible


def _counted(plan: tuple[Factors, Plan], worths: Worths, bundles: list[Vectors], floors: NDArray[np.int64]) -> float:
    """Count the sums that reach floors; a floor below all of them is reached by all."""
    low = worths.low + sum((bundle.min(axis=0) for bundle in bundles), np.zeros(worths.columns, dtype=np.int64))
    high = worths.high + sum((bundle.max(axis=0) for bundle in bundles), np.zeros(worths.columns, dtype=np.int64))
    sums = _Sums(np.maximum(floors, low), low, high)
    factors, steps = plan
    tables = [sums.table(table) for table in worths.tables]
    found = executed(steps, (*factors.tables, *tables), of_elements("sums", sums.product, sums.union))[0][()]
    for bundle in bundles:
        found = sums.product(found, sums.laid(bundle))
    if not isinstance(found, _Grid):
        return 0.0
    # A grid of one table alone has not been joined yet: count what reaches the floors.
    reached = tuple(slice(max(0, int(least - at)), None) for least, at in zip(sums.floors, found.start, strict=True))
    return float(found.ways[reached].sum())

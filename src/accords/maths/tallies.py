"""How many assignments come up to floors: exactly where that is possible, else certainly between two numbers, with an estimate.

Counting what sums reach a floor is counting knapsack solutions. Where nothing couples the variables, or little does, what they come to is
listed in two halves, and the pairs of them are counted (:mod:`accords.maths.halves`). Past that sums are counted on grids
(:mod:`accords.maths.grid_tallies`). Nothing is drawn from all assignments: what is rare would not be met.
"""

from __future__ import annotations

from fractions import Fraction
from math import prod

import numpy as np

from accords.maths.elimination import Count, bounded_count
from accords.maths.estimate import DOUBT
from accords.maths.formula import FALSE, Formula, dense, restrict
from accords.maths.grid_tallies import on_grids
from accords.maths.halves import pairs_reaching, work_of
from accords.maths.independent import Part, independent, together
from accords.maths.question import TooCoupled
from accords.maths.rounded import step
from accords.maths.worths import Vectors, Worths

# A space up to this size of which all variables are coupled is looked at assignment by assignment.
LISTED = 1 << 21

# About how many nanoseconds counting by halves may take, and the longest list.
HALVES = 10**8
LONGEST = 1 << 20

# Counts in floating point numbers end somewhat above this.
_LARGEST = 10**300

# Assignments that are looked at together.
_BLOCK = 1 << 19


def reaching(formula: Formula, worths: Worths, floors: tuple[int | None, ...], doubt: float = DOUBT) -> Count:
    """Count the assignments of which the formula is true and that come up to every floor.

    Parameters
    ----------
    formula
        Over the variables of ``worths``.
    worths
        What assignments come to, column by column.
    floors
        Per column the least that an assignment must come to, or ``None``.
    doubt
        How often the interval of an estimate may miss the number.

    Returns
    -------
    Count
        Exact, or certified bounds, with an estimate where they are far apart and nothing too large is coupled. The same question gives
        the same estimate; where little is coupled it does not depend on the order in which variables, values and columns are described.
    """
    if formula == FALSE or not all(worths.sizes):
        return Count(0, 0, "elimination")
    low, high = worths.low, worths.high
    binding = [column for column, least in enumerate(floors) if least is not None and low[column] < least]
    if any(high[column] < (floors[column] or 0) for column in binding):
        return Count(0, 0, "elimination")
    if not binding:
        return bounded_count(formula, worths.sizes)
    binding = _in_order(worths, binding, floors)
    asked = np.array([floors[column] for column in binding], dtype=worths.tables[0].dtype)
    worths = worths.only(binding)
    parts = independent(formula, worths)
    if prod(worths.sizes) <= LISTED and len(parts) == 1:
        return _in_blocks(formula, worths, asked)
    found = _in_halves(worths, parts, asked)
    if found is not None:
        return found
    if prod(worths.sizes) < _LARGEST:
        try:
            return on_grids(formula, worths, parts, asked, doubt)
        except TooCoupled:
            pass
    return Count(0, bounded_count(formula, worths.sizes).high, "not counted: the conditions couple too many issues")


def _in_order(worths: Worths, columns: list[int], floors: tuple[int | None, ...]) -> list[int]:
    """Put columns into an order that does not depend on how they were given: by the place of the floor, then by all numbers."""
    if len(columns) == 1:
        return columns
    low, high = worths.low, worths.high
    places = [Fraction(int((floors[column] or 0) - low[column]), int(high[column] - low[column])) for column in columns]
    numbers = [_numbers(worths, column) if len(set(places)) < len(columns) else [] for column in columns]
    return [column for _, _, column in sorted(zip(places, numbers, columns, strict=True))]


def _numbers(worths: Worths, column: int) -> list[int]:
    """Give all numbers of a column, sorted, in its own unit and above the least of their table."""
    unit = step(worths.tables, column)
    values = [table[..., column].reshape(-1) for table in worths.tables]
    return sorted(int(number) for one in values for number in (one - one.min()) // unit)


def _in_blocks(formula: Formula, worths: Worths, floors: Vectors) -> Count:
    """Look at every assignment."""
    sizes = worths.sizes
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


def _in_halves(worths: Worths, parts: list[Part], floors: Vectors) -> Count | None:
    """List what two halves of the parts come to, and count pairs; nothing where that is too much work."""
    sides, (first, second) = _halved([part.size for part in parts])
    wide = worths.tables[0].dtype == np.object_
    if max(first, second) > LONGEST or work_of(first, second, worths.columns, wide=wide) > HALVES:
        return None
    halves = [np.zeros((1, worths.columns), dtype=worths.tables[0].dtype) for _ in range(2)]
    for part, side in zip(parts, sides, strict=True):
        halves[side] = together(halves[side], part.listed())
    number = pairs_reaching(halves[0], halves[1], floors)
    return Count(number, number, "enumeration")


def _halved(sizes: list[int]) -> tuple[list[int], list[int]]:
    """Put parts into two halves, the largest first where there is less; give the half of each, and how long the halves are."""
    sides, lengths = [0] * len(sizes), [1, 1]
    for part in sorted(range(len(sizes)), key=sizes.__getitem__, reverse=True):
        sides[part] = 0 if lengths[0] <= lengths[1] else 1
        lengths[sides[part]] *= sizes[part]
    return sides, lengths

"""The efficient frontier of additive worths among the assignments of which a formula is true, exactly.

By elimination over the semiring of fronts where the formula couples few variables at a time; by looking at all assignments in blocks
where it couples many; past that it says so. With a limit on the length of fronts the result is an epsilon-frontier, and says how far
off it may be (Papadimitriou and Yannakakis 2000, On the approximability of trade-offs; here with an additive bound).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import prod

import numpy as np
from numpy.typing import NDArray

from accords.maths.buckets import Plan, executed
from accords.maths.conditioning import Budget
from accords.maths.dominance import Vectors, efficient
from accords.maths.factors import Factors
from accords.maths.formula import FALSE, Formula, dense, restrict
from accords.maths.fronts import Front, Inner, Listed, Rules, TooLong, chosen, pareto, table_of
from accords.maths.ordering import mask_of
from accords.maths.prospects import prospects
from accords.maths.question import Question, TooCoupled, elimination
from accords.maths.unfolding import assignments, every_assignment
from accords.maths.worths import Worths

__all__ = ["Frontier", "TooLong", "frontier"]

# The largest table of fronts, in cells.
CELLS = 1 << 14

# Elimination is not tried where its tables of fronts would have more cells than this together.
WORK = 1 << 26

# Spaces up to this size are looked at assignment by assignment straight away: that is quicker than any plan.
LISTED = 1 << 13

# Where elimination is not possible, so many assignments are looked at one by one.
ENUMERATED = 1 << 28

# Parts that are kept for each direction in the first of two passes.
BEAM = 256

# Assignments that are looked at together.
_BLOCK = 1 << 19


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """The efficient vectors, and how they come about.

    Attributes
    ----------
    vectors
        Distinct whole numbers on the axes, shape (vectors, axes), decreasing by the first axis.
    counts
        Per vector how many assignments have it, as exact whole numbers.
    front
        How they come about, or nothing where there is no assignment.
    variables
        How many variables an assignment has.
    loss
        Per axis, 0 where the frontier is exact. Else whatever exceeds the floors of all axes by at least so much exceeds some vector that
        is listed by at most so much on each; a listed vector may be dominated by one left out, and counts are lower bounds.
    method
        ``elimination`` or ``enumeration``.
    """

    vectors: Vectors
    counts: tuple[int, ...]
    front: Front | None
    variables: int
    loss: tuple[int, ...]
    method: str

    def __len__(self) -> int:
        """Give the number of distinct vectors."""
        return len(self.counts)

    def examples(self, rows: NDArray[np.intp] | None = None) -> NDArray[np.intp]:
        """Give one assignment for each vector, or for some of them, shape (vectors, variables)."""
        asked = np.arange(len(self), dtype=np.intp) if rows is None else rows
        return np.zeros((0, self.variables), dtype=np.intp) if self.front is None else assignments(self.front, asked, self.variables)

    def every(self, row: int) -> Iterator[tuple[int, ...]]:
        """Give all assignments that have one vector, in a fixed order."""
        if self.front is not None:
            for values in every_assignment(self.front, row):
                yield tuple(values[variable] for variable in range(self.variables))


def frontier(formula: Formula, worths: Worths, axes: int, floors: tuple[int | None, ...] = (), most: int | None = None) -> Frontier:
    """Find the efficient frontier.

    Parameters
    ----------
    formula
        Over the variables of ``worths``.
    worths
        The first ``axes`` columns are axes; every other column has a floor that an assignment must reach, and counts for nothing else.
    axes
        On how many columns more is better.
    floors
        Per column the least that an assignment must come to, or ``None`` on an axis without one; left out: none. They have to fit
        64 bits where the worths do.
    most
        Thin fronts out that are longer than this, if given: at least 1.

    Returns
    -------
    Frontier
        All assignments on the frontier are counted.

    Raises
    ------
    TooCoupled
        When neither elimination nor looking at every assignment stays within the limits.
    TooLong
        When fronts get longer than the work set aside allows, and ``most`` is not given.
    ValueError
        When there is not one floor for each column, or a column that is no axis has none.
    """
    floors = floors or (None,) * worths.columns
    if len(floors) != worths.columns or None in floors[axes:]:
        raise ValueError(f"The floors {floors} do not name one for each of {worths.columns} columns, and a number past {axes} axes.")
    variables = len(worths.sizes)
    if formula == FALSE or not all(worths.sizes):
        return _none(worths, axes, "elimination")
    low = worths.low
    # A floor below what every assignment comes to is met by all: what suffices is never less than that.
    floors = tuple(floor if floor is None or column < axes else max(floor, int(low[column])) for column, floor in enumerate(floors))
    # What stands for others may fall short of a floor that they reach: while fronts are thinned out, floors on axes are not asked.
    rules = Rules(axes, floors if most is None else (*(None,) * axes, *floors[axes:]), Inner(low, worths.high), most)
    masks = tuple(mask_of(scope) for scope in worths.scopes)
    question = Question(formula, worths.sizes, (), pareto(rules), CELLS, Budget(WORK), split=False, values=masks)
    try:
        plan = elimination(question) if prod(worths.sizes) > LISTED or most is not None else None
    except TooCoupled:
        if prod(worths.sizes) > ENUMERATED:
            raise
        plan = None
    if plan is None:
        found, method = _enumerated(formula, worths, rules), "enumeration"
    else:
        found, method = _eliminated(plan, worths, _looking_ahead(plan, worths, rules), floors), "elimination"
    if found is None:
        return _none(worths, axes, method)
    return Frontier(
        found.vectors[:, :axes], tuple(int(count) for count in found.counts.tolist()), found, variables, found.loss or (0,) * axes, method
    )


def _none(worths: Worths, axes: int, method: str) -> Frontier:
    return Frontier(np.zeros((0, axes), dtype=np.int64), (), None, len(worths.sizes), (0,) * axes, method)


def _eliminated(plan: tuple[Factors, Plan], worths: Worths, rules: Rules, floors: tuple[int | None, ...]) -> Front | None:
    """Carry out a plan over fronts, and keep what reaches the floors."""
    factors, steps = plan
    tables = [table_of(table, scope, rules.prospects) for scope, table in zip(worths.scopes, worths.tables, strict=True)]
    found = executed(steps, (*factors.tables, *tables), pareto(rules))[0][()]
    if not isinstance(found, Front):
        return None
    alive = np.ones(len(found), dtype=np.bool_)
    for column, floor in enumerate(floors):
        if floor is not None:
            alive &= found.vectors[:, column] >= floor
    return found if alive.all() else chosen(found, alive.nonzero()[0])


def _looking_ahead(plan: tuple[Factors, Plan], worths: Worths, rules: Rules) -> Rules:
    """Add prospects where two axes have several allowances beside them: fronts would be long without.

    A first pass that keeps few parts finds vectors that can be attained, which the second need not fall behind.
    """
    floors = [floor for floor in rules.floors[rules.axes :] if floor is not None]
    if rules.axes != 2 or len(floors) < 2 or rules.most is not None:
        return rules
    hopes = prospects(worths, floors, BEAM)
    ahead = replace(rules, all=Inner(worths.low, worths.high, hopes.total), prospects=hopes)
    found = _eliminated(plan, worths, ahead, rules.floors)
    if found is None or not len(found):
        return rules
    return replace(ahead, prospects=hopes.after(found.vectors[efficient(found.vectors[:, :2], 2).members][:, :2]))


def _enumerated(formula: Formula, worths: Worths, rules: Rules) -> Front | None:
    """Look at all assignments, block by block."""
    sizes = worths.sizes
    split = len(sizes)
    while split and prod(sizes[split - 1 :]) <= _BLOCK:
        split -= 1
    vectors = np.zeros((0, worths.columns), dtype=worths.tables[0].dtype)
    codes = np.zeros(0, dtype=np.int64)
    found = efficient(vectors, rules.axes)
    length = prod(sizes[split:])
    for number, setting in enumerate(np.ndindex(*sizes[:split])):
        fixed = dict(enumerate(setting))
        true = dense(restrict(formula, fixed), range(split, len(sizes)), sizes).reshape(-1)
        if not true.any():
            continue
        block = worths.block(fixed)
        for column, floor in enumerate(rules.floors):
            if floor is not None:
                true &= block[:, column] >= floor
        code = true.nonzero()[0]
        block = block[code]
        for column, floor in enumerate(rules.floors[rules.axes :], rules.axes):
            block[:, column] = floor  # what suffices suffices
        alive = _hopeful(block, vectors)
        vectors = np.concatenate([vectors, block[alive]])
        codes = np.concatenate([codes, code[alive] + number * length])
        found = efficient(vectors, rules.axes)
        vectors, codes = vectors[found.members], codes[found.members]
    if not len(codes):
        return None
    counts = np.diff(np.append(found.starts, len(codes)))
    vectors = vectors[found.starts]
    return Front(vectors, counts.astype(np.float64), found.starts, Listed(sizes, codes), rules.all)


def _hopeful(block: Vectors, known: Vectors) -> NDArray[np.bool_]:
    """Leave out at once what one vector dominates on every column: the one with the largest sum, of these and of those known."""
    if not len(block):
        return np.zeros(0, dtype=np.bool_)
    best = block[int(np.argmax(_spread_alike(block)))]
    alive = np.ones(len(block), dtype=np.bool_)
    for vector in (best, *known[:: max(1, len(known) // 8)]):
        worse, better = np.zeros(len(block), dtype=np.bool_), np.zeros(len(block), dtype=np.bool_)
        for column, number in zip(block.T, vector, strict=True):  # along the short side of an array this is slow
            worse |= column < number
            better |= column > number
        alive &= ~worse | better
    return alive


def _spread_alike(block: Vectors) -> NDArray[np.float64]:
    """Add the columns up after stretching each to the same spread."""
    values = block.astype(np.float64)
    low, high = values.min(axis=0), values.max(axis=0)
    result: NDArray[np.float64] = ((values - low) / np.where(high > low, high - low, 1.0)).sum(axis=1)
    return result

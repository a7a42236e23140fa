"""Which variables to fix, each to all its values in turn, so that what remains is small enough to eliminate.

Fixing a variable takes it out of every table and makes large disjunctions small (cutset conditioning: Dechter 1999, section 8).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod

from accords.maths.buckets import CALL, Plan, planned
from accords.maths.factors import DENSE, TooManyGates, factorised
from accords.maths.formula import FALSE, And, Formula, Leaf, Not, compact, restrict, variables
from accords.maths.ordering import mask_of, members


@dataclass(frozen=True, slots=True)
class Cutset:
    """Variables to fix.

    Attributes
    ----------
    variables
        In the order in which they were chosen.
    passes
        How many settings they have.
    work
        Estimated cells of all tables over all passes.
    """

    variables: tuple[int, ...]
    passes: int
    work: int


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a conjunction: its scope, how many tables it reads, and the scopes of its factors when it is written with gates."""

    scope: int
    leaves: int
    gated: tuple[int, ...]


class OverBudget(Exception):  # noqa: N818 - a signal inside this layer, never shown
    """The work has reached its limit."""


class Budget:
    """How much work may still be done, in cells; the same on every machine."""

    def __init__(self, cells: int) -> None:
        self.cells = cells

    def spend(self, cells: int) -> None:
        """Use up some of it; raise :class:`OverBudget` when it is gone."""
        self.cells -= cells
        if self.cells < 0:
            raise OverBudget


def settings(formula: Formula, sizes: Sequence[int], fixed: Sequence[int], budget: Budget) -> Iterator[tuple[dict[int, int], Formula]]:
    """Fix variables to all their values in turn, one variable after the other, leaving out what is false by then.

    A branch ends early where the formula has lost half of its tables: what is left deserves a plan of its own.

    Parameters
    ----------
    formula
        What is to be eliminated.
    sizes
        The domain size of every variable.
    fixed
        The variables to fix.
    budget
        Pays for each formula that is restricted.

    Yields
    ------
    tuple[dict[int, int], Formula]
        The values of the first of ``fixed``, mostly of all, and the formula restricted to them.

    Raises
    ------
    OverBudget
        When the budget is used up.
    """
    waiting: list[tuple[dict[int, int], Formula]] = [({}, formula)]
    few = leaves(formula) // 2
    while waiting:
        values, rest = waiting.pop()
        size = leaves(rest)
        if len(values) == len(fixed) or size <= few:
            yield values, rest
            continue
        variable = fixed[len(values)]
        budget.spend(CALL * size * sizes[variable])
        for value in reversed(range(sizes[variable])):
            restricted = restrict(rest, {variable: value})
            if restricted != FALSE:
                waiting.append((values | {variable: value}, restricted))


def cutset(formula: Formula, sizes: Sequence[int], kept: int, cells: int) -> Cutset | None:
    """Choose variables to fix, greedily those that stand in the largest tables.

    Parameters
    ----------
    formula
        What is to be eliminated.
    sizes
        The domain size of every variable.
    kept
        Bitmask of variables that are not summed over; they may be fixed too.
    cells
        The largest table to make.

    Returns
    -------
    Cutset or None
        The cheapest found, by an estimate that knows nothing of what becomes false early; ``None`` when there is nothing to fix.
    """
    parts, extended = _parts(formula, sizes)
    read = [variable for variable in sorted(variables(formula)) if sizes[variable] > 1]
    best: Cutset | None = None
    chosen: list[int] = []
    while True:
        fixed = mask_of(chosen)
        passes = prod([sizes[variable] for variable in chosen])
        if best is not None and passes * CALL > best.work:
            return best
        plan, extra = _outline(parts, extended, kept & ~fixed, fixed, cells)
        cost = passes * (plan.work + extra)
        if chosen and plan.peak <= cells and (best is None or cost < best.work):
            best = Cutset(tuple(chosen), passes, cost)
        weight = dict.fromkeys((variable for variable in read if not fixed >> variable & 1), 0)
        for bucket in plan.oversized or plan.buckets:
            size = prod([extended[variable] for variable in members(bucket)])
            for variable in members(bucket):
                if variable in weight:
                    weight[variable] += size
        heaviest = max(weight, key=lambda variable: (weight[variable], sizes[variable], -variable), default=None)
        if heaviest is None:
            return best
        chosen.append(heaviest)


def _parts(formula: Formula, sizes: Sequence[int]) -> tuple[list[_Part], list[int]]:
    root = compact(formula, sizes, 1)
    parts, extended = [], list(sizes)
    for part in root.parts if isinstance(root, And) else (root,):
        scope = mask_of(variables(part))
        gated: tuple[int, ...] = (scope,)
        if not isinstance(part, Leaf):
            try:
                factors = factorised(part, sizes, DENSE[-1])
            except TooManyGates:
                pass
            else:
                own = (1 << len(sizes)) - 1
                shift = len(extended) - len(sizes)
                gated = tuple(mask & own | (mask & ~own) << shift for mask in factors.scopes)
                extended += factors.sizes[len(sizes) :]
        parts.append(_Part(scope, leaves(part), gated))
    return parts, extended


def leaves(formula: Formula) -> int:
    """Count the tables that a formula reads, with repetitions."""
    return _leaves(formula, {})


def _leaves(formula: Formula, done: dict[int, int]) -> int:
    if isinstance(formula, Leaf):
        return 1
    if id(formula) not in done:  # parts may be shared, and then there are many more ways to them than parts
        parts = (formula.of,) if isinstance(formula, Not) else formula.parts
        done[id(formula)] = sum(_leaves(part, done) for part in parts)
    return done[id(formula)]


def _outline(parts: Sequence[_Part], sizes: Sequence[int], kept: int, fixed: int, cells: int) -> tuple[Plan, int]:
    """Plan the elimination that one pass needs, and estimate the work of writing its disjunctions as tables."""
    scopes: dict[int, None] = {}
    extra = 0
    for part in parts:
        rest = part.scope & ~fixed
        table = prod([sizes[variable] for variable in members(rest)])
        extra += CALL * part.leaves // 2
        if table <= min(cells, DENSE[0]):
            scopes[rest] = None
            extra += table * part.leaves // 4
        else:
            scopes.update((mask & ~fixed, None) for mask in part.gated)
    return planned(tuple(scopes), sizes, kept, len(sizes), cells), extra

"""One question about a formula, answered by elimination, by fixing variables where tables get too large, within a budget of work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from math import prod
from operator import or_
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.errors import AccordsError
from accords.maths.buckets import CALL, Plan, decoded, executed, planned
from accords.maths.conditioning import Budget, Cutset, OverBudget, cutset, leaves, settings
from accords.maths.content import parts
from accords.maths.factors import DENSE, Factors, TooManyGates, factorised
from accords.maths.formula import Formula, Or, compact, conj, variables
from accords.maths.ordering import mask_of, members
from accords.maths.semiring import TRUTH, WIDE, Semiring

# What choosing variables to fix costs, in cells, for each pair of tables that the formula reads.
_CHOICE = 1 << 8

# A plan whose largest table is smaller than this is taken without trying others.
_GOOD = 1 << 18


class TooCoupled(AccordsError):  # noqa: N818 - named for what it says about the formula
    """The formula couples too many variables for an exact answer within the budget.

    Attributes
    ----------
    width
        How many variables the largest table would have, gates included.
    cells
        How many cells it would have.
    variables
        The formula's variables in it.
    """

    def __init__(self, width: int, cells: int, variables: tuple[int, ...]) -> None:
        self.width = width
        self.cells = cells
        self.variables = variables
        super().__init__(
            f"The conditions couple {len(variables)} variables at once: an exact answer needs a table of {cells} cells. "
            "Allow more cells, or ask for bounds."
        )


@dataclass(frozen=True, slots=True)
class Question:
    """A formula with what is asked of it.

    Attributes
    ----------
    formula, sizes
        The formula over variables ``0 .. len(sizes) - 1``, and how many values each has.
    kept
        Variables that are not summed over.
    semiring
        What is computed.
    cells
        The largest table to make.
    budget
        The work that may be done, shared by all questions that this one is split into.
    split
        Whether it may be split by fixing variables.
    values
        Scopes, as bitmasks, of tables of elements that are multiplied with the formula's factors; who asks has them.
    """

    formula: Formula
    sizes: tuple[int, ...]
    kept: tuple[int, ...]
    semiring: Semiring
    cells: int
    budget: Budget
    split: bool = True
    values: tuple[int, ...] = ()

    def cutset(self) -> Cutset | None:
        """Choose variables to fix, if the question may be split, there are any, and the budget pays for the choice."""
        if not self.split:
            return None
        cost = _CHOICE * leaves(self.formula) ** 2
        if cost > self.budget.cells:
            return None
        self.budget.cells -= cost
        return cutset(self.formula, self.sizes, mask_of(self.kept), self.cells)

    def alternatives(self) -> tuple[Question, ...]:
        """Ask the same of each alternative of the disjunction that reads most: where one + one = one, their answers add up to this one.

        Nothing where there is no disjunction to take apart, or the question may not be split.
        """
        if not (self.split and self.semiring.idempotent):
            return ()
        whole = parts(compact(self.formula, self.sizes, min(DENSE[0], self.cells)))
        largest = max((part for part in whole if isinstance(part, Or)), key=lambda part: len(variables(part)), default=Or(()))
        rest = [part for part in whole if part is not largest]
        return tuple(replace(self, formula=conj(*rest, one)) for one in largest.parts)

    def passes(self, chosen: Cutset) -> Iterator[tuple[dict[int, int], Question]]:
        """Ask the same with some variables fixed to all their values in turn: each then has one value left."""
        for values, restricted in settings(self.formula, self.sizes, chosen.variables, self.budget):
            sizes = tuple(1 if variable in values else size for variable, size in enumerate(self.sizes))
            yield values, replace(self, formula=restricted, sizes=sizes)


def answer(question: Question) -> NDArray[Any]:
    """Sum over all variables but the kept ones.

    Returns
    -------
    NDArray[Any]
        One axis per kept variable in increasing order; read-only.

    Raises
    ------
    TooCoupled
        When the budgets do not suffice.
    """
    try:
        factors, plan = elimination(question)
    except TooCoupled as reason:
        try:
            if apart := question.alternatives():
                return reduce(question.semiring.add, [answer(one) for one in apart])
        except TooCoupled:
            pass
        chosen = question.cutset()
        if chosen is None:
            raise
        try:
            return _conditioned(question, chosen)
        except (OverBudget, TooCoupled):
            raise reason from None
    return executed(plan, factors.tables, question.semiring)[0]


def _conditioned(question: Question, chosen: Cutset) -> NDArray[Any]:
    semiring = question.semiring
    kept = tuple(sorted(question.kept))
    result = semiring.lift(np.zeros([question.sizes[variable] for variable in kept], dtype=np.bool_))
    if prod(question.sizes) >= WIDE:
        result = semiring.widen(result)
    for values, part in question.passes(chosen):
        index = tuple(slice(values[variable], values[variable] + 1) if variable in values else slice(None) for variable in kept)
        result[index] = semiring.add(result[index], answer(part))
    return result


def witness(question: Question) -> dict[int, int] | None:
    """Find an assignment of the variables that the formula reads which makes it true; ``None`` if there is none.

    Raises
    ------
    TooCoupled
        When the budgets do not suffice.
    """
    try:
        factors, plan = elimination(question)
    except TooCoupled as reason:
        try:
            if apart := question.alternatives():
                return next((values for one in apart if (values := witness(one)) is not None), None)
        except TooCoupled:
            pass
        chosen = question.cutset()
        if chosen is None:
            raise
        try:
            found = ((values, witness(part)) for values, part in question.passes(chosen))
            return next((values | rest for values, rest in found if rest is not None), None)
        except (OverBudget, TooCoupled):
            raise reason from None
    result, slots = executed(plan, factors.tables, TRUTH)
    return decoded(plan, slots) if result[()] else None


def tally(question: Question) -> tuple[int, bool]:
    """Count as many solutions as the budget allows.

    Returns
    -------
    tuple[int, bool]
        How many were counted, and whether they are all.
    """
    try:
        factors, plan = elimination(question)
    except TooCoupled:
        chosen = question.cutset()
        if chosen is None:
            return 0, False
        total, complete = 0, True
        try:
            for _, part in question.passes(chosen):
                number, whole = tally(part)
                total += number
                complete = complete and whole
        except OverBudget:
            complete = False
        return total, complete
    return int(executed(plan, factors.tables, question.semiring)[0][()]), True


def elimination(question: Question) -> tuple[Factors, Plan]:
    """Write the formula as factors with a plan whose tables all fit the budget.

    Large disjunctions become tables or chains of gates, whichever couples less.

    Raises
    ------
    TooCoupled
        When there is none.
    """
    kept = mask_of(question.kept)
    formula = compact(question.formula, question.sizes, min(DENSE[-1], question.cells))
    best: tuple[Factors, Plan] | None = None
    for limit in dict.fromkeys(min(limit, question.cells) for limit in (*DENSE, question.cells)):
        try:
            factors = factorised(formula, question.sizes, limit)
        except TooManyGates:
            continue
        question.budget.cells -= 16 * CALL * len(factors.scopes)
        if best is not None and factors.scopes == best[0].scopes[: len(factors.scopes)]:
            continue
        if not question.semiring.idempotent:
            factors = _with_free_variables(factors, kept)
        plan = planned((*factors.scopes, *question.values), factors.sizes, kept, factors.originals, question.cells)
        if best is None or plan.peak < best[1].peak:
            best = (factors, plan)
        if plan.peak <= min(question.cells, _GOOD):
            break
    if best is None or best[1].oversized or best[1].peak > question.cells or best[1].work > question.budget.cells:
        raise too_coupled(question, best)
    question.budget.spend(best[1].work)
    return best


def _with_free_variables(factors: Factors, kept: int) -> Factors:
    """Add a table that is true everywhere for each variable that no table reads, so that its values are counted."""
    free = (1 << factors.originals) - 1 & ~kept & ~reduce(or_, factors.scopes, 0)
    ones = tuple(np.ones(factors.sizes[variable], dtype=np.bool_) for variable in members(free))
    return replace(factors, scopes=factors.scopes + tuple(1 << variable for variable in members(free)), tables=factors.tables + ones)


def too_coupled(question: Question, best: tuple[Factors, Plan] | None) -> TooCoupled:
    """Say how much a question couples, from the best plan found for it."""
    if best is None:
        scope = tuple(sorted(variables(question.formula)))
        return TooCoupled(len(scope), prod([question.sizes[variable] for variable in scope]), scope)
    factors, plan = best
    scopes = plan.oversized or plan.buckets
    tables = [prod([factors.sizes[variable] for variable in members(scope)]) for scope in scopes]
    table = scopes[tables.index(plan.peak)] if scopes else 0
    return TooCoupled(table.bit_count(), plan.peak, tuple(variable for variable in members(table) if variable < factors.originals))

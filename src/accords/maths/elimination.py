"""Counting, deciding and projecting a formula by variable elimination, exactly, within a stated budget of cells.

One engine over several semirings (:mod:`accords.maths.buckets`). Where the conditions couple so many variables that a table would pass
the budget, some variables are fixed to each of their values in turn (conditioning: Dechter 1999, section 8) as long as the work stays
bounded; past that :class:`TooCoupled` is raised, or bounds are certified. Nothing is sampled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.maths.buckets import executed
from accords.maths.conditioning import Budget, cutset
from accords.maths.estimate import Estimate
from accords.maths.formula import Formula, Or, restrict
from accords.maths.minibuckets import upper_bound
from accords.maths.pairs import Pairs, pairs
from accords.maths.patience import Patience
from accords.maths.question import Question, TooCoupled, answer, elimination, tally, witness
from accords.maths.semiring import COUNT, TRUTH

__all__ = ["CELLS", "Count", "TooCoupled", "bounded_count", "count", "example", "project", "project_count", "project_pairs", "satisfiable"]

# The largest table that is made unless the caller says otherwise.
CELLS = 1 << 22

# All tables of one question together, with the overhead of each in cells: a second or two.
WORK = 1 << 29

# The same where only one solution is looked for: past that a solver is faster.
SEARCH = 1 << 27

# The largest table of words.
_WORDS = 1 << 16

# What a search that ends before its limit takes from the patience of a run, in the solver's units.
_SEARCH_COST = 0.1


@dataclass(frozen=True, slots=True)
class Count:
    """A number of assignments, or certified bounds on it.

    Attributes
    ----------
    low, high
        At least so many, at most so many; equal when exact.
    method
        How they were found: ``elimination``, ``conditioning``, ``search`` (a search showed that there are none), or what gave the bounds.
    estimate
        About how many there are, where the bounds are wide and something could be drawn.
    """

    low: int
    high: int
    method: str
    estimate: Estimate | None = None

    @property
    def exact(self) -> bool:
        """Whether the number is known."""
        return self.low == self.high

    def less(self, number: int) -> Count:
        """Take off some that are counted."""
        return Count(
            max(0, self.low - number),
            max(0, self.high - number),
            self.method,
            None if self.estimate is None else self.estimate.less(number),
        )


def count(formula: Formula, sizes: Sequence[int], cells: int = CELLS, patience: Patience | None = None) -> int:
    """Count the complete assignments for which the formula is true.

    Parameters
    ----------
    formula
        Over variables ``0 .. len(sizes) - 1``.
    sizes
        The domain size of every variable; those that the formula does not read multiply.
    cells
        The largest table to make.
    patience
        What limits the work of several questions together, if anything does.

    Returns
    -------
    int
        Exact at any size.

    Raises
    ------
    TooCoupled
        When neither elimination nor conditioning stays within the budget.
    """
    question = Question(formula, tuple(sizes), (), COUNT, cells, *_limits(WORK, patience))
    most = question.budget.cells
    try:
        return int(answer(question)[()]) if all(sizes) else 0
    finally:
        _spent(question, most, patience)


def satisfiable(formula: Formula, sizes: Sequence[int], cells: int = CELLS, patience: Patience | None = None) -> bool:
    """Decide whether some assignment makes the formula true.

    Parameters are those of :func:`count` and :func:`example`. Where the formula is too coupled, the solver of
    :mod:`accords.maths.search` decides.

    Raises
    ------
    Undecided
        When the solver reaches its limit.
    """
    return example(formula, sizes, cells, patience) is not None


def example(formula: Formula, sizes: Sequence[int], cells: int = CELLS, patience: Patience | None = None) -> tuple[int, ...] | None:
    """Find an assignment that makes the formula true.

    Parameters are those of :func:`count`. Where the formula is too coupled, the solver of :mod:`accords.maths.search` looks for one.

    Returns
    -------
    tuple[int, ...] or None
        The same one at every call; variables that the formula does not read take 0. ``None`` if there is none.

    Raises
    ------
    Undecided
        When the solver reaches its limit.
    """
    if not all(sizes):
        return None
    if isinstance(formula, Or):  # any alternative will do
        return next((found for part in formula.parts if (found := example(part, sizes, cells)) is not None), None)
    question = Question(formula, tuple(sizes), (), TRUTH, cells, *_limits(SEARCH, patience))
    most = question.budget.cells
    try:
        values = witness(question)
    except TooCoupled:
        return _found(formula, sizes, patience)
    finally:
        _spent(question, most, patience)
    return None if values is None else tuple(values.get(variable, 0) for variable in range(len(sizes)))


def project(
    formula: Formula, sizes: Sequence[int], scope: Sequence[int], cells: int = CELLS, patience: Patience | None = None
) -> NDArray[np.bool_]:
    """Decide for each assignment of some variables whether it extends to one that makes the formula true.

    Parameters
    ----------
    formula, sizes, cells
        As for :func:`count`.
    scope
        Distinct variables, in any order.
    patience
        What limits the work of several questions together, if anything does.

    Returns
    -------
    NDArray[np.bool_]
        One axis per variable of ``scope``, in that order.

    Raises
    ------
    TooCoupled
        As for :func:`count`, and when the result itself would pass the larger of ``cells`` and ``CELLS``.
    """
    return _projected(Question(formula, tuple(sizes), tuple(scope), TRUTH, cells, *_limits(WORK, patience)), patience)


def project_count(
    formula: Formula, sizes: Sequence[int], scope: Sequence[int], cells: int = CELLS, patience: Patience | None = None
) -> NDArray[Any]:
    """Count for each assignment of some variables how many complete assignments extend it and make the formula true.

    Parameters, axes and errors are those of :func:`project`.

    Returns
    -------
    NDArray[Any]
        64-bit integers where the counts are sure to fit, else Python integers in an object array.
    """
    return _projected(Question(formula, tuple(sizes), tuple(scope), COUNT, cells, *_limits(WORK, patience)), patience)


def project_pairs(formula: Formula, sizes: Sequence[int], cells: int = CELLS, patience: Patience | None = None) -> Pairs:
    """Decide for each two values of two variables whether some assignment with both makes the formula true: all projections on pairs.

    Parameters and errors are those of :func:`project`; tables are smaller, since each cell holds a word or more.
    """
    question = Question(formula, tuple(sizes), (), TRUTH, min(cells, _WORDS), *_limits(SEARCH, patience))
    most = question.budget.cells
    try:
        return pairs(question)
    finally:
        _spent(question, most, patience)


def bounded_count(formula: Formula, sizes: Sequence[int], cells: int = CELLS, patience: Patience | None = None) -> Count:
    """Count the complete assignments for which the formula is true, or bound their number where it is too coupled.

    The lower bound counts the solutions with some variables fixed, as many settings as the budget allows; the upper bound is by
    mini-buckets (Dechter and Rish 2003). Both are certain.

    Parameters are those of :func:`count` and :func:`example`.

    Returns
    -------
    Count
        Exact wherever :func:`count` is, and where a search shows that there are no solutions.
    """
    if not all(sizes):
        return Count(0, 0, "elimination")
    question = Question(formula, tuple(sizes), (), COUNT, cells, *_limits(WORK, patience))
    most = question.budget.cells
    try:
        return _bounded(question, patience)
    finally:
        _spent(question, most, patience)


def _bounded(question: Question, patience: Patience | None) -> Count:
    formula, sizes = question.formula, question.sizes
    try:
        factors, plan = elimination(question)
    except TooCoupled:
        number, complete = tally(question)
        if complete:
            return Count(number, number, "conditioning")
    else:
        number = int(executed(plan, factors.tables, COUNT)[0][()])
        return Count(number, number, "elimination")
    if not number:
        from accords.maths.search import Undecided  # noqa: PLC0415 - the solver is loaded only where it is needed

        try:
            found = _found(formula, sizes, patience)
        except Undecided:
            found = ()
        if found is None:
            return Count(0, 0, "search")
        number = _around(question, found) if found else 0
    # Where patience is short, so are the tables that bound from above.
    small = question.cells if patience is None or patience.left else min(question.cells, 1 << 14)
    return Count(number, max(number, upper_bound(formula, sizes, small)), "fixed variables below, mini-buckets above")


def _found(formula: Formula, sizes: Sequence[int], patience: Patience | None) -> tuple[int, ...] | None:
    """Look for an assignment with the solver."""
    from accords.maths.search import EFFORT, Undecided, find  # noqa: PLC0415 - the solver is loaded only where it is needed

    if patience is None:
        return find(formula, sizes)
    if not patience.left:
        raise Undecided("The conditions are too coupled to decide this within the work set aside for it.")
    effort = patience.effort(EFFORT)
    try:
        found = find(formula, sizes, effort)
    except Undecided:
        patience.search(effort)
        raise
    patience.search(min(effort, _SEARCH_COST))
    return found


def _limits(most: int, patience: Patience | None) -> tuple[Budget, bool]:
    """Give the budget of a question, and whether it may be split."""
    return (Budget(most), True) if patience is None else (patience.budget(most), patience.left)


def _spent(question: Question, most: int, patience: Patience | None) -> None:
    if patience is not None:
        patience.spend(most - question.budget.cells)


def _around(question: Question, found: tuple[int, ...]) -> int:
    """Count the solutions that share with one of them the values of the variables that couple most."""
    chosen = cutset(question.formula, question.sizes, 0, question.cells)
    values = {variable: found[variable] for variable in (chosen.variables if chosen else ())}
    sizes = tuple(1 if variable in values else size for variable, size in enumerate(question.sizes))
    try:
        return count(restrict(question.formula, values), sizes, question.cells)
    except TooCoupled:
        return 1


def _projected(question: Question, patience: Patience | None) -> NDArray[Any]:
    scope = question.kept
    shape = [question.sizes[variable] for variable in scope]
    if prod(shape) > max(question.cells, CELLS):
        raise TooCoupled(len(scope), prod(shape), scope)
    if not all(question.sizes):
        return question.semiring.lift(np.zeros(shape, dtype=np.bool_))
    ordered = sorted(scope)
    most = question.budget.cells
    try:
        return answer(question).transpose([ordered.index(variable) for variable in scope]).copy()
    finally:
        _spent(question, most, patience)

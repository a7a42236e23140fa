"""Fixing variables splits a formula into disjoint cases, and leaves smaller tables."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.maths.conditioning import Budget, OverBudget, cutset, leaves
from accords.maths.conditioning import settings as cases
from accords.maths.formula import FALSE, TRUE, Formula, conj, disj, leaf
from maths.formulas import problems
from oracles.assignments import meets, solutions

Problem = tuple[Formula, tuple[int, ...]]


@given(problems(), st.data())
def test_each_solution_falls_into_one_case(problem: Problem, data: st.DataObject) -> None:
    formula, sizes = problem
    fixed = data.draw(st.permutations(range(len(sizes))))[: data.draw(st.integers(0, 3))]
    found = list(cases(formula, sizes, fixed, Budget(1 << 40)))
    for values in solutions(formula, sizes):
        matching = [rest for case, rest in found if all(values[variable] == value for variable, value in case.items())]
        assert len(matching) == 1
        assert meets(matching[0], values)


def test_cases_are_paid_for() -> None:
    formula = conj(*[leaf((first, first + 1), ~np.eye(4, dtype=np.bool_)) for first in range(5)])
    with pytest.raises(OverBudget):
        list(cases(formula, (4,) * 6, (0, 1, 2), Budget(1 << 15)))


def test_the_variable_that_holds_everything_together_is_fixed_first() -> None:
    hub = [leaf((0, 1, other), np.indices((3, 3, 3)).sum(axis=0) % 3 == 0) for other in range(2, 8)]
    ring = [leaf((other, other + 1), ~np.eye(3, dtype=np.bool_)) for other in range(2, 7)]
    found = cutset(conj(*hub, *ring), (3,) * 8, 0, 9)
    assert found is not None
    assert set(found.variables) >= {0}
    assert found.passes == 3 ** len(found.variables)
    assert cutset(TRUE, (3,) * 8, 0, 9) is None


def test_tables_are_counted_with_repetitions() -> None:
    part = leaf((0,), [True, False])
    other = leaf((1,), [True, False])
    assert leaves(conj(part, disj(part, other))) == 3
    assert leaves(FALSE) == 0

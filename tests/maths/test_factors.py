"""The factors of a formula multiply to it, with one setting of the gates for each solution."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.maths import factors
from accords.maths.factors import Factors, TooManyGates, factorised
from accords.maths.formula import FALSE, TRUE, Formula, conj, disj, leaf
from accords.maths.ordering import members
from maths.formulas import problems
from oracles.assignments import assignments, meets

Problem = tuple[Formula, tuple[int, ...]]


def settings_of_gates(written: Factors, values: tuple[int, ...]) -> int:
    """Count the settings of the gates that go with one assignment."""
    number = 0
    for gates in assignments(written.sizes[written.originals :]):
        whole = values + gates
        tables = zip(written.scopes, written.tables, strict=True)
        number += all(table[tuple(whole[variable] for variable in members(scope))] for scope, table in tables)
    return number


@given(problems(space=40), st.sampled_from([1, 4, 16]))
def test_each_solution_has_one_setting_of_the_gates(problem: Problem, limit: int) -> None:
    formula, sizes = problem
    written = factorised(formula, sizes, limit)
    assert len(set(written.scopes)) == len(written.scopes)
    assert written.sizes[: written.originals] == sizes
    if len(written.sizes) - written.originals <= 6:
        for values in assignments(sizes):
            assert settings_of_gates(written, values) == int(meets(formula, values))


def test_small_disjunctions_are_tables_and_large_ones_get_gates() -> None:
    formula = disj(*[leaf((variable,), np.arange(3) == 0) for variable in range(5)])
    assert factorised(formula, (3,) * 5, 243).scopes == (0b11111,)
    gated = factorised(formula, (3,) * 5, 9)
    assert len(gated.sizes) == 9
    assert max(scope.bit_count() for scope in gated.scopes) == 3


def test_constants_need_no_gates() -> None:
    assert factorised(TRUE, (2, 2), 4).scopes == ()
    assert [bool(table) for table in factorised(FALSE, (2, 2), 4).tables] == [False]


def test_too_many_gates_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(factors, "GATES", 10)
    rule = disj(*[conj(leaf((2 * part,), [True, False]), leaf((2 * part + 1,), [True, False])) for part in range(20)])
    with pytest.raises(TooManyGates):
        factorised(rule, (2,) * 40, 2)

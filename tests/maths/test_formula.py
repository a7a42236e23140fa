"""Formulas mean what their definition says, however they are built, simplified or written as tables."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.maths.formula import (
    FALSE,
    TRUE,
    And,
    Formula,
    Leaf,
    Not,
    Or,
    compact,
    conj,
    dense,
    disj,
    holds,
    leaf,
    negate,
    restrict,
    variables,
)
from maths.formulas import problems
from oracles.assignments import assignments, meets

Problem = tuple[Formula, tuple[int, ...]]


def table(formula: Formula, sizes: tuple[int, ...]) -> list[bool]:
    """Give the truth of every assignment."""
    return [meets(formula, values) for values in assignments(sizes)]


def negations(formula: Formula) -> int:
    """How many negations stand in a formula."""
    if isinstance(formula, Leaf):
        return 0
    if isinstance(formula, Not):
        return 1 + negations(formula.of)
    return sum(negations(part) for part in formula.parts)


@given(problems())
def test_every_reading_of_a_formula_agrees_with_the_definition(problem: Problem) -> None:
    formula, sizes = problem
    expected = table(formula, sizes)
    packages = np.array(list(assignments(sizes)), dtype=np.intp).reshape(len(expected), len(sizes))
    assert holds(formula, packages).tolist() == expected
    assert dense(formula, range(len(sizes)), sizes).ravel().tolist() == expected
    assert dense(formula, range(len(sizes) - 1, -1, -1), sizes).transpose().ravel().tolist() == expected
    assert variables(formula) <= set(range(len(sizes)))


@given(problems(), st.sampled_from([0, 1, 4, 16, 64, 1_000]))
def test_rewriting_keeps_the_meaning(problem: Problem, cells: int) -> None:
    formula, sizes = problem
    expected = table(formula, sizes)
    rewritten = compact(formula, sizes, cells)
    assert table(rewritten, sizes) == expected
    assert negations(rewritten) == 0
    if cells >= len(expected):
        assert isinstance(rewritten, Leaf) or rewritten in {TRUE, FALSE}
    opposite = negate(formula)
    assert table(opposite, sizes) == [not value for value in expected]
    assert negations(opposite) == 0
    assert table(conj(formula, opposite), sizes) == [False] * len(expected)
    assert table(disj(formula, opposite), sizes) == [True] * len(expected)


@given(problems(), st.data())
def test_restricting_fixes_variables(problem: Problem, data: st.DataObject) -> None:
    formula, sizes = problem
    chosen = data.draw(st.sets(st.integers(0, len(sizes) - 1))) if sizes else set()
    fixed = {variable: data.draw(st.integers(0, sizes[variable] - 1)) for variable in chosen}
    rest = restrict(formula, fixed)
    assert variables(rest).isdisjoint(fixed)
    for values in assignments(sizes):
        meant = tuple(fixed.get(variable, value) for variable, value in enumerate(values))
        assert meets(rest, values) == meets(formula, meant)


def test_a_leaf_sorts_its_scope_and_drops_what_it_does_not_depend_on() -> None:
    allowed = np.zeros((2, 3, 1), dtype=np.bool_)
    allowed[:, 1] = True
    made = leaf((7, 2, 5), allowed)
    assert isinstance(made, Leaf)
    assert made.scope == (2,)
    assert made.allowed.tolist() == [False, True, False]
    swapped = leaf((3, 1), [[True, False], [True, True]])
    assert isinstance(swapped, Leaf)
    assert swapped.scope == (1, 3)
    assert swapped.allowed.tolist() == [[True, True], [False, True]]


def test_constant_leaves_are_true_or_false() -> None:
    assert leaf((0, 1), np.ones((2, 2))) == TRUE
    assert leaf((0,), [False, False]) == FALSE
    assert leaf((), np.array(True)) == TRUE  # noqa: FBT003 - a table without axes


@pytest.mark.parametrize(("scope", "shape"), [((0, 0), (2, 2)), ((0,), (2, 2)), ((0, 1), (2,))])
def test_a_scope_that_does_not_fit_its_table_is_refused(scope: tuple[int, ...], shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="axes once"):
        leaf(scope, np.zeros(shape))


def test_connectives_are_flat_and_absorb_constants() -> None:
    first, second, third = (leaf((variable,), [True, False]) for variable in range(3))
    assert conj(first, And((second, And((third, first))))) == And((first, second, third))
    assert disj(first, Or((second, Or((third, first))))) == Or((first, second, third))
    assert conj(first, TRUE) is first
    assert disj(first, FALSE) is first
    assert conj(first, FALSE) == FALSE
    assert disj(first, TRUE) == TRUE
    assert conj() == TRUE
    assert disj() == FALSE


def test_ten_thousand_parts_are_no_burden() -> None:
    parts = [leaf((part % 50, 50 + part % 7), np.arange(4).reshape(2, 2) != part % 3) for part in range(10_000)]
    formula = conj(*parts)
    assert isinstance(formula, And)
    assert len(formula.parts) == 10_000
    assert isinstance(negate(formula), Or)
    small = compact(formula, (2,) * 57, 4)
    assert isinstance(small, And)
    assert len(small.parts) == len({(part % 50, 50 + part % 7) for part in range(10_000)})


def test_deep_nesting_is_no_danger() -> None:
    formula: Formula = leaf((0,), [True, False])
    for variable in range(1, 120):
        join = conj if variable % 2 else disj
        formula = join(negate(formula), leaf((variable,), [True, False]))
    assert variables(compact(formula, (2,) * 120, 16)) == set(range(120))
    values = np.zeros((1, 120), dtype=np.intp)
    assert holds(negate(formula), values)[0] != holds(formula, values)[0]
    assert restrict(formula, dict.fromkeys(range(120), 0)) in {TRUE, FALSE}

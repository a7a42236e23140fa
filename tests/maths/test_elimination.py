"""Elimination against the definition, with budgets so small that every way of keeping to them is taken."""

from __future__ import annotations

from math import factorial
from time import process_time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from accords.maths import elimination, search
from accords.maths.elimination import Count, TooCoupled, bounded_count, count, example, project, project_count, satisfiable
from accords.maths.estimate import Estimate
from accords.maths.formula import FALSE, TRUE, Formula, conj, disj, leaf
from maths.formulas import large, problems
from oracles.assignments import meets, projection, solutions

Problem = tuple[Formula, tuple[int, ...]]

CELLS = st.sampled_from([8, 16, 32, 64, 1 << 22])


@given(problems(), CELLS)
def test_count_is_the_number_of_solutions(problem: Problem, cells: int) -> None:
    formula, sizes = problem
    assert count(formula, sizes, cells) == len(solutions(formula, sizes))


@given(problems(), CELLS)
def test_example_is_a_solution_wherever_there_is_one(problem: Problem, cells: int) -> None:
    formula, sizes = problem
    found = example(formula, sizes, cells)
    assert satisfiable(formula, sizes, cells) == (found is not None)
    if found is None:
        assert solutions(formula, sizes) == []
    else:
        assert len(found) == len(sizes)
        assert meets(formula, found)


@given(problems(), CELLS, st.data())
def test_projections_are_those_of_the_solutions(problem: Problem, cells: int, data: DataObject) -> None:
    formula, sizes = problem
    scope = data.draw(st.permutations(range(len(sizes))))[: data.draw(st.integers(0, 3))]
    counts = project_count(formula, sizes, scope, cells)
    possible = project(formula, sizes, scope, cells)
    expected = projection(formula, sizes, scope)
    assert counts.shape == possible.shape == tuple(sizes[variable] for variable in scope)
    assert {values: int(counts[values]) for values in expected} == expected
    assert {values: bool(possible[values]) for values in expected} == {values: number > 0 for values, number in expected.items()}


@given(problems(), CELLS)
def test_bounds_hold(problem: Problem, cells: int) -> None:
    formula, sizes = problem
    found = bounded_count(formula, sizes, cells)
    assert found.exact
    assert found.low == len(solutions(formula, sizes))


@pytest.mark.parametrize("block", range(4))
def test_larger_formulas_are_answered_by_the_definition_too(block: int) -> None:
    for seed in range(100 * block, 100 * block + 100):
        formula, sizes = large(seed)
        cells = (8, 12, 24, 1 << 22)[seed % 4]
        expected = solutions(formula, sizes)
        assert count(formula, sizes, cells) == len(expected), seed
        found = example(formula, sizes, cells)
        assert found in expected if expected else found is None, seed
        counts = project_count(formula, sizes, (2, 0), cells)
        assert {values: int(counts[values]) for values in np.ndindex(counts.shape)} == projection(formula, sizes, (2, 0)), seed
        assert np.array_equal(project(formula, sizes, (2, 0), cells), counts > 0), seed


def chain(variables: int, values: int) -> Formula:
    """Neighbours differ."""
    return conj(*[leaf((first, first + 1), ~np.eye(values, dtype=np.bool_)) for first in range(variables - 1)])


def coupled(variables: int, values: int) -> Formula:
    """All differ, written pair by pair."""
    pairs = [(first, second) for second in range(variables) for first in range(second)]
    return conj(*[leaf(pair, ~np.eye(values, dtype=np.bool_)) for pair in pairs])


def test_counts_past_any_machine_number_are_exact() -> None:
    assert count(TRUE, (10,) * 40) == 10**40
    assert count(FALSE, (10,) * 40) == 0
    assert count(chain(30, 10), (10,) * 30) == 10 * 9**29
    table = project_count(chain(30, 10), (10,) * 30, (17,))
    assert table.tolist() == [9**29] * 10


def test_an_empty_domain_has_no_assignment() -> None:
    assert count(TRUE, (3, 0)) == 0
    assert bounded_count(TRUE, (3, 0)).high == 0
    assert example(TRUE, (3, 0)) is None
    assert project(TRUE, (3, 0), (0,)).tolist() == [False] * 3


def test_without_variables_there_is_one_assignment() -> None:
    assert count(TRUE, ()) == 1
    assert example(TRUE, ()) == ()
    assert not satisfiable(FALSE, ())


def test_variables_that_nothing_reads_take_zero() -> None:
    assert example(leaf((2,), [False, True]), (5, 5, 2, 5)) == (0, 0, 1, 0)


@pytest.mark.no_cover
def test_a_chain_of_thirty_issues_is_counted_at_once() -> None:
    formula = chain(30, 10)
    start = process_time()
    assert count(formula, (10,) * 30) == 10 * 9**29
    assert process_time() - start < 5


@pytest.mark.no_cover
def test_ten_thousand_conditions_on_twenty_issues_are_merged() -> None:
    generator = np.random.default_rng(1)
    rows = [int(first) for first in generator.integers(0, 17, 10_000)]
    parts = [leaf((row, row + 1 + row % 3), generator.random((5, 5)) < 0.999) for row in rows]
    formula = conj(*parts)
    start = process_time()
    number = count(formula, (5,) * 20)
    assert process_time() - start < 10
    assert number == count(conj(*parts, *parts[:100]), (5,) * 20)


def test_one_rule_that_couples_all_issues_is_counted_in_pieces() -> None:
    # At least one of seven issues takes one of its first two options, or all take the last.
    some = [leaf((issue,), np.arange(10) < 2) for issue in range(7)]
    last = [leaf((issue,), np.arange(10) == 9) for issue in range(7)]
    assert count(disj(*some, conj(*last)), (10,) * 7, 1 << 10) == 10**7 - 8**7 + 1


def test_what_is_too_coupled_says_which_variables_and_has_certain_bounds() -> None:
    formula = coupled(14, 14)
    with pytest.raises(TooCoupled, match="14 variables at once") as caught:
        count(formula, (14,) * 14, 1 << 12)
    assert caught.value.cells > 1 << 12
    assert set(caught.value.variables) <= set(range(14))
    found = bounded_count(formula, (14,) * 14, 1 << 12)
    assert found.low <= factorial(14) <= found.high < 14**14
    assert found.low > 0
    assert not found.exact
    assert found.method == "fixed variables below, mini-buckets above"


def test_the_solver_decides_what_elimination_cannot() -> None:
    found = example(coupled(14, 14), (14,) * 14, 1 << 12)
    assert found is not None
    assert len(set(found)) == 14
    impossible = coupled(12, 11)
    assert not satisfiable(impossible, (11,) * 12, 1 << 12)


def test_a_projection_larger_than_the_budget_is_refused() -> None:
    with pytest.raises(TooCoupled):
        project(TRUE, (10,) * 8, range(8))


def test_a_count_of_nothing_is_certified_by_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elimination, "WORK", 1 << 20)
    monkeypatch.setattr(elimination, "SEARCH", 1 << 20)
    found = bounded_count(coupled(8, 7), (7,) * 8, 64)
    assert (found.low, found.high, found.method) == (0, 0, "search")


def test_where_the_budget_is_gone_the_solutions_around_one_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elimination, "WORK", 1 << 20)
    monkeypatch.setattr(elimination, "SEARCH", 1 << 20)
    found = bounded_count(coupled(8, 8), (8,) * 8, 64)
    assert 1 <= found.low <= factorial(8) <= found.high


def test_where_even_the_solver_gives_up_the_lower_bound_is_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elimination, "WORK", 1 << 20)
    monkeypatch.setattr(elimination, "SEARCH", 1 << 20)
    monkeypatch.setattr(search, "EFFORT", 1e-9)
    found = bounded_count(coupled(11, 10), (10,) * 11, 64)
    assert found.low == 0 < found.high


def test_truth_tables_stay_truth_tables_in_spaces_past_64_bits() -> None:
    sizes = (10,) * 40
    formula = conj(*(leaf((variable, variable + 1), ~np.eye(10, dtype=bool)) for variable in range(0, 40, 2)))
    assert project(formula, sizes, (0, 1)).dtype == np.bool_
    assert project(formula, sizes, (0, 1)).sum() == 90


def test_what_is_taken_off_a_count_is_taken_off_its_estimate() -> None:
    assert Count(0, 9, "bounds", Estimate(4, 1, 8, 40)).less(2) == Count(0, 7, "bounds", Estimate(2, 0, 6, 40))
    assert Count(3, 3, "elimination").less(1) == Count(2, 2, "elimination")

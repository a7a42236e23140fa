"""All pairs of values at once, against the definition, with budgets so small that variables must be fixed."""

from __future__ import annotations

from itertools import product
from time import process_time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.maths.elimination import TooCoupled, project, project_pairs
from accords.maths.formula import FALSE, TRUE, Formula, conj, leaf
from accords.maths.patience import Patience
from maths.formulas import large, problems
from oracles.assignments import projection, solutions

Problem = tuple[Formula, tuple[int, ...]]


@given(problems(), st.sampled_from([8, 16, 64, 1 << 22]))
def test_pairs_are_those_of_the_solutions(problem: Problem, cells: int) -> None:
    formula, sizes = problem
    found, true = project_pairs(formula, sizes, cells), solutions(formula, sizes)
    for first, second in product(range(len(sizes)), repeat=2):
        expected = np.zeros((sizes[first], sizes[second]), dtype=np.bool_)
        for values in true:
            expected[values[first], values[second]] = True
        assert np.array_equal(found.joint(first, second), expected)
    for variable in range(len(sizes)):
        assert found.single(variable).tolist() == [number > 0 for number in projection(formula, sizes, (variable,)).values()]


@pytest.mark.parametrize("block", range(2))
def test_larger_formulas_have_the_pairs_that_projections_have(block: int) -> None:
    for seed in range(60 * block, 60 * block + 60):
        formula, sizes = large(seed)
        found = project_pairs(formula, sizes, (8, 12, 24, 1 << 22)[seed % 4])
        for first, second in product(range(len(sizes)), repeat=2):
            if first != second:
                assert np.array_equal(found.joint(first, second), project(formula, sizes, (first, second))), seed


def test_many_values_take_several_words() -> None:
    ladder = np.tril(np.ones((50, 50), dtype=np.bool_), -1)
    found = project_pairs(conj(leaf((0, 1), ladder), leaf((1, 2), ladder)), (50, 50, 50))
    assert found.single(0).nonzero()[0].tolist() == list(range(2, 50))
    assert found.joint(0, 2).sum() == sum(1 for first, last in product(range(50), repeat=2) if first >= last + 2)
    assert np.array_equal(found.together, found.together.T)


def test_without_conditions_everything_goes_together_and_with_an_impossible_one_nothing() -> None:
    assert project_pairs(TRUE, (3, 2)).together.sum() == 3 + 2 + 2 * 3 * 2
    assert not project_pairs(FALSE, (3, 2)).together.any()
    assert project_pairs(TRUE, ()).together.shape == (0, 0)
    assert not project_pairs(TRUE, (3, 0)).together.any()


def test_all_pairs_of_forty_variables_take_no_longer_than_a_few_projections() -> None:
    links = conj(*(leaf((first, first + 2), ~np.eye(5, dtype=np.bool_)) for first in range(38)))
    start = process_time()
    found = project_pairs(links, (5,) * 40)
    assert process_time() - start < 1.0
    assert found.joint(0, 2).tolist() == (~np.eye(5, dtype=np.bool_)).tolist()
    assert found.joint(0, 1).all()


def test_what_is_too_coupled_is_refused_and_paid_for() -> None:
    generator = np.random.default_rng(1)
    coupled = conj(
        *(leaf(tuple(sorted(generator.choice(24, 4, replace=False).tolist())), generator.random((4, 4, 4, 4)) < 0.9) for _ in range(90))
    )
    patience = Patience(cells=1 << 23, units=0.1)
    with pytest.raises(TooCoupled):
        project_pairs(coupled, (4,) * 24, 1 << 12, patience)
    assert patience.cells <= 1 << 23

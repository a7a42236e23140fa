"""The upper bound is never below the number of solutions."""

from __future__ import annotations

from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.maths import factors
from accords.maths.elimination import bounded_count
from accords.maths.formula import Formula, conj, disj, leaf
from accords.maths.minibuckets import upper_bound
from maths.formulas import large, problems
from oracles.assignments import solutions

Problem = tuple[Formula, tuple[int, ...]]


@given(problems(), st.sampled_from([1, 2, 4, 8, 16, 64]))
def test_mini_buckets_bound_from_above(problem: Problem, cells: int) -> None:
    formula, sizes = problem
    number = len(solutions(formula, sizes))
    assert number <= upper_bound(formula, sizes, cells) <= prod(sizes)
    assert upper_bound(formula, sizes, 1 << 22) == number


@pytest.mark.parametrize("seed", range(100))
def test_the_bound_of_larger_formulas_holds_too(seed: int) -> None:
    formula, sizes = large(seed)
    assert len(solutions(formula, sizes)) <= upper_bound(formula, sizes, (1, 8, 16)[seed % 3]) <= prod(sizes)


def test_bounds_past_any_machine_number_are_exact_integers() -> None:
    pairs = [leaf((first, second), ~np.eye(6, dtype=np.bool_)) for second in range(30) for first in range(second)]
    assert 0 <= upper_bound(conj(*pairs), (6,) * 30, 1 << 10) <= 6**30
    assert upper_bound(conj(*pairs[:1]), (6,) * 30, 1 << 10) == 5 * 6**29


def test_with_too_many_alternatives_the_other_conditions_still_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(factors, "GATES", 3)
    some = disj(*[leaf((variable,), np.arange(4) == 0) for variable in range(9)])
    formula = conj(leaf((0,), np.arange(4) < 2), some)
    assert upper_bound(formula, (4,) * 9, 1 << 6) == 2 * 4**8
    found = bounded_count(formula, (4,) * 9, 1 << 6)
    assert found.low == found.high == 2 * 4**8 - 3**8

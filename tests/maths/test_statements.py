"""A statement holds for exactly the weights for which its sentence is true."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from accords.maths.statements import Statement, alike, between, preferred, ratio_at_least, stronger

WEIGHTS = st.lists(st.integers(0, 9), min_size=3, max_size=3).map(lambda each: np.array(each, dtype=np.float64))
VALUES = st.lists(st.integers(0, 4), min_size=3, max_size=3).map(lambda each: np.array(each, dtype=np.float64))


def holds(statement: Statement, weights: NDArray[np.float64]) -> bool:
    sides = statement.rows @ weights
    return bool((sides == statement.limits).all() if statement.equal else (sides <= statement.limits).all())


@given(WEIGHTS, st.sampled_from([0.5, 1.0, 2.0]))
def test_ratios(weights: NDArray[np.float64], ratio: float) -> None:
    assert holds(ratio_at_least(3, 2, 0, ratio), weights) == (weights[2] >= ratio * weights[0])


@given(WEIGHTS, st.integers(0, 9), st.integers(0, 9))
def test_bounds(weights: NDArray[np.float64], low: int, high: int) -> None:
    assert holds(between(3, 1, low, high), weights) == (low <= weights[1] <= high)
    assert holds(between(3, 1, low), weights) == (low <= weights[1])
    assert between(3, 1, -np.inf).rows.shape == (0, 3)


@given(WEIGHTS, VALUES, VALUES, st.integers(0, 3))
def test_preferences(weights: NDArray[np.float64], one: NDArray[np.float64], other: NDArray[np.float64], by: int) -> None:
    assert holds(preferred(one, other, by), weights) == (one @ weights >= other @ weights + by)
    assert holds(alike(one, other), weights) == (one @ weights == other @ weights)
    assert holds(alike(one, other, by), weights) == (abs((one - other) @ weights) <= by)


@given(WEIGHTS, VALUES, VALUES, VALUES, VALUES)
def test_strengths(
    weights: NDArray[np.float64], a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64], d: NDArray[np.float64]
) -> None:
    assert holds(stronger((a, b), (c, d)), weights) == ((a - b) @ weights >= (c - d) @ weights)

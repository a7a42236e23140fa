"""Effective sample sizes of processes for which they are known."""

from __future__ import annotations

import numpy as np
import pytest

from accords.maths.effective import effective_size, standard_error


def process(correlation: float, length: int, walks: int) -> np.ndarray[tuple[int, int, int], np.dtype[np.float64]]:
    """Make stationary autoregressive walks of order 1."""
    source = np.random.default_rng(7)
    values = np.empty((length, walks, 1))
    values[0, :, 0] = source.standard_normal(walks)
    for step in range(1, length):
        values[step, :, 0] = correlation * values[step - 1, :, 0] + np.sqrt(1 - correlation**2) * source.standard_normal(walks)
    return values


@pytest.mark.parametrize("correlation", [0.0, 0.3, 0.6, 0.9])
def test_walks_that_remember_are_worth_less_by_the_known_factor(correlation: float) -> None:
    found = effective_size(process(correlation, 200, 200))[0]
    assert found / 40_000 == pytest.approx((1 - correlation) / (1 + correlation), rel=0.15)


def test_many_short_independent_walks_are_worth_their_number() -> None:
    walks = np.random.default_rng(0).random((10, 1_000, 4))
    assert effective_size(walks).min() > 9_000
    assert effective_size(walks).max() <= 10_000


def test_walks_that_stay_where_they_are_are_worth_no_more_than_the_number_of_walks() -> None:
    walks = np.repeat(np.random.default_rng(0).random((1, 100, 1)), 20, axis=0)
    assert effective_size(walks)[0] == pytest.approx(100, rel=0.02)


def test_what_does_not_vary_is_known() -> None:
    assert effective_size(np.ones((5, 4, 2))).tolist() == [20, 20]


def test_the_standard_error_of_a_share() -> None:
    assert standard_error(np.array([0.5, 0.0, 1.0, 0.1]), 10_000.0).tolist() == pytest.approx([0.005, 0, 0, 0.003])

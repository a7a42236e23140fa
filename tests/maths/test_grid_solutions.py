"""Nash's and Kalai and Smorodinsky's choices against their definitions, and what must not change them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accords.maths.grid_solutions import kalai_smorodinsky, nash
from oracles import draws

GAINS = st.integers(1, 4).flatmap(
    lambda parties: st.lists(st.lists(st.integers(0, 6), min_size=parties, max_size=parties), min_size=1, max_size=8)
)


@given(GAINS)
def test_choices_are_those_of_the_definitions(points: list[list[int]]) -> None:
    gains = np.array(points, dtype=np.float64).T
    table = dict(enumerate(points))
    assert set(np.flatnonzero(nash(gains)).tolist()) == draws.nash(table)
    assert set(np.flatnonzero(kalai_smorodinsky(gains)).tolist()) == draws.kalai_smorodinsky(table)


@given(GAINS, st.integers(0, 3), st.sampled_from([0.001, 3.0, 700.0]))
def test_the_units_of_a_party_change_nothing(points: list[list[int]], party: int, unit: float) -> None:
    gains = np.array(points, dtype=np.float64).T
    other = gains.copy()
    other[party % len(other)] *= unit
    assert np.array_equal(nash(gains), nash(other))
    assert np.array_equal(kalai_smorodinsky(gains), kalai_smorodinsky(other))


def test_without_points_there_is_no_choice() -> None:
    assert nash(np.zeros((2, 0))).tolist() == kalai_smorodinsky(np.zeros((2, 0))).tolist() == []

"""Nash's and Kalai and Smorodinsky's choices against their definitions, and what must not change them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from accords.maths.grid_solutions import kalai_smorodinsky, nash
from oracles import draws

GAINS = st.integers(1, 4).flatmap(
    lambda parties: st.lists(st.lists(st.integers(0, 6), min_size=parties, max_size=parties), min_size=1, max_size=8)
)


def stacked(points: list[list[int]], among: list[bool]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Make three draws: all points, some of them, and none."""
    gains = np.array(points, dtype=np.float64).T
    some = np.array((among * len(points))[: len(points)])
    return np.stack([gains] * 3), np.stack([np.ones_like(some), some, np.zeros_like(some)])


@given(GAINS, st.lists(st.booleans(), min_size=1, max_size=8))
def test_choices_are_those_of_the_definitions(points: list[list[int]], among: list[bool]) -> None:
    gains, kept = stacked(points, among)
    for found, definition in ((nash(gains, kept), draws.nash), (kalai_smorodinsky(gains, kept), draws.kalai_smorodinsky)):
        for draw in range(2):
            table = {number: points[number] for number in np.flatnonzero(kept[draw]).tolist()}
            assert set(np.flatnonzero(found[draw]).tolist()) == (definition(table) if table else frozenset())
        assert not found[2].any()


@given(GAINS, st.integers(0, 3), st.sampled_from([0.001, 3.0, 700.0]))
def test_the_units_of_a_party_change_nothing(points: list[list[int]], party: int, unit: float) -> None:
    gains, kept = stacked(points, [True])
    other = gains.copy()
    other[:, party % gains.shape[1]] *= unit
    assert np.array_equal(nash(gains, kept), nash(other, kept))
    assert np.array_equal(kalai_smorodinsky(gains, kept), kalai_smorodinsky(other, kept))


def test_without_points_there_is_no_choice() -> None:
    none = np.zeros((1, 2, 0)), np.zeros((1, 0), dtype=np.bool_)
    assert nash(*none).tolist() == kalai_smorodinsky(*none).tolist() == [[]]

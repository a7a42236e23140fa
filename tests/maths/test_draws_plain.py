"""The plain way by itself: the frontier against every pair, and sums in the order that the compiled way keeps to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.maths import draws_plain
from accords.maths.draws import composition
from accords.maths.draws_plain import added, efficient_in_each
from oracles.draws import efficient

POINTS = st.integers(1, 4).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, 3), min_size=size, max_size=size), min_size=1, max_size=12)
)


@given(POINTS)
def test_efficient_points_are_those_that_no_other_dominates(points: list[list[int]]) -> None:
    other = np.array(points, dtype=np.int32)[::-1]
    found = efficient_in_each(np.stack([np.array(points, dtype=np.int32).T, other.T]))
    assert found.tolist() == [efficient(points), efficient(other.tolist())]


def test_draws_are_compared_in_parts_where_there_are_many_points(monkeypatch: pytest.MonkeyPatch) -> None:
    points = np.random.default_rng(0).integers(0, 9, (7, 3, 20)).astype(np.int32)
    whole = efficient_in_each(points)
    monkeypatch.setattr(draws_plain, "_PAIRS", 800)
    assert np.array_equal(efficient_in_each(points), whole)


@given(st.integers(0, 10_000))
def test_sums_are_those_of_the_cells_half_by_half(seed: int) -> None:
    source = np.random.default_rng(seed)
    issues = int(source.integers(1, 6))
    cells = source.integers(0, 7, (9, issues))
    table = source.random((1, 1, 7))
    middle = (issues + 1) // 2
    expected = [sum(table[0, 0, each] for each in row[:middle]) + sum(table[0, 0, each] for each in row[middle:]) for row in cells]
    assert added(table, composition(cells))[0, 0].tolist() == expected

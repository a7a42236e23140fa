"""Thinning keeps, near each vector that it leaves out, one that is no more than the loss below it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.maths.thinning import one_per_cell
from maths.additive import HUGE

NUMBERS = st.integers(-50, 50)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=40, unique=True), st.integers(0, 3), st.integers(1, 20))
def test_near_each_vector_left_out_one_is_kept(rows: list[tuple[int, int, int]], axes: int, most: int) -> None:
    vectors = np.array(rows)
    kept, loss = one_per_cell(vectors, axes, most)
    assert len(loss) == axes
    assert kept.tolist() == sorted(set(kept.tolist()))
    assert len(kept) <= max(most, len({row[axes:] for row in rows}))
    for row in rows:
        near = (
            rows[place]
            for place in kept.tolist()
            if rows[place][axes:] == row[axes:] and all(row[axis] - rows[place][axis] <= loss[axis] for axis in range(axes))
        )
        assert next(near, None) is not None


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=30), st.integers(1, 10), st.sampled_from([2**55, HUGE]))
def test_the_unit_that_numbers_are_written_in_does_not_matter(rows: list[tuple[int, int]], most: int, unit: int) -> None:
    vectors = np.array([[number * unit for number in row] for row in rows], dtype=np.object_ if unit == HUGE else np.int64)
    kept, loss = one_per_cell(vectors, 2, most)
    assert len(kept) <= most
    for row in vectors.tolist():
        assert any(all(row[axis] - vectors[place][axis] <= loss[axis] for axis in (0, 1)) for place in kept.tolist())


def test_few_vectors_are_all_kept() -> None:
    vectors = np.array([[9, 0], [5, 5], [0, 9]])
    kept, loss = one_per_cell(vectors, 2, 3)
    assert kept.tolist() == [0, 1, 2]
    assert loss == (0, 0)


@pytest.mark.parametrize("most", [1, 10, 100])
def test_the_more_may_be_kept_the_closer_they_are(most: int) -> None:
    along = np.arange(10_000)
    kept, loss = one_per_cell(np.stack([along, along[::-1]], axis=1), 2, most)
    assert len(kept) <= most
    assert max(loss) <= 4 * 10_000 / most

"""The compiled frontier against every point compared with every other one, with many ties, compiled and not."""

from __future__ import annotations

import numpy as np
import pytest

from accords.maths.efficient_kernel import efficient_of, sort_by_key
from maths.plain_kernels import uncompiled
from oracles.draws import efficient


@pytest.mark.parametrize("dimensions", range(1, 8))
@pytest.mark.parametrize("most", [1, 3, 30, 10**9])
def test_efficient_points_are_those_that_no_other_dominates(dimensions: int, most: int) -> None:
    source = np.random.default_rng(dimensions + most)
    for number in (1, 2, 3, 33, 150):
        points = source.integers(-most, most + 1, (dimensions, number)).astype(np.int32)
        assert efficient_of(points).tolist() == efficient(points.T.tolist())


@pytest.mark.parametrize("dimensions", [2, 3, 4, 6])
def test_points_that_no_one_dominates_are_all_kept(dimensions: int) -> None:
    source = np.random.default_rng(dimensions)
    points = source.integers(0, 10**8, (dimensions, 500))
    points[-1] = 0
    points[-1] = 9 * 10**8 - points.sum(axis=0)
    assert efficient_of(points.astype(np.int32)).all()


def test_one_point_above_all_leaves_only_itself_and_its_equals() -> None:
    points = np.random.default_rng(0).integers(0, 100, (4, 300)).astype(np.int32)
    points[:, [17, 200]] = 100
    assert np.flatnonzero(efficient_of(points)).tolist() == [17, 200]


def test_no_points_are_no_points() -> None:
    assert efficient_of(np.zeros((3, 0), np.int32)).tolist() == []


@pytest.mark.parametrize("most", [1, 50, 1 << 12, 1 << 40])
def test_the_sort_is_stable(most: int) -> None:
    keys = np.random.default_rng(most).integers(0, most, 400)
    expected = np.argsort(keys, kind="stable")
    items = np.arange(400, dtype=np.int32)
    sorted_keys = keys.copy()
    sort_by_key(sorted_keys, items, np.empty_like(keys), np.empty_like(items), 400)
    assert items.tolist() == expected.tolist()
    assert sorted_keys.tolist() == keys[expected].tolist()


def test_without_the_compiler_the_same_is_computed() -> None:
    source = np.random.default_rng(5)
    with uncompiled("efficient_kernel") as (kernel,):
        assert kernel.efficient_of is not efficient_of
        for dimensions in (1, 2, 3, 4, 5):
            points = source.integers(0, 5, (dimensions, 40)).astype(np.int32)
            assert kernel.efficient_of(points).tolist() == efficient_of(points).tolist() == efficient(points.T.tolist())

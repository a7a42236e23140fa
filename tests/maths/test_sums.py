"""Grids of sums against lists of all combinations."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.maths import sums as module
from accords.maths.sums import Sums, convolved, flat, joined, of_cells, settings_of
from oracles import tallies as oracle


def members(seed: int, columns: int, size: int, top: int = 4) -> list[list[int]]:
    found: list[list[int]] = np.random.default_rng(seed).integers(-top, top + 1, (size, columns)).tolist()
    return found


def counted(sums: Sums, setting: int = 0) -> Counter[tuple[int, ...]]:
    """Write a grid as a list of sums with their ways."""
    grid = sums.ways[setting]
    places = np.argwhere(grid)
    return Counter({tuple(int(number) for number in place + sums.start): int(grid[tuple(place)]) for place in places})


@given(st.integers(0, 10**6), st.integers(1, 3), st.integers(1, 12), st.integers(1, 12))
def test_adding_two_lists_gives_each_sum_as_often_as_pairs_do(seed: int, columns: int, first: int, second: int) -> None:
    one, other = members(seed, columns, first), members(seed + 1, columns, second)
    found = joined(of_cells(np.array(one)), of_cells(np.array(other)))
    assert counted(found) == oracle.ways(one, other)
    assert (found.top - found.start + 1).tolist() == list(found.ways.shape[1:])


@settings(max_examples=50)
@given(st.integers(0, 10**6), st.tuples(*[st.integers(1, 20)] * 4))
def test_products_of_matrices_convolve_as_additions_do(seed: int, sizes: tuple[int, int, int, int]) -> None:
    numbers = np.random.default_rng(seed)
    few, many = numbers.integers(0, 5, sizes[:2]).astype(float), numbers.integers(0, 5, sizes[2:]).astype(float)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_CALL", 0)
        patch.setattr(module, "_MATRIX", 10**9)
        patch.setattr(module, "_ALONE", 64)
        multiplied = convolved(few, many)
        patch.setattr(module, "_CALL", 0)
        patch.setattr(module, "_MATRIX", 1e-9)
        added = convolved(few, many)
    every = np.zeros((sizes[0] + sizes[2] - 1, sizes[1] + sizes[3] - 1))
    for place, number in np.ndenumerate(few):
        every[place[0] : place[0] + sizes[2], place[1] : place[1] + sizes[3]] += number * many
    assert (multiplied == every).all()
    assert (added == every).all()


@given(st.integers(0, 10**6), st.integers(1, 3), st.integers(1, 15))
def test_tails_count_what_is_reached_and_the_rest_what_is_not_reached_further_up(seed: int, columns: int, size: int) -> None:
    rows = members(seed, columns, size)
    sums = of_cells(np.array(rows))
    numbers = np.random.default_rng(seed)
    width = numbers.integers(0, 4, columns)
    asked = numbers.integers(-9, 10, (20, columns))
    none = np.zeros(20, dtype=np.intp)
    tails, between = sums.tails, sums.between(width)
    for least, reached, only in zip(
        asked.tolist(),
        tails.values.reshape(-1)[tails.places(none, asked)],
        between.values.reshape(-1)[between.places(none, asked)],
        strict=True,
    ):
        further = oracle.plus(least, width.tolist())
        assert reached == sum(oracle.meets(row, least) for row in rows)
        assert only == sum(oracle.meets(row, least) and not oracle.meets(row, further) for row in rows)
    axes = [np.arange(-9, 10) for _ in range(columns)]
    lattice = sums.tails.lattice(axes)[0]
    assert lattice.shape == (19,) * columns
    assert lattice[(9,) * columns] == sum(oracle.meets(row, [0] * columns) for row in rows)
    last = sums.tails_from(columns - 1).values.reshape(-1)[sums.tails_from(columns - 1).places(none[:1], np.array([rows[0]]))]
    assert last[0] == sum(row[:-1] == rows[0][:-1] and row[-1] >= rows[0][-1] for row in rows)


def test_what_is_below_the_least_is_left_out() -> None:
    rows = members(5, 2, 30)
    sums = of_cells(np.array(rows))
    found = sums.above(np.array([-1, 2]))
    assert counted(found) == Counter({row: number for row, number in oracle.ways(rows).items() if row[0] >= -1 and row[1] >= 2})
    assert sums.above(sums.start - 1) is sums


def test_settings_that_both_know_are_matched_and_others_combined() -> None:
    numbers = np.random.default_rng(2)
    left = Sums((1, 4), (2, 3), numbers.integers(0, 4, (6, 3, 2)).astype(float), np.array([0, 1]))
    right = Sums((2, 4), (2, 3), numbers.integers(0, 4, (6, 2, 4)).astype(float), np.array([5, -2]))
    single = Sums((4,), (3,), numbers.integers(0, 4, (3, 1, 1)).astype(float), np.array([2, 2]))
    for other in (right, single):
        found = joined(left, other)
        assert (found.scope, found.start.tolist()) == (tuple(sorted({*left.scope, *other.scope})), (left.start + other.start).tolist())
        for place, values in enumerate(np.ndindex(*found.sizes)):
            known = dict(zip(found.scope, values, strict=True))
            one, two = (int(np.ravel_multi_index([known[name] for name in part.scope], part.sizes)) for part in (left, other))
            assert (found.ways[place] == convolved(left.ways[one], other.ways[two])).all()


def test_cells_are_numbered_the_last_column_fastest() -> None:
    assert flat(np.array([[0, 0], [0, 2], [1, 0]]), (2, 3)).tolist() == [0, 2, 3]
    assert settings_of((3,), (1, 3), (2, 3)).tolist() == [0, 1, 2, 0, 1, 2]
    assert settings_of((1, 3), (3, 1), (3, 2)).tolist() == [0, 3, 1, 4, 2, 5]

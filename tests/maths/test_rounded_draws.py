"""Draws from counts of sums: every member with an equal chance."""

from __future__ import annotations

from collections import Counter
from itertools import product

import numpy as np
import pytest

from accords.maths.origins import Horizon, Origin, both, chosen, listing, nothing_added
from accords.maths.rounded_draws import Drawn, Pair
from accords.maths.sums import Cells
from oracles import tallies as oracle

DRAWS = 20_000
Rows = list[list[int]]


def lists(seed: int, columns: int, sizes: tuple[int, ...] = (4, 5, 4, 3)) -> list[Cells]:
    numbers = np.random.default_rng(seed)
    return [numbers.integers(0, 6, (size, columns)) for size in sizes]


def summed(origins: list[Origin], horizon: Horizon) -> Pair:
    """Add two origins on either side."""
    return Pair(both(origins[0], origins[1], horizon), both(origins[2], origins[3], horizon))


def numbered(cells: list[Cells]) -> list[Cells]:
    """Give each member of each list a number of its own, so that what is added up says who was drawn."""
    return [(np.arange(len(own)) * 10**place)[:, None] for place, own in enumerate(cells)]


def chi_square(found: Counter[int], expected: set[int]) -> float:
    assert set(found) <= expected
    mean = found.total() / len(expected)
    return sum((found[member] - mean) ** 2 / mean for member in expected)


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("width", [None, 1, 3])
def test_every_member_between_two_sums_is_drawn_alike(columns: int, width: int | None) -> None:
    cells = lists(columns, columns)
    top = sum((own.max(axis=0) for own in cells), np.zeros(columns, dtype=np.int64))
    least = top // 2
    far = None if width is None else np.full(columns, width)
    horizon = Horizon(least, top)
    origins: list[Origin] = [listing(own, names, horizon) for own, names in zip(cells, numbered(cells), strict=True)]
    drawn = summed(origins, horizon).draw(least, far, DRAWS, np.random.default_rng(5))
    expected = set()
    for chosen_rows in product(*(range(len(own)) for own in cells)):
        total = oracle.plus(*(own[row].tolist() for own, row in zip(cells, chosen_rows, strict=True)))
        if oracle.meets(total, least.tolist()) and (far is None or not oracle.meets(total, (least + far).tolist())):
            expected.add(sum(row * 10**place for place, row in enumerate(chosen_rows)))
    assert len(expected) > 10
    chi = chi_square(Counter(drawn.worths[:, 0].tolist()), expected)
    # The statistic has a mean of one less than there are members, and a spread of the root of twice as many.
    assert chi < len(expected) + 4 * (2 * len(expected)) ** 0.5


def pair_of_values(far: Cells | None, least: Cells) -> tuple[Pair, Drawn]:
    """Three variables in a row, of which neighbours differ; the middle one is known to both sides."""
    horizon = Horizon(np.zeros(2, dtype=np.int64), np.array([20, 20]))
    differ = ~np.eye(3, dtype=np.bool_)
    amounts = [((variable,), np.array([[0, 2], [variable, 1], [2, 0]])) for variable in range(3)]
    empty = nothing_added(2, 1)
    left = chosen(empty, (0,), [((0, 1), differ)], [amounts[0], amounts[1]], (3, 3, 3), horizon)
    right = chosen(empty, (2,), [((1, 2), differ)], [amounts[2]], (3, 3, 3), horizon)
    pair = Pair(left, right)
    return pair, pair.draw(least, far, DRAWS, np.random.default_rng(8))


@pytest.mark.parametrize("far", [None, np.array([2, 1])])
def test_values_of_coupled_variables_are_drawn_alike(far: Cells | None) -> None:
    least = np.array([2, 2])
    _, drawn = pair_of_values(far, least)
    names = drawn.values[0] + 10 * drawn.values[1] + 100 * drawn.values[2]
    expected = set()
    for values in product(range(3), repeat=3):
        total = oracle.plus(*([[0, 2], [variable, 1], [2, 0]][value] for variable, value in enumerate(values)))
        between = oracle.meets(total, least.tolist()) and (far is None or not oracle.meets(total, (least + far).tolist()))
        if values[0] != values[1] != values[2] and between:
            expected.add(values[0] + 10 * values[1] + 100 * values[2])
    assert len(expected) > 3
    assert chi_square(Counter(names.tolist()), expected) < len(expected) + 4 * (2 * len(expected)) ** 0.5


def test_the_same_source_draws_the_same() -> None:
    first, second = (pair_of_values(None, np.array([2, 2]))[1] for _ in range(2))
    assert all((first.values[variable] == second.values[variable]).all() for variable in range(3))


def test_as_many_reach_a_sum_as_members_do() -> None:
    cells = lists(9, 2)
    horizon = Horizon(np.zeros(2, dtype=np.int64), np.array([40, 40]))
    pair = summed([listing(own, own, horizon) for own in cells], horizon)
    every = oracle.ways(*(own.tolist() for own in cells))
    for least in ([0, 0], [7, 9], [-3, 8], [30, 0]):
        assert pair.reaching(np.array(least)) == sum(number for total, number in every.items() if oracle.meets(total, least))

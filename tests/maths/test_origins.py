"""Where sums come from: what is put together is what its parts say, and what cannot reach the least is left out."""

from __future__ import annotations

from collections import Counter

import numpy as np

from accords.maths.origins import Horizon, both, chosen, listing, nothing_added
from accords.maths.sums import Cells, Sums
from oracles import tallies as oracle

# Nothing is left out.
ALL = Horizon(np.array([-100, -100]), np.array([0, 0]))


def counted(sums: Sums, setting: int = 0) -> Counter[tuple[int, ...]]:
    grid = sums.ways[setting]
    return Counter({tuple(int(number) for number in place + sums.start): int(grid[tuple(place)]) for place in np.argwhere(grid)})


def rows(seed: int, size: int) -> Cells:
    return np.random.default_rng(seed).integers(0, 5, (size, 2))


def test_a_list_draws_each_member_of_a_cell_alike() -> None:
    cells = np.array([[0, 1], [2, 2], [0, 1], [1, 0], [0, 1]])
    found = listing(cells, np.arange(5)[:, None], ALL)
    assert counted(found.sums) == Counter({(0, 1): 3, (2, 2): 1, (1, 0): 1})
    drawn = found.members(np.tile([0, 1], (3000, 1)), np.random.default_rng(1))
    assert set(drawn.tolist()) == {0, 2, 4}
    assert np.bincount(drawn).max() < 1100
    assert found.members(np.array([[2, 2], [1, 0]]), np.random.default_rng(1)).tolist() == [1, 3]


def test_two_origins_are_added_the_smaller_one_first() -> None:
    first, second = rows(1, 4), rows(2, 9)
    large, small = listing(second, second, ALL), listing(first[:1], first[:1], ALL)
    found = both(large, small, ALL)
    assert (found.left, found.right) == (small, large)
    assert counted(found.sums) == oracle.ways(first[:1].tolist(), second.tolist())
    assert found.splitting is found.splitting


def test_what_cannot_reach_the_least_any_more_is_left_out() -> None:
    first, second = rows(3, 20), rows(4, 20)
    top = first.max(axis=0) + second.max(axis=0)
    least = top - 2
    horizon = Horizon(least, top)
    lists = [listing(cells, cells, horizon) for cells in (first, second)]
    found = both(lists[0], lists[1], horizon)
    every = oracle.ways(first.tolist(), second.tolist())
    assert counted(found.sums) == Counter({cells: number for cells, number in every.items() if oracle.meets(cells, least.tolist())})
    assert len(lists[0].cells) < len(first)


def test_where_no_member_is_of_use_one_says_so() -> None:
    cells = np.array([[0, 4], [4, 0]])
    found = listing(cells, cells, Horizon(np.array([8, 8]), np.array([8, 8])))
    assert counted(found.sums) == Counter({(0, 4): 1})


def test_nothing_is_added_in_one_way() -> None:
    assert counted(nothing_added(2, 3).sums) == Counter({(0, 0): 1})


def test_values_that_conditions_allow_add_their_amounts() -> None:
    sizes = (2, 3)
    allowed = np.array([[True, False, True], [False, True, True]])
    amounts = {0: np.array([[0, 0], [2, 1]]), 1: np.array([[0, 3], [1, 1], [4, 0]])}
    inner = chosen(nothing_added(2, 1), (1,), [((0, 1), allowed)], [((1,), amounts[1])], sizes, ALL)
    for value in (0, 1):
        every = Counter(tuple(amounts[1][other].tolist()) for other in range(3) if allowed[value, other])
        assert counted(inner.sums, value) == every
    # What hangs on a variable that stays is added after the sum over the others.
    late = chosen(nothing_added(2, 1), (1,), [((0, 1), allowed)], [((0,), amounts[0]), ((1,), amounts[1])], sizes, ALL)
    whole = chosen(late, (0,), [], [], sizes, ALL)
    pairs = [(one, other) for one in range(2) for other in range(3) if allowed[one, other]]
    assert counted(whole.sums) == Counter(oracle.plus(amounts[0][one].tolist(), amounts[1][other].tolist()) for one, other in pairs)
    can, adds, settings = late.options
    assert (can == allowed).all()
    assert (adds[1, 2] == amounts[0][1] + amounts[1][2]).all()
    assert not settings.any()


def test_chances_of_values_are_the_ways_that_they_leave() -> None:
    amounts = np.array([[0, 0], [1, 2], [3, 1]])
    cells = rows(6, 12)
    inner = listing(cells, cells, ALL)
    found = chosen(inner, (0,), [((0,), np.array([True, True, False]))], [((0,), amounts)], (3,), ALL)
    targets = np.argwhere(found.sums.ways[0]) + found.sums.start
    chances = found.chances(np.zeros(len(targets), dtype=np.intp), targets)
    every = oracle.ways(cells.tolist())
    for target, column in zip(targets.tolist(), chances.T.tolist(), strict=True):
        assert column == [every[oracle.plus(target, (-amounts[value]).tolist())] * (value < 2) for value in range(3)]

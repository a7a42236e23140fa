"""Splitting sums between two origins: each way with its chance."""

from __future__ import annotations

import numpy as np
import pytest

from accords.maths import splitting as module
from accords.maths.splitting import Splitting, ladder
from accords.maths.sums import Sums

DRAWS = 20_000


def sums(scope: tuple[int, ...], sizes: tuple[int, ...], shape: tuple[int, ...], seed: int) -> Sums:
    numbers = np.random.default_rng(seed)
    ways = numbers.integers(0, 50, (int(np.prod(sizes, dtype=int)), *shape)).astype(float)
    return Sums(scope, sizes, ways, numbers.integers(-5, 5, len(shape)))


@pytest.mark.parametrize("rounds", [0, 1, 40])
@pytest.mark.parametrize("shapes", [((3, 2), (4, 5)), ((4,), (9,))])
def test_each_way_to_come_to_a_sum_has_an_equal_chance(
    rounds: int, shapes: tuple[tuple[int, ...], tuple[int, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_ROUNDS", rounds)
    monkeypatch.setattr(module, "_SAVED", 0)
    monkeypatch.setattr(module, "_BLOCK", 40)
    left, right = sums((1,), (2,), shapes[0], 1), sums((2,), (3,), shapes[1], 2)
    split = Splitting(left, right)
    target = left.start + right.start + np.array(shapes[1]) - 1
    for here, there in ((0, 0), (1, 2)):
        settings = np.full(DRAWS, here), np.full(DRAWS, there)
        drawn = split.drawn(settings, np.tile(target, (DRAWS, 1)), np.random.default_rng(7))
        expected = {}
        for cell in np.ndindex(*shapes[0]):
            rest = target - (left.start + cell) - right.start
            if all(0 <= number < length for number, length in zip(rest, shapes[1], strict=True)):
                expected[tuple((left.start + cell).tolist())] = left.ways[(here, *cell)] * right.ways[(there, *rest)]
        total = sum(expected.values())
        found, numbers = np.unique(drawn, axis=0, return_counts=True)
        counts = dict(zip(map(tuple, found.tolist()), numbers.tolist(), strict=True))
        assert set(counts) <= {cell for cell, ways in expected.items() if ways}
        chi = sum((counts.get(cell, 0) - DRAWS * ways / total) ** 2 / (DRAWS * ways / total) for cell, ways in expected.items() if ways)
        assert chi < 3 * len(expected) + 15


def test_sums_at_either_end_are_split_in_the_only_way() -> None:
    left, right = sums((), (), (3, 3), 3), sums((), (), (4, 2), 4)
    for part in (left, right):
        part.ways[0, 0, 0] = part.ways[0, -1, -1] = 1.0
    ends = np.stack([left.start + right.start, left.top + right.top])
    none = np.zeros(2, dtype=np.intp)
    assert Splitting(left, right).drawn((none, none), ends, np.random.default_rng(1)).tolist() == [left.start.tolist(), left.top.tolist()]


def test_a_ladder_goes_through_each_row_by_its_chances() -> None:
    assert ladder(np.array([[1.0, 3.0], [0.0, 2.0], [0.0, 0.0]])).tolist() == [0.25, 1.0, 1.0, 2.0, 2.5, 3.0]

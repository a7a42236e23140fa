"""Rounded sums: what they say for certain is so."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.maths.conditioning import Budget
from accords.maths.formula import conj, leaf
from accords.maths.independent import independent
from accords.maths.ordering import mask_of
from accords.maths.question import Question, elimination
from accords.maths.rounded import Coupled, Pieces, rounded, step
from accords.maths.semiring import TRUTH
from accords.maths.worths import worths_of
from oracles import tallies as oracle


def pieces(seed: int, columns: int, *, coupled: bool) -> tuple[Pieces, list[list[int]]]:
    """Make lists, and a chain of variables if asked for, with every sum that they add up to."""
    numbers = np.random.default_rng(seed)
    lists = [numbers.integers(-20, 21, (size, columns)) for size in (6, 5, 4, 1)]
    every = [list(total) for total, number in oracle.ways(*(own.tolist() for own in lists)).items() for _ in range(number)]
    if not coupled:
        return Pieces(lists, []), every
    worths = worths_of((3, 2, 3), [((place,), numbers.integers(-20, 21, (size, columns))) for place, size in enumerate((3, 2, 3))], columns)
    rule = conj(leaf((0, 1), np.array([[1, 0], [1, 1], [0, 1]])), leaf((1, 2), np.array([[1, 1, 0], [0, 1, 1]])))
    (part,) = independent(rule, worths)
    masks = tuple(mask_of(scope) for scope in worths.scopes)
    question = Question(rule, worths.sizes, (), TRUTH, 1 << 20, Budget(1 << 27), split=False, values=masks)
    added = [
        worths.of(np.array([values]))[0].tolist()
        for values in np.ndindex(3, 2, 3)
        if values[1] in _after(values[0]) and values[2] in _last(values[1])
    ]
    return Pieces(lists[:2], [Coupled(part, *elimination(question))]), [
        list(oracle.plus(total, one))
        for total, number in oracle.ways(*(own.tolist() for own in lists[:2])).items()
        for one in added
        for _ in range(number)
    ]


def _after(value: int) -> tuple[int, ...]:
    return ((0,), (0, 1), (1,))[value]


def _last(value: int) -> tuple[int, ...]:
    return ((0, 1), (1, 2))[value]


@pytest.mark.parametrize("kind", ["lists", "coupled"])
@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(1, 2), st.integers(1, 40), st.floats(0.05, 0.95))
def test_bounds_hold_whatever_the_unit_and_a_unit_of_one_is_exact(kind: str, seed: int, columns: int, unit: int, share: float) -> None:
    found, every = pieces(seed, columns, coupled=kind == "coupled")
    low, high = np.min(every, axis=0), np.max(every, axis=0)
    floors = low + (share * (high - low)).astype(np.int64)
    truth = sum(oracle.meets(total, floors.tolist()) for total in every)
    asked = list(range(columns))
    coarse, fine = rounded(found, floors, asked, [unit] * columns), rounded(found, floors, asked, [1] * columns)
    assert coarse.low <= truth <= coarse.high
    assert fine.low == fine.high == truth


@pytest.mark.parametrize("kind", ["lists", "coupled"])
def test_draws_come_to_what_they_say_and_may_reach_the_floors(kind: str) -> None:
    found, every = pieces(3, 2, coupled=kind == "coupled")
    floors = np.max(every, axis=0) // 3
    sums = rounded(found, floors, [0, 1], [9, 7])
    assert sums.low < sums.high
    known = {tuple(total) for total in every}
    for certain in (False, True):
        worths = found.worths(sums.draw(500, np.random.default_rng(1), certain=certain))
        assert {tuple(row) for row in worths.tolist()} <= known
        assert (worths >= floors - 9 * len(found.tables)).all()
    reached = (worths >= floors).all(axis=1).mean() * sums.high
    assert abs(reached - sum(oracle.meets(total, floors.tolist()) for total in every)) < 0.15 * sums.high


def test_one_column_of_several_is_looked_at_alone() -> None:
    found, every = pieces(4, 2, coupled=False)
    sums = rounded(found, np.array([10, 10]), [1], [1])
    assert sums.low == sum(total[1] >= 10 for total in every)


def test_where_nothing_can_reach_the_floors_nothing_is_drawn() -> None:
    found, every = pieces(5, 2, coupled=False)
    sums = rounded(found, np.max(every, axis=0) + 100, [0, 1], [3, 3])
    assert (sums.low, sums.high) == (0, 0)
    with pytest.raises(ValueError, match="nothing can be drawn"):
        sums.draw(1, np.random.default_rng(1), certain=True)


def test_the_unit_of_a_column_divides_all_differences() -> None:
    tables = [np.array([[3, 0], [9, 0]]), np.array([[5, 0], [17, 0]])]
    assert [step(tables, column) for column in (0, 1)] == [6, 1]
    huge = [table.astype(np.object_) * 10**30 for table in tables]
    assert step(huge, 0) == 6 * 10**30

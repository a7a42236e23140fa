"""Pairs that come up to floors together, against every pair."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.maths import halves
from accords.maths.halves import pairs_reaching, work_of
from accords.maths.worths import Vectors
from maths.additive import HUGE
from oracles import tallies as oracle


@st.composite
def lists(draw: st.DrawFn) -> tuple[Vectors, Vectors, Vectors]:
    """Draw two lists of few distinct numbers, and floors."""
    columns, top = draw(st.integers(1, 4)), draw(st.integers(1, 9))
    numbers = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    left, right = (numbers.integers(-top, top + 1, (draw(st.integers(0, 40)), columns)) for _ in range(2))
    return left, right, numbers.integers(-top, top + 1, columns)


@pytest.mark.parametrize("small", [1 << 22, 0])
@given(lists())
def test_pairs_are_counted_as_one_by_one(small: int, drawn: tuple[Vectors, Vectors, Vectors]) -> None:
    left, right, floors = drawn
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(halves, "SMALL", small)
        patch.setattr(halves, "SMALL_PAIRS", small)
        found = pairs_reaching(left, right, floors)
    assert found == oracle.pairs(left.tolist(), right.tolist(), floors.tolist())


@given(lists())
def test_numbers_past_64_bits_are_counted_alike(drawn: tuple[Vectors, Vectors, Vectors]) -> None:
    huge = [numbers.astype(np.object_) * HUGE for numbers in drawn]
    assert pairs_reaching(huge[0], huge[1], huge[2]) == pairs_reaching(*drawn)


def test_pairs_are_compared_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "_BLOCK", 3)
    numbers = np.random.default_rng(3).integers(0, 9, (2, 30, 3))
    assert pairs_reaching(numbers[0], numbers[1], np.array([8, 8, 8])) == oracle.pairs(numbers[0].tolist(), numbers[1].tolist(), [8, 8, 8])


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_two_halves_of_thirty_coins_come_up_to_fifteen_as_binomial_numbers_say(columns: int) -> None:
    heads = np.array([number.bit_count() for number in range(1 << 15)])
    every = sum(comb(30, number) for number in range(15, 31))
    half = np.stack([heads] * columns, axis=1)
    assert pairs_reaching(half, half, np.full(columns, 15)) == every


def test_what_it_costs_grows_with_what_there_is_to_do() -> None:
    assert work_of(1000, 1000, 1) < work_of(1000, 1000, 2) < work_of(10**5, 10**5, 2) < work_of(10**5, 10**5, 3)
    assert work_of(1000, 1000, 2, wide=True) > work_of(1000, 1000, 2)

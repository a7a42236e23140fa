"""Counts of what reaches floors: never wrong, exact where they say so."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.maths import tallies
from accords.maths.elimination import Count
from accords.maths.formula import FALSE, TRUE, conj, disj, leaf
from accords.maths.tallies import reaching
from accords.maths.worths import Worths, worths_of
from maths.additive import HUGE, Additive, additive
from oracles import frontier as oracle


def counted(asked: Additive, grid: int) -> Count:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tallies, "LISTED", 0)
        patch.setattr(tallies, "GRID", grid)
        return reaching(asked.formula, asked.worths, asked.floors)


@settings(max_examples=100)
@given(additive(allowances=(0, 0), space=120), st.sampled_from([2, 16, 64, 1 << 18]))
def test_the_number_lies_between_the_bounds_on_grids_however_coarse(asked: Additive, grid: int) -> None:
    truth = len(oracle.reaching(asked.formula, asked.sizes, asked.tables, asked.floors))
    found = counted(asked, grid)
    assert found.low <= truth <= found.high
    if found.method == "elimination over sums":
        assert found.exact


@pytest.mark.parametrize("block", [3, 1 << 19])
@settings(max_examples=60)
@given(additive(allowances=(0, 0)))
def test_small_spaces_are_counted_exactly(block: int, asked: Additive) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tallies, "_BLOCK", block)
        found = reaching(asked.formula, asked.worths, asked.floors)
    assert found.exact
    assert found.low == len(oracle.reaching(asked.formula, asked.sizes, asked.tables, asked.floors))


@settings(max_examples=60)
@given(additive(axes=(1, 2), allowances=(0, 0)))
def test_a_cell_for_each_sum_makes_counts_exact_whatever_the_unit(asked: Additive) -> None:
    assert counted(asked, 1 << 18).exact


def ones(length: int, columns: int = 1, unit: int = 1) -> Worths:
    """Worths of which each variable gives one unit or none, on all columns alike."""
    table = np.array([[0] * columns, [1] * columns], dtype=np.object_ if unit > 1 else np.int64) * unit
    return worths_of((2,) * length, [((place,), table) for place in range(length)], columns)


@pytest.mark.parametrize("unit", [1, HUGE])
def test_binomial_sums_past_two_to_the_fifty_three_and_sixty_two_are_bounded_closely(unit: int) -> None:
    for length in (30, 40, 60, 80, 200):
        truth = sum(comb(length, number) for number in range(length // 2, length + 1))
        found = reaching(TRUE, ones(length, unit=unit), (length // 2 * unit,))
        assert found.low <= truth <= found.high
        assert found.high - found.low <= truth * Fraction(1, 10**8)
        assert found.exact == (truth < 1 << 53)


def test_conditions_are_counted_with() -> None:
    both = conj(*(leaf((place, place + 1), np.array([[True, True], [True, False]])) for place in range(0, 40, 2)))
    # Twenty pairs of which at most one is taken: a pair gives nothing in one way and one unit in two.
    truth = sum(comb(20, number) * 2**number for number in range(15, 21))
    assert reaching(both, ones(40), (15,)) == Count(truth, truth, "elimination over sums")


def test_several_columns_that_need_coarse_grids_are_bounded_two_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallies, "GRID", 1 << 12)
    numbers = np.random.default_rng(4)
    tables = [((place,), numbers.integers(0, 1000, (8, 5))) for place in range(6)]
    worths = worths_of((8,) * 6, tables, 5)
    for share in (0.2, 0.3, 0.5):
        floors = tuple(int(low + share * (high - low)) for low, high in zip(worths.low, worths.high, strict=True))
        with monkeypatch.context() as patch:
            patch.setattr(tallies, "LISTED", 0)
            found = reaching(TRUE, worths, floors)
        truth = reaching(TRUE, worths, floors)
        assert truth.exact
        assert found.low <= truth.low <= found.high < 8**6
        assert found.method == "sums rounded down and up, two columns at a time"
    assert reaching(TRUE, worths, (300, None, None, None, None)).low > 0


def test_a_large_space_has_bounds_that_finer_grids_bring_closer(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = np.random.default_rng(6)
    tables = [((place,), numbers.integers(0, 10_000, (10, 2))) for place in range(30)]
    worths = worths_of((10,) * 30, tables, 2)
    floors = tuple((int(low) + int(high)) // 2 for low, high in zip(worths.low, worths.high, strict=True))
    found = reaching(TRUE, worths, floors)
    assert 0 < found.low < found.high < 10**30
    one = reaching(TRUE, worths, (floors[0], None))
    assert one.high - one.low < 0.05 * 10**30
    monkeypatch.setattr(tallies, "ROUGH", 1 << 16)
    finer = reaching(TRUE, worths, floors)
    assert found.low < finer.low < finer.high < min(found.high, 0.8 * 10**30)


def test_floors_that_all_or_none_reach_need_no_sums() -> None:
    assert reaching(TRUE, ones(100), (0,)) == reaching(TRUE, ones(100), (None,))
    assert reaching(TRUE, ones(100), (-5,)).low == 2**100
    assert reaching(TRUE, ones(100), (101,)) == Count(0, 0, "elimination")
    assert reaching(FALSE, ones(100), (50,)) == Count(0, 0, "elimination")
    assert reaching(TRUE, worths_of((2, 0), [], 1), (0,)) == Count(0, 0, "elimination")
    assert reaching(TRUE, worths_of((), [], 1), (0,)).low == 1
    assert reaching(TRUE, worths_of((), [], 1), (1,)).high == 0


def test_what_is_too_coupled_for_sums_has_the_conditions_as_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallies, "LISTED", 0)
    some = disj(*(leaf((first, second), np.eye(2)) for first in range(8) for second in range(first)))
    whole = reaching(some, ones(8), (0,))
    assert reaching(some, ones(8), (4,)).exact
    for limit, value in (("TABLE", tallies.COARSE), ("WORK", 1), ("_LARGEST", 1)):
        with monkeypatch.context() as patch:
            patch.setattr(tallies, limit, value)
            found = reaching(some, ones(8), (4,))
        assert (found.low, found.high) == (0, whole.high)
        assert found.method.startswith("not counted")

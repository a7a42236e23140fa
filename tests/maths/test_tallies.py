"""Counts of what reaches floors: never wrong, exact where they say so."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest
from hypothesis import given, settings

from accords.maths import grid_tallies, tallies
from accords.maths.elimination import Count
from accords.maths.formula import FALSE, TRUE, conj, disj, leaf
from accords.maths.tallies import reaching
from accords.maths.worths import Worths, worths_of
from maths.additive import HUGE, Additive, additive
from oracles import frontier as oracle


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
@given(additive(allowances=(0, 0)))
def test_two_halves_give_the_same_however_they_are_coupled(asked: Additive) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tallies, "LISTED", 0)
        found = reaching(asked.formula, asked.worths, asked.floors)
    assert found.exact
    assert found.low == len(oracle.reaching(asked.formula, asked.sizes, asked.tables, asked.floors))


def ones(length: int, columns: int = 1, unit: int = 1) -> Worths:
    """Worths of which each variable gives one unit or none, on all columns alike."""
    table = np.array([[0] * columns, [1] * columns], dtype=np.object_ if unit > 1 else np.int64) * unit
    return worths_of((2,) * length, [((place,), table) for place in range(length)], columns)


@pytest.mark.parametrize(("columns", "unit"), [(1, 1), (2, 1), (1, HUGE)])
def test_coins_come_up_to_a_half_as_often_as_binomial_numbers_say(columns: int, unit: int) -> None:
    length = 30 if unit == 1 else 20
    found = reaching(TRUE, ones(length, columns, unit), (length // 2 * unit,) * columns)
    every = sum(comb(length, number) for number in range(length // 2, length + 1))
    assert found == Count(every, every, "enumeration")


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_ten_dice_of_ten_sides_come_up_to_a_number_in_as_many_ways_as_products_of_polynomials_say(columns: int) -> None:
    ways = [1]
    for _ in range(8):
        ways = [sum(ways[max(0, total - 9) : total + 1]) for total in range(len(ways) + 9)]
    table = np.array([[side, 9 - side, side][:columns] for side in range(10)])
    worths = worths_of((10,) * 8, [((place,), table) for place in range(8)], columns)
    found = reaching(TRUE, worths, (30, 20, 25)[:columns])
    assert found.exact
    # What the second column asks is that the sum is not above 72 less its floor.
    assert found.low == sum(ways[30 : 53 if columns > 1 else None])


def test_parts_that_are_coupled_are_listed_each() -> None:
    both = conj(*(leaf((place, place + 1), np.array([[True, True], [True, False]])) for place in range(0, 40, 2)))
    # Twenty pairs of which at most one is taken: a pair gives nothing in one way and one unit in two.
    every = sum(comb(20, number) * 2**number for number in range(15, 21))
    assert reaching(both, ones(40), (15,)).low == every


def test_floors_that_all_or_none_reach_need_no_sums() -> None:
    assert reaching(TRUE, ones(100), (0,)) == reaching(TRUE, ones(100), (None,))
    assert reaching(TRUE, ones(100), (-5,)).low == 2**100
    assert reaching(TRUE, ones(100), (101,)) == Count(0, 0, "elimination")
    assert reaching(FALSE, ones(100), (50,)) == Count(0, 0, "elimination")
    assert reaching(TRUE, worths_of((2, 0), [], 1), (0,)) == Count(0, 0, "elimination")
    assert reaching(TRUE, worths_of((), [], 1), (0,)).low == 1
    assert reaching(TRUE, worths_of((), [], 1), (1,)).high == 0


def test_what_is_too_coupled_for_sums_has_the_conditions_as_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((tallies, "LISTED"), (tallies, "HALVES"), (grid_tallies, "MEMBERS")):
        monkeypatch.setattr(module, name, 0)
    some = disj(*(leaf((first, second), np.eye(2)) for first in range(8) for second in range(first)))
    whole = reaching(some, ones(8), (0,))
    assert reaching(some, ones(8), (4,)).exact
    for module, limit, value in ((grid_tallies, "TABLE", 512), (grid_tallies, "_PLANNING", 1), (tallies, "_LARGEST", 1)):
        with monkeypatch.context() as patch:
            patch.setattr(module, limit, value)
            found = reaching(some, ones(8), (4,))
        assert (found.low, found.high, found.estimate) == (0, whole.high, None)
        assert found.method.startswith("not counted")

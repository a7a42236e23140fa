"""Counts on grids: bounds that always hold, exact where they say so, estimates that are near."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.maths import grid_tallies, tallies
from accords.maths.elimination import Count
from accords.maths.formula import TRUE, Formula, compact, conj, disj, leaf
from accords.maths.grid_tallies import on_grids
from accords.maths.independent import independent
from accords.maths.tallies import reaching
from accords.maths.worths import Vectors, Worths, worths_of
from maths.additive import HUGE, Additive, additive
from oracles import frontier as oracle


def counted(formula: Formula, worths: Worths, floors: tuple[int | None, ...], **limits: object) -> Count:
    """Count on grids, with other limits than usual."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tallies, "LISTED", 0)
        patch.setattr(tallies, "HALVES", 0)
        for name, value in limits.items():
            patch.setattr(grid_tallies, name, value)
        return reaching(formula, worths, floors)


COARSE = {"GRID": (0, 0), "SIDES": (4, 4, 3), "COUPLED": ((8, 2), (8, 2)), "BUNDLE": 4, "DRAWS": 40}


@pytest.mark.parametrize("members", [0, 1 << 17])
@settings(max_examples=100)
@given(additive(allowances=(0, 0), space=120))
def test_the_number_lies_between_the_bounds_however_coarse_the_grids(members: int, asked: Additive) -> None:
    truth = len(oracle.reaching(asked.formula, asked.sizes, asked.tables, asked.floors))
    found = counted(asked.formula, asked.worths, asked.floors, MEMBERS=members, **COARSE)
    assert found.low <= truth <= found.high
    if found.estimate is not None:
        assert found.low <= found.estimate.low <= found.estimate.value <= found.estimate.high <= found.high


@pytest.mark.parametrize("members", [0, 1 << 17])
@settings(max_examples=60)
@given(additive(axes=(1, 3), allowances=(0, 0)))
def test_a_cell_for_each_sum_makes_counts_exact_whatever_the_unit(members: int, asked: Additive) -> None:
    found = counted(asked.formula, asked.worths, asked.floors, MEMBERS=members)
    assert found.exact
    assert found.low == len(oracle.reaching(asked.formula, asked.sizes, asked.tables, asked.floors))


def ones(length: int, unit: int = 1) -> Worths:
    table = np.array([[0], [1]], dtype=np.object_ if unit > 1 else np.int64) * unit
    return worths_of((2,) * length, [((place,), table) for place in range(length)], 1)


@pytest.mark.parametrize("unit", [1, HUGE])
def test_binomial_sums_past_two_to_the_fifty_three_and_sixty_two_are_bounded_closely(unit: int) -> None:
    for length in (30, 40, 60, 80, 200):
        truth = sum(comb(length, number) for number in range(length // 2, length + 1))
        found = counted(TRUE, ones(length, unit), (length // 2 * unit,))
        assert found.low <= truth <= found.high
        assert found.high - found.low <= truth * Fraction(1, 10**8)
        assert found.exact == (truth < 1 << 53)
        assert found.estimate is None


def test_conditions_are_counted_with() -> None:
    both = conj(*(leaf((place, place + 1), np.array([[True, True], [True, False]])) for place in range(0, 40, 2)))
    # Twenty pairs of which at most one is taken: a pair gives nothing in one way and one unit in two.
    truth = sum(comb(20, number) * 2**number for number in range(15, 21))
    assert counted(both, ones(40), (15,)) == Count(truth, truth, "elimination over sums")
    assert counted(both, ones(40), (15,), MEMBERS=0) == Count(truth, truth, "elimination over sums")


def drawn(length: int, columns: int, seed: int, size: int = 10) -> tuple[Worths, tuple[int, ...]]:
    """Draw worths, and floors in their middle."""
    numbers = np.random.default_rng(seed)
    worths = worths_of((size,) * length, [((place,), numbers.integers(0, 100_000, (size, columns))) for place in range(length)], columns)
    return worths, tuple((int(low) + int(high)) // 2 for low, high in zip(worths.low, worths.high, strict=True))


def chained(length: int, size: int = 10) -> Formula:
    numbers = np.random.default_rng(length)
    return conj(*(leaf((place, place + 1), numbers.random((size, size)) < 0.7) for place in range(length - 1)))


@pytest.mark.parametrize("columns", [1, 2, 3, 4])
@pytest.mark.parametrize("rule", ["none", "chain"])
def test_the_interval_holds_the_number_where_that_can_be_counted(columns: int, rule: str) -> None:
    """With a doubt of one in a thousand for each, all of them hold; the draws are the same every time."""
    for seed in range(4):
        worths, floors = drawn(6, columns, seed)
        formula = TRUE if rule == "none" else chained(6)
        truth = reaching(formula, worths, floors)
        assert truth.exact
        parts = independent(formula, worths)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(grid_tallies, "CLOSE", 0.0)
            found = on_grids(formula, worths, parts, np.array(floors), 0.001)
        assert found.low <= truth.low <= found.high
        assert found.estimate is not None
        assert found.estimate.low <= truth.low <= found.estimate.high
        assert found.estimate.high - found.estimate.low < 0.5 * truth.low


@pytest.mark.parametrize("rule", ["none", "chain"])
def test_ten_to_the_thirty_of_which_the_number_is_known(rule: str) -> None:
    """The second column is the first one turned round: counted are the sums between two numbers, as in a product of polynomials."""
    length = 30
    table = np.array([[side, 9 - side] for side in range(10)])
    worths = worths_of((10,) * length, [((place,), table) for place in range(length)], 2)
    allowed = np.abs(np.subtract.outer(np.arange(10), np.arange(10))) != 1
    formula = TRUE if rule == "none" else conj(*(leaf((place, place + 1), allowed) for place in range(length - 1)))
    ways = {(side, side): 1 for side in range(10)}  # by last side and sum
    for _ in range(length - 1):
        longer: dict[tuple[int, int], int] = {}
        for (last, total), number in ways.items():
            for side in range(10):
                if rule == "none" or allowed[last, side]:
                    longer[side, total + side] = longer.get((side, total + side), 0) + number
        ways = longer
    truth = sum(number for (_, total), number in ways.items() if 125 <= total <= 150)
    exact = counted(formula, worths, (125, 120))
    assert exact.low <= truth <= exact.high <= exact.low * (1 + Fraction(1, 10**8))
    rough = counted(formula, worths, (125, 120), GRID=(0, 0), SIDES=(64, 64, 16), COUPLED=((256, 256), (64, 64)))
    assert rough.low <= truth <= rough.high
    assert rough.estimate is not None
    assert rough.estimate.low <= truth <= rough.estimate.high
    assert rough.estimate.high - rough.estimate.low < truth // 5


@pytest.mark.parametrize("length", [6, 7, 9])
def test_one_rule_that_couples_all_variables_through_gates_is_counted_with(length: int) -> None:
    """The rule asks whether an even number of sides are 5 or more; gates stand in it, and no table of worths reads them."""
    low = np.arange(10) < 5
    # Where so far it is even and where odd, so that both share what they are made of.
    even_here, odd_here = leaf((0,), low), leaf((0,), ~low)
    for place in range(1, length):
        one, other = leaf((place,), low), leaf((place,), ~low)
        even_here, odd_here = (
            disj(conj(even_here, one), conj(odd_here, other)),
            disj(conj(even_here, other), conj(odd_here, one)),
        )
    formula = compact(even_here, (10,) * length, 1 << 12)
    table = np.array([[side, 9 - side] for side in range(10)])
    worths = worths_of((10,) * length, [((place,), table) for place in range(length)], 2)
    ways = {(True, 0): 1}  # by whether the number of sides of 5 or more is even, and sum
    for _ in range(length):
        longer: dict[tuple[bool, int], int] = {}
        for (even, total), number in ways.items():
            for side in range(10):
                state = even == bool(low[side]), total + side
                longer[state] = longer.get(state, 0) + number
        ways = longer
    least, most = 4 * length, 6 * length
    truth = sum(number for (even, total), number in ways.items() if even and least <= total <= most)
    for limits in ({}, {"GRID": (0, 0), "COUPLED": ((64, 64), (24, 24))}):
        found = counted(formula, worths, (least, 9 * length - most), MEMBERS=0, **limits)
        assert found.low <= truth <= found.high
        assert found.exact or found.estimate is not None


def test_a_large_space_has_bounds_that_finer_grids_bring_closer(monkeypatch: pytest.MonkeyPatch) -> None:
    worths, floors = drawn(30, 2, 6)
    found = reaching(TRUE, worths, floors)
    assert 5 * 10**28 < found.low < found.high < 5 * 10**29
    assert found.estimate is not None
    assert found.estimate.high - found.estimate.low < 0.1 * found.estimate.value
    one = reaching(TRUE, worths, (floors[0], None))
    assert one.high - one.low < 0.02 * 10**30
    monkeypatch.setattr(grid_tallies, "SIDES", (1 << 13, 1 << 8, 1 << 5))
    finer = reaching(TRUE, worths, floors)
    assert found.low < finer.low < finer.high < found.high


def test_several_columns_are_bounded_two_at_a_time_and_three_together() -> None:
    for columns in (3, 4, 5):
        worths, floors = drawn(8, columns, columns, 5)
        loose = tuple(floor * 4 // 5 for floor in floors)
        truth = reaching(TRUE, worths, loose)
        found = counted(TRUE, worths, loose)
        assert found.low <= truth.low <= found.high
        assert found.low > 1000
        assert found.method == "sums rounded down and up, two columns at a time"


def test_what_was_drawn_is_there_though_no_bound_says_so() -> None:
    worths, floors = drawn(20, 4, 2)
    found = reaching(TRUE, worths, floors)
    assert found.estimate is not None
    assert 0 < found.low <= found.estimate.draws
    assert found.estimate.low > found.low


@settings(max_examples=10)
@given(st.integers(0, 10**6))
def test_the_order_of_the_description_and_the_unit_of_a_column_change_nothing(seed: int) -> None:
    numbers = np.random.default_rng(seed)
    tables: list[Vectors] = [numbers.integers(0, 1000, (6, 2)) for _ in range(15)]
    worths = worths_of((6,) * 15, [((place,), table) for place, table in enumerate(tables)], 2)
    low, high = worths.low, worths.high
    floors = tuple(int(number) for number in low + (high - low) * 11 // 20)
    found = reaching(TRUE, worths, floors)
    assert found.estimate is not None
    order, columns = numbers.permutation(15), [1, 0]
    other = worths_of(
        (6,) * 15, [((place,), tables[table][numbers.permutation(6)][:, columns] * [3, 1] + [0, 7]) for place, table in enumerate(order)], 2
    )
    assert reaching(TRUE, other, (floors[1] * 3, floors[0] + 15 * 7)) == found


def test_less_doubt_makes_the_interval_wider() -> None:
    worths, floors = drawn(20, 2, 3)
    usual, sure = (reaching(TRUE, worths, floors, doubt).estimate for doubt in (0.05, 0.001))
    assert usual is not None
    assert sure is not None
    assert sure.value == usual.value
    assert sure.low < usual.low < usual.high < sure.high

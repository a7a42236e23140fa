"""On the grid decimals are equal exactly where they are equal, whatever errors their sums carry."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accords.maths.grid import BEYOND, PLACES, on_grid, scales

DECIMALS = st.lists(st.integers(-999, 999), min_size=1, max_size=6)


@given(DECIMALS, DECIMALS)
def test_sums_of_decimals_compare_on_the_grid_as_they_are(first: list[int], second: list[int]) -> None:
    factor = scales(np.array([10.0]))[0]
    sums = np.array([sum(each / 1000 for each in numbers) for numbers in (first, second)])
    exact = [sum(Decimal(each) / 1000 for each in numbers) for numbers in (first, second)]
    one, other = (int(each) for each in on_grid(sums, factor))
    assert (one < other, one == other) == (exact[0] < exact[1], exact[0] == exact[1])


@given(st.floats(1e-30, 1e30))
def test_the_bound_itself_fits_and_uses_the_last_place(bound: float) -> None:
    factor = float(scales(np.array([bound]))[0])
    assert 10 ** (PLACES - 1) * (1 - 1e-9) <= bound * factor <= 10**PLACES * (1 + 1e-9)


def test_the_sum_that_floating_point_misses_is_met() -> None:
    assert 0.1 + 0.2 != 0.3
    assert len(set(on_grid(np.array([0.1 + 0.2, 0.3]), 1e9).tolist())) == 1


def test_what_is_beyond_the_grid_stays_beyond_everything_on_it() -> None:
    assert on_grid(np.array([-np.inf, -1e40, 1e40, np.inf]), 1.0).tolist() == [-BEYOND, -BEYOND, BEYOND, BEYOND]


def test_rounding_errors_above_a_power_of_ten_keep_its_scale() -> None:
    assert scales(np.array([1.0 + 4e-16, 1.0, 0.0, 1.1])).tolist() == [1e9, 1e9, 1e9, 1e8]

"""Estimates from draws: intervals that hold as often as they say."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest

from accords.maths.estimate import DOUBT, Estimate, estimate, share


def chance_of(hits: range, draws: int, part: float) -> float:
    return sum(comb(draws, number) * part**number * (1 - part) ** (draws - number) for number in hits)


@pytest.mark.parametrize("draws", [1, 7, 30])
def test_whatever_the_share_the_interval_misses_it_no_more_often_than_is_stated(draws: int) -> None:
    intervals = [share(hits, draws) for hits in range(draws + 1)]
    for part in np.linspace(0.0, 1.0, 201).tolist():
        missed = [hits for hits, (low, high) in enumerate(intervals) if not low <= part <= high]
        assert sum(chance_of(range(hits, hits + 1), draws, part) for hits in missed) <= DOUBT + 1e-12


def test_clopper_and_pearson_1934_ends_are_where_the_tails_have_half_the_doubt() -> None:
    low, high = share(60, 200)
    assert chance_of(range(60, 201), 200, low) == pytest.approx(DOUBT / 2, rel=1e-3)
    assert chance_of(range(61), 200, high) == pytest.approx(DOUBT / 2, rel=1e-3)
    assert chance_of(range(60, 201), 200, low) <= DOUBT / 2


@pytest.mark.parametrize("doubt", [0.05, 0.01, 0.001])
@pytest.mark.parametrize("draws", [1, 50, 4000])
def test_without_any_hit_the_ends_have_a_closed_form(draws: int, doubt: float) -> None:
    least, high = share(0, draws, doubt)
    low, most = share(draws, draws, doubt)
    assert (least, most) == (0.0, 1.0)
    assert high == pytest.approx(1 - (doubt / 2) ** (1 / draws), rel=1e-3, abs=3e-5)
    assert low == pytest.approx((doubt / 2) ** (1 / draws), rel=1e-3, abs=3e-5)


def test_less_doubt_makes_intervals_wider_and_more_draws_narrower() -> None:
    wide, usual, narrow = share(300, 1000, 0.01), share(300, 1000), share(1200, 4000)
    assert wide[0] < usual[0] < narrow[0] < 0.3 < narrow[1] < usual[1] < wide[1]


def test_a_count_is_what_is_certain_and_a_share_of_the_rest() -> None:
    found = estimate(1e20, 1e20, 500, 1000)
    assert (found.value, found.draws) == (15 * 10**19, 1000)
    assert 1.46e20 < found.low < 1.5e20 < found.high < 1.54e20


def test_it_is_cut_to_what_is_certain_and_never_below_nothing() -> None:
    assert Estimate(50, 40, 60, 9).within(45, 55) == Estimate(50, 45, 55, 9)
    assert Estimate(50, 40, 60, 9).within(70, 80) == Estimate(70, 70, 70, 9)
    assert Estimate(50, 0, 60, 9).less(1) == Estimate(49, 0, 59, 9)

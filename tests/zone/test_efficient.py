"""Efficient packages against their definition: by every way to find them, with interactions of their own, and thinned out."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings

from accords.case.case import Case, loads
from accords.maths import frontier as fronts
from accords.maths import fronts as lists
from accords.maths import grid_tallies, tallies
from accords.maths.elimination import Count
from accords.maths.estimate import DOUBT
from accords.zone import efficient as module
from accords.zone import stakes as weighing
from accords.zone.efficient import deals_in, efficient_packages, tally
from accords.zone.stakes import Region, Stakes
from lenses.deals.examples import frontier, sale, stakes
from oracles import deals as oracle
from preferring import preferring_cases
from strategies import Plan, text_of

SOME = settings(max_examples=max(25, settings().max_examples // 4))
FEW = settings(max_examples=max(12, settings().max_examples // 8))

# The status quo is worth more to both than anything else, so that it would be the only efficient package.
BEST_NOW = [
    ("status_quo: {price: 0, delivery: soon}", "status_quo: {price: 2, delivery: late}"),
    ("linear 0..3", "{at: {0: 0, 2: 9, 3: 1}}"),
    ("linear 3..0", "{at: {0: 1, 2: 9, 3: 0}}"),
    ("reservation: status_quo", "reservation: 1"),
    ("delivery: {soon: 1, late: 0}", "delivery: {soon: 0, late: 1}"),
]
EITHER = ("rule: ann and bor,", "rule: ann or bor,")


def worlds(plan: Plan) -> list[tuple[Case, str, oracle.Numbers]]:
    case = loads(text_of(plan))
    found = [(case, reading, oracle.numbers_of(case, reading)) for reading in case.readings]
    return [one for one in found if one[2].axes]


@pytest.mark.parametrize("mode", ["listed", "eliminated", "own variables"])
@SOME
@given(preferring_cases())
def test_vectors_counts_and_packages_are_those_of_the_definition(mode: str, plan: Plan) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if mode == "eliminated":
            patch.setattr(fronts, "LISTED", 0)
        if mode == "own variables":
            patch.setattr(weighing, "DENSE", 1)
        for case, reading, numbers in worlds(plan):
            axes = tuple(numbers.axes)
            found = efficient_packages(stakes(case, reading), axes)
            assert (found.exact, set(found.loss)) == (True, {Fraction(0)})
            rows = {tuple(found.utilities(row).values()): row for row in range(len(found))}
            assert sorted(rows, reverse=True) == oracle.efficient(numbers.vectors)
            for vector, row in rows.items():
                packages = list(found.packages(row))
                assert found.counts[row].low == found.counts[row].high == len(packages) == numbers.vectors[vector]
                for package in packages:
                    assert tuple(oracle.utility(case, party, package) for party in axes) == vector
                    assert (package in numbers.world.deals(), numbers.verdict(package) != "ruled_out") == (True, True)


@FEW
@given(preferring_cases())
def test_a_thinned_frontier_says_how_far_off_it_may_be(plan: Plan) -> None:
    for case, reading, numbers in worlds(plan):
        axes = tuple(numbers.axes)
        asked = stakes(case, reading)
        found = efficient_packages(asked, axes, most=2)
        listed = [tuple(found.utilities(row).values()) for row in range(len(found))]
        efficient = oracle.efficient(numbers.vectors)
        floors = [(asked.limits.get(party) or (None,))[0] for party in axes]
        for vector in efficient:
            beyond = all(floor is None or one >= floor + more for one, floor, more in zip(vector, floors, found.loss, strict=True))
            near = (all(here + more >= one for here, more, one in zip(other, found.loss, vector, strict=True)) for other in listed)
            assert not beyond or any(near)
        for row, vector in enumerate(listed):
            assert numbers.vectors[vector] >= found.counts[row].low > 0
        if not any(found.loss):
            assert sorted(listed, reverse=True) == efficient


@pytest.mark.parametrize("dense", [weighing.DENSE, 1])
@SOME
@given(preferring_cases())
def test_what_is_left_and_accepted_is_counted_once(dense: int, plan: Plan) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weighing, "DENSE", dense)
        case = loads(text_of(plan))
        for reading in case.readings:
            counts, found = oracle.numbers_of(case, reading).counts, tally(stakes(case, reading))
            assert (found.left.low, found.left.high) == (counts["deals"] - counts["ruled_out"],) * 2
            assert (found.accepted.low, found.accepted.high) == (counts["accepted"],) * 2


def test_with_many_consenting_sets_counts_are_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    case = sale(EITHER)
    exact = tally(stakes(case))
    counts = [count.low for count in frontier(case).counts]
    monkeypatch.setattr(module, "MOST_SETS", 1)
    found = tally(stakes(case))
    assert found.left.low <= exact.left.low <= found.left.high
    assert "several consenting sets" in found.left.method
    again = frontier(case)
    assert all(count.low <= number <= count.high for count, number in zip(again.counts, counts, strict=True))
    assert not again.exact


def test_the_status_quo_is_never_efficient_even_where_nothing_is_better() -> None:
    case = sale(*BEST_NOW)
    numbers = oracle.numbers_of(case)
    found = frontier(case)
    vectors = [tuple(found.utilities(row)[party] for party in numbers.axes) for row in range(len(found))]
    assert sorted(vectors, reverse=True) == oracle.efficient(numbers.vectors)
    here = numbers.world.here()
    assert here is not None
    assert oracle.dominates(tuple(stakes(case).values(here)[party] for party in numbers.axes), vectors[0])
    assert here not in [package for row in range(len(found)) for package in found.packages(row)]


def test_fronts_that_get_too_long_are_thinned_out(monkeypatch: pytest.MonkeyPatch) -> None:
    case = sale()
    exact = {tuple(frontier(case).utilities(row).values()) for row in range(3)}
    monkeypatch.setattr(fronts, "LISTED", 0)
    monkeypatch.setattr(lists, "LONGEST", 1)
    monkeypatch.setattr(module, "THINNED", 1)
    found = frontier(case)
    assert len(found) < len(exact)
    assert min(found.loss) > 0
    assert not found.exact


def test_nothing_is_efficient_where_nothing_is_left() -> None:
    found = frontier(sale(("reservation: 1,", "reservation: 100,")))
    assert (len(found), found.counts, found.vectors.shape) == (0, (), (0, 2))


def test_deals_of_a_region_are_counted_without_the_status_quo() -> None:
    asked = stakes(sale())
    every = Region(asked.shape, {})
    assert deals_in(asked, every).low == 7
    assert deals_in(asked, Region(asked.shape, {"ann": Fraction(1)})).low == 6


@pytest.fixture
def rough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count on grids that are too coarse for small cases."""
    for where, name, value in (
        (tallies, "LISTED", 0),
        (tallies, "HALVES", 0),
        (grid_tallies, "GRID", (0, 0)),
        (grid_tallies, "SIDES", (2, 2, 2)),
        (grid_tallies, "BUNDLE", 1),
    ):
        monkeypatch.setattr(where, name, value)


@pytest.mark.usefixtures("rough")
@pytest.mark.parametrize("words", [[], [EITHER], BEST_NOW])
def test_estimates_of_several_consenting_sets_add_up_within_the_bounds(words: list[tuple[str, str]]) -> None:
    asked = stakes(sale(*words))
    numbers = oracle.numbers_of(sale(*words))
    truth = numbers.counts["deals"] - numbers.counts["ruled_out"]
    found = tally(asked).left
    assert found.low <= truth <= found.high
    assert not found.exact
    assert found.estimate is not None
    assert found.low <= found.estimate.low <= truth <= found.estimate.high <= found.high


@pytest.mark.usefixtures("rough")
def test_each_estimate_of_a_sum_has_its_share_of_the_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = stakes(sale(EITHER))
    doubts = []

    def noted(at: Stakes, region: Region, doubt: float) -> Count:
        doubts.append(doubt)
        return deals_in(at, region, doubt)

    monkeypatch.setattr(module, "deals_in", noted)
    tally(asked)
    assert set(doubts) == {DOUBT / 3}
    monkeypatch.setattr(module, "MOST_SETS", 1)
    assert tally(asked).left.estimate is None

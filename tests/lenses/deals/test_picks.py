"""What a package gives to whom, and the trades in it."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.lenses.deals import picks as module
from accords.lenses.deals.picks import chosen, picks, shares_of, trades
from accords.zone.bargaining import Solution, solve
from lenses.deals.examples import frontier, sale, stakes
from oracles import deals as oracle
from preferring import preferring_cases
from strategies import Plan, text_of

SOLD = {"price": "3", "delivery": "late"}


def test_shares_stand_beside_the_most_and_least_of_each_issue() -> None:
    found = shares_of(stakes(sale()), "ann", SOLD)
    assert {issue: (share.worth, share.best, share.least) for issue, share in found.items()} == {"price": (6, 6, 0), "delivery": (0, 1, 0)}
    nothing = stakes(sale(("weights: {price: 2, delivery: 1}", "weights: {price: 2, delivery: 0}")))
    assert list(shares_of(nothing, "ann", SOLD)) == ["price"]


def test_a_trade_undone_costs_both() -> None:
    (trade,) = trades(stakes(sale()), ("ann", "bor"), SOLD)
    assert (trade.gives, trade.gets) == ({"ann": "delivery", "bor": "price"}, {"ann": "price", "bor": "delivery"})
    assert trade.loses == {"ann": 5, "bor": 1}


def test_interactions_count_when_a_trade_is_undone() -> None:
    """With soon delivery at no price Ann would have 9 more: the same two issues are then no trade."""
    bonus = (
        "delivery: {soon: 1, late: 0}}",
        "delivery: {soon: 1, late: 0}}, interactions: {gift: {when: price == 0 and delivery == soon, add: 9}}",
    )
    assert trades(stakes(sale(bonus)), ("ann", "bor"), SOLD) == ()


@settings(max_examples=max(25, settings().max_examples // 4))
@given(preferring_cases())
def test_every_trade_is_one(plan: Plan) -> None:
    case = loads(text_of(plan))
    asked, numbers = stakes(case), oracle.numbers_of(case)
    axes = tuple(numbers.axes)
    for package in numbers.world.packages[::7]:
        found = trades(asked, axes, package)
        assert len(found) <= module.TRADES
        for trade in found:
            assert tuple(trade.gives) in set(combinations(axes, 2))
            first, second = trade.gives.values()
            for party in trade.gives:
                # What is lost is the difference to some whole package that differs on these two issues alone.
                levels = [
                    oracle.utility(case, party, other)
                    for other in numbers.world.packages
                    if {issue for issue in {**package, **other} if package.get(issue) != other.get(issue)} <= {first, second}
                ]
                level = oracle.utility(case, party, package)
                assert level is not None
                assert trade.loses[party] > 0
                assert any(other is not None and abs(float(level - other) - trade.loses[party]) < 1e-9 for other in levels)


def test_ties_are_listed_up_to_a_cap() -> None:
    case = sale(
        ("weights: {price: 2, delivery: 1}", "weights: {price: 0, delivery: 0}"),
        ("weights: {price: 1, delivery: 4}", "weights: {price: 0, delivery: 0}"),
        ("reservation: 1,", "reservation: 0,"),
        ("reservation: status_quo", "reservation: 0"),
    )
    found = frontier(case)
    every = picks(found, solve(found).solutions["utilitarian"])
    assert [pick.count.low for pick in every] == [7] * 7
    assert len({tuple(pick.outcome.items()) for pick in every}) == 7


TWO = """accords: 1
title: t
as_of: 2025-01-01
parties: {a: {role: negotiator}, b: {role: negotiator}}
consent: RULE
issues: {x: {options: [x0, x1]}, z: {options: [z0, z1, z2, z3, z4, z5, z6, z7, z8, z9, za, zb, zc]}}
preferences:
  a: {weights: {x: 1, z: 0}, values: {x: {x0: 2, x1: 1}}, reservation: 0}
  b: {weights: {x: 1, z: 0}, values: {x: {x0: 1, x1: 2}}, reservation: 0}
"""


@pytest.mark.parametrize("rule", ["a and b", "b and a"])
def test_every_vector_that_ties_is_among_the_packages_listed_whoever_stands_first(rule: str) -> None:
    """Nash (1950) chooses both vectors; each has 13 packages, more than are listed."""
    found = frontier(loads(TWO.replace("RULE", rule)), ("a", "b") if rule == "a and b" else ("b", "a"))
    solution = solve(found).solutions["nash"]
    every = picks(found, solution)
    assert len(every) == module.MOST
    assert [sum(pick.utility["a"] == level for pick in every) for level in (1, 2)] == [6, 6]
    assert [(pick.count.low, pick.count.high) for pick in every] == [(13, 13)] * module.MOST
    assert (chosen(found, solution).low, chosen(found, solution).high) == (26, 26)


def test_one_package_of_each_vector_is_listed_even_past_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 1)
    found = frontier(loads(TWO.replace("RULE", "a and b")), ("a", "b"))
    assert {pick.utility["a"] for pick in picks(found, solve(found).solutions["nash"])} == {1, 2}


def test_what_was_found_by_search_is_one_package_with_ties_not_looked_for() -> None:
    found = frontier(sale())
    (pick,) = picks(found, Solution(found=(SOLD, stakes(sale()).values(SOLD))))
    assert (pick.outcome, pick.utility, pick.count.exact) == (SOLD, {"ann": 6, "bor": 4}, False)

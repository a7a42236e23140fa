"""Adjusted Winner over the divisible issues of a case."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.errors import AccordsError
from accords.lenses.deals.division import division
from lenses.deals.examples import answer, sale, stakes
from oracles import deals as oracle
from preferring import preferring_cases
from strategies import Plan, text_of

BOTH = ("status_quo:", "divisible: [price, delivery]\nstatus_quo:")


def test_the_sale_is_divided_between_what_each_likes_best() -> None:
    found = answer(sale(BOTH)).division
    assert found is not None
    assert found.best == {"price": {"bor": "0", "ann": "3"}, "delivery": {"bor": "late", "ann": "soon"}}
    assert found.points["ann"] == {"price": str(Fraction(600, 7)), "delivery": str(Fraction(100, 7))}
    assert (found.envy_free, found.equitable, found.efficient, found.agreed, found.aside) == (True, True, True, (), ())
    assert found.totals["ann"] == found.totals["bor"]
    assert {party: sum(map(Fraction, points.values())) for party, points in found.points.items()} == {"ann": 100, "bor": 100}


def test_issues_on_which_both_like_one_option_are_not_divided() -> None:
    found = answer(sale(BOTH, ("delivery: {soon: 1, late: 0}", "delivery: {soon: 0, late: 1}"))).division
    assert found is not None
    assert (found.agreed, list(found.best), found.split) == (("delivery",), ["price"], "price")


def test_whoever_likes_no_option_best_likes_the_others() -> None:
    found = answer(sale(BOTH, ("delivery: {soon: 1, late: 0}", "delivery: {soon: 1, late: 1}"))).division
    assert found is not None
    assert found.agreed == ("delivery",)


@pytest.mark.parametrize(
    "change",
    [
        [],
        [("status_quo:", "divisible: [delivery]\nstatus_quo:"), ("delivery: {soon: 1, late: 0}", "delivery: {soon: 0, late: 1}")],
    ],
)
def test_where_nothing_is_to_be_divided_nothing_is(change: list[tuple[str, str]]) -> None:
    assert answer(sale(*change)).division is None


def test_only_two_parties_divide_and_what_is_not_divisible_is_left_aside() -> None:
    asked = stakes(sale(("status_quo:", "divisible: [price]\nstatus_quo:")))
    assert division(asked, ("ann",), "behind") is None
    found = division(asked, ("ann", "bor"), "ann")
    assert found is not None
    assert (found.aside, found.start) == (("delivery",), "ann")


def test_a_start_that_is_nobody_here_is_refused() -> None:
    with pytest.raises(AccordsError, match=r"It is one of: (ann, bor|bor, ann), behind\."):
        answer(sale(BOTH), start="cyd")


@settings(max_examples=max(25, settings().max_examples // 4))
@given(preferring_cases())
def test_both_end_with_as_many_points_and_nobody_envies(plan: Plan) -> None:
    case = loads(text_of(plan))
    asked, numbers = stakes(case), oracle.numbers_of(case)
    found = division(asked, tuple(numbers.axes), "behind")
    if found is None:
        return
    one, other = found.parties
    assert set(found.best) | set(found.agreed) <= set(case.divisible)
    points = {party: {issue: Fraction(given) for issue, given in found.points[party].items()} for party in found.parties}
    for party, rival in ((one, other), (other, one)):
        raw = {}
        for issue, best in found.best.items():
            scale = case.preferences[party].values.get(issue)
            scaled = case.preferences[party].weights
            assert scaled is not None
            weight = oracle.weight_of(scaled, issue)
            assert weight is not None
            levels = {
                option.id: weight * ((oracle.worth(scale, case.issues[issue], option.id) if scale and weight else None) or 0)
                for option in case.issues[issue].options
            }
            assert levels[best[party]] == max(levels.values())
            raw[issue] = levels[best[party]] - levels[best[rival]]
        assert points[party] == {issue: 100 * stake / sum(raw.values()) for issue, stake in raw.items()}
    shares = {issue: Fraction(share) for issue, share in found.shares[one].items()}
    level = sum(share * points[one][issue] for issue, share in shares.items())
    assert level == sum((1 - share) * points[other][issue] for issue, share in shares.items()) == Fraction(found.totals[one])
    assert (found.equitable, found.envy_free, found.efficient) == (True, level >= 50, True)
    assert oracle.adjusted_winner(points[one], points[other])[1] == level
    assert sum(0 < share < 1 for share in shares.values()) <= 1

"""Adjusted Winner over the divisible issues of a case."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.errors import AccordsError
from accords.lenses.deals.division import division
from accords.lenses.deals.result_procedures import Division, Undivided
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
    found = answer(sale(*change))
    assert found.division is None
    assert found.undivided == (Undivided("agreed", found.parties) if change else None)


def test_it_is_said_why_issues_are_not_divided() -> None:
    nothing = ("price: linear 0..3, delivery: {soon: 1, late: 0}", "price: linear 1..1, delivery: {soon: 1, late: 1}")
    found = answer(sale(BOTH, nothing))
    assert (found.division, found.undivided) == (None, Undivided("nothing_at_stake", ("ann",)))
    other = answer(sale(BOTH, ("weights: {price: 2, delivery: 1}", "weights: {price: 0, delivery: 0}")))
    assert other.undivided == Undivided("nothing_at_stake", ("ann",))
    gaps = answer(sale(BOTH, ("delivery: {soon: 1, late: 0}", "delivery: unknown")))
    assert gaps.undivided == Undivided("preferences", ("ann",))
    people = ("price: {title: The price,", "freed: {options: [0, 10], persons: true}\n  price: {title: The price,")
    now = ("status_quo: {price: 0,", "divisible: [freed]\nstatus_quo: {freed: 0, price: 0,")
    first = ("outcome: {price: 1, delivery: soon}", "outcome: {price: 1, delivery: soon, freed: 0}")
    assert answer(sale(people, now, first)).undivided == Undivided("people")


def test_only_two_parties_divide_and_what_is_not_divisible_is_left_aside() -> None:
    asked = stakes(sale(("status_quo:", "divisible: [price]\nstatus_quo:")))
    assert division(asked, ("ann",), "behind") == Undivided("parties", ("ann",))
    assert division(asked, ("ann", "bor"), "cyd") == Undivided("start", ("ann", "bor"))
    found = division(asked, ("ann", "bor"), "ann")
    assert isinstance(found, Division)
    assert (found.aside, found.start) == (("delivery",), "ann")


@pytest.mark.parametrize("change", [[], [BOTH]])
def test_a_start_that_is_no_party_is_refused_whether_or_not_anything_is_divided(change: list[tuple[str, str]]) -> None:
    with pytest.raises(AccordsError, match=r"It is one of: bor, ann, cyd, behind\."):
        answer(sale(*change), start="nobody")


def test_interactions_that_points_know_nothing_of_are_named() -> None:
    bonus = "interactions: {both: {when: price == 3 and delivery == soon, add: 5}, more: {when: 'true', add: 1}}"
    found = answer(sale(BOTH, ("delivery: {soon: 1, late: 0}}", f"delivery: {{soon: 1, late: 0}}}}, {bonus}"))).division
    assert found is not None
    assert found.interactions == {"ann": ("both",)}
    plain = answer(sale(BOTH)).division
    assert plain is not None
    assert plain.interactions == {}


@settings(max_examples=max(25, settings().max_examples // 4))
@given(preferring_cases())
def test_both_end_with_as_many_points_and_nobody_envies(plan: Plan) -> None:
    case = loads(text_of(plan))
    asked, numbers = stakes(case), oracle.numbers_of(case)
    found = division(asked, tuple(numbers.axes), "behind")
    if not isinstance(found, Division):
        assert (found is None) == (not case.divisible)
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

"""What numbers exclude beside what is stated, against the definition; votes with numbers against answers one by one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.case.consent import rule_of
from accords.lenses.change import numbers
from accords.lenses.change.left import State, state_of
from accords.lenses.change.numbers import numbered, with_numbers
from accords.lenses.change.votes import houses
from accords.maths.formula import conj
from accords.maths.frontier import TooLong
from accords.zone.entries import entries_of
from accords.zone.stakes import stakes_of
from accords.zone.zone import zone_of
from oracles.change import one
from oracles.deals import Numbers, utility
from oracles.zone import consenting, world_of
from preferring import preferring_cases
from strategies import Plan, text_of

FEW = settings(max_examples=max(20, settings().max_examples // 4))

TWO = """
accords: 1
title: Two
as_of: 2025-01-10
parties: {ann: {role: negotiator}, bob: {role: negotiator}, cat: {role: ratifier, of: ann, seats: 3}, dan: {role: constituency, of: ann, seats: 2}}
consent: {rule: ann and bob and cat, may_leave: {cat: {of: ann}}}
issues: {x: {options: [1, 2, 3, 4]}}
status_quo: {x: 1}
preferences:
  ann: {weights: {x: 1}, values: {x: {1: 0, 2: 1, 3: 2, 4: 3}}, reservation: 0}
  cat: {weights: {x: 1}, values: {x: {1: 3, 2: 0, 3: 0, 4: 0}}, reservation: 2}
"""


@FEW
@given(preferring_cases())
def test_numbers_exclude_what_is_worth_less_than_the_reservation_of_what_is_stated_to_be_left(plan: Plan) -> None:
    case = loads(text_of(plan))
    state, world = state_of(case, entries_of(case)), world_of(case)
    for name, rule in case.readings.items():
        oracle = Numbers(world, rule.text)
        found, together = numbered(state, name)
        first = world.packages[0]
        known = [party for party in rule.parties if oracle.floors[party] is not None and utility(case, party, first) is not None]
        assert [each.party for each in found] == known
        said = {one(package): {party: world.answer(party, package) for party in rule.parties} for package in world.deals()}
        whole = {one(package): {party: oracle.answer(party, package) for party in rule.parties} for package in world.deals()}
        left = {package for package, answers in said.items() if not _ruled_out(answers, rule.text)}
        for each in found:
            party = each.party
            gone = {package for package in left if _ruled_out(said[package] | {party: whole[package][party]}, rule.text)}
            assert each.how == ("nothing_left" if not left else "nothing" if not gone else "everything" if gone == left else "something")
            assert not each.example or one(each.example) in gone
        remains = "nothing" if all(_ruled_out(answers, rule.text) for answers in whole.values()) else "something"
        assert together == (remains if known else None)


def _ruled_out(answers: dict[str, str], rule: str) -> bool:
    return all(any(answers[party] == "refuses" for party in members) for members in consenting(rule))


@FEW
@given(preferring_cases())
def test_with_numbers_each_party_answers_by_views_and_else_by_its_numbers(plan: Plan) -> None:
    case = loads(text_of(plan))
    zone, parties = zone_of(case), tuple(case.parties)
    told = with_numbers(zone, stakes_of(zone, rule_of(*parties)))
    if told is None:  # interactions that read many issues
        return
    oracle = Numbers(world_of(case), " and ".join(parties))
    for package in oracle.world.deals():
        here = told.space.whole_outcome(package)
        for party in parties:
            wanted = oracle.answer(party, package)
            assert told.any(conj(here, told.parties[party].false)) == (wanted == "refuses")
            assert told.any(conj(here, told.parties[party].true)) == (wanted == "accepts")


def test_a_ratifier_whose_numbers_exclude_every_package_is_not_said_to_exclude_nothing() -> None:
    state = State(zone_of(loads(TWO)))
    found, together = numbered(state, "rule")
    assert {each.party: each.how for each in found} == {"ann": "nothing", "cat": "everything"}
    assert together == "nothing"


def test_a_vote_is_told_by_what_is_stated_and_with_numbers_apart() -> None:
    (house,) = houses(zone_of(loads(TWO)))
    assert house.by_numbers == ("cat",)
    assert house.vote is not None
    assert house.with_numbers is not None
    for vote, fails in ((house.vote, 0), (house.with_numbers.vote, 3)):
        assert vote.fails.count is not None
        assert vote.fails.count.low == fails
    assert Decimal(house.needed) == 3


def test_where_the_search_is_too_long_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_long(*_: object) -> None:
        raise TooLong

    monkeypatch.setattr(numbers, "frontier", too_long)
    found, _ = numbered(State(zone_of(loads(TWO))), "rule")
    assert {each.how for each in found} == {"undecided"}


def test_numbers_that_tell_too_many_packages_apart_are_not_made_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "_MOST_CELLS", 3)
    (house,) = houses(zone_of(loads(TWO)))
    assert (house.by_numbers, house.with_numbers) == (("cat",), None)

"""Votes and majorities against the definitions, and against worked coalition arithmetic."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from hypothesis import given, settings

from accords.case.case import loads
from accords.lenses.change.votes import houses
from accords.zone.package_set import PackageSet
from accords.zone.zone import zone_of
from lenses.change.drawn import holds, seated
from oracles.change import governed, one, voted, world_at
from oracles.zone import World
from strategies import Plan, text_of

FEW = settings(max_examples=max(15, settings().max_examples // 5))


def assert_is(found: PackageSet, wanted: Collection[object], world: World) -> None:
    assert found.count is not None
    assert found.count.low == found.count.high == len(wanted)
    if found.exact and wanted:
        assert {one(package) for package in world.packages if holds(found, package)} == set(wanted)


@FEW
@given(seated())
def test_votes_and_majorities_are_those_defined(plan: Plan) -> None:
    case = loads(text_of(plan))
    world = world_at(case)
    (house,) = (found for found in houses(zone_of(case)) if found.of == "ann")
    seats = {name: Decimal(text) for name, text in house.seats.items()}
    assert seats == {name: party.seats for name, party in case.parties.items() if party.seats is not None}
    assert Decimal(house.total) == sum(seats.values())
    assert case.consent is not None
    leavers = set(case.consent.may_leave)
    coalition = {name for name, party in case.parties.items() if name == "ann" or "ann" in party.supports or name in leavers}
    assert set(house.coalition) == coalition
    ballots, majorities = voted(world, seats), governed(world, seats, coalition, leavers)
    assert house.vote is not None
    for kind in ("passes", "fails", "open"):
        assert_is(getattr(house.vote, kind), {package for package, how in ballots.items() if how == kind}, world)
    assert house.government is not None
    for kind in ("keeps", "loses", "open"):
        assert_is(getattr(house.government, kind), {package for package, how in majorities.items() if how == kind}, world)
    both = {package for package in ballots if (ballots[package], majorities[package]) == ("passes", "loses")}
    assert_is(house.government.passes_and_loses, both, world)


PARLIAMENT = """
accords: 1
title: A parliament
as_of: 2025-01-01
parties:
  gov: {role: negotiator}
  other: {role: negotiator}
  p1: {role: constituency, of: gov, supports: gov, seats: 32}
  p2: {role: constituency, of: gov, supports: gov, seats: 18}
  p3: {role: constituency, of: gov, seats: 14}
  p4: {role: constituency, of: gov, seats: 24}
  p5: {role: constituency, of: gov, seats: 20}
  p6: {role: constituency, of: gov, supports: gov, seats: 12}
consent: {rule: gov and other, may_leave: {p3: {of: gov}}}
issues: {pact: {options: [none, signed]}}
deal: pact == signed
views:
  p1: {accepts: {a: pact == signed}}
  p2: {refuses: {r: pact == signed}}
  p3: {refuses: {r: pact == signed}}
  p4: {accepts: {a: pact == signed}}
  p5: {accepts: {a: pact == signed}}
  p6: {refuses: {r: pact == signed}}
"""


def test_a_vote_that_passes_with_others_and_a_government_that_keeps_its_majority_are_two_statements() -> None:
    """Illustrative: 120 seats, 76 for the pact; a partner of 14 leaves a coalition of 76, and 62 remain."""
    (house,) = houses(zone_of(loads(PARLIAMENT)))
    assert (house.total, house.needed, house.coalition_seats) == ("120", "61", "76")
    assert [(one.parties, one.seats, one.majority) for one in house.leaving] == [(("p3",), "62", True)]
    assert house.vote is not None
    assert house.government is not None
    assert [found.count.low for found in (house.vote.passes, house.vote.fails, house.vote.open) if found.count] == [1, 0, 0]
    assert [found.count.low for found in (house.government.keeps, house.government.loses) if found.count] == [1, 0]


def test_partners_whose_leaving_ends_a_majority_are_named_of_which_none_can_be_spared() -> None:
    text = PARLIAMENT.replace("may_leave: {p3: {of: gov}}", "may_leave: {p3: {of: gov}, p6: {of: gov}, p2: {of: gov}}")
    (house,) = houses(zone_of(loads(text)))
    leaving = {frozenset(one.parties): (one.seats, one.majority) for one in house.leaving}
    assert leaving == {
        frozenset({"p3"}): ("62", True),
        frozenset({"p6"}): ("64", True),
        frozenset({"p2"}): ("58", False),
        frozenset({"p3", "p6"}): ("50", False),
    }
    assert house.government is not None
    assert house.government.passes_and_loses.count is not None
    assert house.government.passes_and_loses.count.low == 1


def test_seats_that_are_not_stated_leave_the_majority_open() -> None:
    (house,) = houses(
        zone_of(loads(PARLIAMENT.replace("p3: {role: constituency, of: gov, seats: 14}", "p3: {role: constituency, of: gov}")))
    )
    assert (house.not_stated, house.government, house.leaving) == (("p3",), None, ())
    assert house.vote is not None


def test_no_seats_no_house() -> None:
    text = PARLIAMENT
    for seats in (32, 18, 14, 24, 20, 12):
        text = text.replace(f", seats: {seats}", "")
    assert houses(zone_of(loads(text))) == ()


def test_halves_are_more_than_nothing() -> None:
    """Seats need not be whole; half is no majority."""
    text = PARLIAMENT.replace("seats: 32", "seats: 31.5").replace("seats: 24", "seats: 24.5")
    (house,) = houses(zone_of(loads(text)))
    assert (house.total, house.needed) == ("120.0", "")

"""Sets of packages described, and states compared only where their packages can be."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from accords.case.case import loads
from accords.lenses.change.left import State, compared, counted, exemplified, opening, state_of, step
from accords.maths.formula import conj
from accords.zone.description import describe
from accords.zone.entries import entries_of
from accords.zone.package_set import EMPTY
from accords.zone.zone import zone_of
from lenses.change.drawn import holds
from oracles.change import left, one, world_at
from strategies import Plan, cases, text_of

FEW = settings(max_examples=max(15, settings().max_examples // 5))

CASE = """
accords: 1
title: t
as_of: 2024-01-01
parties: {a: {role: negotiator}, b: {role: negotiator}}
consent: {rule: a and b, or_maybe: {alone: a}}
issues: {x: {options: [0, 1, 2]}}
views: {a: {refuses: {r: x == 0}}}
scenarios:
  longer: {title: Longer, change: {issues: {x: {options: [0, 1, 2, 3]}}}}
  simpler: {title: Simpler, remove: [consent.or_maybe.alone]}
"""


@FEW
@given(cases())
def test_what_is_left_is_open_or_accepted(plan: Plan) -> None:
    case = loads(text_of(plan))
    state, world = State(zone_of(case)), world_at(case)
    for name in case.readings:
        wanted = left(world, name)
        count = counted(state.left(name), name, state)
        assert count.low == count.high == len(wanted)
        found = describe(state.zone, state.left(name), count)
        assert all(one(example) in wanted for example in found.examples)
        if found.exact and wanted:
            assert {one(package) for package in world.packages if holds(found, package)} == wanted


def test_states_with_other_issues_are_not_compared() -> None:
    case = loads(CASE)
    now = State(zone_of(case))
    longer, simpler = (state_of(each, entries_of(each), now.zone) for each in (case.under("longer"), case.under("simpler")))
    assert not compared(now, longer, "rule")
    found = step(now, longer, "rule")
    assert found.before is not None
    assert found.after is not None
    assert (found.before.open.low, found.after.open.low, found.opened, found.closed) == (2, 3, None, None)
    assert compared(now, simpler, "rule")
    assert not compared(now, simpler, "alone")
    assert step(now, simpler, "alone").after is None


def test_a_state_shares_the_space_of_another_with_the_same_issues() -> None:
    case = loads(CASE)
    now = State(zone_of(case))
    assert state_of(case.at("2023-06-01"), entries_of(case), now.zone).zone.space is now.zone.space
    assert state_of(case.under("longer"), entries_of(case), now.zone).zone.space is not now.zone.space


def test_opening_and_closing_are_the_two_differences() -> None:
    case = loads(CASE)
    now = State(zone_of(case))
    before = State(replace(now.zone, entries=now.zone.entries.without("views.a.refuses.r")))
    gained, lost = opening(before, now, "rule")
    assert not now.zone.any(gained)
    assert now.zone.example(lost) == {"x": "0"}
    assert now.zone.count(conj(gained, lost)).high == 0


def test_nothing_is_described_as_nothing() -> None:
    zone = zone_of(loads(CASE))
    assert describe(zone, zone.deals, zone.count(conj(zone.deals, zone.parties["a"].true))) == EMPTY
    assert exemplified(zone, zone.deals, zone.count(conj(zone.deals, zone.parties["a"].true))) == EMPTY


def test_a_set_can_be_given_by_an_example() -> None:
    zone = zone_of(loads(CASE))
    found = exemplified(zone, zone.deals, zone.count(zone.deals))
    assert found.count == zone.count(zone.deals)
    assert (found.common, found.groups, found.exact, len(found.examples)) == ({}, (), False, 1)

"""Minimal conflicts and corrections against their definition: every subset of refusals, tried one by one."""

from __future__ import annotations

from hypothesis import given, settings

from accords.case.case import loads
from accords.zone.collisions import collisions, meeting
from accords.zone.zone import zone_of
from oracles.zone import world_of
from strategies import Plan, cases, text_of

SOME = settings(max_examples=max(40, settings().max_examples * 2 // 3))
TWO = (
    "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\nissues: {x: {options: [0, 1, 2]}}\n"
)


@SOME
@given(cases())
def test_conflicts_and_corrections_are_all_minimal_ones(plan: Plan) -> None:
    case = loads(text_of(plan))
    zone, world = zone_of(case), world_of(case)
    deals = world.deals()
    for rule in case.readings.values():
        for members in rule.sets:
            conflicts, corrections = world.collisions(members, deals)
            found = collisions(zone, members)
            assert found.complete
            assert found.ground is bool(deals)
            assert sorted(map(sorted, found.conflicts)) == sorted(map(sorted, conflicts))
            assert sorted(sorted(one.paths) for one in found.corrections) == sorted(map(sorted, corrections))
            own = [stance.path for stance in world.held if stance.kind == "refuses" and stance.party in members]
            for one in found.corrections:
                assert one.example in deals
                assert world.meeting(members, [path for path in own if path not in one.paths], one.example)


@settings(SOME, max_examples=SOME.max_examples // 2)
@given(cases(consents=False))
def test_without_a_correction_its_example_is_refused_by_nobody_of_the_set(plan: Plan) -> None:
    """The definition once more from outside: the case without these entries."""
    case = loads(text_of(plan))
    zone, world = zone_of(case), world_of(case)
    for rule in case.readings.values():
        for members in rule.sets:
            for one in collisions(zone, members).corrections:
                left = world.having([stance for stance in world.held if stance.path not in one.paths])
                assert all(left.answer(party, one.example) != "refuses" for party in members)


def test_a_cap_is_said() -> None:
    case = loads(TWO + "views: {a: {refuses: {r: x == 0, s: x == 1, t: x == 2}}, b: {refuses: {u: x == 0, v: x == 1, w: x == 2}}}")
    found = collisions(zone_of(case), ("a", "b"), cap=2)
    assert not found.complete
    assert len(found.conflicts) <= 2


def test_a_refusal_that_follows_another_partys_gives_way_with_it() -> None:
    """B refuses what a refuses: a's condition alone excludes everything, b's alone nothing, and without a's both are gone."""
    case = loads(TWO + "views: {a: {refuses: {r: x >= 0}}, b: {refuses: {s: not consents(a)}}}")
    zone = zone_of(case)
    found = collisions(zone, ("a", "b"))
    assert found.conflicts == (("views.a.refuses.r",),)
    assert [one.paths for one in found.corrections] == [("views.a.refuses.r",)]
    assert zone.any(meeting(zone, ("a", "b"), ["views.b.refuses.s"]))

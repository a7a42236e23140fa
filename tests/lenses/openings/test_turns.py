"""What the answer turns on: each point, with the answer of the case in which it is otherwise."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from accords.case.case import Case, loads
from accords.case.model import Entry
from accords.lenses.openings.result import Answer, Point
from accords.lenses.openings.turns import turns
from accords.zone.zone import zone_of
from oracles.zone import World, refusing, world_of
from strategies import Plan, cases, text_of

SOME = settings(max_examples=max(15, settings().max_examples // 4))


def counts(answer: Answer) -> dict[str, int]:
    return {kind: getattr(answer, kind).low for kind in ("deals", "ruled_out", "accepted", "locked", "open")}


def otherwise(case: Case, point: Point) -> World:
    """Make the world in which a point is otherwise."""
    world = world_of(case)
    party, kind, name = point.path.split(".")[-3:] if point.kind != "event" else ("", "", "")
    if point.kind == "silent":
        condition = case.views[party].silent[name].if_
        return world.having(refusing(world.held, point.path, condition, opposite=point.supposing == "insisted"))
    if point.kind == "condition":
        return world.having([stance for stance in world.held if stance.path != point.path])
    if point.kind == "reading":
        entry: Entry = getattr(case.views[party], kind)[name]
        meant = entry.or_maybe[point.read_as].if_
        return world.having([replace(stance, if_=meant) if stance.path == point.path else stance for stance in world.held])
    return world_of(case.under(point.path))


def points(case: Case, parties: tuple[str, ...]) -> set[tuple[str, str, str]]:
    """List the points that there are for some parties, by definition."""
    found = set()
    counted = {stance.path: stance for stance in world_of(case).held}
    for party, view in case.views.items():
        if party not in parties:
            continue
        found |= {(f"views.{party}.silent.{name}", how, "") for name in view.silent for how in ("refused", "insisted")}
        for kind in ("refuses", "accepts"):
            for name, entry in getattr(view, kind).items():
                path = f"views.{party}.{kind}.{name}"
                if path in counted:
                    found |= {(path, "read_as", reading) for reading in entry.or_maybe}
                    # Without claims, what is not called otherwise is somebody's judgement.
                    found |= {(path, "dropped", "")} if entry.firm in {None, "reported", "judged"} else set()
    vote = case.events.get("vote")
    return found | ({("events.vote", "happened", "")} if vote and (vote.remove or vote.change is not None) else set())


@SOME
@given(cases())
def test_every_point_is_answered_as_the_case_in_which_it_is_otherwise(plan: Plan) -> None:
    case = loads(text_of(plan))
    for rule in case.readings.values():
        found = turns(zone_of(case), rule)
        named = {(turn.point.path, turn.point.supposing, turn.point.read_as) for turn in found}
        assert points(case, rule.parties) <= named
        # Points of others stand here too where somebody's answer depends on theirs.
        assert named <= points(case, tuple(case.parties))
        now = world_of(case).counts(rule.text)
        for turn in found:
            assert counts(turn.now) == {kind: count for kind, count in now.items() if kind != "possible"}
            world = otherwise(case, turn.point)
            expected = world.counts(rule.text)
            assert counts(turn.otherwise) == {kind: count for kind, count in expected.items() if kind != "possible"}


def test_foreseen_events_without_judged_effects_are_listed() -> None:
    text = """\
accords: 1
title: t
as_of: 2024-01-01
parties: {a: {role: negotiator}, b: {role: negotiator}}
issues: {x: {options: [0, 1]}}
events:
  past: {date: 2023-12-01}
  vote: {date: 2024-02, title: A vote}
  storm: {status: foreseen, change: {deal: x == 1}}
  rain: {date: 2024-03, change: {consent: {rule: a}}}
"""
    case = loads(text)
    found = turns(zone_of(case), case.readings["rule"])
    assert [turn.point.path for turn in found] == ["events.storm", "events.rain"]
    assert [turn.otherwise.deals.low for turn in found] == [1, 2]
    assert turns(zone_of(case.under("storm")), case.readings["rule"])[0].point.path == "events.rain"


def test_points_of_those_whose_consent_somebody_else_asks_for_stand_here_too() -> None:
    case = loads(
        """
accords: 1
title: t
as_of: 2025-01-01
parties: {ann: {role: negotiator}, bob: {role: negotiator}, cat: {role: ratifier}, dan: {role: affected}}
consent: ann and bob
issues: {x: {options: [0, 1]}}
views:
  ann: {refuses: {a: {if: not consents(cat), firm: stated}}}
  cat:
    silent: {c: x == 0}
    refuses: {d: {if: x == 1, firm: stated, or_maybe: {wide: x >= 0}}}
  dan: {silent: {e: x == 1}}
"""
    )
    found = {(turn.point.path, turn.point.supposing): turn for turn in turns(zone_of(case), case.readings["rule"])}
    assert set(found) == {
        ("views.cat.silent.c", "refused"),
        ("views.cat.silent.c", "insisted"),
        ("views.cat.refuses.d", "read_as"),
    }
    assert found["views.cat.refuses.d", "read_as"].now.open.low == 1
    assert found["views.cat.refuses.d", "read_as"].otherwise.open.low == 0

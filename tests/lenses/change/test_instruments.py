"""Instruments against the definitions: what each opens alone, which smallest sets leave something, what more of them add."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.errors import AccordsError
from accords.lenses.change.instruments import instruments
from accords.lenses.change.left import State
from accords.lenses.change.result_means import Instruments
from accords.zone.zone import zone_of
from lenses.change.drawn import equipped, holds
from oracles.change import left, minimal, one, stands, with_effects, world_at
from oracles.zone import World
from strategies import Plan, text_of

FEW = settings(max_examples=max(12, settings().max_examples // 6))


def asked(text: str, most: int = 4096) -> Instruments:
    case = loads(text)
    return instruments(State(zone_of(case)), list(case.readings), most)


def world_with(plan: Plan, names: tuple[str, ...]) -> World | None:
    """Make the world that some instruments lead to, from the case written out with them; nothing where that is no case."""
    try:
        return world_at(loads(text_of(with_effects(plan, names))))
    except AccordsError:
        return None


@FEW
@given(equipped())
def test_each_instrument_alone_opens_and_closes_what_it_does(plan: Plan) -> None:
    case = loads(text_of(plan))
    found, now = asked(text_of(plan)), world_at(case)
    for name, rule in case.readings.items():
        reading = found.readings[name]
        assert reading.left is bool(left(now, name))
        for each, effect in reading.alone.items():
            then = world_with(plan, (each,))
            assert then is not None
            assert effect.after is not None
            assert {kind: count.low for kind, count in effect.after._asdict().items()} == then.counts(then.case.readings[name].text)
            gained, lost = left(then, name) - left(now, name), left(now, name) - left(then, name)
            for described, wanted in ((effect.opened, gained), (effect.closed, lost)):
                assert described is not None
                assert described.count is not None
                assert described.count.low == len(wanted)
                if described.exact and wanted:
                    assert {one(package) for package in now.packages if holds(described, package)} == wanted
            assert effect.nothing is (stands(now, name) == stands(then, name))
        kinds = {package: world.verdict(rule.text, dict(package)) for world in (now,) for package in stands(now, name)}
        assert reading.standing[""] == tuple(kinds.get(one(package), "no_agreement") for package in reading.packages)
        for each in reading.alone:
            then = world_with(plan, (each,))
            assert then is not None
            known = stands(then, name)
            assert reading.standing[each] == tuple(known.get(one(package), "no_agreement") for package in reading.packages)


@FEW
@given(equipped())
def test_the_smallest_sets_that_leave_something_are_all_found_with_what_more_of_them_add(plan: Plan) -> None:
    case = loads(text_of(plan))
    found = asked(text_of(plan))
    names = tuple(case.instruments)
    every = [chosen for size in range(len(names) + 1) for chosen in combinations(names, size)]
    worlds = {frozenset(chosen): world_with(plan, chosen) for chosen in every}
    for reading, answer in found.readings.items():
        assert (answer.complete, answer.tried) == (True, "all")
        apart = {frozenset(chosen) for chosen in answer.apart}
        something = {chosen: world is not None and chosen not in apart and bool(left(world, reading)) for chosen, world in worlds.items()}
        wanted = minimal(names, something)
        assert {frozenset(one.instruments) for one in answer.combinations} == wanted - {frozenset()}
        assert (frozenset() in wanted) is answer.left
        for combination in answer.combinations:
            chosen = frozenset(combination.instruments)
            then = worlds[chosen]
            assert then is not None
            assert combination.opened is not None
            assert combination.opened.count is not None
            assert combination.opened.count.low == len(left(then, reading))
            for other, added in combination.adds.items():
                more = worlds[chosen | {other}]
                if added is not None and more is not None:
                    assert added.low == len(left(more, reading) - left(then, reading))


TALKS = """
accords: 1
title: Talks
as_of: 2025-01-01
parties: {n: {role: negotiator}, s: {role: negotiator}, g: {role: guarantor}}
issues: {x: {options: [0, 1, 2, 3]}, y: {options: [low, high]}}
deal: x > 0
views:
  n: {refuses: {n1: x > 1, n2: y == high}}
  s: {refuses: {s1: x < 2, s2: y == low, s3: x == 3}}
instruments:
  loan: {by: g, kind: inducement, effect: {remove: [views.n.refuses.n1]}}
  watch: {by: g, kind: verification, effect: {remove: [views.n.refuses.n2]}}
  word: {by: g, kind: wording, effect: {change: {views: {s: {refuses: {s2: {if: y == low and x == 1}}}}}}}
  again: {by: g, kind: guarantee, effect: {remove: [views.n.refuses.n1]}}
  idle: {by: g, kind: pressure, effect: {change: {views: {s: {refuses: {s4: x == 0}}}}}}
  hope: {by: g, kind: guarantee}
"""


def test_a_worked_example() -> None:
    """By hand: x must be at least 2 for s and at most 1 for n, y high for s and low for n; loan (or again) frees x, watch or word y."""
    found = asked(TALKS)
    reading = found.readings["rule"]
    assert reading.left is False
    assert {one.instruments for one in reading.combinations} == {("loan", "watch"), ("loan", "word"), ("watch", "again"), ("word", "again")}
    first = next(one for one in reading.combinations if one.instruments == ("loan", "watch"))
    assert first.opened is not None
    assert first.opened.common == {"x": "2", "y": "high"}
    adds = {name: None if count is None else count.low for name, count in first.adds.items()}
    assert adds == {"word": 1, "again": 0, "idle": 0}
    assert all(
        effect.opened is not None and effect.opened.count is not None and effect.opened.count.high == 0 for effect in reading.alone.values()
    )
    assert {name for name, effect in reading.alone.items() if effect.nothing} == {"loan", "watch", "word", "again", "idle"}


def test_what_each_instrument_does_to_conditions_is_said() -> None:
    found = asked(TALKS)
    said: dict[str, Any] = {name: (one.status, one.removes, one.adds, one.alters) for name, one in found.each.items()}
    assert said["loan"] == ("fits", ("views.n.refuses.n1",), (), ())
    assert said["word"] == ("fits", (), (), ("views.s.refuses.s2",))
    assert said["idle"] == ("fits", (), ("views.s.refuses.s4",), ())
    assert said["hope"][0] == "not_judged"
    assert found.each["loan"].by == ("g",)


def test_beyond_the_cap_single_ones_and_pairs_are_tried_and_that_is_said() -> None:
    reading = asked(TALKS, most=31).readings["rule"]
    assert reading.tried == "pairs"
    assert len(reading.combinations) == 4
    assert asked(TALKS, most=32).readings["rule"].tried == "all"


def test_an_instrument_that_is_supposed_already_is_said_to_be() -> None:
    case = loads(TALKS).under("loan")
    found = instruments(State(zone_of(case)), ["rule"], 4096)
    assert found.each["loan"].status == "supposed"
    assert "loan" not in found.readings["rule"].alone
    assert {one.instruments for one in found.readings["rule"].combinations} == {("watch",), ("word",)}


def test_effects_that_contradict_each_other_are_not_tried_together() -> None:
    """Under the first the issue is gone that the second speaks of."""
    text = TALKS.replace(
        "idle: {by: g, kind: pressure, effect: {change: {views: {s: {refuses: {s4: x == 0}}}}}}",
        "idle: {by: g, effect: {remove: [issues.y, views.n.refuses.n2, views.s.refuses.s2]}}",
    )
    reading = asked(text).readings["rule"]
    assert ("watch", "idle") in reading.apart or ("word", "idle") in reading.apart
    assert reading.alone["idle"].opened is None


@pytest.mark.parametrize("most", [1, 4])
def test_where_something_is_left_no_set_is_needed(most: int) -> None:
    reading = asked(TALKS.replace("n: {refuses: {n1: x > 1, n2: y == high}}", "n: {refuses: {n1: x > 2, n2: x == 0}}"), most).readings[
        "rule"
    ]
    assert (reading.left, reading.combinations, reading.complete) == (True, (), True)

"""The circles that lock packages, against their definition: every set of refusals, tried on every package."""

from __future__ import annotations

from hypothesis import given, settings

from accords.case.case import loads
from accords.zone.circles import circles
from accords.zone.zone import zone_of
from oracles.zone import world_of
from strategies import Plan, entangled_cases, text_of

SOME = settings(max_examples=max(50, settings().max_examples))


@SOME
@given(entangled_cases())
def test_every_smallest_circle_is_given_with_a_package_that_it_locks(plan: Plan) -> None:
    case = loads(text_of(plan))
    zone, world = zone_of(case), world_of(case)
    rule = case.readings["rule"]
    locked = [package for package in world.deals() if world.verdict(rule.text, package) == "locked"]
    unrefused = [(members, package) for package in locked for members in rule.sets if _unrefused(world.answer, members, package)]
    expected = {paths for members, package in unrefused for paths in world.circles(members, package)}
    found, complete = circles(zone, rule, zone.deals)
    assert complete
    assert {frozenset(circle.paths) for circle in found} == expected
    for circle in found:
        assert circle.example in locked
        assert any(frozenset(circle.paths) in world.circles(members, circle.example) for members in rule.sets)


def _unrefused(answer: object, members: tuple[str, ...], package: dict[str, str]) -> bool:
    assert callable(answer)
    return all(answer(party, package) != "refuses" for party in members)

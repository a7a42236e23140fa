"""What each refusal alone rules out, against its definition."""

from __future__ import annotations

from hypothesis import given, settings

from accords.case.case import loads
from accords.lenses.openings.excludes import excludes
from accords.zone.zone import zone_of
from oracles.zone import world_of
from strategies import Plan, cases, text_of

SOME = settings(max_examples=max(30, settings().max_examples // 2))


@SOME
@given(cases())
def test_each_refusal_names_the_options_that_it_leaves_no_deal_for(plan: Plan) -> None:
    case = loads(text_of(plan))
    zone, world = zone_of(case), world_of(case)
    deals = world.deals()
    for rule in case.readings.values():
        found, complete = excludes(zone, rule)
        assert complete
        expected = {}
        for stance in world.held:
            rejected = [package for package in deals if stance.kind == "refuses" and world.rejects(stance, package)]
            if stance.party in rule.parties and rejected:
                left = [package for package in deals if package not in rejected]
                lost = {name: {each.get(name) for each in deals} - {each.get(name) for each in left} for name in case.issues}
                expected[stance.path] = ({name: options for name, options in lost.items() if options}, not left)
        assert {one.path: ({name: set(options) for name, options in one.options.items()}, one.all_deals) for one in found} == expected

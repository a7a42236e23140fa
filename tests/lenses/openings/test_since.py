"""The comparison with an earlier point, against the definitions at both."""

from __future__ import annotations

from hypothesis import given, settings

from accords.case.case import loads
from accords.lens.protocol import Context
from accords.lenses.openings.run import run
from accords.lenses.openings.since import earlier
from accords.zone.zone import zone_of
from oracles.zone import stances, world_of
from strategies import Plan, cases, text_of

SOME = settings(max_examples=max(15, settings().max_examples // 4))


@SOME
@given(cases(consents=False))
def test_what_changed_since_a_date(plan: Plan) -> None:
    case = loads(text_of(plan))
    then = case.at("2024-05-10")
    now_world, then_world = world_of(case), world_of(then)
    found = run(case, {"since": "2024-05-10"}, Context())
    assert found.compared is not None
    began = {stance.path for stance in stances(case)} - {stance.path for stance in stances(then)}
    assert {path for path in (*found.compared.begun, *found.compared.undated) if ".lives_with." not in path} == began
    for name, rule in case.readings.items():
        since = found.readings[name].since
        assert since is not None
        assert since.packages.open.low == then_world.counts(rule.text)["open"]
        deals = now_world.deals()
        out_now = [now_world.verdict(rule.text, package) == "ruled_out" for package in deals]
        out_then = [then_world.verdict(rule.text, package) == "ruled_out" for package in deals]
        assert since.opened is not None
        assert since.closed is not None
        assert since.opened.low == sum(then and not now for now, then in zip(out_now, out_then, strict=True))
        assert since.closed.low == sum(now and not then for now, then in zip(out_now, out_then, strict=True))
        conflicts = [
            set().union(*(world.collisions(members, world.deals())[0] for members in rule.sets)) for world in (now_world, then_world)
        ]
        assert {frozenset(paths) for paths in since.new} == conflicts[0] - conflicts[1]
        assert {frozenset(paths) for paths in since.no_longer} == {
            paths
            for paths in conflicts[1]
            if any(not any(now_world.rejects(stance, package) for stance in now_world.held if stance.path in paths) for package in deals)
        }


def test_spaces_whose_options_differ_are_not_compared_package_by_package() -> None:
    head = "accords: 1\ntitle: t\nas_of: 2024-06-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\n"
    text = head + "issues: {x: {options: [u, v]}}\nevents: {e: {date: 2024-03-01, change: {issues: {x: {options: [u, w]}}}}}\n"
    case = loads(text)
    rule = case.readings["rule"]
    found = earlier(zone_of(case), zone_of(case.at("2024-01-01")), rule, [], 256)
    assert (found.opened, found.closed) == (None, None)
    assert earlier(zone_of(case), zone_of(case.at("2024-05-01")), rule, [], 256).opened is not None

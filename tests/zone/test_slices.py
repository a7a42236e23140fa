"""Slices answer as the zone does, condition by condition."""

from __future__ import annotations

from hypothesis import given, settings

from accords.case.case import loads
from accords.maths.formula import conj, negate
from accords.zone import slices
from accords.zone.slices import Slices
from accords.zone.zone import zone_of
from oracles.zone import world_of
from strategies import Plan, cases, text_of

SOME = settings(max_examples=max(30, settings().max_examples // 2))


@SOME
@given(cases())
def test_slices_say_what_a_refusal_meets_and_what_it_leaves_nothing_of(plan: Plan) -> None:
    case = loads(text_of(plan))
    zone, world = zone_of(case), world_of(case)
    deals = world.deals()
    cut, whole = Slices(zone, zone.deals), Slices(zone, zone.deals)
    for path, (_, formula) in zone.refusals.items():
        stance = next(stance for stance in world.held if stance.path == path)
        left = [package for package in deals if not world.rejects(stance, package)]
        lost = {name: {package.get(name) for package in deals} - {package.get(name) for package in left} for name in case.issues}
        for one in (cut, whole):
            assert one.meets(formula) is (len(left) < len(deals))
            found = {
                zone.space.issues[variable].id: set(zone.space.labels(variable, values)) for variable, values in one.lost(formula).items()
            }
            assert found == {name: options for name, options in lost.items() if options}


def test_conditions_that_read_too_many_issues_are_asked_whole() -> None:
    names = [f"i{index}" for index in range(6)]
    head = "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\n"
    issues = "issues: {" + ", ".join(f"{name}: {{options: {{from: 0, to: 9, step: 1}}}}" for name in names) + "}\n"
    case = loads(head + issues + f"views: {{a: {{refuses: {{r: {' and '.join(f'{name} < 9' for name in names)}}}}}}}\ndeal: i0 < 9\n")
    zone = zone_of(case)
    (_, formula), *_ = zone.refusals.values()
    found = Slices(zone, zone.deals)
    assert zone.space.sizes[0] ** 6 > slices._MOST_CELLS  # noqa: SLF001 - the case is meant to pass the limit
    assert found.meets(formula)
    assert found.lost(formula) == {}
    assert Slices(zone, conj(zone.deals, formula)).lost(formula) == {variable: tuple(range(9)) for variable in range(6)}
    assert not Slices(zone, formula).meets(negate(formula))

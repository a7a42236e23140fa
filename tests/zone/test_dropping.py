"""Refusals dropped in turn, by tables, against the case without each of them."""

from __future__ import annotations

from hypothesis import given, settings

from accords.case.case import Case, loads
from accords.maths.patience import Patience
from accords.zone.dropping import Dropping
from accords.zone.zone import Zone, zone_of
from strategies import Plan, cases, entangled_cases, text_of

SOME = settings(max_examples=max(20, settings().max_examples // 3))


def assert_dropped(case: Case) -> None:
    zone = zone_of(case)
    for rule in case.readings.values():
        dropping = Dropping(zone, rule, zone.packages(rule))
        for path in zone.refusals:
            assert dropping.packages(path) == zone_of(case, zone.entries.without(path)).packages(rule)


@SOME
@given(cases())
def test_each_answer_is_that_of_the_case_without_the_refusal(plan: Plan) -> None:
    assert_dropped(loads(text_of(plan)))


@SOME
@given(entangled_cases())
def test_orders_end_with_the_refusal_that_asks_for_them(plan: Plan) -> None:
    assert_dropped(loads(text_of(plan)))


def test_many_refusals_over_the_same_issues_and_wide_ones() -> None:
    names = [f"i{index}" for index in range(6)]
    head = "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\n"
    issues = "issues: {" + ", ".join(f"{name}: {{options: {{from: 0, to: 5, step: 1}}}}" for name in names) + "}\n"
    pairs = [(name, other) for name in names for other in names if name < other]
    entries = [f"r{index}: {name} == {index % 6} and {other} > {index % 4}" for index, (name, other) in enumerate(pairs * 3)]
    entries.append(f"wide: {' or '.join(f'{name} == 5' for name in names)}")
    case = loads(
        f"{head}{issues}views: {{a: {{refuses: {{{', '.join(entries)}}}, accepts: {{t: i0 == 1}}}}, b: {{accepts: {{u: i1 < 3}}}}}}\n"
    )
    assert_dropped(case)


def test_without_patience_the_answers_are_bounds() -> None:
    head = (
        "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\nissues: {x: {options: [0, 1]}}\n"
    )
    case = loads(head + "views: {a: {refuses: {r: x == 0}}}")
    found = zone_of(case)
    zone = Zone(case, found.entries, found.space, Patience(cells=0, units=0.0, failures=0))
    rule = case.readings["rule"]
    packages = Dropping(zone, rule, zone.packages(rule)).packages("views.a.refuses.r")
    assert packages.open.low <= 2 <= packages.open.high

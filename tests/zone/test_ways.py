"""The ways in which a condition can be met: together they are the condition."""

from __future__ import annotations

from hypothesis import given, settings

from accords.case.case import loads
from accords.case.condition import Test, Within
from accords.case.grammar import parse
from accords.space.space import space_of
from accords.zone.ways import MOST_WAYS, ways
from accords.zone.zone import zone_of
from oracles.assignments import assignments, meets
from oracles.conditions import truth
from oracles.conditions import ways as normal_form
from strategies import Plan, cases, text_of

SOME = settings(max_examples=max(30, settings().max_examples // 2))


@SOME
@given(cases())
def test_a_condition_is_true_where_one_of_its_ways_is(plan: Plan) -> None:
    case = loads(text_of(plan))
    zone = zone_of(case)
    packages = list(assignments(zone.space.sizes))[::5]
    for item in zone.entries.counted:
        if item.kind == "lives_with":
            continue
        found, complete = ways(item.entry.if_, zone.space, zone.parties, case.status_quo_choices)
        assert complete
        true = zone.space.statement(item.entry.if_, zone.parties).true
        for package in packages:
            assert any(meets(way.true, package) for way in found) is meets(true, package)
        here = case.status_quo_choices
        expected = set()
        for way in normal_form(item.entry.if_.root):
            steps = {
                node.issue.text
                for node, wanted in way
                if isinstance(node, Test | Within)
                and (node.issue.text not in here or truth(node, case.issues[node.issue.text], here[node.issue.text]) is not wanted)
            }
            expected.add(frozenset(steps))
        assert {way.steps for way in found} <= expected


def test_ways_are_cut_where_there_are_too_many() -> None:
    issues = {name: f"{name}: {{options: [0, 1, 2]}}" for name in (f"i{index}" for index in range(16))}
    head = "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\n"
    case = loads(f"{head}issues: {{{', '.join(issues.values())}}}\n")
    space = space_of(case.issues)
    both = parse(" and ".join(f"({name} == 0 or {other} == 1)" for name, other in zip(list(issues)[::2], list(issues)[1::2], strict=True)))
    found, complete = ways(both, space, {}, {})
    assert (len(found), complete) == (MOST_WAYS, False)
    nested = "i0 == 0"
    for name in list(issues)[1:] * 3:
        nested = f"({nested}) iff ({name} == 0)"
    assert not ways(parse(nested), space, {}, {})[1]
    assert ways(parse("i0 == 0 and i0 == 1 or false"), space, {}, {}) == ((), True)
    assert ways(parse("if i0 == 1 then not (i1 == 1 and true)"), space, {}, {"i0": "0"})[0][0].steps == frozenset()

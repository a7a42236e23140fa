"""Proposals at the date asked for, precedents at their own; judgements themselves are tested in tests/zone/test_partial.py."""

from __future__ import annotations

from hypothesis import given, settings

from accords.case.case import loads
from accords.lenses.openings.proposals import judged_precedents, judged_proposals
from accords.zone.entries import entries_of
from accords.zone.partial import judge
from accords.zone.zone import zone_of
from oracles.zone import force, world_of
from strategies import Plan, cases, text_of

SOME = settings(max_examples=max(20, settings().max_examples // 3))
HEAD = """\
accords: 1
title: t
as_of: 2024-06-01
parties: {a: {role: negotiator}, b: {role: negotiator}}
issues: {x: {options: [0, 1, 2]}, y: {options: [n, d]}}
"""


@SOME
@given(cases())
def test_precedents_are_judged_at_their_own_date(plan: Plan) -> None:
    case = loads(text_of(plan))
    rule = next(iter(case.readings.values()))
    for name, found in judged_proposals(case, rule, entries_of(case)).items():
        outcome = case.proposals[name].outcome
        assert outcome is not None
        choices = case.choices(outcome)
        assert found.status == judge(zone_of(case, also=choices), rule, choices).status
    for name, found in judged_precedents(case, rule).items():
        precedent = case.precedents[name]
        assert precedent.outcome is not None
        assert precedent.date is not None
        then = case.at(precedent.date.first)
        choices = then.choices(precedent.outcome)
        world = world_of(then, choices)
        verdicts = {world.verdict(rule.text, package) for package in world.completions(choices)}
        assert (found.status == "ruled_out") is (verdicts == {"ruled_out"})
        assert (found.status == "accepted") is (verdicts == {"accepted"})
        unknown = {
            f"views.{party}.{kind}.{entry}"
            for party in rule.parties
            if party in then.views
            for kind in ("refuses", "accepts")
            for entry in getattr(then.views[party], kind)
            if force(then, party, kind, entry, then.today) == "unknown"
        }
        assert set(found.not_tested_by) == unknown


def test_reasons_are_named() -> None:
    text = f"""{HEAD}
norms: {{law: x == 2}}
feasible: {{can: not (x == 1 and y == d)}}
views:
  a: {{refuses: {{r: {{if: x == 0, until_done: y == d}}}}}}
  b: {{refuses: {{s: {{if: y == d, until_done: x == 0}}}}}}
proposals:
  circle: {{outcome: {{x: 0, y: d}}}}
  lawless: {{outcome: {{x: 2}}}}
  never: {{outcome: {{x: 1, y: d}}}}
  refused: {{outcome: {{x: 0, y: n}}}}
  between: {{outcome: {{x: 0.5}}}}
  nothing: {{by: a}}
precedents:
  bare: {{date: 2024-05-01}}
  undated: {{outcome: {{x: 1}}}}
"""
    case = loads(text)
    rule = case.readings["rule"]
    found = judged_proposals(case, rule, entries_of(case))
    r, s = "views.a.refuses.r", "views.b.refuses.s"
    assert {name: (one.status, one.because) for name, one in found.items()} == {
        "circle": ("locked", ((r, s),)),
        "lawless": ("excluded", (("norms.law",),)),
        "never": ("impossible", ()),
        "refused": ("ruled_out", ((r,),)),
        "between": ("open", ()),
        "nothing": ("not_stated", ()),
    }
    assert found["between"].hangs_on == (s,)
    assert {name: one.status for name, one in judged_precedents(case, rule).items()} == {"bare": "not_stated", "undated": "not_stated"}

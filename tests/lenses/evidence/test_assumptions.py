"""Key assumptions, against the answer asked again without a condition and with its opposite."""

from __future__ import annotations

from hypothesis import given, settings

from accords.case.case import loads
from accords.lenses.evidence.assumptions import assumptions, precedents_ruled_out
from accords.zone.zone import zone_of
from oracles import evidence as oracle
from oracles.zone import consenting, world_of
from strategies import Plan, cases, text_of

FEW = max(12, settings().max_examples // 6)


@settings(max_examples=FEW)
@given(cases())
def test_assumptions_are_the_conditions_without_which_the_answer_is_another(plan: Plan) -> None:
    case = loads(text_of(plan))
    if not case.readings:
        return
    rules = {name: str(rule) for name, rule in case.readings.items()}
    parties = {name: tuple({party for members in consenting(rule) for party in members}) for name, rule in rules.items()}
    found = list(assumptions(zone_of(case)))
    assert {(each.path, each.reading, each.supposing, each.left_otherwise) for each in found} == oracle.assumptions(
        world_of(case), rules, parties
    )
    assert all(each.left_now != each.left_otherwise for each in found)


@settings(max_examples=FEW)
@given(cases())
def test_precedents_ruled_out_are_those_of_which_every_completion_was(plan: Plan) -> None:
    case = loads(text_of(plan))
    ruled_out, _ = precedents_ruled_out(case)
    expected = set()
    for name, precedent in case.precedents.items():
        if precedent.outcome is not None and precedent.date is not None:
            then = case.at(precedent.date.first)
            choices = then.choices(precedent.outcome)
            world = world_of(then, choices)
            completions = list(world.completions(choices))
            for reading, rule in then.readings.items():
                if completions and all(world.verdict(str(rule), package) == "ruled_out" for package in completions):
                    expected.add((name, reading))
    assert {(found.precedent, found.reading) for found in ruled_out} == expected

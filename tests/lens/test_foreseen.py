"""Which events are still to come, which of them nobody has judged, and what rests on what somebody alleges."""

from __future__ import annotations

from accords.case.case import loads
from accords.lens.foreseen import foreseen, rests_on_allegation, without_effect

CASE = """accords: 1
title: t
as_of: 2024-01-01
parties: {a: {role: negotiator}, b: {role: negotiator}}
issues: {x: {options: [0, 1, 2]}}
sources: {paper: {title: Paper}}
claims: {said: {source: paper, standing: alleged, says: So.}, known: {source: paper, standing: reported, says: Thus.}}
events:
  past: {date: 2023-12-01}
  vote: {date: 2024-02, title: A vote}
  storm: {status: foreseen, change: {deal: x == 1}, claims: [known, said]}
  rain: {date: 2024-03, change: {deal: x == 2}}
scenarios: {calm: {title: Calm, change: {deal: x == 0}, claims: known}}
"""


def test_events_after_the_date_and_those_said_to_be_foreseen_are() -> None:
    case = loads(CASE)
    assert foreseen(case) == ("events.vote", "events.storm", "events.rain")
    assert foreseen(case.at("2024-02-10")) == ("events.storm", "events.rain")
    assert foreseen(case.under("storm")) == ("events.vote", "events.rain")


def test_of_those_without_an_effect_nobody_has_judged_what_would_follow() -> None:
    assert without_effect(loads(CASE)) == ("events.vote",)


def test_one_alleged_claim_is_enough() -> None:
    case = loads(CASE)
    found = [path for path in ("events.storm", "events.rain", "scenarios.calm") if rests_on_allegation(case, path)]
    assert found == ["events.storm"]

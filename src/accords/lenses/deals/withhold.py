"""What an audience may see of ``deals``: an answer uses all preferences of those who must consent, so it is shown whole or not at all."""

from __future__ import annotations

from dataclasses import fields, replace

from accords.case.case import Case
from accords.lens.audience import Audience, reading_of, used_by
from accords.lenses.deals.result import Answer, Counts, Result
from accords.zone.certificate import Certificate


def withhold(result: Result, case: Case, audience: Audience) -> Result:
    """Leave out the answers that rest on what the audience may not see."""
    readings = {name: _answer(answer, name, case, audience) for name, answer in result.readings.items() if audience.sees(*reading_of(name))}
    first = _answer(result, result.consent, case, audience)
    shown = {item.name: getattr(first, item.name) for item in fields(Answer)}
    missing = len(readings) < len(result.readings)
    exact = not first.hidden and result.exact
    return replace(result, **shown | {"hidden": first.hidden or missing}, readings=readings, exact=exact)


def _answer(answer: Answer, name: str, case: Case, audience: Audience) -> Answer:
    rule = case.readings[name]
    preferences = [f"preferences.{party}" for party in rule.parties if party in case.preferences]
    named = [f"proposals.{proposal}" for proposal in case.proposals]
    if not audience.sees(*used_by(case, rule), *preferences):
        return _hidden(answer)
    seen = {proposal for proposal in named if audience.sees(proposal)}
    kept = {one for one in answer.proposals if f"proposals.{one}" not in named or f"proposals.{one}" in seen}
    if kept == set(answer.proposals):
        return answer
    return replace(
        answer,
        proposals={one: judged for one, judged in answer.proposals.items() if one in kept},
        improvements={one: better for one, better in answer.improvements.items() if one in kept},
        hidden=True,
    )


def _hidden(answer: Answer) -> Answer:
    """Give an answer in which nothing is left but its rule."""
    nothing = Certificate(0, 0)
    empty = {
        item.name: type(getattr(answer, item.name))() for item in fields(Answer) if isinstance(getattr(answer, item.name), dict | tuple)
    }
    counts = Counts(nothing, nothing, nothing, nothing, {}, 0)
    return Answer(**empty | {"rule": "", "counts": counts, "division": None, "fallback": None, "hidden": True})

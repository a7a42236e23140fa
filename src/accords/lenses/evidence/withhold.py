"""What of an answer of ``evidence`` an audience may see."""

from __future__ import annotations

from dataclasses import replace

from accords.case.case import Case
from accords.lens.audience import Audience, used_by
from accords.lenses.evidence.result import Disagreement, Result, RuledOut


def withhold(result: Result, case: Case, audience: Audience) -> Result:
    """Leave out what rests on material that the audience may not see; ``withheld`` says whether anything did."""
    if audience.sees_all:
        return result
    judgements = {path: judgement for path, judgement in result.judgements.items() if audience.sees(path)}
    readings = {name for name, rule in case.readings.items() if audience.sees(*used_by(case, rule))}
    return replace(
        result,
        judgements=judgements,
        unsupported=tuple(path for path in result.unsupported if path in judgements),
        disagreements=tuple(found for found in result.disagreements if _sees_fact(found, case, audience)),
        quotes=tuple(quote for quote in result.quotes if audience.sees(f"claims.{quote.claim}")),
        omits={name: omitted for name, omitted in result.omits.items() if audience.sees(f"sources.{name}")},
        # Whether a claim is used says something of every judgement.
        unused=result.unused if len(judgements) == len(result.judgements) and _sees_claims(result.unused, audience) else (),
        ruled_out=tuple(found for found in result.ruled_out if _sees_precedent(found.precedent, case, audience, found)),
        not_tested={name: paths for name, paths in result.not_tested.items() if _sees_precedent(name, case, audience)},
        assumptions=tuple(found for found in result.assumptions if found.reading in readings and audience.sees(found.path)),
        withheld=True,
    )


def _sees_claims(claims: tuple[str, ...], audience: Audience) -> bool:
    return audience.sees(*(f"claims.{claim}" for claim in claims))


def _sees_fact(found: Disagreement, case: Case, audience: Audience) -> bool:
    """Whether every claim that states the fact may be seen, so that nothing is said of those that may not."""
    stating = (name for name, claim in case.claims.items() if any(value.fact == found.fact for value in claim.states or ()))
    return audience.sees(*(f"claims.{name}" for name in stating))


def _sees_precedent(name: str, case: Case, audience: Audience, found: RuledOut | None = None) -> bool:
    """Whether a precedent and everything that counted, or may have counted, at its date may be seen."""
    date = case.precedents[name].date
    then = case.at(date.first) if date else case
    rules = [then.readings[found.reading]] if found else list(then.readings.values())
    before = audience.of(then)
    return audience.sees(f"precedents.{name}") and all(before.sees(*used_by(then, rule)) for rule in rules) and before.sees(*_entries(then))


def _entries(case: Case) -> tuple[str, ...]:
    return tuple(item.path for item in case.held)

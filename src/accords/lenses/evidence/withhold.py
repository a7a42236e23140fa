"""What of an answer of ``evidence`` an audience may see."""

from __future__ import annotations

from dataclasses import replace

from accords.case.case import Case
from accords.lens.audience import Audience, ground_of, is_statement, reading_of, used_by
from accords.lenses.evidence.result import Disagreement, Result


def withhold(result: Result, case: Case, audience: Audience) -> Result:
    """Leave out what rests on material that the audience may not see; ``withheld`` says whether anything did.

    What is left out follows from marks, not from what the material withheld says; but whether claims disagree is left out where one
    that states a value of the same fact may not be seen.
    """
    if audience.sees_all:
        return result
    judgements = {path: judgement for path, judgement in result.judgements.items() if audience.sees(path)}
    named = [name for name in case.readings if audience.sees(*reading_of(name))]
    shown = [name for name in named if audience.sees(*used_by(case, case.readings[name]))]
    return replace(
        result,
        judgements=judgements,
        unsupported=tuple(path for path in result.unsupported if path in judgements),
        disagreements=tuple(found for found in result.disagreements if _sees_fact(found, case, audience)),
        quotes=tuple(quote for quote in result.quotes if audience.sees(f"claims.{quote.claim}")),
        omits={name: omitted for name, omitted in result.omits.items() if audience.sees(f"sources.{name}")},
        unused=result.unused if _sees_uses(audience) else (),
        ruled_out=tuple(
            found
            for found in result.ruled_out
            if audience.sees(*reading_of(found.reading)) and _sees_precedent(found.precedent, case, audience)
        ),
        not_tested={name: paths for name, paths in result.not_tested.items() if _sees_precedent(name, case, audience)},
        assumptions=tuple(found for found in result.assumptions if found.reading in shown),
        not_answered=tuple(name for name in named if name not in shown),
        withheld=True,
    )


def _sees_uses(audience: Audience) -> bool:
    """Whether the audience may know which claims nothing rests on: that says something of every claim and every judgement."""
    return audience.sees_every(lambda path: path.partition(".")[0] not in {"sources", "preferences", "implementation"})


def _sees_fact(found: Disagreement, case: Case, audience: Audience) -> bool:
    """Whether every claim that states the fact may be seen, so that nothing is said of those that may not."""
    stating = (name for name, claim in case.claims.items() if any(value.fact == found.fact for value in claim.states or ()))
    return audience.sees(*(f"claims.{name}" for name in stating))


def _sees_precedent(name: str, case: Case, audience: Audience) -> bool:
    """Whether a precedent, what its outcome names, and everything that counted or may have counted at its date may be seen."""
    precedent = case.precedents[name]
    if precedent.date is None or not audience.sees(*_named(case, f"precedents.{name}")):
        return False
    then = case.at(precedent.date.first)
    before = audience.of(then)
    return before.sees(*ground_of(then), *(item.path for item in then.held)) and before.sees_every(
        lambda path: is_statement(path, "refuses")
    )


def _named(case: Case, path: str) -> tuple[str, ...]:
    """Give a proposal or precedent with the one that its outcome names, and so on."""
    section, name = path.split(".", 1)
    outcome = getattr(case, section)[name].outcome
    if outcome is None or not outcome.named or outcome.named == "status_quo":
        return (path,)
    other = "proposals" if outcome.named in case.proposals else "precedents"
    return (path, *_named(case, f"{other}.{outcome.named}"))

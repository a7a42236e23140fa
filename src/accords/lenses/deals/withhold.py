"""What an audience may see of ``deals``: an answer uses all preferences of those who must consent, so it is shown whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from accords.case.case import Case
from accords.case.consent import ConsentRule
from accords.case.outcome import Outcome
from accords.case.preference import Preference
from accords.errors import AccordsError
from accords.lens.audience import Audience, reading_of, used_by
from accords.lens.protocol import Unfit
from accords.lenses.deals.result import Answer, Partly, Result


def withhold(result: Result, case: Case, audience: Audience) -> Result:
    """Leave out the answers that rest on what the audience may not see.

    What is left out follows from marks alone, not from what the material withheld says; so does whether it is said that the case lacks
    preferences that can be used, which is therefore decided here.

    Raises
    ------
    Unfit
        If nothing can be weighed under any reading of consent, and the audience may see why.
    AccordsError
        If an option names a party that is not weighed under the reading asked for, and the audience may see why.
    """
    seen = {name for name in case.readings if audience.sees(*reading_of(name)) and audience.sees(*_used(case, case.readings[name]))}
    answers = {result.consent: result, **result.readings}
    if result.consent in seen and result.unweighed:
        raise _unweighed(result)
    if seen == set(case.readings) and not any(answer.parties or answer.fallback or answer.partly for answer in answers.values()):
        raise _lacking(case, result)
    if audience.sees_all:
        return result
    shown = {name: _without_proposals(answer, case, audience) if name in seen else _hidden(answer) for name, answer in answers.items()}
    readings = {name: shown[name] for name in result.readings if audience.sees(*reading_of(name))}
    first = shown[result.consent]
    exact = all(shown[name].whole for name in seen) if seen else None
    missing = len(readings) < len(result.readings)
    found = {item.name: getattr(first, item.name) for item in fields(Answer)} | {"hidden": first.hidden or missing}
    return replace(result, **found, readings=readings, exact=exact)


def _unweighed(answer: Answer) -> AccordsError:
    """Say which party that an option names cannot be weighed, and which can."""
    weighable = ", ".join(answer.reservation) or "none"
    return AccordsError(
        f"An option names '{answer.unweighed[0]}', for whom nothing is weighed here. Weighed can be parties whose consent is needed and "
        f"whose numbers are complete: {weighable}. Weights are for parties that are weighed."
    )


def _lacking(case: Case, answer: Answer) -> Unfit:
    """Say what is missing where nothing at all can be weighed."""
    missing = {party: gaps for party, gaps in answer.unstated.items() if gaps}
    if missing:
        party, gaps = next(iter(missing.items()))
        message = f"No party that must consent has complete preferences. Of '{party}' this is not stated as a number: {', '.join(gaps)}."
        if any(_orders(case.preferences[party]) for party in answer.others if party in case.preferences):
            message = f"{message} Orders of packages count where two of those who must consent have one that is not about people alone."
        return Unfit(f"preferences.{party}", f"{message} What follows from what is stated is for the lens 'robustness'.")
    asked = ", ".join(answer.others or tuple(case.parties))
    return Unfit("preferences", f"No party that must consent has preferences: they are asked of {asked}.")


def _orders(preference: Preference) -> bool:
    return bool(preference.ranking is not None or preference.priorities)


def _used(case: Case, rule: ConsentRule) -> tuple[str, ...]:
    """Give the paths of everything that an answer uses: what verdicts use, all preferences, and the outcomes that these name."""
    preferences = {party: case.preferences[party] for party in rule.parties if party in case.preferences}
    named = [path for preference in preferences.values() for outcome in _outcomes(preference) for path in _named(case, outcome)]
    stated = [path for party, preference in preferences.items() for path in _stated(f"preferences.{party}", preference)]
    return (*used_by(case, rule), *stated, *named)


def _stated(path: str, preference: Preference) -> Iterator[str]:
    """Give the paths of preferences and of every entry in them, whose claims may leave fewer who may see it."""
    yield path
    for section in ("interactions", "priorities", "statements"):
        yield from (f"{path}.{section}.{name}" for name in getattr(preference, section))


def _outcomes(preference: Preference) -> Iterator[Outcome | None]:
    """Give the outcomes that a preference names."""
    if preference.reservation is not None:
        yield preference.reservation.outcome
    if preference.ranking is not None:
        for group in preference.ranking.groups:
            yield from group
    for statement in preference.statements.values():
        yield from (statement.prefers, statement.to)


def _named(case: Case, outcome: Outcome | None) -> Iterator[str]:
    """Give the paths of the proposals and precedents that an outcome is, by name."""
    if outcome is None or not outcome.named or outcome.named == "status_quo":
        return
    section = "proposals" if outcome.named in case.proposals else "precedents"
    yield f"{section}.{outcome.named}"
    entries = case.proposals if section == "proposals" else case.precedents
    yield from _named(case, entries[outcome.named].outcome)


def _without_proposals(answer: Answer, case: Case, audience: Audience) -> Answer:
    """Leave out the proposals that may not be seen, or that are others which may not; any such proposal is said to be missing."""
    unseen = {name for name, proposal in case.proposals.items() if not audience.sees(f"proposals.{name}", *_named(case, proposal.outcome))}
    if not unseen:
        return answer
    return replace(
        answer,
        proposals={name: judged for name, judged in answer.proposals.items() if name not in unseen},
        improvements={name: better for name, better in answer.improvements.items() if name not in unseen},
        partly=None if answer.partly is None else _partly_without(answer.partly, unseen),
        hidden=True,
    )


def _partly_without(found: Partly, unseen: set[str]) -> Partly:
    """Leave out of what numbers known in part decide what speaks of some packages."""
    return replace(
        found,
        accepted={name: by for name, by in found.accepted.items() if name not in unseen},
        better=tuple(one for one in found.better if not {one.package, one.by} & unseen),
    )


def _hidden(answer: Answer) -> Answer:
    """Give an answer in which nothing is left."""
    values = {item.name: getattr(answer, item.name) for item in fields(Answer)}
    empty: dict[str, Any] = {name: type(value)() for name, value in values.items() if isinstance(value, dict | tuple)}
    return Answer(**empty | {"rule": "", "counts": None, "division": None, "fallback": None, "hidden": True})

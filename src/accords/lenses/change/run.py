"""The run of ``change``: the past replayed, what could change, and whose consent it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from accords.case.case import Case
from accords.errors import AccordsError
from accords.lens.foreseen import without_effect
from accords.lens.protocol import Context, Unfit
from accords.lenses.change.consent import consent
from accords.lenses.change.corrections import corrections
from accords.lenses.change.instruments import instruments
from accords.lenses.change.left import state_of
from accords.lenses.change.readiness import readiness
from accords.lenses.change.replay import past_of
from accords.lenses.change.result import Result
from accords.lenses.change.timeline import replayed, supposed, undated_events, unsupposed
from accords.lenses.change.votes import houses
from accords.zone.certificate import Certificate
from accords.zone.entries import entries_of


def run(case: Case, options: Mapping[str, Any], context: Context) -> Result:
    """Say what opened or closed packages, and what could, under every reading of consent.

    Raises
    ------
    Unfit
        If the case has no issues, or does not say who must consent.
    """
    del context  # every package is spoken about anyway
    if not case.issues:
        raise Unfit("issues", "The case has no issues yet, so there are no packages that anything could open. Add a section 'issues'.")
    if not case.readings:
        raise Unfit("consent", "The case does not say who must consent, so nothing can be said to be left. Add 'consent: PARTY and PARTY'.")
    cap, most = (_whole(options, name, default) for name, default in (("cap", 256), ("combinations", 4096)))
    plain = unsupposed(case)
    past = past_of(plain, case.standpoint.undone)
    # The past has limits on work of its own: long talks leave as much for what could change as short ones.
    now = state_of(case, entries_of(case))
    # The reading asked for comes first; the others stand beside it all the same.
    names = sorted(case.readings, key=lambda name: name != case.standpoint.consent)
    timeline, openers = replayed(past, names)
    found = Result(
        date=str(case.standpoint.date),
        supposed=tuple(path for path in case.patches if path not in plain.patches),
        timeline=timeline,
        opened_by=openers,
        ifs=supposed(past, names),
        undated_events=undated_events(case),
        no_effect=without_effect(case),
        corrections={name: corrections(now.zone, case.readings[name], cap) for name in names},
        instruments=instruments(now, names, most),
        consent={name: consent(now, name) for name in names},
        votes=houses(now.zone),
        readiness=readiness(case),
    )
    return replace(found, exact=certain(found))


def _whole(options: Mapping[str, Any], name: str, default: int) -> int:
    given = options.get(name)
    value = default if given is None else int(given)
    if value < 1:
        raise AccordsError(f"The option '{name}' is a whole number from 1, not {value}.")
    return value


def certain(value: Any) -> bool:
    """Whether every count in a result is exact, and every list complete."""
    if isinstance(value, Certificate):
        return value.exact
    if isinstance(value, dict):
        return all(map(certain, value.values()))
    if isinstance(value, tuple):
        return all(map(certain, value))
    if is_dataclass(value):
        parts = [getattr(value, part.name) for part in fields(value) if part.name not in {"exact", "groups"}]
        return getattr(value, "complete", True) is True and getattr(value, "tried", "all") == "all" and all(map(certain, parts))
    return True

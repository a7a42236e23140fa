"""What of an answer of ``change`` an audience may see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from accords.case.case import Case
from accords.case.consent import rule_of
from accords.case.timeline import KINDS
from accords.lens.audience import Audience, ground_of, is_statement, reading_of, used_by, with_outcomes
from accords.lenses.change.readiness import LINES
from accords.lenses.change.result import Result
from accords.lenses.change.result_consent import Consent, House, Line, Readiness
from accords.lenses.change.result_past import Moment, Supposition
from accords.lenses.change.run import certain
from accords.lenses.change.timeline import unsupposed
from accords.lenses.change.withhold_instruments import seen_instruments

_DAY = timedelta(days=1)


def withhold(result: Result, case: Case, audience: Audience) -> Result:
    """Leave out what rests on material that the audience may not see; what is left was computed on the whole case.

    The past is shown if every statement, and everything that packages stood on, may be seen on every day of it: any statement may have
    begun or ended on any day. Of what could be, each reading of consent is shown if everything that its verdicts use may be seen, and in
    it each supposition and instrument if what it leads to may be seen too. What is left out follows from marks, not from what the material
    withheld says; ``withheld`` names the parts of which something is left out.
    """
    if audience.sees_all:
        return result
    # Which readings there are that may not even be named is not said.
    named = [name for name in result.corrections if audience.sees(*reading_of(name))]
    shown = [name for name in named if audience.sees(*used_by(case, case.readings[name]))]
    plain = unsupposed(case)
    past = _past(result, plain, audience, named)
    found = replace(
        past,
        ifs=_ifs(result, plain, audience, named),
        undated_events=tuple(path for path in result.undated_events if audience.sees(path)),
        no_effect=tuple(path for path in result.no_effect if audience.sees(path)),
        corrections={name: result.corrections[name] for name in shown},
        instruments=seen_instruments(result.instruments, case, audience, shown),
        consent={name: _consent(result.consent[name], case, audience) for name in shown},
        votes=tuple(_house(house, case, audience) for house in result.votes if _sees_house(house, case, audience)),
        readiness={party: _readiness(lines, party, audience) for party, lines in result.readiness.items()},
    )
    return replace(found, exact=certain(found), withheld=_withheld(result, found, audience))


def _withheld(whole: Result, found: Result, audience: Audience) -> tuple[str, ...]:
    """Name the parts of which something is left out; for the past and what may come also where it could have been."""
    parts = [
        name
        for name in ("timeline", "opened_by", "ifs", "no_effect", "corrections", "instruments", "consent", "votes")
        if _plain(getattr(whole, name)) != _plain(getattr(found, name))
    ]
    if not audience.sees_every(lambda path: path.startswith("preferences.")):
        parts += ["consent", *(["votes"] if whole.votes else [])]
    if not audience.sees_every(lambda path: path.count(".") == 1 and path.startswith("events.")):
        parts += ["timeline", "ifs"]
    if not audience.sees_every(lambda path: path.count(".") == 1 and path.startswith("scenarios.")):
        parts.append("ifs")
    meant = {"opened_by": "timeline", "no_effect": "ifs"}
    return tuple(dict.fromkeys(meant.get(name, name) for name in parts))


def _plain(part: Any) -> Any:
    """Give a part without the numbers that rest on preferences: whether there are any says something of those that may not be seen."""
    match part:
        case dict():
            return {name: _plain(found) for name, found in part.items()}
        case tuple():
            return tuple(map(_plain, part))
        case Consent():
            return replace(part, compensation={}, by_numbers=(), with_numbers=None)
        case House():
            return replace(part, by_numbers=(), with_numbers=None)
        case _:
            return part


# -- the past and what may come --------------------------------------------------------------------------------------------------------


def _past(result: Result, plain: Case, audience: Audience, names: list[str]) -> Result:
    """Give the result with the past whole, but for readings and events that may not be seen; or with no past at all."""
    days = [date.fromisoformat(moment.date) for moment in result.timeline if moment.kind == "changed"]
    states = [plain, *(plain.at(day) for day in (*days, *(day - _DAY for day in days)))]
    if not all(_sees_state(state, audience, names) for state in states):
        return replace(result, timeline=(), opened_by=())
    rows = tuple(_moment(moment, audience, names) for moment in result.timeline)
    kept = tuple(row for row in rows if row.kind == "seen" or row.begun or row.ended or row.altered or row.events or row.ground)
    readings = [{name: found for name, found in one.readings.items() if name in names} for one in result.opened_by]
    openers = tuple(replace(one, readings=found) for one, found in zip(result.opened_by, readings, strict=True) if found)
    return replace(result, timeline=kept, opened_by=openers)


def _sees_state(state: Case, audience: Audience, names: list[str]) -> bool:
    """Whether every statement of a state, and everything that its verdicts use, may be seen."""
    viewer = audience.of(state)
    uses = [used_by(state, state.readings[name]) for name in names if name in state.readings]
    statements = viewer.sees_every(lambda path: is_statement(path, *KINDS))
    return statements and viewer.sees(*ground_of(state)) and all(viewer.sees(*paths) for paths in uses)


def _moment(moment: Moment, audience: Audience, names: list[str]) -> Moment:
    events = tuple(path for path in moment.events if audience.sees(path))
    altered_by = {path: tuple(event for event in found if event in events) for path, found in moment.altered_by.items()}
    return replace(moment, events=events, altered_by=altered_by, readings={name: moment.readings[name] for name in names})


def _ifs(result: Result, plain: Case, audience: Audience, names: list[str]) -> tuple[Supposition, ...]:
    """Give the suppositions that may be seen, under the readings of which everything used before and after may be."""
    before = audience.of(plain)
    now = [name for name in names if name in plain.readings and before.sees(*used_by(plain, plain.readings[name]))]
    found = []
    for one in result.ifs:
        if not before.sees(one.path) or not now:
            continue
        after = plain.under(one.path) if one.fits else plain
        viewer = audience.of(after)
        readings = {
            name: step
            for name, step in one.readings.items()
            if name in now and (name not in after.readings or viewer.sees(*used_by(after, after.readings[name])))
        }
        if readings or not one.fits:
            found.append(replace(one, readings=readings))
    return tuple(found)


# -- consent, votes, readiness ---------------------------------------------------------------------------------------------------------


def _consent(found: Consent, case: Case, audience: Audience) -> Consent:
    """Leave out partners and numbers that use more than the verdicts of a reading do, where that may not be seen."""
    partners = tuple(one for one in found.partners if audience.sees(f"consent.may_leave.{one.party}", *used_by(case, rule_of(one.party))))
    compensation = {}
    for party, lifts in found.compensation.items():
        kept = tuple(lift for lift in lifts if audience.sees(*with_outcomes(case, lift.package)))
        if kept and _sees_numbers(case, party, audience):
            compensation[party] = kept
    asked = {party for members in found.sets for party in members}
    return replace(
        found,
        partners=partners,
        compensation=compensation,
        by_numbers=tuple(one for one in found.by_numbers if _sees_numbers(case, one.party, audience)),
        with_numbers=found.with_numbers if all(_sees_numbers(case, party, audience) for party in asked) else None,
    )


def _house(house: House, case: Case, audience: Audience) -> House:
    """Leave out what numbers do to votes where any of those that they rest on may not be seen."""
    seen = tuple(party for party in house.by_numbers if _sees_numbers(case, party, audience))
    return replace(house, by_numbers=seen, with_numbers=house.with_numbers if seen == house.by_numbers else None)


def _sees_numbers(case: Case, party: str, audience: Audience) -> bool:
    """Whether a party's preferences, if there are any, and what its reservation names may be seen."""
    return party not in case.preferences or audience.sees(f"preferences.{party}", *_floor(case, party))


def _floor(case: Case, party: str) -> tuple[str, ...]:
    """Give what a party's reservation names."""
    reservation = case.preferences[party].reservation
    named = reservation.outcome.named if reservation and reservation.outcome else ""
    if not named or named == "status_quo":
        return ()
    return with_outcomes(case, f"{'proposals' if named in case.proposals else 'precedents'}.{named}")


def _sees_house(house: House, case: Case, audience: Audience) -> bool:
    """Whether every answer that a vote and a majority use may be seen, and every partner that may leave."""
    partners = audience.sees_every(lambda path: path.startswith("consent.may_leave."))
    return partners and audience.sees(*used_by(case, rule_of(*house.seats, *house.coalition)))


def _readiness(lines: Readiness, party: str, audience: Audience) -> Readiness:
    """Give a party's lines, those that may not be seen as such; that nothing is known is told from that nothing may be shown."""
    return Readiness(*(getattr(lines, name) if audience.sees(f"views.{party}.readiness.{name}") else Line("withheld") for name in LINES))

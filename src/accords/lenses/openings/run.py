"""The run of ``openings``: the zone's answers, gathered for each reading of consent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from accords.case.case import Case
from accords.case.consent import ConsentRule
from accords.errors import AccordsError
from accords.lens.foreseen import without_effect
from accords.lens.protocol import Context, Unfit
from accords.lens.since import seen_since
from accords.lenses.openings.excludes import excludes
from accords.lenses.openings.proposals import judged_precedents, judged_proposals
from accords.lenses.openings.result import ConsentingSet, Lock, Paths, Reading, Result
from accords.lenses.openings.since import earlier, what_changed
from accords.lenses.openings.turns import turns
from accords.maths.formula import Formula, conj
from accords.zone.circles import circles
from accords.zone.collisions import Collisions, collisions
from accords.zone.description import describe
from accords.zone.slices import Slices
from accords.zone.zone import UNANSWERED, Zone, zone_of


def run(case: Case, options: Mapping[str, Any], context: Context) -> Result:
    """Say what the stated conditions leave open, and what it turns on, under every reading of consent.

    Raises
    ------
    Unfit
        If the case has no issues, or does not say who must consent.
    """
    del context  # every proposal and precedent of the case is spoken about anyway
    if not case.issues:
        raise Unfit("issues", "The case has no issues yet, so there are no packages to speak of. Add a section 'issues'.")
    if not case.readings:
        negotiators = sum(party.role == "negotiator" for party in case.parties.values())
        count = f"{negotiators} negotiator{'' if negotiators == 1 else 's'}"
        follows = "It follows only from exactly two negotiators without a ratifier"
        message = f"The case does not say who must consent. {follows}, and this case has {count}."
        raise Unfit("consent", f"{message} Add 'consent: PARTY and PARTY'.")
    zone = zone_of(case)
    since: str | None = options.get("since")
    then = zone_of(seen_since(case, since)) if since else None
    cap = int(options["cap"]) if options.get("cap") is not None else 256
    if cap < 1:
        raise AccordsError(f"The option 'cap' is a whole number from 1, not {cap}.")
    # The reading asked for comes first; the others stand beside it all the same.
    names = sorted(case.readings, key=lambda name: name != case.standpoint.consent)
    readings = {name: _reading(zone, case.readings[name], then, cap) for name in names}
    return Result(
        date=str(case.standpoint.date),
        readings=readings,
        norms=tuple(name for name, formula in zone.excluded.items() if zone.perhaps(conj(zone.feasible, formula))),
        contradictions=_contradictions(zone),
        unknown=tuple(item.path for item in zone.entries.unknown),
        perhaps_ended=tuple(item.path for item in zone.entries.perhaps_ended),
        no_effect=without_effect(case),
        compared=what_changed(zone, then, since) if then is not None and since else None,
        exact=all(reading.exact for reading in readings.values()),
    )


def _reading(zone: Zone, rule: ConsentRule, then: Zone | None, cap: int) -> Reading:
    found = [collisions(zone, members, cap=cap) for members in rule.sets]
    verdicts, packages = zone.verdicts(rule), zone.packages(rule)
    locks, all_locks = circles(zone, rule, zone.deals)
    ruled_out, all_ruled_out = excludes(zone, rule)
    exact = all_locks and all_ruled_out and all(count.exact for count in packages) and all(one.complete for one in found)
    return Reading(
        rule=str(rule),
        pivotal=rule.pivotal,
        packages=packages,
        open_packages=describe(zone, conj(zone.deals, verdicts.open), packages.open),
        accepted_packages=describe(zone, conj(zone.deals, verdicts.accepted), packages.accepted),
        locked_packages=describe(zone, conj(zone.deals, verdicts.locked), packages.locked),
        conflicts=_every(one.conflicts for one in found),
        corrections=_every(tuple(correction.paths for correction in one.corrections) for one in found),
        sets=tuple(_consenting_set(one) for one in found),
        excludes=ruled_out,
        locks=tuple(Lock(circle.paths, circle.example) for circle in locks),
        turns_on=turns(zone, rule),
        proposals=judged_proposals(zone.case, rule, zone.entries),
        precedents=judged_precedents(zone.case, rule),
        since=earlier(zone, then, rule, found, cap) if then is not None else None,
        exact=exact,
    )


def _consenting_set(found: Collisions) -> ConsentingSet:
    corrections = tuple(correction.paths for correction in found.corrections)
    return ConsentingSet(found.members, found.conflicts, corrections, tuple(one.example for one in found.corrections), found.complete)


def _every(lists: Any) -> tuple[Paths, ...]:
    return tuple(dict.fromkeys(paths for found in lists for paths in found))


def _contradictions(zone: Zone) -> tuple[Paths, ...]:
    """Give each refusal and acceptance of one party that are both true of a possible package."""
    found = []
    for acceptance, (accepted, takes) in zone.acceptances.items():
        slices = Slices(zone, conj(zone.possible, takes))
        for refusal, (refused, rejects) in zone.refusals.items():
            if refused.party == accepted.party and _occurs(slices, rejects):
                found.append((refusal, acceptance))
    order = {path: index for index, path in enumerate(zone.refusals)}
    return tuple(sorted(found, key=lambda pair: order[pair[0]]))


def _occurs(slices: Slices, formula: Formula) -> bool:
    """Whether it is known that a condition is true of some of the packages."""
    try:
        return slices.meets(formula)
    except UNANSWERED:
        return False

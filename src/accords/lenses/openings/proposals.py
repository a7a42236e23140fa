"""Proposals at the date asked for, precedents at their own: refused by whom and why, accepted, or open on what."""

from __future__ import annotations

from dataclasses import replace

from accords.case.case import Case
from accords.case.consent import ConsentRule
from accords.case.model import Precedent, Proposal
from accords.lenses.openings.result import Judged, Paths
from accords.maths.formula import conj
from accords.zone.circles import circles
from accords.zone.entries import Entries
from accords.zone.partial import Judgement, judge
from accords.zone.zone import Zone, zone_of


def judged_proposals(case: Case, rule: ConsentRule, entries: Entries) -> dict[str, Judged]:
    """Judge every proposal at the date that the case is seen at."""
    found = {}
    for name, proposal in case.proposals.items():
        made = proposal.date is None or proposal.date.first <= case.today
        found[name] = _judged(case, rule, proposal, entries) if made else Judged("not_yet", date=str(proposal.date))
    return found


def judged_precedents(case: Case, rule: ConsentRule) -> dict[str, Judged]:
    """Judge every precedent at its own date; entries not known to be in force then do not test it."""
    found = {}
    for name, precedent in case.precedents.items():
        if precedent.outcome is None or precedent.date is None:
            found[name] = Judged("not_stated", date=str(precedent.date or ""))
            continue
        then = case.at(precedent.date.first)
        entries = zone_of(then).entries
        judged = _judged(then, rule, then.precedents.get(name, precedent), entries)
        tested = any(item.party in rule.parties and item.kind != "lives_with" for item in entries.counted)
        # Where nobody is known to have said anything, that nothing rules a precedent out says nothing.
        found[name] = judged if tested or judged.status in {"impossible", "excluded"} else replace(judged, status="not_tested")
    return found


def _judged(case: Case, rule: ConsentRule, proposal: Proposal | Precedent, entries: Entries) -> Judged:
    if proposal.outcome is None:
        return Judged("not_stated", date=str(proposal.date or ""))
    choices = case.choices(proposal.outcome)
    zone = zone_of(case, entries, choices)
    found = judge(zone, rule, choices)
    return Judged(
        status=found.status,
        because=_because(zone, rule, found, choices),
        deal=found.deal,
        hangs_on=found.hangs_on,
        silent=found.silent,
        left_open=dict(found.left_open),
        accepted_by=found.accepted_by,
        refused_by=found.refused_by,
        not_tested_by=tuple(item.path for item in entries.unknown if item.party in rule.parties and item.kind != "lives_with"),
        example=dict(found.example) or None,
        date=str(proposal.date or ""),
    )


def _because(zone: Zone, rule: ConsentRule, found: Judgement, choices: dict[str, str]) -> tuple[Paths, ...]:
    """Give the reasons of a status: refusals together, norms, circles of orders."""
    if found.status == "excluded":
        return (tuple(f"norms.{name}" for name in found.norms),)
    if found.status == "locked":
        named = conj(zone.possible, zone.space.outcome(choices))
        return tuple(circle.paths for circle in circles(zone, rule, named)[0])
    return found.ruled_out_by

"""Partial packages: what can be said of all their completions, and what the rest hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from accords.case.consent import ConsentRule
from accords.maths.formula import Formula, conj, disj, negate
from accords.zone.collisions import collisions
from accords.zone.zone import UNANSWERED, Verdicts, Zone

Status = Literal["impossible", "excluded", "ruled_out", "accepted", "locked", "open", "undecided"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What follows for a package, whole or partial, under one reading of consent.

    Attributes
    ----------
    status
        ``impossible``: it has no feasible completion. ``excluded``: norms exclude all of them. ``ruled_out``, ``accepted``: every possible
        completion is. ``locked``: every possible completion is locked or ruled out, and not all are ruled out. ``open``: otherwise.
        ``undecided``: the conditions couple too many issues to say.
    deal
        Whether ``all``, ``some`` or ``none`` of its possible completions are called an agreement by the case.
    norms
        The norms that exclude completions.
    ruled_out_by
        Each set of refusals that together leave no completion (subset-minimal, per consenting set).
    accepted_by, refused_by
        The parties that accept, or refuse, every possible completion.
    hangs_on
        Refusals that reject some completions and not others; accepting entries likewise.
    silent
        Silent points that some completion which is not ruled out touches.
    left_open
        The issues on which it says nothing, with the options that completions not ruled out have there (``None``: void).
    example
        One completion that is not ruled out.
    """

    status: Status
    deal: Literal["all", "some", "none"]
    norms: tuple[str, ...] = ()
    ruled_out_by: tuple[tuple[str, ...], ...] = ()
    accepted_by: tuple[str, ...] = ()
    refused_by: tuple[str, ...] = ()
    hangs_on: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    left_open: tuple[tuple[str, tuple[str | None, ...]], ...] = ()
    example: tuple[tuple[str, str], ...] = ()


def judge(zone: Zone, rule: ConsentRule, choices: Mapping[str, str]) -> Judgement:
    """Judge a package, whole or partial, under a rule of consent.

    Parameters
    ----------
    zone
        The case at its date; its space must know the choices (``zone_of(case, also=choices)``).
    rule
        Who must consent.
    choices
        Issue -> option; what is left out stands for all feasible completions.
    """
    try:
        return _judge(zone, rule, choices)
    except UNANSWERED:
        return Judgement("undecided", "none")


def _judge(zone: Zone, rule: ConsentRule, choices: Mapping[str, str]) -> Judgement:
    named = zone.space.outcome(choices)
    completions = conj(zone.possible, named)
    norms = tuple(name for name, formula in zone.excluded.items() if zone.any(conj(zone.feasible, named, formula)))
    if not zone.any(completions):
        return Judgement("excluded" if norms else "impossible", "none", norms)
    verdicts = zone.verdicts(rule)
    some_deal, all_deals = zone.any(conj(completions, zone.deals)), not zone.any(conj(completions, negate(zone.deals)))
    deal: Literal["all", "some", "none"] = "all" if all_deals else "some" if some_deal else "none"
    kept = conj(completions, negate(verdicts.ruled_out))
    parties = {party: zone.parties[party] for party in rule.parties}
    accepted_by = tuple(party for party, answer in parties.items() if not zone.any(conj(completions, negate(answer.true))))
    refused_by = tuple(party for party, answer in parties.items() if not zone.any(conj(completions, negate(answer.false))))
    if not zone.any(kept):
        because = dict.fromkeys(conflict for members in rule.sets for conflict in collisions(zone, members, completions).conflicts)
        return Judgement("ruled_out", deal, norms, tuple(because), accepted_by, refused_by)
    return Judgement(
        _status(zone, completions, verdicts),
        deal,
        norms,
        accepted_by=accepted_by,
        refused_by=refused_by,
        hangs_on=_hangs_on(zone, completions, rule),
        silent=_silent(zone, kept, rule),
        left_open=_left_open(zone, kept, choices),
        example=tuple((zone.example(conj(kept, verdicts.open)) or zone.example(kept) or {}).items()),
    )


def _status(zone: Zone, completions: Formula, verdicts: Verdicts) -> Status:
    """Say how completions of which not all are ruled out stand."""
    if not zone.any(conj(completions, negate(verdicts.accepted))):
        return "accepted"
    return "open" if zone.any(conj(completions, disj(verdicts.open, verdicts.accepted))) else "locked"


def _hangs_on(zone: Zone, completions: Formula, rule: ConsentRule) -> tuple[str, ...]:
    found = []
    for path, (item, formula) in (zone.refusals | zone.acceptances).items():
        if item.party in rule.parties and zone.any(conj(completions, formula)) and zone.any(conj(completions, negate(formula))):
            found.append(path)
    return tuple(found)


def _silent(zone: Zone, kept: Formula, rule: ConsentRule) -> tuple[str, ...]:
    found = []
    for party in rule.parties:
        view = zone.case.views.get(party)
        for name, silence in view.silent.items() if view else ():
            if zone.any(conj(kept, zone.space.statement(silence.if_, zone.parties).true)):
                found.append(f"views.{party}.silent.{name}")
    return tuple(found)


def _left_open(zone: Zone, kept: Formula, choices: Mapping[str, str]) -> tuple[tuple[str, tuple[str | None, ...]], ...]:
    found = []
    for variable, issue in enumerate(zone.space.issues):
        if issue.id not in choices:
            values = zone.project(kept, (variable,)).nonzero()[0]
            found.append((issue.id, zone.space.labels(variable, tuple(int(value) for value in values))))
    return tuple(found)

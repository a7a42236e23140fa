"""Two levels: what each party's consent excludes, and partners that can leave but not veto.

A package that the negotiators could agree on may fail at the consent of somebody behind them (Putnam 1988); every party whose consent is
asked for, negotiator or ratifier, is treated alike here (veto players: Tsebelis 2002, chapter 1).
"""

from __future__ import annotations

from typing import Literal

from accords.case.consent import ConsentRule
from accords.lenses.change.compensation import lifts
from accords.lenses.change.gap import gap
from accords.lenses.change.left import EMPTY, State, described, uncounted
from accords.lenses.change.result_consent import Consent, Excluded, Partner
from accords.maths.formula import FALSE, Formula, conj, disj, negate
from accords.zone.zone import UNANSWERED, Zone


def consent(state: State, name: str) -> Consent:
    """Say who must consent under a reading, and what each one's consent excludes."""
    rule, zone = state.rules[name], state.zone
    may_leave = zone.case.consent.may_leave if zone.case.consent else {}
    return Consent(
        rule=str(rule),
        sets=rule.sets,
        pivotal=rule.pivotal,
        excludes=tuple(_excluded(zone, rule, party) for party in rule.parties),
        partners=tuple(
            Partner(party, found.of, found.claims, _refuses(state, name, party))
            for party, found in may_leave.items()
            if party not in rule.parties
        ),
        compensation=lifts(state, name),
    )


def _excluded(zone: Zone, rule: ConsentRule, party: str) -> Excluded:
    """Say what is ruled out, and would not be if the party's consent were not asked for.

    Its consent is then taken for granted in every consenting set; what others refuse because of its answer they still refuse.
    """
    only = gap(conj(zone.deals, negate(refused(zone, rule, granted=party))), conj(zone.deals, negate(refused(zone, rule))))
    try:
        if not zone.any(only):
            return Excluded(party, "nothing", uncounted(EMPTY))
        everything = not zone.any(conj(zone.deals, negate(only)))
    except UNANSWERED:
        return Excluded(party, "undecided", uncounted(EMPTY))
    packages = described(zone, only, zone.count(only))
    return Excluded(party, "everything" if everything else "something", uncounted(packages))


def refused(zone: Zone, rule: ConsentRule, granted: str | None = None) -> Formula:
    """Say where every consenting set has a party that refuses; the consent of one may be taken for granted."""
    sets = [disj(*(zone.parties[party].false for party in members if party != granted)) for members in rule.sets]
    return conj(*sets) if sets else FALSE


def _refuses(state: State, name: str, party: str) -> Literal["nothing_left", "none", "some", "all", "undecided"]:
    """Say whether a party refuses all, some or none of the packages that are left."""
    left, refuses = state.left(name), state.zone.parties[party].false
    try:
        if not state.zone.any(left):
            return "nothing_left"
        if not state.zone.any(conj(left, refuses)):
            return "none"
        return "some" if state.zone.any(conj(left, negate(refuses))) else "all"
    except UNANSWERED:
        return "undecided"

"""Two levels: what each party's consent excludes, and partners that can leave but not veto.

A package that the negotiators could agree on may fail at the consent of somebody behind them (Putnam 1988); every party whose consent is
asked for, negotiator or ratifier, is treated alike here (veto players: Tsebelis 2002, chapter 1).
"""

from __future__ import annotations

from typing import Literal

from accords.case.consent import ConsentRule
from accords.lenses.change.compensation import lifts
from accords.lenses.change.gap import gap
from accords.lenses.change.left import State, refused
from accords.lenses.change.numbers import numbered
from accords.lenses.change.result_consent import Consent, Excluded, Partner
from accords.maths.formula import conj, negate
from accords.zone.description import describe
from accords.zone.package_set import EMPTY
from accords.zone.zone import UNANSWERED, Zone


def consent(state: State, name: str) -> Consent:
    """Say who must consent under a reading, and what each one's consent excludes."""
    rule, zone = state.rules[name], state.zone
    may_leave = zone.case.consent.may_leave if zone.case.consent else {}
    by_numbers, with_numbers = numbered(state, name)
    return Consent(
        rule=str(rule),
        sets=rule.sets,
        pivotal=rule.pivotal,
        excludes=tuple(_excluded(zone, rule, party) for party in rule.parties),
        by_numbers=by_numbers,
        with_numbers=with_numbers,
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
    granted, asked = (conj(zone.deals, negate(refused(zone, rule, each))) for each in (party, None))
    only = gap(granted, asked)
    try:
        if not zone.any(only):
            return Excluded(party, "nothing", EMPTY.uncounted())
        everything = not zone.any(conj(zone.deals, negate(only)))
    except UNANSWERED:
        return Excluded(party, "undecided", EMPTY.uncounted())
    packages = describe(zone, only, zone.count(granted) - zone.count(asked))
    return Excluded(party, "everything" if everything else "something", packages.uncounted())


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

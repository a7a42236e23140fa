"""Corrections: which conditions, if they were not made, would make a package possible."""

from __future__ import annotations

from accords.case.consent import ConsentRule
from accords.lenses.change.result_means import Correction, Corrections
from accords.maths.formula import conj
from accords.zone.collisions import collisions, meeting
from accords.zone.zone import Zone


def corrections(zone: Zone, rule: ConsentRule, cap: int) -> tuple[Corrections, ...]:
    """Give all minimal corrections of each minimal consenting set, each with the packages that it opens.

    A correction is a set of refusals without which some package is refused by nobody of the consenting set, though no proper part of it
    has that effect (minimal correction sets; Reiter 1987). Such a package may still be locked by the order of steps.

    Parameters
    ----------
    zone
        The case at its date.
    rule
        Who must consent.
    cap
        How many corrections are listed at most for each set.
    """
    return tuple(_corrections(zone, members, cap) for members in rule.sets)


def _corrections(zone: Zone, members: tuple[str, ...], cap: int) -> Corrections:
    found = collisions(zone, members, cap=cap)
    own = [path for path, (item, _) in zone.refusals.items() if item.party in members]
    items = []
    for correction in found.corrections:
        kept = [path for path in own if path not in correction.paths]
        opens = zone.count(conj(zone.deals, meeting(zone, members, kept)))
        items.append(Correction(correction.paths, opens, correction.example))
    possible = False if not found.ground or found.conflicts else True if found.complete else None
    return Corrections(members, found.ground, possible, tuple(items), found.complete)

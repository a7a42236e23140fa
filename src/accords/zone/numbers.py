"""Where numbers decide: what each reservation excludes, and where a party's numbers and its views differ."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from accords.maths.elimination import Count
from accords.maths.formula import FALSE, Formula, conj, disj, negate
from accords.maths.frontier import TooLong, frontier
from accords.maths.question import TooCoupled
from accords.maths.tallies import reaching
from accords.maths.worths import Worths
from accords.zone.certificate import Certificate, certificate
from accords.zone.efficient import deals_in
from accords.zone.stakes import Region, Stakes


@dataclass(frozen=True, slots=True)
class Difference:
    """Packages on which a party's views and numbers differ.

    ``refused``: its views refuse what is worth its reservation or more to it; else they accept what is worth less. ``example`` is one.
    """

    party: str
    refused: bool
    count: Certificate
    example: dict[str, str]


def excluded_alone(stakes: Stakes) -> dict[str, Certificate]:
    """Count, per party with a reservation, the deals that views leave and that are too little for it by its numbers.

    Those are worth less to it than its reservation, and its views do not accept them, which would decide.
    """
    left = _left_by_views(stakes)
    found = {}
    for party, limit in stakes.limits.items():
        if limit is not None:
            counting = conj(left, negate(stakes.zone.parties[party].true))
            every, enough = (certificate(deals_in(stakes, Region(counting, floors))) for floors in ({}, {party: limit[0]}))
            found[party] = every - enough
    return found


def _left_by_views(stakes: Stakes) -> Formula:
    return disj(*(conj(*(negate(stakes.zone.parties[party].false) for party in members)) for members in stakes.rule.sets))


def disagreements(stakes: Stakes) -> list[Difference]:
    """Find the packages on which views and numbers of a party differ, among those that are possible."""
    found = []
    possible = conj(stakes.shape, stakes.zone.possible)
    for party, limit in stakes.limits.items():
        if limit is None:
            continue
        answer = stakes.zone.parties[party]
        worths = stakes.worths((party,))
        mirrored = Worths(worths.sizes, worths.scopes, tuple(-table for table in worths.tables))
        refused = conj(possible, answer.false)
        accepted = conj(possible, answer.true)
        enough = stakes.in_units(party, limit[1])
        short = stakes.in_units(party, limit[0])
        for views, numbers, floor, kind in ((refused, worths, enough, True), (accepted, mirrored, 1 - short, False)):
            if views == FALSE:
                continue
            count = reaching(views, numbers, (floor,))
            if count.high:
                example = _example(stakes, views, numbers, floor)
                if example is not None:
                    found.append(Difference(party, kind, _at_least_one(count), example))
    return found


def _at_least_one(count: Count) -> Certificate:
    found = certificate(count)
    low = max(1, found.low)
    return replace(found, low=low, estimate=found.estimate and found.estimate.within(low, found.high))


def _example(stakes: Stakes, formula: Formula, worths: Worths, floor: int) -> dict[str, str] | None:
    try:
        found = frontier(formula, worths, 1, (floor,))
    except (TooLong, TooCoupled):
        return None
    if not len(found):
        return None
    return stakes.zone.space.choices(
        tuple(int(value) for value in found.examples(np.zeros(1, dtype=np.intp))[0][: len(stakes.zone.space.sizes)])
    )

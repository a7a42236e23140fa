"""Partial packages in numbers: what their completions are worth, how many of them are left, and whether one is efficient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from accords.maths.formula import Formula, conj
from accords.maths.frontier import TooLong, frontier
from accords.maths.question import TooCoupled
from accords.maths.search import Undecided
from accords.maths.worths import Worths
from accords.zone.certificate import Certificate, certificate
from accords.zone.efficient import MOST_SETS, Efficient, deals_in
from accords.zone.stakes import Region, Stakes


@dataclass(frozen=True, slots=True)
class Completions:
    """What a partial package can become.

    Attributes
    ----------
    possible
        How many possible packages settle the named issues so.
    deals
        How many of these are agreements as the case defines it.
    left
        How many of the deals are not ruled out.
    worth
        Per axis the least and the most that a possible completion is worth; axes for which that is not known are left out.
    efficient
        Whether some completion is efficient; ``None`` where that is not known.
    """

    possible: Certificate
    deals: Certificate
    left: Certificate
    worth: Mapping[str, tuple[Fraction, Fraction]]
    efficient: bool | None


def completions(stakes: Stakes, axes: tuple[str, ...], found: Efficient | None, choices: Mapping[str, str]) -> Completions | None:
    """Say what the completions of a partial package come to.

    Parameters
    ----------
    stakes
        The case with its utilities.
    axes
        Whose worths are asked for.
    found
        The efficient packages of these axes, if they are known.
    choices
        Issue -> id of a listed option; what is left out stands for all that is possible there.

    Returns
    -------
    Completions or None
        ``None`` if there is no possible completion.
    """
    zone = stakes.zone
    named = zone.space.outcome(choices)
    if zone.perhaps(conj(zone.possible, named)) is False:
        return None
    worth = {party: ends for party in axes if (ends := _ends(stakes, party, conj(stakes.shape, zone.possible, named))) is not None}
    return Completions(
        zone.count(conj(zone.possible, named)), _deals(stakes, Region(named, {})), _left(stakes, named), worth, _efficient(found, named)
    )


def _deals(stakes: Stakes, region: Region) -> Certificate:
    return certificate(deals_in(stakes, region))


def _left(stakes: Stakes, named: Formula) -> Certificate:
    """Count the deals that some consenting set lets through, by inclusion and exclusion over the sets."""
    sets = stakes.rule.sets
    if len(sets) > MOST_SETS:
        each = [_through(stakes, members, named) for members in sets]
        method = "several consenting sets may let the same package through"
        return Certificate(max(one.low for one in each), sum(one.high for one in each), method)
    total = Certificate(0, 0)
    for size in range(1, len(sets) + 1):
        for chosen in combinations(sets, size):
            here = _through(stakes, tuple(dict.fromkeys(party for members in chosen for party in members)), named)
            low, high = (here.low, here.high) if size % 2 else (-here.high, -here.low)
            total = Certificate(total.low + low, total.high + high, total.method if here.exact else here.method)
    return Certificate(max(0, total.low), max(0, total.high), total.method)


def _through(stakes: Stakes, members: tuple[str, ...], named: Formula) -> Certificate:
    counts = [_deals(stakes, Region(conj(region.formula, named), region.floors)) for region in stakes.regions(members)]
    method = next((count.method for count in counts if not count.exact), "elimination")
    return Certificate(sum(count.low for count in counts), sum(count.high for count in counts), method)


def _ends(stakes: Stakes, party: str, formula: Formula) -> tuple[Fraction, Fraction] | None:
    """Give the least and the most that a package is worth to a party."""
    worths = stakes.worths((party,))
    mirrored = Worths(worths.sizes, worths.scopes, tuple(-table for table in worths.tables))
    try:
        most, least = (frontier(formula, numbers, 1).vectors for numbers in (worths, mirrored))
    except (TooLong, TooCoupled, Undecided):
        return None
    return (stakes.in_full(party, -int(least[0, 0])), stakes.in_full(party, int(most[0, 0]))) if len(most) else None


def _efficient(found: Efficient | None, named: Formula) -> bool | None:
    """Say whether a completion is efficient: its worths are then among those of the efficient packages."""
    if found is None or any(found.loss):
        return None
    stakes, known = found.stakes, {tuple(vector) for vector in found.vectors.tolist()}
    try:
        regions = (region for members in stakes.rule.sets for region in stakes.regions(members))
        return any(tuple(vector) in known for region in regions for vector in _front(found, region, named))
    except (TooLong, TooCoupled, Undecided):
        return None


def _front(found: Efficient, region: Region, named: Formula) -> list[list[int]]:
    """Give the efficient vectors among the completions in one region."""
    stakes, axes = found.stakes, found.axes
    judges = tuple(party for party in region.floors if party not in axes)
    floors = tuple(stakes.in_units(party, region.floors[party]) if party in region.floors else None for party in (*axes, *judges))
    vectors: list[list[int]] = frontier(
        conj(stakes.deals(region), named), stakes.worths((*axes, *judges)), len(axes), floors
    ).vectors.tolist()
    return vectors

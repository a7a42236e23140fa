"""The efficient frontier of the packages that a rule of consent lets through, with all ties counted.

Each minimal consenting set lets packages through that nobody of it refuses. Several sets may let the same package through: it is
counted once, by inclusion and exclusion over the sets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from accords.maths.dominance import Vectors, efficient
from accords.maths.elimination import Count
from accords.maths.estimate import DOUBT
from accords.maths.formula import Formula, conj, holds
from accords.maths.frontier import Frontier, TooLong, frontier
from accords.maths.tallies import reaching
from accords.zone.certificate import Certificate, certificate, combined
from accords.zone.stakes import Region, Stakes
from accords.zone.unlocked import all_found, may_lock, unlocked

# Fronts that would pass the work set aside are thinned out to so many vectors.
THINNED = 1000

# With more consenting sets than this, what several of them let through is not told apart.
MOST_SETS = 4

_NONE = Certificate(0, 0)


@dataclass(frozen=True)
class _Piece:
    """The frontier of one region: of a consenting set, or of what several let through."""

    region: Region
    found: Frontier


@dataclass(frozen=True)
class Efficient:
    """Packages that no other one beats: at least as good for all axes and better for one.

    Attributes
    ----------
    stakes, axes
        Whose utilities the vectors are, in units of each.
    vectors
        Distinct, decreasing by the first axis; shape (vectors, axes).
    counts
        Per vector how many packages have it.
    loss
        Per axis how much more (in its utility) a package that is left out may be worth to it than one that is listed; 0 where the
        frontier is exact.
    pieces
        Where the packages come from.
    """

    stakes: Stakes
    axes: tuple[str, ...]
    vectors: Vectors
    counts: tuple[Certificate, ...]
    loss: tuple[Fraction, ...]
    pieces: tuple[_Piece, ...]

    def __len__(self) -> int:
        """Give the number of distinct vectors."""
        return len(self.counts)

    @property
    def exact(self) -> bool:
        """Whether all efficient vectors are listed, with their number of packages."""
        return not any(self.loss) and all(count.exact for count in self.counts)

    def utilities(self, row: int) -> dict[str, Fraction]:
        """Give what the packages of one vector are worth to each axis."""
        return {party: self.stakes.in_full(party, number) for party, number in zip(self.axes, self.vectors[row].tolist(), strict=True)}

    @cached_property
    def _places(self) -> tuple[dict[tuple[int, ...], int], ...]:
        return tuple({tuple(vector): row for row, vector in enumerate(piece.found.vectors.tolist())} for piece in self.pieces)

    @cached_property
    def _examples(self) -> NDArray[np.intp]:
        """One package for each vector, where all come from one region."""
        found, places = self.pieces[0].found, self._places[0]
        return found.examples(np.array([places[tuple(vector)] for vector in self.vectors.tolist()], dtype=np.intp))

    def packages(self, row: int) -> Iterator[dict[str, str]]:
        """Give the packages that have one vector, each once, as issue -> option."""
        vector = tuple(self.vectors[row].tolist())
        length = len(self.stakes.zone.space.sizes)
        if len(self.pieces) == 1 and self.counts[row].exact and self.counts[row].low == 1:
            yield self.stakes.zone.space.choices(tuple(self._examples[row].tolist()[:length]))
            return
        here = self.stakes.status_quo_row
        seen: set[tuple[int, ...]] = set() if here is None else {here[:length]}
        for piece, places in zip(self.pieces, self._places, strict=True):
            if vector in places:
                for values in piece.found.every(places[vector]):
                    package = values[:length]
                    if package not in seen:
                        seen.add(package)
                        yield self.stakes.zone.space.choices(package)


def efficient_packages(stakes: Stakes, axes: tuple[str, ...], *, most: int | None = None) -> Efficient:
    """Find the efficient frontier of some parties among the packages that the stakes' rule lets through.

    Parameters
    ----------
    stakes
        The case with its utilities.
    axes
        Parties with complete utilities.
    most
        Thin fronts out to so many vectors; left out: only where an exact frontier would take more work than is set aside.

    Raises
    ------
    TooCoupled
        Where the conditions couple too many issues for any frontier.
    """
    try:
        return _found(stakes, axes, most)
    except TooLong:
        return _found(stakes, axes, THINNED)


def _found(stakes: Stakes, axes: tuple[str, ...], most: int | None) -> Efficient:
    sets = stakes.rule.sets
    pieces = [_piece(stakes, axes, region, most) for members in sets for region in stakes.regions(members)]
    # A front that was thinned out may have lost all that just reaches the floors.
    most_lost = [max((piece.found.loss[axis] for piece in pieces), default=0) for axis in range(len(axes))]
    losses = tuple(stakes.in_full(party, loss) for party, loss in zip(axes, most_lost, strict=True))
    pieces = [piece for piece in pieces if len(piece.found)]
    if not pieces:
        none = np.zeros((0, len(axes)), dtype=stakes.worths(axes).tables[0].dtype)
        return Efficient(stakes, axes, none, (), losses, ())
    vectors = np.concatenate([piece.found.vectors for piece in pieces])
    distinct = vectors if len(pieces) == 1 else vectors[_first_of_each(vectors, len(axes))]
    exact = not any(most_lost)
    if exact and len(pieces) == len(sets) == 1:
        counts = tuple(map(Certificate, pieces[0].found.counts, pieces[0].found.counts))
    else:
        counts = _counts(stakes, axes, pieces, distinct, exact=exact)
    return Efficient(stakes, axes, distinct, counts, losses, tuple(pieces))


def _first_of_each(vectors: Vectors, axes: int) -> NDArray[np.intp]:
    kept = efficient(vectors, axes)
    return kept.members[kept.starts]


def _piece(stakes: Stakes, axes: tuple[str, ...], region: Region, most: int | None) -> _Piece:
    """Find the frontier of a region; the status quo is no deal, and is taken out where it would be on it."""
    formula = conj(stakes.ground, region.formula)
    found = _frontier(stakes, axes, formula, region, most)
    here = stakes.status_quo_row
    if here is None or not len(found) or not _holds(formula, here):
        return _Piece(region, found)
    vector = stakes.worths(axes).of(np.array([here], dtype=np.intp))[0]
    if not bool((found.vectors == vector).all(axis=1).any()):
        return _Piece(region, found)
    return _Piece(region, _frontier(stakes, axes, stakes.deals(region), region, most))


def _holds(formula: Formula, row: tuple[int, ...]) -> bool:
    return bool(holds(formula, np.array([row], dtype=np.intp))[0])


def _frontier(stakes: Stakes, axes: tuple[str, ...], formula: Formula, region: Region, most: int | None) -> Frontier:
    judges = tuple(party for party in region.floors if party not in axes)
    floors = tuple(stakes.in_units(party, region.floors[party]) if party in region.floors else None for party in (*axes, *judges))
    return frontier(formula, stakes.worths((*axes, *judges)), len(axes), floors, most)


def _counts(stakes: Stakes, axes: tuple[str, ...], pieces: list[_Piece], vectors: Vectors, *, exact: bool) -> tuple[Certificate, ...]:
    """Count the packages of each vector, those that several consenting sets let through once."""
    sets = stakes.rule.sets
    rows = [tuple(vector) for vector in vectors.tolist()]
    once = dict.fromkeys(rows, 0)
    most = dict.fromkeys(rows, 0)
    for piece in pieces:
        for vector, count in zip(map(tuple, piece.found.vectors.tolist()), piece.found.counts, strict=True):
            if vector in once:
                once[vector] += count
                most[vector] = max(most[vector], count)
    if not exact:
        return tuple(
            Certificate(most[row], max(once[row], most[row] + 1), "packages were left out where fronts were thinned out") for row in rows
        )
    if len(sets) == 1:
        return tuple(Certificate(once[row], once[row]) for row in rows)
    if len(sets) > MOST_SETS:
        return tuple(Certificate(most[row], once[row], "several consenting sets may let the same package through") for row in rows)
    for size in range(2, len(sets) + 1):
        for chosen in combinations(sets, size):
            for region in stakes.regions(tuple(dict.fromkeys(party for members in chosen for party in members))):
                found = _piece(stakes, axes, region, None).found
                for vector, count in zip(map(tuple, found.vectors.tolist()), found.counts, strict=True):
                    if vector in once:
                        once[vector] += count if size % 2 else -count
    return tuple(Certificate(once[row], once[row]) for row in rows)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many packages numbers and views together leave.

    Attributes
    ----------
    left
        Deals that are not ruled out.
    accepted
        Deals that all of a consenting set accept, and that orders do not lock.
    locked
        Deals that are left and that orders lock.
    """

    left: Certificate
    accepted: Certificate
    locked: Certificate = _NONE


def tally(stakes: Stakes) -> Tally:
    """Count the deals that views and numbers together leave, and those that are accepted."""
    left = _union(stakes, accepted=False)
    decided = all(limit is not None and limit[0] == limit[1] for limit in map(stakes.limits.get, stakes.rule.parties))
    # Where everybody's numbers decide, nobody leaves open what it does not refuse.
    if not may_lock(stakes):
        return Tally(left, left if decided else _union(stakes, accepted=True))
    free = _union(stakes, accepted=False, free=True)
    accepted, stuck = free if decided else _union(stakes, accepted=True, free=True), left - free
    if all_found(stakes):
        return Tally(left, accepted, stuck)
    method = "some circles of orders may not be found"
    return Tally(left, Certificate(0, accepted.high, method), Certificate(stuck.low, left.high, method))


def _union(stakes: Stakes, *, accepted: bool, free: bool = False) -> Certificate:
    """Count what some consenting set lets through, or accepts, by inclusion and exclusion; with ``free``, what orders lock is left out."""
    sets = stakes.rule.sets
    if len(sets) > MOST_SETS:
        each = [_all(stakes, [(1, region) for region in _regions(stakes, (members,), accepted=accepted, free=free)]) for members in sets]
        most = sum(count.high for count in each)
        return Certificate(max(count.low for count in each), most, "several consenting sets may let the same package through")
    terms = []
    for size in range(1, len(sets) + 1):
        for chosen in combinations(sets, size):
            terms += [(1 if size % 2 else -1, region) for region in _regions(stakes, chosen, accepted=accepted, free=free)]
    return _all(stakes, terms)


def _regions(stakes: Stakes, sets: tuple[tuple[str, ...], ...], *, accepted: bool, free: bool) -> tuple[Region, ...]:
    """Give the packages that each of some consenting sets lets through, or accepts; ``free``: and that the orders of none of them lock."""
    regions = stakes.regions(tuple(dict.fromkeys(party for members in sets for party in members)), accepted=accepted)
    if not free:
        return regions
    beside = conj(*(unlocked(stakes.zone, members) for members in sets))
    return tuple(Region(conj(region.formula, beside), region.floors) for region in regions)


def _all(stakes: Stakes, terms: list[tuple[int, Region]]) -> Certificate:
    """Count the deals of several regions, added up or taken off; each estimate has its share of the doubt that is stated for all."""
    doubt = DOUBT / max(1, len(terms))
    return combined((sign, certificate(deals_in(stakes, region, doubt))) for sign, region in terms)


def deals_in(stakes: Stakes, region: Region, doubt: float = DOUBT) -> Count:
    """Count the deals of a region; the status quo is none. ``doubt``: see :func:`accords.maths.tallies.reaching`."""
    formula = conj(stakes.ground, region.formula)
    parties = tuple(region.floors)
    floors = tuple(stakes.in_units(party, region.floors[party]) for party in parties)
    worths = stakes.worths(parties)
    found = reaching(formula, worths, floors, doubt)
    here = stakes.status_quo_row
    if here is None or not _holds(formula, here):
        return found
    reached = worths.of(np.array([here], dtype=np.intp))[0] if parties else ()
    return found.less(1) if all(number >= floor for number, floor in zip(reached, floors, strict=True)) else found

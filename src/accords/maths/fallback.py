"""Fallback bargaining: parties fall back from their best package step by step, all in lockstep, until enough of them accept the same one.

Source: Brams and Kilgour 2001, Fallback bargaining, Group Decision and Negotiation 10. With unanimity the package that is agreed has the
smallest largest rank; with impasse, a party does not fall back beyond what it would refuse; with a majority of votes it is Bucklin's
rule. Only orders are compared, never how much somebody prefers something.

Ranks count from 1, the best. A party that is indifferent between packages gives them one rank and accepts them at the same step. What a
step is, the ranks say: :func:`levels` takes one level of indifference at a time, :func:`reach` counts packages. A package that a party
did not rank (``None``) comes one step below all that it ranked; to have it refused, set the party's limit to its last rank; where its
place is not known, ask :func:`possible_fallbacks`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import inf
from typing import Literal

from accords.errors import AccordsError

Ranks = Sequence[Sequence[int | None]]


@dataclass(frozen=True, slots=True)
class Fallback:
    """Where falling back ends, with its working.

    Attributes
    ----------
    needed
        How many votes must accept a package.
    depth
        The step at which first a package is accepted by so many; ``None`` is impasse: no package ever is.
    agreed
        All packages that are accepted by so many at that step, increasing; none at impasse. Where ranks are strict, with unanimity, each
        of them is efficient; where parties are indifferent, one may be as good for all as another and better for some.
    support
        How many votes accept each of these at that step.
    most
        Those of them with the most votes (Brams and Kilgour 2001 choose these; so does Bucklin's rule).
    depths
        For every package, the step from which so many accept it; ``None``: never. ``depth`` is the smallest.
    """

    needed: int
    depth: int | None
    agreed: tuple[int, ...]
    support: tuple[int, ...]
    most: tuple[int, ...]
    depths: tuple[int | None, ...]

    @property
    def impasse(self) -> bool:
        """Whether no package is ever accepted by enough."""
        return self.depth is None


@dataclass(frozen=True, slots=True)
class PossibleFallbacks:
    """What holds where some packages have no known place in some party's order.

    Attributes
    ----------
    certain
        Packages that are agreed wherever the unranked ones stand, increasing.
    possible
        Packages that are agreed for some places of the unranked ones, increasing; holds all of ``certain``.
    impasse
        Whether there is an impasse for ``some`` places, for ``all`` or for ``none``.
    soonest, latest
        For every package, the step from which enough accept it when its own unknown places are best, and when they are worst; ``None``:
        never.
    """

    certain: tuple[int, ...]
    possible: tuple[int, ...]
    impasse: Literal["none", "some", "all"]
    soonest: tuple[int | None, ...]
    latest: tuple[int | None, ...]


def unanimity(ranks: Ranks, limits: Sequence[int | None] | None = None) -> Fallback:
    """Let all parties fall back until all of them accept a package (Brams and Kilgour 2001; with ``limits``, the variant with impasse).

    The packages agreed are those whose largest rank is smallest. See :func:`fallback` for the parameters.
    """
    return fallback(ranks, len(ranks), limits=limits)


def majority(ranks: Ranks, votes: Sequence[int] | None = None, limits: Sequence[int | None] | None = None) -> Fallback:
    """Let all parties fall back until more than half of the votes accept a package (Bucklin's rule, where nothing is refused)."""
    total = len(ranks) if votes is None else sum(votes)
    return fallback(ranks, total // 2 + 1, votes, limits)


def fallback(ranks: Ranks, needed: int, votes: Sequence[int] | None = None, limits: Sequence[int | None] | None = None) -> Fallback:
    """Let all parties fall back until a package is accepted by enough votes (Brams and Kilgour 2001).

    Parameters
    ----------
    ranks
        For each party, for each package, its rank, counted from 1; ``None`` where the party did not rank it.
    needed
        How many votes must accept a package, from 1 to all.
    votes
        Of each party, zero or more; one each if left out.
    limits
        For each party, the last rank that it accepts, 0 where it accepts none, ``None`` where it accepts all; ``None``: nobody refuses.

    Returns
    -------
    Fallback
        Time grows as packages times parties.

    Raises
    ------
    AccordsError
        When more votes are needed than there are, or fewer than one.
    ValueError
        When the ranks are not of the same packages, a rank is below 1, or a list has not one entry per party.
    """
    known = _votes(ranks, votes)
    _check(ranks, needed, known, limits)
    complete = [_completed(each) for each in ranks]
    allowed = _limits(ranks, limits)
    packages = range(len(complete[0]))
    depths = tuple(_depth([each[package] for each in complete], needed, known, allowed) for package in packages)
    depth = min((found for found in depths if found is not None), default=None)
    agreed = tuple(package for package in packages if depth is not None and depths[package] == depth)
    support = tuple(
        sum(
            vote
            for each, vote, limit in zip(complete, known, allowed, strict=True)
            if each[package] <= (depth or 0) and (limit is None or each[package] <= limit)
        )
        for package in agreed
    )
    largest = max(support, default=0)
    most = tuple(package for package, count in zip(agreed, support, strict=True) if count == largest)
    return Fallback(needed, depth, agreed, support, most, depths)


def possible_fallbacks(
    ranks: Ranks, needed: int, votes: Sequence[int] | None = None, limits: Sequence[int | None] | None = None
) -> PossibleFallbacks:
    """Say which packages may be agreed, and which must be, where some have no known place in some party's order.

    A package that a party did not rank may have any rank from 1 to one step below all that the party ranked; those that it did rank keep
    theirs. Nothing is said about how likely a place is. Parameters and errors are those of :func:`fallback`.
    """
    _check(ranks, needed, _votes(ranks, votes), limits)
    return between(
        [[1 if rank is None else rank for rank in each] for each in ranks], [_completed(each) for each in ranks], needed, votes, limits
    )


def between(
    best: Sequence[Sequence[int]],
    worst: Sequence[Sequence[int]],
    needed: int,
    votes: Sequence[int] | None = None,
    limits: Sequence[int | None] | None = None,
) -> PossibleFallbacks:
    """Say which packages may be agreed, and which must be, where each package has some rank between two, whatever others have.

    Parameters
    ----------
    best, worst
        For each party, for each package, its rank at best and at worst; where they are equal, it is known. A package is refused for certain
        if its best rank is past the party's limit, and perhaps if only its worst is.
    needed, votes, limits
        As for :func:`fallback`, with its errors.
    """
    known = _votes(best, votes)
    _check(best, needed, known, limits)
    _check(worst, needed, known, limits)
    allowed = _limits(best, limits)
    packages = range(len(worst[0]))
    soonest = [_depth([each[package] for each in best], needed, known, allowed) for package in packages]
    latest = [_depth([each[package] for each in worst], needed, known, allowed) for package in packages]
    # Places of different packages are independent of each other: each may be best while all others are worst.
    certain = tuple(_no_later(latest, soonest))
    possible = tuple(_no_later(soonest, latest))
    impasse: Literal["none", "some", "all"] = "all" if not any(soonest) else "none" if any(latest) else "some"
    return PossibleFallbacks(certain, possible, impasse, tuple(soonest), tuple(latest))


def levels(order: Sequence[float]) -> tuple[int, ...]:
    """Rank by levels: 1 for the smallest of some numbers, 2 for the next smaller one; equal numbers are one level.

    Give places in an order as they are, and utilities with the sign turned. To fall back by a step is then to accept one level more.
    """
    place = {value: level for level, value in enumerate(sorted(set(order)), start=1)}
    return tuple(place[value] for value in order)


def reach(order: Sequence[float]) -> tuple[int, ...]:
    """Rank by how many packages are at least as good: a level of several is accepted when there is room for all of them.

    Without ties the same as :func:`levels`. To fall back by a step is then to accept one package more.
    """
    placed = sorted(order)
    return tuple(bisect_right(placed, value) for value in order)


def _votes(ranks: Ranks, votes: Sequence[int] | None) -> Sequence[int]:
    return [1] * len(ranks) if votes is None else votes


def _limits(ranks: Ranks, limits: Sequence[int | None] | None) -> Sequence[int | None]:
    return [None] * len(ranks) if limits is None else limits


def _check(ranks: Ranks, needed: int, votes: Sequence[int], limits: Sequence[int | None] | None) -> None:
    if not ranks or len({len(each) for each in ranks}) != 1:
        raise ValueError("There must be a party, and every party must have one rank, or None, for each package.")
    if any(rank is not None and rank < 1 for each in ranks for rank in each):
        raise ValueError("Ranks count from 1.")
    if len(votes) != len(ranks) or (limits is not None and len(limits) != len(ranks)) or any(vote < 0 for vote in votes):
        raise ValueError(f"There must be one number of votes, zero or more, and one limit, or None, for each of {len(ranks)} parties.")
    if not 1 <= needed <= sum(votes):
        raise AccordsError(f"A package needs {needed} of {sum(votes)} votes; allowed is any number from 1 to all of them.")


def _completed(ranks: Sequence[int | None]) -> list[int]:
    """Put what is not ranked one step below all that is."""
    below = max((rank for rank in ranks if rank is not None), default=0) + 1
    return [below if rank is None else rank for rank in ranks]


def _depth(ranks: Sequence[int], needed: int, votes: Sequence[int], limits: Sequence[int | None]) -> int | None:
    """Find the step from which enough accept one package."""
    accepting = sorted((rank, vote) for rank, vote, limit in zip(ranks, votes, limits, strict=True) if limit is None or rank <= limit)
    count = 0
    for rank, vote in accepting:
        count += vote
        if count >= needed:
            return rank
    return None


def _no_later(own: Sequence[int | None], others: Sequence[int | None]) -> Iterator[int]:
    """Give the packages whose own step comes no later than the steps of all others."""
    smallest = nsmallest(2, (inf if depth is None else depth for depth in others))
    for package, depth in enumerate(own):
        if depth is None:
            continue
        # The smallest of the others is the second smallest of all where the package itself has the smallest.
        position = int(len(smallest) > 1 and others[package] == smallest[0])
        if len(own) == 1 or depth <= smallest[position]:
            yield package

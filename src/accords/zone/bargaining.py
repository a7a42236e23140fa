"""Bargaining solutions among the packages that a rule of consent lets through: on the frontier, or by search where it is too long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import lcm
from typing import Any, Literal, get_args

import numpy as np

from accords.maths.optimum import Optimum, Search, best_product, best_share, best_sum
from accords.maths.search import Undecided
from accords.maths.solutions import Chosen, egalitarian, kalai_smorodinsky, nash, utilitarian
from accords.zone.efficient import Efficient
from accords.zone.stakes import Region, Stakes

SolutionName = Literal["nash", "weighted_nash", "kalai_smorodinsky", "egalitarian", "utilitarian"]
Reason = Literal["reservation", "comparable", "nobody_gains", "empty", "undecided"]
Withheld = dict[SolutionName, Reason]

# Solutions that compare utilities between parties; they are given only where the case says that these may be compared.
COMPARING: tuple[SolutionName, ...] = ("egalitarian", "utilitarian")


@dataclass(frozen=True)
class Solution:
    """What one solution chooses.

    Attributes
    ----------
    rows
        Positions on the frontier of all vectors that it chooses; they tie. Empty where it was found by search.
    found
        A package and its utilities, where it was found by search; there may be others with the same utilities, or the same score.
    left_out
        Parties that it leaves out, since nothing can be gained for them.
    gaining
        The number of parties that gain, where not all can gain together.
    gap
        By what share the score of another package may be larger: 0 where there is none.
    """

    rows: tuple[int, ...] = ()
    found: tuple[dict[str, str], dict[str, Fraction]] | None = None
    left_out: tuple[str, ...] = ()
    gaining: int | None = None
    gap: float = 0.0


@dataclass(frozen=True)
class Solved:
    """All solutions that can be given, why others cannot, and what they rest on.

    Attributes
    ----------
    solutions
        By name: ``nash``, ``weighted_nash``, ``kalai_smorodinsky``, ``egalitarian``, ``utilitarian``.
    withheld
        By name why a solution is not given: ``reservation`` (somebody's is not known), ``comparable`` (the case does not say that
        utilities may be compared), ``empty`` (no package is worth its reservation to everybody), ``nobody_gains`` (by search no package
        was found that gains for all), ``undecided``.
    ideal
        Per axis the most it can have in a package that no axis values below its reservation; empty where that is not known.
    """

    solutions: dict[SolutionName, Solution]
    withheld: Withheld
    ideal: dict[str, Fraction]


def solve(found: Efficient, weights: Mapping[str, Fraction] | None = None) -> Solved:
    """Give the bargaining solutions.

    Parameters
    ----------
    found
        The frontier.
    weights
        For the weighted Nash solution, per axis; left out: it is not asked for.
    """
    stakes, axes = found.stakes, found.axes
    weighted: tuple[SolutionName, ...] = ("weighted_nash",) if weights else ()
    names: tuple[SolutionName, ...] = ("nash", *weighted, "kalai_smorodinsky", *COMPARING)
    withheld: Withheld = {} if stakes.zone.case.comparable else dict.fromkeys(COMPARING, "comparable")
    floors = [stakes.reservations.get(party) for party in axes]
    if any(floor is None for floor in floors):
        withheld |= dict.fromkeys((name for name in names if name not in withheld and name != "utilitarian"), "reservation")
        start: list[int] | None = None
    else:
        start = [stakes.in_units(party, floor) for party, floor in zip(axes, floors, strict=True) if floor is not None]
    asked = [name for name in names if name not in withheld]
    scale = [weights.get(party, Fraction(1)) for party in axes] if weights else None
    if any(found.loss):
        return _searched(found, asked, withheld, start, scale)
    return _listed(found, asked, withheld, start, scale)


def undecided(*, weighted: bool) -> Solved:
    """Say that no solution can be decided, where there is no frontier to choose from."""
    names: tuple[SolutionName, ...] = get_args(SolutionName)
    return Solved({}, dict.fromkeys((name for name in names if weighted or name != "weighted_nash"), "undecided"), {})


def _listed(
    found: Efficient, asked: list[SolutionName], withheld: Withheld, start: list[int] | None, weights: list[Fraction] | None
) -> Solved:
    vectors = found.vectors
    rational = np.arange(len(vectors)) if start is None else np.flatnonzero((vectors >= np.array(start, dtype=vectors.dtype)).all(axis=1))
    if not len(rational):
        return Solved({}, withheld | dict.fromkeys(asked, "empty"), {})
    among = vectors[rational]
    best = [int(most) for most in among.max(axis=0).tolist()]
    solutions: dict[SolutionName, Solution] = {}
    for name in asked:
        chosen = _chosen(found, name, among, start or [], best, weights)
        solutions[name] = Solution(
            rows=tuple(int(rational[row]) for row in chosen.rows),
            left_out=tuple(found.axes[axis] for axis in chosen.left_out),
            gaining=chosen.gaining if chosen.gaining < len(found.axes) and name.endswith("nash") else None,
        )
    ideal = {party: found.stakes.in_full(party, most) for party, most in zip(found.axes, best, strict=True)} if start is not None else {}
    return Solved(solutions, withheld, ideal)


def _chosen(found: Efficient, name: SolutionName, among: Any, start: list[int], best: list[int], weights: list[Fraction] | None) -> Chosen:
    if name == "nash":
        return nash(among, start)
    if name == "weighted_nash":
        return nash(among, start, weights)
    if name == "kalai_smorodinsky":
        return kalai_smorodinsky(among, start, best)
    shared, floors = _comparable(found, among, start)
    return egalitarian(shared, floors) if name == "egalitarian" else utilitarian(shared)


def _comparable(found: Efficient, among: Any, start: list[int]) -> tuple[Any, list[int]]:
    """Write all axes in one unit, so that their numbers can be compared."""
    factors = common_factors(found.stakes, found.axes)
    shared = among.astype(np.object_) * np.array(factors, dtype=np.object_)
    return shared, [floor * factor for floor, factor in zip(start, factors, strict=False)]


def common_factors(stakes: Stakes, axes: tuple[str, ...]) -> list[int]:
    """Give per axis by what its whole units are multiplied so that all are in one unit."""
    unit = lcm(*(stakes.units[party] for party in axes))
    return [unit // stakes.units[party] for party in axes]


def _searched(
    found: Efficient, asked: list[SolutionName], withheld: Withheld, start: list[int] | None, weights: list[Fraction] | None
) -> Solved:
    """Solve by search: region by region of the consenting sets, then among what was found."""
    stakes, axes = found.stakes, found.axes
    regions = [region for members in stakes.rule.sets for region in stakes.regions(members)]
    floors = start or [0] * len(axes)

    def every(question: Callable[[Search], Optimum | None]) -> list[Optimum]:
        answers = (question(_search(stakes, axes, region, start)) for region in regions)
        return [one for one in answers if one is not None]

    try:
        tops = [every(partial(best_sum, weights=[int(axis == other) for other in range(len(axes))])) for axis in range(len(axes))]
    except Undecided:
        return Solved({}, withheld | dict.fromkeys(asked, "undecided"), {})
    if not all(tops):
        return Solved({}, withheld | dict.fromkeys(asked, "empty"), {})
    best = [max(one.vector[axis] for one in top) for axis, top in enumerate(tops)]
    spans = [most - floor for most, floor in zip(best, floors, strict=True)]
    factors = common_factors(stakes, axes)
    # The ideal is known only where each largest sum is proven; Kalai-Smorodinsky's solution rests on it.
    proven = not any(one.gap for top in tops for one in top)
    questions: dict[SolutionName, Callable[[Search], Optimum | None]] = {
        "nash": partial(best_product, disagreement=floors),
        "weighted_nash": partial(best_product, disagreement=floors, weights=weights),
        "kalai_smorodinsky": partial(best_share, disagreement=floors, spans=[max(1, span) for span in spans]),
        "egalitarian": partial(best_share, disagreement=floors, spans=[lcm(*factors) // factor for factor in factors]),
        "utilitarian": partial(best_sum, weights=factors),
    }
    solutions: dict[SolutionName, Solution] = {}
    for name in asked:
        if name == "kalai_smorodinsky" and not proven:
            withheld = withheld | {name: "undecided"}
            continue
        try:
            answers = every(questions[name])
        except Undecided:
            withheld = withheld | {name: "undecided"}
            continue
        if not answers:
            withheld = withheld | {name: "nobody_gains"}
            continue
        chosen = _chosen(found, name, np.array([one.vector for one in answers], dtype=found.vectors.dtype), floors, best, weights)
        one = answers[chosen.rows[0]]
        package = stakes.zone.space.choices(one.assignment[: len(stakes.zone.space.sizes)])
        utilities = {party: stakes.in_full(party, number) for party, number in zip(axes, one.vector, strict=True)}
        left_out = tuple(axes[axis] for axis in chosen.left_out)
        solutions[name] = Solution(found=(package, utilities), left_out=left_out, gap=max(answer.gap for answer in answers))
    known = start is not None and proven
    ideal = {party: stakes.in_full(party, most) for party, most in zip(axes, best, strict=True)} if known else {}
    return Solved(solutions, withheld, ideal)


def _search(stakes: Stakes, axes: tuple[str, ...], region: Region, start: list[int] | None) -> Search:
    """Make the search among the deals of a region that no axis values below its reservation, where all reservations are known."""
    judges = tuple(party for party in region.floors if party not in axes)
    own = [stakes.in_units(party, region.floors[party]) if party in region.floors else None for party in axes]
    floors = [*(own if start is None else start), *(stakes.in_units(party, region.floors[party]) for party in judges)]
    return Search(stakes.deals(region), stakes.worths((*axes, *judges)), len(axes), floors)

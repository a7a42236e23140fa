"""Drawing a decision maker's weights as far as statements leave them open, in the cheapest way that is right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accords.errors import AccordsError
from accords.maths.hit_and_run import Effort, hit_and_run
from accords.maths.polytope import Polytope, Region, region
from accords.maths.sampling import UNIFORM, Prior, chained, ranked, simplex

Floats = NDArray[np.float64]

# Draws from all weights are thrown away, those outside, as long as at least this share is kept.
_KEPT = 0.05

# Draws by which that share is judged.
_TRIED = 1_000


@dataclass(frozen=True, slots=True)
class Sample:
    """Weights that were drawn.

    Attributes
    ----------
    points
        (draws, weights).
    method
        ``point`` (nothing is left open), ``simplex`` (nothing is stated), ``order`` (chains of weights), ``rejection``: all exact; or
        ``walks`` (hit and run).
    effective
        How many independent draws they are worth in the worst coordinate; their number, unless by walks. Errors are computed with it.
    reached
        Whether ``effective`` is what was asked for.
    """

    points: Floats
    method: str
    effective: float
    reached: bool = True


def draw_weights(
    polytope: Polytope, source: np.random.Generator, draws: int, prior: Prior = UNIFORM, effort: Effort | None = None
) -> Sample:
    """Draw weights under a prior, restricted to what is stated.

    Parameters
    ----------
    polytope
        As :func:`accords.maths.polytope.weights` gives it: its first rows and its first equality say that weights are at least 0 and add
        up to 1.
    source
        Of random numbers (:func:`accords.maths.sampling.generator`). The sample is drawn as a whole: give every party its own.
    draws
        How many, at least 1.
    prior
        See :mod:`accords.maths.sampling`.
    effort
        How long walks go on, where walks are needed.

    Raises
    ------
    AccordsError
        When the statements contradict each other (:func:`accords.maths.polytope.conflict` tells which).
    """
    number = polytope.dimensions
    stated = polytope.rows[number:], polytope.limits[number:]
    if len(polytope.equal_rows) == 1:
        if not len(stated[0]):
            return Sample(simplex(source, draws, number, prior), "simplex", float(draws))
        ordered = chains(*stated)
        if ordered is not None:
            return Sample(_in_order(source, draws, number, ordered, prior), "order", float(draws))
    left = region(polytope)
    if left is None:
        raise AccordsError("The statements about weights contradict each other. Leave one of them out.")
    if not left.dimensions:
        return Sample(np.repeat(left.origin[None], draws, axis=0), "point", float(draws))
    if left.dimensions == number - 1:
        points = _rejected(left, source, draws, prior)
        if points is not None:
            return Sample(points, "rejection", float(draws))
    walked = hit_and_run(left, source, draws, prior.concentration, effort)
    return Sample(walked.points, "walks", walked.effective, walked.reached)


def chains(rows: Floats, limits: Floats) -> tuple[tuple[int, ...], ...] | None:
    """Read chains of weights, largest first, from statements that one weight is at least another.

    Returns
    -------
    tuple of tuples or None
        The chains of two weights or more, no weight in two of them; ``None`` where anything else is stated, the order forks, or it goes
        round in a circle.
    """
    number = rows.shape[1]
    if limits.any() or not (((rows == 1).sum(axis=1) == 1) & ((rows == -1).sum(axis=1) == 1) & ((rows != 0).sum(axis=1) == 2)).all():
        return None
    above = np.eye(number, dtype=np.bool_)
    above[(rows == -1).argmax(axis=1), (rows == 1).argmax(axis=1)] = True
    for middle in range(number):  # the transitive closure (Warshall 1962)
        above |= above[:, middle : middle + 1] & above[middle]
    comparable = above | above.T
    found = []
    left = set(range(number))
    while left:
        beside = comparable[min(left)]
        members = np.flatnonzero(beside)
        ranks = above[:, members].sum(axis=0)
        # In a chain all are comparable with the same ones, and each has one more above it than the one before.
        if not (comparable[members] == beside).all() or not np.array_equal(np.sort(ranks), np.arange(1, len(members) + 1)):
            return None
        found.append(tuple(members[np.argsort(ranks)].tolist()))
        left -= set(found[-1])
    return tuple(each for each in found if len(each) > 1)


def _in_order(source: np.random.Generator, draws: int, number: int, ordered: tuple[tuple[int, ...], ...], prior: Prior) -> Floats:
    if len(ordered) == 1 and len(ordered[0]) == number:
        return ranked(source, draws, [[each] for each in ordered[0]], prior)
    return chained(source, draws, number, ordered, prior)


def _rejected(left: Region, source: np.random.Generator, draws: int, prior: Prior) -> Floats | None:
    """Draw from all weights and keep those that meet the statements, unless too few do."""
    number = left.polytope.dimensions
    kept: list[Floats] = []
    have, tried = 0, 0
    while have < draws:
        points = simplex(source, _TRIED if not tried else int((draws - have) * tried / have * 1.1) + 100, number, prior)
        # That they add up to 1 holds for all of them.
        inside = points[(points @ left.polytope.rows.T <= left.polytope.limits).all(axis=1)]
        kept.append(inside)
        tried += len(points)
        have += len(inside)
        if have < _KEPT * tried:
            return None
    return np.concatenate(kept)[:draws]

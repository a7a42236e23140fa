"""The counts of :mod:`accords.maths.draws` by plain array operations, for small cases; the same numbers as by the compiled way."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from accords.maths.draws import Composition, Given, Tally
from accords.maths.grid import BEYOND, on_grid
from accords.maths.grid_solutions import kalai_smorodinsky, nash


def added(tables: NDArray[np.float64], packages: Composition) -> NDArray[np.float64]:
    """Add the cells of each half of a package, then its halves: the order that the compiled way keeps to.

    Returns
    -------
    NDArray[np.float64]
        (draws, parties, packages).
    """
    first = np.zeros((*tables.shape[:2], len(packages.first)))
    for column in packages.first.T:
        first += tables[:, :, column]
    second = np.zeros((*tables.shape[:2], len(packages.second)))
    for column in packages.second.T:
        second += tables[:, :, column]
    total: NDArray[np.float64] = first[:, :, packages.halves[0]] + second[:, :, packages.halves[1]]
    return total


def tally_plainly(given: Given, packages: Composition | None) -> Tally:
    """Count over draws.

    Parameters
    ----------
    packages
        Which cells of the tables each package takes; ``None`` where the worths given are those of packages.
    """
    worths = given.worths if packages is None else added(given.worths, packages)
    utilities = on_grid(worths, given.factors[:, :, None])
    thresholds, consent = given.thresholds, given.consent
    draws, parties, number = utilities.shape
    accepts = np.asarray(utilities >= thresholds[:, :, None])
    agreed = np.asarray(consent[np.tensordot(accepts, 1 << np.arange(parties), axes=(1, 0))])
    unanimous = np.asarray(accepts.all(axis=1))
    efficient = np.zeros((draws, number), dtype=np.bool_)
    solutions = np.zeros((2, number), dtype=np.int64)
    for draw in range(draws):
        kept = np.flatnonzero(agreed[draw])
        efficient[draw, kept] = efficient_among(utilities[draw][:, kept])
        stated = thresholds[draw] > -BEYOND
        among = np.flatnonzero(efficient[draw] & unanimous[draw])
        if stated.any() and len(among):
            gains = (utilities[draw][stated][:, among] - thresholds[draw][stated, None].astype(np.int64)).astype(np.float64)
            solutions[0, among] += nash(gains)
            solutions[1, among] += kalai_smorodinsky(gains)
    return Tally(
        draws,
        accepts.sum(axis=0),
        agreed.sum(axis=0),
        efficient.sum(axis=0),
        solutions[0],
        solutions[1],
        agreed.sum(axis=1),
        efficient.sum(axis=1),
    )


def efficient_among(points: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Decide which points are efficient: of what is left, the one with the largest sum is; what it dominates is left out.

    Parameters
    ----------
    points
        (dimensions, points).

    Returns
    -------
    NDArray[np.bool_]
        (points,). Equal points do not dominate each other.
    """
    efficient = np.zeros(points.shape[1], dtype=np.bool_)
    sums = points.sum(axis=0, dtype=np.int64)
    order = np.argsort(-sums, kind="stable")
    left = points[:, order]
    while len(order):
        best = left[:, :1]
        equal = (left == best).all(axis=0)
        efficient[order[equal]] = True
        keep = (left > best).any(axis=0)
        order, left = order[keep], left[:, keep]
    return efficient

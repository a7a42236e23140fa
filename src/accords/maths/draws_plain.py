"""The counts of :mod:`accords.maths.draws` by plain array operations, for small cases; the same numbers as by the compiled way."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from accords.maths.draws import Composition, Given, Tally
from accords.maths.grid import BEYOND, on_grid
from accords.maths.grid_solutions import kalai_smorodinsky, nash

# Pairs of points that are compared in one array operation.
_PAIRS = 1 << 20


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
    draws, parties, _ = utilities.shape
    accepts = np.asarray(utilities >= thresholds[:, :, None])
    agreed = np.asarray(consent[np.tensordot(accepts, 1 << np.arange(parties), axes=(1, 0))])
    # What dominates an agreed package is agreed, so it does not matter among which packages it is looked for.
    efficient = agreed & efficient_in_each(utilities)
    stated = np.asarray(thresholds > -BEYOND)
    gains = np.where(stated[:, :, None], utilities.astype(np.float64) - thresholds[:, :, None], 0.0)
    among = efficient & accepts.all(axis=1) & stated.any(axis=1, keepdims=True)
    return Tally(
        draws,
        accepts.sum(axis=0),
        agreed.sum(axis=0),
        efficient.sum(axis=0),
        nash(gains, among).sum(axis=0),
        kalai_smorodinsky(gains, among).sum(axis=0),
    )


def efficient_in_each(points: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Decide which points are efficient in each draw, every point against every other one.

    Parameters
    ----------
    points
        (draws, dimensions, points).

    Returns
    -------
    NDArray[np.bool_]
        (draws, points). Equal points do not dominate each other.
    """
    draws, dimensions, number = points.shape
    efficient = np.empty((draws, number), dtype=np.bool_)
    together = max(1, _PAIRS // max(1, number * number))
    for first in range(0, draws, together):
        part = points[first : first + together]
        above = np.ones((len(part), number, number), dtype=np.bool_)  # at [draw, one, other] whether the other has at least as much
        for dimension in range(dimensions):
            above &= part[:, dimension, :, None] <= part[:, dimension, None, :]
        # Both ways only where they are equal.
        efficient[first : first + together] = ~(above & ~above.transpose(0, 2, 1)).any(axis=2)
    return efficient

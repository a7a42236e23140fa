"""Drawing evenly from what linear conditions leave open, by many walks at once.

Hit and run (Smith 1984): from a point inside, take a direction at random, and go to a random place on the chord. Tervonen, van
Valkenhoef, Basturk and Postmus (2013, Hit-and-run enables efficient weight generation for simulation-based multiple criteria decision
analysis) keep every ``ceil(log(d + 1) / 4 * d**3)``-th point of a walk in ``d`` dimensions. The walks start at the centre of a largest
ball inside (van Valkenhoef, Tervonen and Postmus 2014, Notes on 'Hit-and-run ...', give a start that is sure to be inside).

For another density than the even one, a step is taken with probability ``min(1, new / old)`` (Metropolis), else the walk stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log

import numpy as np
from numpy.typing import NDArray

from accords.maths.effective import effective_size
from accords.maths.polytope import Region

Floats = NDArray[np.float64]

# Walks at once: long arrays for each step.
WALKS = 1024

# Times that coordinates are changed at the start, each after a part of the usual distance; and distances that are forgotten in all, for
# all walks start at one place.
_CHANGES, _PART = 8, 4
_FORGOTTEN = 3

# Walks for each dimension that tell how a region is stretched, and the least variance in proportion to the largest.
_TO_TELL = 20
_THIN = 1e-12

# Steps for which random numbers are drawn at a time.
_AHEAD = 16


@dataclass(frozen=True, slots=True)
class Effort:
    """How long the walks go on.

    Attributes
    ----------
    effective
        The effective sample size to reach in every coordinate, as a share of the draws.
    steps
        Steps of all walks together, at most. To reach the effective size the distance between kept points is doubled as long as the steps
        suffice for that; where they do not even suffice for the usual distance, it is shortened.
    """

    effective: float = 0.8
    steps: int = 60_000_000


@dataclass(frozen=True, slots=True)
class Walked:
    """A sample by walks.

    Attributes
    ----------
    points
        (draws, dimensions).
    effective
        The smallest effective sample size of a coordinate.
    reached
        Whether it is what was asked for.
    thinning
        Steps between two kept points of a walk.
    """

    points: Floats
    effective: float
    reached: bool
    thinning: int


def thinning(dimensions: int) -> int:
    """Give the distance between kept points: ``ceil(log(d + 1) / 4 * d**3)``, at least 1."""
    return max(1, ceil(log(dimensions + 1) / 4 * dimensions**3))


def hit_and_run(
    open_region: Region, source: np.random.Generator, draws: int, concentration: float = 1.0, effort: Effort | None = None
) -> Walked:
    """Draw from a region of at least one dimension.

    Parameters
    ----------
    open_region
        What is left open.
    source
        Of random numbers.
    draws
        How many points, at least 1.
    concentration
        The density is proportional to the product of the coordinates, each to the power ``concentration - 1``; other than 1 only where
        no coordinate is negative.
    effort
        How long the walks go on.
    """
    effort = effort or Effort()
    walks = min(WALKS, draws)
    length = -(-draws // walks)
    apart = max(1, min(thinning(open_region.dimensions), effort.steps // (walks * (length + _FORGOTTEN))))
    state = _Walks(open_region, source, walks, concentration)
    for _ in range(_CHANGES):
        state.step(max(1, apart // _PART))
        state.round()
    state.step(apart)
    kept = [state.step(apart) for _ in range(length)]
    while True:
        effective = float(effective_size(np.stack(kept)).min()) * draws / (walks * length)
        reached = effective >= effort.effective * draws
        if reached or walks * apart * (2 * length + _FORGOTTEN) > effort.steps:
            return Walked(np.concatenate(kept)[:draws], effective, reached, apart)
        kept += [state.step(apart) for _ in range(length)]
        kept, apart = kept[1::2], 2 * apart


class _Walks:
    """The places of all walks, in columns: (dimensions, walks)."""

    def __init__(self, open_region: Region, source: np.random.Generator, walks: int, concentration: float) -> None:
        self.rows, self.limits = open_region.rows, open_region.limits
        self.origin, self.basis = open_region.origin, open_region.basis
        self.source = source
        self.power = concentration - 1.0
        self.places = np.repeat(open_region.centre[:, None], walks, axis=1)
        self.density = self._log_density(self.places)

    def step(self, steps: int) -> Floats:
        """Go so many steps; give the places as points of the space, (walks, dimensions)."""
        dimensions, walks = self.places.shape
        # Anew after each kept point, so that errors of rounding do not add up.
        slack = self._slack()
        for first in range(0, steps, _AHEAD):
            number = min(_AHEAD, steps - first)
            # Half the digits do for a direction, and cost half as much.
            directions = self.source.standard_normal((number, dimensions, walks), dtype=np.float32).astype(np.float64)
            shares = self.source.random((number, walks))
            for direction, share in zip(directions, shares, strict=True):
                self._move(direction, share, slack)
        points: Floats = self.origin + self.places.T @ self.basis.T
        return points

    def round(self) -> None:
        """Change to coordinates in which the places of the walks spread alike in all directions, if there are enough walks to tell.

        A long and thin region takes many short steps to cross; directions that are drawn in these coordinates take long ones. Directions
        still do not depend on where a walk is, which is all that hit and run asks of them.
        """
        dimensions, walks = self.places.shape
        if walks < _TO_TELL * dimensions:
            return
        squares, axes = np.linalg.eigh(np.atleast_2d(np.cov(self.places)))
        # However thin the region is, no direction is given up.
        lengths = np.sqrt(np.maximum(squares, _THIN * squares.max()))
        self.rows, self.basis = self.rows @ axes * lengths, self.basis @ axes * lengths
        self.places = (axes.T @ self.places) / lengths[:, None]

    def _slack(self) -> Floats:
        slack = self.limits[:, None] - self.rows @ self.places
        return np.maximum(slack, 1e-300)

    def _move(self, direction: Floats, share: Floats, slack: Floats) -> None:
        approach = self.rows @ direction
        # The wall that is met first going forwards is the one approached fastest for its distance, and so backwards.
        speed = approach / slack
        forwards, backwards = speed.max(axis=0), speed.min(axis=0)
        backwards = 1.0 / backwards
        length = backwards + share * (1.0 / forwards - backwards)
        if self.power:
            moved = self.places + length * direction
            density = self._log_density(moved)
            taken = np.log(self.source.random(len(share))) < density - self.density
            length = np.where(taken, length, 0.0)
            self.density = np.where(taken, density, self.density)
        self.places += length * direction
        slack -= length * approach
        np.maximum(slack, 1e-300, out=slack)

    def _log_density(self, places: Floats) -> Floats:
        if not self.power:
            return np.zeros(places.shape[1])
        points = self.origin[:, None] + self.basis @ places
        result: Floats = self.power * np.log(np.maximum(points, 1e-300)).sum(axis=0)
        return result

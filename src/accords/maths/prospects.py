"""What a part of an assignment can still come to on two axes, so that parts without prospects are dropped early.

For a direction (weights on the axes, multipliers on the allowances) the best that all the rest can add is a sum of maxima: Lagrangian
relaxation (Geoffrion 1974, Lagrangean relaxation for integer programming). Between two neighbours on a staircase of attained vectors
only vectors beyond their common corner can be efficient, and a part must be able to get there along the direction that asks most of it
(bound sets: Ehrgott and Gandibleux 2007). Whatever the multipliers, nothing efficient is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import pi
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.maths.worths import Worths

Vectors = NDArray[Any]
Floats = NDArray[np.float64]

# Directions that are looked along, the two axes included.
DIRECTIONS = 32

# Steps in which the multipliers of the directions are improved.
_STEPS = 120

# Room for rounding, as a share of what is added up.
_ROOM = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Prospects:
    """Directions, and what a whole assignment has to come to along them.

    Attributes
    ----------
    directions
        Shape (directions, columns): weights on the two axes, multipliers on the allowances.
    total
        Per direction an upper bound on what all tables add up to.
    floors
        Per direction what the allowances' floors add up to.
    size
        Per direction what the amounts that are added up come to at most, signs left out: rounding is a share of that.
    beam
        How many parts are kept for each direction, while vectors are looked for that can be attained; 0: all.
    needed
        Per direction what an assignment must come to, so as to be efficient in the part of the staircase that is looked at along it.
    """

    directions: Floats
    total: Floats
    floors: Floats
    size: Floats
    beam: int = 0
    needed: Floats | None = None

    def reach(self, table: Vectors) -> Floats:
        """Bound what a table can add along each direction; ``table`` has the columns last."""
        return np.asarray(self.along(table.reshape(-1, table.shape[-1])).max(axis=0), dtype=np.float64)

    def along(self, vectors: Vectors) -> Floats:
        """Give what vectors come to along each direction; shape (vectors, directions)."""
        return np.asarray(vectors.astype(np.float64) @ self.directions.T, dtype=np.float64)

    def kept(self, vectors: Vectors, reach: Floats) -> NDArray[np.bool_] | None:
        """Say which parts to keep, ``None`` for all; ``reach`` bounds what their own tables can add up to along each direction."""
        if self.beam and len(vectors) > self.beam:
            best = np.argpartition(-self.along(vectors), self.beam - 1, axis=0)[: self.beam]
            alive = np.zeros(len(vectors), dtype=np.bool_)
            alive[best.ravel()] = True
            return alive
        if self.needed is None:
            return None
        return np.asarray((self.along(vectors) >= self.needed - (self.total - reach)).any(axis=1), dtype=np.bool_)

    def after(self, attained: Vectors) -> Prospects:
        """Give the same directions with what is needed once some vectors are known to be attained.

        Parameters
        ----------
        attained
            Undominated vectors on the two axes, sorted down, shape (vectors, 2).
        """
        values = attained.astype(np.float64)
        ends = np.array([[np.inf, -np.inf]])
        steps = np.concatenate([ends, values, -ends])
        weights = self.directions[:, :2]
        needed = np.full(len(weights), np.inf)
        # The corners: before the first step, between neighbours, after the last one.
        for corner in np.stack([steps[1:, 0], steps[:-1, 1]], axis=1):
            bounded = np.isfinite(corner)
            asked = weights @ np.where(bounded, corner, 0.0) + self.floors
            asked[(weights[:, ~bounded] > 0).any(axis=1)] = -np.inf
            # Looked at along the direction that leaves least room above the corner.
            chosen = int(np.argmin(self.total - asked))
            needed[chosen] = min(needed[chosen], asked[chosen])
        return replace(self, beam=0, needed=needed - _ROOM * self.size)


def prospects(worths: Worths, floors: Sequence[int], beam: int) -> Prospects:
    """Choose directions, and multipliers that make the bounds along them low.

    Parameters
    ----------
    worths
        Two axes, then the allowances.
    floors
        Of the allowances.
    beam
        See :class:`Prospects`.
    """
    least, most = worths.low.astype(np.float64), worths.high.astype(np.float64)
    spread = np.where(most > least, most - least, 1.0)
    angles = np.linspace(0.0, pi / 2, DIRECTIONS)
    weights = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    weights[0, 1] = weights[-1, 0] = 0.0
    asked = np.array([float(floor) for floor in floors])
    tables = [table.reshape(-1, worths.columns).astype(np.float64) / spread for table in worths.tables]
    scaled = asked / spread[2:]
    multipliers = np.ones((DIRECTIONS, len(floors)))
    best, lowest = multipliers, np.full(DIRECTIONS, np.inf)
    for step in range(_STEPS):
        directions = np.concatenate([weights, multipliers], axis=1)
        bound = -(multipliers @ scaled)
        slope = np.repeat(-scaled[None, :], DIRECTIONS, axis=0)
        for table in tables:
            along = table @ directions.T
            chosen = along.argmax(axis=0)
            bound += along[chosen, np.arange(DIRECTIONS)]
            slope += table[chosen, 2:]
        better = bound < lowest
        lowest, best = np.where(better, bound, lowest), np.where(better[:, None], multipliers, best)
        multipliers = np.maximum(
            0.0, multipliers - slope * (2.0 / (1.0 + step)) / np.maximum(np.abs(slope).max(axis=1, keepdims=True), 1e-12)
        )
    directions = np.concatenate([weights, best], axis=1) / spread
    # Tables may cancel each other out in the total: rounding is a share of their sizes.
    size = directions[:, 2:] @ np.abs(asked) + np.sum([_size(table) @ directions.T for table in worths.tables], axis=0)
    made = Prospects(directions, np.zeros(DIRECTIONS), directions[:, 2:] @ asked, size, beam)
    return replace(made, total=np.sum([made.reach(table) for table in worths.tables], axis=0))


def _size(table: Vectors) -> Floats:
    """Give the largest number in size of each column."""
    return np.asarray(np.abs(table.reshape(-1, table.shape[-1]).astype(np.float64)).max(axis=0), dtype=np.float64)

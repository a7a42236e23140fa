"""What linear conditions leave open: whether anything, in how many dimensions, and which statements collide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from accords.errors import AccordsError
from accords.maths.linear import largest
from accords.maths.statements import Statement

Floats = NDArray[np.float64]

# What is closer than this counts as equal, in the units of the weights.
TOLERANCE = 1e-9

# A condition that leaves less room than this everywhere counts as an equality.
_FLAT = 1e-7


@dataclass(frozen=True, slots=True)
class Polytope:
    """The points where ``rows @ x <= limits`` and ``equal_rows @ x == equal_limits``.

    Attributes
    ----------
    rows, limits
        (conditions, dimensions) and (conditions,).
    equal_rows, equal_limits
        (equalities, dimensions) and (equalities,).
    """

    rows: Floats
    limits: Floats
    equal_rows: Floats
    equal_limits: Floats

    @property
    def dimensions(self) -> int:
        """Of the space it lies in."""
        return int(self.rows.shape[1])

    def including(self, statements: Sequence[Statement]) -> Polytope:
        """Add conditions."""
        upper = [each for each in statements if not each.equal]
        equal = [each for each in statements if each.equal]
        return Polytope(
            np.concatenate([self.rows, *(each.rows for each in upper)]),
            np.concatenate([self.limits, *(each.limits for each in upper)]),
            np.concatenate([self.equal_rows, *(each.rows for each in equal)]),
            np.concatenate([self.equal_limits, *(each.limits for each in equal)]),
        )

    def holds(self, points: Floats, tolerance: float = TOLERANCE) -> NDArray[np.bool_]:
        """Decide which points, (points, dimensions), meet all conditions."""
        inside = (points @ self.rows.T <= self.limits + tolerance).all(axis=1)
        return np.asarray(inside & (np.abs(points @ self.equal_rows.T - self.equal_limits) <= tolerance).all(axis=1))


def weights(number: int, statements: Sequence[Statement] = ()) -> Polytope:
    """Give the weights of which some things are stated: each at least 0, together 1."""
    every = Polytope(-np.eye(number), np.zeros(number), np.ones((1, number)), np.ones(1))
    return every.including(statements)


@dataclass(frozen=True)
class Region:
    """What a polytope leaves open, in coordinates of its own: ``x = origin + basis @ z`` with ``rows @ z <= limits``.

    Attributes
    ----------
    polytope
        The conditions.
    flat
        Inequalities (by their row) that can only hold with equality.
    origin, basis
        (dimensions,) and (dimensions, own dimensions), the columns of the basis orthonormal.
    rows, limits
        The other inequalities in its own coordinates, the rows of length 1.
    centre
        The centre of a largest ball inside, in its own coordinates.
    radius
        Of that ball; infinite for a single point.
    """

    polytope: Polytope
    flat: tuple[int, ...]
    origin: Floats
    basis: Floats
    rows: Floats
    limits: Floats
    centre: Floats
    radius: float

    @property
    def dimensions(self) -> int:
        """Its own: 0 for a single point."""
        return int(self.basis.shape[1])

    @cached_property
    def middle(self) -> Floats:
        """The centre as a point of the space."""
        point: Floats = self.origin + self.basis @ self.centre
        return point


def region(polytope: Polytope) -> Region | None:
    """Find what a polytope leaves open.

    Returns
    -------
    Region or None
        ``None`` if the conditions cannot all be met.

    Raises
    ------
    AccordsError
        When something is unbounded.
    """
    ball = _ball(polytope.rows, polytope.limits, polytope.equal_rows, polytope.equal_limits)
    if ball is None or ball[1] < -TOLERANCE:
        return None
    flat = () if ball[1] > _FLAT else _flat(polytope)
    if flat is None:
        return None
    equal_rows = np.concatenate([polytope.equal_rows, polytope.rows[list(flat)]])
    equal_limits = np.concatenate([polytope.equal_limits, polytope.limits[list(flat)]])
    origin, basis = _hull(equal_rows, equal_limits)
    others = np.delete(polytope.rows, flat, axis=0)
    rows = others @ basis
    limits = np.delete(polytope.limits, flat) - others @ origin
    lengths = np.linalg.norm(rows, axis=1)
    bounding = lengths > TOLERANCE
    rows, limits = rows[bounding] / lengths[bounding, None], limits[bounding] / lengths[bounding]
    if not basis.shape[1]:
        return Region(polytope, flat, origin, basis, rows, limits, np.zeros(0), np.inf)
    if not _bounded(rows):
        raise AccordsError("What is left open is unbounded. State bounds.")
    inner = _ball(rows, limits, np.zeros((0, rows.shape[1])), np.zeros(0), None)
    if inner is None:
        return None
    return Region(polytope, flat, origin, basis, rows, limits, *inner)


def possible(polytope: Polytope) -> bool:
    """Decide whether anything is left open."""
    ball = _ball(polytope.rows, polytope.limits, polytope.equal_rows, polytope.equal_limits)
    return ball is not None and ball[1] >= -TOLERANCE


def conflict(base: Polytope, statements: Sequence[Statement]) -> tuple[int, ...] | None:
    """Find a minimal set of statements that cannot all hold, by leaving them out one after another.

    Chinneck and Dravnieks (1991, Locating minimal infeasible constraint sets in linear programs), the deletion filter.

    Returns
    -------
    tuple[int, ...] or None
        Numbers of the statements: together they leave nothing, without any one of them something is left. ``None`` if all can hold
        together. One such set of possibly several; :func:`accords.maths.conflicts.minimal_sets` finds all.
    """
    if possible(base.including(statements)):
        return None
    kept = list(range(len(statements)))
    for number in range(len(statements)):
        fewer = [each for each in kept if each != number]
        if not possible(base.including([statements[each] for each in fewer])):
            kept = fewer
    return tuple(kept)


def _ball(rows: Floats, limits: Floats, equal_rows: Floats, equal_limits: Floats, most: float | None = 1.0) -> tuple[Floats, float] | None:
    """Find the centre and the radius (at most so much) of a largest ball; a negative radius says by how much conditions are missed."""
    lengths = np.linalg.norm(rows, axis=1)
    objective = np.zeros(rows.shape[1] + 1)
    objective[-1] = 1.0
    found = largest(
        objective,
        (np.column_stack([rows, lengths]), limits),
        (np.column_stack([equal_rows, np.zeros(len(equal_rows))]), equal_limits),
        [*[(None, None)] * rows.shape[1], (None, most)],
    )
    return None if found is None else (found[1][:-1], found[0])


def _bounded(rows: Floats) -> bool:
    """Decide whether no direction avoids all conditions: whether the rows span the space positively (Davis 1954)."""
    conditions, dimensions = rows.shape
    if np.linalg.matrix_rank(rows) < dimensions:
        return False
    none = np.zeros((0, conditions)), np.zeros(0)
    return largest(np.zeros(conditions), none, (rows.T, np.zeros(dimensions)), (1.0, None)) is not None


def _flat(polytope: Polytope) -> tuple[int, ...] | None:
    """List the inequalities that can only hold with equality, by one linear program.

    Freund, Roundy and Todd (1985, Identifying the set of always-active constraints in a system of linear inequalities): scaled up far
    enough, all others have a slack of 1 at once.
    """
    conditions, dimensions = polytope.rows.shape
    lengths = np.maximum(np.linalg.norm(polytope.rows, axis=1), TOLERANCE)
    rows, limits = polytope.rows / lengths[:, None], polytope.limits / lengths
    objective = np.concatenate([np.zeros(dimensions + 1), np.ones(conditions)])
    found = largest(
        objective,
        (np.column_stack([rows, -limits, np.eye(conditions)]), np.zeros(conditions)),
        (
            np.column_stack([polytope.equal_rows, -polytope.equal_limits, np.zeros((len(polytope.equal_rows), conditions))]),
            np.zeros(len(polytope.equal_rows)),
        ),
        [*[(None, None)] * dimensions, (1.0, 1.0 / _FLAT), *[(0.0, 1.0)] * conditions],
    )
    # A condition without coefficients says nothing about where.
    return None if found is None else tuple(np.flatnonzero((found[1][dimensions + 1 :] < 0.5) & polytope.rows.any(axis=1)).tolist())


def _hull(equal_rows: Floats, equal_limits: Floats) -> tuple[Floats, Floats]:
    """Give a point of the affine hull, and an orthonormal basis of its directions."""
    left, values, right = np.linalg.svd(equal_rows, full_matrices=True)
    rank = int((values > 1e-10 * max(1.0, values.max(initial=0.0))).sum())
    origin = right[:rank].T @ ((left[:, :rank].T @ equal_limits) / values[:rank])
    return origin, right[rank:].T.copy()

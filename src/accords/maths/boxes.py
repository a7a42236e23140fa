"""A set of assignments in factored form: disjoint boxes, and independent groups of axes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import combinations
from math import prod

import numpy as np
from numpy.typing import NDArray

# Tables with at most this many sub-tables are split along every axis to find the best.
_TRIED = 1 << 9

# The search is cut off when it has found so many times what may be listed.
_ROOM = 8

Box = tuple[tuple[int, ...], ...]

_Known = dict[tuple[tuple[int, ...], bytes], list[Box]]


@dataclass(frozen=True, slots=True)
class Boxes:
    """Disjoint boxes.

    Attributes
    ----------
    boxes
        Each box gives, for every axis, the indices that it allows; its cells are all combinations. Largest first.
    total
        The number of cells of the whole set, whether listed or not.
    complete
        Whether the boxes cover the whole set; if not, larger ones were looked for first.
    """

    boxes: tuple[Box, ...]
    total: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Factorisation:
    """A partition of axes.

    Attributes
    ----------
    groups
        Increasing positions in each group, groups by their first member.
    exact
        Whether the set is the product of its projections on the groups.
    """

    groups: tuple[tuple[int, ...], ...]
    exact: bool


def boxes(allowed: NDArray[np.bool_], cap: int) -> Boxes:
    """Cover the true cells of a table by few disjoint boxes.

    Indices of an axis with equal sub-tables are one; the table is then split along the axis that needs the fewest boxes. The result
    is the same however alike options are listed, up to their names.

    Parameters
    ----------
    allowed
        One axis per variable.
    cap
        The most boxes to list.

    Returns
    -------
    Boxes
        The largest boxes first, then by their indices.
    """
    total = int(np.count_nonzero(allowed))
    found: list[Box] = []
    known: _Known = {}
    # The largest part first, so that what is found before the search is cut off is large.
    start: list[list[tuple[int, ...]]] = [[(index,) for index in range(length)] for length in allowed.shape]
    waiting = [(-total, 0, allowed, start)] if total else []
    serial = 0
    while waiting and len(found) <= _ROOM * cap:
        _, _, part, names = heappop(waiting)
        classes, table = _compressed(part)
        names = [[_expanded(indices, axis) for indices in alike] for alike, axis in zip(classes, names, strict=True)]
        if _tried(table):
            found += [tuple(map(_expanded, box, names)) for box in _split(table, known)]
            continue
        axis = _simplest(table)
        for index in range(table.shape[axis]):
            piece = table.take([index], axis=axis)
            serial += 1
            heappush(waiting, (-int(np.count_nonzero(piece)), serial, piece, [*names[:axis], [names[axis][index]], *names[axis + 1 :]]))
    found.sort(key=lambda box: (-prod([len(indices) for indices in box]), box))
    return Boxes(tuple(found[:cap]), total, not waiting and len(found) <= cap)


def _split(allowed: NDArray[np.bool_], known: _Known) -> list[Box]:
    """Cover the true cells of a small table by disjoint boxes of its own indices."""
    classes, table = _compressed(allowed)
    if table.size == 1:
        return [tuple(alike[0] for alike in classes)]
    key = (table.shape, table.tobytes())
    if key not in known:
        known[key] = _best_split(table, known)
    return [tuple(map(_expanded, box, classes)) for box in known[key]]


def _expanded(positions: tuple[int, ...], alike: list[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sorted(index for position in positions for index in alike[position]))


def _best_split(table: NDArray[np.bool_], known: _Known) -> list[Box]:
    """Split a table without alike indices along the axis that needs the fewest boxes, found by trying."""
    best: list[Box] | None = None
    for axis in (axis for axis, length in enumerate(table.shape) if length > 1):
        parts: list[Box] = []
        for index in range(table.shape[axis]):
            parts += [(*box[:axis], (index,), *box[axis + 1 :]) for box in _split(table.take([index], axis=axis), known)]
        if best is None or len(parts) < len(best):
            best = parts
    return best or []


def _tried(table: NDArray[np.bool_]) -> bool:
    return bool(prod([length + 1 for length in table.shape if length > 1]) <= _TRIED)


def _simplest(table: NDArray[np.bool_]) -> int:
    """Choose the axis to split a large table along by a look one step ahead."""
    return min((axis for axis, length in enumerate(table.shape) if length > 1), key=lambda axis: (_ahead(table, axis), axis))


def _ahead(table: NDArray[np.bool_], axis: int) -> int:
    """Estimate how complicated the parts are that a split along an axis leaves."""
    return sum(_compressed(table.take([index], axis=axis))[1].size for index in range(table.shape[axis]))


def _compressed(table: NDArray[np.bool_]) -> tuple[list[list[tuple[int, ...]]], NDArray[np.bool_]]:
    """Group the indices of each axis that have equal sub-tables, leave out those without a true cell, and keep one of each."""
    classes: list[list[tuple[int, ...]]] = []
    for axis in range(table.ndim):
        rows = np.packbits(np.moveaxis(table, axis, 0).reshape(table.shape[axis], -1), axis=1)
        alike: dict[bytes, list[int]] = {}
        for index, row in enumerate(rows):
            if row.any():
                alike.setdefault(row.tobytes(), []).append(index)
        classes.append([tuple(indices) for indices in alike.values()])
        table = table.take(np.array([indices[0] for indices in alike.values()], dtype=np.intp), axis=axis)
    return classes, table


def factorise(
    project: Callable[[tuple[int, ...]], NDArray[np.bool_]], total: int, axes: tuple[int, ...], limit: int, most: int = 256
) -> Factorisation:
    """Find groups of axes that do not depend on each other.

    Axes that depend on each other in pairs are grouped. Then groups are merged, first those that depend on each other as groups, else
    the smallest, until the set is the product of its projections: it is when the numbers of their cells multiply to the set's.

    Parameters
    ----------
    project
        The set's projection on some axes, one array axis for each.
    total
        The number of cells of the set.
    axes
        All its axes, distinct.
    limit
        The most cells that a projection may have.
    most
        How many projections on three axes and more are asked for at most.

    Returns
    -------
    Factorisation
        Not exact when a group would pass ``limit``, or more projections would be needed: then the coarsest groups that were reached.
    """
    known = _Projections(project, limit, most, {axis: project((axis,)).size for axis in axes})
    groups: list[tuple[int, ...]] = [(axis,) for axis in sorted(axes)]
    for left, right in combinations(sorted(axes), 2):
        if known.dependent((left,), (right,)):
            groups = _merged(groups, left, right)
    while all(known.cells(group) <= limit for group in groups):
        if prod([known.number(group) for group in groups]) == total:
            return Factorisation(tuple(groups), exact=True)
        if known.asked > most:
            break
        pairs = sorted(combinations(groups, 2), key=lambda pair: (known.cells(_union(*pair)), pair))
        pair = next((pair for pair in pairs if known.dependent(*pair)), pairs[0] if pairs else None)
        if pair is None or known.cells(_union(*pair)) > limit:
            break
        groups = _merged(groups, pair[0][0], pair[1][0])
    return Factorisation(tuple(groups), exact=False)


@dataclass(frozen=True, slots=True)
class _Projections:
    """How many cells the projections on groups of axes have."""

    project: Callable[[tuple[int, ...]], NDArray[np.bool_]]
    limit: int
    most: int
    lengths: dict[int, int]
    counts: dict[tuple[int, ...], int] = field(default_factory=dict)

    def cells(self, group: tuple[int, ...]) -> int:
        """Count the cells of the table over a group."""
        return prod([self.lengths[axis] for axis in group])

    @property
    def asked(self) -> int:
        """How many projections on three axes and more were asked for."""
        return sum(len(group) > 2 for group in self.counts)

    def number(self, group: tuple[int, ...]) -> int:
        """Count the cells of the projection."""
        if group not in self.counts:
            self.counts[group] = int(np.count_nonzero(self.project(group)))
        return self.counts[group]

    def dependent(self, left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        """Say whether the joint projection is seen to be less than the product of the two."""
        joint = _union(left, right)
        if self.cells(joint) > self.limit or (joint not in self.counts and self.asked > self.most):
            return False
        return self.number(joint) != self.number(left) * self.number(right)


def _union(left: tuple[int, ...], right: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted({*left, *right}))


def _merged(groups: list[tuple[int, ...]], left: int, right: int) -> list[tuple[int, ...]]:
    """Put the groups of two axes together."""
    both = [group for group in groups if left in group or right in group]
    return sorted([group for group in groups if group not in both] + [tuple(sorted({axis for group in both for axis in group}))])

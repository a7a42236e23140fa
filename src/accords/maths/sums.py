"""How many ways there are to come to each sum, on grids: the pieces that counts of rounded worths are made of.

A grid has one axis per column; adding worths of independent variables convolves their grids. All terms are positive, so that floating
point numbers keep every count to within a share of it: nothing cancels (Dyer 2003, Approximate counting by dynamic programming).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray

Cells = NDArray[np.int64]
Ways = NDArray[np.float64]

# What one array operation costs beside its cells, in cells; and cells that products of matrices add in the time of one.
_CALL = 4000
_MATRIX = 6

# Products of matrices up to this size are computed at once: larger ones would wait for other threads.
_ALONE = 1 << 18


@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """Numbers at whole sums, for several settings; sums past either end of an axis have the number of the end.

    Attributes
    ----------
    values
        Shape (settings, cells of the first column, ...).
    start
        The sum, per column, that the first cell stands for.
    """

    values: Ways
    start: Cells

    def places(self, settings: NDArray[np.intp], sums: Cells) -> NDArray[np.intp]:
        """Give the number of the cell of each of some sums, shape (sums, columns), for a setting each."""
        place = settings
        for column, length in enumerate(self.values.shape[1:]):
            place = place * length + self._inside(sums[:, column], column)
        return place

    def lattice(self, sums: list[Cells]) -> Ways:
        """Look up, for every setting, all combinations of some numbers of each column."""
        found = self.values
        for column, numbers in enumerate(sums):
            found = found.take(self._inside(numbers, column), axis=column + 1)
        return found

    def _inside(self, numbers: Cells, column: int) -> Cells:
        found: Cells = np.maximum(np.minimum(numbers - self.start[column], self.values.shape[column + 1] - 1), 0)
        return found


@dataclass(frozen=True, eq=False)
class Sums:
    """In how many ways some variables come to each sum, for each setting of others that are still to be summed over.

    Attributes
    ----------
    scope, sizes
        The others, increasing, and how many values each has.
    ways
        Shape (settings, cells of the first column, ...), the last of the others fastest.
    start
        The sum, per column, that the first cell stands for; sums are whole numbers.
    """

    scope: tuple[int, ...]
    sizes: tuple[int, ...]
    ways: Ways
    start: Cells

    @property
    def top(self) -> Cells:
        """The largest sum that there is a cell for."""
        return self.start + np.array(self.ways.shape[1:], dtype=np.int64) - 1

    @cached_property
    def tails(self) -> Lookup:
        """In how many ways each sum is reached or passed in all columns."""
        return self.tails_from(0)

    def tails_from(self, column: int) -> Lookup:
        """In how many ways each sum is met in the columns before one, and reached or passed in it and in those after."""
        found = np.pad(self.ways, ((0, 0), *(((0, 1),) * len(self.start))))
        for axis in range(column + 1, found.ndim):
            found = np.flip(np.cumsum(np.flip(found, axis), axis=axis), axis)
        return Lookup(np.ascontiguousarray(found), self.start)

    def between(self, width: Cells) -> Lookup:
        """In how many ways each sum is reached, but not the one that lies ``width`` above it, in all columns."""
        start = self.start - width
        axes = [np.arange(first, last + 2) for first, last in zip(start.tolist(), self.top.tolist(), strict=True)]
        further = self.tails.lattice([axis + more for axis, more in zip(axes, width.tolist(), strict=True)])
        return Lookup(np.maximum(self.tails.lattice(axes) - further, 0.0), start)

    def above(self, least: Cells) -> Sums:
        """Leave out sums below the least ones."""
        cut = np.maximum(least - self.start, 0)
        if not cut.any():
            return self
        return Sums(self.scope, self.sizes, self.ways[(slice(None), *(slice(int(number), None) for number in cut))], self.start + cut)


def of_cells(cells: Cells) -> Sums:
    """Count how often each sum stands in a list, shape (members, columns), of at least one member."""
    low = cells.min(axis=0)
    shape = tuple((cells.max(axis=0) - low + 1).tolist())
    counted = np.bincount(flat(cells - low, shape), minlength=prod(shape))
    return Sums((), (), counted.reshape(1, *shape).astype(np.float64), low)


def flat(cells: Cells, shape: tuple[int, ...]) -> NDArray[np.int64]:
    """Give the number of each cell of a grid, the last column fastest."""
    place: NDArray[np.int64] = cells[..., 0]
    for column in range(1, len(shape)):
        place = place * shape[column] + cells[..., column]
    return place


def settings_of(scope: tuple[int, ...], within: tuple[int, ...], sizes: tuple[int, ...]) -> NDArray[np.intp]:
    """Give for each setting of some variables, of which there are ``sizes`` values, the place of the part that is in ``scope``."""
    place = np.zeros((1,) * len(within), dtype=np.intp)
    for axis in (within.index(variable) for variable in scope):
        place = place * sizes[axis] + np.arange(sizes[axis]).reshape([-1 if other == axis else 1 for other in range(len(within))])
    return np.broadcast_to(place, sizes).reshape(-1)


def joined(left: Sums, right: Sums) -> Sums:
    """Add sums of variables that are independent but for the settings that both know."""
    known = dict(zip((*left.scope, *right.scope), (*left.sizes, *right.sizes), strict=True))
    scope = tuple(sorted(known))
    sizes = tuple(known[variable] for variable in scope)
    first, second = settings_of(left.scope, scope, sizes), settings_of(right.scope, scope, sizes)
    start = left.start + right.start
    for one, other, here, there in ((left, right, first, second), (right, left, second, first)):
        if other.ways[0].size == 1:
            scale = other.ways[there].reshape(-1, *((1,) * len(start)))
            return Sums(scope, sizes, one.ways[here] * scale, start)
    ways = np.stack([convolved(left.ways[one], right.ways[other]) for one, other in zip(first, second, strict=True)])
    return Sums(scope, sizes, ways, start)


def convolved(one: Ways, other: Ways) -> Ways:
    """Convolve two grids, directly."""
    if one.ndim == 1:
        return np.convolve(one, other)
    small, large = sorted((one, other), key=np.count_nonzero)
    added = int(np.count_nonzero(small)) * (_CALL + large.size)
    if one.ndim == 2:
        few, many = sorted((one, other), key=len)
        wide = few.shape[1] + many.shape[1] - 1
        multiplied = len(few) * (_CALL + len(many) * wide) + 2 * len(many) * few.shape[1] * wide
        if multiplied + few.size * len(many) * wide // _MATRIX < added:
            return _multiplied(few, many)
    result = np.zeros([first + second - 1 for first, second in zip(one.shape, other.shape, strict=True)])
    for place in np.argwhere(small).tolist():
        here = tuple(slice(at, at + length) for at, length in zip(place, large.shape, strict=True))
        result[here] += large * small[tuple(place)]
    return result


def _multiplied(few: Ways, many: Ways) -> Ways:
    """Convolve by products of matrices: rows times rows that are shifted once for each column."""
    (rows, columns), (others, length) = few.shape, many.shape
    wide = columns + length - 1
    room = np.pad(many, ((0, 0), (columns - 1, columns - 1)))
    row, step = room.strides
    shifted = np.lib.stride_tricks.as_strided(room[:, columns - 1 :], (others, columns, wide), (row, -step, step), writeable=False).copy()
    result = np.zeros((rows + others - 1, wide))
    chunk = max(1, _ALONE // (columns * wide))
    for start in range(0, rows, chunk):
        products = np.matmul(few[start : start + chunk], shifted)
        for place in range(start, min(rows, start + chunk)):
            result[place : place + others] += products[:, place - start]
    return result

"""Thinning vectors out: of those in the same cell of a grid one is kept, and how close the others are to it is known.

That a grid keeps enough of a set of undominated vectors is shown by Papadimitriou and Yannakakis (2000, On the approximability of
trade-offs); cells here are of one width on each axis, so that what is lost is an amount and not a share.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[Any]
Rows = NDArray[np.intp]

# Each grid that is tried has a quarter fewer steps on each axis than the one before it.
_FEWER = 0.75


def one_per_cell(vectors: Vectors, axes: int, most: int) -> tuple[Rows, tuple[int, ...]]:
    """Keep one of the vectors that lie in the same cell of a grid over the axes and have the same allowances.

    Each axis is cut into as many steps, whatever it is counted in: as many as leave at most the number asked for, of those tried.

    Parameters
    ----------
    vectors
        Whole numbers, shape (vectors, columns), at least one.
    axes
        How many of the columns are axes; the others are allowances.
    most
        How many to keep, at least 1; more are kept where their allowances differ.

    Returns
    -------
    tuple[Rows, tuple[int, ...]]
        Positions of those kept, increasing; per axis how much more than one that is kept one left out may have.
    """
    low = [int(column.min()) for column in vectors.T[:axes]]
    spans = [int(column.max()) - least + 1 for column, least in zip(vectors.T, low, strict=False)]
    tried = _grids(most)
    # More steps, more cells, but for chance: the finest grid that will do is looked for by halving.
    coarse, fine = 0, len(tried)
    found = _kept(vectors, low, [max(1, -(-span // tried[0])) for span in spans])
    while fine - coarse > 1:
        middle = (coarse + fine) // 2
        rows, widths = _kept(vectors, low, [max(1, -(-span // tried[middle])) for span in spans])
        if len(rows) <= most:
            coarse, found = middle, (rows, widths)
        else:
            fine = middle
    return found[0], tuple(width - 1 for width in found[1])


def _grids(most: int) -> list[int]:
    """Give the numbers of steps to try, increasing from 1."""
    steps = [4 * most]
    while steps[-1] > 1:
        steps.append(max(1, int(steps[-1] * _FEWER)))
    return steps[::-1]


def _kept(vectors: Vectors, low: list[int], widths: list[int]) -> tuple[Rows, list[int]]:
    """Keep the first vector in each cell of a grid with these widths."""
    cells = vectors.copy()
    for axis, (least, width) in enumerate(zip(low, widths, strict=True)):
        cells[:, axis] = (cells[:, axis] - least) // width
    return _first_of_each(cells), widths


def _first_of_each(cells: Vectors) -> Rows:
    """Give the position at which each distinct row stands first, increasing."""
    if cells.dtype == np.object_:
        places: dict[tuple[int, ...], int] = {}
        for place, row in enumerate(cells.tolist()):
            places.setdefault(tuple(row), place)
        return np.array(list(places.values()), dtype=np.intp)
    packed = _packed(cells)
    return np.sort(np.unique(cells if packed is None else packed, axis=0, return_index=True)[1])


def _packed(cells: Vectors) -> NDArray[np.int64] | None:
    """Write each row as one number, which sorts faster; nothing where that takes more than 62 bits."""
    largest = 1
    packed = np.zeros(len(cells), dtype=np.int64)
    for column in cells.T:
        least, span = int(column.min()), int(column.max()) - int(column.min()) + 1
        largest *= span
        if largest >= 1 << 62:
            return None
        packed = packed * span + (column - least)
    return packed

"""Which of many sorted vectors none dominates, compiled; :mod:`accords.maths.dominance` says what that means, and loads this."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.maths.compiled import compiled


def swept(ordered: NDArray[Any], axes: int) -> NDArray[np.bool_]:
    """Say which of distinct vectors, sorted down, none of the others dominates.

    Parameters
    ----------
    ordered
        64-bit integers, shape (vectors, columns), at least two columns and one axis.
    axes
        How many of the columns are axes.
    """
    return staircase(ordered, axes) if ordered.shape[1] <= 3 else against_kept(ordered, axes)


@compiled("b1[::1](i8[:,::1], i8)")
def staircase(ordered: NDArray[np.int64], axes: int) -> NDArray[np.bool_]:  # noqa: C901, PLR0912 - one sweep, which calls nothing
    """Sweep down the first column and keep the corners of what is dominated in the last two (Kung, Luccio and Preparata 1975).

    The corners fall in the second column and rise in the third. With two columns the third counts as 0.
    """
    count, columns = ordered.shape
    kept = np.ones(count, dtype=np.bool_)
    across = np.empty(count, dtype=np.int64)
    up = np.empty(count, dtype=np.int64)
    size = 0
    start = 0
    while start < count:
        # Those that are equal on all axes are asked first and entered together: they do not dominate each other.
        end = start + 1
        while end < count and (ordered[end, :axes] == ordered[start, :axes]).all():
            end += 1
        for row in range(start, end):
            second = ordered[row, 1]
            third = ordered[row, 2] if columns > 2 else 0
            low, high = 0, size  # the corners before `low` are at least as far across
            while low < high:
                middle = (low + high) // 2
                if across[middle] >= second:
                    low = middle + 1
                else:
                    high = middle
            kept[row] = low == 0 or up[low - 1] < third
        for row in range(start, end):
            if not kept[row]:
                continue
            second = ordered[row, 1]
            third = ordered[row, 2] if columns > 2 else 0
            low, high = 0, size  # the corners before `low` are farther across
            while low < high:
                middle = (low + high) // 2
                if across[middle] > second:
                    low = middle + 1
                else:
                    high = middle
            if low < size and across[low] == second and up[low] >= third:
                continue  # one that is equal on the axes has entered already
            if low > 0 and up[low - 1] >= third:
                continue
            last = low  # the corners from `low` to before `last` are covered by this one
            while last < size and up[last] <= third:
                last += 1
            shift = 1 - (last - low)
            if shift > 0:
                for place in range(size - 1, last - 1, -1):
                    across[place + shift] = across[place]
                    up[place + shift] = up[place]
            elif shift < 0:
                for place in range(last, size):
                    across[place + shift] = across[place]
                    up[place + shift] = up[place]
            size += shift
            across[low] = second
            up[low] = third
        start = end
    return kept


@compiled("b1[::1](i8[:,::1], i8)")
def against_kept(ordered: NDArray[np.int64], axes: int) -> NDArray[np.bool_]:
    """Compare each vector with those kept so far, those first that dominated most lately."""
    count, columns = ordered.shape
    kept = np.ones(count, dtype=np.bool_)
    front = np.empty(count, dtype=np.int64)
    size = 0
    for row in range(count):
        for place in range(size):
            other = front[place]
            covers = True
            for column in range(1, columns):  # the first column cannot be smaller
                if ordered[other, column] < ordered[row, column]:
                    covers = False
                    break
            if not covers:
                continue
            same = True
            for column in range(axes):
                if ordered[other, column] != ordered[row, column]:
                    same = False
                    break
            if not same:
                kept[row] = False
                # What dominated this one often dominates the next.
                half = place // 2
                front[place] = front[half]
                front[half] = other
                break
        if kept[row]:
            front[size] = row
            size += 1
    return kept

"""How many pairs of a member of one list and a member of another come up to floors together.

What assignments of independent variables come to is a sum over two halves of the variables, so that lists of a million are enough for
10^12 assignments (Horowitz and Sahni 1974, Computing partitions with applications to the knapsack problem). In one column a pair is
found by sorting; in two by a count over the ranks of those entered so far; in more by sets of bits.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from accords.maths.worths import Vectors

# Up to so many points and needs of two columns, and pairs times further columns, are counted without a compiler.
SMALL = 1 << 15
SMALL_PAIRS = 1 << 22

# Pairs that are compared in one array operation.
_BLOCK = 1 << 19


def pairs_reaching(left: Vectors, right: Vectors, floors: Vectors) -> int:
    """Count the pairs of which the sum is at least the floor in every column.

    Parameters
    ----------
    left, right
        Whole numbers, shape (members, columns), at least one column.
    floors
        One number a column. Floors less members have to fit 64 bits where these do.
    """
    if not len(left) or not len(right):
        return 0
    # The shorter list is the one that is searched.
    points, others = (left, right) if len(left) < len(right) else (right, left)
    needs = floors - others
    if np.object_ in (points.dtype, needs.dtype):
        points, needs = _ranked(points, needs)
    columns = points.shape[1]
    if columns == 1:
        below = np.searchsorted(np.sort(points[:, 0]), np.sort(needs[:, 0]))
        return len(points) * len(needs) - int(below.sum())
    if columns == 2 and len(points) + len(needs) <= SMALL:
        return _in_two(points, needs)
    if columns > 2 and len(points) * len(needs) * columns <= SMALL_PAIRS:
        return _compared(points, needs)
    from accords.maths.halves_kernel import pairs_compiled  # noqa: PLC0415 - the compiler is loaded only where there are many pairs

    return pairs_compiled(np.ascontiguousarray(points.T), np.ascontiguousarray(needs.T))


def work_of(left: int, right: int, columns: int, *, wide: bool = False) -> int:
    """Say about how many nanoseconds counting the pairs of lists of such lengths takes; with ``wide`` numbers are Python integers."""
    ranking = 1000 * columns * (left + right) if wide else 0
    if columns < 3:
        return ranking + (48 if columns == 1 else 128) * (left + right)
    return ranking + left * right * (columns - 1) // 64 + 64 * columns * (left + right)


def _ranked(points: Vectors, needs: Vectors) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Write numbers of any size as their places among those of their column; order is all that is asked for."""
    found = (np.empty(points.shape, dtype=np.int64), np.empty(needs.shape, dtype=np.int64))
    for column in range(points.shape[1]):
        numbers = [points[:, column].tolist(), needs[:, column].tolist()]
        places = {number: place for place, number in enumerate(sorted({*numbers[0], *numbers[1]}))}
        for ranks, listed in zip(found, numbers, strict=True):
            ranks[:, column] = [places[number] for number in listed]
    return found


def _in_two(points: Vectors, needs: Vectors) -> int:
    """Count in two columns: among the points that meet a need in the first, those whose rank in the second is high enough.

    Ranks are compared bit by bit, all needs at once; those whose next bit is 0 are kept before the others, in order (a wavelet matrix:
    Claude and Navarro 2012).
    """
    order = np.argsort(-points[:, 0])
    end = len(points) - np.searchsorted(points[order[::-1], 0], needs[:, 0])
    ladder = np.sort(points[:, 1])
    ranks, least = np.searchsorted(ladder, points[order, 1]), np.searchsorted(ladder, needs[:, 1])
    start = np.zeros_like(end)
    number = 0
    for bit in range(len(points).bit_length() - 1, -1, -1):
        high = ranks >> bit & 1
        before = np.zeros(len(high) + 1, dtype=np.intp)
        np.cumsum(high, out=before[1:])
        zeros = len(high) - int(before[-1])
        wanted = least >> bit & 1
        first, last = before[start], before[end]
        number += int((last - first) @ (1 - wanted))
        # Wanted or not, those with the same next bit stand together: the others fall out of the range.
        start += wanted * (zeros - start) + (2 * wanted - 1) * first
        end += wanted * (zeros - end) + (2 * wanted - 1) * last
        ranks = np.concatenate([ranks[high == 0], ranks[high == 1]])
    return number + int((end - start).sum())


def _compared(points: Vectors, needs: Vectors) -> int:
    number = 0
    step = max(1, _BLOCK // len(points))
    for start in range(0, len(needs), step):
        asked = needs[start : start + step]
        reached = np.ones((len(asked), len(points)), dtype=np.bool_)
        for column in range(points.shape[1]):
            reached &= points[None, :, column] >= asked[:, column, None]
        number += int(np.count_nonzero(reached))
    return number

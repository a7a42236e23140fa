"""Compiled: which of many points are efficient, each dimension wanted large.

Points are columns of whole numbers on a grid. A point is efficient if no other is at least as large in every dimension and larger in
one; equal points do not dominate each other. In the order of decreasing sums, whatever dominates a point stands before it, with a
strictly larger sum (Chomicki, Godfrey, Gryz and Liang 2003, Skyline with presorting), so each point is compared with the efficient ones
of larger sums until one dominates it. Two dimensions need one sweep.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.maths.compiled import compiled

# Members that a point is compared with before it is asked whether one of them dominates it.
_CHUNK = 32

# Dimensions that are compared at once; fewer are filled up with zeros, further ones are compared where these do not decide.
_WHOLE = 4

# No point may be larger than this in size: differences have to fit 32 bits.
_LEAST = -(1 << 30)

# The sort takes this many bits of a key at a time.
_BITS = 11


@compiled("void(i8[::1], i4[::1], i8[::1], i4[::1], i8)")
def sort_by_key(keys: Any, items: Any, other_keys: Any, other_items: Any, number: int) -> None:
    """Sort the first ``number`` keys, each at least 0, with their items, in place and stably; the other arrays are room to work in."""
    largest = np.int64(0)
    for index in range(number):
        largest = max(largest, keys[index])
    starts = np.empty(1 << _BITS, np.int64)
    shift = 0
    while largest >> shift:
        for digit in range(1 << _BITS):
            starts[digit] = 0
        for index in range(number):
            starts[(keys[index] >> shift) & ((1 << _BITS) - 1)] += 1
        total = np.int64(0)
        for digit in range(1 << _BITS):
            total, starts[digit] = total + starts[digit], total
        for index in range(number):
            digit = (keys[index] >> shift) & ((1 << _BITS) - 1)
            other_keys[starts[digit]] = keys[index]
            other_items[starts[digit]] = items[index]
            starts[digit] += 1
        for index in range(number):
            keys[index] = other_keys[index]
            items[index] = other_items[index]
        shift += _BITS


@compiled("i8(i4[:,::1], i4[::1], i8[::1])")
def _not_under_the_best(points: Any, candidates: Any, keys: Any) -> int:
    """List the points that the one with the largest sum does not dominate, with their sums; give how many."""
    dimensions, number = points.shape
    sums = np.zeros(number, np.int64)
    for dimension in range(dimensions):
        row = points[dimension]
        for point in range(number):
            sums[point] += row[point]
    best = np.argmax(sums)
    outside = np.zeros(number, np.uint8)
    for dimension in range(dimensions):
        row = points[dimension]
        value = row[best]
        for point in range(number):
            outside[point] |= row[point] > value
    listed = 0
    for point in range(number):
        if outside[point] or sums[point] == sums[best]:
            candidates[listed] = point
            keys[listed] = sums[best] - sums[point]
            listed += 1
    return listed


@compiled("void(i4[::1], i4[::1], i8[::1], b1[::1])")
def _sweep_two(second: Any, items: Any, keys: Any, efficient: Any) -> None:
    """Go through the points by their first dimension, largest first, with the largest second one met so far."""
    number = second.size
    best = np.int64(-(1 << 40))
    start = 0
    while start < number:
        end = start
        top = np.int64(-(1 << 40))
        while end < number and keys[end] == keys[start]:
            top = max(top, second[items[end]])
            end += 1
        if top > best:
            for place in range(start, end):
                efficient[items[place]] = second[items[place]] == top
            best = top
        start = end


@compiled("b1(i4[:,::1], i8, i4[:,::1], i8, i4[::1])")
def _covered_beyond(points: Any, point: int, frontier: Any, start: int, below: Any) -> bool:
    """Tell whether a member of a chunk is at least as large as a point in all dimensions; there are more than four."""
    for offset in range(_CHUNK):
        below[offset] = 0
    for dimension in range(points.shape[0]):
        value = points[dimension, point]
        for offset in range(_CHUNK):
            below[offset] = np.int32(below[offset] | np.int32(frontier[dimension, start + offset] - value))
    least = np.int32(-1)
    for offset in range(_CHUNK):
        least = np.int32(least & below[offset])
    return bool(least >= 0)


@compiled("void(i4[:,::1], i4[::1], i8[::1], i8, b1[::1])")
def _sweep(points: Any, candidates: Any, keys: Any, number: int, efficient: Any) -> None:
    """Compare candidates, in the order of their keys, with the efficient ones of smaller keys; points have four dimensions or more."""
    dimensions = points.shape[0]
    frontier = np.full((dimensions, number + _CHUNK), _LEAST, np.int32)
    below_each = np.empty(_CHUNK, np.int32)
    members = 0
    waiting = 0  # the first candidate with the key of the present one: those of one key do not dominate each other
    for place in range(number):
        if keys[place] != keys[waiting]:
            for earlier in range(waiting, place):
                if efficient[candidates[earlier]]:
                    for dimension in range(dimensions):
                        frontier[dimension, members] = points[dimension, candidates[earlier]]
                    members += 1
            waiting = place
        point = candidates[place]
        one, two, three, four = points[0, point], points[1, point], points[2, point], points[3, point]
        efficient[point] = True
        for start in range(0, members, _CHUNK):
            below = np.int32(-1)
            # Negative as long as every member is below the point somewhere. Without branches, in 32 bits and over a fixed number of
            # members, so that it becomes vector instructions.
            for member in range(start, start + _CHUNK):
                half = np.int32(np.int32(frontier[0, member] - one) | np.int32(frontier[1, member] - two))
                rest = np.int32(np.int32(frontier[2, member] - three) | np.int32(frontier[3, member] - four))
                below = np.int32(below & np.int32(half | rest))
            if below >= 0 and (dimensions == _WHOLE or _covered_beyond(points, point, frontier, start, below_each)):
                efficient[point] = False
                break


def efficient_of(points: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Decide which points are efficient.

    Parameters
    ----------
    points
        Whole numbers of less than ``2**30`` in size, (dimensions, points), at least one dimension.

    Returns
    -------
    NDArray[np.bool_]
        (points,).
    """
    dimensions, number = points.shape
    efficient = np.zeros(number, np.bool_)
    if not number:
        return efficient
    items = np.empty(number, np.int32)
    keys = np.empty(number, np.int64)
    if dimensions == 2:
        items[:] = np.arange(number)
        np.subtract(points[0].max(), points[0], out=keys, dtype=np.int64)
        sort_by_key(keys, items, np.empty_like(keys), np.empty_like(items), number)
        _sweep_two(points[1], items, keys, efficient)
        return efficient
    listed = _not_under_the_best(points, items, keys)
    sort_by_key(keys, items, np.empty_like(keys), np.empty_like(items), listed)
    if dimensions < _WHOLE:
        points = np.concatenate([points, np.zeros((_WHOLE - dimensions, number), np.int32)])
    _sweep(points, items, keys, listed, efficient)
    return efficient

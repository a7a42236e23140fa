"""Compiled: how many pairs of a need and a point meet, the point being as large as the need in every column.

:mod:`accords.maths.halves` says what is counted, and loads this where there are many pairs. Points of two columns are entered from the
largest down into a tree of counts (Fenwick 1994, A new data structure for cumulative frequency tables); with more columns the points
that meet a need are sets of bits, of which those that lie in all columns are counted word by word.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.maths.compiled import compiled
from accords.maths.efficient_kernel import sort_by_key

# Points by which two neighbouring sets of bits of one column differ.
_STEP = 32

# The most sets of bits that are kept for one column.
_SETS = 1 << 10

_ONE = np.uint64(1)
_PAIRS_OF_BITS, _FOURS_OF_BITS, _BYTES = np.uint64(0x5555555555555555), np.uint64(0x3333333333333333), np.uint64(0x0F0F0F0F0F0F0F0F)
_WORD, _LAST = np.uint64(63), np.uint64(0x7F)
_SHIFTS = (np.uint64(1), np.uint64(2), np.uint64(4), np.uint64(8), np.uint64(16), np.uint64(32))


@compiled("i8(u8)")
def bits_of(word: Any) -> Any:
    """Count the bits that are set in a word of 64 bits; no step passes 64 bits."""
    one, two, four, eight, sixteen, half = _SHIFTS
    word = word - ((word >> one) & _PAIRS_OF_BITS)
    word = (word & _FOURS_OF_BITS) + ((word >> two) & _FOURS_OF_BITS)
    word = (word + (word >> four)) & _BYTES
    word = word + (word >> eight)
    word = word + (word >> sixteen)
    word = word + (word >> half)
    return np.int64(word & _LAST)


@compiled("void(u8[::1], u8[::1])")
def _keep(some: Any, others: Any) -> None:
    """Keep of some bits those that stand among the others."""
    for word in range(some.size):
        some[word] &= others[word]


@compiled("i8(u8[::1], u8[::1])")
def _shared(some: Any, others: Any) -> Any:
    """Count the bits that stand among some and among the others."""
    total = np.int64(0)
    for word in range(some.size):
        total += bits_of(some[word] & others[word])
    return total


@compiled("void(i8[::1], i4[::1])")
def _sorted(keys: Any, items: Any) -> None:
    """Sort keys, each at least 0, and number them in ``items`` as they stood."""
    for place in range(keys.size):
        items[place] = place
    sort_by_key(keys, items, np.empty_like(keys), np.empty_like(items), keys.size)


@compiled("i8(i8[::1], i8[::1], i8[::1], i8[::1])")
def two_columns(first: Any, second: Any, needed: Any, also: Any) -> Any:
    """Count the pairs of a point and a need, in two columns.

    Parameters
    ----------
    first, second
        The columns of the points, at least 0; used up.
    needed, also
        The columns of the needs, at least 0; used up.
    """
    points, needs = first.size, needed.size
    place, rank = np.empty(points, np.int32), np.empty(points, np.int32)
    asked, least = np.empty(needs, np.int32), np.empty(needs, np.int32)
    _sorted(second, place)
    for position in range(points):
        rank[place[position]] = position
    _sorted(also, asked)
    below = 0
    for position in range(needs):
        while below < points and second[below] < also[position]:
            below += 1
        least[asked[position]] = below
    _sorted(first, place)
    _sorted(needed, asked)
    words = (points >> 6) + 1
    present = np.zeros(words, np.uint64)
    tree = np.zeros(words + 1, np.int32)
    total = np.int64(0)
    top = points
    for position in range(needs - 1, -1, -1):
        while top > 0 and first[top - 1] >= needed[position]:
            top -= 1
            here = rank[place[top]]
            present[here >> 6] |= _ONE << (np.uint64(here) & _WORD)
            node = (here >> 6) + 1
            while node <= words:
                tree[node] += 1
                node += node & -node
        here = least[asked[position]]
        node = here >> 6
        missed = bits_of(present[node] & ((_ONE << (np.uint64(here) & _WORD)) - _ONE))
        while node > 0:
            missed += tree[node]
            node -= node & -node
        total += points - top - missed
    return total


@compiled("i8(i4[:,::1], i4[:,::1], i4[:,::1], i4[::1], i8)")
def several_columns(at: Any, rank: Any, least: Any, length: Any, step: int) -> Any:
    """Count the pairs of a point and a need, in a column by which the points are ordered and at least two more.

    Parameters
    ----------
    at
        Per further column, which point has each rank in it; points are numbered from the largest of the first column down.
    rank
        Per further column, the rank of each point.
    least
        Per further column, the rank from which points meet each need; needs are ordered down by the first of these columns.
    length
        How many points meet each need in the first column: those are the first ones.
    step
        Points by which two neighbouring sets of bits of a column differ.
    """
    columns, points = at.shape
    words = (points >> 6) + 1
    sets = np.zeros((columns, points // step + 2, words), np.uint64)
    for column in range(1, columns):
        for index in range(points // step, -1, -1):
            sets[column, index] = sets[column, index + 1]
            for place in range(index * step, min(points, (index + 1) * step)):
                sets[column, index, at[column, place] >> 6] |= _ONE << (np.uint64(at[column, place]) & _WORD)
    present = np.zeros(words, np.uint64)
    both = np.zeros(words, np.uint64)
    total = np.int64(0)
    top = points
    for need in range(length.size):
        while top > least[0, need]:
            top -= 1
            present[at[0, top] >> 6] |= _ONE << (np.uint64(at[0, top]) & _WORD)
        end = length[need]
        whole = end >> 6
        both[: whole + 1] = present[: whole + 1]
        both[whole] &= (_ONE << (np.uint64(end) & _WORD)) - _ONE
        for column in range(1, columns - 1):
            _keep(both[: whole + 1], sets[column, (least[column, need] + step - 1) // step])
        total += _shared(both[: whole + 1], sets[columns - 1, (least[columns - 1, need] + step - 1) // step])
        # Points between a need and the next set: those that the sets of the columns before hold, and that meet the needs after.
        for column in range(1, columns):
            for place in range(least[column, need], min(points, (least[column, need] + step - 1) // step * step)):
                point = at[column, place]
                meets = point < end and rank[0, point] >= least[0, need]
                for other in range(1, columns):
                    if other < column:
                        meets = meets and rank[other, point] >= (least[other, need] + step - 1) // step * step
                    elif other > column:
                        meets = meets and rank[other, point] >= least[other, need]
                total += meets
    return total


def pairs_compiled(points: NDArray[np.int64], needs: NDArray[np.int64]) -> int:
    """Count the pairs of a point and a need that it meets.

    Parameters
    ----------
    points, needs
        64-bit integers, (columns, points) and (columns, needs), at least two columns and one of each.
    """
    if len(points) == 2:
        low, high = points.min(axis=1), points.max(axis=1)
        rows = [np.clip(needs[column], low[column], high[column] + 1) - low[column] for column in (0, 1)]
        return int(two_columns(points[0] - low[0], points[1] - low[1], *rows))
    orders = np.argsort(points, axis=1)
    ranks = np.empty_like(orders)
    np.put_along_axis(ranks, orders, np.arange(points.shape[1])[None, :], axis=1)
    least = np.stack([np.searchsorted(row[order], asked) for row, order, asked in zip(points, orders, needs, strict=True)])
    # The column that fewest points meet comes first: no more points than that are looked at.
    columns = np.argsort(-least.sum(axis=1), kind="stable")
    first, others = columns[0], columns[1:]
    places = points.shape[1] - 1 - ranks[first]
    by_place = np.empty((len(others), points.shape[1]), np.int32)
    by_place[:, places] = ranks[others]
    order = np.argsort(-least[others[0]])
    step = max(_STEP, points.shape[1] // _SETS)
    length = (points.shape[1] - least[first])[order].astype(np.int32)
    at = np.ascontiguousarray(places[orders[others]], dtype=np.int32)
    return int(several_columns(at, by_place, np.ascontiguousarray(least[others][:, order], dtype=np.int32), length, step))

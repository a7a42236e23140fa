"""Which of many vectors no other one dominates, exactly, with equal vectors kept together.

A vector has *axes*, on which more is better, and may have *allowances* behind them: amounts that only have to suffice. One vector
dominates another if it is at least as large everywhere and differs on some axis. Vectors that are equal on all axes never dominate
each other, so that nothing that ties is lost.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[Any]

# Fewer vectors than this are compared by plain array operations: nobody waits for a compiler. Once it is there, it pays for fewer.
SMALL = 1500
SMALL_ONCE_LOADED = 100

# Pairs that are compared in one array operation.
_PAIRS = 1 << 20


class Efficient(NamedTuple):
    """The distinct vectors that none dominates.

    Attributes
    ----------
    members
        Positions of the given vectors that are kept, those that are equal beside each other; decreasing by the first column, then the
        second, and so on.
    starts
        Where each distinct vector begins in ``members``.
    """

    members: NDArray[np.intp]
    starts: NDArray[np.intp]


def efficient(vectors: Vectors, axes: int) -> Efficient:
    """Find the distinct vectors that no other one dominates.

    Two axes by sorting (Kung, Luccio and Preparata 1975); one more column by a sweep with a staircase, further ones by comparing with
    those kept so far, compiled where there are many.

    Parameters
    ----------
    vectors
        Whole numbers, shape (vectors, columns).
    axes
        How many of the columns are axes; the others are allowances.

    Returns
    -------
    Efficient
        See there.
    """
    count = len(vectors)
    if count == 0:
        return Efficient(np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp))
    order = sorted_down(vectors)
    ordered = vectors[order]
    starts = _changes(ordered).nonzero()[0]
    kept = undominated(ordered[starts], axes)
    if kept.all():
        return Efficient(order, starts)
    lengths = np.diff(np.append(starts, count))
    members = order[np.repeat(kept, lengths)]
    return Efficient(members, np.append(0, np.cumsum(lengths[kept])[:-1]).astype(np.intp))


def _changes(ordered: Vectors) -> NDArray[np.bool_]:
    """Say which vectors differ from the one before them."""
    first = np.zeros(len(ordered), dtype=np.bool_)
    first[0] = True
    for column in ordered.T:  # column by column: along the short side of an array this is slow
        first[1:] |= column[1:] != column[:-1]
    return first


def efficient_apart(vectors: Vectors, lengths: Sequence[int], axes: int) -> list[Efficient]:
    """Find the distinct vectors that no other one of the same group dominates, of many groups.

    Parameters
    ----------
    vectors
        Whole numbers, shape (vectors, columns), group after group.
    lengths
        How many vectors each group has.
    axes
        As for :func:`efficient`.

    Returns
    -------
    list[Efficient]
        Of each group; members are positions in ``vectors``.
    """
    edges = np.cumsum([0, *lengths])
    found = _staircases(vectors, edges) if vectors.shape[1] == axes == 2 else None
    if found is not None:
        return found
    apart = []
    for low, high in pairwise(edges.tolist()):
        each = efficient(vectors[low:high], axes)
        apart.append(Efficient(each.members + low, each.starts))
    return apart


def _staircases(vectors: Vectors, edges: NDArray[np.intp]) -> list[Efficient] | None:
    """Decide about groups of vectors on two axes in one sort; nothing where place and numbers do not fit into 62 bits together."""
    count, groups = len(vectors), len(edges) - 1
    if not count or vectors.dtype == np.object_:
        return None
    first, second = (column.max() - column for column in vectors.T)
    span, width = int(first.max()) + 1, int(second.max()) + 1
    bits = count.bit_length()
    if groups * span * width >= 1 << (62 - bits):
        return None
    group = np.repeat(np.arange(groups), np.diff(edges))
    packed = ((group * span + first) * width + second) << bits
    packed += np.arange(count)
    packed.sort()
    order = packed & ((1 << bits) - 1)
    packed >>= bits
    distinct = np.ones(count, dtype=np.bool_)
    np.not_equal(packed[1:], packed[:-1], out=distinct[1:])
    # The second axis with each group below the one before it, so that what is least so far starts anew with every group.
    second = second[order] - group * width
    kept = np.ones(count, dtype=np.bool_)
    np.less(second[1:], np.minimum.accumulate(second)[:-1], out=kept[1:])
    if not distinct.all():  # what equals another one shares its fate
        kept = kept[distinct][np.cumsum(distinct) - 1]
    members, starts = order[kept], distinct[kept].nonzero()[0]
    bounds = np.append(0, np.cumsum(kept))[edges].tolist()
    rows = np.searchsorted(starts, bounds).tolist()
    return [
        Efficient(members[low:high], starts[one:end] - low)
        for (low, high), (one, end) in zip(pairwise(bounds), pairwise(rows), strict=True)
    ]


def sorted_down(vectors: Vectors) -> NDArray[np.intp]:
    """Order vectors by the first column, then the second and so on, largest first."""
    if vectors.dtype == np.object_:
        rows = [tuple(row) for row in vectors.tolist()]
        return np.array(sorted(range(len(rows)), key=rows.__getitem__, reverse=True), dtype=np.intp)
    if vectors.shape[1] == 1:
        return np.argsort(-vectors[:, 0], kind="stable")
    return np.lexsort(tuple(-vectors[:, column] for column in range(vectors.shape[1] - 1, -1, -1)))


def undominated(ordered: Vectors, axes: int) -> NDArray[np.bool_]:
    """Say which of distinct vectors, sorted down, none of the others dominates; shape (vectors,)."""
    count, columns = ordered.shape
    if columns == 1:
        # One axis: only the largest value. No axis at all: nothing dominates.
        return ordered[:, 0] == ordered[0, 0] if axes else np.ones(count, dtype=np.bool_)
    if axes == 0:
        return np.ones(count, dtype=np.bool_)
    if columns == 2 and axes == 2:
        best = np.maximum.accumulate(ordered[:, 1])
        kept = np.ones(count, dtype=np.bool_)
        kept[1:] = ordered[1:, 1] > best[:-1]
        return kept
    if ordered.dtype == np.object_:
        ordered = np.stack([_ranked(ordered[:, column]) for column in range(columns)], axis=1)
    if count <= (SMALL_ONCE_LOADED if "accords.maths.sweep_kernel" in sys.modules else SMALL):
        return _compared(ordered, axes)
    from accords.maths.sweep_kernel import swept  # noqa: PLC0415 - the compiler is loaded only where there is much to compare

    return swept(np.ascontiguousarray(ordered), axes)


def _ranked(column: Vectors) -> NDArray[np.int64]:
    """Give for each number its place among the distinct ones; order is all that dominance asks for."""
    places = {value: place for place, value in enumerate(sorted(set(column.tolist())))}
    return np.array([places[value] for value in column.tolist()], dtype=np.int64)


def _compared(ordered: Vectors, axes: int) -> NDArray[np.bool_]:
    """Compare each vector with all before it: those after it cannot dominate it."""
    count = len(ordered)
    kept = np.ones(count, dtype=np.bool_)
    step = max(1, _PAIRS // max(1, count))
    for start in range(0, count, step):
        block = ordered[start : start + step]
        before = ordered[: start + len(block)]
        before = before[kept[: len(before)]]
        covers = np.ones((len(before), len(block)), dtype=np.bool_)
        for column in range(ordered.shape[1]):
            covers &= before[:, column, None] >= block[None, :, column]
        same = np.ones_like(covers)
        for column in range(axes):
            same &= before[:, column, None] == block[None, :, column]
        kept[start : start + len(block)] = ~(covers & ~same).any(axis=0)
    return kept

"""Sets of undominated vectors as elements of a semiring: the sum keeps what is undominated in a union, the product adds vector to vector.

With it the elimination engine (:mod:`accords.maths.buckets`) finds the efficient frontier of additive worths under conditions without
listing packages: a package whose part is dominated is dominated itself (Rollon and Larrosa 2006, Bucket elimination for multiobjective
optimization problems). Each vector remembers in how many ways it is reached, and how.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial, reduce
from operator import add
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.maths.dominance import Efficient, Vectors, efficient, efficient_apart
from accords.maths.prospects import Prospects
from accords.maths.semiring import Semiring, of_elements
from accords.maths.thinning import one_per_cell

# Candidates that are looked at together.
CHUNK = 1 << 21

# The longest front that is made: with up to three columns, which one sweep decides, and with more, where vectors are compared in pairs.
LONGEST = 1 << 20
COMPARED = 1 << 12

# Where fronts are thinned out to so many vectors, candidates are first thinned out to so many times as many, which are then compared.
_ROUGHLY = 32

# Floating point numbers count exactly below this.
_EXACT = float(1 << 53)

Counts = NDArray[Any]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Single:
    """One vector, which some variables' values give."""

    values: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """Each member adds a vector of one front to a vector of another."""

    left: Front
    right: Front
    members: Rows


@dataclass(frozen=True, slots=True, eq=False)
class Either:
    """Each member is a vector of one of several fronts, which are laid end to end."""

    parts: tuple[Front, ...]
    offsets: NDArray[np.intp]
    members: Rows


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """Each member is a package, by its place among all packages (last variable fastest)."""

    sizes: tuple[int, ...]
    members: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Inner:
    """Bounds on what some tables can add up to: per column from below and above, and along each direction of the prospects, if any."""

    low: Vectors
    high: Vectors
    reach: NDArray[np.float64] | None = None

    def plus(self, other: Inner) -> Inner:
        """Give the bounds for the tables of both."""
        reach = None if self.reach is None or other.reach is None else self.reach + other.reach
        return Inner(self.low + other.low, self.high + other.high, reach)


@dataclass(frozen=True, slots=True, eq=False)
class Front:
    """Distinct vectors none of which dominates another, with how they come about.

    Attributes
    ----------
    vectors
        Whole numbers, shape (vectors, columns), sorted down.
    counts
        In how many ways each comes about: floating point numbers while they are exact, else Python integers.
    starts
        Where the members of each vector begin in ``made.members``: those are the ways, in terms of the fronts that it was made from.
    made
        How the front was made.
    inner
        Bounds on what any choice adds up to among the tables that went in.
    loss
        Per axis how much more than some vector here one that was thinned out may have had; empty where none was.
    height
        Larger than that of every front it was made from.
    """

    vectors: Vectors
    counts: Counts
    starts: NDArray[np.intp]
    made: Single | Sum | Either | Listed
    inner: Inner
    loss: tuple[int, ...] = ()
    height: int = 0

    def __len__(self) -> int:
        """Give the number of distinct vectors."""
        return len(self.vectors)

    def ways(self, row: int) -> Rows:
        """Give the members that come to one vector."""
        end = int(self.starts[row + 1]) if row + 1 < len(self.starts) else None
        members: Rows = np.zeros(1, dtype=np.intp) if isinstance(self.made, Single) else self.made.members[int(self.starts[row]) : end]
        return members


class TooLong(Exception):  # noqa: N818 - a signal inside this layer, never shown
    """An exact frontier would take more work than is set aside."""


# What True becomes: no vector is added, in the one way there is. False becomes None: no vector.
ONE = True
Element = Any


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts in a front.

    Attributes
    ----------
    axes
        How many columns are axes; the others are allowances.
    floors
        Per column the least that a whole vector must come to, or ``None``; every allowance has one.
    all
        Bounds on what all tables together add up to.
    most
        Fronts that are longer are thinned out, if given: of vectors close to each other on the axes one is kept, and ``loss`` says
        how close.
    prospects
        What parts must still be able to come to, if that is known.
    """

    axes: int
    floors: tuple[int | None, ...]
    all: Inner
    most: int | None = None
    prospects: Prospects | None = None

    def bounded(self, vectors: Vectors, inner: Inner) -> tuple[Vectors, NDArray[np.bool_] | None]:
        """Cut allowances to what certainly suffices, and say which vectors can still count (``None``: all)."""
        alive: NDArray[np.bool_] | None = None
        for column, floor in enumerate(self.floors):
            if floor is None:
                continue
            needed = floor - (self.all.high[column] - inner.high[column])
            if inner.low[column] < needed:
                reached = vectors[:, column] >= needed
                alive = reached if alive is None else alive & reached
            if column >= self.axes:
                enough = floor - (self.all.low[column] - inner.low[column])
                if inner.high[column] > enough:
                    vectors = vectors.copy()
                    vectors[:, column] = np.minimum(vectors[:, column], enough)
        if self.prospects is not None and inner.reach is not None:
            kept = self.prospects.kept(vectors, inner.reach)
            if kept is not None:
                alive = kept if alive is None else alive & kept
        return vectors, alive


def pareto(rules: Rules) -> Semiring:
    """Make the semiring of fronts under some rules."""
    return of_elements("pareto", _product(rules), _union(rules), _unions(rules), balanced=rules.most is not None)


def table_of(worths: Vectors, scope: tuple[int, ...], prospects: Prospects | None = None) -> NDArray[Any]:
    """Make a table of fronts from a table of vectors.

    Parameters
    ----------
    worths
        Whole numbers, one axis per variable of the scope and one for the columns at the end.
    scope
        The variables, increasing.
    prospects
        Those of the rules under which the fronts are to be joined.

    Returns
    -------
    NDArray[Any]
        Of fronts of one vector each.
    """
    columns = worths.shape[-1]
    flat = worths.reshape(-1, columns)
    inner = Inner(flat.min(axis=0), flat.max(axis=0), None if prospects is None else prospects.reach(worths))
    result = np.empty(worths.shape[:-1], dtype=np.object_)
    start, once = np.zeros(1, dtype=np.intp), np.ones(1)
    for index in np.ndindex(*result.shape):
        made = Single(tuple(zip(scope, index, strict=True)))
        result[index] = Front(worths[index].reshape(1, columns), once, start, made, inner)
    return result


def _product(rules: Rules) -> Callable[[Element, Element], Element]:
    """Make the product of two elements."""

    def multiply(left: Element, right: Element) -> Element:
        if left is None or left is False or right is None or right is False:
            return None
        if left is ONE:
            return right
        return left if right is ONE else _added(left, right, rules)

    return multiply


def _added(left: Front, right: Front, rules: Rules) -> Front | None:
    """Add every vector of one front to every vector of another, and keep what is not dominated."""
    if len(left) < len(right):
        left, right = right, left
    inner = left.inner.plus(right.inner)
    if len(right) == 1 and len(rules.floors) == rules.axes:
        return _moved(left, right, inner, rules)
    step = max(1, CHUNK // len(left))
    vectors, codes = left.vectors[:0], np.zeros(0, dtype=np.intp)
    found, loss = Efficient(codes, codes), _lost(left.loss, right.loss, add)
    roughly: tuple[int, ...] = ()
    for start in range(0, len(right), step):
        part = right.vectors[start : start + step]
        added = (part[:, None, :] + left.vectors[None, :, :]).reshape(-1, part.shape[1])
        code = np.arange(start * len(left), start * len(left) + len(added), dtype=np.intp)
        added, alive = rules.bounded(added, inner)
        if alive is not None and not alive.all():
            added, code = added[alive], code[alive]
        if rules.most is not None and len(added) > _ROUGHLY * rules.most:
            rows, lost = one_per_cell(added, rules.axes, _ROUGHLY * rules.most)
            added, code, roughly = added[rows], code[rows], _lost(roughly, lost, max)
        if len(vectors):
            added, code = np.concatenate([vectors, added]), np.concatenate([codes, code])
        found = efficient(added, rules.axes)
        vectors, codes = added[found.members], code[found.members]
    if not len(vectors):
        return None
    counts = _times(left.counts, right.counts, codes)
    return _finished(vectors, counts, found.starts, Sum(left, right, codes), (inner, _lost(loss, roughly, add)), rules)


def _moved(front: Front, by: Front, inner: Inner, rules: Rules) -> Front | None:
    """Add one vector to every vector of a front: that leaves them in order and undominated."""
    vectors, alive = rules.bounded(front.vectors + by.vectors, inner)
    codes = np.arange(len(vectors), dtype=np.intp)
    counts = front.counts
    if alive is not None and not alive.all():
        codes = alive.nonzero()[0]
        if not len(codes):
            return None
        vectors, counts = vectors[codes], counts[codes]
    if by.counts[0] != 1:
        counts = _times(front.counts, by.counts, codes)
    starts = np.arange(len(codes), dtype=np.intp)
    return _finished(vectors, counts, starts, Sum(front, by, codes), (inner, _lost(front.loss, by.loss, add)), rules)


def _times(left: Counts, right: Counts, codes: Rows) -> Counts:
    """Multiply the counts of the pairs that some codes stand for."""
    first, second = codes % len(left), codes // len(left)
    if np.object_ in (left.dtype, right.dtype) or left.max() * right.max() >= _EXACT:
        whole: Counts = np.array(_integers(left), dtype=np.object_)[first] * np.array(_integers(right), dtype=np.object_)[second]
        return whole
    result: Counts = left[first] * right[second]
    return result


def _integers(counts: Counts) -> list[int]:
    return [int(count) for count in counts.tolist()]


def _union(rules: Rules) -> Callable[[NDArray[Any]], Element]:
    """Make the sum of several elements."""
    unions = _unions(rules)
    return lambda elements: unions(elements[None, :])[0]


def _unions(rules: Rules) -> Callable[[NDArray[Any]], list[Element]]:
    """Make the sums of the rows of an array of elements: what many rows take is done for all of them at once."""

    def unions(rows: NDArray[Any]) -> list[Element]:
        parts = [tuple(element for element in row if element is not None and element is not False) for row in rows]
        result: list[Element] = [row[0] if row else None for row in parts]
        # Truth values alone: there is nothing to add up yet.
        several = [place for place, row in enumerate(parts) if len(row) > 1 and row[0] is not ONE]
        if several:
            for place, front in zip(several, _joined([parts[place] for place in several], rules), strict=True):
                result[place] = front
        return result

    return unions


def _joined(rows: list[tuple[Front, ...]], rules: Rules) -> Iterator[Front | None]:
    """Keep of each row of fronts what none dominates in the row."""
    laid = tuple(part for row in rows for part in row)
    vectors = np.concatenate([part.vectors for part in laid])
    counts = _laid([part.counts for part in laid])
    offsets = np.cumsum([0, *(len(part) for part in laid)], dtype=np.intp)
    edges = offsets[np.cumsum([0, *(len(row) for row in rows)])]
    inner = laid[0].inner  # all alternatives are made of the same tables
    vectors, alive = rules.bounded(vectors, inner)
    codes = None
    if alive is not None and not alive.all():
        codes = alive.nonzero()[0]
        vectors, counts, edges = vectors[codes], counts[codes], np.searchsorted(codes, edges)
    for row, found in zip(rows, efficient_apart(vectors, np.diff(edges).tolist(), rules.axes), strict=True):
        if not len(found.members):
            yield None
            continue
        members = found.members if codes is None else codes[found.members]
        bounds = (inner, reduce(partial(_lost, join=max), [part.loss for part in row]))
        made = Either(laid, offsets, members)
        yield _finished(vectors[found.members], counts[found.members], found.starts, made, bounds, rules)


def _laid(counts: list[Counts]) -> Counts:
    """Lay counts end to end, as Python integers where some are."""
    if any(part.dtype == np.object_ for part in counts):
        return np.array([count for part in counts for count in _integers(part)], dtype=np.object_)
    result: Counts = np.concatenate(counts)
    return result


def _finished(
    vectors: Vectors, counts: Counts, starts: Rows, made: Sum | Either | Listed, bounds: tuple[Inner, tuple[int, ...]], rules: Rules
) -> Front:
    """Join the members of each distinct vector, and thin the front out where that is asked for."""
    inner, loss = bounds
    if len(starts) < len(vectors):
        if counts.dtype != np.object_ and float(counts.sum()) >= _EXACT:
            counts = np.array(_integers(counts), dtype=np.object_)
        vectors, counts = vectors[starts], np.add.reduceat(counts, starts)
    front = Front(vectors, counts, starts, made, inner, loss, _height(made) + 1)
    if rules.most is None:
        if len(front) > LONGEST or (vectors.shape[1] > 3 and rules.prospects is None and len(front) > COMPARED):
            raise TooLong
        return front
    return front if len(front) <= rules.most else chosen(front, *one_per_cell(front.vectors, rules.axes, rules.most))


def _height(made: Sum | Either | Listed) -> int:
    if isinstance(made, Sum):
        return max(made.left.height, made.right.height)
    return max(part.height for part in made.parts) if isinstance(made, Either) else 0


def _lost(one: tuple[int, ...], other: tuple[int, ...], join: Callable[[int, int], int]) -> tuple[int, ...]:
    """Join what was lost in two fronts."""
    return tuple(join(first, second) for first, second in zip(one, other, strict=True)) if one and other else one or other


def chosen(front: Front, rows: Rows, loss: tuple[int, ...] = ()) -> Front:
    """Keep some vectors of a front, by position; ``loss`` is what the others may have had more, per axis."""
    made = Either((front,), np.array([0, len(front)], dtype=np.intp), rows)
    starts = np.arange(len(rows), dtype=np.intp)
    return Front(front.vectors[rows], front.counts[rows], starts, made, front.inner, _lost(front.loss, loss, add), front.height + 1)

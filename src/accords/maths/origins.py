"""Where sums on a grid come from: a list, two origins added, or variables that are summed over under conditions.

Origins remember what they were made of, so that members of a count can be drawn (:mod:`accords.maths.rounded_draws`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray

from accords.maths.splitting import Splitting
from accords.maths.summing import Amount, Condition, laid, shifted, summed
from accords.maths.sums import Cells, Sums, flat, joined, of_cells, settings_of
from accords.maths.worths import Vectors


@dataclass(frozen=True, slots=True)
class Horizon:
    """What whole sums have to reach at least, and the most that all origins together come to."""

    least: Cells
    top: Cells

    def needed(self, top: Cells) -> Cells:
        """Give what a part has to come to at least, of which ``top`` is the most."""
        return self.least - (self.top - top)

    def cut(self, sums: Sums) -> Sums:
        """Leave out what cannot reach the least any more."""
        return sums.above(self.needed(sums.top))


@dataclass(frozen=True, eq=False)
class Listing:
    """Members of a list, each with its rounded sum.

    Attributes
    ----------
    sums
        How often each sum stands there.
    cells
        Rounded sums, shape (members, columns of the grid).
    worths
        What the members come to in full, in all columns.
    """

    sums: Sums
    cells: Cells
    worths: Vectors

    @cached_property
    def _places(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The members in the order of their cells, and where those of each cell begin."""
        shape = self.sums.ways.shape[1:]
        # Numbers of 16 bits are sorted by their digits, which is quicker by far.
        kind = np.uint16 if prod(shape) <= 1 << 16 else np.int64
        place = flat(self.cells - self.sums.start, shape).astype(kind)
        starts = np.concatenate([[0], np.cumsum(np.bincount(place, minlength=prod(shape)))])
        return np.argsort(place, kind="stable"), starts

    def members(self, cells: Cells, source: np.random.Generator) -> NDArray[np.intp]:
        """Draw for each of several cells one of its members."""
        order, starts = self._places
        place = flat(cells - self.sums.start, self.sums.ways.shape[1:])
        lengths = starts[place + 1] - starts[place]
        return order[starts[place] + (source.random(len(place)) * lengths).astype(np.intp)]


@dataclass(frozen=True, eq=False)
class Joint:
    """Two origins added."""

    sums: Sums
    left: Origin
    right: Origin

    @cached_property
    def splitting(self) -> Splitting:
        """How sums are split between them."""
        return Splitting(self.left.sums, self.right.sums)


@dataclass(frozen=True, eq=False)
class Chosen:
    """Values of variables added to another origin, where conditions are true of them.

    Attributes
    ----------
    sums
        Of all values of ``variables``, for each setting of what else is read.
    inner
        What they are added to; it may know some of the variables.
    variables
        What is summed over here.
    conditions, amounts
        Tables with their scopes; those of amounts have whole numbers, with an axis at the end for the columns.
    sizes
        The domain size of every variable.
    """

    sums: Sums
    inner: Origin
    variables: tuple[int, ...]
    conditions: tuple[Condition, ...]
    amounts: tuple[Amount, ...]
    sizes: tuple[int, ...]

    @cached_property
    def options(self) -> tuple[NDArray[np.bool_], Cells, NDArray[np.intp]]:
        """For each setting of what else is read and each of the variables: whether it is allowed, its amount, the inner setting."""
        order = (*self.sums.scope, *self.variables)
        shape = tuple(self.sizes[variable] for variable in order)
        split = (prod(self.sums.sizes), -1)
        allowed = np.ones(shape, dtype=np.bool_)
        for scope, condition in self.conditions:
            allowed &= laid(condition, scope, order)
        amounts = np.zeros((*shape, len(self.sums.start)), dtype=np.int64)
        for scope, amount in self.amounts:
            amounts += laid(amount, scope, order)
        setting = settings_of(self.inner.sums.scope, order, shape)
        return allowed.reshape(split), amounts.reshape(*split, len(self.sums.start)), setting.reshape(split)

    def chances(self, here: NDArray[np.intp], sums: Cells) -> NDArray[np.float64]:
        """Give for some settings with a sum each the ways that each value of the variables leaves, shape (values, sums)."""
        ways, start, steps, shifts = self._laid
        return ways[shifts.take(here, axis=1) + (sums - start) @ steps]

    @cached_property
    def _laid(self) -> tuple[NDArray[np.float64], Cells, Cells, NDArray[np.int64]]:
        """The ways of the inner origin with so much room around them that no sum less an amount falls out of it, and places in them.

        Behind all settings there is one without any ways: that of values that are not allowed.
        """
        allowed, amounts, settings = self.options
        sums = self.inner.sums
        room = amounts.reshape(-1, amounts.shape[-1]).max(axis=0)
        ways = np.pad(sums.ways, ((0, 1), *((int(most), int(most)) for most in room)))
        lengths = ways.shape[1:]
        steps = np.array([prod(lengths[column + 1 :]) for column in range(len(lengths))], dtype=np.int64)
        shifts = np.where(allowed, settings * prod(lengths) - amounts @ steps, len(sums.ways) * prod(lengths))
        return ways.reshape(-1), sums.start - room, steps, np.ascontiguousarray(shifts.T)


Origin = Listing | Joint | Chosen


def listing(cells: Cells, worths: Vectors, horizon: Horizon) -> Listing:
    """Make an origin of a list, without the members that cannot be part of a sum that reaches the least."""
    needed = horizon.needed(cells.max(axis=0))
    if (needed <= 0).all():
        return Listing(of_cells(cells), cells, worths)
    useful: NDArray[np.bool_] = np.all(cells >= needed, axis=1)
    # What is largest in one column may be too small in another: then nothing reaches the least, and any member says so.
    useful[0] |= not useful.any()
    return Listing(of_cells(cells[useful]), cells[useful], worths[useful])


def nothing_added(columns: int, worths: int) -> Listing:
    """Make the origin that comes to nothing, in one way."""
    none = np.zeros((1, columns), dtype=np.int64)
    return Listing(of_cells(none), none, np.zeros((1, worths), dtype=np.int64))


def both(left: Origin, right: Origin, horizon: Horizon) -> Joint:
    """Add two origins; draws are quicker if the first is the smaller one."""
    left, right = sorted((left, right), key=lambda origin: origin.sums.ways[0].size)
    return Joint(horizon.cut(joined(left.sums, right.sums)), left, right)


def chosen(
    inner: Origin,
    variables: tuple[int, ...],
    conditions: Sequence[Condition],
    amounts: Sequence[Amount],
    sizes: tuple[int, ...],
    horizon: Horizon,
) -> Chosen:
    """Sum over variables, each value of which adds an amount, where all conditions are true.

    The parameters are the attributes of :class:`Chosen`.
    """
    sums = inner.sums
    early = [amount for amount in amounts if not set(variables).isdisjoint(amount[0])]
    # What does not hang on what is summed over is added afterwards, to fewer settings.
    late = [amount for amount in amounts if set(variables).isdisjoint(amount[0])]
    for amount in early:
        sums = horizon.cut(shifted(sums, amount, horizon.needed))
    sums = summed(sums, variables, conditions, sizes)
    for amount in late:
        sums = horizon.cut(shifted(sums, amount, horizon.needed))
    return Chosen(sums, inner, variables, tuple(conditions), tuple(amounts), sizes)

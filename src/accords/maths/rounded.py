"""Worths rounded to a coarser unit: what is sure to reach floors, what may, and a draw from what lies between.

Each list of sums, and each table of those variables that conditions couple, is rounded down. What reaches the floors rounded down does
so for certain; what falls short by more than was rounded away certainly does not (Gopalan, Klivans, Meka, Stefankovic, Vempala and Vigoda
2011, An FPTAS for #Knapsack and related counting problems).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import gcd

import numpy as np

from accords.maths.buckets import Plan
from accords.maths.factors import Factors
from accords.maths.independent import Part
from accords.maths.ordering import members
from accords.maths.origins import Horizon, Origin, both, listing, nothing_added
from accords.maths.rounded_draws import Drawn, Pair
from accords.maths.rounded_elimination import Tree, meeting, tree_of, whole
from accords.maths.sums import Cells
from accords.maths.worths import Vectors


@dataclass(frozen=True, slots=True, eq=False)
class Coupled:
    """Variables that conditions couple, with a plan to eliminate them."""

    part: Part
    factors: Factors
    plan: Plan


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """What sums are added up from: lists of what members come to, of at least one each, and variables that conditions couple."""

    lists: Sequence[Vectors]
    coupled: Sequence[Coupled]

    @property
    def tables(self) -> list[Vectors]:
        """All that is rounded, with one axis at the end for the columns."""
        return [*self.lists, *(table for one in self.coupled for table in one.part.worths.tables)]

    def worths(self, drawn: Drawn) -> Vectors:
        """Give what draws come to in full, shape (draws, columns)."""
        worths = drawn.worths
        for one in self.coupled:
            unread = np.zeros(len(worths), dtype=np.intp)
            values = [drawn.values.get(variable, unread) for variable in range(len(one.part.worths.sizes))]
            worths = worths + one.part.worths.of(np.stack(values, axis=1))
        return worths


@dataclass(frozen=True, eq=False)
class Rounded:
    """Counts of sums in coarser units.

    Attributes
    ----------
    pair
        All sums; nothing where none can reach the floors.
    certain, possible
        What rounded sums have to be to reach the floors for certain, and what they have to be at least.
    """

    pair: Pair | None
    certain: Cells
    possible: Cells

    @cached_property
    def low(self) -> float:
        """How many reach the floors for certain."""
        return self.pair.reaching(self.certain) if self.pair else 0.0

    @cached_property
    def high(self) -> float:
        """How many may reach the floors."""
        return self.pair.reaching(self.possible) if self.pair else 0.0

    def draw(self, number: int, source: np.random.Generator, *, certain: bool) -> Drawn:
        """Draw some that may reach the floors; those that do for certain are among them only if that is asked for."""
        if self.pair is None:
            raise ValueError("Nothing reaches the floors, so nothing can be drawn.")
        return self.pair.draw(self.possible, None if certain else self.certain - self.possible, number, source)


def step(tables: Sequence[Vectors], column: int) -> int:
    """Give the largest number of which all differences within each table are multiples."""
    values = [table[..., column].reshape(-1) for table in tables]
    return gcd(*(int(np.gcd.reduce(one - one[0])) for one in values)) or 1


def rounded(pieces: Pieces, floors: Vectors, columns: list[int], units: list[int]) -> Rounded:
    """Round what sums are added up from, and add it up.

    Parameters
    ----------
    pieces
        With all columns.
    floors
        Of all columns.
    columns
        Those that are looked at.
    units
        One for each of these.
    """
    asked = floors[columns]
    unit = np.array(units, dtype=asked.dtype)
    base = lost = np.zeros(len(columns), dtype=asked.dtype)
    top = np.zeros(len(columns), dtype=np.int64)
    cells: list[Cells] = []
    for table in pieces.tables:
        found, least, most = _cells(table, columns, units)
        cells.append(found)
        base, lost, top = base + least, lost + most, top + found.reshape(-1, len(columns)).max(axis=0)
    certain, possible = (np.asarray(-(-(floor - base) // unit), dtype=np.int64) for floor in (asked, asked - lost))
    if (possible > top).any():
        return Rounded(None, certain, possible)
    horizon = Horizon(possible, top)
    return Rounded(_pair(pieces, cells, horizon), certain, possible)


def _cells(table: Vectors, columns: list[int], units: list[int]) -> tuple[Cells, Vectors, Vectors]:
    """Round a table down from its least; give that, and the most that was rounded away."""
    # Column by column in memory: they are gone through one after the other.
    cells = np.moveaxis(np.empty((len(columns), *table.shape[:-1]), dtype=np.int64), 0, -1)
    least = np.empty(len(columns), dtype=table.dtype)
    lost = np.empty(len(columns), dtype=table.dtype)
    for place, (column, unit) in enumerate(zip(columns, units, strict=True)):
        values = table[..., column]
        least[place] = values.min()
        above = values - least[place]
        whole_units = above // unit
        lost[place] = (above - whole_units * unit).max()
        cells[..., place] = whole_units
    return cells, least, lost


def _pair(pieces: Pieces, cells: list[Cells], horizon: Horizon) -> Pair:
    """Add everything up to two origins: one over about half of what there is to add up, one over the rest."""
    worths = pieces.tables[0].shape[-1]
    lists, rest = cells[: len(pieces.lists)], cells[len(pieces.lists) :]
    origins: list[Origin] = [listing(own, sums, horizon) for own, sums in zip(lists, pieces.lists, strict=True)]
    trees = []
    for one in pieces.coupled:
        number = len(one.part.worths.tables)
        trees.append(_tree(one, rest[:number]))
        rest = rest[number:]
    if not origins and len(trees) == 1 and len(trees[0].roots) == 1:
        return meeting(trees[0], horizon, worths)
    origins += [whole(tree, root, horizon, worths) for tree in trees for root in tree.roots]
    return Pair(*_halves(origins, horizon))


def _halves(origins: list[Origin], horizon: Horizon) -> tuple[Origin, Origin]:
    """Add origins up to two, the largest first where there is less; each to all before it, so that draws take it off again in one step."""
    sides: list[Origin | None] = [None, None]
    for origin in sorted(origins, key=lambda one: -one.sums.ways.size):
        side = 0 if _size(sides[0]) <= _size(sides[1]) else 1
        here = sides[side]
        sides[side] = origin if here is None else both(origin, here, horizon)
    left, right = (nothing_added(len(horizon.top), 1) if side is None else side for side in sides)
    return left, right


def _size(origin: Origin | None) -> int:
    return 0 if origin is None else origin.sums.ways.size


def _tree(one: Coupled, cells: list[Cells]) -> Tree:
    conditions = [(tuple(members(mask)), table) for mask, table in zip(one.factors.scopes, one.factors.tables, strict=True)]
    return tree_of(one.plan, conditions, list(zip(one.part.worths.scopes, cells, strict=True)), one.factors.sizes)

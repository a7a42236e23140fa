"""Additive worths over the assignments of variables: tables of whole numbers, several columns side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Worths:
    """What assignments add up to: the sum, over some tables, of the cell that the assignment picks in each.

    Attributes
    ----------
    sizes
        The domain size of every variable.
    scopes
        The variables of each table, increasing; every variable has a table of its own, and there is at least one table.
    tables
        Whole numbers, one axis per variable of the scope and one at the end for the columns.
    """

    sizes: tuple[int, ...]
    scopes: tuple[tuple[int, ...], ...]
    tables: tuple[Vectors, ...]

    @property
    def columns(self) -> int:
        """How many numbers each assignment has."""
        return int(self.tables[0].shape[-1])

    @property
    def low(self) -> Vectors:
        """Give a lower bound on each column: the sum of the smallest cells."""
        return sum((_flat(table).min(axis=0) for table in self.tables), np.zeros(self.columns, dtype=np.int64))

    @property
    def high(self) -> Vectors:
        """Give an upper bound on each column: the sum of the largest cells."""
        return sum((_flat(table).max(axis=0) for table in self.tables), np.zeros(self.columns, dtype=np.int64))

    def of(self, assignments: NDArray[np.intp]) -> Vectors:
        """Add up for several assignments, shape (assignments, variables); gives shape (assignments, columns)."""
        total = np.zeros((len(assignments), self.columns), dtype=self.tables[0].dtype)
        for scope, table in zip(self.scopes, self.tables, strict=True):
            total = total + table[tuple(assignments[:, variable] for variable in scope)]
        return total

    def only(self, columns: Sequence[int]) -> Worths:
        """Give some of the columns, in the order asked for."""
        return Worths(self.sizes, self.scopes, tuple(table[..., list(columns)] for table in self.tables))

    def block(self, fixed: dict[int, int]) -> Vectors:
        """Add up for all assignments that share some values.

        Parameters
        ----------
        fixed
            From variables to their values: the first ones, without a gap.

        Returns
        -------
        Vectors
            Shape (assignments, columns), the last variable fastest.
        """
        free = [variable for variable in range(len(self.sizes)) if variable not in fixed]
        shape = [self.sizes[variable] for variable in free]
        result = np.empty((self.columns, prod(shape)), dtype=self.tables[0].dtype)
        # Tables of later variables first: the array grows to its full size only at the end.
        ordered = sorted(zip(self.scopes, self.tables, strict=True), key=lambda entry: -max(entry[0], default=0))
        for column in range(self.columns):
            total: Vectors = np.zeros([1] * len(free), dtype=result.dtype)
            for scope, table in ordered:
                picked = table[tuple(fixed.get(variable, slice(None)) for variable in scope)][..., column]
                length = {variable: self.sizes[variable] for variable in scope if variable not in fixed}
                total = total + picked.reshape([length.get(variable, 1) for variable in free])
            result[column] = np.broadcast_to(total, shape).reshape(-1)
        return result.T


def worths_of(sizes: Sequence[int], tables: Sequence[tuple[Sequence[int], Vectors]], columns: int) -> Worths:
    """Gather tables: those of one scope are added, and every variable gets a table of its own.

    Parameters
    ----------
    sizes
        The domain size of every variable.
    tables
        (variables, whole numbers): one axis per variable in the order given, one at the end for the columns. 64-bit or Python integers,
        of which no sum passes 64 bits unless they are Python integers: see :func:`accords.maths.exact.whole`.
    columns
        How many there are.

    Raises
    ------
    ValueError
        When the shape of a table is not that of its variables and columns.
    """
    gathered: dict[tuple[int, ...], Vectors] = {
        (variable,): np.zeros((size, columns), dtype=np.int64) for variable, size in enumerate(sizes)
    }
    for scope, table in tables:
        if len(set(scope)) != len(scope) or table.shape != (*(sizes[variable] for variable in scope), columns):
            raise ValueError(f"A table of shape {table.shape} does not give {columns} columns for the variables {tuple(scope)}.")
        ordered = tuple(sorted(scope))
        if ordered != tuple(scope):
            table = table.transpose([*(list(scope).index(variable) for variable in ordered), table.ndim - 1])  # noqa: PLW2901 same table
        gathered[ordered] = gathered[ordered] + table if ordered in gathered else table
    if not gathered:  # without variables there is one assignment, which comes to nothing
        gathered[()] = np.zeros(columns, dtype=np.int64)
    if any(table.dtype == np.object_ for table in gathered.values()):
        gathered = {scope: table.astype(np.object_) for scope, table in gathered.items()}
    return Worths(tuple(sizes), tuple(gathered), tuple(gathered.values()))


def _flat(table: Vectors) -> Vectors:
    return table.reshape(prod(table.shape[:-1]), table.shape[-1])

"""Parts of a formula and of worths that share no variable: what assignments come to is a sum over them, and each is looked at alone."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np

from accords.maths.formula import TRUE, And, Formula, conj, dense, variables
from accords.maths.worths import Vectors, Worths


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Variables that a formula or a table of worths ties together, or one that nothing ties.

    Attributes
    ----------
    variables
        Increasing.
    formula
        What the whole formula asks of them.
    worths
        What their values come to: the tables of the whole, over its variables; one that is no part of this has one value and is in
        no table.
    """

    variables: tuple[int, ...]
    formula: Formula
    worths: Worths

    @property
    def size(self) -> int:
        """How many assignments there are."""
        return prod(self.worths.sizes)

    def listed(self) -> Vectors:
        """Give what each assignment of which the formula is true comes to, shape (assignments, columns)."""
        worths = self.worths
        if len(self.variables) == 1 and len(worths.tables) == 1:
            sums = worths.tables[0]
        else:
            place = {variable: position for position, variable in enumerate(self.variables)}
            scopes = tuple(tuple(place[variable] for variable in scope) for scope in worths.scopes)
            sums = Worths(tuple(worths.sizes[variable] for variable in self.variables), scopes, worths.tables).block({})
        if self.formula != TRUE:
            sums = sums[dense(self.formula, self.variables, worths.sizes).reshape(-1)]
        return sums


def independent(formula: Formula, worths: Worths) -> list[Part]:
    """Split a formula and worths into parts that share no variable.

    Parameters
    ----------
    formula
        Over the variables of ``worths``.
    worths
        What assignments come to.

    Returns
    -------
    list[Part]
        Every variable is in one of them.
    """
    clauses = formula.parts if isinstance(formula, And) else (formula,)
    scopes = [tuple(sorted(variables(clause))) for clause in clauses]
    groups = _joined(len(worths.sizes), [*worths.scopes, *scopes])
    own: dict[int, tuple[list[Formula], list[int]]] = {group: ([], []) for group in groups}
    # What reads no variable is true or false of everything: it goes with the first part, if there is one.
    first = next(iter(own))
    for clause, scope in zip(clauses, scopes, strict=True):
        own[groups[scope[0]] if scope else first][0].append(clause)
    for number, scope in enumerate(worths.scopes):
        own[groups[scope[0]] if scope else first][1].append(number)
    return [_part(worths, groups, group, *found) for group, found in own.items()]


def _part(worths: Worths, groups: list[int], group: int, clauses: list[Formula], tables: list[int]) -> Part:
    inside = tuple(variable for variable, where in enumerate(groups) if where == group)
    sizes = tuple(size if where == group else 1 for size, where in zip(worths.sizes, groups, strict=True))
    chosen = Worths(sizes, tuple(worths.scopes[number] for number in tables), tuple(worths.tables[number] for number in tables))
    return Part(inside, conj(*clauses), chosen)


def _joined(number: int, scopes: list[tuple[int, ...]]) -> list[int]:
    """Give for each variable the least of those that it hangs together with."""
    leader = list(range(number))

    def of(variable: int) -> int:
        while leader[variable] != variable:
            leader[variable] = leader[leader[variable]]
            variable = leader[variable]
        return variable

    for scope in scopes:
        for variable in scope[1:]:
            one, other = sorted((of(scope[0]), of(variable)))
            leader[other] = one
    return [of(variable) for variable in range(number)]


def together(one: Vectors, other: Vectors) -> Vectors:
    """Add each member of a list to each member of another, shape (members, columns); column by column in memory."""
    kind = np.result_type(one.dtype, other.dtype)
    sums = np.empty((one.shape[1], len(one), len(other)), dtype=kind)
    for column, found in enumerate(sums):
        np.add(one[:, column, None], other[None, :, column], out=found)
    return sums.reshape(len(sums), -1).T


def in_order(sums: Vectors) -> Vectors:
    """Sort the members of a list, so that the order in which values were described is lost."""
    if sums.dtype == np.object_:
        rows = sorted(map(tuple, sums.tolist()))
        return np.array(rows, dtype=np.object_).reshape(sums.shape)
    return sums[np.lexsort(sums.T[::-1])]

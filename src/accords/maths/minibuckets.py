"""An upper bound on the number of solutions, by elimination in small tables.

Where a bucket's joint table would be too large, its factors are split into mini-buckets: one is summed, the others give their maximum,
and the sum of a product of nonnegative factors is at most the sum of one times the maximum of the others (Dechter and Rish 2003,
Mini-buckets: a general scheme for bounded inference).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from math import prod

import numpy as np

from accords.maths.buckets import first_used
from accords.maths.factors import DENSE, TooManyGates, factorised
from accords.maths.formula import And, Formula, Leaf, compact, conj
from accords.maths.ordering import members, min_fill
from accords.maths.semiring import COUNT, WIDE, Values


@dataclass(frozen=True, slots=True)
class _Factor:
    """A table over the variables of a bitmask, none of whose values passes ``bound``."""

    scope: int
    values: Values
    bound: int


def upper_bound(formula: Formula, sizes: Sequence[int], cells: int) -> int:
    """Bound the number of complete assignments for which a formula is true.

    Parameters
    ----------
    formula
        Over variables ``0 .. len(sizes) - 1``.
    sizes
        The domain size of every variable.
    cells
        The largest joint table to make; factors of the formula that are larger are used as they are.

    Returns
    -------
    int
        Never less than the number, never more than the number of all assignments.
    """
    limit = min(cells, DENSE[-1])
    try:
        written = factorised(formula, sizes, limit)
    except TooManyGates:  # a conjunction with fewer parts has no fewer solutions
        root = compact(formula, sizes, limit)
        plain = [part for part in root.parts if isinstance(part, Leaf)] if isinstance(root, And) else []
        written = factorised(conj(*plain), sizes, limit)
    read = reduce(lambda left, right: left | right, written.scopes, 0)
    order = min_fill(written.scopes, written.sizes, read, cells)
    rank = {variable: position for position, variable in enumerate((*order.variables, *order.stuck))}
    waiting: list[list[_Factor]] = [[] for _ in range(len(rank) + 1)]
    for scope, table in zip(written.scopes, written.tables, strict=True):
        waiting[first_used(scope, rank)].append(_Factor(scope, table, 1))
    for variable in rank:
        for position, group in enumerate(_split(waiting[rank[variable]], written.sizes, cells)):
            message = _eliminated(group, variable, written.sizes, summed=position == 0)
            waiting[first_used(message.scope, rank)].append(message)
    free = prod([size for variable, size in enumerate(sizes) if not read >> variable & 1])
    return min(prod(sizes), free * prod([int(factor.values.reshape(())[()]) for factor in waiting[-1]]))


def _split(factors: Sequence[_Factor], sizes: Sequence[int], cells: int) -> list[list[_Factor]]:
    """Group factors, the largest first, each into the first group whose joint table stays within ``cells``."""
    groups: list[tuple[int, list[_Factor]]] = []
    for factor in sorted(factors, key=lambda factor: (-factor.values.size, factor.scope)):
        for position, (scope, group) in enumerate(groups):
            joint = scope | factor.scope
            if joint == scope or prod([sizes[variable] for variable in members(joint)]) <= cells:
                groups[position] = (joint, [*group, factor])
                break
        else:
            groups.append((factor.scope, [factor]))
    return [group for _, group in groups]


def _eliminated(group: Sequence[_Factor], variable: int, sizes: Sequence[int], *, summed: bool) -> _Factor:
    """Multiply a group and take the sum, or the maximum, over one variable."""
    scope = reduce(lambda left, right: left | right, (factor.scope for factor in group))
    joint = list(members(scope))
    bound = prod([factor.bound for factor in group]) * (sizes[variable] if summed else 1)
    arrays = [factor.values.reshape([sizes[other] if factor.scope >> other & 1 else 1 for other in joint]) for factor in group]
    if bound >= WIDE:
        arrays = [COUNT.widen(array) for array in arrays]
    product = reduce(np.multiply, arrays)
    axis = joint.index(variable)
    values = COUNT.total(product, axis) if summed else np.maximum.reduce(product, axis=axis, keepdims=True)
    rest = scope & ~(1 << variable)
    return _Factor(rest, values.reshape([sizes[other] for other in members(rest)]), bound)

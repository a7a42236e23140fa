"""Summing grids over variables: amounts are added for each value, conditions say which values go together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.maths.sums import Cells, Sums, Ways, settings_of

# Tables with their scopes, variables increasing; amounts have an axis at the end for the columns.
Condition = tuple[tuple[int, ...], NDArray[np.bool_]]
Amount = tuple[tuple[int, ...], Cells]

# Products of matrices up to this size are computed at once: larger ones would wait for other threads.
_ALONE = 1 << 18


def shifted(sums: Sums, amount: Amount, needed: Callable[[Cells], Cells]) -> Sums:
    """Add to all sums what a table has for the values of some variables.

    Parameters
    ----------
    sums
        They may know some of the variables.
    amount
        The table.
    needed
        What an amount has to be at least to be of use, from the largest one.
    """
    scope, table = amount
    known = dict(zip((*sums.scope, *scope), (*sums.sizes, *table.shape[:-1]), strict=True))
    order = tuple(sorted(known))
    sizes = tuple(known[variable] for variable in order)
    amounts = table.reshape(-1, table.shape[-1])
    top = amounts.max(axis=0)
    useful: NDArray[np.bool_] = np.all(amounts >= needed(top), axis=1)
    low = amounts[useful].min(axis=0) if useful.any() else top
    grid = sums.ways.shape[1:]
    ways = np.zeros((prod(sizes), *(length + int(more) for length, more in zip(grid, top - low, strict=True))))
    inside, own = settings_of(sums.scope, order, sizes), settings_of(scope, order, sizes)
    for setting, (here, place) in enumerate(zip(inside.tolist(), own.tolist(), strict=True)):
        if useful[place]:
            where = (slice(at, at + length) for at, length in zip((amounts[place] - low).tolist(), grid, strict=True))
            ways[setting][tuple(where)] = sums.ways[here]
    return Sums(order, sizes, ways, sums.start + low)


def summed(sums: Sums, variables: tuple[int, ...], conditions: Sequence[Condition], sizes: tuple[int, ...]) -> Sums:
    """Sum over variables where conditions are true, by products of matrices.

    Parameters
    ----------
    sums
        They may know some of the variables, and others.
    variables
        What is summed over; those that the sums do not know are read by some condition.
    conditions
        All have to be true.
    sizes
        The domain size of every variable.
    """
    read = tuple(sorted({variable for scope, _ in conditions for variable in scope}))
    truth = reduce(np.logical_and, [laid(table, scope, read) for scope, table in conditions], np.ones((1,) * len(read), dtype=np.bool_))
    truth = np.broadcast_to(truth, [sizes[variable] for variable in read])
    # Groups of variables: which both know and keep, both know and lose, which one of them alone keeps.
    shared = [variable for variable in read if variable in sums.scope and variable not in variables]
    lost = [variable for variable in read if variable in sums.scope and variable in variables]
    new = [variable for variable in read if variable not in sums.scope and variable not in variables]
    rest = [variable for variable in sums.scope if variable not in read and variable not in variables]
    weights = _arranged(truth.astype(np.float64), read, (*shared, *new, *lost), variables)
    grid = sums.ways.shape[1:]
    ways = _arranged(sums.ways.reshape(*sums.sizes, *grid), sums.scope, (*shared, *lost, *rest), variables)
    lengths = [prod(sizes[variable] for variable in group) for group in (shared, new, lost)]
    result = _product(weights.reshape(lengths), ways.reshape(lengths[0], lengths[2], -1))
    order = (*shared, *new, *rest)
    scope = tuple(sorted(order))
    result = _arranged(result.reshape(*(sizes[variable] for variable in order), -1), order, scope, ())
    found = tuple(sizes[variable] for variable in scope)
    return Sums(scope, found, result.reshape(prod(found), *grid), sums.start)


def _arranged(table: Ways, scope: tuple[int, ...], order: tuple[int, ...], variables: tuple[int, ...]) -> Ways:
    """Sum over those of some variables that have no place in an order, and put the other axes into it."""
    gone = tuple(axis for axis, variable in enumerate(scope) if variable in variables and variable not in order)
    left = [variable for axis, variable in enumerate(scope) if axis not in gone]
    table = table.sum(axis=gone) if gone else table
    return table.transpose([*(left.index(variable) for variable in order), *range(len(left), table.ndim)])


def _product(weights: Ways, ways: Ways) -> Ways:
    """Multiply matrices, some columns at a time."""
    result = np.empty((len(weights), weights.shape[1], ways.shape[2]))
    chunk = max(1, _ALONE // (weights.shape[1] * weights.shape[2]))
    for start in range(0, ways.shape[2], chunk):
        np.matmul(weights, ways[..., start : start + chunk], out=result[..., start : start + chunk])
    return result


def laid(table: NDArray[Any], scope: tuple[int, ...], order: Sequence[int]) -> NDArray[Any]:
    """Put the axes of a table where those of its variables stand in an order; others get length 1, and further axes stay at the end."""
    axes = [scope.index(variable) for variable in order if variable in scope]
    table = table.transpose([*axes, *range(len(scope), table.ndim)])
    lengths = iter(table.shape)
    shape = [next(lengths) if variable in scope else 1 for variable in order]
    return table.reshape([*shape, *lengths])

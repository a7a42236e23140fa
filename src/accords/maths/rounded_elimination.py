"""Elimination over rounded sums: conditions that couple variables, with a grid for each setting of those that a bucket hands on.

The buckets of a plan form a tree (Dechter 1999). It may be read from any edge: the grids of both sides meet there, each over half of
what there is to add up, and are not added up to a whole one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from accords.maths.buckets import Plan
from accords.maths.origins import Chosen, Horizon, Origin, both, chosen, nothing_added
from accords.maths.rounded_draws import Pair
from accords.maths.summing import Amount, Condition
from accords.maths.sums import Cells

# A bucket, and the neighbour that it hands on to, if any.
_Handing = tuple[int, int | None]


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """The buckets of a plan with what they read.

    Attributes
    ----------
    scopes
        The variables of each bucket.
    handed
        The variables that each hands on, none where it is the last one.
    parents
        To which bucket, if to any.
    conditions, amounts
        The tables that each reads first.
    sizes
        The domain size of every variable.
    """

    scopes: list[tuple[int, ...]]
    handed: list[tuple[int, ...]]
    parents: list[int | None]
    conditions: list[list[Condition]]
    amounts: list[list[Amount]]
    sizes: tuple[int, ...]

    @property
    def roots(self) -> list[int]:
        """The buckets that hand nothing on."""
        return [bucket for bucket, parent in enumerate(self.parents) if parent is None]


def tree_of(plan: Plan, conditions: Sequence[Condition], amounts: Sequence[Amount], sizes: tuple[int, ...]) -> Tree:
    """Read a plan as a tree.

    Parameters
    ----------
    plan
        Drawn up without kept variables for the scopes of ``conditions``, then of ``amounts``. Tables without axes have to be true.
    conditions, amounts
        Tables with their scopes.
    sizes
        The domain size of every variable, gates included.
    """
    number = len(plan.steps)
    tree = Tree([step.joint for step in plan.steps], [], [None] * number, [[] for _ in range(number)], [[] for _ in range(number)], sizes)
    first = len(conditions) + len(amounts)
    for bucket, step in enumerate(plan.steps):
        tree.handed.append(tuple(variable for variable in step.joint if variable != step.variable))
        for slot, _ in step.inputs:
            if slot < len(conditions):
                tree.conditions[bucket].append(conditions[slot])
            elif slot < first:
                tree.amounts[bucket].append(amounts[slot - len(conditions)])
            else:
                tree.parents[slot - first] = bucket
    return tree


def whole(tree: Tree, root: int, horizon: Horizon, worths: int) -> Origin:
    """Add up all that hangs from a root; ``worths`` is how many columns members of lists have in full."""
    return _handed(tree, [(root, None)], horizon, worths)[root, None]


def meeting(tree: Tree, horizon: Horizon, worths: int) -> Pair:
    """Add up a tree with one root from both sides of the edge that halves best what there is to add up; from its root if there is none.

    Both sides have to read all variables that are handed on. The further one may not: gates stand in conditions alone.
    """
    (root,) = tree.roots
    below = [sum(_share(table, horizon) for _, table in own) for own in tree.amounts]
    inside = [{bucket} for bucket in range(len(tree.parents))]
    every = [(bucket, parent) for bucket, parent in enumerate(tree.parents) if parent is not None]
    for bucket, parent in every:  # a bucket stands before the one that it hands on to
        below[parent] += below[bucket]
        inside[parent] |= inside[bucket]
    reads = [
        {variable for scope, _ in (*conditions, *amounts) for variable in scope}
        for conditions, amounts in zip(tree.conditions, tree.amounts, strict=True)
    ]
    edges = [
        (bucket, parent)
        for bucket, parent in every
        if set(tree.handed[bucket]) <= set().union(*(reads[other] for other in range(len(reads)) if other not in inside[bucket]))
    ]
    if not edges:
        return Pair(whole(tree, root, horizon, worths), nothing_added(len(horizon.top), worths))
    child, parent = min(edges, key=lambda edge: abs(2 * below[edge[0]] - below[root]))
    found = _handed(tree, [(child, parent), (parent, child)], horizon, worths)
    return Pair(found[child, parent], found[parent, child])


def _share(table: Cells, horizon: Horizon) -> float:
    """Say how much of all that there is to add up a table has, in all columns together."""
    return float((table.reshape(-1, table.shape[-1]).max(axis=0) / np.maximum(horizon.top, 1)).sum())


def _handed(tree: Tree, asked: Sequence[_Handing], horizon: Horizon, worths: int) -> dict[_Handing, Origin]:
    """Give what buckets hand on to neighbours of theirs, or as a whole."""
    near: list[list[int]] = [[] for _ in tree.scopes]
    for bucket, parent in enumerate(tree.parents):
        if parent is not None:
            near[bucket].append(parent)
            near[parent].append(bucket)
    order = list(asked)
    for bucket, towards in order:  # it grows while it is gone through
        order += [(other, bucket) for other in near[bucket] if other != towards]
    found: dict[_Handing, Origin] = {}
    for bucket, towards in reversed(order):
        inner = [found[other, bucket] for other in near[bucket] if other != towards]
        start = reduce(lambda one, other: both(one, other, horizon), inner) if inner else nothing_added(len(horizon.top), worths)
        found[bucket, towards] = _bucket(tree, bucket, towards, start, horizon)
    return found


def _bucket(tree: Tree, bucket: int, towards: int | None, inner: Origin, horizon: Horizon) -> Chosen:
    known: tuple[int, ...] = ()
    if towards is not None:
        known = tree.handed[bucket] if tree.parents[bucket] == towards else tree.handed[towards]
    summed = tuple(variable for variable in tree.scopes[bucket] if variable not in known)
    return chosen(inner, summed, tree.conditions[bucket], tree.amounts[bucket], tree.sizes, horizon)

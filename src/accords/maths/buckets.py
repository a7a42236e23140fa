"""Bucket elimination: the product of factors, summed over variables one at a time (Dechter 1999).

A :class:`Plan` is drawn up from the scopes alone, so that its cost is known before any table is made; it then runs over any semiring.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from math import prod

import numpy as np

from accords.maths.ordering import members, min_fill
from accords.maths.semiring import WIDE, Semiring, Values

# What one operation on arrays costs beside its cells, in cells.
CALL = 1 << 12

_Inputs = tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One bucket: multiply the inputs, sum over one variable.

    Attributes
    ----------
    variable
        The variable that is summed over.
    joint
        The bucket's variables, increasing.
    inputs
        Slots (the factors, then the results of the steps) with the shape each takes over ``joint``.
    wide
        Whether the result may count past 62 bits.
    """

    variable: int
    joint: tuple[int, ...]
    inputs: _Inputs
    wide: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """How to eliminate, and what it costs.

    Attributes
    ----------
    steps
        In order.
    final
        Slots and shapes that are multiplied at the end, over the kept variables in increasing order.
    shape
        Of the result.
    wide
        Whether the result may count past 62 bits.
    buckets
        Scope of each step as a bitmask.
    cells
        Of all tables together, the result included.
    oversized
        Scopes of tables that would pass the limit: where there are some, the plan stops short of them and cannot be executed.
    peak
        The cells of the largest step; of the smallest that is oversized, where one is.
    """

    steps: tuple[Step, ...]
    final: _Inputs
    shape: tuple[int, ...]
    wide: bool
    buckets: tuple[int, ...]
    cells: int
    oversized: tuple[int, ...]
    peak: int

    @property
    def work(self) -> int:
        """The cells of all tables together, with the overhead of each."""
        return self.cells + CALL * (len(self.steps) + 1)


def planned(scopes: Sequence[int], sizes: Sequence[int], kept: int, originals: int, limit: int) -> Plan:
    """Draw up the elimination of all variables but the kept ones.

    Parameters
    ----------
    scopes
        The factors' scopes as bitmasks.
    sizes
        The domain size of every variable.
    kept
        Bitmask of the variables that stay.
    originals
        Variables from this index on are determined by those before it, and add nothing to what can be counted.
    limit
        The largest table, in cells.

    Returns
    -------
    Plan
        By min-fill order; see ``oversized`` for whether it can be executed.
    """
    every = 0
    for scope in scopes:
        every |= scope
    order = min_fill(scopes, sizes, every & ~kept, limit)
    rank = {variable: position for position, variable in enumerate(order.variables)}
    waiting: list[list[int]] = [[] for _ in range(len(rank) + 1)]
    masks = list(scopes)
    bounds = [1] * len(masks)
    for slot, mask in enumerate(masks):
        waiting[first_used(mask, rank)].append(slot)
    steps, buckets, cells = [], [], []
    for variable, slots in zip(rank, waiting, strict=False):
        mask = 1 << variable
        bound = sizes[variable] if variable < originals else 1
        for slot in slots:
            mask |= masks[slot]
            bound *= bounds[slot]
        joint = tuple(members(mask))
        steps.append(Step(variable, joint, _shaped(slots, masks, joint, sizes), bound >= WIDE))
        buckets.append(mask)
        cells.append(prod([sizes[other] for other in joint]))
        masks.append(mask & ~(1 << variable))
        bounds.append(bound)
        waiting[first_used(masks[-1], rank)].append(len(masks) - 1)
    remaining = tuple(members(kept))
    shape = tuple(sizes[variable] for variable in remaining)
    final = _shaped(waiting[-1], masks, remaining, sizes)
    wide = prod([bounds[slot] for slot in waiting[-1]]) >= WIDE
    over = [prod([sizes[other] for other in members(mask)]) for mask in order.oversized]
    peak = min(over, default=max(cells, default=1))
    return Plan(tuple(steps), final, shape, wide, tuple(buckets), sum(cells) + prod(shape), order.oversized, peak)


def first_used(mask: int, rank: dict[int, int]) -> int:
    """Give the position in the order at which a factor with this scope is used; the last position if it has only kept variables."""
    return min((rank[variable] for variable in members(mask) if variable in rank), default=len(rank))


def _shaped(slots: Sequence[int], masks: Sequence[int], joint: Sequence[int], sizes: Sequence[int]) -> _Inputs:
    return tuple((slot, tuple([sizes[variable] if masks[slot] >> variable & 1 else 1 for variable in joint])) for slot in slots)


def executed(plan: Plan, tables: Sequence[Values], semiring: Semiring) -> tuple[Values, list[Values]]:
    """Carry out a plan.

    Parameters
    ----------
    plan
        Drawn up for the scopes of ``tables``.
    tables
        Truth tables or elements, one axis per variable of the scope.
    semiring
        What product and sum are.

    Returns
    -------
    tuple[Values, list[Values]]
        The result, of the plan's shape and read-only, and every slot's array for :func:`decoded`.
    """
    slots: list[Values] = list(tables)
    for step in plan.steps:
        joint = _product(step.inputs, slots, semiring, wide=step.wide)
        slots.append(semiring.total(joint, step.joint.index(step.variable)))
    result = _product(plan.final, slots, semiring, wide=plan.wide) if plan.final else np.ones((1,) * len(plan.shape), dtype=np.bool_)
    return np.broadcast_to(semiring.lift(result), plan.shape), slots


def _product(inputs: _Inputs, slots: Sequence[Values], semiring: Semiring, *, wide: bool) -> Values:
    # Where one + one = one nothing counts up, however large the space.
    wide = wide and not semiring.idempotent
    # Small tables first: the joint table is made as late as possible.
    arrays = [slots[slot].reshape(shape) for slot, shape in sorted(inputs, key=lambda entry: slots[entry[0]].size)]
    if wide:
        arrays = [semiring.widen(array) for array in arrays]
    while semiring.balanced and len(arrays) > 1:
        arrays = [
            semiring.multiply(*pair) if len(pair) > 1 else pair[0] for pair in (arrays[at : at + 2] for at in range(0, len(arrays), 2))
        ]
    # A product of arrays without axes comes back as a bare element.
    return np.asarray(reduce(semiring.multiply, arrays), dtype=np.object_ if wide else None)


def decoded(plan: Plan, slots: Sequence[Values]) -> dict[int, int]:
    """Read one assignment out of an elimination over truth values whose result is true.

    Backwards through the buckets, each variable takes its smallest value that its bucket allows with those already chosen.

    Parameters
    ----------
    plan
        Without kept variables.
    slots
        As given by :func:`executed`.

    Returns
    -------
    dict[int, int]
        From every variable of the plan to its value.
    """
    values: dict[int, int] = {}
    for step in reversed(plan.steps):
        rows = []
        for slot, shape in step.inputs:
            index = tuple(
                slice(None) if variable == step.variable else values[variable] if length > 1 else 0
                for variable, length in zip(step.joint, shape, strict=True)
            )
            rows.append(slots[slot].reshape(shape)[index])
        values[step.variable] = int(reduce(np.logical_and, rows).argmax())
    return values

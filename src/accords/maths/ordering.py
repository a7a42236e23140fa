"""The order in which variables are eliminated, on sets of variables written as bitmasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import inf, log2

# With more variables than this left, costs that fell because neighbours were joined are not looked up again.
_CLOSE = 64


def members(mask: int) -> Iterator[int]:
    """Give the positions of the bits that are set, smallest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def mask_of(positions: Iterable[int]) -> int:
    """Give the bitmask with these positions set."""
    mask = 0
    for position in positions:
        mask |= 1 << position
    return mask


@dataclass(frozen=True, slots=True)
class Order:
    """An order of elimination, as far as it stays within a limit.

    Attributes
    ----------
    variables
        First to go first.
    stuck
        Variables that are left because each of them would make too large a table; empty where the order is complete.
    oversized
        The scopes of those tables, as bitmasks.
    """

    variables: tuple[int, ...]
    stuck: tuple[int, ...]
    oversized: tuple[int, ...]


def min_fill(scopes: Iterable[int], sizes: Sequence[int], eliminated: int, limit: float = inf) -> Order:
    """Order variables so that each elimination joins as few pairs as possible.

    Greedy min-fill; ties by the table that the elimination makes, then by index (Kjaerulff 1990, Triangulation of graphs: algorithms
    giving small total state space).

    Parameters
    ----------
    scopes
        The factors' scopes as bitmasks.
    sizes
        The domain size of every variable.
    eliminated
        Bitmask of the variables to order; the others stay.
    limit
        The largest table, in cells.

    Returns
    -------
    Order
        Of the variables of ``eliminated``.
    """
    neighbours = _graph(scopes)
    weights = [log2(size) if size > 0 else 0.0 for size in sizes]
    # A little room for rounding: who uses the order compares exact sizes.
    most = log2(limit) + 1e-9

    def cost(variable: int) -> tuple[bool, int, float, int]:
        around = neighbours.get(variable, 0)
        missing, weight = 0, weights[variable]
        for other in members(around):
            missing += (around & ~neighbours[other]).bit_count() - 1
            weight += weights[other]
        return (weight > most, missing, weight, variable)

    current = {variable: cost(variable) for variable in members(eliminated)}
    queue = list(current.values())
    heapify(queue)
    order: list[int] = []
    while queue:
        entry = heappop(queue)
        oversized, missing, _, variable = entry
        if current.get(variable) != entry:  # an entry that a later one has replaced
            continue
        if oversized:
            stuck = tuple(sorted(current))
            return Order(tuple(order), stuck, tuple(neighbours[left] | 1 << left for left in stuck))
        del current[variable]
        order.append(variable)
        around = neighbours.pop(variable, 0)
        touched = around
        for other in members(around):
            neighbours[other] = (neighbours[other] | around) & ~(1 << other | 1 << variable)
            if missing and len(current) <= _CLOSE:  # pairs were joined, which also helps those next to both
                touched |= neighbours[other]
        for other in members(touched & eliminated):
            if other in current:
                current[other] = cost(other)
                heappush(queue, current[other])
    return Order(tuple(order), (), ())


def _graph(scopes: Iterable[int]) -> dict[int, int]:
    """Give for each variable those that share a scope with it."""
    neighbours: dict[int, int] = {}
    for scope in set(scopes):
        for variable in members(scope):
            neighbours[variable] = neighbours.get(variable, 0) | scope
    return {variable: around & ~(1 << variable) for variable, around in neighbours.items()}

"""Orders and their circles: what must be delivered before what, and where nobody is left who can begin.

A package is carried out in steps, one for each issue that it settles otherwise than the status quo does. A refusal with ``until_done: C``
that a package promises to meet is an order: at no stage may what ``if`` describes be there while C is not. A test is *met* at a stage if
it is true of the package and either its issue has been carried out or the test is true of the status quo too. An order stands for each
way in which ``if`` is true of the package (a conjunction of tests), unless the status quo meets that way already: what is there cannot
come later. A package is *locked* if no sequence of its steps keeps all orders.

Sequences are sought from the end: a step may be the last if no order that does not end with it needs it. For orders with one way to
deliver that settles the matter, because a step that may be last stays so when others are taken away; where there are several ways, one is
chosen for each order, and a package is locked if every choice that is true of it runs in a circle. In the simplest circle two orders need
each other's step first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import NamedTuple

from accords.case.condition import Condition
from accords.maths.conflicts import MinimalSets, minimal_sets
from accords.maths.formula import Formula, conj, disj, negate
from accords.space.space import Kleene, Space
from accords.zone.ways import Way, ways

MOST_CHOICES = 1024
_MOST_CALLS = 100_000


@dataclass(frozen=True, slots=True)
class Order:
    """What a refusal asks for in one way in which its ``if`` can be true.

    Attributes
    ----------
    path
        The refusal.
    described
        The way.
    ways
        The ways to deliver what it waits for.
    """

    path: str
    described: Way
    ways: tuple[Way, ...]


class Locked(NamedTuple):
    """Where orders lock a package; where not ``complete``, more packages may be locked than ``formula`` says.

    ``circles`` holds the refusals of each circle that some choice of ways gives.
    """

    formula: Formula
    circles: tuple[tuple[str, ...], ...]
    complete: bool


def orders(
    path: str, conditions: tuple[Condition, Condition], space: Space, consents: Mapping[str, Kleene], here: Mapping[str, str]
) -> tuple[tuple[Order, ...], bool]:
    """Take a refusal apart.

    Parameters
    ----------
    path, conditions
        The refusal, its ``if`` and its ``until_done``.
    space, consents, here
        As for :func:`accords.zone.ways.ways`.

    Returns
    -------
    orders, complete
        Whether these are all; if not, what is left out only makes fewer packages locked.
    """
    described, all_described = ways(conditions[0], space, consents, here)
    deliveries, all_deliveries = ways(conditions[1], space, consents, here)
    if not all_deliveries:  # a delivery that needs no step is never in a circle
        deliveries = (Way(space.statement(conditions[1], consents).true, frozenset()),)
    found = tuple(Order(path, way, deliveries) for way in described if way.steps)
    return found, all_described and all_deliveries


def locked(found: Sequence[Order]) -> Locked:
    """Say where every choice of ways to deliver leaves orders that run in a circle.

    Packages that do not promise what an order waits for count as locked by it here; they are refused anyway.
    """
    parts = [_locked_among(group) for group in _entangled(found)]
    circles = dict.fromkeys(circle for part in parts for circle in part.circles)
    return Locked(disj(*(part.formula for part in parts)), tuple(circles), all(part.complete for part in parts))


class _Need(NamedTuple):
    """One way to deliver as far as circles go: the packages that promise it, and the steps that must come first."""

    true: Formula
    first: frozenset[str]


class _Entangled(NamedTuple):
    """An order that may be in a circle: the steps of what it describes all wait for each other by way of some orders."""

    order: Order
    needs: tuple[_Need, ...]


def _entangled(found: Sequence[Order]) -> Iterator[list[_Entangled]]:
    """Give the groups of orders whose steps may wait for each other; circles never reach from one group to another."""
    graph: dict[str, set[str]] = {}
    for order in found:
        for way in order.ways:
            for step in way.steps - order.described.steps:
                graph.setdefault(step, set()).update(order.described.steps)
    for component in _components(graph):
        group = []
        for order in found:
            if order.described.steps <= component:
                needs: dict[frozenset[str], Formula] = {}
                for way in order.ways:
                    first = (way.steps - order.described.steps) & component
                    needs[first] = disj(needs[first], way.true) if first in needs else way.true
                if any(needs):
                    group.append(_Entangled(order, tuple(_Need(true, first) for first, true in needs.items())))
        if group:
            yield group


def _components(graph: Mapping[str, Iterable[str]]) -> list[frozenset[str]]:
    """Give the sets of two steps or more that can all be reached from each other, in the order of their first members."""
    reached = {}
    for start in graph:
        seen: set[str] = set()
        waiting = list(graph[start])
        while waiting:
            step = waiting.pop()
            if step not in seen:
                seen.add(step)
                waiting.extend(graph.get(step, ()))
        reached[start] = seen
    found = {start: frozenset(step for step in reached[start] if start in reached.get(step, ())) for start in graph}
    return [component for component in dict.fromkeys(found.values()) if len(component) > 1]


def _locked_among(group: Sequence[_Entangled]) -> Locked:
    complete = prod(len(one.needs) for one in group) <= MOST_CHOICES
    if not complete:  # only what every way needs: fewer packages are locked so
        group = [_Entangled(one.order, (_Need(disj(*(need.true for need in one.needs)), _common(one.needs)),)) for one in group]
    free: list[Formula] = []
    circles: dict[tuple[str, ...], None] = {}
    for chosen in product(*(one.needs for one in group)):
        steps = [(one.order.described.steps, need.first) for one, need in zip(group, chosen, strict=True)]
        loops = _loops(steps)
        complete = complete and loops.complete
        promised = [disj(negate(one.order.described.true), need.true) for one, need in zip(group, chosen, strict=True)]
        kept = [negate(conj(*(group[index].order.described.true for index in loop))) for loop in loops.conflicts]
        free.append(conj(*promised, *kept))
        circles.update(dict.fromkeys(tuple(dict.fromkeys(group[index].order.path for index in loop)) for loop in loops.conflicts))
    return Locked(negate(disj(*free)), tuple(circles), complete)


def _loops(steps: Sequence[tuple[frozenset[str], frozenset[str]]]) -> MinimalSets:
    """Find the minimal sets of orders that no sequence keeps."""
    return minimal_sets(len(steps), lambda some: not _stuck([steps[index] for index in some]), calls=_MOST_CALLS // len(steps))


def _common(needs: Sequence[_Need]) -> frozenset[str]:
    return frozenset.intersection(*(need.first for need in needs))


def _stuck(found: Sequence[tuple[frozenset[str], frozenset[str]]]) -> bool:
    """Whether no sequence keeps some orders, each given as (steps of what it describes, steps that must come before the last of them)."""
    left = frozenset[str]().union(*(described | first for described, first in found))
    while left:
        asked = frozenset[str]().union(*(first for described, first in found if described <= left))
        if left <= asked:
            return True
        left &= asked
    return False

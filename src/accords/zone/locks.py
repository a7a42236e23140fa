"""Orders and their circles: what must be delivered before what, and where no order is left.

A refusal with ``until_done: C`` that a package promises to meet becomes an order: C is delivered before what ``if`` describes. A package
whose orders run in a circle is *locked*: no sequence of its steps keeps every order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from accords.case.condition import And, Condition, Consents, Constant, Expression, Iff, IfThen, Not, Or, Test, Within
from accords.maths.formula import Formula, conj, disj, negate
from accords.space.space import Kleene, Space

_MOST_WAYS = 64
_MOST_CHOICES = 1024
Literal = tuple[Expression, bool]


@dataclass(frozen=True, slots=True)
class Order:
    """One way in which a refusal's ``until_done`` asks for an order.

    Attributes
    ----------
    path
        The refusal.
    described
        Where what ``if`` describes is true in this way, and which issues say so.
    ways
        The ways to deliver: where each is true, and which issues it delivers.
    """

    path: str
    described: Formula
    described_issues: frozenset[str]
    ways: tuple[tuple[Formula, frozenset[str]], ...]


def orders(path: str, if_: Condition, until_done: Condition, space: Space, consents: dict[str, Kleene]) -> Iterator[Order]:
    """Take a refusal apart: one order for each way in which ``if`` can be true, each with the ways to deliver ``until_done``."""
    ways = tuple(_ways(until_done, space, consents))
    for described, issues in _ways(if_, space, consents):
        yield Order(path, described, issues, ways)


def _ways(condition: Condition, space: Space, consents: dict[str, Kleene]) -> Iterator[tuple[Formula, frozenset[str]]]:
    """Give the conjunctions of tests that make a condition true; all of it at once where there are too many."""
    found = alternatives(condition.root, wanted=True)
    if len(found) > _MOST_WAYS:
        yield space.statement(condition, consents).true, condition.issues
        return
    for literals in found:
        parts, issues = [], set[str]()
        for node, wanted in literals:
            piece = Condition("", node)
            statement = space.statement(piece, consents)
            parts.append(statement.true if wanted else statement.false)
            issues |= piece.issues
        yield conj(*parts), frozenset(issues)


def alternatives(node: Expression, *, wanted: bool) -> list[tuple[Literal, ...]]:
    """Give the disjunctive normal form of "``node`` is ``wanted``", capped: more ways than the cap mean that it was not completed."""
    match node:
        case Not(of):
            return alternatives(of, wanted=not wanted)
        case Constant(value):
            return [()] if value is wanted else []
        case IfThen(premise, conclusion):
            return alternatives(Or((Not(premise), conclusion)), wanted=wanted)
        case Iff(left, right):
            same = Or((And((left, right)), And((Not(left), Not(right)))))
            other = Or((And((left, Not(right))), And((Not(left), right))))
            return alternatives(same if wanted else other, wanted=True)
        case And(parts) | Or(parts):
            return _all(parts, wanted=wanted) if isinstance(node, And) is wanted else _any(parts, wanted=wanted)
        case Test() | Within() | Consents():
            return [((node, wanted),)]


def _any(parts: Sequence[Expression], *, wanted: bool) -> list[tuple[Literal, ...]]:
    return [way for part in parts for way in alternatives(part, wanted=wanted)]


def _all(parts: Sequence[Expression], *, wanted: bool) -> list[tuple[Literal, ...]]:
    ways: list[tuple[Literal, ...]] = [()]
    for part in parts:
        more = alternatives(part, wanted=wanted)
        ways = [(*left, *right) for left, right in product(ways, more)]
        if len(ways) > _MOST_WAYS:
            return ways
    return ways


def locked(found: Sequence[Order]) -> tuple[Formula, tuple[tuple[str, ...], ...]]:
    """Say where no choice of ways leaves the orders without a circle, and which circles of refusals there can be.

    For one choice of a way to deliver for every order, an order's delivery waits for another order where it delivers an issue that the
    other's ``if`` describes. A package is locked iff, for every choice of ways that are true of it, the orders in play have a circle.

    Returns
    -------
    formula, circles
        Where packages are locked, and the circles as paths of refusals.
    """
    deliverable = _bounded([order for order in found if order.ways])
    free: list[Formula] = []
    circles: dict[tuple[str, ...], None] = {}
    for ways in product(*(order.ways for order in deliverable)):
        in_play = [conj(order.described, way) for order, (way, _) in zip(deliverable, ways, strict=True)]
        loops = _circles([(order.described_issues, issues) for order, (_, issues) in zip(deliverable, ways, strict=True)])
        # Where what an order describes is promised without this way of delivering, another choice of ways speaks for the package.
        fitting = [disj(negate(order.described), way) for order, (way, _) in zip(deliverable, ways, strict=True)]
        free.append(conj(*fitting, *(negate(conj(*(in_play[index] for index in loop))) for loop in loops)))
        circles.update(dict.fromkeys(tuple(dict.fromkeys(deliverable[index].path for index in loop)) for loop in loops))
    return negate(disj(*free)), tuple(circles)


def _bounded(found: list[Order]) -> list[Order]:
    """Keep the number of choices in bounds: past it, an order's ways count as one that delivers all their issues."""
    if prod(len(order.ways) for order in found) <= _MOST_CHOICES:
        return found
    return [
        replace(order, ways=((disj(*(way for way, _ in order.ways)), frozenset[str]().union(*(issues for _, issues in order.ways))),))
        for order in found
    ]


def _circles(steps: Sequence[tuple[frozenset[str], frozenset[str]]]) -> list[tuple[int, ...]]:
    """Give the elementary circles of the graph in which i waits for j: i delivers an issue that j's ``if`` describes.

    ``steps`` holds (issues described, issues delivered). An issue that an order both describes and delivers is settled in one step, so an
    order does not wait for itself.
    """
    waits = {
        i: [j for j, (described, _) in enumerate(steps) if (i != j) and (delivered & (described - steps[j][1]))]
        for i, (_, delivered) in enumerate(steps)
    }
    found = []
    for start in waits:
        stack: list[tuple[int, tuple[int, ...]]] = [(start, (start,))]
        while stack:
            node, trail = stack.pop()
            for following in waits[node]:
                if following == start:
                    found.append(trail)
                elif following > start and following not in trail:
                    stack.append((following, (*trail, following)))
    return sorted(found, key=lambda loop: (len(loop), loop))

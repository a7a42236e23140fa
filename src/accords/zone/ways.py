"""The ways in which a condition can be met, and on which issues each of them needs a step from how things stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import NDArray

from accords.case.condition import And, Condition, Consents, Constant, Expression, Iff, IfThen, Not, Or, Test, Within
from accords.maths.formula import Formula, conj, leaf
from accords.space.space import Kleene, Space

MOST_WAYS = 64


@dataclass(frozen=True, slots=True)
class Way:
    """A conjunction of tests that is enough for a condition to be true.

    Attributes
    ----------
    true
        The packages of which all its tests are true.
    steps
        The issues on which something has to be done before they are met: the status quo does not meet the test there.
    """

    true: Formula
    steps: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Tests:
    """Per variable the values that all tests on it allow, and the answers of parties that are asked for."""

    allowed: dict[int, NDArray[np.bool_]] = field(default_factory=dict)
    answers: frozenset[tuple[str, bool]] = frozenset()

    def joined(self, other: _Tests) -> _Tests | None:
        """Give the tests of both together, or nothing where they cannot all be true."""
        allowed = dict(self.allowed)
        for variable, values in other.allowed.items():
            allowed[variable] = allowed[variable] & values if variable in allowed else values
        if not all(values.any() for values in allowed.values()):
            return None
        return _Tests(allowed, self.answers | other.answers)

    @property
    def key(self) -> object:
        return tuple(sorted((variable, values.tobytes()) for variable, values in self.allowed.items())), self.answers


def ways(condition: Condition, space: Space, consents: Mapping[str, Kleene], here: Mapping[str, str]) -> tuple[tuple[Way, ...], bool]:
    """Give the disjunctive normal form of a condition: it is true of a package if and only if one of its ways is (Kleene 1952).

    Parameters
    ----------
    condition
        What is to be met.
    space
        The packages.
    consents
        Where parties accept and refuse; the answers are given to the package as a whole, so that they need no step.
    here
        The status quo as issue -> option, without void issues; what is not known is left out.

    Returns
    -------
    ways, complete
        Without repetitions; not complete where there are more than ``MOST_WAYS``, and then some of them.
    """
    normal = _Normal(space)
    found = normal.of(condition.root, wanted=True)
    return tuple(_way(tests, space, consents, here) for tests in found), not normal.cut


class _Normal:
    """Disjunctive normal forms over one space; each part of a condition is taken apart once."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.cut = False
        self.done: dict[tuple[int, bool], list[_Tests]] = {}

    def of(self, node: Expression, *, wanted: bool) -> list[_Tests]:
        """Give the conjunctions of tests that make ``node`` true, or false if that is wanted."""
        key = (id(node), wanted)
        if key not in self.done:
            found = {tests.key: tests for tests in self._of(node, wanted=wanted)}
            self.cut = self.cut or len(found) > MOST_WAYS
            self.done[key] = list(found.values())[:MOST_WAYS]
        return self.done[key]

    def _of(self, node: Expression, *, wanted: bool) -> list[_Tests]:
        match node:
            case Test() | Within():
                variable, truths = self.space.truths(node)
                values = np.zeros(self.space.sizes[variable], dtype=np.bool_)
                values[: len(truths)] = truths == wanted
                return [_Tests({variable: values})] if values.any() else []
            case Consents(party):
                return [_Tests(answers=frozenset({(party.text, wanted)}))]
            case Constant(value):
                return [_Tests()] if value is wanted else []
            case Not(of):
                return self.of(of, wanted=not wanted)
            case And(parts) | Or(parts):
                each = [self.of(part, wanted=wanted) for part in parts]
                return self._all(each) if isinstance(node, And) is wanted else [tests for found in each for tests in found]
            case IfThen(premise, conclusion):
                each = [self.of(premise, wanted=not wanted), self.of(conclusion, wanted=wanted)]
                return [*each[0], *each[1]] if wanted else self._all(each)
            case Iff(left, right):
                pairs = [(self.of(left, wanted=side), self.of(right, wanted=side is wanted)) for side in (True, False)]
                return [tests for pair in pairs for tests in self._all(pair)]

    def _all(self, each: Sequence[list[_Tests]]) -> list[_Tests]:
        """Give the conjunctions of one from each; those that contradict themselves are left out."""
        found = [_Tests()]
        for more in each:
            joined = (left.joined(right) for left, right in product(found, more))
            kept = {tests.key: tests for tests in joined if tests is not None}
            self.cut = self.cut or len(kept) > MOST_WAYS
            found = list(kept.values())[:MOST_WAYS]
        return found


def _way(tests: _Tests, space: Space, consents: Mapping[str, Kleene], here: Mapping[str, str]) -> Way:
    nobody = Kleene(leaf((), np.False_), leaf((), np.False_))
    answers = [consents.get(party, nobody) for party, _ in sorted(tests.answers)]
    said = [answer.true if wanted else answer.false for answer, (_, wanted) in zip(answers, sorted(tests.answers), strict=True)]
    steps = set()
    for variable, values in tests.allowed.items():
        issue, options = space.issues[variable].id, space.options[variable]
        met = {option.id for option, allowed in zip(options, values, strict=False) if allowed}
        if here.get(issue) not in met:
            steps.add(issue)
    return Way(conj(*said, *(leaf((variable,), values) for variable, values in tests.allowed.items())), frozenset(steps))

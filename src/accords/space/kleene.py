"""Three-valued statements as two sets of outcomes: where they are true, and where they are false; elsewhere they are neither.

The connectives are the strong ones of Kleene (1952, Introduction to Metamathematics, section 64). What stands for a set is left open:
formulas, or tables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from accords.case.condition import And, Consents, Constant, Expression, Iff, IfThen, Not, Or, Test, Within

Where = TypeVar("Where")


@dataclass(frozen=True)
class Truth(Generic[Where]):
    """A three-valued statement: where it is true and where it is false."""

    true: Where
    false: Where

    def negation(self) -> Truth[Where]:
        """Swap true and false."""
        return Truth(self.false, self.true)


@dataclass(frozen=True)
class Connectives(Generic[Where]):
    """How sets are joined.

    Attributes
    ----------
    conj, disj
        Intersection and union of any number of sets.
    every, none
        The set of all outcomes, and the empty one.
    """

    conj: Callable[..., Where]
    disj: Callable[..., Where]
    every: Where
    none: Where

    def read(
        self, node: Expression, test: Callable[[Test | Within], Truth[Where]], consents: Callable[[str], Truth[Where]]
    ) -> Truth[Where]:
        """Say where a tree is true and where it is false.

        Parameters
        ----------
        node
            The tree.
        test
            Where a test of an issue is true and false.
        consents
            Where the party of this id accepts and refuses.
        """
        match node:
            case Test() | Within():
                return test(node)
            case Constant(value):
                return Truth(self.every, self.none) if value else Truth(self.none, self.every)
            case Consents(party):
                return consents(party.text)
            case Not(of):
                return self.read(of, test, consents).negation()
            case And(parts):
                read = [self.read(part, test, consents) for part in parts]
                return Truth(self.conj(*[part.true for part in read]), self.disj(*[part.false for part in read]))
            case Or(parts):
                read = [self.read(part, test, consents) for part in parts]
                return Truth(self.disj(*[part.true for part in read]), self.conj(*[part.false for part in read]))
            case IfThen(premise, conclusion):
                return self.read(Or((Not(premise), conclusion)), test, consents)
            case Iff(left, right):
                first, second = self.read(left, test, consents), self.read(right, test, consents)
                same = self.disj(self.conj(first.true, second.true), self.conj(first.false, second.false))
                return Truth(same, self.disj(self.conj(first.true, second.false), self.conj(first.false, second.true)))

"""The space of outcomes: one variable for each issue, with a value of its own for "void".

A variable's values are the positions of the issue's options; an issue with ``applies`` has one more, the last, for void. Outcomes that
differ only in void issues are therefore one assignment, and counted once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from math import prod

import numpy as np
from numpy.typing import NDArray

from accords.case.condition import Condition, Test, Within
from accords.case.issue import Issue, Option, number_or_none
from accords.case.resolve import option_truth
from accords.maths.formula import FALSE, TRUE, Formula, conj, disj, leaf, negate
from accords.space.kleene import Connectives, Truth

# Where a statement is true and where it is false, as formulas.
Kleene = Truth[Formula]

# A condition that asks few issues again and again is compiled as one table, of so many cells at most.
_FEW = 2
_CELLS = 1 << 10


def _all(*tables: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return reduce(np.logical_and, tables, np.ones((), dtype=np.bool_))


def _any(*tables: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return reduce(np.logical_or, tables, np.zeros((), dtype=np.bool_))


_FORMULAS: Connectives[Formula] = Connectives(conj, disj, TRUE, FALSE)
_TABLES = Connectives(_all, _any, np.ones((), dtype=np.bool_), np.zeros((), dtype=np.bool_))
_NOBODY: Kleene = Kleene(FALSE, FALSE)


@dataclass(frozen=True)
class Space:
    """The outcomes of a case as assignments of variables.

    Attributes
    ----------
    issues
        The issues, in the case's order; position = variable.
    options
        Per issue its options, with those that only a proposal names (numbers between the listed ones) at the end.
    """

    issues: tuple[Issue, ...]
    options: tuple[tuple[Option, ...], ...]

    @cached_property
    def position(self) -> dict[str, int]:
        """The variable of each issue id."""
        return {issue.id: index for index, issue in enumerate(self.issues)}

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """The number of values of each variable, void included."""
        return tuple(len(options) + (issue.applies is not None) for issue, options in zip(self.issues, self.options, strict=True))

    @cached_property
    def shape(self) -> Formula:
        """Where an issue is void exactly if its ``applies`` is not true."""
        parts = []
        for index, issue in enumerate(self.issues):
            if issue.applies is not None:
                applies, void = self.statement(issue.applies).true, self.void(index)
                parts.append(disj(conj(applies, negate(void)), conj(negate(applies), void)))
        return conj(*parts)

    def void(self, variable: int) -> Formula:
        """Where an issue is void."""
        if self.issues[variable].applies is None:
            return FALSE
        return leaf((variable,), np.arange(self.sizes[variable]) == self.sizes[variable] - 1)

    def chosen(self, issue: str, options: frozenset[str]) -> Formula:
        """Where an issue is settled by one of some options, given by id."""
        variable = self.position[issue]
        allowed = [option.id in options for option in self.options[variable]]
        return leaf((variable,), np.array(allowed + [False] * (self.sizes[variable] - len(allowed))))

    def outcome(self, choices: Mapping[str, str]) -> Formula:
        """Where the issues named are settled as given (ids of options)."""
        return conj(*(self.chosen(issue, frozenset({option})) for issue, option in choices.items()))

    def whole_outcome(self, choices: Mapping[str, str]) -> Formula:
        """Where the issues named are settled as given and all others are void."""
        others = [self.void(index) for index, issue in enumerate(self.issues) if issue.id not in choices]
        return conj(self.outcome(choices), *others)

    def choices(self, package: tuple[int, ...]) -> dict[str, str]:
        """Give an assignment as a map from issue to option id; void issues are left out."""
        pairs = zip(self.issues, self.options, package, strict=True)
        return {issue.id: options[value].id for issue, options, value in pairs if value < len(options)}

    def labels(self, variable: int, values: tuple[int, ...]) -> tuple[str | None, ...]:
        """Give the option ids of values of one variable; ``None`` is void."""
        options = self.options[variable]
        return tuple(options[value].id if value < len(options) else None for value in values)

    def statement(self, condition: Condition, consents: Mapping[str, Kleene] | None = None) -> Kleene:
        """Compile a condition: where it is true and where it is false. ``consents`` says where parties accept and refuse."""
        if condition.parties:
            given = consents or {}
            return _FORMULAS.read(condition.root, self._test, lambda party: given.get(party, _NOBODY))
        if id(condition) not in self._compiled:  # the condition is kept too: were it freed, another could take its identity
            read = self._table(condition) or _FORMULAS.read(condition.root, self._test, lambda _: _NOBODY)
            self._compiled[id(condition)] = (condition, read)
        return self._compiled[id(condition)][1]

    @cached_property
    def _compiled(self) -> dict[int, tuple[Condition, Kleene]]:
        return {}

    def _table(self, condition: Condition) -> Kleene | None:
        """Compile a condition that asks one or two issues again and again as one table; nothing where it does not, or is large."""
        scope = sorted(self.position[issue] for issue in condition.issues)
        shape = [self.sizes[variable] for variable in scope]
        if not 0 < len(scope) <= _FEW or prod(shape) > _CELLS or len(list(condition.leaves())) <= len(scope):
            return None

        def test(node: Test | Within) -> Truth[NDArray[np.bool_]]:
            variable, true, false = self._tested(node)
            along = [size if other == variable else 1 for other, size in zip(scope, shape, strict=True)]
            return Truth(true.reshape(along), false.reshape(along))

        nobody = Truth(_TABLES.none, _TABLES.none)
        read = _TABLES.read(condition.root, test, lambda _: nobody)
        return Kleene(*(leaf(scope, np.broadcast_to(table, shape)) for table in (read.true, read.false)))

    def truths(self, node: Test | Within) -> tuple[int, NDArray[np.bool_]]:
        """Give the variable that a test reads, and for each of its options whether the test is true of it."""
        variable = self.position[node.issue.text]
        issue = self.issues[variable]
        return variable, np.array([option_truth(node, issue, option) for option in self.options[variable]], dtype=np.bool_)

    def _tested(self, node: Test | Within) -> tuple[int, NDArray[np.bool_], NDArray[np.bool_]]:
        """Give the variable that a test reads, and for each of its values whether it is true and whether it is false."""
        if node not in self._tests:  # conditions repeat the same tests
            variable, true = self.truths(node)
            void = np.zeros(self.sizes[variable] - len(true), dtype=np.bool_)
            self._tests[node] = (variable, np.concatenate([true, void]), np.concatenate([~true, void]))
        return self._tests[node]

    @cached_property
    def _tests(self) -> dict[Test | Within, tuple[int, NDArray[np.bool_], NDArray[np.bool_]]]:
        return {}

    def _test(self, node: Test | Within) -> Kleene:
        variable, true, false = self._tested(node)
        return Kleene(leaf((variable,), true), leaf((variable,), false))


def space_of(issues: Mapping[str, Issue], also: Mapping[str, str] | None = None) -> Space:
    """Make the space of a case's issues.

    Parameters
    ----------
    issues
        The issues by id.
    also
        Choices that an outcome names: numbers that are no listed options become options of this space.
    """
    options = []
    for name, issue in issues.items():
        written = (also or {}).get(name)
        extra = (Option(written, number=number_or_none(written)),) if written is not None and issue.option(written) is None else ()
        options.append((*issue.options, *extra))
    return Space(tuple(issues.values()), tuple(options))

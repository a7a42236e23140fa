"""Conditions on one outcome: three-valued, by definition and without arrays.

Used where single outcomes are checked (the status quo, proposals); whole spaces are compiled to arrays in ``space``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping

from accords.case.condition import And, Condition, Consents, Constant, Expression, Iff, IfThen, Not, Or, Test, Within, truth
from accords.case.issue import Issue, Option, number_or_none
from accords.case.resolve import option_truth


def holds(condition: Condition, issues: Mapping[str, Issue], choices: Mapping[str, str]) -> bool | None:
    """Say whether a condition without ``consents`` holds on the issues chosen (Kleene 1952, strong three-valued connectives).

    Issues without a choice are void or open: tests on them are neither true nor false. A number between the options of a numeric issue
    is judged by its value.
    """
    return truth(condition.root, lambda node: _tested(node, issues, choices), lambda _: None)


def void_issues(issues: Mapping[str, Issue], choices: Mapping[str, str]) -> frozenset[str]:
    """Give the issues whose ``applies`` is certainly not true on a complete outcome; void issues' own choices do not count."""
    conditions = {name: issue.applies for name, issue in issues.items() if issue.applies is not None}
    waiting = _Waiting(conditions)
    void: set[str] = set()
    kept = dict(choices)
    for name in waiting:
        if name not in void and holds(conditions[name], issues, kept) is not True:
            void.add(name)
            kept.pop(name, None)
            waiting.again(name)
    return frozenset(void)


def void_for_certain(issues: Mapping[str, Issue], choices: Mapping[str, str]) -> frozenset[str]:
    """Give the issues that are void however a partial outcome is completed.

    A test of a chosen issue may take its one value, a test of an issue that is certainly void none, a test of an open issue both; the
    parts of a connective are taken as independent. So an issue that is void only because two parts depend on each other is not found.
    """
    conditions = {name: issue.applies for name, issue in issues.items() if issue.applies is not None}
    waiting = _Waiting(conditions)
    void: set[str] = set()

    def possible(node: Test | Within) -> tuple[bool, bool]:
        if node.issue.text in choices and node.issue.text not in void:
            value = _tested(node, issues, choices)
            return value is True, value is False
        return (node.issue.text not in void,) * 2

    for name in waiting:
        if name not in void and not _possible(conditions[name].root, possible)[0]:
            void.add(name)
            waiting.again(name)
    return frozenset(void)


def _possible(expression: Expression, test: Callable[[Test | Within], tuple[bool, bool]]) -> tuple[bool, bool]:
    """Say whether an expression can be true and whether it can be false."""
    match expression:
        case Test() | Within():
            return test(expression)
        case Constant(value):
            return value, not value
        case Consents():
            return True, True
        case Not(of):
            return _possible(of, test)[::-1]
        case And(parts):
            found = [_possible(part, test) for part in parts]
            return all(true for true, _ in found), any(false for _, false in found)
        case Or(parts):
            found = [_possible(part, test) for part in parts]
            return any(true for true, _ in found), all(false for _, false in found)
        case IfThen(premise, conclusion):
            return _possible(Or((Not(premise), conclusion)), test)
        case Iff(left, right):
            (true, false), (also_true, also_false) = _possible(left, test), _possible(right, test)
            return (true and also_true) or (false and also_false), (true and also_false) or (false and also_true)


class _Waiting:
    """Issues whose ``applies`` is to be judged: each at first, and again when one that it asks for turns out to be void."""

    def __init__(self, conditions: Mapping[str, Condition]) -> None:
        self._queue = deque(conditions)
        self._asked: dict[str, list[str]] = {}
        for name, condition in conditions.items():
            for issue in condition.issues:
                self._asked.setdefault(issue, []).append(name)

    def __iter__(self) -> _Waiting:
        return self

    def __next__(self) -> str:
        if not self._queue:
            raise StopIteration
        return self._queue.popleft()

    def again(self, void: str) -> None:
        self._queue.extend(self._asked.get(void, ()))


def _tested(node: Test | Within, issues: Mapping[str, Issue], choices: Mapping[str, str]) -> bool | None:
    """Decide a test where its issue is chosen."""
    issue = issues.get(node.issue.text)
    if issue is None or issue.id not in choices:
        return None
    written = choices[issue.id]
    chosen = issue.option(written)
    if chosen is None and issue.numeric and (number := number_or_none(written)) is not None:
        chosen = Option(written, number=number)
    return None if chosen is None else option_truth(node, issue, chosen)

"""Conditions on one outcome: three-valued, by definition and without arrays.

Used where single outcomes are checked (the status quo, proposals); whole spaces are compiled to arrays in ``space``.
"""

from __future__ import annotations

from collections.abc import Mapping

from accords.case.condition import Condition, Test, Within, truth
from accords.case.issue import Issue
from accords.case.resolve import option_truth


def holds(condition: Condition, issues: Mapping[str, Issue], choices: Mapping[str, str]) -> bool | None:
    """Say whether a condition without ``consents`` holds on the issues chosen (Kleene 1952, strong three-valued connectives).

    Issues without a choice are void or open: tests on them are neither true nor false.
    """

    def test(node: Test | Within) -> bool | None:
        issue = issues.get(node.issue.text)
        chosen = issue.option(choices[issue.id]) if issue and issue.id in choices else None
        return None if issue is None or chosen is None else option_truth(node, issue, chosen)

    return truth(condition.root, test, lambda _: None)


def void_issues(issues: Mapping[str, Issue], choices: Mapping[str, str]) -> frozenset[str]:
    """Give the issues whose ``applies`` is certainly not true on a complete outcome; void issues' own choices do not count."""
    void: set[str] = set()
    while True:
        kept = {issue: option for issue, option in choices.items() if issue not in void}
        found = {name for name, issue in issues.items() if issue.applies is not None and holds(issue.applies, issues, kept) is not True}
        if found <= void:
            return frozenset(void)
        void |= found

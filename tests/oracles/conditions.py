"""What a condition says of one outcome, by definition: Kleene's strong connectives, one test at a time.

Uses the syntax tree and the issues' fields, and nothing of the program's own evaluation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import product

from accords.case.condition import And, Consents, Constant, Expression, Iff, IfThen, Not, Or, Test, Within
from accords.case.issue import Issue

Choices = Mapping[str, str]
Value = bool | None


def value_of(node: Expression, issues: Mapping[str, Issue], choices: Choices, consents: Callable[[str], Value] = lambda _: None) -> Value:
    """Say whether a condition is true, false or neither (``None``) of an outcome; issues without a choice are void or open."""

    def leaf(test: Test | Within) -> Value:
        issue = issues[test.issue.text]
        return truth(test, issue, choices[issue.id]) if issue.id in choices else None

    return kleene(node, leaf, consents)


def kleene(node: Expression, leaf: Callable[[Test | Within], Value], consents: Callable[[str], Value]) -> Value:
    """Evaluate the connectives: true and false are decided by the parts that are known, all else is neither."""
    if isinstance(node, Test | Within):
        return leaf(node)
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Consents):
        return consents(node.party.text)
    if isinstance(node, Not):
        part = kleene(node.of, leaf, consents)
        return None if part is None else not part
    if isinstance(node, And | Or):
        values = [kleene(part, leaf, consents) for part in node.parts]
        deciding = isinstance(node, Or)
        if deciding in values:
            return deciding
        return None if None in values else not deciding
    if isinstance(node, IfThen):
        premise, conclusion = kleene(node.premise, leaf, consents), kleene(node.conclusion, leaf, consents)
        if premise is False or conclusion is True:
            return True
        return False if premise is True and conclusion is False else None
    assert isinstance(node, Iff)
    left, right = kleene(node.left, leaf, consents), kleene(node.right, leaf, consents)
    return None if left is None or right is None else left == right


def truth(test: Test | Within, issue: Issue, option: str) -> bool:
    """Say whether a test is true of one option: numbers by value, names by their place in the list."""
    here = rank(issue, option)
    if isinstance(test, Test):
        there = rank(issue, test.option.text)
        compared = {
            "==": here == there,
            "!=": here != there,
            "<": here < there,
            "<=": here <= there,
            ">": here > there,
            ">=": here >= there,
        }
        return compared[test.op]
    within = False
    for span in test.spans:
        low, high = rank(issue, span.low.text), rank(issue, (span.high or span.low).text)
        within = within or low <= here <= high
    return within != test.negated


def rank(issue: Issue, option: str) -> Decimal:
    """Give an option's number, or its place among the names."""
    names = [known.id for known in issue.options]
    if all(known.number is not None for known in issue.options):
        return Decimal(option)
    return Decimal(names.index(option))


def whole(issues: Mapping[str, Issue], choices: Choices) -> dict[str, str]:
    """Leave out the issues that are void: those whose ``applies`` is not true."""

    def arises(name: str) -> bool:
        applies = issues[name].applies
        if applies is None:
            return True
        there = {other: choices[other] for other in applies.issues if arises(other)}
        return value_of(applies.root, issues, there) is True

    return {name: choices[name] for name in issues if arises(name)}


def outcomes(issues: Mapping[str, Issue], options: Mapping[str, list[str]]) -> list[dict[str, str]]:
    """List every outcome; those that differ only in void issues are one."""
    found: dict[tuple[tuple[str, str], ...], dict[str, str]] = {}
    for combination in product(*(options[name] for name in issues)):
        outcome = whole(issues, dict(zip(issues, combination, strict=True)))
        found[tuple(outcome.items())] = outcome
    return list(found.values())


def ways(node: Expression, *, wanted: bool = True) -> list[list[tuple[Expression, bool]]]:
    """Give the disjunctive normal form of "``node`` is ``wanted``": conjunctions of tests and answers, each wanted true or false."""
    if isinstance(node, Test | Within | Consents):
        return [[(node, wanted)]]
    if isinstance(node, Constant):
        return [[]] if node.value is wanted else []
    if isinstance(node, Not):
        return ways(node.of, wanted=not wanted)
    if isinstance(node, IfThen):
        return ways(Or((Not(node.premise), node.conclusion)), wanted=wanted)
    if isinstance(node, Iff):
        both, neither = And((node.left, node.right)), And((Not(node.left), Not(node.right)))
        one, other = And((node.left, Not(node.right))), And((Not(node.left), node.right))
        return ways(Or((both, neither)) if wanted else Or((one, other)))
    parts = [ways(part, wanted=wanted) for part in node.parts]
    if isinstance(node, And) is wanted:
        return [[test for way in combination for test in way] for combination in product(*parts)]
    return [way for part in parts for way in part]

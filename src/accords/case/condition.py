"""Conditions: what can be said of an outcome, as a syntax tree with places.

A condition is true of an outcome, false of it, or neither (``None``). The connectives are the strong ones of Kleene (1952, *Introduction
to Metamathematics*, section 64): a compound has a value exactly when its parts' known values settle it, whatever the unknown ones are,
each connective taken alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from accords.case.tokens import written
from accords.errors import AccordsError


class ConditionFault(AccordsError):  # noqa: N818 - a fault in a file, which the reader of files turns into a Problem
    """What is wrong with a condition, and where in its text.

    Attributes
    ----------
    message
        One sentence: what is wrong and, where that is short, what is allowed.
    hint
        What to write instead, or empty.
    at, length
        The piece at fault as a slice of the condition's text; ``at`` is its length when something is missing at the end.
    """

    def __init__(self, message: str, hint: str = "", at: int = 0, length: int = 0) -> None:
        super().__init__(message, hint, at, length)
        self.message = message
        self.hint = hint
        self.at = at
        self.length = length

    def __str__(self) -> str:
        """Give the sentence and the hint."""
        return f"{self.message} {self.hint}".strip()


@dataclass(frozen=True, slots=True)
class Word:
    """An id, number or quoted option in NFC; where it stands in the text, and how long it is there, does not count in comparisons."""

    text: str
    at: int = field(default=0, compare=False)
    length: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Test:
    """``issue op option``, with ``op`` one of ``== != < <= > >=``."""

    __test__ = False  # the class is no test of pytest's

    issue: Word
    op: str
    option: Word


@dataclass(frozen=True, slots=True)
class Span:
    """One item of ``in``: an option, or the range from ``low`` to ``high``, both included."""

    low: Word
    high: Word | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """``issue in span | span``, or ``not in`` when negated."""

    issue: Word
    negated: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Consents:
    """``consents(party)``: the party accepts the outcome."""

    party: Word


@dataclass(frozen=True, slots=True)
class Constant:
    """``true`` or ``false``."""

    value: bool


@dataclass(frozen=True, slots=True)
class Not:
    """``not of``."""

    of: Expression


@dataclass(frozen=True, slots=True)
class And:
    """``part and part``; the parser makes two parts or more."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """``part or part``; the parser makes two parts or more."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Iff:
    """``left iff right``: both true or both false."""

    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class IfThen:
    """``if premise then conclusion``: ``not premise or conclusion``."""

    premise: Expression
    conclusion: Expression


Leaf = Test | Within | Consents | Constant
Expression = Leaf | Not | And | Or | Iff | IfThen


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as somebody wrote it; two are equal when they say the same in the same order, however they are spaced."""

    text: str = field(compare=False)
    root: Expression

    def __str__(self) -> str:
        """Give the text as written."""
        return self.text

    @property
    def issues(self) -> frozenset[str]:
        """The ids of the issues that are tested."""
        return frozenset(leaf.issue.text for leaf in self.leaves() if isinstance(leaf, Test | Within))

    @property
    def parties(self) -> frozenset[str]:
        """The ids of the parties whose consent is asked."""
        return frozenset(leaf.party.text for leaf in self.leaves() if isinstance(leaf, Consents))

    def leaves(self) -> Iterator[Leaf]:
        """Iterate over the tests, consents and constants, in written order."""
        return leaves(self.root)

    def tests(self) -> Iterator[Test | Within]:
        """Iterate over the tests of issues, in written order."""
        return (leaf for leaf in self.leaves() if isinstance(leaf, Test | Within))

    def words(self) -> Iterator[Word]:
        """Iterate over every word that names an issue, an option or a party, in written order."""
        for leaf in self.leaves():
            match leaf:
                case Test(issue, _, option):
                    yield from (issue, option)
                case Within(issue, _, spans):
                    yield issue
                    yield from (end for span in spans for end in (span.low, span.high) if end is not None)
                case Consents(party):
                    yield party


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """Give the parts that a connective joins, in written order; a leaf has none."""
    match expression:
        case Not(of):
            return (of,)
        case And(parts) | Or(parts):
            return parts
        case Iff(first, second) | IfThen(first, second):
            return (first, second)
        case _:
            return ()


def leaves(expression: Expression) -> Iterator[Leaf]:
    """Iterate over the leaves of a tree, in written order."""
    waiting: list[Expression] = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Leaf):
            yield node
        else:
            waiting.extend(reversed(parts_of(node)))


def truth(expression: Expression, test: Callable[[Test | Within], bool | None], consents: Callable[[str], bool | None]) -> bool | None:
    """Evaluate a tree in Kleene's strong three-valued logic; ``None`` is *neither*.

    Parameters
    ----------
    test
        Whether a test of an issue is true; ``None`` when the issue is void or open.
    consents
        Whether the party of this id accepts; ``None`` when it is not known to accept or refuse.
    """
    result: bool | None
    match expression:
        case Test() | Within():
            result = test(expression)
        case Consents(party):
            result = consents(party.text)
        case Constant(value):
            result = value
        case Not(of):
            denied = truth(of, test, consents)
            result = None if denied is None else not denied
        case And(parts):
            result = _settled(parts, test, consents, by=False)
        case Or(parts):
            result = _settled(parts, test, consents, by=True)
        case IfThen(premise, conclusion):
            result = _settled((Not(premise), conclusion), test, consents, by=True)
        case Iff(left, right):
            first, second = truth(left, test, consents), truth(right, test, consents)
            result = None if first is None or second is None else first == second
    return result


def unparse(expression: Expression) -> str:
    """Write a tree as text that parses back to an equal tree, with only the parentheses needed.

    An ``And`` or ``Or`` of fewer than two parts, which no text gives, is written as what it means: its part, ``true`` or ``false``.
    """
    return _write(expression, _ANY)


def _settled(
    parts: tuple[Expression, ...], test: Callable[[Test | Within], bool | None], consents: Callable[[str], bool | None], *, by: bool
) -> bool | None:
    """Join parts by ``or`` (settled by a true part) or by ``and`` (settled by a false one)."""
    result: bool | None = not by
    for part in parts:
        value = truth(part, test, consents)
        if value is by:
            return by
        if value is None:
            result = None
    return result


# How tightly each kind of node binds; a part that binds less than its place asks goes into parentheses.
_ANY, _DISJUNCTION, _CONJUNCTION, _OPERAND = range(4)


def _write(expression: Expression, place: int) -> str:
    match expression:
        case And(parts) | Or(parts) if len(parts) == 1:
            return _write(parts[0], place)
        case And(()) | Or(()):
            return "true" if isinstance(expression, And) else "false"
        case IfThen(premise, conclusion):
            text, binds = f"if {_write(premise, _ANY)} then {_write(conclusion, _ANY)}", _ANY
        case Iff(left, right):
            text, binds = f"{_write(left, _DISJUNCTION)} iff {_write(right, _DISJUNCTION)}", _ANY
        case Or(parts):
            text, binds = " or ".join(_write(part, _CONJUNCTION) for part in parts), _DISJUNCTION
        case And(parts):
            text, binds = " and ".join(_write(part, _OPERAND) for part in parts), _CONJUNCTION
        case Not(of):
            text, binds = f"not {_write(of, _OPERAND)}", _OPERAND
        case _:
            text, binds = _write_leaf(expression), _OPERAND
    return f"({text})" if binds < place else text


def _write_leaf(leaf: Leaf) -> str:
    match leaf:
        case Test(issue, op, option):
            return f"{issue.text} {op} {written(option.text)}"
        case Within(issue, negated, spans):
            items = "|".join(_write_span(span) for span in spans)
            return f"{issue.text} {'not in' if negated else 'in'} {items}"
        case Consents(party):
            return f"consents({party.text})"
        case Constant(value):
            return "true" if value else "false"


def _write_span(span: Span) -> str:
    return written(span.low.text) + ("" if span.high is None else f"..{written(span.high.text)}")

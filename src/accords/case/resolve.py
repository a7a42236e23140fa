"""The names in a condition against a case: which are wrong, and of which options a test is true.

Nothing here needs the models of a case: an issue is anything with an id, its options in order and two flags.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from accords.case.condition import Condition, ConditionFault, Consents, Span, Test, Within, Word
from accords.case.nearest import code, instead, listed, nearest
from accords.case.tokens import COMPARISONS, MIRRORED, number, written
from accords.case.values import nfc
from accords.errors import AccordsError

_EXACT = frozenset(["==", "!="])
_ORDER = COMPARISONS - _EXACT


class OptionShape(Protocol):
    """An option: its id as written, in NFC, and its value where it is a number."""

    @property
    def id(self) -> str: ...  # noqa: D102 - see the class
    @property
    def number(self) -> Decimal | None: ...  # noqa: D102 - see the class


class IssueShape(Protocol):
    """An issue with its options in listed order; ``numeric`` if all are numbers, ``ordered`` unless the case says otherwise."""

    @property
    def id(self) -> str: ...  # noqa: D102 - see the class
    @property
    def options(self) -> Sequence[OptionShape]: ...  # noqa: D102 - see the class
    @property
    def numeric(self) -> bool: ...  # noqa: D102 - see the class
    @property
    def ordered(self) -> bool: ...  # noqa: D102 - see the class


def faults(
    condition: Condition, issues: Mapping[str, IssueShape], parties: Collection[str], *, consents_allowed: bool
) -> list[ConditionFault]:
    """List every name in a condition that does not fit the case, in written order.

    Parameters
    ----------
    issues
        The issues of the case by id, in the order of display.
    parties
        The ids of the parties.
    consents_allowed
        Whether ``consents(...)`` may stand where the condition stands (in ``views`` and ``scenarios``).
    """
    found: list[ConditionFault] = []
    for leaf in condition.leaves():
        match leaf:
            case Consents(party):
                found.extend(_party_faults(party, parties, allowed=consents_allowed))
            case Test() | Within():
                issue = issues.get(leaf.issue.text)
                found.extend([_no_issue(leaf, issues, parties)] if issue is None else _option_faults(leaf, issue, issues))
    return found


def option_truth(node: Test | Within, issue: IssueShape, option: OptionShape) -> bool:
    """Decide whether a test is true of one option of its issue.

    Options of a numeric issue are compared by value, and ``option`` may be a number between the listed ones; options of a named issue
    are equal when their ids are, and lower when they are listed earlier.

    Raises
    ------
    AccordsError
        If the test does not fit the issue (:func:`faults` lists why) or the option is not of the issue's kind.
    """
    match node:
        case Test(_, op, word) if op in _EXACT:
            return _equal(word, issue, option) is (op == "==")
        case Test(_, op, word):
            ours, theirs = _rank(option, issue), _word_rank(word, issue)
            return {"<": ours < theirs, "<=": ours <= theirs, ">": ours > theirs, ">=": ours >= theirs}[op]
        case Within(_, negated, spans):
            return any(_covers(span, issue, option) for span in spans) is not negated


def _equal(word: Word, issue: IssueShape, option: OptionShape) -> bool:
    if issue.numeric:
        return _rank(option, issue) == _word_rank(word, issue)
    return word.text == nfc(option.id)


def _covers(span: Span, issue: IssueShape, option: OptionShape) -> bool:
    if span.high is None:
        return _equal(span.low, issue, option)
    return _word_rank(span.low, issue) <= _rank(option, issue) <= _word_rank(span.high, issue)


def _rank(option: OptionShape, issue: IssueShape) -> Decimal:
    rank = option.number if issue.numeric else _position(option.id, issue)
    if rank is None:
        raise AccordsError(f"{code(option.id)} is no option of {code(issue.id)}.")
    return rank


def _word_rank(word: Word, issue: IssueShape) -> Decimal:
    rank = number(word.text) if issue.numeric else _position(word.text, issue)
    if rank is None:
        raise AccordsError(f"{code(word.text)} cannot be compared with the options of {code(issue.id)}.")
    return rank


def _position(name: str, issue: IssueShape) -> Decimal | None:
    return next((Decimal(position) for position, option in enumerate(issue.options) if nfc(option.id) == nfc(name)), None)


def _party_faults(party: Word, parties: Collection[str], *, allowed: bool) -> Iterator[ConditionFault]:
    if not allowed:
        yield _fault(party, "Consent cannot be asked here: `consents` is for the conditions of `views` and `scenarios` only.", "")
    elif party.text not in parties:
        near = nearest(party.text, tuple(parties))
        message = f"{code(party.text)} is no party; {listed('party', 'parties', tuple(parties))}."
        yield _fault(party, message, f"Write `consents({near})`." if near else "")


def _no_issue(leaf: Test | Within, issues: Mapping[str, IssueShape], parties: Collection[str]) -> ConditionFault:
    name = leaf.issue.text
    message = f"{code(name)} is no issue; {listed('issue', 'issues', tuple(issues))}."
    right = issues.get(leaf.option.text) if isinstance(leaf, Test) else None
    if isinstance(leaf, Test) and right is not None and (_fits(leaf.issue, right) or leaf.op in _ORDER):
        hint = f"The issue stands on the left, the option on the right: {code(f'{right.id} {MIRRORED[leaf.op]} {written(name)}')}."
    elif _is_sum(name, issues):
        hint = "There is no arithmetic in format 1: write the cases out with `and` and `or`."
    elif name in parties:
        hint = f"It is a party; what it accepts is `consents({name})`, what it refuses stands under `views.{name}`."
    elif near := nearest(name, tuple(issues)):
        hint = instead(name, near)
    else:
        hint = ""
    return _fault(leaf.issue, message, hint)


def _is_sum(name: str, issues: Mapping[str, IssueShape]) -> bool:
    for sign in "+-/":
        name = name.replace(sign, " ")
    terms = name.split()
    return len(terms) > 1 and any(term in issues for term in terms) and all(term in issues or number(term) is not None for term in terms)


def _option_faults(leaf: Test | Within, issue: IssueShape, issues: Mapping[str, IssueShape]) -> Iterator[ConditionFault]:
    match leaf:
        case Test(_, op, word) if op in _EXACT:
            yield from _exact_faults(word, leaf, issue, issues)
        case Test(_, op, word):
            if not issue.ordered:
                yield _unordered(word, f"`{op}`", issue)
            yield from _order_faults(word, leaf, issue, issues)
        case Within(_, _, spans):
            for span in spans:
                if span.high is None:
                    yield from _exact_faults(span.low, leaf, issue, issues)
                else:
                    yield from _range_faults(span.low, span.high, leaf, issue, issues)


def _exact_faults(word: Word, leaf: Test | Within, issue: IssueShape, issues: Mapping[str, IssueShape]) -> Iterator[ConditionFault]:
    if not _fits(word, issue):
        yield _no_option(word, leaf, issue, issues)


def _order_faults(word: Word, leaf: Test | Within, issue: IssueShape, issues: Mapping[str, IssueShape]) -> Iterator[ConditionFault]:
    if not (issue.numeric and number(word.text) is not None):
        yield from _exact_faults(word, leaf, issue, issues)


def _range_faults(
    low: Word, high: Word, leaf: Test | Within, issue: IssueShape, issues: Mapping[str, IssueShape]
) -> Iterator[ConditionFault]:
    if not issue.ordered:
        yield _unordered(low, "A range", issue)
    wrong = [fault for end in (low, high) for fault in _order_faults(end, leaf, issue, issues)]
    yield from wrong
    if not wrong and issue.ordered and _word_rank(low, issue) > _word_rank(high, issue):
        message = f"The range runs backwards: {code(low.text)} stands above {code(high.text)} in {code(issue.id)}."
        turned = code(f"{written(high.text)}..{written(low.text)}")
        yield ConditionFault(message, f"Write {turned}.", low.at, high.at + high.length - low.at)


def _fits(word: Word, issue: IssueShape) -> bool:
    if not issue.numeric:
        return _position(word.text, issue) is not None
    value = number(word.text)
    return value is not None and any(option.number == value for option in issue.options)


def _unordered(word: Word, what: str, issue: IssueShape) -> ConditionFault:
    message = f"{what} needs an order, and the options of {code(issue.id)} have none (`ordered: false`)."
    return _fault(word, message, f"List the options that are meant: `{issue.id} in a|b`.")


def _no_option(word: Word, leaf: Test | Within, issue: IssueShape, issues: Mapping[str, IssueShape]) -> ConditionFault:
    options = tuple(option.id for option in issue.options)
    message = f"{code(word.text)} is no option of {code(issue.id)}; {listed('option', 'options', options)}."
    value = number(word.text) if issue.numeric else None
    if value is not None:
        return _fault(word, *_off_the_grid(word, value, issue))
    if word.text in issues:
        message = (
            f"The test compares two issues, {code(issue.id)} and {code(word.text)}; on the right stands an option of {code(issue.id)}."
        )
        hint = f"Write the cases out: `{issue.id} == {written(options[0])} and {word.text} == ... or ...`." if options else ""
        return _fault(word, message, hint)
    return _fault(word, message, _meant_option(word, leaf, issue, issues))


def _meant_option(word: Word, leaf: Test | Within, issue: IssueShape, issues: Mapping[str, IssueShape]) -> str:
    options = tuple(option.id for option in issue.options)
    digits = _ascii_number(word.text) if issue.numeric else None
    if digits is not None:
        return f"Write the number alone, in digits 0 to 9: {code(digits)}; a unit stands at the issue (`unit`)."
    near = nearest(word.text, options)
    if near is not None:
        return instead(written(word.text), written(near))
    other = next((other for other in issues.values() if other.id != issue.id and _fits(word, other)), None)
    if other is None:
        return _kind_of_options(word, issue)
    op = leaf.op if isinstance(leaf, Test) else "not in" if leaf.negated else "in"
    return f"It is an option of {code(other.id)}: {code(f'{other.id} {op} {written(word.text)}')}."


def _kind_of_options(word: Word, issue: IssueShape) -> str:
    if issue.numeric:
        return f"{code(issue.id)} is numeric: write a number."
    if number(word.text) is not None and any(number(option.id) is not None for option in issue.options):
        return f"Not all options of {code(issue.id)} are numbers, so they are compared as they are listed."
    return ""


def _off_the_grid(word: Word, value: Decimal, issue: IssueShape) -> tuple[str, str]:
    """Name the listed numbers next to one that is not listed."""
    numbered = sorted((option.number, option.id) for option in issue.options if option.number is not None)
    near = [
        code(name)
        for _, name in [*[pair for pair in numbered if pair[0] < value][-1:], *[pair for pair in numbered if pair[0] > value][:1]]
    ]
    message = f"{code(word.text)} is no option of {code(issue.id)}; the nearest {'are' if len(near) > 1 else 'is'} {' and '.join(near)}."
    return message, "Write one of these; order comparisons and ranges take any number."


def _ascii_number(text: str) -> str | None:
    """Read what is meant by a number in other digits or with a unit after it."""
    digits = "".join(str(unicodedata.decimal(character, character)) for character in text)
    digits = digits.rstrip("%")
    return digits if number(digits) is not None else None


def _fault(word: Word, message: str, hint: str) -> ConditionFault:
    return ConditionFault(message, hint, word.at, word.length)

"""Slips where a test is whole: lists, chains, connectives and parentheses."""

from __future__ import annotations

import re

from accords.case.condition import ConditionFault
from accords.case.nearest import code
from accords.case.stand import Stand, is_option, joined, options_from, write
from accords.case.tokens import COMPARISONS, MIRRORED, number, written

_AFTER_ISSUE = COMPARISONS | {"in", "not"}
_NO_THEN = "`then` is missing after what follows `if`."
_DIGITS_WITH_COMMAS = re.compile(r"[0-9]+(?:,[0-9]+)+")


def chain(stand: Stand) -> ConditionFault | None:
    """Explain ``20 <= x <= 40``."""
    start = 0 if stand.expected == "issue" else -3
    low, first, middle, second, high = (stand.near(start + step) for step in range(5))
    if first.sign not in COMPARISONS or second.sign not in COMPARISONS or not is_option(high):
        return None
    message = "Comparisons do not chain: a test has one issue, one comparison and one option."
    if number(middle.text) is not None:
        left, right = f"{low.text} {first.text} {middle.text}", f"{high.text} {MIRRORED[second.text]} {middle.text}"
        return stand.fault(message, write(f"{left} and {right}"), second)
    issue, ends = middle.text, [written(low.text), written(high.text)]
    tests = f"{issue} {MIRRORED[first.text]} {ends[0]} and {issue} {second.text} {ends[1]}"
    if first.text == second.text == "<=":
        return stand.fault(message, write(f"{issue} in {'..'.join(ends)}", tests), second)
    if first.text == second.text == ">=":
        return stand.fault(message, write(f"{issue} in {'..'.join(reversed(ends))}", tests), second)
    return stand.fault(message, write(tests), second)


def comma(stand: Stand) -> ConditionFault | None:
    """Explain ``x == a, b``, ``x in a, b`` and commas in numbers."""
    if stand.token.sign not in {",", ";", ":"}:
        return None
    starts_test = stand.near(2).sign in _AFTER_ISSUE
    if starts_test and stand.opener == "if":
        return stand.fault(_NO_THEN, "Write `if A then B`.")
    return _comma_in_number(stand) or _comma_in_list(stand, starts_test=starts_test)


def _comma_in_list(stand: Stand, *, starts_test: bool) -> ConditionFault:
    options, test, items = options_from(stand, 1), stand.test_before(), stand.items_before()
    if starts_test or not options or (test is None and items is None):
        return stand.fault(
            f"{code(stand.token.text)} joins nothing in a condition.", "Join tests with `and` or `or`; list options as `a|b`."
        )
    if items is not None:
        return stand.fault("Options are listed with `|`.", write(f"{items[0]} {joined([*items[1], *options])}"))
    issue, op, first = test or ("", "", "")
    if op not in {"==", "!="}:
        return stand.fault("An order comparison takes one option.", f"Write {code(f'{issue} {op} {written(first)}')}.")
    listed = f"{issue} {'not in' if op == '!=' else 'in'} {joined([written(first), *options])}"
    return stand.fault("A comparison takes one option; several are listed with `in` and `|`.", write(listed))


def _comma_in_number(stand: Stand) -> ConditionFault | None:
    before, test = stand.near(-1), stand.test_before()
    digits = _DIGITS_WITH_COMMAS.match(stand.text, before.at)
    if digits is None or test is None or digits.end() <= stand.token.at:
        return None
    groups = digits.group().split(",")
    meant = "".join(groups) if all(len(group) == 3 for group in groups[1:]) else f"{groups[0]}.{groups[1]}" if len(groups) == 2 else ""
    if not meant:
        return None
    if test[1] not in {"==", "!="}:
        return stand.fault("A number has no comma in it.", write(meant))
    both = f"{test[0]} {'in' if test[1] == '==' else 'not in'} {joined(groups)}"
    return stand.fault("A number has no comma in it, and options are listed with `in`.", f"Write {code(meant)}, or {code(both)}.")


def list_after_comparison(stand: Stand) -> ConditionFault | None:
    """Explain ``x == a|b`` and ``x == a..b``."""
    token, test = stand.token, stand.test_before()
    if token.sign not in {"|", ".."}:
        return None
    if test is None:
        return stand.fault("A range has two ends.", "Write `issue in a..b`.") if token.sign == ".." else None
    issue, op, first = test
    after = stand.near(1)
    items = f"{written(first)}{token.text}{written(after.text) if is_option(after) else 'b'}"
    return stand.fault(f"{code(token.text)} belongs to `in`.", write(f"{issue} {'not in' if op == '!=' else 'in'} {items}"))


def connective_out_of_place(stand: Stand) -> ConditionFault | None:
    """Explain a chained ``iff``, an ``if`` behind its conclusion and a ``then`` without ``if``."""
    token = stand.token
    if token.sign == "iff":
        return stand.fault("`iff` does not chain.", "Use parentheses: `A iff (B iff C)`.")
    if token.sign == "if":
        return stand.fault("`if` comes first, with its premise; the conclusion follows `then`.", "Write `if PREMISE then CONCLUSION`.")
    if token.sign == "then" and not stand.openers:
        return stand.fault("`then` has no `if`.", "Write `if A then B`; inside `and`, `or` and `not` with parentheses.")
    return None


def parenthesis(stand: Stand) -> ConditionFault | None:
    """Explain parentheses that do not match."""
    token = stand.token
    if token.sign == ")" and not stand.openers:
        return stand.fault("This parenthesis closes nothing.", "Take it out, or open one before it.")
    if stand.opener == "(" and (token.kind == "end" or token.sign == "then"):
        return stand.fault("This parenthesis is never closed.", "Close it with `)`.", stand.openers[-1])
    return None


def no_then(stand: Stand) -> ConditionFault | None:
    """Explain an ``if`` whose ``then`` does not come."""
    before_test = stand.near(1).sign in _AFTER_ISSUE
    if stand.opener != "if" or (stand.token.kind == "word" and not before_test):
        return None
    return stand.fault(_NO_THEN, "Write `if A then B`.")


def no_connective(stand: Stand) -> ConditionFault | None:
    """Explain an option of several words, and tests that nothing joins."""
    token, test = stand.token, stand.test_before()
    starts_test = stand.near(1).sign in _AFTER_ISSUE
    if token.kind == "word" and not starts_test and test is not None:
        words, step = [test[2]], 0
        while stand.near(step).kind == "word":
            words.append(stand.near(step).text)
            step += 1
        message = f"{code(token.text)} was not expected here: an option that is more than a word goes in single quotes."
        return stand.fault(message, write(f"{test[0]} {test[1]} {written(' '.join(words))}"))
    if is_option(token) or token.sign in {"not", "(", "true", "false", "consents"}:
        return stand.fault(f"A connective is missing before {code(token.text)}.", "Join tests with `and` or `or`.")
    return None

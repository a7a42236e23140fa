"""Slips between tests: lists, chains, connectives and parentheses."""

from __future__ import annotations

import pytest

from accords.case.condition import ConditionFault
from accords.case.grammar import parse


@pytest.mark.parametrize(
    ("text", "piece", "hint"),
    [
        ("20 <= x <= 40", "<=", "Write `x in 20..40`, or `x >= 20 and x <= 40`."),
        ("20 < x <= 40", "<=", "Write `x > 20 and x <= 40`."),
        ("20 < x < 40", "<", "Write `x > 20 and x < 40`."),
        ("40 >= x >= 20", ">=", "Write `x in 20..40`, or `x <= 40 and x >= 20`."),
        ("40 > x >= 20", ">=", "Write `x < 40 and x >= 20`."),
        ("stays <= fence <= removed", "<=", "Write `fence in stays..removed`, or `fence >= stays and fence <= removed`."),
        ("x < 20 < y", "<", "Write `x < 20 and y > 20`."),
        ("x == y == z", "==", "Write `y == x and y == z`."),
        ("x == a, b", ",", "Write `x in a|b`."),
        ("x == a, b, c", ",", "Write `x in a|b|c`."),
        ("x == a, 'b c'", ",", "Write `x in a|'b c'`."),
        ("x == a; b", ";", "Write `x in a|b`."),
        ("x != a, b", ",", "Write `x not in a|b`."),
        ("x in a, b", ",", "Write `x in a|b`."),
        ("x not in a|b, c", ",", "Write `x not in a|b|c`."),
        ("x in 20,30,40", ",", "Write `x in 20|30|40`."),
        ("x in 20..30, 40", ",", "Write `x in 20..30|40`."),
        ("x == a, y == b", ",", "Join tests with `and` or `or`; list options as `a|b`."),
        ("x == a; y == b", ";", "Join tests with `and` or `or`; list options as `a|b`."),
        ("x > 1,5", ",", "Write `1.5`."),
        ("x >= 1, 2", ",", "Write `x >= 1`."),
        ("x > 1,000,000", ",", "Write `1000000`."),
        ("x >= 1,2,3", ",", "Write `x >= 1`."),
        ("x == 20,30", ",", "Write `20.30`, or `x in 20|30`."),
        ("x != 1,500", ",", "Write `1500`, or `x not in 1|500`."),
        ("x == a|b", "|", "Write `x in a|b`."),
        ("x != a|b", "|", "Write `x not in a|b`."),
        ("x == 20..40", "..", "Write `x in 20..40`."),
        ("x in 20..40..50", "..", "Write `issue in a..b`."),
        ("x == a iff y == b iff z == c", "iff", "Use parentheses: `A iff (B iff C)`."),
        ("x == a if y == b", "if", "Write `if PREMISE then CONCLUSION`."),
        ("x == a then y == b", "then", "Write `if A then B`; inside `and`, `or` and `not` with parentheses."),
        ("x == a)", ")", "Take it out, or open one before it."),
        ("(x == a", "(", "Close it with `)`."),
        ("((x == a)", "(", "Close it with `)`."),
        ("(if x == a then y == b", "(", "Close it with `)`."),
        ("(if (x == a then y == b)", "(", "Close it with `)`."),
        ("x == a) or (y == b", ")", "Take it out, or open one before it."),
        ("if x == a", "", "Write `if A then B`."),
        ("(if x == a)", ")", "Write `if A then B`."),
        ("if x == a y == b", "y", "Write `if A then B`."),
        ("if x == a, y == b", ",", "Write `if A then B`."),
        ("if x == a: y == b", ":", "Write `if A then B`."),
        ("if x == a and y == b z == c", "z", "Write `if A then B`."),
        ("x == The gate", "gate", "Write `x == 'The gate'`."),
        ("if x == The gate then y == b", "gate", "Write `x == 'The gate'`."),
        ("x == a y == b", "y", "Join tests with `and` or `or`."),
        ("x == a (y == b)", "(", "Join tests with `and` or `or`."),
        ("x == a not y == b", "not", "Join tests with `and` or `or`."),
        ("x == 'a' 'b'", "'b'", "Join tests with `and` or `or`."),
        ("x == a consents(b)", "consents", "Join tests with `and` or `or`."),
    ],
)
def test_a_slip_after_a_whole_test_has_a_hint(text: str, piece: str, hint: str) -> None:
    with pytest.raises(ConditionFault) as caught:
        parse(text)
    fault = caught.value
    assert fault.hint == hint
    assert text[fault.at : fault.at + fault.length] == piece
    assert fault.message.endswith(".")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("20 <= x <= 40", "Comparisons do not chain: a test has one issue, one comparison and one option."),
        ("x == a, b", "A comparison takes one option; several are listed with `in` and `|`."),
        ("(x == a", "This parenthesis is never closed."),
        ("x == a)", "This parenthesis closes nothing."),
        ("if x == a", "`then` is missing after what follows `if`."),
        ("x == a iff y == b iff z == c", "`iff` does not chain."),
        ("x == a y == b", "A connective is missing before `y`."),
    ],
)
def test_the_message_says_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(ConditionFault) as caught:
        parse(text)
    assert caught.value.message == message

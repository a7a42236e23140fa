"""Signs of other languages: each has its own hint, at its own place."""

from __future__ import annotations

import pytest

from accords.case.condition import ConditionFault
from accords.case.grammar import parse


@pytest.mark.parametrize(
    ("text", "piece", "hint"),
    [
        ("x = a", "=", "Write `x == a`."),
        ("x === a", "===", "Write `x == a`."),
        ("x !== a", "!==", "Write `x != a`."),
        ("x =! a", "=!", "Write `x != a`."),
        ("x ≠ a", "≠", "Write `x != a`."),
        ("x ≠ 40", "≠", "Write `x != 40`."),
        ("x ≥ 40", "≥", "Write `x >= 40`."),
        ("x ≤ 40", "≤", "Write `x <= 40`."),
        ("x => 40", "=>", "Write `x >= 40`."),
        ("x =< 40", "=<", "Write `x <= 40`."),
        ("x <> 40", "<>", "Write `x != 40`."),
        ("x > = 40", "=", "Write `>=`."),
        ("x == a && y == b", "&&", "Write `and`."),
        ("x == a & y == b", "&", "Write `and`."),
        ("x == a ∧ y == b", "∧", "Write `and`."),
        ("x == a || y == b", "||", "Write `or`."),
        ("x in a || b", "||", "Write `|` between options, `or` between tests."),
        ("!x == a", "!", "Write `not`."),
        ("!(x == a)", "!", "Write `not`."),
        ("x ! = a", "!", "Write `!=`, without a space."),
        ("x !in a", "!", "Write `not in`."),
        ("x == a => y == b", "=>", "Write `if A then B`."),
        ("x == a → y == b", "→", "Write `if A then B`."),
        ("x == a -> y == b", "-", "Write `if A then B`."),
        ('x == "a b"', '"', "Write `'a b'`."),
        ('x == "a"', '"', "Write `a`."),
        ("x == “a”", "“", "Write `a`."),
        ("x == ‘a b’", "‘", "Write `'a b'`."),
        ("x == «a b»", "«", "Write `'a b'`."),
        ('x == "a', '"', "Write `'...'`."),
        ("x == `a`", "`", "Write `a`."),
        ("x == 'a", "'", "Close it with `'`; an apostrophe inside an option is doubled: `'the council''s vote'`."),
        ("x == it's", "'", "Close it with `'`; an apostrophe inside an option is doubled: `'the council''s vote'`."),
        ("x in 20...40", "...", "Write a range with two points: `20..40`."),
        ("x in 20…40", "…", "Write a range with two points: `20..40`."),
        ("x in 20–40", "–", "Write a range with two points: `20..40`."),
        ("x > −5", "−", "Write the minus sign as `-`."),
        ("x + y > 3", "+", "Write the cases out with `and` and `or`, or make the result an issue of its own."),
        ("x +y > 3", "+y", "Write the cases out with `and` and `or`, or make the result an issue of its own."),
        ("x - 3 > 2", "-", "Write the cases out with `and` and `or`, or make the result an issue of its own."),
        ("x * 2 > 3", "*", "Write the cases out with `and` and `or`, or make the result an issue of its own."),
        ("x > 3 + 2", "+", "Write the cases out with `and` and `or`, or make the result an issue of its own."),
        ("x – y > 3", "–", "Write the cases out with `and` and `or`, or make the result an issue of its own."),
        ("x > 50 %", "%", "Write `50`. The unit stands at the issue (`unit`)."),
        ("[x == a]", "[", "Tests are grouped with `(` and `)`, options listed as `a|b`."),
        ("{x == a}", "{", "Tests are grouped with `(` and `)`, options listed as `a|b`."),
        ("x == a]", "]", "Take it out."),
        ("x == a\u200f and y == b", "\u200f", "Take it out."),
        ("x == \ud800", "\ud800", "Take it out."),
        ("x == #", "#", "An option that is more than a word goes in single quotes."),
    ],
)
def test_a_foreign_sign_has_a_hint(text: str, piece: str, hint: str) -> None:
    with pytest.raises(ConditionFault) as caught:
        parse(text)
    fault = caught.value
    assert fault.hint == hint
    assert text[fault.at : fault.at + fault.length] == piece
    assert fault.message.endswith(".")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x ≥ 40", "`≥` is not how this comparison is written."),
        ("x == a && y == b", "`&&` is no connective."),
        ('x == "a"', '`"` does not quote in a condition; an option that is more than a word goes in single quotes.'),
        ("x == 'a", "The quote that opens here is never closed."),
        ("x + y > 3", "There is no arithmetic in format 1."),
        ("x == a\u200f", "A character that cannot be seen stands here: U+200F, RIGHT-TO-LEFT MARK."),
        ("x == #", "`#` is no sign of the condition language."),
    ],
)
def test_the_message_says_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(ConditionFault) as caught:
        parse(text)
    assert caught.value.message == message

"""Common slips: each has its own hint, at its own place."""

from __future__ import annotations

import pytest

from accords.case.condition import ConditionFault
from accords.case.grammar import parse

A_TEST = "A test is an issue, a comparison and an option: `issue == option`."


@pytest.mark.parametrize(
    ("text", "piece", "hint"),
    [
        ("", "", A_TEST + " What is always true is `true`."),
        (" ", "", A_TEST + " What is always true is `true`."),
        ("()", ")", A_TEST),
        ("x == a and ()", ")", A_TEST),
        ("and x == a", "and", A_TEST),
        ("or", "or", A_TEST),
        ("not", "", A_TEST),
        ("x == a and", "", A_TEST),
        ("x == a or not", "", A_TEST),
        ("x == a and and y == b", "and", A_TEST),
        ("if", "", A_TEST),
        ("if x == a then", "", A_TEST),
        ("x == a and if y == b then z == c", "if", "Write `and (if A then B)`."),
        ("x == a or if y == b then z == c", "if", "Write `or (if A then B)`."),
        ("not if y == b then z == c", "if", "Write `not (if A then B)`."),
        ("x == a iff if y == b then z == c", "if", "Write `iff (if A then B)`."),
        ("x > 20 and < 40", "<", "Write `x > 20 and x < 40`."),
        ("x == a or == b", "==", "Write `x == a or x == b`."),
        ("'x' == a", "'x'", "Write `x`."),
        ("'x y' == a", "'x y'", "Give the issue an id that is one word."),
        ("40 > x", "40", "Write `x < 40`."),
        ("40 == x", "40", "Write `x == 40`."),
        ("50% <= x", "50%", "Write `x >= 50%`."),
        ("20 in x", "20", "Write `x == 20`."),
        ("20 < 30", "20", A_TEST),
        ("x", "", A_TEST),
        ("20", "", A_TEST),
        ("x a", "a", "Write `x == a`."),
        ("x or y == b", "or", A_TEST),
        ("x == a or b", "b", "Write `x == a or x == b`, or `x in a|b`."),
        ("x == a or b or c", "b", "Write `x == a or x == b or x == c`, or `x in a|b|c`."),
        ("x == a or b or y == c", "b", "Write `x == a or x == b`, or `x in a|b`."),
        ("x == a or 'b c' or d and y == e", "'b c'", "Write `x == a or x == 'b c' or x == d`, or `x in a|'b c'|d`."),
        ("x == a and b", "b", "If either will do, write `x in a|b`."),
        ("x != a or b", "b", "Write `x not in a|b`."),
        ("x != a and b", "b", "Write `x not in a|b`."),
        ("x > 20 or 40", "40", "Write `x > 20 or x > 40`."),
        ("x in a or b", "b", "Write `x in a|b`."),
        ("x in a and b", "b", "If either will do, write `x in a|b`."),
        ("x not in a|c and b", "b", "Write `x not in a|c|b`."),
        ("x in a..b or c", "c", "Write `x in a..b|c`."),
        ("x == a AND y == b", "AND", "Write `and`."),
        ("x == a OR y == b", "OR", "Write `or`."),
        ("NOT x == a", "NOT", "Write `not`."),
        ("NOT (x == a)", "NOT", "Write `not`."),
        ("If x == a then y == b", "If", "Write `if`."),
        ("IF x == a THEN y == b", "IF", "Write `if`."),
        ("if x == a Then y == b", "Then", "Write `then`."),
        ("x IN a|b", "IN", "Write `in`."),
        ("x NOT IN a|b", "NOT", "Write `not`."),
        ("Consents(north)", "Consents", "Write `consents`."),
        ("True", "True", "Write `true`."),
        ("x == a or False", "False", "Write `false`."),
        ("x is a", "is", "Write `x == a`."),
        ("x is not a", "is", "Write `x != a`."),
        ("x is equal to a", "is", "Write `x == a`."),
        ("x equals a", "equals", "Write `x == a`."),
        ("x between 20 and 40", "between", "Write `x in 20..40`."),
        ("x == a implies y == b", "implies", "Write `if A then B`."),
        ("x == a unless y == b", "unless", "Write `if not B then A`."),
        ("x == a xor y == b", "xor", "Write `not (A iff B)`."),
        ("if x == a then y == b else z == c", "else", "Write a second condition: `(if A then B) and (if not A then C)`."),
        ("x not a", "a", "Write `x != a`."),
        ("x not == a", "==", "Write `x != a`."),
        ("x == not a", "not", "Write `x != a`."),
        ("x in [a, b]", "[", "Write `x in a|b`."),
        ("x in (a, b)", "(", "Write `x in a|b`."),
        ("x in {20..30, 40}", "{", "Write `x in 20..30|40`."),
        ("x in [a or b]", "[", "Write `x in a|b`."),
        ("x not in [a, b]", "[", "Write `x not in a|b`."),
        ("x == [a, b]", "[", "Write `x in a|b`."),
        ("x != (a, b)", "(", "Write `x not in a|b`."),
        ("x == (a)", "(", "Write `x == a`."),
        ("(", "", A_TEST),
        ("x in a|[b]", "[", "Write `issue in a|b`."),
        ("x in []", "[", "Write `x in a|b`."),
        ("x > [a, b]", "[", A_TEST),
        ("x in 20..", "", "Write `x >= 20`."),
        ("x in ..40", "..", "Write `x <= 40`."),
        ("x in a|20..", "", "Write `a..b`."),
        ("x ==", "", A_TEST),
        ("x in", "", A_TEST),
        ("x in a|", "", A_TEST),
        ("x == and y == b", "and", "`and` is a keyword; an option that is called so goes in single quotes."),
        ("x == true", "true", "`true` is a keyword; an option that is called so goes in single quotes."),
        ("x == > 3", ">", "Leave one of them."),
        ("x == ''", "''", "Write the option, or take the quotes out."),
        ("consents", "", "Write `consents(party)`."),
        ("consents north", "north", "Write `consents(north)`."),
        ("consents(north, south)", ",", "Write `consents(north) and consents(south)`."),
        ("consents(north or south)", "or", "Write `consents(north) or consents(south)`."),
        ("consents()", ")", "Write `consents(party)`."),
        ("consents(north", "", "Write `consents(north)`."),
        ("consents('north')", "'north'", "Write `consents(north)`."),
        ("north consents", "consents", "Write `consents(north)`."),
        ("consent(north)", "consent", "What a party accepts is asked with `consents(party)`; there are no functions."),
        ("| a", "|", A_TEST),
    ],
)
def test_a_slip_has_a_hint(text: str, piece: str, hint: str) -> None:
    with pytest.raises(ConditionFault) as caught:
        parse(text)
    fault = caught.value
    assert fault.hint == hint
    assert text[fault.at : fault.at + fault.length] == piece
    assert fault.message.endswith(".")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "The condition is empty."),
        ("x == a and", "A test is missing after `and`."),
        ("x == a and if y == b then z == c", "An `if` after `and` needs parentheses."),
        ("x == a or b", "`b` alone is no test: each side of `or` is an issue, a comparison and an option."),
        ("40 > x", "`40` is no issue: the issue stands on the left, the option on the right."),
        ("x == a AND y == b", "`AND` is no keyword: keywords are written in lower case."),
        ("x is a", "`is` is no comparison."),
        ("x not a", "After `issue not` comes `in`."),
        ("x in [a, b]", "Options are listed without brackets."),
        ("x in 20..", "A range has two ends."),
        ("x ==", "An option is missing after `==`."),
        ("north consents", "The party stands in parentheses after `consents`."),
    ],
)
def test_the_message_says_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(ConditionFault) as caught:
        parse(text)
    assert caught.value.message == message


@pytest.mark.parametrize("text", ["is == AND", "x == is or x == OR", "x in else|If|between", "AND in NOT..implies", "x == - and y == +"])
def test_words_that_are_slips_elsewhere_are_ids_and_options_like_any_other(text: str) -> None:
    assert str(parse(text)) == text

"""Looking around the place where a condition goes wrong."""

from __future__ import annotations

from accords.case.stand import Stand, joined, options_from, write
from accords.case.tokens import tokens


def at_end_of(text: str) -> Stand:
    found = tokens(text)
    return Stand("connective", text, found, len(found) - 1, ())


def test_there_is_an_end_beyond_both_ends() -> None:
    stand = at_end_of("x == a")
    assert [stand.near(steps).text for steps in (-3, -2, -1)] == ["x", "==", "a"]
    assert {stand.near(steps).kind for steps in (-4, 0, 1)} == {"end"}


def test_the_test_before_is_found_and_nothing_else() -> None:
    assert at_end_of("y and x == 'a b'").test_before() == ("x", "==", "a b")
    assert at_end_of("x == a or b").test_before(-2) == ("x", "==", "a")
    assert at_end_of("x '==' a").test_before() is None
    assert at_end_of("x in a").test_before() is None
    assert at_end_of("== a").test_before() is None


def test_the_items_before_are_found_and_nothing_else() -> None:
    assert at_end_of("x in a|20..30|'b c'").items_before() == ("x in", ["a", "20..30", "'b c'"])
    assert at_end_of("x not in '|'").items_before() == ("x not in", ["'|'"])
    assert at_end_of("x in").items_before() is None
    assert at_end_of("x in a|").items_before() is None
    assert at_end_of("x == a").items_before() is None


def test_options_are_read_whatever_brackets_and_separators_they_have() -> None:
    text = "x in [a, 'b c'; 20..30 or d] and"
    stand = Stand("option", text, tokens(text), 2, ())
    assert options_from(stand, 0) == ["a", "'b c'", "20..30", "d"]
    assert options_from(at_end_of("x"), 0) == []


def test_a_fault_stands_at_its_token() -> None:
    stand = at_end_of("x == ab")
    assert (stand.fault("Wrong.").at, stand.fault("Wrong.").length) == (7, 0)
    assert (stand.fault("Wrong.", "", stand.near(-1)).at, stand.fault("Wrong.", "", stand.near(-1)).length) == (5, 2)


def test_hints_join_what_they_propose() -> None:
    assert write("a") == "Write `a`."
    assert write("a", "b") == "Write `a`, or `b`."
    assert joined(["a", "b"]) == "a|b"

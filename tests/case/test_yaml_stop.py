"""Where the parser stopped, and what lies before."""

from __future__ import annotations

import pytest
from ruamel.yaml.tokens import FlowSequenceStartToken, ValueToken

from accords.case.yaml_stop import Stop, open_brackets, stop_at


def stopped(text: str, at: int, context: str = "") -> Stop:
    return stop_at(text, at, "", None, context)


def test_a_stop_knows_its_line_and_what_is_open() -> None:
    stop = stopped("a:\r\n  b: [x, y  \r\n", 10)
    assert (stop.char, stop.before, stop.rest(stop.at)) == ("x", "  b: [", "x, y")
    assert (stop.line(stop.at), stop.line_start(stop.at), stop.indent(stop.at)) == (2, 4, 2)
    assert stop.where(stop.at) == "line 2, column 7"
    assert isinstance(stop.last, FlowSequenceStartToken)
    assert stop.in_brackets


def test_a_stop_behind_the_end_is_at_the_end() -> None:
    stop = stopped("a: b", 99)
    assert (stop.at, stop.char, stop.rest(stop.at), stop.in_brackets) == (4, "", "", False)
    assert stopped("", 0).last is None


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n"])
def test_lines_are_counted_whatever_ends_them(newline: str) -> None:
    text = f"a: 1{newline}{newline}b"
    assert [stopped(text, at).where(at) for at in (0, len(text) - 1)] == ["line 1, column 1", "line 3, column 1"]


def test_open_brackets_come_from_the_outermost_to_the_innermost() -> None:
    text = "{a: [b], c: ["
    assert open_brackets(stopped(text, len(text)).tokens) == [0, 12]


def test_for_a_missing_value_the_innermost_open_bracket_counts() -> None:
    assert stopped("a: {b: [1, 2,\n", 14, "while parsing a flow node").opened == 7
    assert stopped("a: {b: [1, 2,\n", 14, "while parsing a block mapping").opened is None


def test_tokens_end_where_scanning_stops() -> None:
    stop = stopped('a: "x', 5)
    assert isinstance(stop.last, ValueToken)
    assert len(stop.tokens) == 2

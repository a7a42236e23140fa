"""Nodes: what makes them equal, and how keys are looked up."""

from __future__ import annotations

import pytest

from accords.case.nodes import Entry, MapNode, Span, TextNode, colon_behind, normal
from case.trees import tree

HERE = Span(0, 0, 1, 1)


def test_nodes_are_equal_whatever_their_style_and_place() -> None:
    assert tree("a: {b: [x, 'y']}\n") == tree("# c\n\na:\n  b:\n  - x\n  - |-\n    y\n")
    assert tree("a: 1\nb: 2\n") != tree("b: 2\na: 1\n")


def test_keys_are_looked_up_in_normal_form() -> None:
    root = tree("cafe\u0301: 1\n")
    assert root.get("caf\u00e9") == root.get("cafe\u0301") is not None
    assert root.entry("cafe") is None
    assert root.keys() == ("cafe\u0301",)


def test_of_two_entries_with_one_key_the_first_counts() -> None:
    one, two = (Entry(TextNode("a", HERE), TextNode(value, HERE)) for value in ("1", "2"))
    assert MapNode((one, two), HERE).get("a") == TextNode("1", HERE)
    assert MapNode((one, two), HERE).keys() == ("a", "a")


def test_a_missing_value_is_not_an_empty_text() -> None:
    assert TextNode("", HERE, empty=True) != TextNode("", HERE)


def test_keys_are_compared_in_normal_form() -> None:
    assert normal("cafe\u0301") == normal("caf\u00e9") == "caf\u00e9"
    assert normal("plain") == "plain"


@pytest.mark.parametrize(
    ("text", "behind"),
    [("a: 1\n", ":"), ("{a : 1}", " :"), ("{a # why: not\n : 1}", " # why: not\n :"), ("{a, b: 1}", None)],
)
def test_the_colon_of_a_key_is_found_past_blanks_and_comments(text: str, behind: str | None) -> None:
    start = text.index("a")
    key = TextNode("a", Span(start, start + 1, 1, start + 1))
    end = colon_behind(text, key)
    assert (end is None) == (behind is None)
    assert end is None or text[start + 1 : end] == behind

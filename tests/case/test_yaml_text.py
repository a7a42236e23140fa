"""Values as YAML: what is written reads back as it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.nodes import Entry, Span, TextNode
from accords.case.yaml_text import node_of, write_entry, write_node, write_scalar
from accords.errors import AccordsError
from case.trees import cases, keys, plain, texts, tree


@pytest.mark.parametrize(
    ("value", "block", "flow"),
    [
        ("share > 20", "share > 20", "share > 20"),
        ("a, b", "a, b", '"a, b"'),
        ("[a]", '"[a]"', '"[a]"'),
        ("x {y}", "x {y}", '"x {y}"'),
        ("", '""', '""'),
        (" a", '" a"', '" a"'),
        ("a: b", '"a: b"', '"a: b"'),
        ("a:b", "a:b", "a:b"),
        ("a:", '"a:"', '"a:"'),
        ("a #b", '"a #b"', '"a #b"'),
        ("a#b", "a#b", "a#b"),
        ("-5", "-5", "-5"),
        ("- a", '"- a"', '"- a"'),
        ("-", '"-"', '"-"'),
        ("'tis", '"\'tis"', '"\'tis"'),
        ('say "x"', 'say "x"', 'say "x"'),
        ('"x" y', '"\\"x\\" y"', '"\\"x\\" y"'),
        ("a\nb\tc", '"a\\nb\\tc"', '"a\\nb\\tc"'),
        ("50%", "50%", "50%"),
        ("%50", '"%50"', '"%50"'),
        ("<<", '"<<"', '"<<"'),
        ("---", '"---"', '"---"'),
        ("2024-12-17", "2024-12-17", "2024-12-17"),
        ("no", "no", "no"),
        ("\u2028", '"\\L"', '"\\L"'),
        ("C:\\path", "C:\\path", "C:\\path"),
    ],
)
def test_a_text_is_plain_where_that_is_safe(value: str, block: str, flow: str) -> None:
    assert write_scalar(value, flow=False) == block
    assert write_scalar(value, flow=True) == flow


@given(keys, texts)
def test_a_written_text_reads_back(key: str, value: str) -> None:
    assert plain(tree(f"{write_scalar(key, flow=False)}: {write_scalar(value, flow=False)}\n")) == {key: value}
    inside = write_scalar(value, flow=True)
    assert plain(tree(f"- {{{write_scalar(key, flow=True)}: {inside}, x y z: [{inside}, {inside}]}}\n".replace("- ", "top: ", 1))) == {
        "top": {key: value, "x y z": [value, value]}
    }


@given(cases, st.integers(0, 4))
def test_a_written_node_reads_back(value: dict[str, object], indent: int) -> None:
    node = node_of(value)
    for flow in (False, True):
        text = " " * indent + "top:" + write_node(node, flow=flow, indent=indent + 2) + "\n"
        assert tree(text).get("top") == node


def test_sections_get_lines_and_entries_stay_on_theirs() -> None:
    node = node_of({"north": {"refuses": {"n1": {"if": "a, b", "claims": ["c1", "c2"]}, "n2": "x > 1"}}})
    assert write_node(node, flow=False, indent=2) == ('\n  north:\n    refuses:\n      n1: {if: "a, b", claims: [c1, c2]}\n      n2: x > 1')


def test_an_entry_is_a_line_in_a_block_and_a_piece_between_braces() -> None:
    here = TextNode("a, b", Span(0, 0, 1, 1))
    assert write_entry(Entry(here, here), flow=False, indent=2) == "  a, b: a, b"
    assert write_entry(Entry(here, here), flow=True) == '"a, b": "a, b"'


def test_numbers_dates_and_truth_are_written_as_they_look() -> None:
    value = {"a": 1, "b": Decimal("1.10"), "c": Decimal("1E+2"), "d": True, "e": dt.date(2024, 12, 17), "f": 0.5, "g": (), "h": {}, 3: -1}
    assert write_node(node_of(value), flow=True) == " {a: 1, b: 1.10, c: 100, d: true, e: 2024-12-17, f: 0.5, g: [], h: {}, 3: -1}"


@pytest.mark.parametrize("value", [None, Decimal("NaN"), float("inf"), object(), dt.datetime(2024, 1, 1, tzinfo=dt.UTC), b"x", {None: 1}])
def test_what_cannot_stand_in_a_case_is_refused(value: object) -> None:
    with pytest.raises(AccordsError, match="cannot stand in a case"):
        node_of({"a": [value]})


@pytest.mark.parametrize("value", ["\x00", "a\x1b[31m", "\ud800", "\r"])
def test_control_characters_are_refused(value: str) -> None:
    with pytest.raises(AccordsError, match=r"control character U\+"):
        write_node(node_of({"a": value}), flow=False)


def test_a_key_may_not_be_endless() -> None:
    with pytest.raises(AccordsError, match="A key may have 1000 characters"):
        write_node(node_of({"k" * 1001: "x"}), flow=False)

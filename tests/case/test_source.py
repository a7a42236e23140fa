"""The text of a file: its bytes, its places, and excerpts that point into it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.nodes import TextNode
from accords.case.source import MAX_BYTES, Source, decode
from accords.case.text_faults import Fault
from accords.case.tree import read_tree
from accords.errors import CaseError


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: 😀😀 b\nc: x", 2, 4),
        ("\ufeffc: x", 1, 4),
        ("a: 1\r\n\r\nc: x\r\n", 3, 4),
        ("a: 1\r\rc: x", 3, 4),
        ("a: |\n  😀\n\nc: x", 4, 4),
        ("a: é\u0301\nc:\n  x", 3, 3),
    ],
)
def test_places_count_characters_and_every_kind_of_line(text: str, line: int, column: int) -> None:
    source = decode(text.encode(), "case.yaml")
    node = read_tree(source)[0].get("c")
    assert isinstance(node, TextNode)
    assert (node.span.line, node.span.column) == (line, column)
    assert source.text[node.span.start : node.span.end] == "x"
    assert str(source.place(node.span.start)) == f"case.yaml:{line}:{column}"


@pytest.mark.parametrize(
    ("raw", "words", "place"),
    [
        (b"", "The file is empty", "1:1"),
        (b" \n\t\n", "The file is empty", "1:1"),
        (b"\xef\xbb\xbf", "The file is empty", "1:1"),
        ("a: é".encode("utf-16"), "This file is UTF-16", "1:1"),
        ("a: b".encode("utf-16-be"), "This file is UTF-16", "1:1"),
        ("a: b".encode("utf-16-le"), "This file is UTF-16", "1:1"),
        ("a: b".encode("utf-32"), "This file is UTF-32", "1:1"),
        ("a: b".encode("utf-32-be"), "This file is UTF-32", "1:1"),
        ("x: 1\r\ntitle: à propos\n".encode("latin-1"), "byte 0xE0 is not UTF-8 (in Windows-1252, 'Latin-1', it is 'à')", "2:8"),
        ("é: 1\nb: é\n".encode() + b"c: \x81\n", "byte 0x81 is not UTF-8.", "3:4"),
        (b"PK\x03\x04abc", "a ZIP archive", "1:1"),
        (b"%PDF-1.7", "a PDF", "1:1"),
        (b"a: 1\nb: \x00\n", "a NUL byte", "2:1"),
        (b"\x01\x02\x03\x04\xff\xfa", "not a text file", "1:1"),
        (b"a: " + b"x" * MAX_BYTES, "2,000,003 bytes", "1:1"),
    ],
)
def test_what_is_no_text_is_one_clear_problem(raw: bytes, words: str, place: str) -> None:
    with pytest.raises(CaseError) as caught:
        decode(raw, "case.yaml")
    (problem,) = caught.value.problems
    assert words in problem.message
    assert str(problem.place) == f"case.yaml:{place}"
    assert problem.hint


def test_a_mark_is_taken_off_and_remembered() -> None:
    source = decode(b"\xef\xbb\xbfa: 1\r\n", "case.yaml")
    assert (source.text, source.bom, source.raw) == ("a: 1\r\n", True, b"\xef\xbb\xbfa: 1\r\n")
    assert not decode(b"a: 1", "case.yaml").bom


def test_a_file_of_two_megabytes_is_taken() -> None:
    raw = b"a: " + b"x" * (MAX_BYTES - 3)
    assert len(decode(raw, "case.yaml").text) == MAX_BYTES


@pytest.mark.parametrize(
    ("text", "offset", "length", "excerpt"),
    [
        ("ab: c\nd: e\n", 4, 1, "ab: c\n    ^"),
        ("ab: c\nd: e\n", 6, 4, "d: e\n^^^^"),
        ("ab: c", 5, 3, "ab: c\n     ^"),
        ("a:\tb", 3, 1, "a:    b\n      ^"),
        ("名: 😀x", 4, 1, "名: 😀x\n      ^"),
        ("e\u0301: x", 4, 1, "e\u0301: x\n   ^"),
        ("a: 1\r\nb: 2\r\n", 9, 5, "b: 2\n   ^"),
        ("a: \x1bx", 4, 1, "a: \ufffdx\n    ^"),
    ],
)
def test_an_excerpt_has_its_caret_under_the_place(text: str, offset: int, length: int, excerpt: str) -> None:
    assert Source(text).excerpt(offset, length) == excerpt


@given(st.text(st.sampled_from("ab 名😀\u0301\t"), min_size=1, max_size=600), st.data())
def test_an_excerpt_is_narrow_and_shows_the_place(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text) - 1))
    shown, carets = Source(text).excerpt(offset).split("\n")
    columns = [2 if unicodedata.east_asian_width(char) == "W" else 0 if char == "\u0301" else 1 for char in shown]
    assert sum(columns) <= 102
    before = len(carets) - len(carets.lstrip())
    position = next(index for index in range(len(shown) + 1) if sum(columns[:index]) >= before)
    wanted = " " if text[offset] == "\t" else text[offset]
    assert wanted in shown[position : position + 1 + (wanted != "\u0301") * 600].lstrip("\u0301")[:1] or wanted == "\u0301"


def test_a_fault_becomes_a_problem_at_its_place() -> None:
    problem = Source("a: 1\nb: 2\n", "case.yaml").problem_of(Fault(8, "No.", "Yes.", 1))
    assert (str(problem.place), problem.message, problem.hint, problem.excerpt) == ("case.yaml:2:4", "No.", "Yes.", "b: 2\n   ^")

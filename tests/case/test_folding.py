"""Where the characters of a value stand in the text, whatever its style."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.nodes import TextNode
from accords.case.source import decode
from accords.case.tree import read_tree
from case.trees import Value, leaves, written


@given(written(), st.booleans())
def test_every_character_of_a_value_is_found_in_the_source(drawn: tuple[str, dict[str, Value]], bom: bool) -> None:  # noqa: FBT001 - drawn
    source = decode(b"\xef\xbb\xbf" * bom + drawn[0].encode(), "case.yaml")
    for leaf in leaves(read_tree(source)[0]):
        assert (leaf.span.line, leaf.span.column) == (source.place(leaf.span.start).line, source.place(leaf.span.start).column)
        offsets = [source.offset_in(leaf, index) for index in range(len(leaf.value) + 1)]
        assert offsets == sorted(offsets)
        for char, offset in zip(leaf.value, offsets, strict=False):
            if not char.isspace() and char != "\ufeff" and source.text[offset] != "\\":
                assert source.text[offset] == char


@pytest.mark.parametrize(
    ("text", "word", "line", "column"),
    [
        ("a: >\n  share > 20\n  and fence == gate\n", "fence", 3, 7),
        ("a: |\n  share > 20\n  and fence == gate\n", "fence", 3, 7),
        ("a: share > 20\n  and\n  fence == gate\n", "fence", 3, 3),
        ('a: "share > 20 \\\n  and fence == gate"\n', "fence", 2, 7),
        ('a: "\\u00e9\\t \\U0001F600 fence"\n', "fence", 1, 25),
        ("a: 'it''s  fence'\n", "fence", 1, 12),
        ("a: 'x\n\n\n  fence'\n", "fence", 4, 3),
        ("a:\n  - >2-\n\n    x\n     y\n\n    z\n    fence\n", "fence", 8, 5),
        ("a: |2\n   deep\n  fence\n", "fence", 3, 3),
        ("a: >\r\n  x\r\n\r\n\r\n  fence\r\n", "fence", 5, 3),
    ],
)
def test_a_caret_inside_a_text_points_into_the_right_line(text: str, word: str, line: int, column: int) -> None:
    source = decode(text.encode(), "case.yaml")
    leaf = leaves(read_tree(source)[0])[-1]
    place = source.place(source.offset_in(leaf, leaf.value.index(word)))
    assert (place.line, place.column) == (line, column)


def test_an_index_outside_a_text_points_to_its_end() -> None:
    source = decode(b"a: 'xy'\nb: z\n", "case.yaml")
    quoted, bare = (read_tree(source)[0].get(key) for key in "ab")
    assert isinstance(quoted, TextNode)
    assert isinstance(bare, TextNode)
    assert [source.offset_in(quoted, index) for index in (-3, 0, 2, 99)] == [4, 4, 6, 6]
    assert source.offset_in(bare, 1) == source.offset_in(bare, 99) == 12


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "text",
    ["a: {" + "x," * 2_000 + "}", "a: 'x" + " " * 200_000 + "y'", 'a: "' + "\\\n" * 30_000 + '"', "a: |\n" + "\n" * 30_000 + "  x\n"],
    ids=["commas", "blanks", "escapes", "breaks"],
)
def test_odd_files_are_read_in_reasonable_time(text: str) -> None:
    start = time.process_time()
    source = decode(text.encode(), "case.yaml")
    root, _ = read_tree(source)
    leaf = leaves(root)[-1]
    assert source.offset_in(leaf, max(len(leaf.value) - 1, 0)) <= len(text)
    assert time.process_time() - start < 10

"""Reading a case file's text: every style to the same tree, every place right, every fault said."""

from __future__ import annotations

import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accords.case.tree import MAX_BYTES, ListNode, MapNode, Node, Source, TextNode, decode, read_tree
from accords.errors import CaseError, Problem

DATA = Path(__file__).parent.parent / "data"
TWO_VILLAGES = (DATA / "two-villages.yaml").read_bytes()

Value = str | list["Value"] | dict[str, "Value"]

WORDS = re.compile("[a-zé😀]+(?: [a-zé😀]+)*")
PRINTED = re.compile("[^\n\t\x85\u2028\ufeff]*")


def plain(node: Node) -> object:
    """Give a node as Python texts, lists and dictionaries."""
    if isinstance(node, TextNode):
        return node.value
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {entry.key.value: plain(entry.value) for entry in node.entries}


def tree(text: str) -> MapNode:
    root, problems = read_tree(decode(text.encode(), "case.yaml"))
    assert problems == []
    return root


def problems_of(text: str) -> list[Problem]:
    return read_tree(decode(text.encode(), "case.yaml"))[1]


words = st.lists(st.sampled_from(["a", "b", "yes", "é", "😀"]), min_size=1, max_size=4).map(" ".join)
odd_texts = st.text(st.sampled_from(list("ab é😀 '\"#:,{}[]\\%@!*&|>-?\n\t\x85\u2028\ufeff")), max_size=8)
lines = st.lists(st.sampled_from(["a", "b # c", "", "  deep", "x: y", "é"]), min_size=1, max_size=5).map("\n".join)
texts = st.one_of(
    words, odd_texts, lines, st.sampled_from(["1.10", "017", "null", "no", "2024-12-17", "", "a\n", "a\n\n", " ", "a b\nc\n"])
)
keys = st.one_of(st.sampled_from(["a", "b", "c", "d", "n1", "é", "x y"]), odd_texts.filter(bool))
values: st.SearchStrategy[Value] = st.recursive(
    texts, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=4)), max_leaves=10
)
cases: st.SearchStrategy[dict[str, Value]] = st.dictionaries(keys, values, min_size=1, max_size=4)


class _Writer:
    """Writes values as YAML by hand, in styles that hypothesis draws."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.last = "plain"

    def chance(self) -> bool:
        return self.draw(st.booleans())

    def document(self, value: dict[str, Value]) -> str:
        text = self.block_map(value, 0) if self.chance() else self.flow(value) + "\n"
        text = ("# first\n" if self.chance() else "") + text
        if self.last not in {"block", "keep"} and self.chance():
            text = text.removesuffix("\n")
        return text.replace("\n", self.draw(st.sampled_from(["\n", "\r\n", "\r"])))

    def block_map(self, value: dict[str, Value], indent: int) -> str:
        text = ""
        for key, inner in value.items():
            text += self.between(indent) + " " * indent + self.scalar_in_line(key, flow=False) + ":" + self.behind_key(inner, indent)
        return text

    def between(self, indent: int) -> str:
        """Write a comment or blank lines where they belong to no value."""
        kinds = [""] if self.last == "keep" else ["", "", " " * indent + "# note\n", "\n"]
        if self.last == "plain":
            kinds.append(" " * (indent + 4) + "# deep\n")
        return self.draw(st.sampled_from(kinds))

    def behind_key(self, value: Value, indent: int) -> str:
        """Write a value behind ``key:`` in a block, to the end of its last line."""
        comment = self.draw(st.sampled_from(["", "", " # why"]))
        if isinstance(value, dict) and value and self.chance():
            return comment + "\n" + self.block_map(value, indent + self.draw(st.integers(1, 3)))
        if isinstance(value, list) and value and self.chance():
            self.last = "plain"
            dashes = " " * (indent + self.draw(st.integers(0, 2))) + "- "
            return comment + "\n" + "".join(dashes + self.flow(item, len(dashes)) + "\n" for item in value)
        if isinstance(value, str) and (block := self.block_scalar(value, indent, comment)):
            return block
        self.last = "plain"
        if self.chance() and self.chance():
            return comment + "\n" + " " * (indent + 1) + self.flow(value, indent + 1) + "\n"
        return " " + self.flow(value, indent + 1) + comment + "\n"

    def block_scalar(self, value: str, indent: int, comment: str) -> str:
        body = value.rstrip("\n")
        if not body or body[0] in " \n\t" or re.search("[\t\x85\u2028\ufeff]| $", value) or not self.chance():
            return ""
        rows = body.split("\n")
        ends = len(value) - len(body)
        mark = "|"
        if WORDS.fullmatch(body) and self.chance():
            mark, rows = ">", re.split(" ", body, maxsplit=self.draw(st.integers(1, 3)))
        chomp = ["-", "", "+"][min(ends, 2)]
        self.last = "keep" if chomp == "+" else "block"
        margin = " " * (indent + self.draw(st.integers(1, 3)))
        return f" {mark}{chomp}{comment}\n" + "".join((margin + row if row else "") + "\n" for row in rows) + "\n" * max(ends - 1, 0)

    def flow(self, value: Value, indent: int = 1) -> str:
        comma = self.draw(st.sampled_from([", ", ",\n" + " " * indent, ", # more\n" + " " * indent]))
        end = self.draw(st.sampled_from(["", " ", "\n" + " " * indent]))
        if isinstance(value, str):
            return self.scalar_in_line(value, flow=True, indent=indent)
        last = "," if value and self.chance() else ""
        if isinstance(value, list):
            return "[" + comma.join(self.flow(item, indent) for item in value) + last + end + "]"
        entries = (self.scalar_in_line(key, flow=True) + ": " + self.flow(inner, indent) for key, inner in value.items())
        start = self.draw(st.sampled_from(["", " ", "\n" + " " * indent]))
        return "{" + start + comma.join(entries) + last + end + "}"

    def scalar_in_line(self, value: str, *, flow: bool, indent: int = 0) -> str:
        styles = ["double"]
        if PRINTED.fullmatch(value):
            styles.append("single")
        if WORDS.fullmatch(value):
            styles += ["plain", "plain", "folded"] if flow and indent else ["plain", "plain"]
        style = self.draw(st.sampled_from(styles))
        if style == "single":
            return "'" + value.replace("'", "''") + "'"
        if style == "double":
            escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\x85": "\\x85", "\u2028": "\\u2028", "\ufeff": "\\uFEFF"}
            return '"' + "".join(escapes.get(char, char) for char in value) + '"'
        return value.replace(" ", "\n" + " " * indent, 1) if style == "folded" else value


@st.composite
def written(draw: st.DrawFn) -> tuple[str, dict[str, Value]]:
    """Draw the text of a case with what it says."""
    value = draw(cases)
    return _Writer(draw).document(value), value


def leaves(node: Node) -> list[TextNode]:
    if isinstance(node, TextNode):
        return [node]
    if isinstance(node, ListNode):
        return [leaf for item in node.items for leaf in leaves(item)]
    return [leaf for entry in node.entries for leaf in (entry.key, *leaves(entry.value))]


@given(written())
def test_every_style_reads_as_the_same_tree(drawn: tuple[str, dict[str, Value]]) -> None:
    text, value = drawn
    root, problems = read_tree(decode(text.encode(), "case.yaml"))
    assert problems == []
    assert plain(root) == value
    assert list(root.keys()) == list(value)


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


def test_the_first_case_reads_without_problems() -> None:
    root, problems = read_tree(decode(TWO_VILLAGES, "two-villages.yaml"))
    assert problems == []
    assert root.keys()[:5] == ("accords", "title", "as_of", "purpose", "parties")
    share = root.get("issues")
    assert isinstance(share, MapNode)
    assert plain(share)["share"]["options"] == ["20", "30", "40", "50"]  # type: ignore[index] # a nested dictionary


def test_scalars_stay_text() -> None:
    assert plain(tree("a: yes\nb: null\nc: 1.10\nd: 017\ne: 2024-12-17\nf: ~\ng: 0x1F\n")) == {
        "a": "yes",
        "b": "null",
        "c": "1.10",
        "d": "017",
        "e": "2024-12-17",
        "f": "~",
        "g": "0x1F",
    }


def test_an_empty_value_differs_from_an_empty_text() -> None:
    root = tree("a:\nb: ''\nc: {d, e: , f: ''}\n")
    assert [leaf.empty for leaf in leaves(root) if not leaf.value] == [True, False, True, True, False]
    assert root.get("a") != root.get("b")


def test_nodes_are_equal_whatever_their_style_and_place() -> None:
    assert tree("a: {b: [x, 'y']}\n") == tree("# c\n\na:\n  b:\n  - x\n  - |-\n    y\n")
    assert tree("a: 1\nb: 2\n") != tree("b: 2\na: 1\n")


def test_keys_are_looked_up_in_normal_form() -> None:
    root = tree("cafe\u0301: 1\n")
    assert root.get("caf\u00e9") == root.get("cafe\u0301") is not None
    assert root.entry("cafe") is None
    assert root.keys() == ("cafe\u0301",)


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


def test_a_span_ends_where_the_last_word_ends() -> None:
    text = "a:\n  b: |\n    x\n\n\n  c: [1,\n    2]\n\n# end\n"
    root = tree(text)
    nested = root.get("a")
    assert isinstance(nested, MapNode)
    block = nested.get("b")
    assert isinstance(block, TextNode)
    assert text[block.span.start : block.span.end] == "|\n    x"
    assert text[nested.span.start : nested.span.end].endswith("2]")


def test_the_blank_lines_that_a_block_keeps_belong_to_its_span() -> None:
    text = "a: |+\n  x\n\n\nb: 1\n"
    node = tree(text).get("a")
    assert isinstance(node, TextNode)
    assert node.value == "x\n\n\n"
    assert text[node.span.start : node.span.end] == "|+\n  x\n\n"


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


@pytest.mark.parametrize(
    ("text", "places", "words"),
    [
        ("a: &x 1\n", [(1, 4)], "An anchor ('&x')"),
        ("a: *x\n", [(1, 4)], "An alias ('*x')"),
        ("a: !!int 1\n", [(1, 4)], "A tag ('!!int')"),
        ("a: !note this\n", [(1, 4)], "A tag ('!note')"),
        ("%YAML 1.2\n---\na: 1\n", [(1, 1)], "no YAML directives"),
        ("---\na: 1\n---\nb: 2\n", [(3, 1)], "one document"),
        ("a: 1\nb: 2\na: 3\n", [(3, 1)], "The key 'a' stands twice in this map: first in line 1, column 1, and here."),
        ("caf\u00e9: 1\ncafe\u0301: 2\n", [(2, 1)], "stands twice"),
        ("a: {b: 1, b: 2, b: 3}\n", [(1, 11), (1, 17)], "first in line 1, column 5"),
        ("a:\n  ? [x, y]\n  : 1\n", [(2, 3), (2, 5)], "here a list stands as a key"),
        ("a: {{x: 1}: 2}\n", [(1, 5)], "here a map stands as a key"),
        ("<<: {a: 1}\n", [(1, 1)], "Merge keys"),
        ("? a\n: b\n", [(1, 1)], "without a question mark"),
        (": b\n", [(1, 1)], "A key is missing"),
        ("a:\n- x\n-\n", [(3, 2)], "This list item is empty"),
        ("- a\n", [(1, 1)], "a map at its top level"),
        ("just words\n", [(1, 1)], "a map at its top level"),
        ("# nothing\n", [(1, 1)], "a map at its top level"),
        ('a: "\\u0007"\n', [(1, 4)], "control character U+0007"),
        ('a: "\\uD83D"\n', [(1, 4)], "control character U+D83D"),
        ("a:\n  b: 1\n\u00a0\u00a0c: 2\n", [(3, 1)], "looks like a blank and is none"),
    ],
)
def test_what_the_format_refuses(text: str, places: list[tuple[int, int]], words: str) -> None:
    problems = problems_of(text)
    assert [(problem.place.line, problem.place.column) for problem in problems if problem.place] == places
    assert any(words in problem.message for problem in problems)
    assert all("^" in problem.excerpt for problem in problems)


def test_all_problems_come_at_once_in_order_with_their_paths() -> None:
    problems = problems_of("a: &x 1\nb: {c: *x, c: !t 2}\nb: 3\n")
    assert [problem.path for problem in problems] == ["a", "b.c", "b", "b.c", ""]
    assert [problem.place for problem in problems] == sorted(problem.place for problem in problems if problem.place)


@pytest.mark.parametrize("depth", [29, 30, 31, 150])
def test_nesting_ends_at_thirty(depth: int) -> None:
    text = "a: " + "[" * (depth - 1) + "x" + "]" * (depth - 1)
    assert [problem.message for problem in problems_of(text)] == (["This is nested more than 30 deep."] if depth > 30 else [])


@pytest.mark.parametrize("sign", ["[", "{a: ", "[\n", "- "])
def test_hopeless_nesting_is_given_up_soon(sign: str) -> None:
    start = time.process_time()
    with pytest.raises(CaseError, match="more than 30 deep"):
        read_tree(decode(("a:\n " + sign * 5000).encode(), "case.yaml"))
    assert time.process_time() - start < 5


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


def test_a_small_indentation_ladder_is_one_problem() -> None:
    ladder = "".join(" " * level + "a:\n" for level in range(60)) + " " * 60 + "b: 1\n"
    assert len(problems_of(ladder)) == 1


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


@given(st.binary(max_size=60))
def test_any_bytes_give_a_tree_or_a_sentence(raw: bytes) -> None:
    assert_read_or_refused(raw)


@given(st.text(st.sampled_from(list("ab:-,#'\"[]{}|>!&*%@`? \n\t\r\\x0U\x85é")), max_size=40))
@example("%YAML " + "1" * 5000 + ".1\n---\na: 1\n")
@example('a: "\\UFFFFFFFF"')
@example('a: "\\U00110000"')
@example("a: |9\n x")
@example("[a: b]x: c")
@example("!<")
@example("a: !<x")
@example("a: !%ff b")
def test_any_text_gives_a_tree_or_a_sentence(text: str) -> None:
    assert_read_or_refused(text.encode())


@given(st.integers(0, len(TWO_VILLAGES) - 1), st.integers(0, 40), st.sampled_from([*"\n:{}[]\"'#,-?|>&*!%@`\t ", "", "\n\n", "- ", ": "]))
@settings(max_examples=60, deadline=None)
def test_a_damaged_case_gives_a_tree_or_a_sentence(at: int, cut: int, put: str) -> None:
    assert_read_or_refused(TWO_VILLAGES[:at] + put.encode() + TWO_VILLAGES[at + cut :])


def assert_read_or_refused(raw: bytes) -> None:
    problems = read_or_refused(raw)
    assert all(problem.place is not None for problem in problems)
    assert all(problem.message.endswith(".") for problem in problems)


def read_or_refused(raw: bytes) -> list[Problem]:
    try:
        root, problems = read_tree(decode(raw, "case.yaml"))
    except CaseError as error:
        (problem,) = error.problems
        return [problem]
    assert isinstance(root, MapNode)
    return problems

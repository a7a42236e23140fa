"""Reading a case file's text: every style to the same tree, every place right, every fault said."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from accords.case.nodes import MapNode, TextNode
from accords.case.source import decode
from accords.case.tree import read_tree
from accords.errors import CaseError, Problem
from case.trees import TWO_VILLAGES, Value, leaves, plain, tree, written


def problems_of(text: str) -> list[Problem]:
    return read_tree(decode(text.encode(), "case.yaml"))[1]


@given(written())
def test_every_style_reads_as_the_same_tree(drawn: tuple[str, dict[str, Value]]) -> None:
    text, value = drawn
    root, problems = read_tree(decode(text.encode(), "case.yaml"))
    assert problems == []
    assert plain(root) == value
    assert list(root.keys()) == list(value)


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


def test_a_span_ends_where_the_last_word_ends() -> None:
    text = "a:\n  b: |\n    x\n\n\n  c: [1,\n    2]\n\n# end\n"
    root = tree(text)
    nested = root.get("a")
    assert isinstance(nested, MapNode)
    block = nested.get("b")
    assert isinstance(block, TextNode)
    assert text[block.span.start : block.span.end] == "|\n    x"
    assert text[nested.span.start : nested.span.end].endswith("2]")


def test_an_empty_value_stands_behind_its_colon() -> None:
    root = tree("a: # c\nb: {c : , d}\n")
    assert [(leaf.span.line, leaf.span.column) for leaf in leaves(root) if leaf.empty] == [(1, 3), (2, 8), (2, 12)]


def test_the_blank_lines_that_a_block_keeps_belong_to_its_span() -> None:
    text = "a: |+\n  x\n\n\nb: 1\n"
    node = tree(text).get("a")
    assert isinstance(node, TextNode)
    assert node.value == "x\n\n\n"
    assert text[node.span.start : node.span.end] == "|+\n  x\n\n"


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


@pytest.mark.no_cover
@pytest.mark.parametrize("sign", ["[", "{a: ", "[\n", "- "])
def test_hopeless_nesting_is_given_up_soon(sign: str) -> None:
    start = time.process_time()
    with pytest.raises(CaseError, match="more than 30 deep"):
        read_tree(decode(("a:\n " + sign * 5000).encode(), "case.yaml"))
    assert time.process_time() - start < 20


def test_a_small_indentation_ladder_is_one_problem() -> None:
    ladder = "".join(" " * level + "a:\n" for level in range(60)) + " " * 60 + "b: 1\n"
    assert len(problems_of(ladder)) == 1


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

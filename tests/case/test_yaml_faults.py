"""What is said of files that are not YAML: one file for each slip in tests/data/broken."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from accords.case.source import decode
from accords.case.tree import read_tree
from accords.case.yaml_faults import explain_syntax
from accords.errors import CaseError, Problem

BROKEN = Path(__file__).parent.parent / "data" / "broken"

# Line, column, and the words that matter of what is said there.
SAID = {
    "alias": (3, 10, "An alias ('*n') is not allowed"),
    "ampersand-first": (3, 10, "A text may not begin with '&'"),
    "anchor": (4, 10, "An anchor ('&n') is not allowed"),
    "asterisk-emphasis": (3, 10, "A text may not begin with '*'"),
    "asterisk-first": (3, 10, "A text may not begin with '*'"),
    "at-first": (4, 14, "A text may not begin with '@'"),
    "backquote-first": (3, 7, "A text may not begin with '`'"),
    "bar-first": (3, 10, "A text may not begin with '|'"),
    "blank-missing-behind-colon": (3, 5, "A blank is missing after this colon"),
    "blank-missing-in-section": (4, 8, "A blank is missing after this colon"),
    "block-text-unindented": (7, 7, "This line is indented by 6, less than the text of several lines above it"),
    "brace-first": (3, 21, "Behind the closing '}' the text goes on"),
    "brace-never-closed": (3, 13, "The '{' opened here is not closed; reading went on to line 4, column 5"),
    "brace-too-many": (3, 24, "This '}' closes nothing that is open"),
    "braces-and-more": (2, 1, "The file has one value at its top level, and here comes more"),
    "bracket-first": (3, 16, "Behind the closing ']' the text goes on"),
    "bracket-for-brace": (3, 23, "The '{' opened in line 3, column 13 is closed by ']'"),
    "bracket-never-closed": (4, 27, "The '[' opened in line 4, column 20 is closed by '}'"),
    "bracket-open-at-end": (5, 14, "The '[' opened here is not closed"),
    "colon-in-braces": (4, 22, "A second ': ' in one value"),
    "colon-in-text": (3, 18, "A second ': ' on one line"),
    "comma-first": (3, 10, "A text may not begin with ','"),
    "comma-missing-behind-quotes": (4, 25, "Behind the end of one value another begins"),
    "comma-missing-in-braces": (4, 22, "A comma is missing at the end of this line"),
    "comma-twice": (4, 23, "A comma with nothing before it"),
    "comment-swallows-bracket": (4, 22, "is a comment, so the '}' behind it is not read"),
    "control-character": (3, 18, "the invisible character U+0008 (control character)"),
    "dash-first": (3, 10, "A text may not begin with '-'"),
    "directive": (1, 1, "A line that begins with '%' is a YAML directive"),
    "duplicate-key": (3, 1, "first in line 2, column 1"),
    "empty": (1, 1, "The file is empty"),
    "escape-past-the-last-character": (3, 11, "'\\U' begins none that YAML knows"),
    "escape-unknown": (4, 20, "'\\p' begins none that YAML knows"),
    "exclamation-first": (3, 10, "A tag ('!we,') is not allowed"),
    "exclamation-handle": (3, 10, "A text may not begin with '!'"),
    "greater-than-first": (3, 7, "A text may not begin with '>'"),
    "indented-between": (5, 3, "This line is indented by 2, which fits no line above it: 0 or 4 would"),
    "indented-too-deep": (7, 5, "This line is indented deeper than line 6, which has its value already"),
    "latin-1": (3, 10, "The byte 0xE0 is not UTF-8"),
    "line-separator": (3, 18, "the invisible character U+2028 (line separator)"),
    "list-and-keys-mixed": (6, 5, "List items ('- ...') and keys stand side by side"),
    "list-as-key": (4, 3, "here a list stands as a key"),
    "mark-inside": (3, 1, "the invisible character U+FEFF (byte-order mark)"),
    "merge-key": (4, 3, "Merge keys"),
    "nested-too-deep": (3, 39, "nested more than 30 deep"),
    "no-break-space-as-indentation": (6, 1, "U+00A0, which looks like a blank and is none"),
    "percent-first": (3, 10, "A text may not begin with '%'"),
    "question-key": (3, 1, "without a question mark"),
    "question-mark-first": (3, 10, "A text may not begin with '?'"),
    "quote-closed-by-another": (3, 10, "reading went on to line 6, column 19"),
    "quote-in-braces-never-closed": (4, 17, 'The quotation mark " opened here'),
    "quote-never-closed": (3, 10, 'The quotation mark " opened here is not closed where it should be; reading went on to line 5, column 1'),
    "quoted-text-across-documents": (3, 10, "reading went on to line 4, column 1"),
    "tab-as-indentation": (4, 1, "A tab stands in the indentation"),
    "tab-behind-colon": (3, 6, "A tab stands outside quotes"),
    "tag": (3, 8, "A tag ('!!str') is not allowed"),
    "text-begins-with-double-quote": (3, 23, 'The text that begins with " ends at the second "'),
    "text-begins-with-single-quote": (3, 10, "The quotation mark ' opened here is not closed"),
    "text-goes-on-unindented": (4, 1, "neither 'key: value' nor"),
    "top-level-list": (1, 1, "a map at its top level"),
    "two-documents": (3, 1, "one document"),
    "utf-16": (1, 1, "This file is UTF-16"),
    "wide-colon": (3, 3, "The colon '：' is not the one that YAML reads"),
}

# Faults of files that are YAML: they come with a tree, and all at once.
WITH_TREE = {
    "alias",
    "anchor",
    "duplicate-key",
    "exclamation-first",
    "list-as-key",
    "merge-key",
    "nested-too-deep",
    "question-key",
    "tag",
    "top-level-list",
    "two-documents",
}


def problems_of(raw: bytes) -> tuple[list[Problem], bool]:
    """Give the problems of a file, and whether it has a tree."""
    try:
        return read_tree(decode(raw, "case.yaml"))[1], True
    except CaseError as error:
        return list(error.problems), False


def hint_of(text: str) -> str:
    (problem,) = problems_of(text.encode())[0]
    return problem.hint


def test_every_broken_file_is_expected_and_every_expectation_has_its_file() -> None:
    assert {path.stem for path in BROKEN.iterdir()} == set(SAID)


@pytest.mark.parametrize("name", SAID)
def test_a_broken_file_gets_the_place_and_what_is_meant(name: str) -> None:
    line, column, words = SAID[name]
    (problem,), with_tree = problems_of((BROKEN / f"{name}.yaml").read_bytes())
    assert words in problem.message
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (line, column)
    assert with_tree == (name in WITH_TREE)
    assert problem.message.endswith(".")
    assert problem.hint.endswith((".", "'"))


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("name", sorted(set(SAID) - {"utf-16", "latin-1", "empty"}))
def test_line_breaks_of_other_systems_change_no_place(name: str, newline: str) -> None:
    text = (BROKEN / f"{name}.yaml").read_bytes().decode()
    line, column, words = SAID[name]
    (problem,), _ = problems_of(text.replace("\n", newline).encode())
    assert words in problem.message
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (line, column)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title: Gaza: the talks\n", 'Put it in quotes: "Gaza: the talks".'),
        ('title: "A": the talks\n', "Put it in quotes: '\"A\": the talks'."),
        ("title: 'A' isn't B\n", "Put it in quotes: \"'A' isn't B\"."),
        ('title: "A" isn\'t \\B\n', "Put it in quotes: '\"A\" isn''t \\B'."),
        ("x: {by: @envoy, b: 1}\n", "Put the whole text in quotes."),
        (f"title: {'long ' * 20}: x\n", "Put the whole text in quotes."),
        ("title: a: b # c\n", "Put the whole text in quotes."),
        ("a: - b\n", 'Put it in quotes: "- b". A list begins on a line of its own, or in brackets.'),
        ("a:\n  b: 1\n   c: 2\n", "Indent it like line 2."),
    ],
)
def test_a_hint_shows_the_text_in_quotes_where_its_end_is_clear(text: str, hint: str) -> None:
    assert hint_of(text) == hint


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[", "The '[' opened here is not closed; reading went on to line 1, column 2."),
        ("a: {b: [1, 2,\n", "The '[' opened here is not closed; reading went on to line 2, column 1."),
        ("a: {b:\n", "The '{' opened here is not closed; reading went on to line 2, column 1."),
        ("a: {b: ]\n", "The '{' opened in line 1, column 4 is closed by ']'; '}' is due here."),
        ("a: [- b]\n", "A text may not begin with '-' unless it is in quotes."),
        ("a: [b, - c]\n", "A text may not begin with '-' unless it is in quotes."),
    ],
)
def test_a_value_missing_in_brackets(text: str, message: str) -> None:
    (problem,) = problems_of(text.encode())[0]
    assert problem.message == message


def test_an_endless_key_is_said() -> None:
    (problem,) = problems_of(b"k" * 1025 + b": x\n")[0]
    assert problem.message == "A key may have 1024 characters; this has 1025."


@pytest.mark.no_cover
def test_a_fault_at_the_end_of_a_long_file_is_found_soon() -> None:
    start = time.process_time()
    (problem,) = problems_of(b"a: b\n" * 3000 + b"x: a: b\n")[0]
    assert problem.place is not None
    assert problem.place.line == 3001
    assert time.process_time() - start < 20


def test_a_fault_that_no_rule_knows_is_still_a_sentence() -> None:
    fault = explain_syntax("a: b", 99, "something new", None, "while doing it")
    assert fault.message == "Here the file stops being YAML (something new)."
    assert fault.start == 4

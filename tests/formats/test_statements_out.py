"""Conditions in the words of cells."""

from __future__ import annotations

import pytest

from accords.case.case import loads
from accords.case.grammar import parse
from accords.formats.cell_language import Kind
from accords.formats.statements_out import covered, in_words, issue_words, on_one_issue

CASE = loads("""accords: 1
title: T
as_of: 2025
parties: {a: {name: North}}
issues:
  n: {title: Share, unit: percent, options: [40, 20, 30]}
  m: {title: Fence, options: {o: It stays, p: "a; b", q: Goes}}
  same: {options: {o: One, p: one}}
""")
WORDS = {name: issue_words(issue) for name, issue in CASE.issues.items()}


@pytest.mark.parametrize(
    ("kind", "condition", "said"),
    [
        ("refuses", "n > 20", "refuses: more than 20"),
        ("refuses", "n <= 25", "refuses: at most 25"),
        ("refuses", "n in 30|40", "refuses: more than 20"),
        ("refuses", "n in 20|30", "refuses: less than 40"),
        ("refuses", "n != 30", "refuses: anything but 30"),
        ("lives_with", "n == 30", "could live with: 30"),
        ("accepts", "m in p|q", "accepts the whole package: anything but It stays"),
        ("silent", "m == p", 'silent on: "a; b"'),
        ("refuses", "n in 20|30|40", "refuses: anything"),
        ("refuses", "m == o and m == q", None),
        ("refuses", "same == p", "refuses: one (p)"),
    ],
)
def test_a_condition_on_one_issue_is_said_in_words_that_are_read_back(kind: Kind, condition: str, said: str | None) -> None:
    parsed = parse(condition)
    found = on_one_issue(kind, parsed, WORDS[next(iter(parsed.issues))])
    assert (found.replace('"one (p)"', "one (p)") if found else found) == said


def test_options_are_listed_so_that_they_are_read_back() -> None:
    assert WORDS["n"].cell == "40, 20, 30"
    assert [len(words.read.choices) for words in WORDS.values()] == [3, 3, 2]


def test_covered_options() -> None:
    assert covered(parse("n < 35"), CASE.issues["n"]) == ("20", "30")


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (
            "n > 20 and not (m == o or m in p|q)",
            "\u201cShare: more than 20 percent\u201d and not (\u201cFence: It stays\u201d or \u201cFence: a; b or Goes\u201d)",
        ),
        ("if m != o then n in 20..30", "if \u201cFence: anything but It stays\u201d then \u201cShare: 20 percent to 30 percent\u201d"),
        ("consents(a) iff true", "North consents exactly if always"),
        ("m not in o|p", "\u201cFence: anything but It stays or a; b\u201d"),
        ("false", "never"),
    ],
)
def test_conditions_in_plain_words(condition: str, said: str) -> None:
    assert in_words(parse(condition).root, CASE.issues, {"a": "North"}) == said

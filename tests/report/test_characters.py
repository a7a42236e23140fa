"""No character reaches a reader that hides, reorders or commands."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.report.characters import Direction, clean, isolate, revealed


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b1;31mred", "red"),
        ("\x1b]0;title\x07", "]0;title"),
        ("a\x00\x07\x7fb", "ab"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("\u2067a\u2069", "a"),
        ("a\n  b\tc\u2028d", "a b c d"),
        ("lone \ud800", "lone \ufffd"),
        ("hid\U000e0041den", "hidden"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d⚕️", "👩\u200d⚕️"),
        ("a\u200f.", "a\u200f."),
    ],
)
def test_what_hides_goes_and_what_scripts_need_stays(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


@given(st.text())
def test_clean_texts_are_one_line_without_controls_and_stay_as_they_are(dirty: str) -> None:
    tidy = clean(dirty)
    assert clean(tidy) == tidy
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in tidy)
    assert not set(tidy) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert tidy.encode().decode() == tidy


@pytest.mark.parametrize(
    ("words", "direction", "wrapped"),
    [
        ("North", "ltr", False),
        ("مجلس", "ltr", True),
        ("North וועד", "ltr", True),
        ("North", "rtl", True),
        ("مجلس", "rtl", False),
        ("40", "rtl", True),
        ("", "ltr", False),
    ],
)
def test_only_what_runs_against_the_document_is_isolated(words: str, direction: Direction, *, wrapped: bool) -> None:
    assert isolate(words, direction) == (f"\u2068{words}\u2069" if wrapped else words)


@given(st.text())
def test_revealed_json_is_the_same_text_and_hides_nothing(words: str) -> None:
    written = revealed(json.dumps(words, ensure_ascii=False))
    assert json.loads(written) == words
    assert clean(written).replace(" ", "") == written.replace(" ", "")

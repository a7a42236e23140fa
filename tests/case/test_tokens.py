"""Words, quoted options and signs: longest match, and every place as written."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.tokens import number, tokens, written


def texts(text: str) -> list[str]:
    return [token.text for token in tokens(text)[:-1]]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("20..40", ["20", "..", "40"]),
        ("a..b", ["a", "..", "b"]),
        ("1.5..2.5", ["1.5", "..", "2.5"]),
        ("a.b", ["a.b"]),
        ("a.", ["a."]),
        ("a...b", ["a", "...", "b"]),
        ("a==b", ["a", "==", "b"]),
        ("a=>b", ["a", "=>", "b"]),
        ("a<-5", ["a", "<", "-5"]),
        ("50%/2+x_y-z", ["50%/2+x_y-z"]),
        ("a|b||c", ["a", "|", "b", "||", "c"]),
        ("'it''s'", ["it's"]),
        ("'a''' 'b'", ["a'", "b"]),
        ("''", [""]),
        ("'a", ["'a"]),
        ("क्‍ष नमस्ते", ["क्‍ष", "नमस्ते"]),
        ("שָׁלוֹם|٣٠", [unicodedata.normalize("NFC", "שָׁלוֹם"), "|", "٣٠"]),
    ],
)
def test_a_text_is_cut_by_longest_match(text: str, pieces: list[str]) -> None:
    assert texts(text) == pieces


def test_only_lower_case_words_are_keywords_and_quoted_ones_are_options() -> None:
    kinds = [token.kind for token in tokens("not Not 'not' nota ( # 'x")]
    assert kinds == [
        "keyword",
        "word",
        "quoted",
        "word",
        "symbol",
        "strange",
        "strange",
        "end",
    ]


def test_a_quoted_sign_is_no_sign() -> None:
    assert [token.sign for token in tokens("'|' | x and")] == ["", "|", "", "and", ""]


@given(st.text())
def test_tokens_cover_all_but_the_spaces(text: str) -> None:
    *pieces, end = tokens(text)
    assert end.at == len(text)
    covered = {place for token in pieces for place in range(token.at, token.at + token.length)}
    assert len(covered) == sum(token.length for token in pieces)
    assert all(text[place].isspace() for place in range(len(text)) if place not in covered)


@given(st.text(min_size=1))
def test_a_written_option_is_read_back_as_one_option(option: str) -> None:
    option = unicodedata.normalize("NFC", option)
    assert texts(f"x == {written(option)}..{written(option)}") == ["x", "==", option, "..", option]


@pytest.mark.parametrize("text", ["", "1.", ".5", "1e5", "٣٠", "1_000", "--1", "NaN", "50%", "1,5"])
def test_what_is_not_written_as_a_number_is_none(text: str) -> None:
    assert number(text) is None


def test_numbers_are_read_exactly() -> None:
    assert number("+017") == 17
    assert number("-0.10") == Decimal("-0.1")
    assert number("0.1" + 40 * "0" + "1") != Decimal("0.1")

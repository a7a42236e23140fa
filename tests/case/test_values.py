"""Ids, numbers, dates, amounts and words, as the format has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.values import (
    RESERVED,
    Amount,
    ValueFault,
    Words,
    is_id,
    is_language,
    nfc,
    parse_amount,
    parse_date,
    parse_id,
    parse_number,
    parse_since,
    parse_text,
    parse_truth,
)

LISTED = (
    "and or not if then else iff in true false unknown equal status_quo increasing decreasing any forward backward linear consents anyone "
    "agreement rule much peak by none"
)


@pytest.mark.parametrize("text", ["n1", "north", "no-envoy", "a_b", "é", "شمال", "می\u200cخواهم", "क्\u200dष", "北", "a1-2"])
def test_an_id_begins_with_a_letter_and_goes_on_with_letters_digits_hyphens_and_joiners(text: str) -> None:
    assert parse_id(text) == nfc(text)


@pytest.mark.parametrize("text", ["", "1a", "-a", "_a", "a.b", "a b", "a,b", "\u200ca", "a:", "a'", "½"])
def test_anything_else_is_no_id(text: str) -> None:
    assert not is_id(text)
    with pytest.raises(ValueFault, match="is not an id"):
        parse_id(text)


def test_ids_are_normalised_to_nfc() -> None:
    assert parse_id("e\u0301toile") == "\u00e9toile"


def test_the_words_of_the_format_are_no_ids() -> None:
    assert set(LISTED.split()) == RESERVED
    for word in RESERVED:
        with pytest.raises(ValueFault, match="word of the format"):
            parse_id(word)


def test_none_may_be_let_through() -> None:
    assert parse_id("none", also=frozenset(["none"])) == "none"


@given(st.text(max_size=8))
def test_an_id_stays_one_in_any_normalisation(text: str) -> None:
    assert is_id(text) == is_id(unicodedata.normalize("NFD", text))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=5))
def test_a_decimal_is_read_exactly(number: Decimal) -> None:
    assert parse_number(format(number, "f")) == number


@pytest.mark.parametrize("text", ["+3", "-0.50", "017", "1.10", "0", "123456789012345678901234567890.5"])
def test_numbers_have_ascii_digits_a_sign_and_a_point(text: str) -> None:
    assert parse_number(text) == Decimal(text)


@pytest.mark.parametrize("text", ["", "1.", ".5", "1e3", "1,5", "1_000", "٣", "½", "0x10", "nan", "1 000", "--1", "10%"])
def test_other_forms_are_no_numbers(text: str) -> None:
    with pytest.raises(ValueFault, match="is not a number"):
        parse_number(text)


@pytest.mark.parametrize("read", [parse_number, parse_amount])
def test_numbers_have_at_most_fifty_digits(read: Callable[[str], object]) -> None:
    assert read("-" + "9" * 49 + ".5") == read("-" + "9" * 49 + ".5")
    for text in ("1" + "0" * 320, "0." + "1" * 50):
        with pytest.raises(ValueFault, match=r"has \d+ digits; at most 50 are allowed"):
            read(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-12-17", date(2024, 12, 17), date(2024, 12, 17)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_an_imprecise_date_covers_its_days_and_is_shown_as_written(text: str, first: date, last: date) -> None:
    read = parse_date(text)
    assert (read.first, read.last, str(read), read.by) == (first, last, text, False)


@pytest.mark.parametrize(
    "text", ["", "0000", "2024-13", "2024-00", "2023-02-29", "24-12-17", "2024-1-7", "2024/12/17", "17.12.2024", "٢٠٢٤", "by 2024"]
)
def test_what_is_no_date_is_said_so(text: str) -> None:
    with pytest.raises(ValueFault, match="is not a da"):
        parse_date(text)


def test_since_may_be_at_the_latest_then() -> None:
    read = parse_since("by 2024-12")
    assert (read.by, read.first, str(read)) == (True, date(2024, 12, 1), "by 2024-12")
    assert not parse_since("2024-12").by
    with pytest.raises(ValueFault, match="not a date") as fault:
        parse_since("until 2024")
    assert "at the latest" in fault.value.hint
    with pytest.raises(ValueFault):
        parse_since("by Christmas")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12", Amount(Decimal(12), Decimal(12))),
        ("10..14", Amount(Decimal(10), Decimal(14))),
        ("-1.5 .. 2", Amount(Decimal("-1.5"), Decimal(2))),
        ("about 12", Amount(Decimal(12), Decimal(12), about=True)),
        ("about 10..14", Amount(Decimal(10), Decimal(14), about=True)),
        ("unknown", Amount(None, None)),
    ],
)
def test_amounts_are_numbers_ranges_about_a_number_or_unknown(text: str, amount: Amount) -> None:
    read = parse_amount(text)
    assert read == amount
    assert read.known == (text != "unknown")
    assert str(read) == text.replace(" .. ", "..")


def test_amounts_are_written_without_exponents() -> None:
    assert str(parse_amount("0.0000001")) == "0.0000001"


@pytest.mark.parametrize("text", ["", "10..", "..5", "a..b", "about", "1...2", "some"])
def test_other_texts_are_no_amounts(text: str) -> None:
    with pytest.raises(ValueFault, match="is not an amount"):
        parse_amount(text)


def test_a_range_runs_upwards() -> None:
    with pytest.raises(ValueFault, match="runs backwards") as fault:
        parse_amount("14..10")
    assert fault.value.hint == "Write 10..14."


@pytest.mark.parametrize("text", ["yes", "True", "1", ""])
def test_true_and_false_are_two_words(text: str) -> None:
    assert (parse_truth("true"), parse_truth("false")) == (True, False)
    with pytest.raises(ValueFault, match="neither true nor false"):
        parse_truth(text)


def test_a_text_is_not_blank() -> None:
    assert parse_text(" a ") == " a "
    with pytest.raises(ValueFault, match="missing"):
        parse_text(" \n")


def test_words_fall_back_on_the_first_language() -> None:
    words = Words((("en", "Water"), ("ar", "ماء")))
    assert (str(words), words.within("ar"), words.within("fr")) == ("Water", "ماء", "Water")


@pytest.mark.parametrize(("tag", "one"), [("en", True), ("zh-Hant", True), ("he-IL", True), ("titel", False), ("e", False), ("", False)])
def test_language_tags_have_two_or_three_letters_and_subtags(tag: str, one: bool) -> None:  # noqa: FBT001 - the expected answer
    assert is_language(tag) is one


def test_long_texts_are_cut_in_sentences() -> None:
    with pytest.raises(ValueFault) as fault:
        parse_number("x" * 5000)
    assert len(fault.value.message) < 100

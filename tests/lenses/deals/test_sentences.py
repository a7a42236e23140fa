"""Words for numbers and packages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.blocks import Text
from accords.lens.wording import Parts, Wording
from accords.lenses.deals.sentences import box_parts, figure, named, ordered, together, worth
from lenses.deals.examples import answer, sale

WORDS = Wording(sale())


def said(parts: Parts) -> str:
    return Text(tuple(parts)).plain


@pytest.mark.parametrize(
    ("amount", "exact", "text"),
    [
        (67.33333, "202/3", "67.33 (202/3)"),
        (0.73847, None, "0.73847"),
        (0.1234567, None, "0.1235"),
        (12.0, None, "12"),
        (-0.5, None, "-0.5"),
        (1944000.0, None, "1\u202f944\u202f000"),
        (12345678901234567890.0, "12345678901234567890", "12\u202f345\u202f678\u202f901\u202f234\u202f567\u202f168"),
        (0.00000123, None, "0.000001"),
        (0.3333333, "1000000000/3000000001", "0.3333"),
    ],
)
def test_numbers_are_short_and_say_their_fraction_where_that_is_short(amount: float, exact: str | None, text: str) -> None:
    assert figure(amount, exact) == text


@given(st.integers(-(10**6) + 1, 10**6 - 1))
def test_whole_numbers_are_never_rounded(amount: int) -> None:
    assert int(figure(float(amount)).replace("\u202f", "")) == amount


@given(st.integers(-9999, 9999), st.integers(0, 2))
def test_short_decimals_are_never_rounded(digits: int, places: int) -> None:
    assert float(figure(digits / 10**places)) == digits / 10**places


def test_parties_stand_in_the_alphabets_order_of_their_names() -> None:
    assert ordered(["bor", "ann", "cyd"], WORDS) == ["ann", "cyd", "bor"]
    assert said(worth({"bor": 2.0, "ann": 202 / 3}, {"ann": "202/3"}, WORDS)) == "worth 67.33 (202/3) to Alma and 2 to Zora"


def test_a_box_names_all_options_that_go_together() -> None:
    assert said(box_parts({"price": ("1", "2"), "delivery": ("soon",)}, WORDS)) == "The price: 1 crowns or 2 crowns; Delivery: Soon"
    assert said(box_parts({"price": ("1",), "delivery": (None,)}, WORDS)) == "The price: 1 crowns"


def test_packages_on_the_table_have_names() -> None:
    assert said(named("status_quo", WORDS)) == "the status quo"
    assert said(named("first", WORDS)) == "the proposal of Alma, 2024-12-01"
    assert said(named("ours", WORDS)) == "ours"


def test_values_are_called_by_how_many_there_are() -> None:
    assert together(answer(sale())) == "different pairs of values"
    assert together(answer(sale(), parties="ann")) == "different values"

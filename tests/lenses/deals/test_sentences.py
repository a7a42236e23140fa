"""Words for numbers and packages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.blocks import Text
from accords.lens.wording import Parts, Wording
from accords.lenses.deals.sentences import box_parts, estimated, figure, figures, ordered, together, worth
from accords.maths.estimate import Estimate
from accords.zone.certificate import Certificate
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
        (12345678901234567890.0, "12345678901234567890", "12\u202f345\u202f678\u202f901\u202f234\u202f567\u202f890"),
        (0.00000123, None, "0.00000123"),
        (-0.00000034, None, "-0.00000034"),
        (1.25e-30, None, "1.25 \u00d7 10^-30"),
        (1.25e60, None, "1.25 \u00d7 10^60"),
        (0.3333333, "1000000000/3000000001", "0.3333"),
    ],
)
def test_numbers_are_short_and_say_their_fraction_where_that_is_short(amount: float, exact: str | None, text: str) -> None:
    assert figure(amount, exact) == text


def test_numbers_of_a_column_that_differ_never_look_alike() -> None:
    near = [(123456789.12345679, "123456789.123456789123"), (123456789.12345679, "123456789.123456789122"), (2.0, None)]
    assert figures(near) == ["123456789.123456789123", "123456789.123456789122", "2"]
    assert figures([(0.12345678, None), (0.12345679, None)]) == ["0.12345678", "0.12345679"]
    assert figures([(202 / 3, "202/3"), (202 / 3, "202/3")]) == ["67.33 (202/3)", "67.33 (202/3)"]


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


def test_values_are_called_by_how_many_there_are() -> None:
    assert together(answer(sale())) == "different pairs of values"
    assert together(answer(sale(), parties="ann")) == "different values"


def test_an_estimate_is_said_with_its_interval_and_draws() -> None:
    count = Certificate(10**28, 9 * 10**29, "bounds", Estimate(357 * 10**27, 349 * 10**27, 366 * 10**27, 2000))
    said = "about 3.57 \u00d7 10^29 (95 % interval: 3.49 \u00d7 10^29 to 3.66 \u00d7 10^29, from 2\u202f000 draws of the rounded programme)"
    assert estimated(count) == said
    assert estimated(Certificate(1, 2, "bounds")) == ""

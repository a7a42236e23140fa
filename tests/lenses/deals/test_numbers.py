"""Exact numbers as data."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.lenses.deals.numbers import amounts, exactly, plain, written


@given(st.fractions())
def test_what_is_written_is_the_same_number(amount: Fraction) -> None:
    assert Fraction(written(amount)) == amount


@given(st.fractions())
def test_a_fraction_stands_beside_exactly_where_the_plain_number_is_not_it(amount: Fraction) -> None:
    found = exactly({"a": amount})
    assert found.get("a", written(amount)) == written(amount)
    if not found:
        assert Fraction(str(plain(amount))) == amount


@pytest.mark.parametrize(
    ("amount", "text"), [(Fraction(202, 3), "202/3"), (Fraction(-1, 8), "-0.125"), (Fraction(7), "7"), (Fraction(1200), "1200")]
)
def test_decimals_that_end_are_written_as_such(amount: Fraction, text: str) -> None:
    assert written(amount) == text
    assert amounts({"a": amount}) == {"a": float(amount)}

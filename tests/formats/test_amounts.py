"""Numbers with units, and days, as people write them."""

from __future__ import annotations

import pytest

from accords.formats.amounts import amount, day, iso_days, same_unit


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("40", "40", ""),
        ("40%", "40", "%"),
        ("- 1", None, ""),
        ("-1.50 points", "-1.50", "points"),
        ("\u22122", "-2", ""),
        ("1 200 000 m3", None, ""),
        ("1 200 dollars per ton", "1200", "dollars per ton"),
        ("USD 1'000", "1000", "USD"),
        ("\u20ac 5 million", "5", "\u20ac million"),
        ("1,000", None, ""),
        ("1,5", None, ""),
        ("30 if the fence goes", None, ""),
        ("30 and a gate", None, ""),
        ("about 30", None, ""),
        ("", None, ""),
    ],
)
def test_amounts(text: str, number: str | None, unit: str) -> None:
    found = amount(text)
    assert (found.number if found else None) == number
    if found:
        assert found.unit == unit
        assert str(found.value) == number


def test_units_are_the_same_word_in_any_form_and_none_fits_any() -> None:
    assert same_unit("%", "per cent")
    assert same_unit("Days", "day")
    assert same_unit("", "day")
    assert not same_unit("days", "weeks")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-12-17", "2024-12-17"),
        ("17 December 2024", "2024-12-17"),
        ("Dec 1st, 2024", "2024-12-01"),
        ("Sept. 2024", "2024-09"),
        ("2024", "2024"),
        ("01/12/2024", None),
        ("31 February 2024", None),
        ("soon", None),
    ],
)
def test_days(text: str, date: str | None) -> None:
    assert day(text) == date


def test_days_within_a_text() -> None:
    assert iso_days("since 1 May 2024, until June 2025") == "since 2024-05-01, until 2025-06"

"""Fractions as whole numbers: nothing is rounded, and nothing wraps."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.maths.exact import WIDE, unit_of, whole

FRACTIONS = st.lists(st.builds(Fraction, st.integers(-50, 50), st.integers(1, 12)), min_size=1, max_size=4)


def table(numbers: list[Fraction]) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    return np.array(numbers, dtype=np.object_)


@settings(max_examples=50)
@given(FRACTIONS)
def test_the_unit_is_the_smallest_in_which_all_are_whole(numbers: list[Fraction]) -> None:
    unit = unit_of(numbers)
    assert all((number * unit).denominator == 1 for number in numbers)
    assert not any(all((number * smaller).denominator == 1 for number in numbers) for smaller in range(1, min(unit, 200)))


@settings(max_examples=50)
@given(st.lists(FRACTIONS, max_size=2))
def test_whole_numbers_over_the_unit_are_the_numbers(tables: list[list[Fraction]]) -> None:
    unit = unit_of(number for numbers in tables for number in numbers)
    found = whole([table(numbers) for numbers in tables], unit)
    assert [[Fraction(int(cell), unit) for cell in each] for each in found] == tables


def test_the_shape_stays_and_decimals_are_exact() -> None:
    numbers = table([Fraction("0.1"), Fraction("0.25"), Fraction(-3), Fraction(0)]).reshape(2, 2)
    assert unit_of(numbers.ravel()) == 20
    (found,) = whole([numbers], 20)
    assert found.dtype == np.int64
    assert found.tolist() == [[2, 5], [-60, 0]]
    assert unit_of([]) == 1


def test_numbers_fit_64_bits_only_if_all_sums_and_differences_do() -> None:
    quarter = WIDE // 4
    assert whole([table([Fraction(quarter - 1)])] * 2, 1)[0].dtype == np.int64
    assert whole([table([Fraction(quarter)])] * 2, 1)[0].dtype == np.object_
    assert whole([table([Fraction(-quarter)])] * 2, 1)[1].dtype == np.object_
    assert whole([table([Fraction(1)])], 1, also=[Fraction(WIDE // 2)])[0].tolist() == [1]
    assert whole([table([Fraction(1)])], 1, also=[Fraction(WIDE // 2)])[0].dtype == np.object_
    assert whole([table([Fraction(1)])], 1, also=[Fraction(WIDE - 1, 2)])[0].dtype == np.object_
    assert whole([], 1) == []


def test_a_number_that_is_not_whole_in_units_is_refused() -> None:
    with pytest.raises(ValueError, match="1/3 is not a whole number"):
        whole([table([Fraction(1, 3)])], 2)

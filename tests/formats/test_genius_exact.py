"""Utilities in decimals that are exact: the factor is the smallest, and nothing is rounded."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import gcd, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.errors import AccordsError
from accords.formats.genius_exact import ExactIssue, corners, decimal_text, exact
from accords.formats.genius_profile import GeniusProfile, GeniusWorth
from accords.formats.genius_rectangles import Rectangle

F = Fraction
DECIMALS = st.integers(0, 400).map(lambda number: F(number, 100))


def profile(*worths: tuple[str, list[int]], boxes: tuple[Fraction, ...] = (), reservation: str | None = None) -> GeniusProfile:
    issues = tuple(GeniusWorth(F(weight), tuple(map(F, evaluations)), F(max(evaluations))) for weight, evaluations in worths)
    return GeniusProfile("p", issues, tuple(Rectangle((), adds) for adds in boxes), None if reservation is None else F(reservation), None)


@pytest.mark.parametrize(
    ("worths", "times", "expected"),
    [
        # 1 / 4 is a decimal: the file's own scale.
        ([("0.5", [1, 4]), ("0.5", [2, 1])], 1, [("1/2", ["1/4", "1"]), ("1/2", ["1", "1/2"])]),
        # 1 / 3 is none, but 0.3 / 3 is.
        ([("0.3", [1, 3]), ("0.7", [1, 0])], 1, [("1/10", ["1", "3"]), ("7/10", ["1", "0"])]),
        # 0.4 / 3 is none: three times as much is.
        ([("0.4", [1, 3]), ("0.6", [1, 0])], 3, [("2/5", ["1", "3"]), ("9/5", ["1", "0"])]),
        # Three and seven together: 21; and only what the divisions leave over.
        ([("0.4", [1, 3]), ("0.6", [2, 7])], 21, [("14/5", ["1", "3"]), ("9/5", ["2", "7"])]),
        ([("0.4", [1, 30]), ("0.6", [2, 15])], 3, [("1/25", ["1", "30"]), ("3/25", ["2", "15"])]),
    ],
)
def test_the_factor_is_the_smallest_that_makes_all_weights_decimals(
    worths: list[tuple[str, list[int]]], times: int, expected: list[tuple[str, list[str]]]
) -> None:
    found = exact(profile(*worths))
    assert found.times == times
    assert found.issues == tuple(ExactIssue(F(weight), tuple(map(F, values))) for weight, values in expected)


def test_reservation_and_boxes_are_multiplied_too() -> None:
    found = exact(profile(("0.4", [1, 3]), reservation="0.5"))
    assert (found.times, found.reservation) == (3, F(3, 2))
    found = exact(profile(boxes=(F(49, 662), F(-1, 7))))
    assert (found.times, found.adds, found.reservation) == (331 * 7, (F(49 * 7, 2), F(-331)), F(0))


@given(st.lists(st.tuples(DECIMALS, st.lists(DECIMALS, min_size=1, max_size=4)), min_size=1, max_size=4), st.lists(DECIMALS, max_size=2))
def test_every_number_is_a_decimal_and_every_part_the_files_times_one_whole_number(
    worths: list[tuple[Fraction, list[Fraction]]], boxes: list[Fraction]
) -> None:
    given_ = GeniusProfile(
        "p",
        tuple(GeniusWorth(weight, tuple(evaluations), max(*evaluations, F(1, 100))) for weight, evaluations in worths),
        tuple(Rectangle((), adds / 7) for adds in boxes),
        F(1, 4),
        None,
    )
    found = exact(given_)
    for issue, worth in zip(found.issues, given_.worths, strict=True):
        for value, evaluation in zip(issue.values, worth.evaluations, strict=True):
            assert issue.weight * value == found.times * worth.weight * evaluation / worth.divisor
            assert F(decimal_text(value)) == value
        assert F(decimal_text(issue.weight)) == issue.weight
    assert found.adds == tuple(found.times * box.adds for box in given_.rectangles)
    # Everything is a decimal with the factor, and not with any proper divisor of it.
    parts = [issue.weight for issue in found.issues] + list(found.adds)
    for prime in (prime for prime in range(2, 400) if found.times % prime == 0):
        assert any(gcd((part / prime).denominator, prime) > 1 for part in parts)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0"),
        ("5", "5"),
        ("-3", "-3"),
        ("1/2", "0.5"),
        ("-1/40", "-0.025"),
        ("101/100", "1.01"),
        ("1000", "1000"),
        ("1/1024", "0.0009765625"),
    ],
)
def test_decimals_are_written_in_full(number: str, text: str) -> None:
    assert decimal_text(F(number)) == text
    assert F(Decimal(text)) == F(number)


def test_a_factor_of_very_many_digits_is_refused() -> None:
    primes = [number for number in range(3, 2000) if all(number % other for other in range(2, number)) and number != 5]
    with pytest.raises(AccordsError, match="no whole number of up to 300 digits"):
        exact(profile(*(("1", [1, prime]) for prime in primes)))
    assert exact(profile(*(("1", [1, prime]) for prime in primes[:20]))).times == prod(primes[:20])


def test_what_is_no_decimal_is_never_written() -> None:
    with pytest.raises(ValueError, match="1/3 is no decimal"):
        decimal_text(F(1, 3))


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=8))
def test_between_corners_values_lie_on_straight_lines(values: list[int]) -> None:
    given_ = [F(value) for value in values]
    found = corners(given_)
    for place, value in enumerate(given_):
        low = max(corner for corner in found if corner <= place)
        high = min(corner for corner in found if corner >= place)
        line = given_[low] if low == high else given_[low] + (given_[high] - given_[low]) * F(place - low, high - low)
        assert line == value
    assert all(given_[corner] * 2 != given_[corner - 1] + given_[corner + 1] for corner in found[1:-1])

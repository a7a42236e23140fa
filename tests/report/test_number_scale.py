"""Numbers along an axis are round, do not overlap, and are read as they are written."""

from __future__ import annotations

from fractions import Fraction
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.report.lettering import LEADING, width
from accords.report.number_scale import Scale, ends, shown

_NUMBERS = st.lists(st.floats(allow_nan=False, allow_infinity=False).filter(shown) | st.floats(0, 1), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("low", "high", "labels"),
    [
        (0, 100, ["0", "20", "40", "60", "80", "100"]),
        (0.1, 0.7, ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"]),
        (-1, 1, ["−1.0", "−0.5", "0.0", "0.5", "1.0"]),
        (0, 30_000, ["0", "5\u202f000", "10\u202f000", "15\u202f000", "20\u202f000", "25\u202f000", "30\u202f000"]),
        (0, 2e12, ["0", "5 × 10¹¹", "1 × 10¹²", "1.5 × 10¹²", "2 × 10¹²"]),
        (0, 2e-9, ["0", "5 × 10⁻¹⁰", "1 × 10⁻⁹", "1.5 × 10⁻⁹", "2 × 10⁻⁹"]),
    ],
)
def test_steps_are_1_2_or_5(low: float, high: float, labels: list[str]) -> None:
    assert [tick.label for tick in Scale(low, high, 0, 400).ticks(upright=False)][:7] == labels


@pytest.mark.parametrize(
    ("value", "words"), [(66, "66"), (200 / 3, "66.7"), (50.04, "50"), (-12.25, "−12.2"), (0, "0"), (100.0, "100"), (-0.0, "0")]
)
def test_a_number_is_written_as_finely_as_its_scale_can_tell(value: float, words: str) -> None:
    assert Scale(0, 100, 0, 1).written(value) == words
    assert Scale(0, 1, 0, 1).written(200 / 3) == "66.667"
    assert Scale(0, 1e12, 0, 1).written(2 / 3 * 1e12) == "6.67 × 10¹¹"


def test_what_is_not_finite_or_far_too_large_has_no_place() -> None:
    assert not any(map(shown, (nan, inf, -inf, 1e300)))
    assert shown(-1e290)


def test_ends_are_apart_even_where_all_numbers_are_equal() -> None:
    assert ends([]) == (-0.5, 0.5)
    assert ends([3.0, 3.0]) == (2.5, 3.5)
    assert ends([0.1 + 0.2, 0.3]) == (0.3 - 0.5, 0.3 + 0.5)
    assert ends([1.0, 2.0]) == (1, 2)


@given(_NUMBERS, st.floats(60, 600))
def test_names_fit_and_lie_on_the_scale(numbers: list[float], room: float) -> None:
    scale = Scale(*ends(numbers), 0, room)
    for upright in (True, False):
        ticks = scale.ticks(upright=upright)
        places = [scale.at(tick.value) for tick in ticks]
        assert all(-1 <= place <= room + 1 for place in places)
        for tick, here, there in zip(ticks, places, places[1:], strict=False):
            assert there - here >= (LEADING if upright else width(tick.label))
        assert len({tick.label for tick in ticks}) == len(ticks)


@given(_NUMBERS)
def test_what_is_written_is_as_near_as_the_scale_can_show(numbers: list[float]) -> None:
    scale = Scale(*ends(numbers), 0, 1)
    for number in numbers:
        words = scale.written(number).replace("\u202f", "").replace("−", "-")
        if "×" not in words:
            assert abs(Fraction(words) - Fraction(number)) <= (Fraction(scale.high) - Fraction(scale.low)) / 100

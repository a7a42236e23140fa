"""Days are named as closely as their names fit, and only within the line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.report.calendar_ticks import ticks
from accords.report.lettering import width


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2024, 12, 16), date(2024, 12, 18), ["2024-12-16", "2024-12-17", "2024-12-18"]),
        (date(2024, 12, 1), date(2024, 12, 20), ["2024-12-02", "2024-12-09", "2024-12-16"]),
        (date(2024, 1, 10), date(2024, 4, 10), ["2024-02", "2024-03", "2024-04"]),
        (date(2019, 6, 1), date(2023, 2, 1), ["2020", "2021", "2022", "2023"]),
    ],
)
def test_steps_are_those_of_the_calendar(first: date, last: date, labels: list[str]) -> None:
    assert [tick.label for tick in ticks(first.toordinal(), last.toordinal(), 330)] == labels


@given(st.dates(), st.integers(1, 400_000), st.floats(60, 500))
def test_names_do_not_overlap_and_stay_on_the_line(start: date, days: int, room: float) -> None:
    first, last = start.toordinal(), start.toordinal() + days
    found = ticks(first, last, room)
    ordinals = [tick.day.toordinal() for tick in found]
    assert all(first <= ordinal <= last for ordinal in ordinals)
    scale = room / days
    for tick, here, there in zip(found, ordinals, ordinals[1:], strict=False):
        assert (there - here) * scale >= width(tick.label)

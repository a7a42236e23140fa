"""Which days, months or years are named along a line of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from accords.report.lettering import width

_AIR: Final = 16.0
# Days from one to the next, and how many months or years that is.
_DAYS: Final = (1, 2, 7, 14)
_MONTHS: Final = (1, 3, 6)
_YEARS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is named, as precisely as its neighbours need."""

    day: date
    label: str


def ticks(first: int, last: int, room: float) -> tuple[Tick, ...]:
    """Choose days to name between two ordinals: the closest steps of the calendar whose names fit side by side in ``room``."""
    scale = room / (last - first)
    low, high = max(first, date.min.toordinal()), min(last, date.max.toordinal())
    for step in _DAYS:
        if step * scale >= width("0000-00-00") + _AIR:
            return tuple(Tick(day, day.isoformat()) for day in _every_days(step, low, high))
    for step in _MONTHS:
        if step * 28 * scale >= width("0000-00") + _AIR:
            return tuple(Tick(day, day.isoformat()[:7]) for day in _every_months(step, low, high))
    for step in _YEARS:
        if step * 365 * scale >= width("0000") + _AIR:
            return tuple(Tick(day, day.isoformat()[:4]) for day in _every_months(step * 12, low, high))
    return ()


def _every_days(step: int, low: int, high: int) -> Iterator[date]:
    """Give every so many days; weeks begin on Mondays, as ordinals do."""
    begin = low + (1 - low) % step
    for ordinal in range(begin, high + 1, step):
        yield date.fromordinal(ordinal)


def _every_months(step: int, low: int, high: int) -> Iterator[date]:
    """Give the first day of every so many months, counted from January of the year 0."""
    start = date.fromordinal(low)
    month = start.year * 12 + start.month - 1 + (start.day > 1)
    month += -month % step
    while month // 12 <= date.max.year:
        day = date(month // 12, month % 12 + 1, 1)
        if day.toordinal() > high:
            return
        yield day
        month += step

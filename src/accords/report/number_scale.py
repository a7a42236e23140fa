"""A scale of numbers along an axis: how far it goes, which round numbers are named on it, and how a number is written beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from math import ceil, floor, isfinite, log10
from typing import Final

from accords.report.lettering import LEADING, width

_LARGEST: Final = 1e290  # past it, ends of a scale can no longer be told apart from infinity
_SMALLEST: Final = 1e-290
_AIR: Final = 22.0
_LONGEST: Final = 10  # characters of a number that is written in full
_FINER: Final = 3  # digits that a single number has after the first digit of its scale's length
_MOST: Final = 24
_ROUNDING: Final = 1e-9
_SUPERSCRIPTS: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_BETWEEN_THOUSANDS: Final = "\u202f"
_MINUS: Final = "\u2212"


@dataclass(frozen=True, slots=True)
class Tick:
    """A round number that is named on a scale."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers between two ends that differ, shown between two places of a picture.

    ``start`` is the place of ``low`` and ``end`` that of ``high``; upwards, ``end`` is the smaller.
    """

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Give the place of a number."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def ticks(self, *, upright: bool) -> tuple[Tick, ...]:
        """Choose numbers to name: the closest steps of 1, 2 or 5 whose names fit beside, or, upright, above each other."""
        room = abs(self.end - self.start)
        for digit, exponent in _steps((self.high - self.low) / _MOST):
            found = self._multiples(digit, exponent)
            between = room * float(f"{digit}e{exponent}") / (self.high - self.low)
            needed = 2 * LEADING if upright else max((width(tick.label) for tick in found), default=0) + _AIR
            if len(found) < 2 or between >= needed:
                return found
        return ()

    def written(self, value: float) -> str:
        """Write a number as finely as its scale can tell: three digits past the first of the scale's length, without zeros at the end."""
        finest = floor(log10(self.high - self.low)) - _FINER
        rounded = round(Decimal(repr(value)).scaleb(-finest)) if isfinite(value) else 0
        number = Decimal(rounded).scaleb(finest).normalize()
        return _full(number, max(-_exponent(number), 0))

    def _multiples(self, digit: int, exponent: int) -> tuple[Tick, ...]:
        step = float(f"{digit}e{exponent}")
        # An end that is itself a multiple counts, though division may have rounded it away.
        first, last = ceil(self.low / step - _ROUNDING), floor(self.high / step + _ROUNDING)
        numbers = [Decimal(index * digit).scaleb(exponent) for index in range(first, last + 1)]
        return tuple(Tick(float(number), _full(number, max(-exponent, 0))) for number in numbers)


def shown(value: float) -> bool:
    """Whether a number has a place on a scale: it is finite, and not so large that it could not be told from infinity."""
    return isfinite(value) and abs(value) <= _LARGEST


def ends(values: Iterable[float]) -> tuple[float, float]:
    """Give the ends of a scale that holds some numbers that can be shown: apart even where all are equal."""
    numbers = list(values) or [0.0]
    low, high = min(numbers), max(numbers)
    # Numbers as near to each other as rounding are one number: no round number lies between them.
    if high - low > max(abs(low), abs(high)) * 1e-12 and high - low > _SMALLEST:
        return low, high
    air = max(abs(low) / 10, 0.5)
    return low - air, high + air


def _steps(least: float) -> Iterable[tuple[int, int]]:
    """Give steps of 1, 2 or 5 times a power of ten, as digit and exponent, from one that is small enough up."""
    for exponent in count(floor(log10(least))):
        yield from ((1, exponent), (2, exponent), (5, exponent))


def _full(number: Decimal, decimals: int) -> str:
    """Write a number in full, with thin spaces between thousands, or by its size where that is long."""
    words = f"{number:,.{decimals}f}" if abs(number.adjusted()) < _LONGEST else ""
    if not words or len(words) > _LONGEST:
        if not number:
            return "0"
        mantissa, _, exponent = f"{number.normalize():e}".partition("e")
        words = f"{mantissa} × 10{str(int(exponent)).translate(_SUPERSCRIPTS)}"
    return words.replace(",", _BETWEEN_THOUSANDS).replace("-", _MINUS)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0

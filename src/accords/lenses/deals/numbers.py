"""Exact numbers as data: a plain number, and the fraction beside it where that says more."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

# Decimals of this many digits are what floating point numbers keep exactly.
_DIGITS = 15


def plain(amount: Fraction) -> float:
    """Give the nearest floating point number."""
    return float(amount)


def amounts(exact: Mapping[str, Fraction]) -> dict[str, float]:
    """Give amounts as plain numbers."""
    return {party: plain(amount) for party, amount in exact.items()}


def exactly(exact: Mapping[str, Fraction]) -> dict[str, str]:
    """Give those amounts that plain numbers do not hold exactly, as fractions or long decimals."""
    return {party: written(amount) for party, amount in exact.items() if not _short(amount)}


def written(amount: Fraction) -> str:
    """Write an amount exactly: as a decimal if it has an end, else as a fraction."""
    numerator, denominator = amount.numerator, amount.denominator
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    if denominator != 1:
        return str(amount)
    places = max(twos, fives)
    # In whole numbers: decimals of the standard library are rounded to their context.
    digits = str(abs(numerator) * 10**places // amount.denominator).rjust(places + 1, "0")
    sign = "-" if numerator < 0 else ""
    return f"{sign}{digits[: len(digits) - places]}.{digits[len(digits) - places :]}" if places else f"{sign}{digits}"


def _short(amount: Fraction) -> bool:
    text = written(amount)
    return "/" not in text and len(text.strip("-").replace(".", "").lstrip("0")) <= _DIGITS

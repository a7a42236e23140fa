"""Which of two products of powers is larger: exactly, without writing the products out.

A weighted Nash product raises gains to powers; written as whole numbers these products may have more digits than fit into memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from math import gcd

# Digits with which logarithms are compared at first; twice as many each time until they tell two products apart.
_DIGITS = 40


def compared(first: Sequence[int], second: Sequence[int], powers: Sequence[int]) -> int:
    """Compare the products of two sequences of numbers, each number raised to its power.

    Whether the products are equal is decided over a basis of coprime numbers (Bernstein 2005, Factoring into coprimes in essentially
    linear time, for what such bases are); if they are not, logarithms with more and more digits tell which is larger.

    Parameters
    ----------
    first, second
        Positive whole numbers, as many as powers.
    powers
        Whole numbers that are not negative.

    Returns
    -------
    int
        1 if the first product is larger, -1 if the second is, 0 if they are equal.
    """
    ratios = [(Fraction(one, other), power) for one, other, power in zip(first, second, powers, strict=True) if one != other and power]
    if _is_one(ratios):
        return 0
    digits = _DIGITS
    while True:
        with localcontext() as context:
            context.prec = digits
            logs = [power * (Decimal(one.numerator).ln() - Decimal(one.denominator).ln()) for one, power in ratios]
            total, error = sum(logs, Decimal(0)), Decimal(0)
            for (one, power), log in zip(ratios, logs, strict=True):
                size = Decimal(one.numerator).ln() + Decimal(one.denominator).ln() + abs(log) + 1
                error += power * size * Decimal(10) ** (4 - digits)
        if abs(total) > error:
            return 1 if total > 0 else -1
        digits *= 2


def _is_one(ratios: Sequence[tuple[Fraction, int]]) -> bool:
    """Whether a product of powers of fractions is 1."""
    basis = _coprime([number for ratio, _ in ratios for number in (ratio.numerator, ratio.denominator)])
    return all(
        sum(power * (_times(number, ratio.numerator) - _times(number, ratio.denominator)) for ratio, power in ratios) == 0
        for number in basis
    )


def _coprime(numbers: Iterable[int]) -> list[int]:
    """Give numbers above 1 without common divisors, of whose powers all given ones are products."""
    waiting, found = [number for number in numbers if number > 1], list[int]()
    while waiting:
        number = waiting.pop()
        other = next((known for known in found if gcd(number, known) > 1), None)
        if other is None:
            found += [number] if number > 1 else []
            continue
        if other == number:
            continue
        common = gcd(number, other)
        found.remove(other)
        waiting += [part for part in (common, number // common, other // common) if part > 1]
    return found


def _times(base: int, number: int) -> int:
    """Say how often a number can be divided by another one."""
    count = 0
    while number % base == 0:
        number //= base
        count += 1
    return count

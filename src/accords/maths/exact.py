"""Exact arithmetic in arrays: fractions become whole numbers of one unit, in 64 bits where every sum is sure to fit, else without a bound.

One function decides for everything that adds up worths, so that no tie is broken and none is made by rounding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil, lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Sums whose bound stays below this fit a signed 64-bit integer with room to spare.
WIDE = 1 << 62


def unit_of(values: Iterable[Fraction]) -> int:
    """Give the smallest whole number of units in 1 of which all values are whole numbers."""
    return lcm(*{value.denominator for value in values})


def whole(tables: Sequence[NDArray[np.object_]], unit: int, also: Iterable[Fraction] = ()) -> list[NDArray[Any]]:
    """Write tables of fractions as tables of whole numbers of units.

    Parameters
    ----------
    tables
        Of fractions that are whole numbers of units.
    unit
        How many units there are in 1.
    also
        Numbers that sums of the tables are compared with or subtracted from, which have to fit as well.

    Returns
    -------
    list[NDArray[Any]]
        64-bit integers if no sum of one cell from each table, nor a difference of two such sums, passes ``WIDE``; else Python integers.

    Raises
    ------
    ValueError
        When a number of a table is no whole number of units.
    """
    lists = [[_units(value, unit) for value in table.ravel().tolist()] for table in tables]
    largest = sum(max((abs(number) for number in numbers), default=0) for numbers in lists)
    bound = 2 * max([largest, *(abs(ceil(value * unit)) for value in also)])
    kind = np.int64 if bound < WIDE else np.object_
    return [np.array(numbers, dtype=kind).reshape(table.shape) for numbers, table in zip(lists, tables, strict=True)]


def _units(value: Fraction, unit: int) -> int:
    number, rest = divmod(value.numerator * unit, value.denominator)
    if rest:
        raise ValueError(f"{value} is not a whole number of units of which there are {unit} in 1.")
    return number

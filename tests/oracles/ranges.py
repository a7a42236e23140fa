"""What numbers and ranges say of the values of options, by definition: every choice of numbers in them, lowest to 0 and highest to 1.

A linear function of the values is a quotient of differences of the numbers; its extremes are where every number is at an end of its own
range, or as high as another that is. So it is enough to try, for each option, every end of any range that lies in its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

Range = tuple[Fraction, Fraction]


def completions(ranges: Mapping[str, Range]) -> Iterator[dict[str, Fraction]]:
    """Give values from 0 to 1 of every option, for the choices of numbers in their ranges that decide extremes."""
    ends = {end for both in ranges.values() for end in both}
    for numbers in product(*([end for end in ends if low <= end <= high] for low, high in ranges.values())):
        least, most = min(numbers), max(numbers)
        if most > least:
            yield {name: (number - least) / (most - least) for name, number in zip(ranges, numbers, strict=True)}

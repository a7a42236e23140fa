"""Utilities of Genius in decimals that are exact: up to one positive factor per party, and with none where none is needed.

A case writes decimals, and an evaluation divided by the largest one may be none (20 / 30). Where all values of an issue are decimals they
are written as they are, from 0 to 1. Else the raw evaluations are the values, and the division goes into the weight. If the weights are
then no decimals, everything of that party is multiplied by the smallest whole number that makes them decimals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import Final

from accords.errors import AccordsError
from accords.formats.genius_profile import GeniusProfile, GeniusWorth

LONGEST_FACTOR: Final = 300


@dataclass(frozen=True, slots=True)
class ExactIssue:
    """Weight and values of one issue, all of them decimals; weight x value is ``times`` the utility of the file."""

    weight: Fraction
    values: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class ExactUtility:
    """One party's utility in decimals.

    Attributes
    ----------
    times
        The whole number by which it is larger than the file's; 1 where it is the file's.
    issues
        In the domain's order; empty where there are only hyper-rectangles.
    adds
        What each hyper-rectangle adds.
    reservation
        The utility of no agreement, 0 where the file says none, as Genius takes it.
    """

    times: int
    issues: tuple[ExactIssue, ...]
    adds: tuple[Fraction, ...]
    reservation: Fraction


def exact(profile: GeniusProfile) -> ExactUtility:
    """Write a profile's utility in decimals; utilities of packages and of no agreement are ``times`` those of the file.

    Raises
    ------
    AccordsError
        If only a number of more than ``LONGEST_FACTOR`` digits makes them decimals.
    """
    issues = [_whole_or_raw(worth) for worth in profile.worths]
    parts = [issue.weight for issue in issues] + [one.adds for one in profile.rectangles]
    times = lcm(*(_left_over(part) for part in parts))
    if times >= 10**LONGEST_FACTOR:
        what = f"The evaluations of {profile.name} have so little in common that no whole number of up to {LONGEST_FACTOR} digits"
        raise AccordsError(f"{what} makes all its utilities decimals. Round them.")
    return ExactUtility(
        times,
        tuple(ExactIssue(issue.weight * times, issue.values) for issue in issues),
        tuple(one.adds * times for one in profile.rectangles),
        (profile.reservation or Fraction(0)) * times,
    )


def decimal_text(number: Fraction) -> str:
    """Write a number that is a decimal, without exponent, zeros at the end or loss.

    Raises
    ------
    ValueError
        If it is no decimal.
    """
    if _left_over(number) != 1:
        raise ValueError(f"{number} is no decimal")
    digits = 0
    while (number * 10**digits).denominator != 1:
        digits += 1
    whole, rest = divmod(abs(number.numerator) * 10**digits // number.denominator, 10**digits)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole}.{rest:0{digits}}" if digits else f"{sign}{whole}"


def corners(values: Sequence[Fraction]) -> tuple[int, ...]:
    """Give the positions between which values at equal steps lie on straight lines: both ends, and where the slope changes."""
    slopes = [right - left for left, right in pairwise(values)]
    bends = [place for place, (before, after) in enumerate(pairwise(slopes), start=1) if before != after]
    return tuple(dict.fromkeys((0, *bends, len(values) - 1)))


def _whole_or_raw(worth: GeniusWorth) -> ExactIssue:
    values = tuple(evaluation / worth.divisor for evaluation in worth.evaluations)
    if all(_left_over(value) == 1 for value in values):
        return ExactIssue(worth.weight, values)
    return ExactIssue(worth.weight / worth.divisor, worth.evaluations)


def _left_over(number: Fraction) -> int:
    """Give what a denominator has beside twos and fives: 1 if and only if the number is a decimal."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest

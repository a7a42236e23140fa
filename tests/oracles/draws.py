"""What follows in one draw, by definition: every package against every other one, in whole numbers and fractions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

Rows = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Draw:
    """Sets of packages by number; acceptance by party."""

    accepted: tuple[frozenset[int], ...]
    agreed: frozenset[int]
    efficient: frozenset[int]
    nash: frozenset[int]
    kalai_smorodinsky: frozenset[int]


def dominates(one: Sequence[int], other: Sequence[int]) -> bool:
    """Tell whether one gives at least as much to every party, and more to one."""
    return all(a >= b for a, b in zip(one, other, strict=True)) and tuple(one) != tuple(other)


def efficient(points: Rows) -> list[bool]:
    """Decide for each point whether no other one dominates it."""
    return [not any(dominates(other, point) for other in points) for point in points]


def drawn(utilities: Rows, thresholds: Sequence[int | None], circles: Sequence[set[int]]) -> Draw:
    """Look at one draw; ``utilities`` has a row for each package, ``None`` is no threshold."""
    packages = range(len(utilities))
    accepted = tuple(
        frozenset(package for package in packages if limit is None or utilities[package][party] >= limit)
        for party, limit in enumerate(thresholds)
    )
    agreed = frozenset(package for package in packages if any(all(package in accepted[party] for party in each) for each in circles))
    best = frozenset(package for package in agreed if not any(dominates(utilities[other], utilities[package]) for other in agreed))
    among = [package for package in best if all(package in each for each in accepted)]
    stated = [party for party, limit in enumerate(thresholds) if limit is not None]
    gains = {package: [utilities[package][party] - (thresholds[party] or 0) for party in stated] for package in among}
    if not stated:
        gains = {}
    return Draw(accepted, agreed, best, nash(gains), kalai_smorodinsky(gains))


def nash(gains: dict[int, list[int]]) -> frozenset[int]:
    """Choose where most gain; among points where the same parties gain, the largest product."""
    if not gains:
        return frozenset()
    most = max(sum(gain > 0 for gain in each) for each in gains.values())
    chosen: set[int] = set()
    for point, each in gains.items():
        group = [gain > 0 for gain in each]
        alike = [other for other in gains.values() if [gain > 0 for gain in other] == group]
        if sum(group) == most and prod(gain for gain in each if gain > 0) == max(
            prod(gain for gain in other if gain > 0) for other in alike
        ):
            chosen.add(point)
    return frozenset(chosen)


def kalai_smorodinsky(gains: dict[int, list[int]]) -> frozenset[int]:
    """Take the largest of the smallest shares of ideal gains; parties that cannot gain are left out."""
    if not gains:
        return frozenset()
    ideals = [max(each) for each in zip(*gains.values(), strict=True)]
    shares = {
        package: min((Fraction(gain, ideal) for gain, ideal in zip(each, ideals, strict=True) if ideal), default=Fraction(1))
        for package, each in gains.items()
    }
    return frozenset(package for package, share in shares.items() if share == max(shares.values()))

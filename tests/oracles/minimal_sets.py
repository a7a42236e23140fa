"""Minimal conflicts and corrections by definition: every subset, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations

Sets = tuple[tuple[int, ...], ...]


def minimal(sets: Iterable[frozenset[int]]) -> Sets:
    """Those of which no proper subset is among them, by size, then by members."""
    family = set(sets)
    kept = [each for each in family if not any(other < each for other in family)]
    return tuple(sorted((tuple(sorted(each)) for each in kept), key=lambda members: (len(members), members)))


def subsets(number: int) -> list[frozenset[int]]:
    """Every subset of ``0 .. number - 1``."""
    return [frozenset(chosen) for size in range(number + 1) for chosen in combinations(range(number), size)]


def conflicts(number: int, possible: Callable[[frozenset[int]], bool]) -> Sets:
    """Give the sets that cannot all be met though any proper subset can."""
    return minimal(each for each in subsets(number) if not possible(each))


def corrections(number: int, possible: Callable[[frozenset[int]], bool]) -> Sets:
    """Give the sets whose removal lets the others all be met though no proper subset has that effect."""
    every = frozenset(range(number))
    return minimal(each for each in subsets(number) if possible(every - each))


def transversals(number: int, sets: Iterable[frozenset[int]]) -> Sets:
    """Minimal sets that meet every one of several sets."""
    family = list(sets)
    return minimal(each for each in subsets(number) if all(each & other for other in family))

"""Counting sums by definition: every pair, every combination, every assignment, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product

Vector = tuple[int, ...]


def meets(vector: Sequence[int], floors: Sequence[int]) -> bool:
    """Whether a vector comes up to all floors."""
    return all(number >= floor for number, floor in zip(vector, floors, strict=True))


def plus(*vectors: Sequence[int]) -> Vector:
    """Add vectors up."""
    return tuple(map(sum, zip(*vectors, strict=True)))


def pairs(left: Sequence[Sequence[int]], right: Sequence[Sequence[int]], floors: Sequence[int]) -> int:
    """Count the pairs that come up to all floors together."""
    return sum(meets(plus(one, other), floors) for one in left for other in right)


def ways(*lists: Sequence[Sequence[int]]) -> Counter[Vector]:
    """In how many ways each sum comes about, of one member of each list."""
    return Counter(plus(*chosen) for chosen in product(*lists))

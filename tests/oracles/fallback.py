"""Fallback bargaining by definition: step after step, all parties at once; and over every place that an unranked package may have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

Limits = Sequence[int | None]


def agreed(ranks: Sequence[Sequence[int]], needed: int, votes: Sequence[int], limits: Limits) -> tuple[int | None, dict[int, int]]:
    """Fall back until a package has enough votes; give the step, and the votes of each package that has enough."""
    for step in range(1, max(max(each, default=0) for each in ranks) + 1):
        counts = {
            package: sum(votes[party] for party in range(len(ranks)) if _accepts(ranks[party][package], step, limits[party]))
            for package in range(len(ranks[0]))
        }
        enough = {package: count for package, count in counts.items() if count >= needed}
        if enough:
            return step, enough
    return None, {}


def _accepts(rank: int, step: int, limit: int | None) -> bool:
    return rank <= step and (limit is None or rank <= limit)


def completions(ranks: Sequence[Sequence[int | None]]) -> Iterator[list[list[int]]]:
    """Put each package that a party did not rank at each rank up to one below all that it did rank."""
    choices = []
    for each in ranks:
        last = max((rank for rank in each if rank is not None), default=0)
        choices += [[rank] if rank is not None else list(range(1, last + 2)) for rank in each]
    width = len(ranks[0])
    for chosen in product(*choices):
        yield [list(chosen[start : start + width]) for start in range(0, len(chosen), width)]

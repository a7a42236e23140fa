"""The case as it is, and as it would be if foreseen events had happened and scenarios were supposed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, combinations

from accords.case.case import Case
from accords.errors import AccordsError
from accords.lenses.robustness.assumptions import patches
from accords.lenses.robustness.result import Assumption
from accords.zone.zone import Zone, zone_of

# Up to so many events and scenarios are supposed in every combination; more of them alone and in pairs.
MOST_PATCHES = 3


@dataclass(frozen=True)
class Worlds:
    """The zone under each combination of events and scenarios.

    Attributes
    ----------
    zones
        Combinations of patches with the zone that they lead to; the case as it is comes first.
    not_together
        Combinations that lead to no case.
    every
        Whether all combinations were looked at.
    """

    zones: dict[tuple[Assumption, ...], Zone]
    not_together: tuple[tuple[Assumption, ...], ...]
    every: bool

    @property
    def base(self) -> Zone:
        """The zone of the case as it is."""
        return self.zones[()]


def worlds_of(case: Case, *, alleged: bool = False) -> Worlds:
    """Read the case under its foreseen events and scenarios; also those that rest on what somebody alleges, if that is asked for."""
    found = patches(case, alleged=alleged)
    every = len(found) <= MOST_PATCHES
    sizes = range(len(found) + 1) if every else range(3)
    zones: dict[tuple[Assumption, ...], Zone] = {}
    not_together = []
    for chosen in _of_sizes(found, sizes):
        try:
            zones[chosen] = zone_of(case.under(*(point.path for point in chosen)) if chosen else case)
        except AccordsError:
            not_together.append(chosen)
    return Worlds(zones, tuple(not_together), every)


def _of_sizes(found: tuple[Assumption, ...], sizes: Iterable[int]) -> Iterable[tuple[Assumption, ...]]:
    return chain.from_iterable(combinations(found, size) for size in sizes)

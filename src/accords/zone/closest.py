"""Packages that are better for all than one package, with as few issues settled otherwise as possible."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np

from accords.maths.formula import conj
from accords.maths.frontier import TooLong, frontier
from accords.maths.question import TooCoupled
from accords.maths.worths import worths_of
from accords.zone.stakes import Stakes


def closest_better(stakes: Stakes, axes: tuple[str, ...], row: tuple[int, ...], most: int) -> list[dict[str, str]]:
    """Give packages that are left, at least as good for all axes and better for one, and settle fewest issues otherwise.

    Parameters
    ----------
    stakes
        The case with its utilities.
    axes
        Whose utilities count.
    row
        The package, as an assignment of the stakes' variables.
    most
        How many are given at most.

    Returns
    -------
    list[dict[str, str]]
        As issue -> option; all settle the same number of issues otherwise. Empty where there is none, or it cannot be decided.
    """
    best: int | None = None
    found: dict[tuple[int, ...], None] = {}
    length = len(stakes.zone.space.sizes)
    for changes, package in _candidates(stakes, axes, row, most):
        if best is None or changes < best:
            best, found = changes, {}
        if changes == best:
            found[package[:length]] = None
    return [stakes.zone.space.choices(package) for package in list(found)[:most]]


def _candidates(stakes: Stakes, axes: tuple[str, ...], row: tuple[int, ...], most: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Give, for each party that is to be better off and each region, the packages with fewest changes, and how many they have."""
    start = stakes.worths(axes).of(np.array([row], dtype=np.intp))[0]
    for members in stakes.rule.sets:
        for region in stakes.regions(members):
            judges = tuple(party for party in region.floors if party not in axes)
            worths = stakes.worths((*axes, *judges))
            # The first column counts issues that stay as they are.
            tables = [
                (scope, np.concatenate([np.zeros((*table.shape[:-1], 1), dtype=table.dtype), table], axis=-1))
                for scope, table in zip(worths.scopes, worths.tables, strict=True)
            ]
            for variable in range(len(stakes.zone.space.sizes)):
                same = np.zeros((stakes.sizes[variable], worths.columns + 1), dtype=np.int64)
                same[row[variable], 0] = 1
                tables.append(((variable,), same))
            counted = worths_of(stakes.sizes, tables, worths.columns + 1)
            for gainer in range(len(axes)):
                floors: list[int | None] = [None]
                for axis, party in enumerate(axes):
                    own = stakes.in_units(party, region.floors[party]) if party in region.floors else None
                    least = int(start[axis]) + (axis == gainer)
                    floors.append(least if own is None else max(own, least))
                floors += [stakes.in_units(party, region.floors[party]) for party in judges]
                try:
                    one = frontier(conj(stakes.deals(region)), counted, 1, tuple(floors))
                except (TooLong, TooCoupled):
                    continue
                for kept, package in (
                    (int(one.vectors[at, 0]), package) for at in range(len(one)) for package in islice(one.every(at), most)
                ):
                    yield len(stakes.zone.space.sizes) - kept, package

"""What would be better for all than a package on the table (post-settlement settlements: Raiffa 1985)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from accords.lenses.deals.locks import is_locked
from accords.lenses.deals.numbers import amounts, exactly
from accords.lenses.deals.result import Better, Choices, Improvement, Weighed
from accords.lenses.deals.table import row_of
from accords.zone.closest import closest_better, closest_reaching
from accords.zone.efficient import Efficient
from accords.zone.stakes import Stakes

# Packages listed of each kind.
MOST = 3


def improvements(stakes: Stakes, axes: tuple[str, ...], found: Efficient, judged: Mapping[str, Weighed]) -> dict[str, Improvement]:
    """Say for each package that can be weighed, and is not efficient, what is better for all."""
    result = {}
    for name, one in judged.items():
        row = row_of(stakes, one.outcome) if one.utility and one.standing != "between_options" else None
        if row is None or one.efficient:
            continue
        exact = {party: stakes.utilities[party].of(one.outcome) for party in axes}
        vector = np.array([stakes.in_units(party, amount) for party, amount in exact.items()], dtype=found.vectors.dtype)
        above = (found.vectors >= vector).all(axis=1) & (found.vectors > vector).any(axis=1)
        rows = np.flatnonzero(above).tolist()
        if not rows:
            continue
        nearest = closest_better(stakes, axes, row, MOST)
        efficient = closest_reaching(stakes, axes, row, found.vectors[above], MOST)
        given = efficient or _listed(found, rows, one.outcome)
        result[name] = Improvement(
            tuple(_better(found, choices, one.outcome) for choices in nearest),
            tuple(_better(found, choices, one.outcome) for choices in given),
            len(rows),
            bool(nearest) and bool(efficient),
        )
    return result


def _listed(found: Efficient, rows: Sequence[int], start: Choices) -> list[Choices]:
    """Give, where the search is too long, those with fewest changes of one efficient package of each vector."""
    packages = [next(found.packages(row)) for row in rows]
    fewest = min(len(_changes(start, package)) for package in packages)
    return [package for package in packages if len(_changes(start, package)) == fewest][:MOST]


def _better(found: Efficient, choices: Choices, start: Choices) -> Better:
    utility = {party: found.stakes.utilities[party].of(choices) for party in found.axes}
    vector = np.array([found.stakes.in_units(party, amount) for party, amount in utility.items()], dtype=found.vectors.dtype)
    efficient = bool((found.vectors == vector).all(axis=1).any())
    stuck = is_locked(found.stakes, choices)
    return Better(choices, amounts(utility), _changes(start, choices), efficient, exactly(utility), stuck)


def _changes(start: Choices, choices: Choices) -> tuple[str, ...]:
    return tuple(issue for issue in dict.fromkeys((*start, *choices)) if start.get(issue) != choices.get(issue))

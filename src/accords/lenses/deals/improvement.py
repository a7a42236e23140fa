"""What would be better for all than a package on the table (post-settlement settlements: Raiffa 1985)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import islice

import numpy as np

from accords.lenses.deals.numbers import amounts, exactly
from accords.lenses.deals.result import Better, Choices, Improvement, Weighed
from accords.lenses.deals.table import row_of
from accords.zone.closest import closest_better
from accords.zone.efficient import Efficient
from accords.zone.stakes import Stakes

# Packages listed of each kind, and efficient vectors of which packages are compared.
MOST = 3
_COMPARED = 400


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
        efficient = _nearest(found, rows[:_COMPARED], one.outcome)
        nearest = tuple(
            _better(found, choices, one.outcome, {party: stakes.utilities[party].of(choices) for party in axes})
            for choices in closest_better(stakes, axes, row, MOST)
        )
        result[name] = Improvement(nearest, efficient, len(rows))
    return result


def _nearest(found: Efficient, rows: list[int], start: Choices) -> tuple[Better, ...]:
    """Give the efficient packages, of some vectors, that change fewest issues."""
    packages = [(row, choices) for row in rows for choices in islice(found.packages(row), MOST)]
    packages.sort(key=lambda entry: len(_changes(start, entry[1])))
    fewest = len(_changes(start, packages[0][1])) if packages else 0
    return tuple(
        _better(found, choices, start, found.utilities(row)) for row, choices in packages[:MOST] if len(_changes(start, choices)) == fewest
    )


def _better(found: Efficient, choices: Choices, start: Choices, utility: Mapping[str, Fraction]) -> Better:
    vector = np.array([found.stakes.in_units(party, amount) for party, amount in utility.items()], dtype=found.vectors.dtype)
    efficient = bool((found.vectors == vector).all(axis=1).any())
    return Better(choices, amounts(utility), _changes(start, choices), efficient, exactly(utility))


def _changes(start: Choices, choices: Choices) -> tuple[str, ...]:
    return tuple(issue for issue in dict.fromkeys((*start, *choices)) if start.get(issue) != choices.get(issue))

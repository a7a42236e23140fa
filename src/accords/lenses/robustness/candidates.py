"""Packages worth drawing for where there are too many to draw for all: those that are efficient in one of a few draws.

A package that is efficient in no draw can still be accepted in many; shares of those looked at are right, and what is most often accepted
among them is so among them alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.case.consent import ConsentRule
from accords.lenses.robustness.follows import Preferences
from accords.lenses.robustness.sampled import Sampled, packages_left
from accords.maths.formula import Formula, dense, variables
from accords.maths.frontier import TooLong, frontier
from accords.maths.grid import on_grid, scales
from accords.maths.question import TooCoupled
from accords.maths.worths import Worths, worths_of
from accords.space.drawn import cells_of

# In how many draws of each prior frontiers are looked for, and how many packages are kept of each.
_FEW = 4
_MOST = 64
# Interactions whose conditions read more packages than this at once are left aside in the search.
_DENSE = 1 << 12

Rows = NDArray[np.intp]


def candidates(preferences: Preferences, rule: ConsentRule, samples: Sequence[Sampled]) -> Rows | None:
    """Look for packages that are efficient in a draw, among the deals that what is stated does not rule out.

    Parameters
    ----------
    preferences, rule
        The case, and who must consent.
    samples
        By prior, for the parties of the rule that can be drawn for.

    Returns
    -------
    Rows or None
        Assignments of the space's variables, each once; ``None`` where conditions couple too many issues to search.
    """
    space, left = preferences.zone.space, packages_left(preferences, rule)
    found = [np.zeros((0, len(space.sizes)), dtype=np.intp)]
    try:
        for sample in samples:
            for draw in range(min(_FEW, len(sample.tables))):
                worths, thresholds = _worths(preferences, sample, draw)
                found += [_efficient(left, worths, floors) for floors in _floors(rule, sample.parties, thresholds)]
    except (TooCoupled, TooLong):
        return None
    return np.unique(np.concatenate(found), axis=0)


def _efficient(left: Formula, worths: Worths, floors: tuple[int | None, ...]) -> Rows:
    return frontier(left, worths, worths.columns, floors, _MOST).examples()


def _floors(rule: ConsentRule, parties: tuple[str, ...], thresholds: Sequence[int]) -> list[tuple[int | None, ...]]:
    """Give what each consenting set asks for at least, one number or nothing for each party."""
    return [tuple(least if party in members else None for party, least in zip(parties, thresholds, strict=True)) for members in rule.sets]


def _worths(preferences: Preferences, sample: Sampled, draw: int) -> tuple[Worths, list[int]]:
    """Write what packages are worth in one draw as whole numbers on the grid, and what is too little."""
    zone, sizes = preferences.zone, preferences.zone.space.sizes
    table = sample.tables[draw]
    added = [_interactions(preferences, party) for party in sample.parties]
    bounds = np.abs(table).sum(axis=1) + np.array([sum(abs(amount) for _, amount in each) for each in added])
    factors = scales(bounds)
    whole = on_grid(table, factors[:, None]).astype(np.int64)
    tables: list[tuple[tuple[int, ...], Any]] = []
    for variable, start in enumerate(cells_of(zone.space)):
        tables.append(((variable,), np.ascontiguousarray(whole[:, start : start + sizes[variable]].T)))
    for column, each in enumerate(added):
        for where, amount in each:
            scope = tuple(sorted(variables(where)))
            true = dense(where, scope, sizes)
            worth = np.zeros((*true.shape, len(added)), dtype=np.int64)
            worth[true, column] = round(amount * float(factors[column]))
            tables.append((scope, worth))
    return worths_of(sizes, tables, len(added)), on_grid(sample.thresholds[draw], factors).tolist()


def _interactions(preferences: Preferences, party: str) -> list[tuple[Formula, float]]:
    space = preferences.zone.space
    found = []
    for interaction in preferences.zone.case.preferences[party].interactions.values():
        where = space.statement(interaction.when).true
        if np.prod([space.sizes[variable] for variable in variables(where)], dtype=np.float64) <= _DENSE:
            found.append((where, float(interaction.add)))
    return found

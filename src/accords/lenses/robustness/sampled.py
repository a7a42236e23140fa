"""The draws behind shares: every party's tables of worths under one prior, over the packages that nobody needed refuses."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from math import prod

import numpy as np
from numpy.typing import NDArray

from accords.case.consent import ConsentRule
from accords.lenses.robustness.compared import assignment
from accords.lenses.robustness.follows import Preferences
from accords.maths.draws import Composition, composition, enough
from accords.maths.formula import Formula, conj, dense, holds, negate
from accords.maths.sampling import EVEN, UNIFORM, Prior
from accords.space.drawn import Drawn, cells_of, drawn

# Uniform over all weights that are left open, and one that leans towards even weights.
PRIORS: tuple[Prior, ...] = (UNIFORM, EVEN)
# Weights that differ by less are the same.
_NONE = 1e-12
# Spaces up to this size are listed package by package.
MOST_CELLS = 1 << 20

Floats = NDArray[np.float64]
Named = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Packages:
    """Packages to draw for, as rows of cells.

    Attributes
    ----------
    assignments
        Shape (packages, issues).
    composed
        The same as cells; what interactions add to a package stands in one more cell.
    bonuses
        What each party's interactions add, per cell that stands for them, shape (parties, cells).
    whole
        Whether these are all packages that nobody needed refuses.
    """

    assignments: NDArray[np.intp]
    composed: Composition
    bonuses: Floats
    whole: bool


@dataclass(frozen=True)
class Sampled:
    """The draws of one prior, for the parties that something is known of.

    Attributes
    ----------
    prior, parties, drawn
        The prior, the parties, and each one's draws.
    tables, thresholds
        Worths by cell, shape (draws, parties, cells); what is too little, shape (draws, parties).
    """

    prior: Prior
    parties: tuple[str, ...]
    drawn: tuple[Drawn, ...]
    tables: Floats
    thresholds: Floats

    @property
    def effective(self) -> float:
        """How many independent draws these are worth: as many as of the party of which there are fewest."""
        return min(each.effective for each in self.drawn)

    @property
    def weights_open(self) -> bool:
        """Whether some weight of some party varies from draw to draw; where none does, priors of weights make no difference."""
        return any(bool((np.ptp(each.weights, axis=0) > _NONE).any()) for each in self.drawn)

    def of(self, parties: Collection[str]) -> Sampled:
        """Give the same draws for some of the parties."""
        rows = [row for row, party in enumerate(self.parties) if party in parties]
        if len(rows) == len(self.parties):
            return self
        each = tuple(self.drawn[row] for row in rows)
        return Sampled(self.prior, tuple(self.parties[row] for row in rows), each, self.tables[:, rows], self.thresholds[:, rows])


def packages_left(preferences: Preferences, rule: ConsentRule) -> Formula:
    """Say where deals are that what is stated does not rule out."""
    zone = preferences.zone
    return conj(zone.deals, negate(zone.verdicts(rule).ruled_out))


def may_be_listed(preferences: Preferences) -> bool:
    """Whether there are few enough packages to list them all."""
    return prod(preferences.zone.space.sizes) <= MOST_CELLS


def packages_of(
    preferences: Preferences, rule: ConsentRule, named: Named, parties: tuple[str, ...], also: NDArray[np.intp] | None = None
) -> Packages:
    """Give the deals that are not ruled out by what is stated; those named and some others where there are too many to list."""
    zone, whole, left = preferences.zone, may_be_listed(preferences), packages_left(preferences, rule)
    if whole:
        found = np.argwhere(dense(left, range(len(zone.space.sizes)), zone.space.sizes))
    else:
        rows = np.array([assignment(zone.space, choices) for choices in named.values()], dtype=np.intp)
        rows = rows.reshape(len(named), len(zone.space.sizes))
        rows = np.unique(np.concatenate([rows, *([] if also is None else [also])]), axis=0)
        found = rows[holds(left, rows)]
    bonuses = _bonuses(preferences, parties, found)
    distinct, place = np.unique(bonuses, axis=0, return_inverse=True)
    cells = found + np.array(cells_of(zone.space))
    cells = np.column_stack([cells, sum(zone.space.sizes) + place.reshape(-1)])
    return Packages(found, composition(cells), distinct.T.astype(np.float64), whole)


def fewer(packages: Packages, kept: NDArray[np.intp]) -> Packages:
    """Give some of the packages, by their positions."""
    return Packages(packages.assignments[kept], composition(packages.composed.cells[kept]), packages.bonuses, whole=False)


def _bonuses(preferences: Preferences, parties: tuple[str, ...], packages: NDArray[np.intp]) -> Floats:
    """Give what interactions add to each package for each party, shape (packages, parties)."""
    found = np.zeros((len(packages), len(parties)))
    space = preferences.zone.space
    for column, party in enumerate(parties):
        for interaction in preferences.zone.case.preferences[party].interactions.values():
            found[:, column] += float(interaction.add) * holds(space.statement(interaction.when).true, packages)
    return found


def sampled(preferences: Preferences, prior: int, draws: int, seed: int) -> Sampled | None:
    """Draw for every party whose statements can all hold; nothing where none can be drawn for."""
    found: dict[str, Drawn] = {}
    for number, party in enumerate(preferences.known):
        if party in preferences.relations:
            one = drawn(preferences.relations[party].known, PRIORS[prior], draws, (seed, prior, number))
            if one is not None:
                found[party] = one
    if not found:
        return None
    tables = np.stack([one.tables for one in found.values()], axis=1)
    thresholds = np.stack([one.thresholds for one in found.values()], axis=1)
    # Each party's own table is a part of the one of all, so that it is held once.
    each = tuple(replace(one, tables=tables[:, row]) for row, one in enumerate(found.values()))
    return Sampled(PRIORS[prior], tuple(found), each, tables, thresholds)


def with_bonuses(tables: Floats, packages: Packages) -> Floats:
    """Give tables of draws with the cells of interactions, shape (draws, parties, cells)."""
    more = np.broadcast_to(packages.bonuses, (len(tables), *packages.bonuses.shape))
    return np.concatenate([tables, more], axis=2)


def consent_of(rule: ConsentRule, parties: tuple[str, ...]) -> NDArray[np.bool_]:
    """Say whose acceptance is enough, those left aside taken to accept."""
    return enough([[parties.index(party) for party in members if party in parties] for members in rule.sets], len(parties))


def anything_open(preferences: Preferences) -> bool:
    """Whether some number of some party is open, so that there is something to draw."""
    return any(any(system.unknowns for system in each.systems) for each in preferences.relations.values())

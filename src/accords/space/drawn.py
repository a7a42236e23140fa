"""Draws of one party's weights, values and reservation, as far as its preferences leave them open.

What is drawn is (weights, values): the weights under a named prior, restricted to what is stated of them; the values of each issue's
options uniformly (:mod:`accords.space.values_drawn`). Uniform here is not uniform in partial values, orders or ranges, so a share of
draws is always a share under a prior that is named.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accords.errors import AccordsError
from accords.maths.polytope import Polytope
from accords.maths.polytope import weights as all_weights
from accords.maths.sampling import Prior, generator
from accords.maths.statements import Statement
from accords.maths.weights import draw_weights
from accords.space.constraints import RESERVATION, System, Unknown
from accords.space.incomplete import Incomplete, free_system
from accords.space.scales import priced, weight_rows
from accords.space.space import Space
from accords.space.utility import Utility, utility_of
from accords.space.values_drawn import values_drawn

Floats = NDArray[np.float64]

# How many times as many draws as wanted are made where statements on whole outcomes throw some away.
_BATCHES = 20


@dataclass(frozen=True)
class Drawn:
    """Draws for one party.

    Attributes
    ----------
    weights
        Parts of 1, shape (draws, issues), 0 for what counts people; without columns where the preference is complete as written.
    values
        From 0 to 1, shape (draws, cells); cells are those of :func:`cells_of`.
    tables
        Partial worths, weight x value, shape (draws, cells).
    thresholds
        What the party would not go below, shape (draws,).
    effective
        How many independent draws these are worth.
    """

    weights: Floats
    values: Floats
    tables: Floats
    thresholds: Floats
    effective: float


def cells_of(space: Space) -> tuple[int, ...]:
    """Give the number of each variable's first cell: one cell for each of its values, void included."""
    return tuple(int(start) for start in np.concatenate([[0], np.cumsum(space.sizes)[:-1]]))


def drawn(known: Incomplete, prior: Prior, draws: int, place: tuple[int, int, int]) -> Drawn | None:
    """Draw for one party.

    Parameters
    ----------
    known
        The preferences.
    prior
        Of the weights.
    draws
        How many.
    place
        The seed, the number of the prior and the number of the party: draws depend on nothing else.

    Returns
    -------
    Drawn or None
        ``None`` where the statements leave so little that hardly any draw agrees with all of them.
    """
    utility = utility_of(known.space, known.preference)
    system = free_system(known)
    if utility is not None:
        return _as_written(utility, system, draws, generator(*place))
    polytope = _polytope(known)
    kept: list[tuple[Floats, Floats]] = []
    found, made, effective = 0, 0, 0.0
    while found < draws and made < _BATCHES * draws:
        source = generator(*place, len(kept))
        try:
            sample = draw_weights(polytope, source, draws, prior)
        except AccordsError:
            return None
        values = _values(known, source, draws)
        if values is None:
            return None
        points = _spread(known.space, sample.points)
        fits = _fits(known.space, system, points, values, float(known.scale))
        kept.append((points[fits], values[fits]))
        found, made = found + int(fits.sum()), made + draws
        effective += sample.effective * float(fits.mean())
    if found < draws:
        return None
    weights, values = (np.concatenate(parts)[:draws] for parts in zip(*kept, strict=True))
    tables = np.repeat(weights, known.space.sizes, axis=1) * values * float(known.scale)
    thresholds = _thresholds(known.space, system, tables, weights * float(known.scale), generator(*place, len(kept)))
    return Drawn(weights, values, tables, thresholds, min(effective, float(draws)))


def _as_written(utility: Utility, system: System, draws: int, source: np.random.Generator) -> Drawn:
    """Give the one table of a complete preference in every draw; only the reservation may be open."""
    worths = [float(worth) for each in utility.worths for worth in each]
    tables = np.tile(worths, (draws, 1))
    thresholds = _thresholds(utility.space, system, tables, np.zeros((draws, len(utility.space.issues))), source)
    return Drawn(np.zeros((draws, 0)), tables, tables, thresholds, float(draws))


def _polytope(known: Incomplete) -> Polytope:
    """Give what is stated of the weights alone, as parts of 1, of the issues that may be weighed."""
    issues = priced(known.space)
    scale = float(known.scale)
    statements = []
    for row in weight_rows(known.space, known.preference, "stated"):
        if row.path:
            rows = np.array([[float(row.sum.terms.get(Unknown(issue), 0)) * scale for issue in issues]])
            statements.append(Statement(rows, np.array([-float(row.sum.constant)]), row.equal))
    return all_weights(len(issues), statements)


def _spread(space: Space, weights: Floats) -> Floats:
    """Give every issue a column, shape (draws, issues); the weight of what counts people is 0."""
    found = np.zeros((len(weights), len(space.issues)))
    found[:, [not issue.persons for issue in space.issues]] = weights
    return found


def _values(known: Incomplete, source: np.random.Generator, draws: int) -> Floats | None:
    columns = []
    for variable, issue in enumerate(known.space.issues):
        options, scale = known.space.options[variable], known.preference.values.get(issue.id)
        found = np.zeros((draws, len(options))) if issue.persons else values_drawn(options, scale, source, draws)
        if found is None:
            return None
        columns += [found, *([np.zeros((draws, 1))] if issue.applies is not None else [])]
    return np.concatenate(columns, axis=1)


def _fits(space: Space, system: System, weights: Floats, values: Floats, scale: float) -> NDArray[np.bool_]:
    """Say which draws agree with the comparisons of outcomes."""
    compared = [row for row in system.rows if row.path and not _bounds_reservation(row.sum.terms)]
    fits = np.ones(len(weights), dtype=np.bool_)
    if not compared:
        return fits
    unknowns = _unknowns(space, system, np.repeat(weights, space.sizes, axis=1) * values * scale, weights * scale)
    coefficients, constants = system.array([row.sum for row in compared])
    totals = unknowns @ coefficients.T + constants
    for index, row in enumerate(compared):
        fits &= np.abs(totals[:, index]) <= 1e-9 * scale if row.equal else totals[:, index] <= 0
    return fits


def _thresholds(space: Space, system: System, tables: Floats, weights: Floats, source: np.random.Generator) -> Floats:
    """Give the reservation of each draw: fixed, the worth of a package, or drawn from its range."""
    low = [-float(row.sum.constant / row.sum.terms[RESERVATION]) for row in system.rows if row.sum.terms.get(RESERVATION, 0) < 0]
    high = [-float(row.sum.constant / row.sum.terms[RESERVATION]) for row in system.rows if row.sum.terms.get(RESERVATION, 0) > 0]
    unknowns = _unknowns(space, system, tables, weights)
    if RESERVATION in system.column:
        unknowns[:, system.column[RESERVATION]] = max(low) + (min(high) - max(low)) * source.random(len(tables))
    coefficients, constants = system.array([system.reservation])
    found: Floats = (unknowns @ coefficients.T + constants)[:, 0]
    return found


def _unknowns(space: Space, system: System, tables: Floats, weights: Floats) -> Floats:
    """Write draws as values of a system's unknowns, shape (draws, unknowns)."""
    starts = cells_of(space)
    found = np.zeros((len(tables), len(system.unknowns)))
    for unknown, column in system.column.items():
        if unknown == RESERVATION:
            continue
        variable = space.position[unknown.issue]
        if unknown.option:
            names = [option.id for option in space.options[variable]]
            found[:, column] = tables[:, starts[variable] + names.index(unknown.option)]
        else:
            found[:, column] = weights[:, variable]
    return found


def _bounds_reservation(terms: object) -> bool:
    return isinstance(terms, dict) and RESERVATION in terms

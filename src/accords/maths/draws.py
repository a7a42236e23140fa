"""What follows in each of many draws of what is left open, for each of many packages: acceptance, efficiency, solutions.

A draw fixes every party's utilities and thresholds. In each draw a package is accepted by a party that gets at least its threshold,
agreed if enough parties accept it, and efficient if it is agreed and no agreed package gives every party as much and one more. (A package
that dominates an agreed one is itself agreed, so this is efficiency among all packages.) What is counted is whole numbers, so that
tallies of blocks add up to the same tally however the blocks are run. Utilities are compared on a decimal grid
(:mod:`accords.maths.grid`): what differs by less than a billionth of the scale counts as equal.

Shares of draws are shares of what is left open under a stated prior; they are not probabilities of agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.errors import AccordsError
from accords.maths.grid import on_grid, scales

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

# Draws times parties times pairs of packages up to which plain array operations are used: nobody waits for a compiler.
SMALL = 1 << 25

# Parties that can be told apart in a bitmask of those that accept.
MOST_PARTIES = 16


@dataclass(frozen=True, slots=True)
class Composition:
    """Packages as sums of cells, each package split into two halves that many packages share.

    Attributes
    ----------
    cells
        The cell of each issue in each package, 32-bit integers (packages, issues).
    first, second
        The distinct first and second halves, as rows of cells.
    halves
        The first and the second half of each package, (2, packages).
    """

    cells: NDArray[np.int32]
    first: NDArray[np.int32]
    second: NDArray[np.int32]
    halves: NDArray[np.int32]

    @property
    def packages(self) -> int:
        """How many packages there are."""
        return len(self.cells)


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted over some draws.

    Attributes
    ----------
    draws
        How many.
    accepted
        In how many draws each party accepts each package, (parties, packages).
    agreed
        In how many enough parties accept it, (packages,).
    efficient
        In how many it is agreed and efficient, (packages,).
    nash, kalai_smorodinsky
        In how many it is, or shares the place of, the solution among the packages that all parties accept, (packages,). Gains are
        counted from the thresholds; parties without a threshold are left out, and without any there is no solution.
    """

    draws: int
    accepted: Integers
    agreed: Integers
    efficient: Integers
    nash: Integers
    kalai_smorodinsky: Integers


@dataclass(frozen=True, slots=True)
class Given:
    """What is counted over.

    Attributes
    ----------
    worths
        Of cells or of packages, (draws, parties, cells or packages).
    factors
        To the grid, (draws, parties).
    thresholds
        On the grid, (draws, parties).
    consent
        Whose acceptance is enough, (2**parties,).
    """

    worths: Floats
    factors: Floats
    thresholds: NDArray[np.int32]
    consent: NDArray[np.bool_]


def composition(cells: Sequence[Sequence[int]] | NDArray[Any]) -> Composition:
    """Split packages into halves.

    Parameters
    ----------
    cells
        Whole numbers of at least 0, (packages, issues), one issue or more: which cell of a table of partial values each package takes
        for each issue. Cells of different issues have different numbers.
    """
    rows = np.ascontiguousarray(cells, dtype=np.int32)
    if rows.ndim != 2 or not rows.shape[1] or (rows.size and rows.min() < 0):
        raise AccordsError("Packages are rows of cells, at least one to a package, each a whole number of at least 0.")
    middle = (rows.shape[1] + 1) // 2
    first, of_first = np.unique(rows[:, :middle], axis=0, return_inverse=True)
    second, of_second = (
        np.unique(rows[:, middle:], axis=0, return_inverse=True) if rows.shape[1] > 1 else (rows[:1, :0], np.zeros(len(rows)))
    )
    halves = np.array([of_first.reshape(-1), of_second.reshape(-1)], dtype=np.int32)
    return Composition(rows, np.ascontiguousarray(first), np.ascontiguousarray(second), halves)


def enough(circles: Iterable[Iterable[int]], parties: int) -> NDArray[np.bool_]:
    """Make the truth table of whose acceptance is enough.

    Parameters
    ----------
    circles
        Sets of parties (numbers from 0), each of which is enough by itself, and with any others.
    parties
        How many there are, at most 16.

    Returns
    -------
    NDArray[np.bool_]
        By the bitmask of the parties that accept, party ``k`` at bit ``k``; (2**parties,).
    """
    if not 1 <= parties <= MOST_PARTIES:
        raise AccordsError(f"Draws are counted for 1 to {MOST_PARTIES} parties, not {parties}. Ask about fewer parties.")
    accepting = np.arange(1 << parties)
    table = np.zeros(1 << parties, dtype=np.bool_)
    for circle in circles:
        mask = sum(1 << party for party in set(circle))
        table |= (accepting & mask) == mask
    return table


def tally(tables: Floats, thresholds: Floats, packages: Composition, consent: NDArray[np.bool_] | None = None) -> Tally:
    """Count over draws in which utilities are sums of partial values.

    Parameters
    ----------
    tables
        Partial values (weight times value), finite, (draws, parties, cells).
    thresholds
        What a party must get to accept, (draws, parties); minus infinity where it states none and accepts everything, infinity where it
        accepts nothing.
    packages
        Which cells each package takes (:func:`composition`).
    consent
        Whose acceptance is enough (:func:`enough`); left out: that of all.

    Raises
    ------
    AccordsError
        When shapes do not match, a value is not finite, or there are more than 16 parties.
    """
    given = prepared(tables, thresholds, packages, consent)
    return _tallied(given, packages, packages.packages)


def tally_utilities(utilities: Floats, thresholds: Floats, consent: NDArray[np.bool_] | None = None) -> Tally:
    """Count over draws in which utilities are given as they are.

    Parameters
    ----------
    utilities
        Finite, (draws, parties, packages).
    thresholds, consent
        As for :func:`tally`.

    Raises
    ------
    AccordsError
        As for :func:`tally`.
    """
    utilities = np.ascontiguousarray(utilities, dtype=np.float64)
    if utilities.ndim != 3:
        raise AccordsError("Utilities are (draws, parties, packages).")
    factors = scales(np.abs(utilities).max(axis=2, initial=0.0))
    given = Given(utilities, factors, *_checked(utilities, thresholds, factors, consent))
    return _tallied(given, None, utilities.shape[2])


def merged(tallies: Sequence[Tally]) -> Tally:
    """Add tallies of blocks of draws, in any order.

    Raises
    ------
    AccordsError
        When there are none.
    """
    if not tallies:
        raise AccordsError("There is nothing to add up: no block of draws is finished.")
    return Tally(
        sum(each.draws for each in tallies),
        *(sum((getattr(each, name) for each in tallies[1:]), getattr(tallies[0], name)) for name in _COUNTED),
    )


def as_data(counted: Tally) -> dict[str, Any]:
    """Give a tally as JSON data, without loss."""
    return {"draws": counted.draws} | {name: getattr(counted, name).tolist() for name in _COUNTED}


def of_data(data: Mapping[str, Any]) -> Tally:
    """Make a tally from what :func:`as_data` gave."""
    return Tally(int(data["draws"]), *(np.array(data[name], dtype=np.int64) for name in _COUNTED))


_COUNTED = ("accepted", "agreed", "efficient", "nash", "kalai_smorodinsky")


def prepared(tables: Floats, thresholds: Floats, packages: Composition, consent: NDArray[np.bool_] | None) -> Given:
    """Check what :func:`tally` is given, and put what can be on the grid."""
    tables = np.ascontiguousarray(tables, dtype=np.float64)
    if tables.ndim != 3 or (packages.packages and int(packages.cells.max()) >= tables.shape[2]):
        raise AccordsError("Tables of partial values are (draws, parties, cells), with a column for every cell that a package takes.")
    factors = scales(_bounds(tables, packages))
    return Given(tables, factors, *_checked(tables, thresholds, factors, consent))


def _tallied(given: Given, packages: Composition | None, number: int) -> Tally:
    draws, parties, _ = given.worths.shape
    if draws * parties * number * number <= SMALL:
        from accords.maths.draws_plain import tally_plainly  # noqa: PLC0415 - one of the two ways is loaded

        return tally_plainly(given, packages)
    from accords.maths.draws_kernel import tally_compiled  # noqa: PLC0415 - the compiler is loaded only where arrays are large

    return tally_compiled(given, packages)


def _bounds(tables: Floats, packages: Composition) -> Floats:
    """Bound the size of utilities by the largest cell of each issue."""
    bounds = np.zeros(tables.shape[:2])
    for column in packages.cells.T:
        bounds += np.abs(tables[:, :, np.unique(column)]).max(axis=2, initial=0.0)
    return bounds


def _checked(
    values: Floats, thresholds: Floats, factors: Floats, consent: NDArray[np.bool_] | None
) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    draws, parties = values.shape[:2]
    agreement = enough([range(parties)], parties) if consent is None else np.ascontiguousarray(consent, dtype=np.bool_)
    thresholds = np.asarray(thresholds, dtype=np.float64)
    if thresholds.shape != (draws, parties) or agreement.shape != (1 << parties,):
        raise AccordsError(
            f"For {draws} draws of {parties} parties thresholds are ({draws}, {parties}) and consent is ({1 << parties},), "
            f"not {thresholds.shape} and {agreement.shape}."
        )
    if not np.isfinite(values).all() or np.isnan(thresholds).any():
        raise AccordsError("Utilities are finite numbers, and thresholds are numbers.")
    return on_grid(thresholds, factors), agreement

"""Compiled: what follows in each of many draws for each of many packages. :mod:`accords.maths.draws` says what is counted."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.maths.compiled import compiled
from accords.maths.draws import Composition, Given, Tally
from accords.maths.efficient_kernel import efficient_of
from accords.maths.grid import BEYOND, on_grid
from accords.maths.grid_solutions import CLOSE

# The rows of the counts of packages.
_AGREED, _EFFICIENT, _NASH, _KALAI_SMORODINSKY = 0, 1, 2, 3


@compiled("void(f8[:,::1], f8[::1], i4[:,::1], i4[:,::1], i4[:,::1], i4[:,::1])")
def _utilities(table: Any, factors: Any, first_rows: Any, second_rows: Any, halves: Any, utilities: Any) -> None:
    """Add the cells of each half of a package, then its halves, and round to the grid."""
    for party in range(table.shape[0]):
        first = np.zeros(first_rows.shape[0])
        for row in range(first_rows.shape[0]):
            for column in range(first_rows.shape[1]):
                first[row] += table[party, first_rows[row, column]]
        second = np.zeros(second_rows.shape[0])
        for row in range(second_rows.shape[0]):
            for column in range(second_rows.shape[1]):
                second[row] += table[party, second_rows[row, column]]
        factor = factors[party]
        for package in range(halves.shape[1]):
            total = first[halves[0, package]] + second[halves[1, package]]
            utilities[party, package] = np.int32(np.floor(total * factor + 0.5))


@compiled("i8(i4[:,::1], i4[::1], b1[::1], i8[:,::1], i4[::1], b1[::1])")
def _accepting(utilities: Any, thresholds: Any, enough: Any, accepted: Any, kept: Any, unanimous: Any) -> int:
    """Count who accepts; list the packages that enough parties accept, and whether all do; give how many there are."""
    parties, packages = utilities.shape
    circles = np.zeros(packages, np.int32)
    for party in range(parties):
        row, counts, threshold, bit = utilities[party], accepted[party], thresholds[party], np.int32(1 << party)
        for package in range(packages):
            accepts = np.int32(row[package] >= threshold)
            counts[package] += accepts
            circles[package] = np.int32(circles[package] | np.int32(accepts * bit))
    listed = 0
    for package in range(packages):
        if enough[circles[package]]:
            kept[listed] = package
            unanimous[listed] = circles[package] == (1 << parties) - 1
            listed += 1
    return listed


@compiled("void(f8[:,::1], b1[::1])")
def _mark_nash(gains: Any, chosen: Any) -> None:
    parties, number = gains.shape
    gaining = np.zeros(number, np.int64)
    group = np.zeros(number, np.int64)
    product = np.ones(number)
    most = np.int64(-1)
    for point in range(number):
        for party in range(parties):
            if gains[party, point] > 0.0:
                gaining[point] += 1
                group[point] |= np.int64(1) << party
                product[point] *= gains[party, point]
        most = max(most, gaining[point])
    # Products are compared where the same parties gain.
    best = np.zeros(1 << parties)
    for point in range(number):
        if gaining[point] == most:
            best[group[point]] = max(best[group[point]], product[point])
    for point in range(number):
        chosen[point] = gaining[point] == most and product[point] >= best[group[point]] * (1.0 - CLOSE)


@compiled("void(f8[:,::1], b1[::1])")
def _mark_kalai_smorodinsky(gains: Any, chosen: Any) -> None:
    parties, number = gains.shape
    shares = np.full(number, np.inf)
    for party in range(parties):
        ideal = 0.0
        for point in range(number):
            ideal = max(ideal, gains[party, point])
        for point in range(number):
            if ideal > 0.0:
                shares[point] = min(shares[point], gains[party, point] / ideal)
    best = 0.0
    for point in range(number):
        best = max(best, shares[point])
    for point in range(number):
        chosen[point] = shares[point] >= best - CLOSE


def tally_compiled(given: Given, packages: Composition | None) -> Tally:
    """Count over draws; as :func:`accords.maths.draws_plain.tally_plainly`."""
    draws, parties, number = given.worths.shape
    if packages is not None:
        number = packages.packages
    accepted = np.zeros((parties, number), np.int64)
    counts = np.zeros((4, number), np.int64)
    utilities = np.empty((parties, number), np.int32)
    kept = np.empty(number, np.int32)
    unanimous = np.empty(number, np.bool_)
    for draw in range(draws):
        worth, factors, thresholds = given.worths[draw], given.factors[draw], given.thresholds[draw]
        if packages is None:
            utilities[:] = on_grid(worth, factors[:, None])
        else:
            _utilities(worth, factors, packages.first, packages.second, packages.halves, utilities)
        listed = _accepting(utilities, thresholds, given.consent, accepted, kept, unanimous)
        agreed = kept[:listed]
        efficient = efficient_of(np.take(utilities, agreed, axis=1))
        counts[_AGREED, agreed] += 1
        counts[_EFFICIENT, agreed[efficient]] += 1
        _solved(utilities, thresholds, agreed[efficient & unanimous[:listed]], counts)
    return Tally(draws, accepted, counts[0], counts[1], counts[2], counts[3])


def _solved(utilities: NDArray[np.int32], thresholds: NDArray[np.int32], among: NDArray[np.int32], counts: NDArray[np.int64]) -> None:
    """Count the solutions among some packages, by the gains of the parties with a threshold."""
    stated = np.flatnonzero(thresholds > -BEYOND)
    if stated.size and among.size:
        gains = utilities[np.ix_(stated, among)].astype(np.float64) - thresholds[stated, None]
        chosen = np.empty(among.size, np.bool_)
        _mark_nash(gains, chosen)
        counts[_NASH, among[chosen]] += 1
        _mark_kalai_smorodinsky(gains, chosen)
        counts[_KALAI_SMORODINSKY, among[chosen]] += 1

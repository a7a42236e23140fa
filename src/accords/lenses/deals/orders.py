"""Parties' orders of packages, and the packages taken together that all of them, and all statements, treat alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from accords.lenses.deals.result import Choices
from accords.lenses.deals.table import settled, values_of
from accords.maths.formula import FALSE, Formula, conj, disj, holds, leaf, negate
from accords.zone.certificate import Certificate
from accords.zone.description import describe
from accords.zone.package_set import EMPTY, PackageSet
from accords.zone.stakes import Stakes
from accords.zone.zone import UNANSWERED, Zone

# Spaces up to this size are looked at package by package; of larger ones so many cells at most are told apart.
MOST = 20_000
CELLS = 256

# What a party says of a package, by what is tried first: that it refuses, that it accepts, neither.
REFUSES, ACCEPTS = 0, 1

Key = tuple[int, ...]
# Formulas tried one after another: the value of a column is the place of the first that is true, or their number where none is.
_Column = tuple[Formula, ...]


class TooMany(Exception):  # noqa: N818 - named for what it says about the packages
    """There are more packages, and kinds of them, than can be put into orders."""


@dataclass(frozen=True)
class Order:
    """How a party orders packages.

    Attributes
    ----------
    party
        Whose order it is.
    columns
        Of a ranking one: its groups, best first. Of priorities one for each, most important first, with the one formula.
    groups
        Of a ranking, the outcomes of each group as issue -> id of an option; ``None`` for priorities.
    """

    party: str
    columns: tuple[_Column, ...]
    groups: tuple[tuple[Choices, ...], ...] | None = None

    def levels(self, keys: Sequence[Key]) -> tuple[dict[Key, int | None], int]:
        """Give the level of each key, 1 for the best and ``None`` for no known place, and the last level that there may be."""
        if self.groups is not None:
            return {key: key[0] + 1 if key[0] < len(self.groups) else None for key in keys}, len(self.groups) + 1
        return {key: level for level, key in enumerate(sorted(set(keys)), 1)}, len(set(keys))

    def place(self, zone: Zone, package: Choices, keys: Sequence[Key]) -> float | None:
        """Give the level of a package that need not be one of those ordered, between two levels if need be; nothing if it has none."""
        if self.groups is not None:
            return next((level for level, group in enumerate(self.groups, 1) if any(one.items() <= package.items() for one in group)), None)
        values = values_of(zone.space, package)
        if values is None:
            return None
        own = tuple(int(value) for value in _values(self.columns, np.array([values], dtype=np.intp))[0])
        return sum(key < own for key in set(keys)) + (1 if own in keys else 0.5)


def order_of(zone: Zone, party: str) -> Order | None:
    """Give a party's order of packages, if it has one; see :func:`aside` for the priorities that are not in it."""
    preference = zone.case.preferences.get(party)
    if preference is None:
        return None
    if preference.ranking is not None:
        named = [[zone.case.choices(outcome) for outcome in group] for group in preference.ranking.groups]
        groups = tuple(tuple(known for one in group if one and (known := settled(zone.space, one))) for group in named)
        return Order(party, (tuple(disj(*(zone.space.outcome(one) for one in group)) for group in groups),), groups)
    left = aside(zone, party)
    tests = [zone.space.statement(one.if_).true for name, one in preference.priorities.items() if name not in left]
    return Order(party, tuple((test,) for test in tests)) if tests else None


def aside(zone: Zone, party: str) -> tuple[str, ...]:
    """Give the priorities of a party that read how many people something concerns.

    They are statements that a party may make, and stand where statements are shown. Nothing is looked for that would be best in such an
    order: people are not items, as a weight or a value on them is refused too.
    """
    issues, preference = zone.case.issues, zone.case.preferences.get(party)
    if preference is None:
        return ()
    return tuple(name for name, one in preference.priorities.items() if any(issues[issue].persons for issue in one.if_.issues))


@dataclass(frozen=True, slots=True)
class Cell:
    """Deals that all orders treat alike, and all that is said of packages.

    ``keys`` and ``answers`` are by order; ``free``: nobody whose consent is needed beside those who order packages refuses them.
    """

    keys: tuple[Key, ...]
    answers: tuple[int, ...]
    free: bool
    count: int


@dataclass(frozen=True)
class Cells:
    """All deals in cells; with the packages, where they were looked at one by one, and the cell of each; else with the cells' formulas."""

    zone: Zone
    cells: tuple[Cell, ...]
    rows: NDArray[np.intp] | None = None
    of_row: NDArray[np.intp] | None = None
    formulas: tuple[Formula, ...] = ()

    def listed(self, some: Sequence[int], most: int) -> list[tuple[Choices, int]]:
        """Give packages of some cells with the cell of each, up to a number; of cells known by formulas one of each."""
        if self.rows is not None and self.of_row is not None:
            kept = np.flatnonzero(np.isin(self.of_row, some))[:most].tolist()
            return [(self.zone.space.choices(tuple(int(value) for value in self.rows[at])), int(self.of_row[at])) for at in kept]
        found = ((self.zone.example(self.formulas[cell]), cell) for cell in some[:most])
        return [(package, cell) for package, cell in found if package is not None]

    def described(self, some: Sequence[int]) -> PackageSet:
        """Describe the packages of some cells."""
        if not some:
            return EMPTY
        count = sum(self.cells[cell].count for cell in some)
        return describe(self.zone, self._formula(some), Certificate(count, count))

    def _formula(self, some: Sequence[int]) -> Formula:
        if self.rows is None or self.of_row is None:
            return disj(*(self.formulas[cell] for cell in some))
        sizes = self.zone.space.sizes
        table = np.zeros(sizes, dtype=np.bool_)
        table[tuple(self.rows[np.isin(self.of_row, some)].T)] = True
        return leaf(tuple(range(len(sizes))), table)


def cells_of(stakes: Stakes, orders: Sequence[Order]) -> Cells:
    """Take the deals of a case together in cells.

    Raises
    ------
    TooMany
        Where there are too many to be looked at, or to be told apart.
    """
    zone = stakes.zone
    said = [zone.parties[order.party] for order in orders]
    columns = [*(column for order in orders for column in order.columns), *((answer.false, answer.true) for answer in said)]
    asked = tuple(tuple(party for party in members if party not in {order.party for order in orders}) for members in stakes.rule.sets)
    if prod(zone.space.sizes) > MOST:
        return _searched(stakes, orders, columns, asked)
    every = np.stack(np.unravel_index(np.arange(prod(zone.space.sizes)), zone.space.sizes), axis=1).astype(np.intp)
    rows = every[holds(zone.deals, every)]
    free = np.zeros(len(rows), dtype=np.intp)
    for members in asked:
        free |= stakes.passing(members, stakes.rows_completed(rows))
    if not len(rows):
        return Cells(zone, ())
    values = np.column_stack([_values(columns, rows), 1 - free])
    distinct, of_row, counts = np.unique(values, axis=0, return_inverse=True, return_counts=True)
    cells = tuple(_cell(orders, tuple(map(int, row)), int(count)) for row, count in zip(distinct, counts, strict=True))
    return Cells(zone, cells, rows, of_row.reshape(-1))


def _values(columns: Sequence[_Column], rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """Give the value of each column for each package."""
    found = np.empty((len(rows), len(columns)), dtype=np.intp)
    for at, column in enumerate(columns):
        found[:, at] = len(column)
        for value in reversed(range(len(column))):
            found[holds(column[value], rows), at] = value
    return found


def _cell(orders: Sequence[Order], values: Key, count: int) -> Cell:
    keys, start = [], 0
    for order in orders:
        keys.append(values[start : start + len(order.columns)])
        start += len(order.columns)
    return Cell(tuple(keys), values[start:-1], values[-1] == 0, count)


def _searched(stakes: Stakes, orders: Sequence[Order], columns: Sequence[_Column], asked: Sequence[tuple[str, ...]]) -> Cells:
    """Tell cells apart by their formulas, column by column."""
    zone = stakes.zone
    regions = [region for members in asked for region in stakes.regions(members)]
    if any(region.floors for region in regions):  # whether something reaches floors is no question to formulas
        raise TooMany
    found: dict[Key, Formula] = {(): zone.deals}
    try:
        for column in [*columns, (disj(*(region.formula for region in regions)),)]:
            found = dict(_split(zone, found, column))
        counts = {key: zone.count(formula) for key, formula in found.items()}
    except UNANSWERED:
        raise TooMany from None
    if not all(count.exact for count in counts.values()):
        raise TooMany
    cells = tuple(_cell(orders, key, count.low) for key, count in counts.items())
    return Cells(zone, cells, formulas=tuple(found[key] for key in counts))


def _split(zone: Zone, cells: Mapping[Key, Formula], column: _Column) -> list[tuple[Key, Formula]]:
    """Split cells by the value of one column; those without packages are left out."""
    found: list[tuple[Key, Formula]] = []
    for key, formula in cells.items():
        rest = formula
        for value, case in enumerate(column):
            here = conj(rest, case)
            if here != FALSE and zone.any(here):
                found.append(((*key, value), here))
            rest = conj(rest, negate(case))
        if rest != FALSE and zone.any(rest):
            found.append(((*key, len(column)), rest))
        if len(found) > CELLS:
            raise TooMany
    return found

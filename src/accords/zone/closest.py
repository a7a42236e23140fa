"""Packages that are better for all than one package, with as few issues settled otherwise as possible."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from accords.maths.dominance import Vectors
from accords.maths.formula import Formula
from accords.maths.frontier import Frontier, TooLong, frontier
from accords.maths.question import TooCoupled
from accords.maths.worths import Worths, worths_of
from accords.zone.stakes import Stakes

Row = tuple[int, ...]
Choices = dict[str, str]


def closest_better(stakes: Stakes, axes: tuple[str, ...], row: Row, most: int) -> list[Choices]:
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
    list[Choices]
        As issue -> option; all settle the same number of issues otherwise. Empty where there is none, or it cannot be decided.
    """
    start = _vector(stakes, axes, row)
    fields = list(_fields(stakes, axes, row))

    def better(found: Vectors) -> list[int]:
        return [at for at, vector in enumerate(found) if bool((vector > start).any())]

    unchanged = _most_unchanged(stakes, fields, start, better)
    if unchanged is None:
        return []
    # All of them count here, not only those that no other one with as few changes beats.
    raised = (start + (np.arange(len(axes)) == gainer) for gainer in range(len(axes)))
    fronts = (one for least in raised for field in fields for one in _asked(field, least, unchanged, axes=0))
    return _choices(stakes, (package for one in fronts for package in one.every(0)), most)


def closest_reaching(stakes: Stakes, axes: tuple[str, ...], row: Row, vectors: Vectors, most: int) -> list[Choices]:
    """Give packages that are left, at least as good for all axes as one of some vectors, and settle fewest issues otherwise.

    Parameters and result are those of :func:`closest_better`; the vectors are in whole units of the axes, and each at least as good as the
    package. What reaches an efficient vector has just that vector.
    """
    start = _vector(stakes, axes, row)
    fields = list(_fields(stakes, axes, row))

    def reaching(found: Vectors) -> list[int]:
        return [at for at, vector in enumerate(found) if bool((vector >= vectors).all(axis=1).any())]

    unchanged = _most_unchanged(stakes, fields, start, reaching)
    if unchanged is None:
        return []
    fronts = (one for field in fields for one in _asked(field, start, unchanged, axes=len(axes)))
    return _choices(stakes, (package for one in fronts for at in reaching(one.vectors) for package in one.every(at)), most)


@dataclass(frozen=True)
class _Field:
    """The deals of a region; the last column of their worths counts the issues that stay as they are.

    ``own`` are the floors of the axes, ``judges`` those of the others that have one.
    """

    formula: Formula
    worths: Worths
    own: tuple[int | None, ...]
    judges: tuple[int, ...]


def _fields(stakes: Stakes, axes: tuple[str, ...], row: Row) -> Iterator[_Field]:
    """Give the regions of all consenting sets."""
    for members in stakes.rule.sets:
        for region in stakes.regions(members):
            floors = {party: stakes.in_units(party, floor) for party, floor in region.floors.items()}
            judges = tuple(party for party in floors if party not in axes)
            worths = stakes.worths((*axes, *judges))
            tables = [
                (scope, np.concatenate([table, np.zeros((*table.shape[:-1], 1), dtype=table.dtype)], axis=-1))
                for scope, table in zip(worths.scopes, worths.tables, strict=True)
            ]
            for variable in range(len(stakes.zone.space.sizes)):
                same = np.zeros((stakes.sizes[variable], worths.columns + 1), dtype=np.int64)
                same[row[variable], -1] = 1
                tables.append(((variable,), same))
            counted = worths_of(stakes.sizes, tables, worths.columns + 1)
            yield _Field(stakes.deals(region), counted, tuple(map(floors.get, axes)), tuple(floors[party] for party in judges))


def _most_unchanged(stakes: Stakes, fields: list[_Field], least: Vectors, wanted: Callable[[Vectors], list[int]]) -> int | None:
    """Find, by halving, how many issues can stay as they are so that some vector that no other beats is wanted; nothing where none is."""
    low, high = -1, len(stakes.zone.space.sizes)
    while low < high:
        middle = (low + high + 1) // 2
        if any(wanted(one.vectors) for field in fields for one in _asked(field, least, middle, axes=len(least))):
            low = middle
        else:
            high = middle - 1
    return low if low >= 0 else None


def _asked(field: _Field, least: Vectors, unchanged: int, *, axes: int) -> Iterator[Frontier]:
    """Find the frontier of what reaches a vector with so many issues unchanged; nothing where it is empty, or gets too long.

    With 0 axes, all that does is of one kind.
    """
    own = [number if floor is None else max(floor, number) for floor, number in zip(field.own, map(int, least.tolist()), strict=True)]
    try:
        found = frontier(field.formula, field.worths, axes, (*own, *field.judges, unchanged))
    except (TooLong, TooCoupled):
        return
    if len(found):
        yield found


def _vector(stakes: Stakes, axes: tuple[str, ...], row: Row) -> Vectors:
    found: Vectors = stakes.worths(axes).of(np.array([row], dtype=np.intp))[0]
    return found


def _choices(stakes: Stakes, packages: Iterable[Row], most: int) -> list[Choices]:
    """Write the first of some packages as issue -> option, each once."""
    length = len(stakes.zone.space.sizes)
    found: dict[Row, None] = {}
    for package in packages:
        found[package[:length]] = None
        if len(found) == most:
            break
    return [stakes.zone.space.choices(package) for package in islice(found, most)]

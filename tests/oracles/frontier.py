"""What is efficient, by definition: every assignment, added up cell by cell, and every pair of vectors compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from accords.maths.formula import Formula
from oracles.assignments import solutions

Vector = tuple[int, ...]
Tables = Sequence[tuple[Sequence[int], Any]]


def added(tables: Tables, columns: int, values: Sequence[int]) -> Vector:
    """Add up what one assignment comes to, column by column."""
    total = [0] * columns
    for scope, table in tables:
        cell = table[tuple(values[variable] for variable in scope)].tolist()
        total = [number + part for number, part in zip(total, cell, strict=True)]
    return tuple(total)


def reaching(formula: Formula, sizes: Sequence[int], tables: Tables, floors: Sequence[int | None]) -> list[tuple[Vector, Vector]]:
    """Every assignment of which the formula is true and that comes up to all floors, with what it comes to."""
    found = [(values, added(tables, len(floors), values)) for values in solutions(formula, sizes)]
    return [
        (values, total)
        for values, total in found
        if all(floor is None or number >= floor for number, floor in zip(total, floors, strict=True))
    ]


def dominates(first: Vector, second: Vector, axes: int) -> bool:
    """Whether one vector is at least as large everywhere and differs on some axis."""
    return all(left >= right for left, right in zip(first, second, strict=True)) and first[:axes] != second[:axes]


def undominated(vectors: Sequence[Vector], axes: int) -> list[bool]:
    """Which vectors no other one dominates."""
    return [not any(dominates(other, vector, axes) for other in vectors) for vector in vectors]


def frontier(
    formula: Formula, sizes: Sequence[int], tables: Tables, floors: Sequence[int | None], axes: int
) -> dict[Vector, set[tuple[int, ...]]]:
    """Give the efficient vectors on the axes, each with all assignments that have it."""
    groups: dict[Vector, set[tuple[int, ...]]] = {}
    for values, total in reaching(formula, sizes, tables, floors):
        groups.setdefault(total[:axes], set()).add(values)
    distinct = list(groups)
    return {vector: groups[vector] for vector, kept in zip(distinct, undominated(distinct, axes), strict=True) if kept}

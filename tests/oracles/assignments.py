"""What a formula means, by definition: every assignment, one at a time.

Formulas are walked through recursively and tables are read cell by cell, so that nothing is shared with the code under test but the
data structure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from accords.maths.formula import And, Formula, Leaf, Not


def meets(formula: Formula, values: Sequence[int]) -> bool:
    """Whether the formula is true of one complete assignment."""
    if isinstance(formula, Leaf):
        return bool(formula.allowed[tuple(values[variable] for variable in formula.scope)])
    if isinstance(formula, Not):
        return not meets(formula.of, values)
    if isinstance(formula, And):
        return all(meets(part, values) for part in formula.parts)
    return any(meets(part, values) for part in formula.parts)


def assignments(sizes: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every complete assignment."""
    return product(*[range(size) for size in sizes])


def solutions(formula: Formula, sizes: Sequence[int]) -> list[tuple[int, ...]]:
    """Every assignment of which the formula is true."""
    return [values for values in assignments(sizes) if meets(formula, values)]


def projection(formula: Formula, sizes: Sequence[int], scope: Sequence[int]) -> dict[tuple[int, ...], int]:
    """How many solutions extend each assignment of the scope's variables."""
    counts = dict.fromkeys(product(*[range(sizes[variable]) for variable in scope]), 0)
    for values in solutions(formula, sizes):
        counts[tuple(values[variable] for variable in scope)] += 1
    return counts

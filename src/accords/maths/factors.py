"""From a formula to factors: truth tables over few variables whose product is the formula.

The parts of a conjunction are factors as they are. A disjunction with a large joint scope becomes a chain of two-valued *gate*
variables, each determined by what comes before it, so that exactly one setting of the gates goes with each assignment and counts
stay what they are (Tseitin 1968).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accords.maths.formula import And, Formula, Leaf, Or, compact
from accords.maths.ordering import mask_of

# More gates than this make the search for an order slower than any answer is worth.
GATES = 800

# Disjunctions up to the first size become tables straight away; with the second, more of them get gates.
DENSE = (1 << 14, 1 << 8)

_VALUES = np.array([False, True])


class TooManyGates(Exception):  # noqa: N818 - a signal inside this layer, never shown
    """The formula has too many large disjunctions to be written as factors."""


@dataclass(frozen=True, slots=True)
class Factors:
    """Truth tables whose product, summed over the gates, is a formula.

    Attributes
    ----------
    scopes
        The scope of each table as a bitmask; at most one table per scope.
    tables
        One axis per variable of the scope, in increasing order.
    sizes
        Domain sizes: first the formula's own variables, then two for each gate.
    originals
        How many of the variables are the formula's own.
    """

    scopes: tuple[int, ...]
    tables: tuple[NDArray[np.bool_], ...]
    sizes: tuple[int, ...]
    originals: int


def factorised(formula: Formula, sizes: Sequence[int], limit: int) -> Factors:
    """Write a formula as factors.

    Parameters
    ----------
    formula
        Any formula.
    sizes
        The domain size of every variable of the formula.
    limit
        Disjunctions whose joint scope has at most this many cells become one table; larger ones get gates.

    Returns
    -------
    Factors
        An impossible formula gives a table without axes that is false; a true one gives no tables.

    Raises
    ------
    TooManyGates
        When more than ``GATES`` gates would be needed.
    """
    writer = _Writer(list(sizes))
    root = compact(formula, sizes, limit)
    for part in _parts(root) if isinstance(root, And) else (root,):
        writer.require(part)
    masks = tuple(mask_of(scope) for scope in writer.tables)
    return Factors(masks, tuple(writer.tables.values()), tuple(writer.sizes), len(sizes))


class _Writer:
    """Collects tables and gates."""

    def __init__(self, sizes: list[int]) -> None:
        self.sizes = sizes
        self.originals = len(sizes)
        self.tables: dict[tuple[int, ...], NDArray[np.bool_]] = {}
        self.gates: dict[int, int] = {}

    def require(self, part: Formula) -> None:
        """Add the tables that make ``part`` true."""
        if isinstance(part, Leaf):
            self.put(part.scope, part.allowed)
        elif _parts(part):
            self.chain(part, None)
        else:
            self.put((), np.zeros((), dtype=np.bool_))

    def put(self, scope: tuple[int, ...], table: NDArray[np.bool_]) -> None:
        """Add one table whose axes follow ``scope`` in any order."""
        ordered = tuple(sorted(scope))
        if ordered != scope:
            table = table.transpose([scope.index(variable) for variable in ordered])
        known = self.tables.get(ordered)
        self.tables[ordered] = table if known is None else known & table

    def fresh(self) -> int:
        """Give a new gate."""
        if len(self.sizes) - self.originals >= GATES:
            raise TooManyGates
        self.sizes.append(2)
        return len(self.sizes) - 1

    def gate(self, part: Formula) -> int:
        """Give the gate that is 1 exactly where ``part`` is true."""
        if id(part) not in self.gates:
            self.gates[id(part)] = self.fresh()
            self.chain(part, self.gates[id(part)])
        return self.gates[id(part)]

    def chain(self, formula: Formula, output: int | None) -> None:
        """Tie ``output`` to the value of a conjunction or disjunction; without output: require it to be true.

        Each link reads the value so far and one part: its table is at most four times the part's.
        """
        join = np.logical_and if isinstance(formula, And) else np.logical_or
        parts = sorted(_parts(formula), key=lambda part: part.scope if isinstance(part, Leaf) else ())
        so_far: tuple[int, ...] = ()
        table = np.array(isinstance(formula, And))
        for position, part in enumerate(parts):
            scope, allowed = (part.scope, part.allowed) if isinstance(part, Leaf) else ((self.gate(part),), _VALUES)
            joined = join(table.reshape(table.shape + (1,) * allowed.ndim), allowed)
            last = position == len(parts) - 1
            if last and output is None:
                self.put((*so_far, *scope), joined)
                return
            value = output if last and output is not None else self.fresh()
            self.put((*so_far, *scope, value), joined[..., None] == _VALUES)
            so_far, table = (value,), _VALUES


def _parts(formula: Formula) -> tuple[Formula, ...]:
    # Compacted formulas have no negations: what is no leaf has parts.
    return formula.parts if isinstance(formula, And | Or) else ()

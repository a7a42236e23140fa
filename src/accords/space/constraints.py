"""Linear constraints on what is not known of a party's preferences: unknowns, rows with the statements that they come from, sums."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

ZERO = Fraction(0)
ONE = Fraction(1)

Floats = NDArray[np.float64]


class Unknown(NamedTuple):
    """One number that is not known: the weight of an issue, the worth of an option (weight x value), or the reservation.

    ``part`` tells apart what numbers that are not on the scale bring beside: the worst option's part (``base``) and their ``unit``.
    """

    issue: str = ""
    option: str = ""
    part: Literal["", "base", "unit"] = ""


RESERVATION = Unknown()


@dataclass(frozen=True, slots=True)
class Sum:
    """A linear function of the unknowns: a constant and the coefficient of each unknown that it has."""

    terms: Mapping[Unknown, Fraction] = field(default_factory=dict)
    constant: Fraction = ZERO

    def __add__(self, other: Sum) -> Sum:
        """Add another function."""
        terms = dict(self.terms)
        for unknown, coefficient in other.terms.items():
            terms[unknown] = terms.get(unknown, ZERO) + coefficient
        return Sum({unknown: value for unknown, value in terms.items() if value}, self.constant + other.constant)

    def __mul__(self, factor: Fraction) -> Sum:
        """Multiply by a number."""
        return Sum({unknown: value * factor for unknown, value in self.terms.items() if value * factor}, self.constant * factor)

    def __sub__(self, other: Sum) -> Sum:
        """Subtract another function."""
        return self + other * -ONE

    def at(self, values: Mapping[Unknown, Fraction]) -> Fraction:
        """Give its value where the unknowns have these values."""
        return self.constant + sum((value * values[unknown] for unknown, value in self.terms.items()), ZERO)


@dataclass(frozen=True, slots=True)
class Row:
    """One constraint: ``sum`` is at most 0, exactly 0 where ``equal``, less than 0 where ``strict``.

    ``path`` is the dotted path of the statement that it comes from; empty for what follows from the scale alone.
    """

    sum: Sum
    path: str = ""
    equal: bool = False
    strict: bool = False


@dataclass(frozen=True)
class System:
    """The constraints on one party's unknowns, and the worth of each option as a function of them.

    Attributes
    ----------
    unknowns
        In the order of the arrays' columns.
    rows
        The constraints.
    worths
        Per issue and option its partial worth.
    reservation
        What the party would not go below.
    """

    unknowns: tuple[Unknown, ...]
    rows: tuple[Row, ...]
    worths: Mapping[str, Mapping[str, Sum]]
    reservation: Sum

    @cached_property
    def column(self) -> dict[Unknown, int]:
        """The column of each unknown."""
        return {unknown: index for index, unknown in enumerate(self.unknowns)}

    def utility(self, choices: Mapping[str, str], bonus: Fraction = ZERO) -> Sum:
        """Give the utility of a package, as issue -> option; void issues are left out and add nothing."""
        total = Sum(constant=bonus)
        for issue, option in choices.items():
            total = total + self.worths[issue][option]
        return total

    def array(self, sums: Sequence[Sum]) -> tuple[Floats, Floats]:
        """Write functions as coefficients, shape (functions, unknowns), and constants, shape (functions,)."""
        coefficients = np.zeros((len(sums), len(self.unknowns)))
        for index, one in enumerate(sums):
            for unknown, value in one.terms.items():
                coefficients[index, self.column[unknown]] = float(value)
        return coefficients, np.array([float(one.constant) for one in sums])

    def without(self, paths: Iterable[str]) -> System:
        """Give the system without the rows of some statements."""
        left_out = frozenset(paths)
        return System(self.unknowns, tuple(row for row in self.rows if row.path not in left_out), self.worths, self.reservation)

    @cached_property
    def at_most(self) -> tuple[Floats, Floats]:
        """The inequalities as ``a @ x <= b``: a with shape (rows, unknowns), b with shape (rows,); strict ones are closed."""
        a, constants = self.array([row.sum for row in self.rows if not row.equal])
        return a, -constants

    @cached_property
    def exactly(self) -> tuple[Floats, Floats]:
        """The equations as ``a @ x == b``, as in :attr:`at_most`."""
        a, constants = self.array([row.sum for row in self.rows if row.equal])
        return a, -constants

    @cached_property
    def strict(self) -> NDArray[np.bool_]:
        """Which of the inequalities are strict, shape (rows,)."""
        return np.array([row.strict for row in self.rows if not row.equal], dtype=np.bool_)

"""What necessarily or possibly follows from incomplete preferences: acceptance, preference, dominance, regret, and what collides.

Every question is the largest value of a sum over what the constraints allow: one linear program for each choice of worst and best options.
A strict statement leaves out part of the border only, which changes no largest value but those that are 0; there it is asked whether the
border is reached. What has nothing open is decided in fractions, and what is stated of two packages, directly or through others, before any
worths of issues.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

import numpy as np

from accords.maths.conflicts import minimal_sets
from accords.maths.linear import largest
from accords.space.constraints import ONE, RESERVATION, Floats, Row, Sum, System
from accords.space.incomplete import Incomplete

# Where a linear program decides, differences below this part of the scale count as none.
TOLERANCE = 1e-8

# How many sums are made as large as they can be at once, and how many conflicts are listed.
_BLOCKS = 16
_MOST_CONFLICTS = 16

How = Literal["necessary", "possible"]
Of = Callable[[System], Sum]
Choices = Mapping[str, str]
# The largest value of a sum: a fraction where nothing in it is open, so that it is exact.
Value = Fraction | float


def feasible(system: System, also: Sequence[Row] = ()) -> bool:
    """Whether the unknowns can have values that meet every constraint, strict ones strictly."""
    both = System(system.unknowns, (*system.rows, *also), system.worths, system.reservation) if also else system
    (a, b), (c, d), strict = both.at_most, both.exactly, both.strict
    columns = len(system.unknowns)
    unit = max(1.0, float(np.abs(b).max(initial=0.0)), float(np.abs(d).max(initial=0.0)))
    objective = np.zeros(columns + 1)
    objective[-1] = 1.0
    upper = (np.column_stack([a, np.where(strict, 1.0, 0.0)]), b)
    found = largest(objective, upper, (np.column_stack([c, np.zeros(len(c))]), d), [*[(None, None)] * columns, (None, unit)])
    return found is not None and (not strict.any() or found[0] > TOLERANCE * unit)


@dataclass
class Relations:
    """What follows from one party's preferences, with what was found kept."""

    known: Incomplete
    _largest: dict[tuple[object, ...], Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Keep the systems that allow something."""
        self.systems = tuple(system for system in self.known.systems if feasible(system))
        self.unit = TOLERANCE * max(1.0, float(abs(self.known.scale)))

    @property
    def consistent(self) -> bool:
        """Whether the statements can all hold together, with worths of issues that add up."""
        return bool(self.systems)

    def conflicts(self) -> tuple[tuple[str, ...], ...]:
        """Give the minimal sets of statements that cannot all hold, by their paths; none where they can."""
        return self._colliding

    @cached_property
    def _colliding(self) -> tuple[tuple[str, ...], ...]:
        if self.consistent:
            return ()
        paths = self.known.paths

        def possible(chosen: frozenset[int]) -> bool:
            left = self.known.without([path for index, path in enumerate(paths) if index not in chosen])
            return any(feasible(system) for system in left.systems)

        found = minimal_sets(len(paths), possible, cap=_MOST_CONFLICTS, calls=400)
        return tuple(tuple(paths[index] for index in conflict) for conflict in found.conflicts)

    @property
    def order_alone(self) -> bool:
        """Whether what is stated of whole packages is an order, but none that worths of issues add up to: then it alone decides."""
        order = self.known.order
        collide = {path for conflict in self._colliding for path in conflict}
        return not self.consistent and order.consistent and bool(collide) and collide <= order.paths

    def stated(self, package: Choices, other: Choices) -> int | None:
        """Say whether a package is stated to be better (1), as good (0) or worse (-1) than another; nothing where it is not."""
        return self.known.order.compare(package, other) if self.consistent or self.order_alone else None

    def most(self, of: Of) -> Value:
        """Give the largest value of a sum over everything that the preferences allow."""
        return self.most_of([of])[0]

    def most_of(self, several: Sequence[Of]) -> list[Value]:
        """Give the largest value of each of several sums; a fraction where that is exact."""
        sums = [[of(system) for of in several] for system in self.systems]
        exact = [[_fixed(system, each) for each in row] for system, row in zip(self.systems, sums, strict=True)]
        found: list[Value] = []
        for fixed in zip(*exact, strict=True):
            known = [value for value in fixed if value is not None]
            found.append(max(known) if len(known) == len(fixed) else math.nan)
        left = [index for index, value in enumerate(found) if isinstance(value, float)]
        if left:
            rows = [_largest_in(system, [row[index] for index in left]) for system, row in zip(self.systems, sums, strict=True)]
            for index, value in zip(left, np.array(rows).max(axis=0).tolist(), strict=True):
                found[index] = value
        return found

    def reached(self, of: Of) -> bool:
        """Whether a sum is at least 0 for some values that are allowed."""
        top = self.most(of)
        if isinstance(top, Fraction) or abs(top) > self.unit:
            return top >= 0
        if not any(system.strict.any() for system in self.systems):
            return True
        return any(feasible(system, (Row(of(system) * -ONE),)) for system in self.systems)

    def above(self, value: Value) -> bool:
        """Whether a value is more than 0."""
        return value > (0 if isinstance(value, Fraction) else self.unit)

    # -- one party's answers

    def surplus(self, package: Choices) -> Of:
        """Give what a package is worth beyond what the party would not go below."""
        return lambda system: self.known.surplus(system, package)

    def gain(self, package: Choices, over: Choices) -> Of:
        """Give by how much a package is worth more than another."""
        return lambda system: self.known.utility(system, package) - self.known.utility(system, over)

    def accepts(self, package: Choices, how: How) -> bool:
        """Whether the party gets at least its reservation: for all values allowed, or for some."""
        stated = self.stated(package, self.known.least) if self.known.least is not None else None
        if stated is not None:
            return stated >= 0
        if not self.consistent:
            return how == "possible"
        of = self.surplus(package)
        return self.reached(of) if how == "possible" else not self.above(self.most(lambda system: of(system) * -ONE))

    def prefers(self, package: Choices, to: Choices, how: How) -> bool:
        """Whether a package is worth at least as much as another: for all values allowed, or for some."""
        stated = self.stated(package, to)
        if stated is not None:
            return stated >= 0
        if not self.consistent:
            return how == "possible" or _key(package) == _key(to)
        if how == "necessary":
            return not self.above(self.largest_gain(to, package))
        gain = self.largest_gain(package, to)
        return gain >= 0 if isinstance(gain, Fraction) or abs(gain) > self.unit else self.reached(self.gain(package, to))

    def betters(self, package: Choices, over: Choices) -> bool:
        """Whether a package can be worth more than another."""
        stated = self.stated(package, over)
        if stated is not None:
            return stated > 0
        return self.above(self.largest_gain(package, over)) if self.consistent else _key(package) != _key(over)

    def least(self, of: Of) -> Value:
        """Give the smallest value of a sum."""
        return -self.most(lambda system: of(system) * -ONE)

    def largest_gain(self, package: Choices, over: Choices) -> Value:
        """Give by how much a package can be worth more than another at most (pairwise max regret of the other)."""
        key = _key(package), _key(over)
        if key not in self._largest:
            self._largest[key] = self.most(self.gain(package, over))
        found = self._largest[key]
        # What counts people is not weighed; a package that is stated not to be better gains nothing all the same.
        return min(found, Fraction(0)) if self.stated(package, over) in {0, -1} else found

    def compare(self, packages: Sequence[Choices]) -> None:
        """Work out how much each of some packages can be worth more than each other one, all at once."""
        if not self.consistent:
            return
        pairs = [(package, over) for package in packages for over in packages if _key(package) != _key(over)]
        missing = [pair for pair in pairs if (_key(pair[0]), _key(pair[1])) not in self._largest]
        found = self.most_of([self.gain(*pair) for pair in missing]) if missing else []
        self._largest |= {(_key(package), _key(over)): gain for (package, over), gain in zip(missing, found, strict=True)}

    def regret(self, packages: Mapping[str, Choices]) -> dict[str, tuple[float, str]]:
        """Give for each package the largest regret and the package that causes it (Wang and Boutilier 2003)."""
        found = {}
        for name, package in packages.items():
            gains = {other: self.largest_gain(alternative, package) for other, alternative in packages.items() if other != name}
            worst = max(gains, key=lambda other: gains[other]) if gains else name
            lost = gains.get(worst, 0.0)
            found[name] = (float(lost), worst) if self.above(lost) else (0.0, "")
        return found


def dominated(package: Choices, by: Choices, parties: Iterable[Relations], how: How) -> bool:
    """Whether one package is at least as good as another for every party and better for one, whatever is not known, or for some values.

    The parties' unknowns do not depend on each other, so that one linear program for each party and direction decides.
    """
    known = list(parties)
    if how == "possible":
        return all(each.prefers(by, package, "possible") for each in known) and any(each.betters(by, package) for each in known)
    if not all(each.prefers(by, package, "necessary") for each in known):
        return False
    return any(not each.prefers(package, by, "possible") for each in known)


def _key(package: Choices) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(package.items()))


def _fixed(system: System, one: Sum) -> Fraction | None:
    """Give the largest value of a sum exactly, where nothing in it is open, or the reservation alone and within given bounds."""
    if not one.terms:
        return one.constant
    if set(one.terms) != {RESERVATION} or any(len(row.sum.terms) > 1 for row in system.rows if RESERVATION in row.sum.terms):
        return None
    factor = one.terms[RESERVATION]
    ends = [
        (row.sum.terms[RESERVATION], -row.sum.constant / row.sum.terms[RESERVATION]) for row in system.rows if RESERVATION in row.sum.terms
    ]
    sides = [end for sign, end in ends if (sign > 0) == (factor > 0)]
    if not sides:
        return None
    return one.constant + factor * (min(sides) if factor > 0 else max(sides))


def _largest_in(system: System, sums: Sequence[Sum]) -> Floats:
    """Give the largest value of each of several sums in one system: as one linear program of blocks that do not touch each other."""
    coefficients, constants = system.array(sums)
    columns, found = len(system.unknowns), constants.copy()
    open_sums = np.flatnonzero(coefficients.any(axis=1))
    for start in range(0, len(open_sums), _BLOCKS):
        part = open_sums[start : start + _BLOCKS]
        each = np.eye(len(part))
        answer = largest(coefficients[part].ravel(), _repeated(system.at_most, each), _repeated(system.exactly, each))
        if answer is None:
            found[part] = -np.inf
            continue
        found[part] += (coefficients[part] * answer[1].reshape(len(part), columns)).sum(axis=1)
    return found


def _repeated(conditions: tuple[Floats, Floats], each: Floats) -> tuple[Floats, Floats]:
    return np.kron(each, conditions[0]).astype(np.float64), np.tile(conditions[1], len(each))

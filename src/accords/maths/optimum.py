"""Bargaining solutions without a frontier: by constraint solving, where the frontier of many parties is too long to be listed.

Each solution is reached by a series of questions "is there a package that is better still?", asked with exact thresholds, so that the
last answer, no, proves it. The solver is OR-Tools CP-SAT with one worker, a fixed seed and a deterministic limit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from math import ceil, expm1, inf, lcm, log
from typing import Any

import numpy as np

from accords.maths.factors import TooManyGates, factorised
from accords.maths.formula import Formula
from accords.maths.ordering import members
from accords.maths.search import Undecided
from accords.maths.worths import Worths

# In the solver's deterministic units, about a second each: for all questions of one solution together.
EFFORT = 40.0

_TABLE = 1 << 10

# How finely logarithms and shares are written for the solver, and the largest gain.
_FINE = 1 << 18
_LARGEST = 1 << 22
_COARSE = 1 << 12

# The search for the largest product of gains ends when none can be larger by more than this share.
CLOSE = 1e-4


@dataclass(frozen=True, slots=True)
class Optimum:
    """What a solution comes to.

    Attributes
    ----------
    assignment
        One assignment that attains it.
    vector
        What it is worth on each axis.
    gap
        By what share the product of gains of another package may be larger; 0 where it is proven that nothing is better, infinite where
        the search ended early.
    """

    assignment: tuple[int, ...]
    vector: tuple[int, ...]
    gap: float = 0.0


class Search:
    """Packages of which a formula is true and that reach floors, as a model for the solver.

    Parameters
    ----------
    formula
        Over the variables of ``worths``.
    worths
        64-bit whole numbers; the first ``axes`` columns are axes.
    axes
        How many.
    floors
        Per column the least, or ``None``.
    """

    def __init__(self, formula: Formula, worths: Worths, axes: int, floors: Sequence[int | None]) -> None:
        from ortools.sat.python import cp_model  # noqa: PLC0415 - slow to load, and seldom needed

        self.solver_of = cp_model
        self.worths, self.axes, self.left, self.bound = worths, axes, EFFORT, 0.0
        self.model = cp_model.CpModel()
        self.values = [
            [self.model.new_bool_var(f"v{variable}={value}") for value in range(size)] for variable, size in enumerate(worths.sizes)
        ]
        for row in self.values:
            self.model.add_exactly_one(row)
        self._conditions(formula)
        self.sums = [self._sum(column) for column in range(worths.columns)]
        for column, least in enumerate(floors):
            if least is not None:
                self.model.add(self.sums[column] >= int(least))

    def _conditions(self, formula: Formula) -> None:
        """Write the formula's factors, with their gates, for the solver."""
        try:
            factors = factorised(formula, self.worths.sizes, _TABLE)
        except TooManyGates:
            raise Undecided("The conditions have too many large alternatives for the solver.") from None
        used = sorted({variable for scope in factors.scopes for variable in members(scope)})
        columns: dict[int, Any] = {}
        for variable in used:
            columns[variable] = self.model.new_int_var(0, factors.sizes[variable] - 1, f"x{variable}")
            if variable < len(self.values):
                self.model.add(columns[variable] == sum(value * chosen for value, chosen in enumerate(self.values[variable])))
        for scope, table in zip(factors.scopes, factors.tables, strict=True):
            if not table.ndim:
                if not table:
                    self.model.add_bool_or([])
                continue
            row = [columns[variable] for variable in members(scope)]
            self.model.add_allowed_assignments(row, np.argwhere(table).tolist())

    def _sum(self, column: int) -> Any:
        """Write what a package comes to in one column."""
        terms = []
        for scope, table in zip(self.worths.scopes, self.worths.tables, strict=True):
            numbers = table[..., column]
            for index in np.argwhere(numbers != 0):
                place = tuple(int(value) for value in index)
                chosen = [self.values[variable][value] for variable, value in zip(scope, place, strict=True)]
                terms.append(int(numbers[place]) * (chosen[0] if len(chosen) == 1 else self._all(chosen)))
        return sum(terms) if terms else 0

    def _all(self, chosen: list[Any]) -> Any:
        """Give what is 1 exactly where all of some choices are made."""
        both = self.model.new_bool_var("all")
        self.model.add_bool_and(chosen).only_enforce_if(both)
        self.model.add_bool_or([*(one.negated() for one in chosen), both])
        return both

    def ask(self, extra: Callable[[Any], Any] | None = None) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
        """Look for a package under further conditions, the best one if they give something to maximise.

        Parameters
        ----------
        extra
            Adds conditions to a copy of the model, and gives what to maximise, or nothing.

        Returns
        -------
        tuple or None
            The assignment and its vector on the axes; ``None`` if there is none.

        Raises
        ------
        Undecided
            When the limit is reached without an answer.
        """
        model = self.model.clone()
        goal = extra(model) if extra is not None else None
        if goal is not None:
            model.maximize(goal)
        solver = self.solver_of.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.max_deterministic_time = max(0.1, self.left)
        status = solver.solve(model)
        self.left -= solver.response_proto.deterministic_time
        if status == self.solver_of.INFEASIBLE:
            return None
        if status not in {self.solver_of.OPTIMAL, self.solver_of.FEASIBLE}:
            raise Undecided(f"The solver reached its limit of {EFFORT:g} units.")
        self.bound = solver.best_objective_bound if goal is not None else 0.0
        found = tuple(next(value for value, chosen in enumerate(row) if solver.value(chosen)) for row in self.values)
        total = self.worths.of(np.array([found], dtype=np.intp))[0]
        return found, tuple(int(number) for number in total[: self.axes].tolist())


def best_sum(search: Search, weights: Sequence[int]) -> Optimum | None:
    """Find a package whose weighted sum of axes is largest.

    Returns
    -------
    Optimum or None
        ``None`` if there is no package; the gap is infinite where the search ended before the largest sum was proven.
    """
    found = search.ask(lambda _: sum(weight * total for weight, total in zip(weights, search.sums, strict=False)))
    if found is None:
        return None
    total = sum(weight * number for weight, number in zip(weights, found[1], strict=True))
    return Optimum(*found, gap=0.0 if search.bound < total + 1 else inf)


def best_share(search: Search, disagreement: Sequence[int], spans: Sequence[int]) -> Optimum | None:
    """Find a package whose shares gain / span are leximin-largest: the smallest as large as can be, then the second smallest, and so on.

    With the ideal gains as spans that is Kalai-Smorodinsky's solution, with equal spans the egalitarian one.

    Returns
    -------
    Optimum or None
        ``None`` if there is no package; the gap is infinite where the search ended before it was proven that none is better.
    """
    best = search.ask()
    if best is None:
        return None
    shares = _Shares(search, disagreement, spans)
    try:
        while len(shares.levels) < len(spans):
            level = shares.of(best[1])[len(shares.levels)]
            found = search.ask(partial(shares.better, level=level))
            if found is None:
                shares.levels.append(level)
            else:
                best = found
    except Undecided:
        return Optimum(*best, gap=inf)
    return Optimum(*best)


class _Shares:
    """Shares of spans, and the levels from the smallest upwards that are proven to be the best that there are."""

    def __init__(self, search: Search, disagreement: Sequence[int], spans: Sequence[int]) -> None:
        self.search, self.disagreement, self.spans = search, disagreement, spans
        self.levels: list[Fraction] = []

    def of(self, vector: Sequence[int]) -> list[Fraction]:
        """Give the shares of a vector, smallest first."""
        return sorted(Fraction(vector[axis] - self.disagreement[axis], span) for axis, span in enumerate(self.spans))

    def better(self, model: Any, level: Fraction) -> Any:
        """Ask that the next level be passed, with those before it kept; give roughly what it comes to, to be made large."""
        for number, settled in enumerate(self.levels):
            self._reached(model, settled, number, strictly=False)
        reached = self._reached(model, level, len(self.levels), strictly=True)
        top = model.new_int_var(-_COARSE, _COARSE, "share")
        for axis, span in enumerate(self.spans):
            # The share, roughly: what is exact are the thresholds.
            gain = self.search.sums[axis] - self.disagreement[axis]
            model.add(top * -(-span // _COARSE) <= gain).only_enforce_if(reached[axis])
        return top

    def _reached(self, model: Any, level: Fraction, below: int, *, strictly: bool) -> list[Any]:
        """Ask that all axes but so many reach a level, or pass it; give which do."""
        reached = []
        for axis, span in enumerate(self.spans):
            share = level * span
            least = share.numerator // share.denominator + 1 if strictly else -(-share.numerator // share.denominator)
            chosen = model.new_bool_var("reached")
            model.add(self.search.sums[axis] >= self.disagreement[axis] + least).only_enforce_if(chosen)
            reached.append(chosen)
        model.add(sum(reached) >= len(self.spans) - below)
        return reached


def best_product(search: Search, disagreement: Sequence[int], weights: Sequence[Fraction] | None = None) -> Optimum | None:
    """Find a package whose product of gains is largest, among those that gain on every axis.

    The logarithm of each gain is bounded from above by tangents (Kelley 1960, The cutting-plane method); each answer adds the tangents
    at its own gains, until the bound meets the product up to ``CLOSE``.

    Returns
    -------
    Optimum or None
        ``None`` if no package gains on every axis.

    Raises
    ------
    Undecided
        When the limit is reached before any package is found.
    """
    limits = [int(high) - start for high, start in zip(search.worths.high.tolist(), disagreement, strict=False)]
    if any(most <= 0 for most in limits):
        return None
    powers = [Fraction(1)] * len(limits) if weights is None else list(weights)
    unit = lcm(*(power.denominator for power in powers))
    tangents = _Tangents(search, disagreement, [int(power * unit) for power in powers], limits)
    best: Optimum | None = None
    try:
        while best is None or best.gap > CLOSE:
            found = search.ask(tangents.add)
            if found is None:
                return None
            ceiling = search.bound / _FINE
            if best is None or tangents.value(found[1]) > tangents.value(best.vector):
                best = Optimum(*found)
            best = replace(best, gap=expm1(max(0.0, ceiling - tangents.value(best.vector)) / unit))
            if not tangents.refined(found[1]):
                break
    except Undecided:
        if best is None:
            raise
        return best
    return best


class _Tangents:
    """Upper bounds on the logarithms of gains, for the solver."""

    def __init__(self, search: Search, disagreement: Sequence[int], powers: Sequence[int], limits: Sequence[int]) -> None:
        self.search, self.disagreement, self.powers = search, disagreement, powers
        # Gains are handed over in steps that keep all numbers within 64 bits, rounded up.
        self.steps = [max(1, -(-most // _LARGEST)) for most in limits]
        self.points = [{max(1, most // step >> shift) for shift in range(0, 24, 2)} for most, step in zip(limits, self.steps, strict=True)]

    def add(self, model: Any) -> Any:
        """Bound the logarithm of each gain; give their weighted sum, in steps of 1 / ``_FINE``."""
        total = []
        for axis, power in enumerate(self.powers):
            step = self.steps[axis]
            gain = model.new_int_var(1, _LARGEST, "gain")
            model.add(self.search.sums[axis] - self.disagreement[axis] >= 1)
            model.add(gain * step <= self.search.sums[axis] - self.disagreement[axis] + step - 1)
            height = model.new_int_var(0, 24 * _FINE, "height")
            for point in sorted(self.points[axis]):
                # log g <= log p + (g - p) / p
                model.add(height * point <= gain * _FINE + ceil(_FINE * point * (log(point) - 1.0)) + 1)
            total.append(power * (height + ceil(_FINE * log(step))))
        return sum(total)

    def value(self, vector: Sequence[int]) -> float:
        """Give the logarithm of a product of gains."""
        return sum(power * log(vector[axis] - self.disagreement[axis]) for axis, power in enumerate(self.powers))

    def refined(self, vector: Sequence[int]) -> bool:
        """Add the tangents at the gains of a vector; say whether there were new ones."""
        before = sum(map(len, self.points))
        for axis, step in enumerate(self.steps):
            self.points[axis].add(max(1, -(-(vector[axis] - self.disagreement[axis]) // step)))
        return sum(map(len, self.points)) > before

"""Solutions for each minimal consenting set, where the rule of consent does not ask all parties that are weighed.

Rational for all of them together would be more than the rule asks: under ``a and (b or c)`` a package that b refuses may be agreed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from accords.case.consent import ConsentRule, rule_of
from accords.lenses.deals.numbers import amounts
from accords.lenses.deals.picks import chosen, picks
from accords.lenses.deals.result import Remark, SetSolutions
from accords.maths.question import TooCoupled
from accords.maths.search import Undecided
from accords.zone.bargaining import Solution, SolutionName, Solved, solve, undecided
from accords.zone.efficient import Efficient, efficient_packages
from accords.zone.stakes import Stakes

# Consenting sets that are looked at one by one.
MOST = 6


def asks_less(rule: ConsentRule, axes: tuple[str, ...]) -> bool:
    """Whether some consenting set does without some of the parties weighed."""
    return not set(axes) <= set(rule.pivotal)


def by_set(stakes: Stakes, axes: tuple[str, ...], weights: Mapping[str, Fraction]) -> tuple[SetSolutions, ...]:
    """Give the solutions for each minimal consenting set, if the sets differ in who is weighed, and are not too many."""
    if not asks_less(stakes.rule, axes) or len(stakes.rule.sets) > MOST:
        return ()
    return tuple(_of_one(stakes, members, tuple(axis for axis in axes if axis in members), weights) for members in stakes.rule.sets)


def _of_one(stakes: Stakes, members: tuple[str, ...], axes: tuple[str, ...], weights: Mapping[str, Fraction]) -> SetSolutions:
    if len(axes) < 2:
        return SetSolutions(members, axes, {}, {}, {}, {})
    here = {party: weight for party, weight in weights.items() if party in axes}
    asked = here if any(weight != 1 for weight in here.values()) else {}
    try:
        found = efficient_packages(replace(stakes, rule=rule_of(*members)), axes)
    except (TooCoupled, Undecided):
        return SetSolutions(members, axes, {}, {}, {}, undecided(weighted=bool(asked)).withheld)
    solved = solve(found, asked)
    given = {name: picks(found, solution) for name, solution in solved.solutions.items()}
    return SetSolutions(members, axes, amounts(solved.ideal), given, remarks_of(found, solved), solved.withheld)


def remarks_of(found: Efficient, solved: Solved) -> dict[SolutionName, Remark]:
    """Say of each solution what has to be known of it."""
    return {name: _remark(found, solution) for name, solution in solved.solutions.items()}


def _remark(found: Efficient, one: Solution) -> Remark:
    gap = None if one.gap == float("inf") else one.gap
    return Remark(one.left_out, one.gaining, gap, one.found is not None, chosen(found, one), max(1, len(one.rows)))

"""Solutions on the frontier and by search, against looking at every package."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

from accords.case.case import Case, loads
from accords.maths import optimum
from accords.maths.search import Undecided
from accords.zone import bargaining as module
from accords.zone.bargaining import COMPARING, Solved, common_factors, solve, undecided
from accords.zone.efficient import Efficient
from lenses.deals.examples import frontier, sale, stakes
from oracles import deals as oracle
from preferring import preferring_cases
from strategies import Plan, text_of

FEW = settings(max_examples=max(12, settings().max_examples // 8))


def searched(case: Case, reading: str = "rule") -> tuple[Efficient, Solved]:
    """Solve as where the frontier is too long: nothing is listed, and some loss is claimed."""
    numbers = oracle.numbers_of(case, reading)
    asked = stakes(case, reading)
    axes = tuple(numbers.axes)
    found = Efficient(asked, axes, np.zeros((0, len(axes)), dtype=np.int64), (), (Fraction(1),) * len(axes), ())
    return found, solve(found)


@FEW
@given(preferring_cases(comparable=True))
def test_a_search_chooses_one_of_the_packages_that_the_definition_does(plan: Plan) -> None:
    case = loads(text_of(plan))
    numbers = oracle.numbers_of(case)
    base = numbers.disagreement
    if not numbers.axes:
        return
    _, solved = searched(case)
    within = list(numbers.vectors) if base is None else oracle.rational(numbers.vectors, base)
    if not within:
        assert (solved.solutions, "empty" in solved.withheld.values()) == ({}, True)
        return
    wanted = {"utilitarian": oracle.utilitarian(within)}
    if base is not None:
        all_gain = [vector for vector in within if all(one > least for one, least in zip(vector, base, strict=True))]
        wanted |= {"nash": oracle.nash(within, base)[0]} if all_gain else {}
        assert ("nash" in solved.solutions, solved.withheld.get("nash")) == (bool(all_gain), None if all_gain else "nobody_gains")
        wanted |= {"kalai_smorodinsky": oracle.kalai_smorodinsky(within, base)[0], "egalitarian": oracle.egalitarian(within, base)}
        assert tuple(solved.ideal[party] for party in numbers.axes) == oracle.kalai_smorodinsky(within, base)[2]
    assert set(solved.solutions) == set(wanted)
    for name, solution in solved.solutions.items():
        assert solution.found is not None
        package, utilities = solution.found
        assert numbers.verdict(package) != "ruled_out"
        assert {party: oracle.utility(case, party, package) for party in numbers.axes} == utilities
        vector = tuple(utilities[party] for party in numbers.axes)
        # The largest product is found up to a share that is stated.
        assert vector in wanted[name] or (name == "nash" and 0 < solution.gap <= optimum.CLOSE)


def test_the_sale_is_solved_alike_on_the_frontier_and_by_search() -> None:
    case = sale()
    listed = solve(frontier(case))
    _, found = searched(case)
    for name, solution in listed.solutions.items():
        vectors = [frontier(case).utilities(row) for row in solution.rows]
        other = found.solutions[name].found
        assert other is not None
        assert other[1] in vectors


def test_why_a_solution_is_not_given() -> None:
    assert solve(frontier(sale(("comparable: true\n", "")))).withheld == dict.fromkeys(COMPARING, "comparable")
    unknown = solve(frontier(sale(("reservation: 1,", "reservation: 0..2,"))))
    assert unknown.withheld == dict.fromkeys(("nash", "kalai_smorodinsky", "egalitarian"), "reservation")
    assert (list(unknown.solutions), unknown.ideal) == (["utilitarian"], {})
    assert set(solve(frontier(sale(("reservation: 1,", "reservation: 99,")))).withheld.values()) == {"empty"}
    assert set(undecided(weighted=True).withheld) - set(undecided(weighted=False).withheld) == {"weighted_nash"}


def test_below_a_reservation_that_a_statement_overrules_no_solution_chooses() -> None:
    """Ann would take late delivery for nothing, which is below its reservation: efficient, and not individually rational."""
    case = sale(("preferences:\n", "views: {ann: {accepts: {a: price == 0 and delivery == late}}}\npreferences:\n"))
    found = frontier(case)
    below = [row for row in range(len(found)) if found.utilities(row)["ann"] < 1]
    assert below
    assert not any(set(below) & set(solution.rows) for solution in solve(found).solutions.values())


def test_where_nobody_can_gain_the_reservations_themselves_are_chosen() -> None:
    case = sale(("reservation: 1,", "reservation: 6,"), ("reservation: status_quo", "reservation: 4"))
    solved = solve(frontier(case))
    assert [(name, one.gaining) for name, one in solved.solutions.items() if "nash" in name] == [("nash", 0)]
    assert solved.solutions["kalai_smorodinsky"].left_out == ("ann", "bor")
    _, found = searched(case)
    assert found.withheld["nash"] == "nobody_gains"


def test_weights_are_powers() -> None:
    found = frontier(sale())
    for weights in ({"ann": Fraction(9)}, {"bor": Fraction(9)}):
        solution = solve(found, weights).solutions["weighted_nash"]
        gains = {row: [found.utilities(row)["ann"] - 1, found.utilities(row)["bor"] - 3] for row in range(len(found))}
        powers = [weights.get("ann", Fraction(1)), weights.get("bor", Fraction(1))]
        products = {
            row: int(one) ** int(powers[0]) * int(other) ** int(powers[1]) for row, (one, other) in gains.items() if one >= 0 and other >= 0
        }
        assert solution.rows == tuple(row for row, product in products.items() if product == max(products.values()))


def test_where_a_search_ends_early_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def gives_up(*_: object, **__: object) -> None:
        raise Undecided

    case = sale()
    with monkeypatch.context() as patch:
        patch.setattr(module, "best_share", gives_up)
        _, solved = searched(case)
        assert {name for name, why in solved.withheld.items() if why == "undecided"} == {"kalai_smorodinsky", "egalitarian"}
    with monkeypatch.context() as patch:
        patch.setattr(module, "best_sum", gives_up)
        _, solved = searched(case)
        assert (solved.solutions, set(solved.withheld.values())) == ({}, {"undecided"})


def test_utilities_are_compared_in_one_unit() -> None:
    case = sale(("weights: {price: 2, delivery: 1}", "weights: {price: 2, delivery: 0.5}"))
    assert common_factors(stakes(case), ("ann", "bor")) == [1, 2]

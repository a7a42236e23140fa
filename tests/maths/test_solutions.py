"""Bargaining solutions against their definitions, their axioms, and a published example."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from accords.maths.dominance import Vectors, efficient
from accords.maths.formula import TRUE
from accords.maths.frontier import frontier
from accords.maths.solutions import Chosen, egalitarian, kalai_smorodinsky, nash, utilitarian
from accords.maths.worths import worths_of
from maths.additive import HUGE
from oracles import solutions as oracle

Point = tuple[int, ...]
Problem = tuple[Vectors, Point]


@st.composite
def bargaining(draw: st.DrawFn, axes: tuple[int, int] = (1, 4), *, gain: bool = False) -> Problem:
    """Draw undominated vectors and a disagreement point that none falls below; with ``gain`` all can gain together."""
    width, count, top = draw(st.integers(*axes)), draw(st.integers(1, 12)), draw(st.integers(1, 12))
    unit = draw(st.sampled_from([1, 1, 1, HUGE]))
    numbers = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    point = tuple(int(number) * unit for number in numbers.integers(-5, 6, width))
    gains = numbers.integers(0, top + 1, (count, width))
    gains[:, numbers.random(width) < draw(st.sampled_from([0, 0, 0.4]))] = 0
    if gain:
        gains[0] = np.maximum(gains[0], 1)
    vectors = (gains if unit == 1 else gains.astype(np.object_) * unit) + np.array(point, dtype=np.int64 if unit == 1 else np.object_)
    found = efficient(vectors, width)
    return vectors[found.members[found.starts]], point


def ideal_of(problem: Problem) -> Point:
    return tuple(int(value) for value in problem[0].max(axis=0))


def by_ks(problem: Problem) -> Chosen:
    return kalai_smorodinsky(problem[0], problem[1], ideal_of(problem))


SOLUTIONS: dict[str, Callable[[Problem], Chosen]] = {
    "Nash": lambda problem: nash(*problem),
    "Kalai and Smorodinsky": by_ks,
    "egalitarian": lambda problem: egalitarian(*problem),
    "utilitarian": lambda problem: utilitarian(problem[0]),
}
SCALE_FREE = ["Nash", "Kalai and Smorodinsky"]


def picked(solution: str, problem: Problem) -> set[Point]:
    """Give the vectors that a solution chooses."""
    return {tuple(problem[0][row].tolist()) for row in SOLUTIONS[solution](problem).rows}


@settings(max_examples=100)
@given(bargaining(), st.lists(st.builds(Fraction, st.integers(1, 6), st.integers(1, 6)), min_size=4, max_size=4))
def test_each_solution_is_its_definition(problem: Problem, weights: list[Fraction]) -> None:
    vectors, point = problem
    rows, axes = vectors.tolist(), vectors.shape[1]
    assert set(nash(vectors, point).rows) == oracle.nash(rows, point, [1] * axes)
    powers = [int(weight * 60) for weight in weights[:axes]]
    assert set(nash(vectors, point, weights[:axes]).rows) == oracle.nash(rows, point, powers)
    assert set(egalitarian(vectors, point).rows) == oracle.egalitarian(rows, point)
    assert set(by_ks(problem).rows) == oracle.kalai_smorodinsky(rows, point, ideal_of(problem))
    sums = [sum(row) for row in rows]
    assert utilitarian(vectors).rows == tuple(row for row, total in enumerate(sums) if total == max(sums))


@settings(max_examples=80)
@given(bargaining(), st.integers(0, 3))
def test_the_ideal_may_lie_beyond_what_is_given_and_axes_without_gain_are_named(problem: Problem, beyond: int) -> None:
    vectors, point = problem
    ideal = tuple(value + beyond * (axis % 2) for axis, value in enumerate(ideal_of(problem)))
    found = kalai_smorodinsky(vectors, point, ideal)
    assert set(found.rows) == oracle.kalai_smorodinsky(vectors.tolist(), point, ideal)
    assert found.left_out == tuple(axis for axis, (best, start) in enumerate(zip(ideal, point, strict=True)) if best == start)
    assert found.gaining == len(point) - len(found.left_out)


@settings(max_examples=100)
@given(bargaining(), st.sampled_from(list(SOLUTIONS)))
def test_efficiency_adding_what_is_dominated_changes_nothing(problem: Problem, solution: str) -> None:
    vectors, point = problem
    worse = np.maximum(vectors - 1, np.array(point, dtype=vectors.dtype))
    worse = worse[(worse != vectors).any(axis=1)]
    both = np.concatenate([vectors, worse])
    if solution == "Kalai and Smorodinsky":
        chosen = {tuple(both[row].tolist()) for row in kalai_smorodinsky(both, point, ideal_of(problem)).rows}
    else:
        chosen = picked(solution, (both, point))
    assert chosen == picked(solution, problem)


@settings(max_examples=100)
@given(bargaining(), st.permutations(range(4)), st.sampled_from(list(SOLUTIONS)))
def test_symmetry_renaming_the_axes_renames_what_is_chosen(problem: Problem, names: list[int], solution: str) -> None:
    vectors, point = problem
    order = [axis for axis in names if axis < len(point)]
    renamed = picked(solution, (vectors[:, order], tuple(point[axis] for axis in order)))
    assert renamed == {tuple(vector[axis] for axis in order) for vector in picked(solution, problem)}


@settings(max_examples=60)
@given(bargaining(), st.lists(st.tuples(st.integers(1, 50), st.integers(-99, 99)), min_size=4, max_size=4), st.sampled_from(SCALE_FREE))
def test_units_and_zeros_of_utilities_do_not_matter(problem: Problem, changes: list[tuple[int, int]], solution: str) -> None:
    vectors, point = problem
    factors, shifts = ([change[place] for change in changes[: len(point)]] for place in (0, 1))
    changed = vectors * np.array(factors, dtype=vectors.dtype) + np.array(shifts, dtype=vectors.dtype)
    moved = tuple(value * factor + shift for value, factor, shift in zip(point, factors, shifts, strict=True))
    assert SOLUTIONS[solution]((changed, moved)).rows == SOLUTIONS[solution](problem).rows


@settings(max_examples=60)
@given(bargaining(gain=True), st.data())
def test_independence_of_irrelevant_alternatives_for_sets_nash_1950(problem: Problem, data: st.DataObject) -> None:
    vectors, point = problem
    chosen = set(nash(vectors, point).rows)
    kept = sorted(data.draw(st.sets(st.integers(0, len(vectors) - 1), min_size=1)))
    assume(chosen & set(kept))
    assert {kept[row] for row in nash(vectors[kept], point).rows} == chosen & set(kept)


@settings(max_examples=100)
@given(bargaining(), st.integers(0, 2**32 - 1))
def test_monotonicity_more_alternatives_never_lower_the_egalitarian_smallest_gain_kalai_1977(problem: Problem, seed: int) -> None:
    vectors, point = problem
    step = max(1, int((vectors - np.array(point, dtype=vectors.dtype)).max()) // 4)
    more = np.random.default_rng(seed).integers(0, 7, (4, len(point))).astype(np.object_) * step + np.array(point, dtype=np.object_)
    larger = np.concatenate([vectors, more.astype(vectors.dtype)])

    def smallest(among: Vectors) -> int:
        row = egalitarian(among, point).rows[0]
        return min(int(value) - start for value, start in zip(among[row], point, strict=True))

    assert smallest(larger) >= smallest(vectors)


def test_individual_monotonicity_of_kalai_smorodinsky_1975_where_nash_lacks_it() -> None:
    # Whole numbers below the line from (0, 60) over (45, 45) to (60, 0); with more for the second side, from (0, 60) to (60, 42).
    small = [(x, y) for x, y in product(range(61), repeat=2) if 3 * y <= 180 - x and y <= 3 * (60 - x)]
    large = [(x, y) for x, y in product(range(61), repeat=2) if 10 * y <= 600 - 3 * x]
    assert set(small) <= set(large)
    results = {}
    for name, points in (("small", small), ("large", large)):
        vectors = np.array(points)
        vectors = vectors[efficient(vectors, 2).members]
        results[name] = {
            "KS": vectors[kalai_smorodinsky(vectors, (0, 0), (60, 60)).rows[0]],
            "Nash": vectors[nash(vectors, (0, 0)).rows[0]],
        }
    assert (results["large"]["KS"] >= results["small"]["KS"]).all()
    assert (results["large"]["Nash"] < results["small"]["Nash"]).any()


def test_where_nobody_can_gain_together_products_of_different_sides_are_not_compared() -> None:
    vectors = np.array([[900, 0, 0], [0, 3, 1], [0, 2, 2], [5, 1, 0]])
    assert nash(vectors, (0, 0, 0)) == Chosen((2, 3), (), 2)
    assert nash(np.array([[900, 0], [0, 1]]), (0, 0)) == Chosen((0, 1), (), 1)
    assert nash(np.array([[7, 7]]), (7, 7)) == Chosen((0,), (), 0)


def test_an_axis_whose_ideal_is_the_disagreement_value_is_left_out_and_named() -> None:
    vectors = np.array([[5, 0, 2], [4, 0, 4], [0, 0, 5]])
    assert kalai_smorodinsky(vectors, (0, 0, 0), (5, 0, 5)) == Chosen((1,), (1,), 2)
    assert kalai_smorodinsky(vectors, (9, 9, 9), (5, 0, 5)) == Chosen((0, 1, 2), (0, 1, 2), 0)


def test_leximin_looks_past_the_smallest_gain() -> None:
    vectors = np.array([[1, 5, 4], [1, 4, 6], [4, 6, 1], [2, 2, 1]])
    assert egalitarian(vectors, (0, 0, 0)).rows == (1, 2)
    assert kalai_smorodinsky(vectors, (0, 0, 0), (4, 6, 6)).rows == (1,)


def test_where_there_is_nothing_to_choose_from_nothing_is_chosen() -> None:
    none = np.zeros((0, 2), dtype=np.int64)
    assert [nash(none, (0, 0)), egalitarian(none, (0, 0)), utilitarian(none), kalai_smorodinsky(none, (0, 0), (1, 1))] == [Chosen(())] * 4


def test_products_and_sums_that_differ_in_the_last_place_are_not_tied() -> None:
    big = 10**17
    vectors = np.array([[big, big], [big + 1, big - 1]])
    assert nash(vectors, (0, 0)).rows == (0,)
    assert egalitarian(vectors, (0, 0)).rows == (0,)
    assert utilitarian(vectors).rows == (0, 1)
    assert kalai_smorodinsky(vectors, (0, 0), (big + 1, big)).rows == (0,)


def test_products_that_are_equal_are_all_tied_whatever_their_logarithms_say() -> None:
    number = 2**6 * 3**4 * 5**3 * 7**2 * 11 * 13
    divisors = [divisor for divisor in range(1, 3000) if number % divisor == 0]
    vectors = np.array([(divisor, number // divisor) for divisor in divisors])
    assert nash(vectors, (0, 0)).rows == tuple(range(len(divisors)))
    assert nash(vectors, (0, 0), (Fraction(1, 2), Fraction(1, 2))).rows == tuple(range(len(divisors)))


def test_sums_and_gains_past_64_bits_do_not_wrap() -> None:
    high = (1 << 62) - 1
    vectors = np.array([[high, high, high], [high, high, 0]])
    assert utilitarian(vectors).rows == (0,)
    assert egalitarian(vectors, (-high - 1,) * 3).rows == (0,)
    assert nash(vectors, (-(1 << 63),) * 3).rows == (0,)


# Nash, J. F. (1950), The bargaining problem, Econometrica 18: what nine goods are worth to Bill and to Jack; Bill owns the first five.
GOODS = {
    "book": (2, 4),
    "whip": (2, 2),
    "ball": (2, 1),
    "bat": (2, 2),
    "box": (4, 1),
    "pen": (10, 1),
    "toy": (4, 1),
    "knife": (6, 2),
    "hat": (2, 2),
}
OWNED_BY_BILL = 5


def test_nash_1950_bill_and_jack_exchange_for_gains_of_12_and_5_with_product_60() -> None:
    names = list(GOODS)
    tables = [((place,), np.array([[bill, 0], [0, jack]])) for place, (bill, jack) in enumerate(GOODS.values())]
    worths = worths_of((2,) * len(GOODS), tables, 2)
    start = worths.of(np.array([[int(place >= OWNED_BY_BILL) for place in range(len(GOODS))]]))[0].tolist()
    assert start == [12, 6]
    found = frontier(TRUE, worths, 2, tuple(start))
    (row,) = nash(found.vectors, start).rows
    assert found.vectors[row].tolist() == [24, 11]
    assert (24 - 12) * (11 - 6) == 60
    held = [{names[place] for place, owner in enumerate(values) if owner == 0} for values in found.every(row)]
    assert held == [{"box", "pen", "toy", "knife"}]


@pytest.mark.parametrize(
    ("bill", "gains"),
    [("pen toy box", (6, 7)), ("pen toy ball box", (8, 6)), ("pen toy knife box", (12, 5)), ("pen toy knife ball box", (14, 4))],
)
def test_nash_1950_barter_outcomes_are_efficient(bill: str, gains: tuple[int, int]) -> None:
    held = bill.split()
    found = [
        sum(worth[0] for good, worth in GOODS.items() if good in held),
        sum(worth[1] for good, worth in GOODS.items() if good not in held),
    ]
    assert (found[0] - 12, found[1] - 6) == gains
    tables = [((place,), np.array([[bill_worth, 0], [0, jack]])) for place, (bill_worth, jack) in enumerate(GOODS.values())]
    assert found in frontier(TRUE, worths_of((2,) * len(GOODS), tables, 2), 2).vectors.tolist()


@pytest.mark.parametrize("weight", [Fraction(333333, 1000000), Fraction(1, 3) + Fraction(1, 10**9), Fraction(10**7)])
def test_weights_with_many_digits_are_decided_at_once(weight: Fraction) -> None:
    """The powers would have millions of digits; ties are told all the same: 2^p x 8 is 4^p x 4 only for p = 1."""
    vectors = np.array([[2, 8], [4, 4], [8, 2]])
    larger = 2 if weight > 1 else 0
    assert nash(vectors, (0, 0), [weight, Fraction(1)]).rows == (larger,)
    assert nash(vectors, (0, 0), [weight, weight]).rows == (0, 1, 2)

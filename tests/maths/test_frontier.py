"""The efficient frontier against its definition, by every way to find it, and on a space that nobody can list."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from accords.maths import dominance, fronts
from accords.maths import frontier as module
from accords.maths.formula import FALSE, TRUE, Formula, Leaf, conj, disj, leaf
from accords.maths.frontier import Frontier, TooLong, frontier
from accords.maths.question import TooCoupled
from accords.maths.worths import Worths, worths_of
from maths.additive import HUGE, Additive, additive
from oracles import frontier as oracle
from oracles.assignments import meets

MODES = ["elimination", "enumeration", "blocks", "chunks", "kernel"]


def found_by(mode: str, asked: Additive, most: int | None = None) -> Frontier:
    """Look for the frontier with limits that leave one way to find it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LISTED", 1 << 20 if mode == "enumeration" else 0)
        if mode == "blocks":
            patch.setattr(module, "CELLS", 1)
        if mode == "blocks":
            patch.setattr(module, "_BLOCK", 4)
        if mode == "chunks":
            patch.setattr(fronts, "CHUNK", 3)
        if mode == "kernel":
            patch.setattr(dominance, "SMALL", 0)
        return frontier(asked.formula, asked.worths, asked.axes, asked.floors, most)


def expected_of(asked: Additive) -> dict[tuple[int, ...], set[tuple[int, ...]]]:
    return oracle.frontier(asked.formula, asked.sizes, asked.tables, asked.floors, asked.axes)


@pytest.mark.parametrize("mode", MODES)
@settings(max_examples=60)
@given(additive())
def test_vectors_counts_and_all_assignments_are_those_of_the_definition(mode: str, asked: Additive) -> None:
    expected = expected_of(asked)
    found = found_by(mode, asked)
    vectors = [tuple(vector) for vector in found.vectors.tolist()]
    assert vectors == sorted(expected, reverse=True)
    assert found.counts == tuple(len(expected[vector]) for vector in vectors)
    assert not any(found.loss)
    assert found.examples().shape == (len(vectors), len(asked.sizes))
    for row, (vector, example) in enumerate(zip(vectors, found.examples().tolist(), strict=True)):
        every = list(found.every(row))
        assert len(every) == len(set(every))
        assert set(every) == expected[vector]
        assert tuple(example) in expected[vector]


@settings(max_examples=60)
@given(additive(axes=(2, 2), allowances=(2, 2)))
def test_two_axes_with_two_allowances_have_the_same_frontier_with_few_parts_in_the_first_pass(asked: Additive) -> None:
    expected = expected_of(asked)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LISTED", 0)
        patch.setattr(module, "BEAM", 1)
        found = frontier(asked.formula, asked.worths, asked.axes, asked.floors)
    assert dict(zip(map(tuple, found.vectors.tolist()), found.counts, strict=True)) == {
        vector: len(assignments) for vector, assignments in expected.items()
    }


@settings(max_examples=80)
@given(additive(), st.integers(1, 4), st.sampled_from([1, 32]))
def test_when_thinned_out_every_efficient_vector_is_within_the_loss_of_a_listed_one(asked: Additive, most: int, roughly: int) -> None:
    expected = expected_of(asked)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fronts, "_ROUGHLY", roughly)
        found = found_by("elimination", asked, most)
    reached = {total[: asked.axes]: values for values, total in oracle.reaching(asked.formula, asked.sizes, asked.tables, asked.floors)}
    listed = [tuple(vector) for vector in found.vectors.tolist()]
    assert set(listed) <= set(reached)
    for vector in expected:
        above = all(floor is None or wanted >= floor + lost for wanted, floor, lost in zip(vector, asked.floors, found.loss, strict=False))
        close = (all(has >= wanted - lost for has, wanted, lost in zip(other, vector, found.loss, strict=True)) for other in listed)
        assert any(close) or not above
    if not any(found.loss):
        assert set(listed) == set(expected)
    for row, vector in enumerate(listed):
        every = list(found.every(row))
        assert len(set(every)) == found.counts[row]
        assert {oracle.added(asked.tables, asked.columns, values)[: asked.axes] for values in every} == {vector}


@pytest.mark.parametrize("roughly", [2, 32])
def test_thinning_loses_nothing_that_is_well_above_the_floors(roughly: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LISTED", 0)
    monkeypatch.setattr(fronts, "_ROUGHLY", roughly)
    asked = 0
    for seed in range(40):
        numbers = np.random.default_rng(seed)
        worths = worths_of((6,) * 4, [((place,), numbers.integers(0, 30, (6, 2)) * np.array([1, 1000])) for place in range(4)], 2)
        floors = tuple(int(low + 0.3 * (high - low)) for low, high in zip(worths.low, worths.high, strict=True))
        exact, found = (frontier(TRUE, worths, 2, floors, most) for most in (None, 4))
        for vector in exact.vectors.tolist():
            if all(number >= floor + lost for number, floor, lost in zip(vector, floors, found.loss, strict=True)):
                asked += 1
                assert any(
                    all(one >= number - lost for one, number, lost in zip(other, vector, found.loss, strict=True))
                    for other in found.vectors.tolist()
                )
    assert asked


def line(length: int, unit: int = 1) -> Worths:
    """Worths in which whatever one side gains the other loses: all is efficient."""
    steps = np.array([0, 1], dtype=np.object_) * unit
    return worths_of((2,) * length, [((place,), np.stack([steps, -steps], axis=1) * 2**place) for place in range(length)], 2)


@pytest.mark.parametrize("unit", [1, HUGE])
def test_thinning_makes_long_frontiers_short(unit: int) -> None:
    found = frontier(TRUE, line(10, unit), 2, most=20)
    assert len(found) <= 20
    assert all(0 < lost < 512 * unit for lost in found.loss)
    assert len(frontier(TRUE, line(10, unit), 2)) == 1024


def test_a_frontier_that_takes_too_much_work_is_refused_unless_it_is_thinned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LISTED", 0)
    monkeypatch.setattr(fronts, "LONGEST", 100)
    with pytest.raises(TooLong):
        frontier(TRUE, line(10), 2)
    assert len(frontier(TRUE, line(10), 2, most=20)) <= 20


def test_what_is_too_coupled_and_too_many_to_look_at_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LISTED", 0)
    monkeypatch.setattr(module, "CELLS", 16)
    monkeypatch.setattr(module, "ENUMERATED", 16)
    some = disj(*(leaf((first, second), np.eye(2)) for first in range(6) for second in range(first)))
    with pytest.raises(TooCoupled):
        frontier(some, line(6), 2)


@pytest.mark.parametrize("listed", [0, 1 << 20])
def test_where_nothing_is_possible_the_frontier_is_empty(monkeypatch: pytest.MonkeyPatch, listed: int) -> None:
    monkeypatch.setattr(module, "LISTED", listed)
    for formula, worths, floors in ((FALSE, line(3), ()), (TRUE, line(3), (99, None)), (TRUE, worths_of((2, 0), [], 2), ())):
        found = frontier(formula, worths, 2, floors)
        assert (len(found), found.vectors.shape, found.counts) == (0, (0, 2), ())
        assert found.examples().shape == (0, len(worths.sizes))
        assert list(found.every(0)) == []


@pytest.mark.parametrize("listed", [0, 1 << 20])
def test_without_variables_there_is_one_assignment_and_constants_count(monkeypatch: pytest.MonkeyPatch, listed: int) -> None:
    monkeypatch.setattr(module, "LISTED", listed)
    assert frontier(TRUE, worths_of((), [], 2), 2).vectors.tolist() == [[0, 0]]
    found = frontier(TRUE, worths_of((), [((), np.array([3, -1]))], 2), 2)
    assert (found.vectors.tolist(), found.counts, list(found.every(0))) == ([[3, -1]], (1,), [()])
    found = frontier(TRUE, worths_of((2,), [((), np.array([3])), ((0,), np.array([[1], [2]]))], 1), 1)
    assert (found.vectors.tolist(), list(found.every(0))) == ([[5]], [(1,)])


def test_floors_have_to_be_given_for_each_column_and_for_all_that_are_no_axes() -> None:
    with pytest.raises(ValueError, match="do not name one for each of 2 columns"):
        frontier(TRUE, line(2), 2, (1,))
    with pytest.raises(ValueError, match="a number past 1 axes"):
        frontier(TRUE, line(2), 1)


def test_counts_past_any_machine_number_are_exact() -> None:
    same = worths_of((10,) * 40, [((place,), np.arange(10)[:, None] // 5) for place in range(40)], 1)
    found = frontier(TRUE, same, 1)
    assert (found.vectors.tolist(), found.counts) == ([[40]], (5**40,))
    assert next(found.every(0)) == (5,) * 40
    different = leaf((0, 1), ~np.eye(10, dtype=np.bool_))
    assert frontier(different, same, 1).counts == (5**40 - 5**39,)


def test_all_assignments_are_given_however_many_variables_there_are() -> None:
    many = worths_of((2,) * 500, [((place,), np.array([[0], [0 if place in {7, 400} else 1]])) for place in range(500)], 1)
    found = frontier(TRUE, many, 1)
    every = list(found.every(0))
    assert found.counts == (4,) == (len(set(every)),)
    assert {(values[7], values[400], sum(values)) for values in every} == {(0, 0, 498), (0, 1, 499), (1, 0, 499), (1, 1, 500)}


def test_tables_that_cancel_each_other_out_lose_nothing_to_rounding_when_looking_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LISTED", 0)
    numbers = np.random.default_rng(5)
    for _ in range(6):
        tables = [numbers.integers(0, 6, (4, 4)) for _ in range(4)]
        floors = (None, None, int(numbers.integers(4, 16)), int(numbers.integers(4, 16)))
        offsets = [numbers.integers(-1, 2, 4) * 10**17 for _ in range(3)]
        offsets.append(-sum(offsets, np.zeros(4, dtype=np.int64)))
        shifted = [table + offset for table, offset in zip(tables, offsets, strict=True)]
        plain, moved = (worths_of((4,) * 4, [((place,), table) for place, table in enumerate(each)], 4) for each in (tables, shifted))
        expected, found = frontier(TRUE, plain, 2, floors), frontier(TRUE, moved, 2, floors)
        assert found.vectors.tolist() == expected.vectors.tolist()
        assert found.counts == expected.counts


ISSUES, OPTIONS = 30, 10


def large() -> tuple[Formula, list[Leaf], Worths]:
    """Thirty issues of ten options, worth up to 100 each to two sides, some pairs of which exclude each other."""
    numbers = np.random.default_rng(2024)
    tables = [((issue,), numbers.integers(0, 101, (OPTIONS, 2))) for issue in range(ISSUES)]
    pairs = [Leaf((issue, issue + 1), numbers.random((OPTIONS, OPTIONS)) < 0.8) for issue in range(0, ISSUES - 1, 2)]
    return conj(*pairs), pairs, worths_of((OPTIONS,) * ISSUES, tables, 2)


def solved(pairs: list[Leaf], worths: Worths, weights: tuple[int, int]) -> int:
    """Let a solver find the largest weighted sum."""
    model = cp_model.CpModel()
    picked = [[model.new_bool_var(f"{issue}-{option}") for option in range(OPTIONS)] for issue in range(ISSUES)]
    for row in picked:
        model.add_exactly_one(row)
    for pair in pairs:
        first, second = pair.scope
        for left, right in np.argwhere(~pair.allowed).tolist():
            model.add_bool_or(picked[first][left].negated(), picked[second][right].negated())
    sums = [table @ np.array(weights) for table in worths.tables]
    model.maximize(sum(int(sums[issue][option]) * picked[issue][option] for issue in range(ISSUES) for option in range(OPTIONS)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    return int(solver.objective_value)


def test_a_space_of_ten_to_the_thirty_has_the_solvers_optima_and_no_sampled_package_does_better() -> None:
    formula, pairs, worths = large()
    found = frontier(formula, worths, 2)
    examples = found.examples()
    assert (worths.of(examples) == found.vectors).all()
    assert all(meets(formula, example) for example in examples.tolist())
    numbers = np.random.default_rng(7)
    for first, second in [(1, 0), (0, 1), *numbers.integers(1, 50, (4, 2)).tolist()]:
        assert int((found.vectors @ np.array([first, second])).max()) == solved(pairs, worths, (first, second))
    # Packages near the frontier: examples with two issues settled otherwise.
    sampled = np.repeat(examples, 20, axis=0)
    for _ in range(2):
        sampled[np.arange(len(sampled)), numbers.integers(0, ISSUES, len(sampled))] = numbers.integers(0, OPTIONS, len(sampled))
    possible = np.all([pair.allowed[sampled[:, pair.scope[0]], sampled[:, pair.scope[1]]] for pair in pairs], axis=0)
    totals = worths.of(sampled[possible])
    for start in range(0, len(totals), 2000):
        block = totals[start : start + 2000]
        covers = (block[:, None, :] >= found.vectors[None, :, :]).all(axis=2) & (block[:, None, :] != found.vectors[None, :, :]).any(axis=2)
        assert not covers.any()

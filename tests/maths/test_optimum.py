"""Solutions by search against looking at every assignment."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from accords.maths.formula import FALSE, TRUE
from accords.maths.optimum import CLOSE, Search, best_product, best_share, best_sum
from accords.maths.search import Undecided
from accords.maths.worths import worths_of
from maths.additive import HUGE, Additive, additive
from oracles.assignments import meets

SOME = settings(max_examples=max(30, settings().max_examples // 3))
Vector = tuple[int, ...]


def reached(asked: Additive) -> dict[Vector, list[Vector]]:
    """Give the vectors on the axes of all assignments that meet the formula and the floors."""
    found: dict[Vector, list[Vector]] = {}
    for row in product(*map(range, asked.sizes)):
        total = [
            sum(int(table[(*(row[variable] for variable in scope), column)]) for scope, table in asked.tables)
            for column in range(asked.columns)
        ]
        enough = all(floor is None or number >= floor for number, floor in zip(total, asked.floors, strict=True))
        if enough and meets(asked.formula, row):
            found.setdefault(tuple(total[: asked.axes]), []).append(row)
    return found


def search(asked: Additive) -> Search:
    return Search(asked.formula, asked.worths, asked.axes, asked.floors)


def small(asked: Additive) -> None:
    """Leave out what does not fit the solver's 64 bits."""
    assume(all(abs(int(number)) < HUGE for _, table in asked.tables for number in table.ravel()))


def starts(found: dict[Vector, list[Vector]], axes: int) -> list[int]:
    return [min((vector[axis] for vector in found), default=0) for axis in range(axes)]


@SOME
@given(additive(axes=(1, 3)), st.lists(st.integers(0, 3), min_size=3, max_size=3))
def test_the_largest_weighted_sum_is_proven(asked: Additive, weights: list[int]) -> None:
    small(asked)
    every, found = reached(asked), best_sum(search(asked), weights[: asked.axes])
    if not every:
        assert found is None
        return
    assert found is not None
    assert found.assignment in every[found.vector]
    totals = [sum(weight * number for weight, number in zip(weights, vector, strict=False)) for vector in every]
    assert (sum(weight * number for weight, number in zip(weights, found.vector, strict=False)), found.gap) == (max(totals), 0)


@SOME
@given(additive(axes=(1, 3)), st.lists(st.integers(1, 5), min_size=3, max_size=3))
def test_the_smallest_share_is_as_large_as_can_be_then_the_second_smallest(asked: Additive, spans: list[int]) -> None:
    small(asked)
    every = reached(asked)
    base, spans = starts(every, asked.axes), spans[: asked.axes]

    def shares(vector: Vector) -> list[Fraction]:
        return sorted(Fraction(number - start, span) for number, start, span in zip(vector, base, spans, strict=True))

    found = best_share(search(asked), base, spans)
    if not every:
        assert found is None
        return
    assert found is not None
    assert found.assignment in every[found.vector]
    assert (shares(found.vector), found.gap) == (max(map(shares, every)), 0)


@SOME
@given(additive(axes=(1, 3)), st.booleans())
def test_the_largest_product_is_found_up_to_a_share_that_is_stated(asked: Additive, weighted: bool) -> None:  # noqa: FBT001 drawn
    small(asked)
    every = reached(asked)
    base = starts(every, asked.axes)
    powers = [Fraction(2), Fraction(1, 2), Fraction(1)][: asked.axes] if weighted else None

    def score(vector: Vector) -> float:
        gains = [number - start for number, start in zip(vector, base, strict=True)]
        return float(prod(gain ** float(power) for gain, power in zip(gains, powers or [Fraction(1)] * len(gains), strict=True)))

    gaining = [vector for vector in every if all(number > start for number, start in zip(vector, base, strict=True))]
    found = best_product(search(asked), base, powers)
    if not gaining:
        assert found is None
        return
    assert found is not None
    assert found.assignment in every[found.vector]
    best = max(map(score, gaining))
    assert 0 <= found.gap <= CLOSE
    assert best <= score(found.vector) * (1 + found.gap) * (1 + 1e-9)


NUMBERS = worths_of((3, 3), [((0,), np.array([[0, 4], [1, 3], [2, 0]])), ((1,), np.array([[0, 2], [3, 1], [4, 0]]))], 2)


def test_without_any_assignment_there_is_nothing() -> None:
    nothing = Search(FALSE, NUMBERS, 2, (None, None))
    assert best_sum(nothing, [1, 1]) is None
    assert best_share(nothing, [0, 0], [1, 1]) is None
    assert best_product(nothing, [0, 0]) is None


def test_a_floor_that_nothing_reaches_leaves_nothing() -> None:
    assert best_sum(Search(TRUE, NUMBERS, 2, (99, None)), [1, 1]) is None
    assert best_product(Search(TRUE, NUMBERS, 2, (None, None)), [6, 0]) is None


def test_without_effort_nothing_is_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that ends before it found anything says so; that nobody gains would be another answer."""

    def ends(*_: object) -> None:
        raise Undecided

    asked = Search(TRUE, NUMBERS, 2, (None, None))
    monkeypatch.setattr(asked, "ask", ends)
    with pytest.raises(Undecided):
        best_sum(asked, [1, 1])
    with pytest.raises(Undecided):
        best_share(asked, [0, 0], [1, 1])
    with pytest.raises(Undecided):
        best_product(asked, [0, 0])


def test_a_search_that_ends_early_gives_the_best_so_far_with_its_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Search(TRUE, NUMBERS, 2, (None, None))
    first, answers = asked.ask, iter([True])

    def once(*given: object) -> object:
        if next(answers, None) is None:
            raise Undecided
        return first(*given)  # type: ignore[arg-type]  # handed on as given

    monkeypatch.setattr(asked, "ask", once)
    found = best_share(asked, [0, 0], [6, 6])
    assert found is not None
    assert found.gap == float("inf")

"""A plan knows its cost beforehand, and gives the sum of the product whatever is kept."""

from __future__ import annotations

from dataclasses import replace
from math import prod

import numpy as np
import pytest

from accords.maths.buckets import decoded, executed, planned
from accords.maths.ordering import mask_of
from accords.maths.semiring import COUNT, TRUTH, Values, of_elements

SIZES = (2, 3, 4, 2)
SCOPES = ((0, 1), (1, 2), (2, 3), (0, 3))


def cycle(seed: int) -> list[Values]:
    """Make random tables around a cycle of four variables."""
    generator = np.random.default_rng(seed)
    return [generator.random([SIZES[variable] for variable in scope]) < 0.5 for scope in SCOPES]


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("kept", [(), (1,), (0, 2), (0, 1, 2, 3)])
def test_the_result_is_the_sum_of_the_product(seed: int, kept: tuple[int, ...]) -> None:
    tables = cycle(seed)
    plan = planned([mask_of(scope) for scope in SCOPES], SIZES, mask_of(kept), 4, 1 << 20)
    letters = ",".join("abcd"[scope[0]] + "abcd"[scope[1]] for scope in SCOPES)
    expected = np.einsum(f"{letters}->{''.join('abcd'[variable] for variable in kept)}", *[table.astype(int) for table in tables])
    assert np.array_equal(executed(plan, tables, COUNT)[0], expected)
    assert np.array_equal(executed(plan, tables, TRUTH)[0], expected > 0)
    assert np.array_equal(executed(plan, tables, replace(COUNT, balanced=True))[0], expected)


@pytest.mark.parametrize("seed", range(30))
def test_an_assignment_is_read_backwards(seed: int) -> None:
    tables = cycle(seed)
    plan = planned([mask_of(scope) for scope in SCOPES], SIZES, 0, 4, 1 << 20)
    result, slots = executed(plan, tables, TRUTH)
    if result:
        values = decoded(plan, slots)
        assert all(table[tuple(values[variable] for variable in scope)] for scope, table in zip(SCOPES, tables, strict=True))
    else:
        assert not executed(plan, tables, COUNT)[0]


def test_the_cost_is_known_beforehand() -> None:
    plan = planned([mask_of(scope) for scope in SCOPES], SIZES, 0, 4, 1 << 20)
    assert plan.oversized == ()
    assert plan.peak == max(prod([SIZES[variable] for variable in step.joint]) for step in plan.steps)
    assert plan.work > plan.cells >= plan.peak


def test_a_plan_stops_short_of_what_passes_the_limit() -> None:
    plan = planned([mask_of(scope) for scope in SCOPES], SIZES, 0, 4, 11)
    assert plan.oversized
    assert plan.peak > 11


def test_many_factors_are_multiplied_as_in_a_tournament_where_that_is_asked_for() -> None:
    pairs = []

    def joined(left: str, right: str) -> str:
        pairs.append((left, right))
        return left + right

    def one_per_factor(rows: Values) -> list[str]:
        return [row[0] for row in rows]

    tables = [np.array([letter], dtype=np.object_) for letter in "abcde"]
    plan = planned([1 << place for place in range(5)], (1,) * 5, 0, 5, 1 << 20)
    words = of_elements("words", joined, lambda row: row[0], one_per_factor, balanced=True)
    assert executed(plan, tables, words)[0][()] == "abcde"
    assert pairs == [("a", "b"), ("c", "d"), ("ab", "cd"), ("abcd", "e")]

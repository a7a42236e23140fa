"""Fronts as elements of a semiring: its laws, counts past any machine number, and what thinning keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.maths import fronts
from accords.maths.fronts import Front, Inner, Rules, Single, TooLong, chosen, pareto, table_of
from accords.maths.semiring import Semiring
from maths.additive import HUGE
from oracles import frontier as oracle

WIDE_OPEN = Inner(np.full(2, -1000), np.full(2, 1000))
OPEN = pareto(Rules(2, (None, None), WIDE_OPEN))

Held = dict[tuple[int, ...], int]


@st.composite
def elements(draw: st.DrawFn, variable: int) -> tuple[Any, Held]:
    """Draw the front of one variable, which may have no vector, with what it holds by definition."""
    rows = draw(st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3)), max_size=4))
    return element(OPEN, rows, variable), efficient_part(Counter(rows))


def element(semiring: Semiring, rows: Sequence[tuple[int, ...]], variable: int = 0) -> Any:
    if not rows:
        return None
    return semiring.total(table_of(np.array(rows), (variable,)), 0)[0]


def efficient_part(held: Held) -> Held:
    distinct = list(held)
    return {vector: held[vector] for vector, kept in zip(distinct, oracle.undominated(distinct, 2), strict=True) if kept}


def held_by(found: Any) -> Held:
    if found is None:
        return {}
    assert isinstance(found, Front)
    return {tuple(vector): int(count) for vector, count in zip(found.vectors.tolist(), found.counts, strict=True)}


def cell(found: Any) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    result = np.empty(1, dtype=np.object_)
    result[0] = found
    return result


def plus(left: Any, right: Any) -> Any:
    return OPEN.add(cell(left), cell(right))[0]


def times(left: Any, right: Any) -> Any:
    return OPEN.multiply(cell(left), cell(right))[0]


@settings(max_examples=80)
@given(elements(0), elements(0), elements(1))
def test_sums_are_unions_products_add_vector_to_vector_and_products_distribute_over_sums(
    first: tuple[Any, Held], second: tuple[Any, Held], third: tuple[Any, Held]
) -> None:
    (a, held_a), (b, held_b), (c, held_c) = first, second, third
    assert held_by(plus(a, b)) == efficient_part(dict(Counter(held_a) + Counter(held_b)))
    added: Counter[tuple[int, ...]] = Counter()
    for left, ways in held_a.items():
        for right, more in held_c.items():
            added[left[0] + right[0], left[1] + right[1]] += ways * more
    assert held_by(times(a, c)) == efficient_part(dict(added))
    assert held_by(times(plus(a, b), c)) == held_by(plus(times(a, c), times(b, c)))
    assert held_by(times(a, c)) == held_by(times(c, a))


@settings(max_examples=40)
@given(elements(0))
def test_true_adds_nothing_and_false_leaves_nothing(drawn: tuple[Any, Held]) -> None:
    found, held = drawn
    true, false = np.array([True]), np.array([False])
    assert held_by(OPEN.multiply(true, cell(found))[0]) == held
    assert OPEN.multiply(cell(found), false)[0] is None
    assert held_by(plus(found, None)) == held


def test_a_table_has_a_front_of_one_vector_in_each_cell() -> None:
    worths = np.arange(12).reshape(2, 3, 2)
    table = table_of(worths, (4, 7))
    assert table.shape == (2, 3)
    assert table[1, 2].made == Single(((4, 1), (7, 2)))
    assert (table[1, 2].vectors.tolist(), table[1, 2].counts.tolist(), table[1, 2].loss) == ([[10, 11]], [1.0], ())
    assert (table[0, 0].inner.low.tolist(), table[0, 0].inner.high.tolist()) == ([0, 1], [10, 11])


def test_floors_drop_what_cannot_reach_them_and_allowances_are_cut_to_what_suffices() -> None:
    # All together come to 0..20 on the axis and to 0..10 on the allowance; this table gives at most 12 and 6.
    everything = Inner(np.array([0, 0]), np.array([20, 10]))
    semiring = pareto(Rules(1, (9, 7), everything))
    found = element(semiring, [(12, 3), (1, 6), (0, 6), (11, 2), (5, 6)])
    # Others add at most 8 and 4: less than 1 on the axis, or than 3 on the allowance, is lost.
    assert held_by(found) == {(12, 3): 1, (5, 6): 1}
    enough = element(pareto(Rules(1, (None, 4), everything)), [(12, 4), (1, 6), (0, 0), (11, 5), (5, 6)])
    assert held_by(enough) == {(12, 4): 1}


def test_counts_become_python_integers_before_they_are_rounded() -> None:
    once = np.zeros((1 << 10, 1), dtype=np.int64)
    semiring = pareto(Rules(1, (None,), Inner(np.array([0]), np.array([0]))))
    found = element(semiring, [(0,)] * len(once))
    for variable in range(1, 7):
        found = semiring.multiply(cell(found), cell(element(semiring, [(0,)] * (len(once) - 1), variable)))[0]
    assert found.counts.tolist() == [1024 * 1023**6]
    assert found.counts.dtype == np.object_
    doubled = semiring.add(cell(found), cell(found))[0]
    assert doubled.counts.tolist() == [2 * 1024 * 1023**6]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=1, max_size=60), st.integers(1, 8), st.booleans())
def test_thinning_keeps_a_vector_near_each_that_it_leaves_out(rows: list[tuple[int, int]], most: int, huge: bool) -> None:  # noqa: FBT001 drawn
    unit = HUGE if huge else 1
    vectors = [tuple(number * unit for number in row) for row in rows]
    low, high = np.array([0, 0]), np.array([300 * unit, 300 * unit], dtype=np.object_ if huge else np.int64)
    semiring = pareto(Rules(2, (None, None), Inner(low, high), most))
    found = element(semiring, vectors)
    assert len(found) <= most or len(found) <= 4
    kept = held_by(found)
    assert kept.keys() <= set(vectors)
    for vector in efficient_part(Counter(vectors)):
        lost = found.loss or (0, 0)
        assert any(all(has >= wanted - less for has, wanted, less in zip(other, vector, lost, strict=True)) for other in kept)


def test_losses_add_up() -> None:
    rules = Rules(2, (None, None), WIDE_OPEN, most=2)
    rows = [(number, 9 - number) for number in range(10)]
    first, second = element(pareto(rules), rows), element(pareto(rules), rows, 1)
    assert min(first.loss) > 0
    joined = pareto(rules).multiply(cell(first), cell(second))[0]
    assert all(lost >= one + other for lost, one, other in zip(joined.loss, first.loss, second.loss, strict=True))


def test_fronts_that_get_too_long_stop_the_work_unless_they_are_thinned(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(number, 9 - number) for number in range(10)]
    monkeypatch.setattr(fronts, "LONGEST", 9)
    with pytest.raises(TooLong):
        element(OPEN, rows)
    assert len(element(pareto(Rules(2, (None, None), WIDE_OPEN, most=4)), rows)) <= 4


def test_some_rows_of_a_front_keep_their_counts() -> None:
    front = element(OPEN, [(0, 5), (0, 5), (3, 3), (5, 0)])
    part = chosen(front, np.array([0, 2]))
    assert held_by(part) == {(5, 0): 1, (0, 5): 2}
    assert [part.ways(row).tolist() for row in range(2)] == [[0], [2]]

"""The laws that the engine relies on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis.extra.numpy import arrays

from accords.maths.semiring import COUNT, TRUTH, Semiring, Values, of_elements

TABLES = arrays(np.bool_, (2, 3))


@pytest.mark.parametrize("semiring", [COUNT, TRUTH], ids=lambda semiring: semiring.name)
@given(first=TABLES, second=TABLES, third=TABLES)
def test_products_distribute_over_sums(semiring: Semiring, first: Values, second: Values, third: Values) -> None:
    a, b, c = (semiring.lift(table) for table in (first, second, third))
    left = semiring.multiply(a, semiring.add(b, c))
    assert np.array_equal(left, semiring.add(semiring.multiply(a, b), semiring.multiply(a, c)))
    assert np.array_equal(semiring.total(first, 1), semiring.total(a, 1))
    assert np.array_equal(semiring.total(a, 1)[:, 0], semiring.add(semiring.add(a[:, 0], a[:, 1]), a[:, 2]))
    assert np.array_equal(semiring.widen(first), a)


def test_wide_counts_do_not_wrap() -> None:
    wide = COUNT.widen(np.full(4, 1 << 60))
    assert COUNT.total(COUNT.multiply(wide, wide), 0).tolist() == [4 << 120]


Word = str | bool | None


def words(*elements: Word) -> Values:
    """Give an array of elements: texts that stand for themselves, truth values, or nothing."""
    result = np.empty(len(elements), dtype=np.object_)
    result[:] = elements
    return result


def joined(left: Word, right: Word) -> Word:
    if left in {None, False} or right in {None, False}:
        return None
    return right if left is True else left if right is True else f"{left}{right}"


def listed(elements: Values) -> str | None:
    return "+".join(element for element in elements if isinstance(element, str)) or None


WORDS = of_elements("words", joined, listed)


def test_truth_tables_stay_as_they_are_until_they_meet_an_element() -> None:
    true, mixed = np.array([True, True]), np.array([True, False])
    both = WORDS.multiply(true, mixed)
    assert both.dtype == np.bool_
    assert both.tolist() == [True, False]
    assert WORDS.total(mixed, 0).tolist() == [True]
    assert WORDS.multiply(mixed, words("a", "b")).tolist() == ["a", None]
    assert WORDS.multiply(words("a", "b"), words("c", None)).tolist() == ["ac", None]
    assert WORDS.lift(mixed).dtype == np.object_
    assert WORDS.widen(words("a")).tolist() == ["a"]


def test_elements_are_summed_over_any_axis_which_stays() -> None:
    table = words("a", "b", None, "d", "e", "f").reshape(2, 3)
    assert WORDS.total(table, 0).tolist() == [["a+d", "b+e", "f"]]
    assert WORDS.total(table, 1).tolist() == [["a+b"], ["d+e+f"]]
    assert WORDS.add(words("a", None, "c"), words("x", "y", None)).tolist() == ["a+x", "y", "c"]
    assert WORDS.total(table[:, 0], 0).shape == (1,)


def test_many_sums_may_be_made_at_once() -> None:
    at_once = of_elements("words", joined, listed, lambda rows: [listed(row) for row in rows])
    table = words("a", "b", None, "d", "e", "f").reshape(2, 3)
    for axis in (0, 1):
        assert at_once.total(table, axis).tolist() == WORDS.total(table, axis).tolist()


@given(first=TABLES, second=TABLES)
def test_truth_values_alone_add_and_multiply_as_truth_values(first: Values, second: Values) -> None:
    assert np.array_equal(WORDS.multiply(first, second), TRUTH.multiply(first, second))
    assert np.array_equal(WORDS.total(first, 1), TRUTH.total(first, 1))
    assert WORDS.idempotent

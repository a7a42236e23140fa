"""Products of powers compared without being written out, against writing them out."""

from __future__ import annotations

from math import prod

from hypothesis import given, settings
from hypothesis import strategies as st

from accords.maths.powers import compared

NUMBERS = st.one_of(st.integers(1, 30), st.sampled_from([2**61 - 1, 2**40 * 3**9, 10**30, 10**30 + 1]))


def triples(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[list[tuple[int, int, int]]]:
    return st.lists(st.tuples(numbers, numbers, st.integers(0, 12)), max_size=4)


@settings(max_examples=150)
@given(triples(NUMBERS))
def test_the_order_is_that_of_the_products(drawn: list[tuple[int, int, int]]) -> None:
    first = prod(one**power for one, _, power in drawn)
    second = prod(other**power for _, other, power in drawn)
    found = compared([one for one, _, _ in drawn], [other for _, other, _ in drawn], [power for _, _, power in drawn])
    assert found == (first > second) - (first < second)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 40)), min_size=1, max_size=4))
def test_equal_products_of_other_numbers_are_equal(drawn: list[tuple[int, int]]) -> None:
    """Each number is split in two halves of a square, or doubled up: (n * n, 1) against (n, n)."""
    first = [side for _, number in drawn for side in (number * number, 1)]
    second = [side for _, number in drawn for side in (number, number)]
    assert compared(first, second, [power for power, _ in drawn for _ in range(2)]) == 0


def test_powers_past_what_can_be_written_out_are_compared_all_the_same() -> None:
    huge = 10**12
    assert compared([2, 27], [8, 3], [huge, huge]) == 1
    assert compared([4, 3], [2, 9], [huge, huge]) == -1
    assert compared([12, 45], [20, 27], [huge, huge]) == 0
    # Logarithms that agree to dozens of digits: the twentieth digit of one number.
    assert compared([10**60 + 1, 1], [10**60, 1], [1, huge]) == 1

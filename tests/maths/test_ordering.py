"""The order of elimination, and sets of variables as bitmasks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accords.maths.ordering import mask_of, members, min_fill


@given(st.sets(st.integers(0, 300)))
def test_a_bitmask_holds_a_set(positions: set[int]) -> None:
    assert list(members(mask_of(positions))) == sorted(positions)


@given(st.lists(st.sets(st.integers(0, 8), min_size=1, max_size=4), max_size=12), st.sets(st.integers(0, 8)))
def test_every_variable_is_ordered_once(scopes: list[set[int]], eliminated: set[int]) -> None:
    found = min_fill([mask_of(scope) for scope in scopes], (2,) * 9, mask_of(eliminated))
    assert sorted(found.variables) == sorted(eliminated)
    assert found.stuck == found.oversized == ()


def test_a_tree_is_ordered_without_joining_any_pair() -> None:
    # A star with long arms: the centre goes when at most one arm is left.
    scopes = [mask_of(pair) for pair in [(0, 1), (0, 2), (0, 3), (1, 4), (2, 5), (3, 6)]]
    order = min_fill(scopes, (9,) * 7, 0b1111111, 9 * 9)
    assert len(order.variables) == 7
    assert order.variables.index(0) >= 4


def test_ties_go_to_the_smaller_table_then_to_the_smaller_index() -> None:
    assert min_fill([0b11, 0b1100], (5, 5, 2, 2), 0b1111).variables[:2] == (2, 3)
    assert min_fill([0b11], (3, 3), 0b11).variables == (0, 1)


def test_what_would_pass_the_limit_is_named() -> None:
    every_pair = [1 << first | 1 << second for second in range(4) for first in range(second)]
    found = min_fill([*every_pair, 0b110000], (3,) * 6, 0b111111, 27)
    assert sorted(found.variables) == [4, 5]
    assert found.stuck == (0, 1, 2, 3)
    assert found.oversized == (0b1111,) * 4
    assert min_fill(every_pair, (3,) * 4, 0b1111, 81).stuck == ()

"""Minimal conflicts and corrections against the definition."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.maths.conflicts import MinimalSets, minimal_sets, minimal_transversals
from accords.maths.ordering import mask_of, members
from oracles import minimal_sets as oracle

FAMILIES = st.integers(0, 7).flatmap(
    lambda number: st.tuples(
        st.just(number),
        st.lists(st.frozensets(st.integers(0, number - 1)) if number else st.just(frozenset[int]()), max_size=6),
    )
)
Family = tuple[int, list[frozenset[int]]]


@settings(max_examples=4 * settings().max_examples)
@given(FAMILIES)
def test_all_minimal_sets_are_found(family: Family) -> None:
    number, impossible = family

    def possible(chosen: frozenset[int]) -> bool:
        return not any(each <= chosen for each in impossible)

    found = minimal_sets(number, possible)
    assert found.complete
    assert found.conflicts == oracle.conflicts(number, possible)
    assert found.corrections == oracle.corrections(number, possible)


@settings(max_examples=3 * settings().max_examples)
@given(FAMILIES, st.integers(1, 4), st.integers(0, 30))
def test_what_is_listed_under_a_cap_is_minimal_and_said_to_be_incomplete(family: Family, cap: int, calls: int) -> None:
    number, impossible = family

    def possible(chosen: frozenset[int]) -> bool:
        return not any(each <= chosen for each in impossible)

    found = minimal_sets(number, possible, cap, calls)
    conflicts, corrections = oracle.conflicts(number, possible), oracle.corrections(number, possible)
    assert set(found.conflicts) <= set(conflicts)
    assert set(found.corrections) <= set(corrections)
    assert max(len(found.conflicts), len(found.corrections)) <= cap
    assert found.calls <= calls
    if found.complete:
        assert (found.conflicts, found.corrections) == (conflicts, corrections)


@settings(max_examples=2 * settings().max_examples)
@given(FAMILIES)
def test_minimal_transversals_meet_every_set(family: Family) -> None:
    number, sets = family
    found = minimal_transversals([mask_of(each) for each in sets], 1_000)
    assert found is not None
    assert tuple(tuple(members(mask)) for mask in found) == oracle.transversals(number, sets)


def test_transversals_past_the_cap_are_not_listed() -> None:
    assert minimal_transversals([0b11, 0b1100, 0b110000], 7) is None
    assert len(minimal_transversals([0b11, 0b1100, 0b110000], 8) or []) == 8


def test_the_empty_set_stands_for_what_is_always_or_never_possible() -> None:
    assert minimal_sets(3, lambda _: False) == MinimalSets(((),), (), complete=True, calls=2)
    assert minimal_sets(3, lambda _: True) == MinimalSets((), ((),), complete=True, calls=1)


@pytest.mark.no_cover
def test_a_few_conflicts_among_ten_thousand_constraints_take_few_calls() -> None:
    impossible = [frozenset({17, 4_000}), frozenset({4_000, 9_999, 123}), frozenset({5_555})]
    found = minimal_sets(10_000, lambda chosen: not any(each <= chosen for each in impossible))
    assert found.conflicts == ((5_555,), (17, 4_000), (123, 4_000, 9_999))
    assert found.corrections == ((4_000, 5_555), (17, 123, 5_555), (17, 5_555, 9_999))
    assert found.calls < 300


@pytest.mark.no_cover
def test_more_corrections_than_the_cap_are_said_to_be_cut_off() -> None:
    impossible = [frozenset({2 * pair, 2 * pair + 1}) for pair in range(20)]
    found = minimal_sets(40, lambda chosen: not any(each <= chosen for each in impossible))
    assert not found.complete
    assert len(found.conflicts) == 20
    assert found.corrections
    assert all(len({member // 2 for member in correction}) == len(correction) == 20 for correction in found.corrections)

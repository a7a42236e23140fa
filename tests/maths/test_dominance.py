"""What none dominates, by plain comparison, by sorting and compiled, against every pair."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.maths import dominance
from accords.maths.dominance import Vectors, efficient, efficient_apart, sorted_down, undominated
from maths.additive import HUGE
from oracles import frontier as oracle


@st.composite
def clouds(draw: st.DrawFn) -> tuple[Vectors, int]:
    """Draw vectors with many ties, and how many columns are axes; as 64-bit or Python integers."""
    columns, count, top = draw(st.integers(1, 5)), draw(st.integers(0, 40)), draw(st.integers(0, 6))
    axes = draw(st.integers(0, columns))
    numbers = np.random.default_rng(draw(st.integers(0, 2**32 - 1))).integers(-top, top + 1, (count, columns))
    return (numbers.astype(np.object_) * HUGE if draw(st.booleans()) else numbers), axes


@pytest.mark.parametrize("way", ["compared", "compiled", "in blocks"])
@settings(max_examples=150)
@given(clouds())
def test_those_that_none_dominates_are_kept_with_all_that_are_equal(way: str, cloud: tuple[Vectors, int]) -> None:
    vectors, axes = cloud
    with pytest.MonkeyPatch.context() as patch:
        for limit in ("SMALL", "SMALL_ONCE_LOADED"):
            patch.setattr(dominance, limit, 0 if way == "compiled" else 1500)
        patch.setattr(dominance, "_PAIRS", 7 if way == "in blocks" else 1 << 20)
        found = efficient(vectors, axes)
    rows = [tuple(row) for row in vectors.tolist()]
    kept = [row for row, alive in zip(rows, oracle.undominated(rows, axes), strict=True) if alive]
    assert [rows[member] for member in found.members] == sorted(kept, reverse=True)
    assert len(set(found.members.tolist())) == len(found.members)
    assert [rows[found.members[start]] for start in found.starts] == sorted(set(kept), reverse=True)


@settings(max_examples=100)
@given(
    st.lists(st.integers(0, 12), max_size=5),
    st.integers(1, 3),
    st.integers(0, 6),
    st.integers(0, 2**32 - 1),
    st.sampled_from([1, 2**40, HUGE]),
)
def test_groups_are_decided_apart_as_each_is_alone(lengths: list[int], columns: int, top: int, seed: int, unit: int) -> None:
    numbers = np.random.default_rng(seed).integers(-top, top + 1, (sum(lengths), columns))
    vectors = numbers.astype(np.object_) * unit if unit == HUGE else numbers * unit
    for axes in range(columns + 1):
        found = efficient_apart(vectors, lengths, axes)
        assert len(found) == len(lengths)
        start = 0
        for length, each in zip(lengths, found, strict=True):
            alone = efficient(vectors[start : start + length], axes)
            assert (each.members - start).tolist() == alone.members.tolist()
            assert each.starts.tolist() == alone.starts.tolist()
            start += length


@given(clouds())
def test_sorting_is_by_the_first_column_then_the_next_largest_first(cloud: tuple[Vectors, int]) -> None:
    rows = [tuple(row) for row in cloud[0].tolist()]
    order = sorted_down(cloud[0]).tolist()
    assert order == sorted(range(len(rows)), key=lambda row: [-number for number in rows[row]])


def test_vectors_that_are_equal_on_the_axes_never_dominate_each_other() -> None:
    ordered = np.array([[3, 1, 9], [3, 1, 4], [2, 1, 9], [2, 1, 10]])
    assert undominated(ordered, 2).tolist() == [True, True, False, True]
    assert undominated(ordered, 3).tolist() == [True, False, False, True]


@pytest.mark.parametrize(("columns", "axes"), [(2, 2), (3, 3), (3, 2), (4, 4)])
def test_many_vectors_are_decided_alike_by_the_compiled_kernel(columns: int, axes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = np.random.default_rng(columns).integers(0, 400, (4000, columns))
    found = efficient(vectors, axes)
    for limit in ("SMALL", "SMALL_ONCE_LOADED"):
        monkeypatch.setattr(dominance, limit, 10_000)
    expected = efficient(vectors, axes)
    assert np.array_equal(found.members, expected.members)
    assert np.array_equal(found.starts, expected.starts)

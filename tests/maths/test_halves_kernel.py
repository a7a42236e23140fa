"""The compiled counts of pairs, and the same functions as plain Python, against every pair."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.maths import halves_kernel
from maths.plain_kernels import uncompiled
from oracles import tallies as oracle


def counted(columns: int, seed: int, sizes: tuple[int, int], top: int) -> None:
    numbers = np.random.default_rng(seed)
    points, needs = (numbers.integers(-top, top + 1, (columns, size)) for size in sizes)
    every = oracle.pairs(points.T.tolist(), (-needs.T).tolist(), [0] * columns)
    assert halves_kernel.pairs_compiled(points, needs) == every


@settings(max_examples=200)
@given(st.integers(2, 5), st.integers(0, 2**32 - 1), st.tuples(st.integers(1, 150), st.integers(1, 40)), st.integers(0, 60))
def test_each_pair_is_counted_once(columns: int, seed: int, sizes: tuple[int, int], top: int) -> None:
    counted(columns, seed, sizes, top)


@pytest.mark.parametrize("columns", [2, 3, 4])
def test_without_the_compiler_it_counts_the_same(columns: int) -> None:
    numbers = np.random.default_rng(columns)
    points, needs = (numbers.integers(0, 30, (columns, size)) for size in (200, 50))
    with uncompiled("efficient_kernel", "halves_kernel") as (_, plain):
        found = plain.pairs_compiled(points, needs)
    assert found == oracle.pairs(points.T.tolist(), (-needs.T).tolist(), [0] * columns)


@pytest.mark.parametrize(("step", "sets"), [(1, 1 << 10), (7, 1 << 10), (1, 3)])
def test_however_far_apart_the_sets_of_bits_are(monkeypatch: pytest.MonkeyPatch, step: int, sets: int) -> None:
    monkeypatch.setattr(halves_kernel, "_STEP", step)
    monkeypatch.setattr(halves_kernel, "_SETS", sets)
    for columns in (3, 4, 5):
        counted(columns, 11, (130, 60), 20)


@given(st.integers(0, 2**64 - 1))
def test_bits_are_counted(word: int) -> None:
    assert halves_kernel.bits_of(np.uint64(word)) == word.bit_count()

"""The compiled comparisons and the same functions as plain Python, against every pair."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from accords.maths.sweep_kernel import against_kept, staircase, swept
from oracles import frontier as oracle

Kernel = Callable[[NDArray[np.int64], int], NDArray[np.bool_]]


def plain(kernel: Any) -> Kernel:
    """Give the function that was compiled, or the one that was not since the compiler is off."""
    found: Kernel = getattr(kernel, "py_func", kernel)
    return found


@st.composite
def sorted_vectors(draw: st.DrawFn, columns: tuple[int, int]) -> tuple[NDArray[np.int64], int]:
    """Draw distinct vectors, sorted down, and how many columns are axes."""
    width, count, top = draw(st.integers(*columns)), draw(st.integers(1, 40)), draw(st.integers(1, 6))
    numbers = np.random.default_rng(draw(st.integers(0, 2**32 - 1))).integers(-top, top + 1, (count, width))
    return np.ascontiguousarray(np.unique(numbers, axis=0)[::-1]), draw(st.integers(1, width))


@pytest.mark.parametrize("kernel", [staircase, plain(staircase)], ids=["compiled", "plain"])
@settings(max_examples=100)
@given(sorted_vectors((2, 3)))
def test_the_staircase_leaves_what_none_dominates(kernel: Kernel, drawn: tuple[NDArray[np.int64], int]) -> None:
    ordered, axes = drawn
    assert kernel(ordered, axes).tolist() == oracle.undominated([tuple(row) for row in ordered.tolist()], axes)


@pytest.mark.parametrize("kernel", [against_kept, plain(against_kept)], ids=["compiled", "plain"])
@settings(max_examples=100)
@given(sorted_vectors((2, 5)))
def test_comparing_with_those_kept_leaves_what_none_dominates(kernel: Kernel, drawn: tuple[NDArray[np.int64], int]) -> None:
    ordered, axes = drawn
    assert kernel(ordered, axes).tolist() == oracle.undominated([tuple(row) for row in ordered.tolist()], axes)


@settings(max_examples=50)
@given(sorted_vectors((2, 5)))
def test_each_number_of_columns_has_its_kernel(drawn: tuple[NDArray[np.int64], int]) -> None:
    ordered, axes = drawn
    assert swept(ordered, axes).tolist() == oracle.undominated([tuple(row) for row in ordered.tolist()], axes)

"""Linear programs: a printed answer, and the cases without one."""

from __future__ import annotations

import numpy as np
import pytest

from accords.errors import AccordsError
from accords.maths.linear import largest

NONE = np.zeros((0, 2)), np.zeros(0)


def test_the_wyndor_glass_problem_of_hillier_and_lieberman_has_the_printed_answer() -> None:
    # Introduction to Operations Research, section 3.1: Z = 36 at (2, 6).
    found = largest(np.array([3.0, 5.0]), (np.array([[1.0, 0.0], [0.0, 2.0], [3.0, 2.0]]), np.array([4.0, 12.0, 18.0])), NONE, (0, None))
    assert found is not None
    assert found[0] == pytest.approx(36)
    assert found[1].tolist() == pytest.approx([2, 6])


def test_equalities_and_bounds_hold() -> None:
    found = largest(np.array([1.0, 0.0]), NONE, (np.array([[1.0, 2.0]]), np.array([4.0])), [(None, None), (1, None)])
    assert found is not None
    assert found[1].tolist() == pytest.approx([2, 1])


def test_what_cannot_be_met_has_no_answer_and_what_is_unbounded_is_refused() -> None:
    assert largest(np.array([1.0, 0.0]), (np.array([[1.0, 0.0], [-1.0, 0.0]]), np.array([0.0, -1.0])), NONE) is None
    with pytest.raises(AccordsError, match="State bounds"):
        largest(np.array([1.0, 0.0]), (np.array([[-1.0, 0.0]]), np.array([0.0])), NONE)

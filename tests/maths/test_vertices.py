"""Vertices, against every choice of conditions tried."""

from __future__ import annotations

import numpy as np
import pytest

from accords.maths.polytope import region, weights
from accords.maths.statements import ratio_at_least
from accords.maths.vertices import vertices
from maths.linear_cases import statements
from oracles.corners import corners


@pytest.mark.parametrize("block", range(3))
def test_vertices_are_those_of_the_definition(block: int) -> None:
    for seed in range(60 * block, 60 * block + 60):
        number, stated = statements(seed)
        polytope = weights(number, stated)
        left = region(polytope)
        expected = corners(polytope.rows, polytope.limits, polytope.equal_rows, polytope.equal_limits)
        if left is None:
            assert expected == []
            continue
        found = vertices(left)
        assert found is not None
        assert len(found) == len(expected), seed
        away = np.abs(found[:, None] - np.array(expected)).max(axis=2)
        assert away.min(axis=0).max() < 1e-7, seed


def test_the_vertices_of_an_order_are_even_weights_of_the_first_so_many() -> None:
    left = region(weights(5, [ratio_at_least(5, each, each + 1) for each in range(4)]))
    assert left is not None
    found = vertices(left)
    assert found is not None
    expected = sorted([1 / size] * size + [0.0] * (5 - size) for size in range(1, 6))
    assert np.abs(np.array(sorted(np.round(found, 9).tolist())) - np.array(expected)).max() < 1e-8


def test_where_there_may_be_too_many_none_are_listed() -> None:
    left = region(weights(4))
    assert left is not None
    assert vertices(left, most=3) is None
    found = vertices(left, most=4)
    assert found is not None
    assert len(found) == 4
    many = region(weights(12))
    assert many is not None
    assert vertices(many) is None

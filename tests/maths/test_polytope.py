"""What statements leave open, against its vertices found by trying every choice of conditions."""

from __future__ import annotations

import numpy as np
import pytest

from accords.errors import AccordsError
from accords.maths.conflicts import minimal_sets
from accords.maths.polytope import Polytope, conflict, possible, region, weights
from accords.maths.statements import Statement, alike, between, ratio_at_least
from maths.linear_cases import statements
from oracles.corners import corners


def known(polytope: Polytope) -> list[tuple[float, ...]]:
    return corners(polytope.rows, polytope.limits, polytope.equal_rows, polytope.equal_limits)


@pytest.mark.parametrize("block", range(3))
def test_what_is_left_has_the_dimensions_of_its_vertices(block: int) -> None:
    kinds = set()
    for seed in range(40 * block, 40 * block + 40):
        number, stated = statements(seed)
        polytope = weights(number, stated)
        points = np.array(known(polytope))
        left = region(polytope)
        assert (left is None) == (len(points) == 0), seed
        if left is None:
            kinds.add(-1)
            continue
        kinds.add(left.dimensions)
        assert left.dimensions == np.linalg.matrix_rank(points - points[0], tol=1e-6), seed
        # Conditions are flat if they hold with equality at every vertex, and the middle is inside all others.
        slack = polytope.limits - points @ polytope.rows.T
        assert left.flat == tuple(np.flatnonzero((slack.max(axis=0) < 1e-6) & polytope.rows.any(axis=1)).tolist()), seed
        assert polytope.holds(left.middle[None], 1e-8).all()
        others = np.delete(polytope.limits - polytope.rows @ left.middle, left.flat)
        assert (others[np.delete(polytope.rows, left.flat, axis=0).any(axis=1)] > 1e-7).all(), seed
    assert kinds >= {-1, 0, 1, 2}


def test_the_ball_inside_the_triangle_of_weights_has_the_radius_of_its_incircle() -> None:
    left = region(weights(3))
    assert left is not None
    assert left.dimensions == 2
    assert left.radius == pytest.approx(np.sqrt(2) / (2 * np.sqrt(3)))
    assert left.middle.tolist() == pytest.approx([1 / 3] * 3)


def test_a_circle_of_orders_leaves_even_weights_and_says_which_conditions_are_flat() -> None:
    left = region(weights(3, [ratio_at_least(3, 0, 1), ratio_at_least(3, 1, 2), ratio_at_least(3, 2, 0)]))
    assert left is not None
    assert (left.dimensions, left.flat) == (0, (3, 4, 5))
    assert left.middle.tolist() == pytest.approx([1 / 3] * 3)


def test_equalities_that_contradict_each_other_leave_nothing() -> None:
    one, two = np.eye(3)[:2]
    stated = [alike(one, two), ratio_at_least(3, 0, 1, 2.0), between(3, 0, 0.1)]
    assert not possible(weights(3, stated))
    assert possible(weights(3, stated[:2]))


@pytest.mark.parametrize("block", range(3))
def test_a_conflict_is_one_of_all_minimal_ones(block: int) -> None:
    met = 0
    for seed in range(40 * block, 40 * block + 40):
        number, stated = statements(seed)
        found = conflict(base := weights(number), stated)

        def together(each: frozenset[int], base: Polytope = base, stated: list[Statement] = stated) -> bool:
            return bool(known(base.including([stated[one] for one in sorted(each)])))

        every = minimal_sets(len(stated), together)
        assert (found in every.conflicts) if found is not None else not every.conflicts, seed
        met += found is not None
    assert met > 0


def test_what_is_unbounded_is_refused() -> None:
    nothing = np.zeros((0, 2)), np.zeros(0)
    for rows in (np.array([[1.0, 0.0], [-1.0, 0.0]]), -np.eye(2)):
        with pytest.raises(AccordsError, match="State bounds"):
            region(Polytope(rows, np.ones(2), *nothing))
    square = region(Polytope(np.concatenate([np.eye(2), -np.eye(2)]), np.ones(4), *nothing))
    assert square is not None
    assert square.radius == pytest.approx(1)

"""What holds for all, and for some, of what is left open: against the vertices found by trying every choice of conditions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from accords.errors import AccordsError
from accords.maths.necessity import Span, acceptance, dominance, extremes, preference, span, widest
from accords.maths.polytope import region, weights
from accords.maths.sampling import generator
from accords.maths.statements import preferred, ratio_at_least
from accords.maths.weights import draw_weights
from maths.linear_cases import statements
from oracles.corners import corners

Floats = NDArray[np.float64]


def cases(count: int) -> list[tuple[int, Span, Floats]]:
    """Give seeds, what is left open, and its vertices by definition; those where nothing is left are left out."""
    made = []
    for seed in range(count):
        polytope = weights(*statements(seed))
        if region(polytope) is not None:
            points = corners(polytope.rows, polytope.limits, polytope.equal_rows, polytope.equal_limits)
            made.append((seed, span(polytope), np.array(points)))
    return made


@pytest.mark.parametrize("listed", [True, False], ids=["vertices", "programs"])
def test_relations_are_those_at_all_and_at_some_vertices(listed: bool) -> None:  # noqa: FBT001 - a case
    necessary = possible_only = 0
    for seed, left, points in cases(60 if listed else 12):
        values = np.random.default_rng(seed).integers(0, 4, (5, points.shape[1])).astype(np.float64)
        ahead = widest(left if listed else replace(left, corners=None), values)
        worth = points @ values.T
        gaps = worth[:, :, None] - worth[:, None, :]
        assert np.abs(ahead - gaps.max(axis=0)).max() < 1e-6, seed
        relation = preference(ahead, 1e-6)
        assert np.array_equal(relation.necessary, (gaps >= -1e-6).all(axis=0)), seed
        assert np.array_equal(relation.possible, (gaps >= -1e-6).any(axis=0)), seed
        assert (relation.necessary <= relation.possible).all()
        necessary += int(relation.necessary.sum()) - 5
        possible_only += int((relation.possible & ~relation.necessary).sum())
        low, high = extremes(left if listed else replace(left, corners=None), values)
        assert np.abs(low - worth.min(axis=0)).max() < 1e-6
        assert np.abs(high - worth.max(axis=0)).max() < 1e-6
        reached = acceptance(left, values, 2.0, 1e-6)
        assert np.array_equal(reached.necessary, (worth >= 2 - 1e-6).all(axis=0)), seed
        assert np.array_equal(reached.possible, (worth >= 2 - 1e-6).any(axis=0)), seed
    assert necessary > 0
    assert possible_only > 0


def test_what_an_alternative_gives_can_be_the_threshold() -> None:
    left = span(weights(2, [ratio_at_least(2, 0, 1)]))
    found = acceptance(left, np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.4], [0.4, 0.4]]), np.array([0.5, 0.5]))
    assert found.necessary.tolist() == [True, False, False, False]
    assert found.possible.tolist() == [True, True, True, False]


def test_draws_never_contradict_what_is_necessary() -> None:
    polytope = weights(4, [ratio_at_least(4, 0, 1), preferred(np.array([0.0, 1.0, 0.0, 0.0]), np.array([0.0, 0.0, 0.5, 0.5]))])
    values = np.random.default_rng(4).random((8, 4))
    relation = preference(widest(span(polytope), values))
    worth = draw_weights(polytope, generator(1), 3_000).points @ values.T
    share = (worth[:, :, None] >= worth[:, None, :] - 1e-12).mean(axis=0)
    assert (share[relation.necessary] == 1).all()
    assert (share[~relation.possible] == 0).all()


def test_dominance_takes_the_vertices_of_each_party_by_themselves() -> None:
    source = np.random.default_rng(2)
    lefts = [span(weights(3, [ratio_at_least(3, 0, 1)])), span(weights(3, [ratio_at_least(3, 2, 0, 2.0)]))]
    values = [source.integers(0, 3, (9, 3)).astype(np.float64) for _ in lefts]
    for each in values:
        each[0] = each[1] + [0.0, 1.0, 0.0]
    values[1][0] += 1
    relation = dominance([widest(left, each) for left, each in zip(lefts, values, strict=True)])
    worths = [left.corners @ each.T for left, each in zip(lefts, values, strict=True) if left.corners is not None]
    for y in range(9):
        for z in range(9):
            gaps = [worth[:, z] - worth[:, y] for worth in worths]
            assert relation.necessary[y, z] == (all((gap >= -1e-9).all() for gap in gaps) and any((gap > 1e-9).all() for gap in gaps))
            assert relation.possible[y, z] == (all((gap >= -1e-9).any() for gap in gaps) and any((gap > 1e-9).any() for gap in gaps))
    assert relation.necessary.any()
    assert (relation.possible & ~relation.necessary).any()


def test_where_nothing_is_left_or_nobody_asked_it_is_said() -> None:
    with pytest.raises(AccordsError, match="contradict"):
        span(weights(2, [ratio_at_least(2, 0, 1, 2.0), ratio_at_least(2, 1, 0)]))
    with pytest.raises(AccordsError, match="at least one party"):
        dominance([])

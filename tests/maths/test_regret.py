"""Regret against every pair at every vertex."""

from __future__ import annotations

import numpy as np
import pytest

from accords.errors import AccordsError
from accords.maths.necessity import span, widest
from accords.maths.polytope import weights
from accords.maths.regret import maximin, next_comparison, regret
from accords.maths.statements import ratio_at_least
from oracles.corners import corners


@pytest.mark.parametrize("seed", range(12))
def test_regret_is_the_largest_loss_at_a_vertex(seed: int) -> None:
    source = np.random.default_rng(seed)
    number = 2 + seed % 3
    polytope = weights(number, [ratio_at_least(number, 0, 1)])
    values = source.integers(0, 5, (6, number)).astype(np.float64)
    found = regret(widest(span(polytope), values))
    points = np.array(corners(polytope.rows, polytope.limits, polytope.equal_rows, polytope.equal_limits))
    losses = [[max(float(point @ (other - one)) for point in points) for other in values] for one in values]
    assert np.abs(found.pairwise - losses).max() < 1e-7
    worst = [max(row) for row in losses]
    assert found.largest.tolist() == pytest.approx(worst, abs=1e-7)
    assert found.value == pytest.approx(min(worst), abs=1e-7)
    assert found.choices.tolist() == [each <= min(worst) + 1e-7 for each in worst]
    assert found.adversaries.tolist() == [[each >= max(row) - 1e-7 for each in row] for row in losses]
    low, safest = maximin(span(polytope), values)
    least = [min(float(point @ one) for point in points) for one in values]
    assert low.tolist() == pytest.approx(least, abs=1e-7)
    assert safest.tolist() == [each >= max(least) - 1e-7 for each in least]


def test_the_compromise_has_the_smallest_regret_and_is_compared_with_its_adversary() -> None:
    found = regret(widest(span(weights(2)), np.array([[1.0, 0.0], [0.0, 1.0], [0.6, 0.6]])))
    assert found.largest.tolist() == pytest.approx([1.0, 1.0, 0.4])
    assert found.choices.tolist() == [False, False, True]
    assert found.adversaries[2].tolist() == [True, True, False]
    assert next_comparison(found) == (2, 0)


def test_where_nothing_can_be_lost_nothing_is_asked() -> None:
    assert next_comparison(regret(widest(span(weights(2)), np.array([[1.0, 1.0], [0.0, 1.0]])))) is None
    with pytest.raises(AccordsError, match="at least one alternative"):
        regret(np.zeros((0, 0)))

"""Weights are drawn by the density that is named, and the same at the same place of the same job."""

from __future__ import annotations

from math import sqrt
from time import process_time

import numpy as np
import pytest

from accords.errors import AccordsError
from accords.maths.sampling import EVEN, PRIORS, UNEVEN, UNIFORM, Prior, generator, ranked, simplex

DRAWS = 40_000


def test_a_place_always_gives_the_same_numbers_and_another_place_gives_others() -> None:
    assert generator(1, 2, 3).random(4).tolist() == generator(1, 2, 3).random(4).tolist()
    firsts = {float(generator(*place).random()) for place in ((1, 2, 3), (1, 3, 2), (1, 2), (2, 2, 3), (1, 2, 3, 0))}
    assert len(firsts) == 5


@pytest.mark.parametrize("prior", PRIORS.values(), ids=PRIORS.keys())
@pytest.mark.parametrize("weights", [2, 5])
def test_weights_have_the_moments_of_the_dirichlet_density(prior: Prior, weights: int) -> None:
    points = simplex(generator(1), DRAWS, weights, prior)
    assert np.abs(points.sum(axis=1) - 1).max() < 1e-12
    assert points.min() >= 0
    total = weights * prior.concentration
    variance = (1 / weights) * (1 - 1 / weights) / (total + 1)
    assert np.abs(points.mean(axis=0) - 1 / weights).max() < 4 * sqrt(variance / DRAWS)
    assert np.abs(points.var(axis=0) / variance - 1).max() < 0.05


def test_uniform_weights_of_three_issues_cover_equal_areas_equally() -> None:
    points = simplex(generator(4), DRAWS, 3)
    # Lines through the middles of the sides cut the triangle into four triangles of equal area.
    assert np.abs((points > 0.5).mean(axis=0) - 0.25).max() < 4 * sqrt(0.25 * 0.75 / DRAWS)


def test_normalised_uniform_numbers_would_be_told_apart() -> None:
    wrong = generator(4).random((DRAWS, 3))
    wrong /= wrong.sum(axis=1, keepdims=True)
    assert abs((wrong > 0.5).mean() - 0.25) > 0.04


# Barron and Barrett 1996: w_i = (1/n) * sum of 1/j for j from i to n.
ROC = {
    2: [0.75, 0.25],
    3: [0.6111111111, 0.2777777778, 0.1111111111],
    4: [0.5208333333, 0.2708333333, 0.1458333333, 0.0625],
    5: [0.4566666667, 0.2566666667, 0.1566666667, 0.09, 0.04],
    6: [0.4083333333, 0.2416666667, 0.1583333333, 0.1027777778, 0.0611111111, 0.0277777778],
    7: [0.3704081633, 0.2275510204, 0.156122449, 0.1085034014, 0.0727891156, 0.0442176871, 0.0204081633],
}


@pytest.mark.parametrize("number", ROC)
def test_the_mean_of_a_complete_order_is_the_rank_order_centroid_of_barron_and_barrett_1996(number: int) -> None:
    points = ranked(generator(2), DRAWS, [[weight] for weight in range(number)])
    assert (np.diff(points, axis=1) <= 0).all()
    assert np.abs(points.mean(axis=0) - ROC[number]).max() < 0.005


@pytest.mark.parametrize("prior", [UNIFORM, EVEN, UNEVEN])
def test_an_order_is_drawn_as_weights_that_happen_to_have_it(prior: Prior) -> None:
    points = ranked(generator(3), DRAWS, [[2], [0], [1]], prior)
    every = simplex(generator(5), 6 * DRAWS, 3, prior)
    kept = every[(every[:, 2] >= every[:, 0]) & (every[:, 0] >= every[:, 1])]
    assert (points[:, 2] >= points[:, 0]).all()
    assert (points[:, 0] >= points[:, 1]).all()
    assert np.abs(points.mean(axis=0) - kept.mean(axis=0)).max() < 0.006
    assert np.abs(points.std(axis=0) - kept.std(axis=0)).max() < 0.006


@pytest.mark.parametrize("prior", [UNIFORM, EVEN])
def test_within_a_class_nothing_is_stated(prior: Prior) -> None:
    points = ranked(generator(3), DRAWS, [[3, 0], [1, 2]], prior)
    assert (points[:, [0, 3]].min(axis=1) >= points[:, [1, 2]].max(axis=1)).all()
    assert abs((points[:, 3] > points[:, 0]).mean() - 0.5) < 0.012
    every = simplex(generator(5), 6 * DRAWS, 4, prior)
    kept = every[every[:, [0, 3]].min(axis=1) >= every[:, [1, 2]].max(axis=1)]
    assert np.abs(points.mean(axis=0) - kept.mean(axis=0)).max() < 0.006


def test_an_order_names_each_weight_once() -> None:
    with pytest.raises(AccordsError, match="each weight once"):
        ranked(generator(0), 5, [[0], [0, 1]])
    with pytest.raises(AccordsError, match="each weight once"):
        ranked(generator(0), 5, [[0], [2]])


def test_a_hundred_thousand_orders_of_fifteen_take_a_moment() -> None:
    ranked(generator(0), 1_000, [[each] for each in range(15)])
    start = process_time()
    ranked(generator(0), 100_000, [[each] for each in range(15)])
    assert process_time() - start < 1.0

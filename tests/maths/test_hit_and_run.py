"""Walks against draws that are thrown away where they do not fit: the same moments, the same distribution."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import ks_2samp

from accords.maths.hit_and_run import Effort, hit_and_run, thinning
from accords.maths.polytope import Polytope, Region, region, weights
from accords.maths.sampling import PRIORS, Prior, generator, simplex
from accords.maths.statements import alike, preferred, ratio_at_least

STATED = [ratio_at_least(4, 0, 1, 0.5), preferred(np.array([0.0, 1.0, 0.0, 0.4]), np.array([0.3, 0.0, 0.2, 0.3]))]


def left(polytope: Polytope) -> Region:
    found = region(polytope)
    assert found is not None
    return found


@pytest.mark.parametrize("prior", PRIORS.values(), ids=PRIORS.keys())
def test_walks_draw_from_the_density_that_rejection_draws_from(prior: Prior) -> None:
    polytope = weights(4, STATED)
    walked = hit_and_run(left(polytope), generator(1), 4_000, prior.concentration)
    every = simplex(generator(2), 40_000, 4, prior)
    kept = every[polytope.holds(every)]
    assert len(kept) > 8_000
    assert polytope.holds(walked.points, 1e-12).all()
    assert walked.reached
    assert walked.effective >= 3_200
    spread = kept.std(axis=0) / np.sqrt(walked.effective)
    assert (np.abs(walked.points.mean(axis=0) - kept.mean(axis=0)) < 4.5 * spread).all()
    assert np.abs(np.cov(walked.points.T) - np.cov(kept.T)).max() < 0.06 * kept.var(axis=0).max()
    # A two-sample test in each coordinate and in two further directions.
    for direction in (*np.eye(4), np.array([1.0, -1.0, 0.5, 0.0]), np.array([0.0, 1.0, 1.0, -1.0])):
        assert ks_2samp(walked.points @ direction, kept @ direction).pvalue > 0.001


def test_a_line_is_drawn_from_evenly() -> None:
    found = hit_and_run(left(weights(3, [alike(*np.eye(3)[:2])])), generator(1), 4_000)
    assert np.abs(found.points[:, 0] - found.points[:, 1]).max() < 1e-12
    assert ks_2samp(found.points[:, 2], generator(2).random(20_000)).pvalue > 0.001


def test_the_same_place_gives_the_same_walks_and_the_number_of_draws_is_kept() -> None:
    inside = left(weights(4, STATED))
    one, other = (hit_and_run(inside, generator(5, 1), 1_500) for _ in range(2))
    assert np.array_equal(one.points, other.points)
    assert one.points.shape == (1_500, 4)
    assert len(hit_and_run(inside, generator(5), 3).points) == 3


def test_what_is_not_reached_is_said() -> None:
    inside = left(weights(8, [ratio_at_least(8, each, each + 1) for each in range(7)]))
    hurried = hit_and_run(inside, generator(1), 4_096, effort=Effort(effective=0.8, steps=1))
    assert hurried.thinning == 1
    assert not hurried.reached
    assert hurried.effective < 0.5 * 4_096


def test_where_walks_remember_too_much_the_distance_is_doubled() -> None:
    inside = left(weights(4, STATED))
    short = hit_and_run(inside, generator(1), 4_000, 0.5, Effort(effective=0.0))
    long = hit_and_run(inside, generator(1), 4_000, 0.5)
    assert short.thinning == thinning(3)
    assert short.effective < 3_200 <= long.effective
    assert long.thinning in {2 * short.thinning, 4 * short.thinning, 8 * short.thinning, 16 * short.thinning}


# ceil(log(d + 1) / 4 * d**3), Tervonen, van Valkenhoef, Basturk and Postmus 2013.
@pytest.mark.parametrize(("dimensions", "steps"), [(1, 1), (2, 3), (4, 26), (9, 420), (14, 1858)])
def test_the_distance_of_tervonen_and_others_2013(dimensions: int, steps: int) -> None:
    assert thinning(dimensions) == steps


def test_a_long_and_thin_region_is_crossed_as_fast_as_a_round_one() -> None:
    first, second, third = np.eye(3)
    inside = left(weights(3, [alike(first, second, 1e-3)]))
    found = hit_and_run(inside, generator(1), 5_000, effort=Effort(0.8))
    assert found.thinning == thinning(2)
    assert found.reached
    assert ks_2samp(found.points @ third, generator(2).random(20_000)).pvalue > 0.001
    assert ks_2samp(found.points @ (first - second), generator(3).uniform(-1e-3, 1e-3, 20_000)).pvalue > 0.001

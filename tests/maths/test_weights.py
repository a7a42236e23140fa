"""Each way of drawing weights is taken where it is right, and gives weights that meet what is stated."""

from __future__ import annotations

import numpy as np
import pytest

from accords.errors import AccordsError
from accords.maths.hit_and_run import hit_and_run
from accords.maths.polytope import region, weights
from accords.maths.sampling import EVEN, UNIFORM, Prior, generator, simplex
from accords.maths.statements import Statement, alike, between, preferred, ratio_at_least
from accords.maths.weights import chains, draw_weights
from maths.linear_cases import statements

ORDER = [ratio_at_least(4, one, other) for one, other in ((2, 0), (0, 3), (3, 1))]


@pytest.mark.parametrize(
    ("stated", "method"),
    [
        ([], "simplex"),
        (ORDER, "order"),
        ([*ORDER, ratio_at_least(4, 2, 1)], "order"),
        (ORDER[:2], "order"),
        ([ORDER[0], ratio_at_least(4, 2, 1)], "rejection"),
        ([ratio_at_least(4, 0, each, 4.0) for each in (1, 2, 3)], "walks"),
        ([alike(np.eye(4)[0], np.eye(4)[1])], "walks"),
        ([between(4, each, 0.25) for each in range(4)], "point"),
    ],
)
@pytest.mark.parametrize("prior", [UNIFORM, EVEN])
def test_the_cheapest_right_way_is_taken(stated: list[Statement], method: str, prior: Prior) -> None:
    polytope = weights(4, stated)
    found = draw_weights(polytope, generator(1), 600, prior)
    assert found.method == method
    assert found.points.shape == (600, 4)
    assert polytope.holds(found.points, 1e-9).all()
    assert found.reached
    assert found.effective == 600 if method != "walks" else 0.8 * 600 <= found.effective <= 600


def test_all_that_can_be_met_is_drawn_and_all_else_refused() -> None:
    refused = 0
    for seed in range(60):
        number, stated = statements(seed)
        polytope = weights(number, stated)
        try:
            found = draw_weights(polytope, generator(seed), 50)
        except AccordsError as error:
            assert "contradict" in str(error)
            refused += 1
            continue
        assert polytope.holds(found.points, 1e-7).all(), seed
    assert 0 < refused < 60


def test_rejection_and_walks_agree_on_where_the_mean_is() -> None:
    stated = [ratio_at_least(3, 0, 1, 1.4), preferred(np.array([0.0, 1.0, 0.0]), np.array([0.2, 0.0, 0.5]))]
    few = draw_weights(weights(3, stated), generator(1), 6_000)
    left = region(weights(3, stated))
    assert left is not None
    walked = hit_and_run(left, generator(2), 6_000)
    assert few.method == "rejection"
    assert np.abs(few.points.mean(axis=0) - walked.points.mean(axis=0)).max() < 0.012


def test_chains_are_read_from_statements() -> None:
    def read(*pairs: tuple[int, int]) -> tuple[tuple[int, ...], ...] | None:
        polytope = weights(5, [ratio_at_least(5, *pair) for pair in pairs])
        return chains(polytope.rows[5:], polytope.limits[5:])

    assert read((2, 0), (0, 3), (3, 1), (1, 4)) == ((2, 0, 3, 1, 4),)
    assert read((3, 1), (2, 0), (0, 3), (2, 1)) == ((2, 0, 3, 1),)
    assert read((2, 0), (4, 1)) == ((2, 0), (4, 1))
    assert read((2, 0), (2, 1)) is None
    assert read((2, 0), (1, 0)) is None
    assert read((2, 0), (0, 1), (4, 1)) is None
    assert read((0, 1), (1, 2), (2, 0), (0, 3)) is None
    double = weights(2, [ratio_at_least(2, 0, 1, 2.0)])
    assert chains(double.rows[2:], double.limits[2:]) is None
    raised = weights(2, [preferred(np.eye(2)[0], np.eye(2)[1], 0.1)])
    assert chains(raised.rows[2:], raised.limits[2:]) is None


@pytest.mark.parametrize("prior", [UNIFORM, EVEN])
def test_chains_are_drawn_as_weights_that_happen_to_have_their_orders(prior: Prior) -> None:
    polytope = weights(5, [ratio_at_least(5, 3, 0), ratio_at_least(5, 0, 4), ratio_at_least(5, 2, 1)])
    found = draw_weights(polytope, generator(1), 20_000, prior)
    every = simplex(generator(2), 200_000, 5, prior)
    kept = every[polytope.holds(every)]
    assert found.method == "order"
    assert polytope.holds(found.points).all()
    assert np.abs(found.points.mean(axis=0) - kept.mean(axis=0)).max() < 0.006
    assert np.abs(found.points.std(axis=0) - kept.std(axis=0)).max() < 0.006

"""Shares of variance against those of functions for which they are known."""

from __future__ import annotations

from math import pi

import numpy as np
import pytest

from accords.errors import AccordsError
from accords.maths.drivers import drivers

DRAWS = 40_000


def test_a_weighted_sum_gives_each_input_the_square_of_its_weight() -> None:
    inputs = np.random.default_rng(1).random((DRAWS, 4))
    found = drivers(inputs, inputs @ [3.0, 2.0, 1.0, 0.0])
    assert found.share.tolist() == pytest.approx([9 / 14, 4 / 14, 1 / 14, 0], abs=0.015)
    assert found.order.tolist() == [0, 1, 2, 3]
    assert (found.low[:3] < found.high[:3]).all()
    assert found.mean == pytest.approx(3, abs=0.02)
    assert found.high[0] - found.low[0] == pytest.approx(3 * 19 / 20, abs=0.05)


def test_the_function_of_ishigami_and_homma_1990_has_the_printed_first_order_indices() -> None:
    """With a = 7 and b = 0.1: 0.3139, 0.4424 and 0 (Saltelli and others 2008, Global sensitivity analysis: the primer)."""
    inputs = np.random.default_rng(2).uniform(-pi, pi, (DRAWS, 3))
    outcome = np.sin(inputs[:, 0]) + 7 * np.sin(inputs[:, 1]) ** 2 + 0.1 * inputs[:, 2] ** 4 * np.sin(inputs[:, 0])
    found = drivers(inputs, outcome)
    assert found.share.tolist() == pytest.approx([0.3139, 0.4424, 0.0], abs=0.025)
    # The second input moves the outcome up and down again: its ends say nothing, its range does.
    assert abs(found.high[1] - found.low[1]) < 0.5
    assert found.most[1] - found.least[1] > 5


def test_inputs_that_only_act_together_have_no_share_of_their_own() -> None:
    inputs = np.random.default_rng(3).integers(0, 2, (DRAWS, 2)).astype(np.float64)
    found = drivers(inputs, inputs[:, 0] != inputs[:, 1])
    assert found.share.max() < 0.001


def test_by_definition_with_classes_for_values() -> None:
    source = np.random.default_rng(4)
    inputs, outcome = source.integers(0, 4, (60, 2)).astype(np.float64), source.integers(0, 9, 60).astype(np.float64)
    found = drivers(inputs, outcome, 10)
    for column in range(2):
        groups = [outcome[inputs[:, column] == value] for value in range(4)]
        between = sum(len(each) * (each.mean() - outcome.mean()) ** 2 for each in groups) / 60
        assert found.raw[column] == pytest.approx(between / outcome.var())
        assert found.least[column] == pytest.approx(min(each.mean() for each in groups))
        assert found.most[column] == pytest.approx(max(each.mean() for each in groups))
        assert (found.low[column], found.high[column]) == pytest.approx((groups[0].mean(), groups[3].mean()))
        assert found.share[column] == pytest.approx(max(0.0, 1 - (1 - found.raw[column]) * 59 / 56))


def test_chance_alone_explains_nothing_on_average() -> None:
    source = np.random.default_rng(5)
    found = drivers(source.random((400, 200)), source.random(400))
    assert found.raw.mean() == pytest.approx(19 / 399, rel=0.1)
    assert found.share.mean() < 0.01


def test_any_increasing_change_of_an_input_changes_nothing() -> None:
    inputs = np.random.default_rng(6).random((500, 3))
    outcome = inputs @ [1.0, 2.0, 3.0]
    assert drivers(inputs**5, outcome).share.tolist() == drivers(inputs, outcome).share.tolist()


def test_an_outcome_that_does_not_vary_has_no_drivers() -> None:
    found = drivers(np.random.default_rng(7).random((100, 2)), np.full(100, 0.1))
    assert np.isnan(found.share).all()
    assert found.order.tolist() == [0, 1]


def test_too_few_draws_or_classes_are_refused() -> None:
    with pytest.raises(AccordsError, match="at least 40 draws"):
        drivers(np.zeros((39, 1)), np.zeros(39))
    with pytest.raises(AccordsError, match="at least 2 classes"):
        drivers(np.zeros((39, 1)), np.zeros(39), 1)
    with pytest.raises(AccordsError, match="one outcome for each draw"):
        drivers(np.zeros((50, 1)), np.zeros(49))

"""How packages stand in each draw is what the tally counts."""

from __future__ import annotations

import numpy as np
import pytest

from accords.maths.draws import composition, enough, tally
from accords.maths.standing import standing
from maths.drawing import small


@pytest.mark.parametrize("seed", range(12))
def test_standing_adds_up_to_the_tally(seed: int) -> None:
    question = small(seed)
    packages = composition(question.cells)
    consent = enough(question.circles, question.tables.shape[1])
    counted = tally(question.worths, question.limits, packages, consent)
    chosen = list(range(len(question.cells)))[::2]
    found = standing(question.worths, question.limits, packages, chosen, consent)
    assert np.array_equal(found.accepted.sum(axis=0), counted.accepted[:, chosen])
    assert np.array_equal(found.agreed.sum(axis=0), counted.agreed[chosen])


def test_the_least_gain_is_that_of_the_party_that_gains_least() -> None:
    tables = np.array([[[0.5, 0.25], [0.0, 0.75]]])
    packages = composition([[0], [1]])
    assert standing(tables, np.array([[0.25, 0.5]]), packages, [0, 1]).least_gain.tolist() == [[-0.5, 0.0]]
    assert standing(tables, np.array([[-np.inf, 0.5]]), packages, [1]).least_gain.tolist() == [[0.25]]
    assert standing(tables, np.full((1, 2), -np.inf), packages, [0]).least_gain.tolist() == [[np.inf]]

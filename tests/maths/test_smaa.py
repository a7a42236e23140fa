"""SMAA-2 against closed forms, a published application, and the definition draw by draw."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from numpy.typing import NDArray

from accords.errors import AccordsError
from accords.maths import smaa
from accords.maths.sampling import generator, simplex
from accords.maths.smaa import acceptability, as_data, confidence, merged, of_data, rank_draws

DRAWS = 40_000


def test_two_criteria_have_the_acceptabilities_of_the_closed_form() -> None:
    """w1 is uniform on (0, 1); the first is first where w1 > 0.6, the third where 0.4 < w1 < 0.6."""
    found = acceptability(rank_draws(simplex(generator(1), DRAWS, 2), np.array([[1, 0], [0, 1], [0.6, 0.6]])))
    assert (np.abs(found.rank[:, 0] - [0.4, 0.4, 0.2]) <= 4 * found.rank_error[:, 0]).all()
    assert found.rank_error[0, 0] == pytest.approx(sqrt(0.4 * 0.6 / DRAWS), rel=0.02)
    assert np.abs(found.central - [[0.8, 0.2], [0.2, 0.8], [0.5, 0.5]]).max() < 0.005
    assert abs(found.ahead[0, 1] - 0.5) < 4 * found.ahead_error[0, 1]
    assert found.central_draws.tolist() == pytest.approx((found.rank[:, 0] * DRAWS).tolist())


def test_three_unit_vectors_have_the_central_weights_of_the_closed_form() -> None:
    """The expected largest of three uniform weights is 11/18."""
    found = acceptability(rank_draws(simplex(generator(1), DRAWS, 3), np.eye(3)))
    assert np.abs(found.rank - 1 / 3).max() < 0.01
    assert np.abs(found.central[0] - [11 / 18, 7 / 36, 7 / 36]).max() < 0.005


# Tervonen, van Valkenhoef, Buskens, Hillege and Postmus 2011, A stochastic multicriteria model for evidence-based decision making in drug
# benefit-risk analysis, Statistics in Medicine 30:1419. Rows: fluoxetine, paroxetine, sertraline, venlafaxine.
EFFICACY = [(0.0, 0.0), (0.086, 0.056), (0.095, 0.044), (0.113, 0.048)]  # mean and deviation of the logarithm; more is better
HARMS = [  # mean and deviation; less is better: diarrhea, dizziness, headache, insomnia, nausea
    [(11.7, 2.5), (9.2, 1.86), (15.4, 2.65), (5.5, 2.32)],
    [(7.2, 1.45), (10.6, 1.58), (7.5, 1.48), (15.7, 4.44)],
    [(16.6, 3.27), (21.2, 5.15), (20.2, 3.78), (12.8, 2.45)],
    [(13.7, 1.89), (14.3, 2.93), (15.0, 3.21), (11.2, 3.98)],
    [(18.6, 1.79), (18.3, 3.7), (19.5, 2.6), (31.0, 1.68)],
]
RANKS = [[0.2, 0.28, 0.3, 0.22], [0.25, 0.29, 0.27, 0.19], [0.17, 0.25, 0.29, 0.3], [0.39, 0.18, 0.15, 0.29]]
CENTRAL = [
    [0.08, 0.14, 0.23, 0.18, 0.16, 0.22],
    [0.18, 0.17, 0.15, 0.13, 0.15, 0.22],
    [0.21, 0.1, 0.22, 0.13, 0.15, 0.2],
    [0.18, 0.21, 0.12, 0.21, 0.19, 0.09],
]
CONFIDENCE = [0.48, 0.44, 0.34, 0.74]


def antidepressants(draws: int) -> NDArray[np.float64]:
    """Draw values on scales between the ends of the widest 95 % intervals."""
    source = generator(17)
    values = np.empty((draws, 4, 6))
    for issue, table in enumerate([EFFICACY, *HARMS]):
        mean, deviation = np.array(table).T
        drawn = mean + deviation * source.standard_normal((draws, 4))
        ends = np.array([(mean - 1.96 * deviation).min(), (mean + 1.96 * deviation).max()])
        if issue == 0:
            drawn, ends = np.exp(drawn), np.exp(ends)
        share = (drawn - ends[0]) / (ends[1] - ends[0])
        values[:, :, issue] = share if issue == 0 else 1 - share
    return values


def test_the_antidepressants_of_tervonen_and_others_2011_are_reproduced() -> None:
    values = antidepressants(DRAWS)
    found = acceptability(rank_draws(simplex(generator(18), DRAWS, 6), values))
    assert np.abs(found.rank - RANKS).max() < 0.02
    assert np.abs(found.central - CENTRAL).max() < 0.02
    assert np.abs(confidence(found.central, values) - CONFIDENCE).max() < 0.03


def by_definition(weights: NDArray[np.int64], values: NDArray[np.int64]) -> tuple[list[list[int]], list[list[int]], list[int]]:
    """Count ranks, wins and ties one draw at a time, in whole numbers."""
    number = values.shape[-2]
    ranks, wins, tied = [[0] * number for _ in range(number)], [[0] * number for _ in range(number)], [0] * number
    for draw, row in enumerate(weights.tolist()):
        worth = [sum(w * v for w, v in zip(row, each, strict=True)) for each in (values[draw] if values.ndim == 3 else values).tolist()]
        for one in range(number):
            ranks[one][sum(other > worth[one] for other in worth)] += 1
            tied[one] += worth.count(worth[one]) > 1
            for other in range(number):
                wins[one][other] += worth[one] > worth[other]
    return ranks, wins, tied


@pytest.mark.parametrize("most", [smaa.SMALL, -1], ids=["plain", "compiled"])
@pytest.mark.parametrize("drawn", [False, True])
def test_counts_are_those_of_the_definition(monkeypatch: pytest.MonkeyPatch, most: int, drawn: bool) -> None:  # noqa: FBT001 - a case
    monkeypatch.setattr(smaa, "SMALL", most)
    for seed in range(25):
        source = np.random.default_rng(seed)
        weights = source.multinomial(10, [0.2, 0.3, 0.5], 30)
        values = source.integers(0, 4, (30, 5, 3) if drawn else (5, 3))
        found = rank_draws(weights / 10, values / 10)
        assert (found.ranks.tolist(), found.wins.tolist(), found.tied.tolist()) == by_definition(weights, values), seed
        assert (found.first_tied <= np.minimum(found.tied, found.ranks[:, 0])).all()


def test_plain_and_compiled_ways_give_the_same_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    weights, values = simplex(generator(3), 500, 4), generator(4).random((7, 4))
    plain = rank_draws(weights, values)
    monkeypatch.setattr(smaa, "SMALL", -1)
    assert as_data(rank_draws(weights, values)) == as_data(plain)


def test_a_shared_rank_is_the_better_one_and_is_said() -> None:
    found = rank_draws(np.array([[0.5, 0.5]]), np.array([[0.1, 0.2], [0.2, 0.1], [0.0, 0.0]]))
    assert found.ranks.tolist() == [[1, 0, 0], [1, 0, 0], [0, 0, 1]]
    assert found.tied.tolist() == found.first_tied.tolist() == [1, 1, 0]
    assert found.wins[0, 1] == found.wins[1, 0] == 0


def test_what_is_never_first_has_no_central_weights_and_no_confidence() -> None:
    values = np.array([[0.5, 0.6], [0.4, 0.5]])
    found = acceptability(rank_draws(simplex(generator(1), 200, 2), values))
    assert np.isnan(found.central[1]).all()
    assert found.central[0].sum() == pytest.approx(1)
    assert confidence(found.central, values).tolist() == pytest.approx([1.0, np.nan], nan_ok=True)


def test_nine_wins_in_ten_are_a_winning_index_of_nine_tenths() -> None:
    weights = np.array([[1.0, 0.0]] * 9 + [[0.0, 1.0]])
    assert acceptability(rank_draws(weights, np.eye(2))).ahead.tolist() == [[0, 0.9], [0.1, 0]]


def test_errors_use_the_effective_number_of_draws() -> None:
    counted = rank_draws(simplex(generator(1), 1_000, 2), np.eye(2))
    assert acceptability(counted, 250.0).rank_error[0, 0] == pytest.approx(2 * acceptability(counted).rank_error[0, 0])


def test_blocks_add_up_and_go_to_data_and_back() -> None:
    weights, values = simplex(generator(3), 300, 3), generator(4).random((4, 3))
    whole = as_data(rank_draws(weights, values))
    parts = [rank_draws(weights[start : start + 70], values) for start in range(0, 300, 70)]
    assert as_data(merged(parts)) == whole
    assert as_data(of_data(whole)) == whole
    with pytest.raises(AccordsError, match="no block"):
        merged([])


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(AccordsError, match="issues"):
        rank_draws(np.ones((5, 2)) / 2, np.ones((3, 3)))
    with pytest.raises(AccordsError, match="Each draw needs both"):
        rank_draws(np.ones((5, 2)) / 2, np.ones((4, 3, 2)))
    with pytest.raises(AccordsError, match="finite"):
        rank_draws(np.ones((5, 2)) / 2, np.full((3, 2), np.inf))
    with pytest.raises(AccordsError, match="at least one draw"):
        acceptability(rank_draws(np.ones((0, 2)), np.ones((3, 2))))

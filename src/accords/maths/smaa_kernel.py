"""Compiled: the counts of :mod:`accords.maths.smaa`."""

from __future__ import annotations

from typing import Any

import numpy as np

from accords.maths.compiled import compiled
from accords.maths.smaa import WEIGHT_UNITS


@compiled("void(f8[:,::1], f8[:,:,::1], f8[::1], i8[:,::1], i8[:,::1], i8[:,::1], i8[:,::1])")
def rank_all(  # noqa: PLR0913, PLR0917 - a compiled function takes its arrays one by one
    weights: Any, values: Any, factors: Any, ranks: Any, wins: Any, tied: Any, sums: Any
) -> None:
    """Rank in each draw, and count up.

    Parameters
    ----------
    weights, values, factors
        (draws, issues), (draws or 1, alternatives, issues), (draws or 1,).
    ranks, wins
        (alternatives, alternatives).
    tied
        (2, alternatives): tied, and tied for the first rank.
    sums
        (alternatives, issues), in units of weight.
    """
    alternatives, issues = values.shape[1], values.shape[2]
    worth = np.empty(alternatives)
    behind = np.empty(alternatives, np.int64)
    equal = np.empty(alternatives, np.bool_)
    for draw in range(weights.shape[0]):
        given = draw if values.shape[0] > 1 else 0
        for one in range(alternatives):
            total = 0.0
            for issue in range(issues):
                total += weights[draw, issue] * values[given, one, issue]
            worth[one] = np.floor(total * factors[given] + 0.5)
            behind[one] = 0
            equal[one] = False
        for one in range(alternatives):
            for other in range(one + 1, alternatives):
                ahead = np.int64(worth[one] > worth[other])
                after = np.int64(worth[one] < worth[other])
                wins[one, other] += ahead
                wins[other, one] += after
                behind[other] += ahead
                behind[one] += after
                if ahead == after:
                    equal[one] = True
                    equal[other] = True
        for one in range(alternatives):
            ranks[one, behind[one]] += 1
            tied[0, one] += equal[one]
            if behind[one] == 0:
                tied[1, one] += equal[one]
                for issue in range(issues):
                    sums[one, issue] += np.int64(np.floor(weights[draw, issue] * WEIGHT_UNITS + 0.5))

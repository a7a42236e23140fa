"""What is stated about a decision maker's weights, as linear conditions on them.

A statement is rows of ``rows @ weights <= limits``, or of ``rows @ weights == limits``. Alternatives enter as the values that each issue
gives them: an alternative is worth ``values @ weights``.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Statement:
    """A condition on weights.

    Attributes
    ----------
    rows, limits
        (rows, weights) and (rows,).
    equal
        Whether the rows are equalities.
    """

    rows: Floats
    limits: Floats
    equal: bool = False


def ratio_at_least(weights: int, first: int, second: int, ratio: float = 1.0) -> Statement:
    """State that one weight is at least ``ratio`` times another: with the ratio 1, that it is at least as large."""
    row = np.zeros(weights)
    row[first], row[second] = -1.0, ratio
    return Statement(row[None], np.zeros(1))


def between(weights: int, weight: int, low: float = 0.0, high: float = inf) -> Statement:
    """State bounds on one weight; infinite ones say nothing."""
    rows, limits = [], []
    for sign, limit in ((-1.0, -low), (1.0, high)):
        if isfinite(limit):
            row = np.zeros(weights)
            row[weight] = sign
            rows.append(row)
            limits.append(limit)
    return Statement(np.array(rows).reshape(-1, weights), np.array(limits))


def preferred(better: Floats, worse: Floats, by: float = 0.0) -> Statement:
    """State that one alternative is worth at least ``by`` more than another; their values by issue are (weights,)."""
    return Statement((np.asarray(worse) - np.asarray(better))[None].astype(np.float64), np.array([-by]))


def alike(one: Floats, other: Floats, within: float = 0.0) -> Statement:
    """State that two alternatives are worth the same, up to a difference of ``within``."""
    row = (np.asarray(one) - np.asarray(other)).astype(np.float64)
    if within:
        return Statement(np.array([row, -row]), np.full(2, within))
    return Statement(row[None], np.zeros(1), equal=True)


def stronger(pair: tuple[Floats, Floats], other: tuple[Floats, Floats], by: float = 0.0) -> Statement:
    """State that the first alternative of one pair is ahead of its second by more than in another pair, by at least ``by``."""
    gap, smaller = (np.asarray(first) - np.asarray(second) for first, second in (pair, other))
    return Statement((smaller - gap)[None].astype(np.float64), np.array([-by]))

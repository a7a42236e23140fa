"""Nash's and Kalai and Smorodinsky's choices among finitely many efficient points on the grid, all ties kept.

Gains are counted from each party's own threshold, so that neither choice depends on the units or the zero of anybody's utilities.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# Products (in proportion) and shares closer than this are tied: utilities are rounded to a grid.
CLOSE = 1e-8

Gains = NDArray[np.float64]


def nash(gains: Gains) -> NDArray[np.bool_]:
    """Choose the points where most parties gain, and of these those with the largest product of their gains.

    Nash (1950, The bargaining problem), on a finite set; where no point lets all gain, as many as can.

    Parameters
    ----------
    gains
        At least 0, (parties, points).

    Returns
    -------
    NDArray[np.bool_]
        (points,), all ties true.
    """
    positive = gains > 0
    gaining = positive.sum(axis=0)
    product = np.ones(gains.shape[1])
    for row, ahead in zip(gains, positive, strict=True):
        product = np.where(ahead, product * row, product)
    most = gaining == gaining.max(initial=-1)
    return np.asarray(most & (product >= product[most].max(initial=0.0) * (1.0 - CLOSE)))


def kalai_smorodinsky(gains: Gains) -> NDArray[np.bool_]:
    """Choose the efficient points whose smallest share of an ideal gain is largest.

    Kalai and Smorodinsky (1975, Other solutions to Nash's bargaining problem), on a finite set. A party's ideal is its largest gain; a
    party whose ideal is zero is left out.

    Parameters
    ----------
    gains
        Of the efficient points, at least 0, (parties, points).

    Returns
    -------
    NDArray[np.bool_]
        (points,), all ties true.
    """
    ideals = gains.max(axis=1, initial=0.0)
    shares = np.full(gains.shape[1], np.inf)
    for row, ideal in zip(gains, ideals, strict=True):
        if ideal > 0:
            shares = np.minimum(shares, row / ideal)
    return np.asarray(shares >= shares.max(initial=0.0) - CLOSE)

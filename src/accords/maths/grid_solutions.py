"""Nash's and Kalai and Smorodinsky's choices among finitely many efficient points on the grid, all ties kept, in many draws at once.

Gains are counted from each party's own threshold, so that neither choice depends on the units or the zero of anybody's utilities.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# Products (in proportion) and shares closer than this are tied: utilities are rounded to a grid.
CLOSE = 1e-8

Gains = NDArray[np.float64]
Truths = NDArray[np.bool_]


def nash(gains: Gains, among: Truths) -> Truths:
    """Choose the points where most parties gain, and of those where the same parties do, those with the largest product of their gains.

    Nash (1950, The bargaining problem), on a finite set; where no point lets all gain, as many as can. Products of different parties' gains
    are not compared: they would depend on the units of their utilities.

    Parameters
    ----------
    gains
        (draws, parties, points), at least 0 where a point may be chosen.
    among
        Which points may be chosen, (draws, points).

    Returns
    -------
    Truths
        (draws, points), all ties true; none where none may be chosen.
    """
    positive = gains > 0
    gaining = np.where(among, positive.sum(axis=1), -1)
    product = np.ones(among.shape)
    for party in range(gains.shape[1]):
        product = np.where(positive[:, party], product * gains[:, party], product)
    most = among & (gaining == gaining.max(axis=1, keepdims=True, initial=-1))
    parties = (positive.astype(np.int64) << np.arange(gains.shape[1])[:, None]).sum(axis=1)
    chosen = np.zeros(among.shape, dtype=np.bool_)
    for group in np.unique(parties[most]):
        same = most & (parties == group)
        best = np.where(same, product, 0.0).max(axis=1, keepdims=True, initial=0.0)
        chosen |= same & (product >= best * (1.0 - CLOSE))
    return chosen


def kalai_smorodinsky(gains: Gains, among: Truths) -> Truths:
    """Choose the efficient points whose smallest share of an ideal gain is largest.

    Kalai and Smorodinsky (1975, Other solutions to Nash's bargaining problem), on a finite set. A party's ideal is its largest gain; a
    party whose ideal is zero is left out.

    Parameters
    ----------
    gains, among
        As for :func:`nash`; the points that may be chosen are efficient.

    Returns
    -------
    Truths
        As for :func:`nash`.
    """
    shares = np.full(among.shape, np.inf)
    for party in range(gains.shape[1]):
        ideal = np.where(among, gains[:, party], 0.0).max(axis=1, keepdims=True, initial=0.0)
        counts = ideal > 0
        shares = np.where(counts, np.minimum(shares, gains[:, party] / np.where(counts, ideal, 1.0)), shares)
    best = np.where(among, shares, 0.0).max(axis=1, keepdims=True, initial=0.0)
    return np.asarray(among & (shares >= best - CLOSE))

"""How many independent draws a sample by walks is worth, and how sure shares of draws are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def effective_size(walks: NDArray[np.float64]) -> NDArray[np.float64]:
    """Estimate the effective sample size of each coordinate's mean.

    From the autocorrelations of all walks together about their common mean, summed in pairs as long as the pairs stay positive and do not
    grow (Geyer 1992, Practical Markov chain Monte Carlo, the initial monotone sequence). Products are divided by the number of all draws,
    so that a lag counts in proportion to how many pairs of draws have it, as in the variance of the mean. Lags reach to the length of
    a walk: the longer the walks are, and the more of them, the surer the estimate.

    Parameters
    ----------
    walks
        (length, walks, coordinates).

    Returns
    -------
    NDArray[np.float64]
        (coordinates,), at most the number of draws; that number for coordinates that do not vary.
    """
    length, number, coordinates = walks.shape
    draws = length * number
    centred = walks - walks.mean(axis=(0, 1))
    variance = np.einsum("lwc,lwc->c", centred, centred) / draws
    varies = variance > 1e-24
    scale = np.where(varies, variance, 1.0)
    total = np.zeros(coordinates)
    pair_before = np.full(coordinates, np.inf)
    going = varies.copy()
    for lag in range(0, length, 2):
        pair = sum(
            (_covariance(centred, each) / scale for each in (lag, lag + 1) if each < length),
            np.zeros(coordinates),
        )
        going &= pair > 0
        pair_before = np.where(going, np.minimum(pair, pair_before), pair_before)
        total += np.where(going, pair_before, 0.0)
        if not going.any():
            break
    time = np.maximum(2.0 * total - 1.0, 1.0)
    size: NDArray[np.float64] = np.where(varies, draws / time, float(draws))
    return size


def standard_error(share: NDArray[np.float64], effective: float) -> NDArray[np.float64]:
    """Give the standard error of shares of so many independent draws: ``sqrt(b (1 - b) / N)``.

    Where a draw puts together samples of several parties, the smallest of their effective sizes is a cautious choice. A share of 0 or 1
    has the error 0: then "fewer than 3 in N" is what the draws say (Hanley and Lippman-Hand 1983, the rule of three).
    """
    result: NDArray[np.float64] = np.sqrt(share * (1.0 - share) / effective)
    return result


def _covariance(centred: NDArray[np.float64], lag: int) -> NDArray[np.float64]:
    length, number, _ = centred.shape
    result: NDArray[np.float64] = np.einsum("lwc,lwc->c", centred[: length - lag], centred[lag:]) / (length * number)
    return result

"""An estimate of a count from draws, with an interval that holds the true number except with a stated doubt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor, sqrt

import numpy as np
from numpy.typing import NDArray

# The doubt that an interval leaves unless the caller says otherwise: it holds the number in 95 of 100 questions.
DOUBT = 0.05

# Halvings by which an end of an interval is found; what is left is put to the safe side.
_HALVINGS = 16


@dataclass(frozen=True, slots=True)
class Estimate:
    """About how many there are.

    Attributes
    ----------
    value
        The estimate.
    low, high
        The interval.
    draws
        How many were drawn.
    """

    value: int
    low: int
    high: int
    draws: int

    def within(self, low: int, high: int) -> Estimate:
        """Cut to what is certain."""
        value, least, most = (min(max(number, low), high) for number in (self.value, self.low, self.high))
        return Estimate(value, least, most, self.draws)

    def less(self, number: int) -> Estimate:
        """Take off some that are counted."""
        value, least, most = (max(0, one - number) for one in (self.value, self.low, self.high))
        return Estimate(value, least, most, self.draws)


def estimate(base: float, spread: float, hits: int, draws: int, doubt: float = DOUBT) -> Estimate:
    """Estimate a count of which a part is known and a share of the rest.

    Parameters
    ----------
    base
        What is counted for certain.
    spread
        What some may be counted of beside.
    hits, draws
        How many of some draws of those are counted.
    doubt
        See :func:`share`.
    """
    low, high = share(hits, draws, doubt)
    return Estimate(round(base + spread * hits / draws), floor(base + spread * low), ceil(base + spread * high), draws)


def share(hits: int, draws: int, doubt: float = DOUBT) -> tuple[float, float]:
    """Give an interval for a share of which some draws are known (Clopper and Pearson 1934), rounded outwards.

    Parameters
    ----------
    hits, draws
        How many of how many independent draws were in the share.
    doubt
        How often the interval may miss the share, at most; half on either side.
    """
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, draws + 1)))])

    def tail(counts: NDArray[np.int64]) -> Callable[[float], float]:
        ways = logs[draws] - logs[counts] - logs[draws - counts]
        return lambda chance: float(np.exp(ways + counts * np.log(chance) + (draws - counts) * np.log1p(-chance)).sum())

    # Terms that are further off than this add nothing that a floating point number holds.
    reach = 40 + int(10 * sqrt(draws))
    low, high = 0.0, 1.0
    step = (1.0 + sqrt(min(hits, draws - hits))) / draws
    if hits:
        low = _end(tail(np.arange(hits, min(draws, hits + reach) + 1)), hits / draws, -step, doubt / 2)
    if hits < draws:
        high = _end(tail(np.arange(hits, max(0, hits - reach) - 1, -1)), hits / draws, step, doubt / 2)
    return low, high


def _end(tail: Callable[[float], float], chance: float, step: float, doubt: float) -> float:
    """Find where a tail has some probability, which it has less of the further off; stay on the far side."""
    near, far = chance, chance + step
    while 0.0 < far < 1.0 and tail(far) > doubt:
        near, far, step = far, far + 2 * step, 2 * step
    far = min(max(far, 0.0), 1.0)
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        near, far = (near, middle) if tail(middle) <= doubt else (middle, far)
    return far

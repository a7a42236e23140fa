"""What drives the variation of an outcome over draws: the share of its variance that each input explains by itself.

The first-order share (correlation ratio; Sobol's first index) of an input is the variance of the outcome's mean given the input, as a part
of the outcome's whole variance. It is estimated from the draws as they are, by cutting them into classes by the input (Plischke, Borgonovo
and Smith 2013, Global sensitivity measures from given data). Shares of inputs that do not act together add up to at most 1; what is
missing is due to inputs acting together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accords.errors import AccordsError

Floats = NDArray[np.float64]

# Classes of an input with many values: enough to follow a bend, with enough draws in each.
CLASSES = 20


@dataclass(frozen=True, slots=True)
class Drivers:
    """What each input explains.

    Attributes
    ----------
    share
        Of the outcome's variance, from 0 to 1, adjusted for the number of classes, (inputs,); not a number where the outcome does not vary.
    raw
        The same without the adjustment, which tends to be too large.
    low, high
        The outcome's mean in the lowest and in the highest class of each input, (inputs,).
    least, most
        The smallest and the largest of the outcome's means by class, (inputs,): the bar of a tornado picture.
    mean, variance
        Of the outcome.
    order
        The inputs, largest share first; ties by their number.
    """

    share: Floats
    raw: Floats
    low: Floats
    high: Floats
    least: Floats
    most: Floats
    mean: float
    variance: float
    order: NDArray[np.intp]


def drivers(inputs: Floats, outcome: Floats, classes: int = CLASSES) -> Drivers:
    """Estimate what each input explains of an outcome.

    Parameters
    ----------
    inputs
        (draws, inputs). An input with no more values than ``classes`` has a class for each value, another one as many draws as possible
        alike in each class.
    outcome
        (draws,): a number, or whether something holds.
    classes
        At most, at least 2.

    Raises
    ------
    AccordsError
        When shapes do not match, or there are fewer than two draws for each class.
    """
    inputs = np.asarray(inputs, dtype=np.float64)
    outcome = np.asarray(outcome, dtype=np.float64)
    if inputs.ndim != 2 or outcome.shape != (len(inputs),) or classes < 2:
        raise AccordsError("Drivers need a row of inputs and one outcome for each draw, and at least 2 classes.")
    if len(inputs) < 2 * classes:
        raise AccordsError(f"{classes} classes need at least {2 * classes} draws, not {len(inputs)}. Draw more, or allow fewer classes.")
    mean, variance = float(outcome.mean()), float(outcome.var())
    found = np.array([_explained(column, outcome, classes) for column in inputs.T]).reshape(-1, 6)
    number, between = found[:, 0], found[:, 1]
    draws = len(outcome)
    if variance > 1e-24 * max(1.0, mean * mean):
        raw = between / variance
        # As for the adjusted coefficient of determination: with k classes chance alone explains (k - 1) / (n - 1).
        share = np.clip(1.0 - (1.0 - raw) * (draws - 1) / (draws - number), 0.0, 1.0)
    else:
        raw = share = np.full(inputs.shape[1], np.nan)
    order = np.lexsort((np.arange(len(share)), -np.nan_to_num(share)))
    return Drivers(share, raw, found[:, 2], found[:, 3], found[:, 4], found[:, 5], mean, variance, order)


def _explained(column: Floats, outcome: Floats, classes: int) -> tuple[float, float, float, float, float, float]:
    """Give the number of classes, the variance between them, and the means of the lowest, the highest, the least and the most."""
    values, place = np.unique(column, return_inverse=True)
    place = place.reshape(-1)
    if len(values) > classes:
        # By ranks; equal values stay together, in the class of their middle rank.
        counts = np.bincount(place)
        middles = np.cumsum(counts) - (counts + 1) / 2
        _, place = np.unique((middles * classes / len(column)).astype(np.int64)[place], return_inverse=True)
        place = place.reshape(-1)
    counts = np.bincount(place)
    means = np.bincount(place, weights=outcome) / counts
    between = float((counts * np.square(means - outcome.mean())).sum() / len(outcome))
    return float(len(counts)), between, float(means[0]), float(means[-1]), float(means.min()), float(means.max())

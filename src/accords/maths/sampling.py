"""Drawing weights: generators by seed and block, priors by name, and the two cases that are drawn exactly.

Weights of ``n`` issues are at least 0 and add up to 1. "Uniform" is uniform in these weights; in other descriptions of the same
preferences (partial values, orders, ranges) the same draws are not uniform. So a prior is named wherever a share of draws is shown, and
a second one stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accords.errors import AccordsError

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Prior:
    """A symmetric Dirichlet density on weights, restricted to what is stated about them.

    Attributes
    ----------
    id
        Its name.
    concentration
        The density is proportional to the product of the weights, each to the power ``concentration - 1``.
    """

    id: str
    concentration: float


# All weights that are left open count alike.
UNIFORM = Prior("uniform", 1.0)

# Leans towards even weights.
EVEN = Prior("even", 2.0)

# Leans towards few issues that carry most of the weight.
UNEVEN = Prior("uneven", 0.5)

PRIORS = {prior.id: prior for prior in (UNIFORM, EVEN, UNEVEN)}


def generator(seed: int, *path: int) -> np.random.Generator:
    """Make the generator of one place in a job.

    Parameters
    ----------
    seed
        The seed of the job, at least 0.
    path
        Whole numbers of at least 0 that name the place, such as the number of the party and of the block. Generators of different places
        are independent (``SeedSequence`` with a spawn key), and do not depend on what was drawn elsewhere.
    """
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=path)))


def simplex(source: np.random.Generator, draws: int, weights: int, prior: Prior = UNIFORM) -> Floats:
    """Draw weights about which nothing is stated: gamma variables, normalised (for the uniform prior exponential ones).

    Returns
    -------
    Floats
        (draws, weights).
    """
    return _normalised(_gammas(source, draws, weights, prior))


def ranked(source: np.random.Generator, draws: int, classes: Sequence[Sequence[int]], prior: Prior = UNIFORM) -> Floats:
    """Draw weights whose order is stated, exactly: sort a draw of :func:`simplex` into the order.

    Under the uniform prior the mean of a complete order is the rank order centroid (Barron and Barrett 1996, Decision quality using
    ranked attribute weights).

    Parameters
    ----------
    classes
        All weights (numbers from 0), each in one class, the class of the largest first. Within a class nothing is stated.

    Returns
    -------
    Floats
        (draws, weights).

    Raises
    ------
    AccordsError
        When a weight is in no class, or in two.
    """
    places = [weight for members in classes for weight in members]
    if sorted(places) != list(range(len(places))):
        raise AccordsError("An order of weights names each weight once.")
    if prior.concentration == 1.0:
        falling = _falling_exponentials(source, draws, len(places))
    else:
        falling = -np.sort(-_gammas(source, draws, len(places), prior), axis=1)
    start = 0
    for members in classes:
        end = start + len(members)
        if len(members) > 1:
            source.permuted(falling[:, start:end], axis=1, out=falling[:, start:end])
        start = end
    if places != list(range(len(places))):
        falling = falling[:, np.argsort(places)]
    return _normalised(falling)


def chained(source: np.random.Generator, draws: int, weights: int, chains: Sequence[Sequence[int]], prior: Prior = UNIFORM) -> Floats:
    """Draw weights of which some are ordered among themselves, exactly: sort each chain within a draw of :func:`simplex`.

    The density stays the same when weights change places, so every order of a chain is as likely as any other one.

    Parameters
    ----------
    chains
        Distinct weights (numbers from 0), the largest of each chain first. Between chains nothing is stated, nor about other weights.

    Returns
    -------
    Floats
        (draws, weights).
    """
    values = _gammas(source, draws, weights, prior)
    for chain in chains:
        members = list(chain)
        values[:, members] = -np.sort(-values[:, members], axis=1)
    return _normalised(values)


def _gammas(source: np.random.Generator, draws: int, weights: int, prior: Prior) -> Floats:
    if prior.concentration == 1.0:
        return source.standard_exponential((draws, weights))
    return source.standard_gamma(prior.concentration, (draws, weights))


def _falling_exponentials(source: np.random.Generator, draws: int, weights: int) -> Floats:
    """Draw sorted exponentials without sorting: their gaps are independent exponentials (Renyi 1953)."""
    values = source.standard_exponential((draws, weights))
    values /= np.arange(1, weights + 1)
    for place in range(weights - 2, -1, -1):
        values[:, place] += values[:, place + 1]
    return values


def _normalised(values: Floats) -> Floats:
    values /= values.sum(axis=1, keepdims=True)
    return values

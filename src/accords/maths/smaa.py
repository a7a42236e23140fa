"""SMAA-2: over what share of the weights that are left open an alternative has each rank, and for what weights it is first.

Lahdelma and Salminen (2001, SMAA-2: stochastic multicriteria acceptability analysis for group decision making), computed as by Tervonen
and Lahdelma (2007, Implementing stochastic multicriteria acceptability analysis). It speaks about one decision maker: "accepted by all"
is another thing (:mod:`accords.maths.draws`). Acceptabilities are shares of what is left open under a stated prior, not probabilities.

Ties: an alternative's rank is 1 plus the number of those ahead of it, so those that are tied share the better rank. Then the
acceptabilities of a rank need not add up to 1; how often an alternative is tied is counted beside them. Worths are compared on a
decimal grid (:mod:`accords.maths.grid`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.errors import AccordsError
from accords.maths.effective import standard_error
from accords.maths.grid import scales

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

# Draws times pairs of alternatives up to which plain array operations are used: nobody waits for a compiler.
SMALL = 1 << 21

# Weights are added as whole numbers of this fraction, so that sums do not depend on the order of the draws.
WEIGHT_UNITS = 1 << 32


@dataclass(frozen=True, slots=True)
class Ranks:
    """What was counted over some draws.

    Attributes
    ----------
    draws
        How many.
    ranks
        In how many draws each alternative has each rank, (alternatives, ranks).
    tied
        In how many it is tied with another one, (alternatives,).
    first_tied
        In how many it is first, and tied with another one, (alternatives,).
    wins
        In how many one is ahead of another, (alternatives, alternatives).
    weights
        The sum of the weights of the draws where it is first, in units of 1 / ``WEIGHT_UNITS``, (alternatives, issues).
    """

    draws: int
    ranks: Integers
    tied: Integers
    first_tied: Integers
    wins: Integers
    weights: Integers


@dataclass(frozen=True, slots=True)
class Acceptability:
    """The measures of SMAA-2, with their standard errors.

    Attributes
    ----------
    rank
        The share of draws where an alternative has a rank, (alternatives, ranks).
    rank_error
        Their standard errors.
    central
        The mean of the weights where it is first, (alternatives, issues); not a number where it never is.
    central_draws
        For how many effective draws that is the mean, (alternatives,).
    ahead
        The share of draws where one is ahead of another, (alternatives, alternatives); what is missing to 1 from both directions is the
        share of ties.
    ahead_error
        Their standard errors.
    tied, first_tied
        The share of draws where it is tied, and where it is tied for the first rank, (alternatives,).
    effective
        The effective number of draws, from which errors are computed.
    """

    rank: Floats
    rank_error: Floats
    central: Floats
    central_draws: Floats
    ahead: Floats
    ahead_error: Floats
    tied: Floats
    first_tied: Floats
    effective: float


def rank_draws(weights: Floats, values: Floats) -> Ranks:
    """Rank alternatives in each draw.

    Parameters
    ----------
    weights
        (draws, issues), at least 0, each draw adding up to 1.
    values
        What each issue gives an alternative, finite: (alternatives, issues), or (draws, alternatives, issues) where values are drawn too.

    Raises
    ------
    AccordsError
        When shapes do not match or a number is not finite.
    """
    weights = np.ascontiguousarray(weights, dtype=np.float64)
    values = np.ascontiguousarray(values, dtype=np.float64)
    if weights.ndim != 2 or values.ndim not in {2, 3} or values.shape[-1] != weights.shape[1]:
        raise AccordsError("Weights are (draws, issues), and values (alternatives, issues) or (draws, alternatives, issues).")
    if values.ndim == 3 and len(values) != len(weights):
        raise AccordsError(f"There are values for {len(values)} draws and weights for {len(weights)}. Each draw needs both.")
    if not np.isfinite(values).all() or not np.isfinite(weights).all():
        raise AccordsError("Weights and values are finite numbers.")
    drawn = values if values.ndim == 3 else values[None]
    # No worth is larger than the largest value, for weights add up to 1.
    factors = scales(np.abs(drawn).max(axis=(1, 2), initial=0.0))
    alternatives = drawn.shape[1]
    if len(weights) * alternatives * alternatives <= SMALL:
        return _ranked_plainly(weights, drawn, factors)
    from accords.maths.smaa_kernel import rank_all  # noqa: PLC0415 - the compiler is loaded only where arrays are large

    ranks = np.zeros((alternatives, alternatives), dtype=np.int64)
    wins = np.zeros((alternatives, alternatives), dtype=np.int64)
    tied = np.zeros((2, alternatives), dtype=np.int64)
    sums = np.zeros((alternatives, weights.shape[1]), dtype=np.int64)
    rank_all(weights, drawn, factors, ranks, wins, tied, sums)
    return Ranks(len(weights), ranks, tied[0], tied[1], wins, sums)


def merged(blocks: Sequence[Ranks]) -> Ranks:
    """Add what was counted in blocks of draws."""
    if not blocks:
        raise AccordsError("There is nothing to add up: no block of draws is finished.")
    return Ranks(
        sum(each.draws for each in blocks),
        *(np.sum([getattr(each, name) for each in blocks], axis=0) for name in _COUNTED),
    )


def as_data(counted: Ranks) -> dict[str, Any]:
    """Give counts as JSON data, without loss."""
    return {"draws": counted.draws} | {name: getattr(counted, name).tolist() for name in _COUNTED}


def of_data(data: Mapping[str, Any]) -> Ranks:
    """Make counts from what :func:`as_data` gave."""
    return Ranks(int(data["draws"]), *(np.array(data[name], dtype=np.int64) for name in _COUNTED))


def acceptability(counted: Ranks, effective: float | None = None) -> Acceptability:
    """Turn counts into shares.

    Parameters
    ----------
    counted
        Of at least one draw.
    effective
        How many independent draws these are worth; left out: their number.
    """
    if counted.draws < 1:
        raise AccordsError("Shares need at least one draw.")
    size = float(counted.draws) if effective is None else effective
    rank = counted.ranks / counted.draws
    ahead = counted.wins / counted.draws
    first = counted.ranks[:, 0]
    # Weights of a draw add up to 1 but for rounding to whole units; so do central weights.
    totals = counted.weights.sum(axis=1, keepdims=True)
    central = np.where(first[:, None] > 0, counted.weights / np.maximum(totals, 1), np.nan)
    return Acceptability(
        rank,
        standard_error(rank, size),
        central,
        rank[:, 0] * size,
        ahead,
        standard_error(ahead, size),
        counted.tied / counted.draws,
        counted.first_tied / counted.draws,
        size,
    )


def confidence(central: Floats, values: Floats) -> Floats:
    """Give each alternative's confidence factor: the share of draws of the values where it is first for its own central weights.

    Parameters
    ----------
    central
        (alternatives, issues), not a number where an alternative has no central weights.
    values
        (alternatives, issues) where values are known: then the factor is 0 or 1; or (draws, alternatives, issues).

    Returns
    -------
    Floats
        (alternatives,); not a number where there are no central weights. A shared first rank counts.
    """
    drawn = values if values.ndim == 3 else values[None]
    factors = scales(np.abs(drawn).max(axis=(1, 2), initial=0.0))
    result = np.full(len(central), np.nan)
    for alternative, weights in enumerate(central):
        if np.isfinite(weights).all():
            worth = np.floor((drawn @ weights) * factors[:, None] + 0.5)
            result[alternative] = (worth[:, alternative] >= worth.max(axis=1)).mean()
    return result


_COUNTED = ("ranks", "tied", "first_tied", "wins", "weights")


def _ranked_plainly(weights: Floats, values: Floats, factors: Floats) -> Ranks:
    worth = np.zeros((len(weights), values.shape[1]))
    for issue in range(weights.shape[1]):  # in this order the compiled way adds too
        worth += weights[:, issue, None] * values[:, :, issue]
    worth = np.floor(worth * factors[:, None] + 0.5)
    alternatives = worth.shape[1]
    ahead = worth[:, :, None] > worth[:, None, :]
    rank = ahead.sum(axis=1)
    tied = (worth[:, :, None] == worth[:, None, :]).sum(axis=2) > 1
    ranks = np.stack([(rank == place).sum(axis=0) for place in range(alternatives)], axis=1)
    whole = np.floor(weights * WEIGHT_UNITS + 0.5).astype(np.int64)
    first = rank == 0
    sums = first.T.astype(np.int64) @ whole
    return Ranks(len(weights), ranks, tied.sum(axis=0), (tied & first).sum(axis=0), ahead.sum(axis=0), sums)

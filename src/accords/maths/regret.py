"""Choosing without a prior: what can be lost by settling on one alternative while something is left open.

Minimax regret with partly known utilities (Wang and Boutilier 2003, Incremental utility elicitation with the minimax regret decision
criterion; Boutilier, Patrascu, Poupart and Schuurmans 2006, Constraint-based optimization and utility elicitation using the minimax
decision criterion), for one decision maker.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accords.errors import AccordsError
from accords.maths.necessity import Span, extremes
from accords.maths.polytope import TOLERANCE

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Regret:
    """Regret of each alternative.

    Attributes
    ----------
    pairwise
        (alternatives, alternatives): at ``[a, b]`` the most that is lost by taking ``a`` where ``b`` could be had.
    largest
        The most that is lost by taking each alternative, (alternatives,).
    adversaries
        (alternatives, alternatives): at ``[a, b]`` whether ``b`` is one of those for which taking ``a`` loses most.
    value
        The smallest of ``largest``.
    choices
        Where it is reached, all ties, (alternatives,).
    """

    pairwise: Floats
    largest: Floats
    adversaries: Truths
    value: float
    choices: Truths


def regret(ahead: Floats, tolerance: float = TOLERANCE) -> Regret:
    """Find the regret of each alternative.

    Parameters
    ----------
    ahead
        As :func:`accords.maths.necessity.widest` gives it, of at least one alternative.
    tolerance
        Regrets closer than this are tied.
    """
    if not len(ahead):
        raise AccordsError("Regret needs at least one alternative.")
    pairwise = ahead.T.copy()
    most = pairwise.max(axis=1)
    value = float(most.min())
    return Regret(pairwise, most, pairwise >= most[:, None] - tolerance, value, np.asarray(most <= value + tolerance))


def next_comparison(found: Regret) -> tuple[int, int] | None:
    """Give the comparison to ask for: a choice and its adversary, the current solution strategy of the two papers.

    Returns
    -------
    tuple[int, int] or None
        The first choice, with the first of its adversaries; ``None`` where nothing can be lost.
    """
    if found.value <= TOLERANCE:
        return None
    choice = int(np.flatnonzero(found.choices)[0])
    return choice, int(np.flatnonzero(found.adversaries[choice])[0])


def maximin(left: Span, values: Floats, tolerance: float = TOLERANCE) -> tuple[Floats, Truths]:
    """Choose by the worst that is left open (Wald 1950).

    Parameters
    ----------
    values
        (alternatives, dimensions), of at least one alternative.

    Returns
    -------
    tuple
        The least worth of each alternative, and which have the largest of them, all ties; (alternatives,) each.
    """
    low, _ = extremes(left, values)
    return low, np.asarray(low >= low.max() - tolerance)

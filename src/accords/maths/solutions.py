"""Bargaining solutions on finite sets of vectors, with all ties, exactly.

Everything is decided on whole numbers; floating point numbers only leave out what is clearly worse. On a finite set a solution is a set
of vectors, and independence of irrelevant alternatives holds in the form for sets: if what is taken away leaves some of the chosen, those
are chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[Any]
Rows = NDArray[np.intp]

# Vectors whose score is this close to the best, as a share, are compared exactly.
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a solution chooses.

    Attributes
    ----------
    rows
        Positions of all vectors that it chooses; they tie.
    left_out
        Axes that it leaves out, since nothing can be gained on them.
    gaining
        How many axes gain, where not all can gain together (Nash); else the number of axes.
    """

    rows: tuple[int, ...]
    left_out: tuple[int, ...] = ()
    gaining: int = 0


def nash(vectors: Vectors, disagreement: Sequence[int], weights: Sequence[Fraction] | None = None) -> Chosen:
    """Choose where the product of gains is largest (Nash 1950); with weights, of their powers (Harsanyi and Selten 1972).

    Where no vector gains on all axes, those that gain on most are compared by the product of their gains.

    Parameters
    ----------
    vectors
        Undominated whole numbers, none below the disagreement point, shape (vectors, axes).
    disagreement
        Whole numbers.
    weights
        Positive, one for each axis.
    """
    gains = vectors - np.array(disagreement, dtype=vectors.dtype)
    positive = np.asarray(gains > 0).sum(axis=1)
    most = int(positive.max())
    rows = np.flatnonzero(positive == most)
    powers = [1] * gains.shape[1]
    if weights is not None:
        unit = lcm(*(weight.denominator for weight in weights))
        powers = [int(weight * unit) for weight in weights]
    with np.errstate(divide="ignore"):
        logs = np.where(gains[rows] > 0, np.log(np.maximum(gains[rows], 1).astype(np.float64)), 0.0) @ np.array(powers, dtype=np.float64)

    def product(row: int) -> int:
        return prod(int(gain) ** power for gain, power in zip(gains[row].tolist(), powers, strict=True) if gain > 0)

    return Chosen(_largest(rows, logs, product, sum(powers)), gaining=most)


def kalai_smorodinsky(vectors: Vectors, disagreement: Sequence[int], ideal: Sequence[int]) -> Chosen:
    """Choose where the smallest share of the ideal gain is largest, then the second smallest, and so on.

    The maximin share is the solution's form on finite sets (Kalai and Smorodinsky 1975); the leximin refinement is Imai's (1983), here
    with the ideal over what is individually rational. An axis whose ideal is its disagreement value is left out, and named.

    Parameters are those of :func:`nash`, and the ideal point.
    """
    spans = [best - start for best, start in zip(ideal, disagreement, strict=True)]
    left_out = tuple(axis for axis, span in enumerate(spans) if span <= 0)
    kept = [axis for axis in range(len(spans)) if axis not in left_out]
    if not kept:
        return Chosen(tuple(range(len(vectors))), left_out)
    gains = vectors[:, kept] - np.array([disagreement[axis] for axis in kept], dtype=vectors.dtype)
    return Chosen(_leximin(gains, [spans[axis] for axis in kept]), left_out, len(kept))


def egalitarian(vectors: Vectors, disagreement: Sequence[int]) -> Chosen:
    """Choose where the smallest gain is largest, then the second smallest, and so on (Kalai 1977; leximin: Sen 1970)."""
    gains = vectors - np.array(disagreement, dtype=vectors.dtype)
    return Chosen(_leximin(gains, [1] * gains.shape[1]), gaining=gains.shape[1])


def utilitarian(vectors: Vectors) -> Chosen:
    """Choose where the sum is largest (Harsanyi 1955)."""
    sums = np.asarray(vectors.sum(axis=1))
    return Chosen(tuple(np.flatnonzero(sums == sums.max()).tolist()), gaining=vectors.shape[1])


def _largest(rows: Rows, scores: NDArray[np.float64], exact: Callable[[int], Any], scale: float = 0.0) -> tuple[int, ...]:
    """Give the rows whose exact value is largest, of those whose score comes close."""
    best = float(scores.max())
    close = rows[scores >= best - _CLOSE * (abs(best) + scale + 1e-300)]
    values = [exact(int(row)) for row in close]
    largest = max(values)
    return tuple(int(row) for row, value in zip(close, values, strict=True) if value == largest)


def _leximin(gains: Vectors, spans: Sequence[int]) -> tuple[int, ...]:
    """Compare the shares of each row from the smallest upwards."""
    shares = np.sort(gains.astype(np.float64) / np.array(spans, dtype=np.float64), axis=1)
    rows: Rows = np.arange(len(gains), dtype=np.intp)
    known: dict[int, list[Fraction]] = {}

    def ordered(row: int) -> list[Fraction]:
        if row not in known:
            known[row] = sorted(Fraction(int(gain), span) for gain, span in zip(gains[row].tolist(), spans, strict=True))
        return known[row]

    for place in range(gains.shape[1]):
        rows = np.array(_largest(rows, shares[rows, place], lambda row: ordered(row)[place]), dtype=np.intp)  # noqa: B023 used at once
    return tuple(rows.tolist())

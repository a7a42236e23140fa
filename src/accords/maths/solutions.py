"""Bargaining solutions on finite sets of vectors, with all ties, exactly.

Everything is decided on whole numbers; floating point numbers only leave out what is clearly worse. On a finite set a solution is a set
of vectors, and independence of irrelevant alternatives holds in the form for sets: if what is taken away leaves some of the chosen, those
are chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.maths.exact import WIDE
from accords.maths.powers import compared

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
        Nash: on how many axes those chosen gain, fewer than all where not all can gain together. Else how many axes are compared.
    """

    rows: tuple[int, ...]
    left_out: tuple[int, ...] = ()
    gaining: int = 0


def nash(vectors: Vectors, disagreement: Sequence[int], weights: Sequence[Fraction] | None = None) -> Chosen:
    """Choose where the product of gains is largest (Nash 1950); with weights, of their powers (Harsanyi and Selten 1972).

    Where no vector gains on all axes, those that gain on most are chosen from: for each set of axes that gain together, the largest
    product. Products over different axes are not compared, since that would compare utilities between parties.

    Parameters
    ----------
    vectors
        Undominated whole numbers, none below the disagreement point, shape (vectors, axes); where there is none, none is chosen.
    disagreement
        Whole numbers.
    weights
        Positive, one for each axis.
    """
    if not len(vectors):
        return Chosen(())
    gains = _gains(vectors, disagreement)
    gaining = np.asarray(gains > 0, dtype=np.bool_)
    most = int(gaining.sum(axis=1).max())
    powers = [1] * gains.shape[1]
    if weights is not None:
        unit = lcm(*(weight.denominator for weight in weights))
        powers = [int(weight * unit) for weight in weights]
        powers = [power // gcd(*powers) for power in powers]
    logs = np.log(np.maximum(gains, 1).astype(np.float64)) @ np.array(powers, dtype=np.float64)

    chosen: list[int] = []
    for together in np.unique(gaining[gaining.sum(axis=1) == most], axis=0):
        rows = np.flatnonzero((gaining == together).all(axis=1))
        axes = np.flatnonzero(together).tolist()
        close = _close(rows, logs[rows], sum(powers))
        chosen += _largest_products(close, gains[:, axes], [powers[axis] for axis in axes])
    return Chosen(tuple(sorted(chosen)), gaining=most)


def kalai_smorodinsky(vectors: Vectors, disagreement: Sequence[int], ideal: Sequence[int]) -> Chosen:
    """Choose where the smallest share of the ideal gain is largest, then the second smallest, and so on.

    The maximin share is the solution's form on finite sets (Kalai and Smorodinsky 1975); the leximin refinement is Imai's (1983), here
    with the ideal over what is individually rational. An axis whose ideal is its disagreement value is left out, and named.

    Parameters are those of :func:`nash`, and the ideal point.
    """
    if not len(vectors):
        return Chosen(())
    spans = [best - start for best, start in zip(ideal, disagreement, strict=True)]
    left_out = tuple(axis for axis, span in enumerate(spans) if span <= 0)
    kept = [axis for axis in range(len(spans)) if axis not in left_out]
    if not kept:
        return Chosen(tuple(range(len(vectors))), left_out)
    gains = _gains(vectors[:, kept], [disagreement[axis] for axis in kept])
    return Chosen(_leximin(gains, [spans[axis] for axis in kept]), left_out, len(kept))


def egalitarian(vectors: Vectors, disagreement: Sequence[int]) -> Chosen:
    """Choose where the smallest gain is largest, then the second smallest, and so on (Kalai 1977; leximin: Sen 1970)."""
    if not len(vectors):
        return Chosen(())
    gains = _gains(vectors, disagreement)
    return Chosen(_leximin(gains, [1] * gains.shape[1]), gaining=gains.shape[1])


def utilitarian(vectors: Vectors) -> Chosen:
    """Choose where the sum is largest (Harsanyi 1955)."""
    if not len(vectors):
        return Chosen(())
    # Each axis fits 64 bits; the sum of several need not.
    largest = max(abs(int(vectors.min())), abs(int(vectors.max())))
    sums = (vectors if largest * vectors.shape[1] < WIDE else vectors.astype(np.object_)).sum(axis=1)
    return Chosen(tuple(np.flatnonzero(sums == sums.max()).tolist()), gaining=vectors.shape[1])


def _gains(vectors: Vectors, disagreement: Sequence[int]) -> Vectors:
    """Subtract the disagreement point, without a bound where 64 bits might not do."""
    start = np.array([int(value) for value in disagreement], dtype=np.object_)
    largest = max(abs(int(number)) for number in (vectors.min(), vectors.max(), *start))
    gains: Vectors = vectors - start.astype(vectors.dtype) if largest < WIDE else vectors.astype(np.object_) - start
    return gains


def _close(rows: Rows, scores: NDArray[np.float64], scale: float = 0.0) -> Rows:
    """Give the rows whose score comes close to the best."""
    best = float(scores.max())
    close: Rows = rows[scores >= best - _CLOSE * (abs(best) + scale + 1e-300)]
    return close


def _largest_products(rows: Rows, gains: Vectors, powers: Sequence[int]) -> list[int]:
    """Give the rows whose gains, raised to powers, have the largest product."""
    found: list[int] = []
    for row in rows.tolist():
        order = compared(gains[row].tolist(), gains[found[0]].tolist(), powers) if found else 1
        found = [row] if order > 0 else [*found, row] if order == 0 else found
    return found


def _largest(rows: Rows, scores: NDArray[np.float64], exact: Callable[[int], Any]) -> tuple[int, ...]:
    """Give the rows whose exact value is largest, of those whose score comes close."""
    close = _close(rows, scores)
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

"""How some packages stand in each draw: what questions are judged by, and what drivers are looked for in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accords.maths.draws import Composition, Floats, prepared
from accords.maths.draws_plain import added
from accords.maths.grid import on_grid

Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Standing:
    """How packages stand, draw by draw.

    Attributes
    ----------
    accepted
        Whether each party accepts each package, (draws, parties, packages).
    agreed
        Whether enough parties do, (draws, packages).
    least_gain
        What the party that gains least gets above its threshold, (draws, packages): negative where a party does not accept. It compares
        gains of parties, so it is meaningful only where their utilities are comparable. Parties without a threshold are left out;
        infinite without any.
    """

    accepted: Truths
    agreed: Truths
    least_gain: Floats


def standing(tables: Floats, thresholds: Floats, packages: Composition, chosen: Sequence[int], consent: Truths | None = None) -> Standing:
    """Look at some packages in each draw; what is accepted and agreed is the same as :func:`accords.maths.draws.tally` counts.

    Parameters
    ----------
    tables, thresholds, packages, consent
        As for :func:`accords.maths.draws.tally`.
    chosen
        Numbers of packages. The arrays hold (draws, parties, chosen): for dozens of packages, not for all of many.
    """
    given = prepared(tables, thresholds, packages, consent)
    some = np.asarray(chosen, dtype=np.intp)
    picked = Composition(packages.cells[some], packages.first, packages.second, packages.halves[:, some])
    utilities = added(given.worths, picked)
    accepted = np.asarray(on_grid(utilities, given.factors[:, :, None]) >= given.thresholds[:, :, None])
    bits = 1 << np.arange(accepted.shape[1])
    agreed = np.asarray(given.consent[np.tensordot(accepted, bits, axes=(1, 0))])
    limits = np.asarray(thresholds, dtype=np.float64)[:, :, None]
    gains = np.where(np.isneginf(limits), np.inf, utilities - np.where(np.isneginf(limits), 0.0, limits))
    return Standing(accepted, agreed, np.asarray(gains.min(axis=1)))

"""Utilities as whole numbers on a decimal grid, so that what is equal compares as equal.

Sums of floating-point numbers carry errors in the last places: two packages that a party values alike may come out a hair apart, and one
would seem to dominate the other. Utilities are therefore rounded to nine decimal places of the power of ten above the largest that can
occur. Equality on the grid is an equivalence, and decimals with few places are equal on it exactly where they are equal.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# Decimal places of the grid.
PLACES = 9

# Beyond all utilities on the grid, and within 32 bits: for thresholds that all or none reach.
BEYOND = 2_000_000_000


def scales(bounds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the factor from utilities to the grid.

    Parameters
    ----------
    bounds
        What no utility passes in size, of any shape; finite and at least 0.

    Returns
    -------
    NDArray[np.float64]
        Powers of ten of the same shape; a utility times its factor is at most ``10**PLACES`` in size.
    """
    # A bound that errors of rounding lift a hair above a power of ten keeps that power.
    exponents = np.ceil(np.log10(np.where(bounds > 0, bounds, 1.0)) - 1e-12)
    factors: NDArray[np.float64] = np.power(10.0, PLACES - exponents)
    return factors


def on_grid(values: NDArray[np.float64], factors: NDArray[np.float64] | float) -> NDArray[np.int32]:
    """Round to the grid, halves upwards; values beyond the grid, infinite ones included, become ``-BEYOND`` or ``BEYOND``."""
    return np.floor(np.clip(values * factors, -BEYOND, BEYOND) + 0.5).astype(np.int32)

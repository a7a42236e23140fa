"""How sure a share of draws is: its standard error, and a bound where there is none."""

from __future__ import annotations

from math import sqrt

# Where none of n draws, or all of them, have something, its share is within 3 / n of that with a confidence of 95 percent.
_THREE = 3.0


def error(share: float, effective: float) -> float:
    """Give the error of a share of so many independent draws.

    Returns
    -------
    float
        The standard error ``sqrt(share * (1 - share) / effective)``. At a share of 0 or 1 that would be 0, which says nothing: then the
        bound of the rule of three, ``3 / effective`` (Hanley and Lippman-Hand 1983, "If nothing goes wrong, is everything all right?").
    """
    if share in {0.0, 1.0}:
        return min(1.0, _THREE / effective)
    return sqrt(share * (1.0 - share) / effective)

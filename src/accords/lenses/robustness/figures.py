"""Shares in words: in percent, so that only all is 100 and only none is 0, with how far they may be off."""

from __future__ import annotations

from math import ceil

# From here on a share is so close to none or all that whole numbers would hide what is missing.
_CLOSE = 1.0
# Percentages below this need more than one place.
_SMALL = 0.05


def percent(share: float) -> str:
    """Write a share in percent so that only all is 100 and only none is 0."""
    value = 100 * share
    if 0 < value < 0.5:
        return "under 1"
    return "over 99" if 99.5 < value < 100 else f"{value:.0f}"


def figure(share: float, error: float) -> str:
    """Write a share in percent with its standard error; none and all with the bound of the rule of three."""
    value, off = 100 * share, 100 * error
    if share in {0.0, 1.0}:
        bound = _upwards(off)
        return f"0 (< {bound:g})" if share == 0 else f"100 (> {100 - bound:g})"
    if value < _CLOSE or value > 100 - _CLOSE:
        return f"{value:.2f} \u00b1 {off:.2f}"
    return f"{value:.0f} \u00b1 {_short(off)}"


def figures(shares: list[float], errors: list[float]) -> str:
    """Write shares under several priors beside each other."""
    return " / ".join(dict.fromkeys(figure(share, error) for share, error in zip(shares, errors, strict=True)))


def _short(value: float) -> str:
    return f"{value:.1f}" if value >= _SMALL else f"{value:.2f}"


def _upwards(bound: float) -> float:
    """Round a bound so that it stays one."""
    places = 1 if bound >= _SMALL else 3
    grid = 10.0**places
    return ceil(round(bound * grid, 6)) / grid

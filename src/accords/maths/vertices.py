"""The vertices of what linear conditions leave open, where they are few: there every linear function has its extremes."""

from __future__ import annotations

from math import comb

import numpy as np
from numpy.typing import NDArray

from accords.maths.polytope import Region

Floats = NDArray[np.float64]

# Not tried where there could be more vertices than this, or where there are more dimensions.
MOST = 20_000
MOST_DIMENSIONS = 9

# Vertices closer than this are one.
_SAME = 1e-9


def vertices(open_region: Region, most: int = MOST) -> Floats | None:
    """List the vertices.

    Parameters
    ----------
    open_region
        What is left open; it may have fewer dimensions than its space.
    most
        Not tried where there could be more.

    Returns
    -------
    Floats or None
        (vertices, dimensions), in lexicographic order; ``None`` where there may be too many.
    """
    dimensions = open_region.dimensions
    if dimensions > MOST_DIMENSIONS or _upper_bound(len(open_region.rows), dimensions) > most:
        return None
    if dimensions == 0:
        own = np.zeros((1, 0))
    elif dimensions == 1:
        own = _ends(open_region)
    else:
        own = _corners(open_region)
    points = open_region.origin + own @ open_region.basis.T
    # Rounded, so that those that are met several times are found; the first of each is kept as it is.
    _, first = np.unique(np.round(points / _SAME), axis=0, return_index=True)
    return np.asarray(_apart(points[first]))


def _upper_bound(facets: int, dimensions: int) -> int:
    """Give the largest number of vertices of a polytope with so many facets (McMullen 1970, the upper bound theorem)."""
    if dimensions < 2:
        return 2
    half, rest = dimensions // 2, (dimensions + 1) // 2
    return comb(max(facets - rest, 0), facets - dimensions if facets > dimensions else 0) + comb(
        max(facets - half - 1, 0), facets - dimensions if facets > dimensions else 0
    )


def _ends(open_region: Region) -> Floats:
    slopes = open_region.rows[:, 0]
    above, below = slopes > 0, slopes < 0
    ends = [(open_region.limits[below] / slopes[below]).max(), (open_region.limits[above] / slopes[above]).min()]
    return np.array(ends)[:, None]


def _corners(open_region: Region) -> Floats:
    from scipy.spatial import HalfspaceIntersection  # noqa: PLC0415 - slow to load

    halfspaces = np.column_stack([open_region.rows, -open_region.limits])
    return np.asarray(HalfspaceIntersection(halfspaces, open_region.centre).intersections, dtype=np.float64)


def _apart(points: Floats) -> Floats:
    """Leave out points that rounding has put beside an equal one."""
    kept: list[Floats] = []
    for point in points:
        if not any(np.abs(point - other).max() <= 2 * _SAME for other in kept[-8:]):
            kept.append(point)
    return np.array(kept)

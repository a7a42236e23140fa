"""Vertices of a polytope by definition: where enough conditions hold with equality to leave one point, and all others hold."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def corners(rows: Floats, limits: Floats, equal_rows: Floats, equal_limits: Floats) -> list[tuple[float, ...]]:
    """Try every choice of conditions; the vertices, rounded to eight places, sorted."""
    dimensions = rows.shape[1]
    found = set()
    for size in range(dimensions + 1):
        for chosen in combinations(range(len(rows)), size):
            matrix = np.concatenate([equal_rows, rows[list(chosen)]])
            right = np.concatenate([equal_limits, limits[list(chosen)]])
            if np.linalg.matrix_rank(matrix) < dimensions:
                continue
            point: Floats = np.linalg.pinv(matrix) @ right
            if np.abs(matrix @ point - right).max(initial=0.0) < 1e-9 and (rows @ point <= limits + 1e-9).all():
                found.add(tuple(number + 0.0 for number in np.round(point, 8).tolist()))
    return sorted(found)

"""What holds for all that is left open, and what for some of it: preference, acceptance, dominance. No prior is needed.

Robust ordinal regression (Greco, Mousseau and Slowinski 2008, Ordinal regression revisited): one alternative is *necessarily* at least as
good as another if it is so for all parameters that are left open, *possibly* if for some. Worths are linear in the parameters (weights,
or partial values), so extremes are at vertices where these are few, and are found by linear programs elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accords.errors import AccordsError
from accords.maths.linear import largest
from accords.maths.polytope import TOLERANCE, Polytope, Region, region
from accords.maths.vertices import vertices

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Span:
    """What is left open, ready to be asked for extremes.

    Attributes
    ----------
    region
        See :mod:`accords.maths.polytope`.
    corners
        Its vertices, (vertices, dimensions); ``None`` where they are too many: then linear programs are solved.
    """

    region: Region
    corners: Floats | None


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of alternatives to alternatives, or of alternatives to a threshold.

    Attributes
    ----------
    necessary, possible
        Whether it holds for all that is left open, and whether for some; of equal shapes. What is necessary is possible.
    """

    necessary: Truths
    possible: Truths


def span(polytope: Polytope) -> Span:
    """Prepare what conditions leave open.

    Raises
    ------
    AccordsError
        When they leave nothing, or something unbounded.
    """
    left = region(polytope)
    if left is None:
        raise AccordsError("The statements contradict each other: nothing is left open. Leave one of them out.")
    return Span(left, vertices(left))


def extremes(left: Span, values: Floats) -> tuple[Floats, Floats]:
    """Give the least and the largest of linear functions.

    Parameters
    ----------
    values
        Their coefficients, (functions, dimensions).

    Returns
    -------
    tuple of Floats
        Least and largest values, (functions,) each.
    """
    if left.corners is not None:
        worth = values @ left.corners.T
        return worth.min(axis=1), worth.max(axis=1)
    high = np.array([_largest(left.region.polytope, row) for row in values])
    low = -np.array([_largest(left.region.polytope, -row) for row in values])
    return low, high


def widest(left: Span, values: Floats) -> Floats:
    """Give by how much each alternative can be ahead of each other one.

    Parameters
    ----------
    values
        (alternatives, dimensions). Meant for up to some thousand alternatives where there are vertices, some dozens elsewhere.

    Returns
    -------
    Floats
        (alternatives, alternatives): at ``[a, b]`` the largest of ``worth of a - worth of b``. The least is ``-result[b, a]``.
    """
    number = len(values)
    if left.corners is None:
        result = np.zeros((number, number))
        for one in range(number):
            for other in range(number):
                if one != other:
                    result[one, other] = _largest(left.region.polytope, values[one] - values[other])
        return result
    result = np.full((number, number), -np.inf)
    for worth in left.corners @ values.T:
        np.maximum(result, worth[:, None] - worth, out=result)
    return result


def preference(ahead: Floats, tolerance: float = TOLERANCE) -> Relation:
    """Decide which alternatives are necessarily, and which possibly, at least as good as which.

    Parameters
    ----------
    ahead
        As :func:`widest` gives it.
    tolerance
        Differences up to this count as none.

    Returns
    -------
    Relation
        (alternatives, alternatives): at ``[a, b]`` whether ``a`` is at least as good as ``b``.
    """
    behind = ahead.T
    return Relation(np.asarray(behind <= tolerance), np.asarray(ahead >= -tolerance))


def acceptance(left: Span, values: Floats, threshold: float | Floats, tolerance: float = TOLERANCE) -> Relation:
    """Decide which alternatives necessarily, and which possibly, reach a threshold.

    Parameters
    ----------
    values
        (alternatives, dimensions).
    threshold
        A number, or (dimensions,): the values of an alternative to reach, such as what there is without an agreement.

    Returns
    -------
    Relation
        (alternatives,).
    """
    if isinstance(threshold, np.ndarray):
        values, threshold = values - threshold, 0.0
    low, high = extremes(left, values)
    return Relation(low >= threshold - tolerance, high >= threshold - tolerance)


def dominance(ahead: Sequence[Floats], tolerance: float = TOLERANCE) -> Relation:
    """Decide which alternatives are necessarily, and which possibly, dominated by which; what parties leave open is independent.

    Parameters
    ----------
    ahead
        For each party what :func:`widest` gives, (alternatives, alternatives).
    tolerance
        Differences up to this count as none.

    Returns
    -------
    Relation
        (alternatives, alternatives): at ``[y, z]`` whether ``y`` is dominated by ``z``. Possibly: every party can have ``z`` at least as
        good as ``y``, and one can have it better. Necessarily: no party can have ``y`` better, and one must have ``z`` better.
    """
    if not ahead:
        raise AccordsError("Dominance needs at least one party.")
    most = np.stack([each.T for each in ahead])  # at [party, y, z] the largest of z - y
    least = -np.stack(ahead)
    return Relation(
        np.asarray((least >= -tolerance).all(axis=0) & (least > tolerance).any(axis=0)),
        np.asarray((most >= -tolerance).all(axis=0) & (most > tolerance).any(axis=0)),
    )


def _largest(polytope: Polytope, objective: Floats) -> float:
    found = largest(objective, (polytope.rows, polytope.limits), (polytope.equal_rows, polytope.equal_limits))
    if found is None:  # it was possible when the span was made
        raise AccordsError("The statements contradict each other within the solver's tolerance. Leave one of them out.")
    return found[0]

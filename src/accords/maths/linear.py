"""Linear programs: the largest value of a linear function where linear conditions hold."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.errors import AccordsError

Floats = NDArray[np.float64]

# The solver's tolerances, its smallest.
_EXACT = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}


def largest(
    objective: Floats, upper: tuple[Floats, Floats], equal: tuple[Floats, Floats], bounds: Any = (None, None)
) -> tuple[float, Floats] | None:
    """Maximise ``objective @ x`` where ``upper[0] @ x <= upper[1]`` and ``equal[0] @ x == equal[1]``.

    Parameters
    ----------
    bounds
        Of each variable, or of all; left out: none.

    Returns
    -------
    tuple or None
        The largest value and a place where it is reached; ``None`` if the conditions cannot all hold.

    Raises
    ------
    AccordsError
        When there is no largest value, or the solver gives up.
    """
    from scipy.optimize import linprog  # noqa: PLC0415 - slow to load

    found = linprog(
        -objective,
        A_ub=upper[0] if len(upper[0]) else None,
        b_ub=upper[1] if len(upper[0]) else None,
        A_eq=equal[0] if len(equal[0]) else None,
        b_eq=equal[1] if len(equal[0]) else None,
        bounds=bounds,
        method="highs",
        options=_EXACT,
    )
    if found.status == 0:
        return -float(found.fun), np.asarray(found.x, dtype=np.float64)
    if found.status == 2:
        return None
    raise AccordsError(f"A linear program has no answer: {found.message} State bounds on what is left open.")

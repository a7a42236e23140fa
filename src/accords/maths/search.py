"""Finding an assignment by constraint solving, where elimination would need tables that are too large.

The solver is OR-Tools CP-SAT with one worker, a fixed seed and a deterministic limit, so that the same question has the same answer
on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from accords.errors import AccordsError
from accords.maths.factors import TooManyGates, factorised
from accords.maths.formula import Formula
from accords.maths.ordering import members

# In the solver's deterministic units, about a second each.
EFFORT = 30.0

# Alternatives up to this many cells are given to the solver as lists of what is allowed.
_TABLE = 1 << 10


class Undecided(AccordsError):  # noqa: N818 - named for what it says about the question
    """The search reached its limit before it found an assignment or showed that there is none."""


def find(formula: Formula, sizes: Sequence[int], effort: float | None = None) -> tuple[int, ...] | None:
    """Find an assignment that makes the formula true.

    Parameters
    ----------
    formula
        Over variables ``0 .. len(sizes) - 1``.
    sizes
        The domain size of every variable.
    effort
        The solver's limit in its deterministic units, about a second each; left out: ``EFFORT``.

    Returns
    -------
    tuple[int, ...] or None
        The same one at every call; variables that the formula does not read take 0. ``None`` if there is none.

    Raises
    ------
    Undecided
        When the limit is reached, or the formula has too many large disjunctions to be handed over.
    """
    limit = EFFORT if effort is None else effort
    from ortools.sat.python import cp_model  # noqa: PLC0415 - slow to load, and seldom needed

    try:
        factors = factorised(formula, sizes, _TABLE)
    except TooManyGates:
        raise Undecided("The conditions have too many large alternatives for the solver. Split them into separate conditions.") from None
    model = cp_model.CpModel()
    used = {variable for scope in factors.scopes for variable in members(scope)}
    columns = {variable: model.new_int_var(0, factors.sizes[variable] - 1, f"v{variable}") for variable in sorted(used)}
    for scope, table in zip(factors.scopes, factors.tables, strict=True):
        if not table.ndim:
            if not table:
                return None
            continue
        row = [columns[variable] for variable in members(scope)]
        # The shorter of the two lists describes the table.
        if 2 * np.count_nonzero(table) <= table.size:
            model.add_allowed_assignments(row, np.argwhere(table).tolist())
        else:
            model.add_forbidden_assignments(row, np.argwhere(~table).tolist())
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = limit
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return None
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        raise Undecided(f"The solver reached its limit of {limit:g} units. Allow more effort, or ask about fewer conditions at once.")
    return tuple(solver.value(columns[variable]) if variable in columns else 0 for variable in range(len(sizes)))

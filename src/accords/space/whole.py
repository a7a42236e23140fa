"""Packages as a case writes them, in the ids of a space: what of them is an option, whether they are whole, what interactions add."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from accords.case.preference import Preference
from accords.maths.formula import holds
from accords.space.constraints import ZERO
from accords.space.space import Space


def listed(space: Space, choices: Mapping[str, str]) -> dict[str, str] | None:
    """Give choices by the ids of options, or nothing where one is no option of the space."""
    found = {}
    for issue, option in choices.items():
        variable = space.position[issue]
        known = space.issues[variable].option(option)
        name = known.id if known is not None else option
        if name not in {one.id for one in space.options[variable]}:
            return None
        found[issue] = name
    return found


def whole(space: Space, choices: Mapping[str, str]) -> dict[str, str] | None:
    """Give a whole package by the ids of its options, or nothing where it leaves something open."""
    found = listed(space, choices)
    if not found:
        return None
    package = _package(space, found)
    return found if package is not None and bool(holds(space.shape, package)[0]) else None


def bonus(space: Space, preference: Preference, choices: Mapping[str, str]) -> Fraction:
    """Give what interactions add to a whole package."""
    package = _package(space, choices) if preference.interactions else None
    if package is None:
        return ZERO
    held = (one for one in preference.interactions.values() if bool(holds(space.statement(one.when).true, package)[0]))
    return sum((Fraction(one.add) for one in held), ZERO)


def _package(space: Space, choices: Mapping[str, str]) -> NDArray[np.intp] | None:
    """Write a package as one assignment, shape (1, issues); nothing where an issue that cannot be void is left out."""
    values = []
    for variable, issue in enumerate(space.issues):
        options = [option.id for option in space.options[variable]]
        values.append(options.index(choices[issue.id]) if issue.id in choices else len(options))
        if values[-1] >= space.sizes[variable]:
            return None
    return np.array([values], dtype=np.intp)

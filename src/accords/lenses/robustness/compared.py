"""The packages that are spoken of by name: the status quo, proposals, precedents, and what is in focus, as far as they are whole."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from accords.case.case import Case
from accords.maths.formula import holds
from accords.space.space import Space

# More packages than this are not compared one with another.
MOST = 12


def compared(case: Case, space: Space, focus: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Give whole packages by name, each once; outcomes that leave something open, or name what is no option, are left out."""
    named = {"status_quo": case.status_quo_choices}
    for section, entries in (("proposals", case.proposals), ("precedents", case.precedents)):
        made = {name: entry for name, entry in entries.items() if entry.outcome is not None}
        made = {name: entry for name, entry in made.items() if entry.date is None or entry.date.first <= case.today}
        named |= {f"{section}.{name}": case.choices(entry.outcome) for name, entry in made.items() if entry.outcome is not None}
    named |= {name: dict(choices) for name, choices in focus.items()}
    found: dict[str, dict[str, str]] = {}
    for name, written in named.items():
        choices = whole(space, written)
        if choices is not None and choices not in found.values():
            found[name] = choices
    return dict(list(found.items())[:MOST])


def whole(space: Space, choices: Mapping[str, str]) -> dict[str, str] | None:
    """Give a package by the ids of its options in the order of the issues; nothing if it is not whole."""
    values = []
    for variable, issue in enumerate(space.issues):
        ids = [option.id for option in space.options[variable]]
        known = issue.option(choices[issue.id]) if issue.id in choices else None
        if issue.id in choices and (known is None or known.id not in ids):
            return None
        values.append(ids.index(known.id) if known is not None else len(ids))
        if values[-1] >= space.sizes[variable]:
            return None
    if not bool(holds(space.shape, np.array([values], dtype=np.intp))[0]):
        return None
    return space.choices(tuple(values))


def assignment(space: Space, choices: Mapping[str, str]) -> list[int]:
    """Write a whole package as the positions of its options."""
    found = []
    for issue, options in zip(space.issues, space.options, strict=True):
        ids = [option.id for option in options]
        found.append(ids.index(choices[issue.id]) if issue.id in choices else len(ids))
    return found

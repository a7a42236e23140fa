"""The packages that are spoken of by name: the status quo, what is in focus, proposals, precedents; and why some are not compared.

Only packages that could be are compared. The status quo, and whatever else the case does not call an agreement, is a yardstick: it can be
better or worse than an agreement, and is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from accords.case.case import Case
from accords.lenses.robustness.numbers import NotCompared
from accords.maths.formula import holds
from accords.space.space import Space
from accords.zone.zone import Zone

# More packages than this are not compared one with another: each two take a linear program for every party and direction. The status quo
# and what is asked about come before all others, these in the order of the file.
MOST = 12

Choices = dict[str, str]
Packages = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Considered:
    """What is spoken of by name.

    Attributes
    ----------
    packages
        Those compared: whole, possible, each once.
    left_out
        Those that are not, and why.
    """

    packages: dict[str, Choices]
    left_out: tuple[NotCompared, ...]


def compared(zone: Zone, focus: Packages) -> Considered:
    """Tell the packages that can be compared from those that are partial, impossible, excluded, the same as another, or too many."""
    packages: dict[str, Choices] = {}
    left_out: list[NotCompared] = []
    for name, written in _named(zone.case, focus):
        choices = whole(zone.space, written)
        found = _unwhole(name, zone.space, written) if choices is None else _impossible(name, zone, choices)
        same = next((other for other, known in packages.items() if known == choices), None)
        if found is None and same is not None:
            found = NotCompared(name, "same", (same,))
        if found is not None:
            left_out.append(found)
        elif choices is not None:
            packages[name] = choices
    first = sorted(packages, key=lambda name: name != "status_quo" and name not in focus)
    left_out += [NotCompared(name, "many", ()) for name in packages if name not in first[:MOST]]
    return Considered({name: choices for name, choices in packages.items() if name in first[:MOST]}, tuple(left_out))


def _named(case: Case, focus: Packages) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give the outcomes that have names: the status quo, proposals and precedents up to the date, what is asked about."""
    if case.status_quo is not None:
        yield "status_quo", case.status_quo_choices
    for section, entries in (("proposals", case.proposals), ("precedents", case.precedents)):
        for name, entry in entries.items():
            if entry.outcome is not None and (entry.date is None or entry.date.first <= case.today):
                yield f"{section}.{name}", case.choices(entry.outcome)
    yield from focus.items()


def _unwhole(name: str, space: Space, written: Mapping[str, str]) -> NotCompared:
    """Say why an outcome is no whole package: it has numbers between options, or leaves issues open."""
    unlisted = tuple(
        issue.id
        for issue, options in zip(space.issues, space.options, strict=True)
        if issue.id in written and ((known := issue.option(written[issue.id])) is None or known not in options)
    )
    missing = tuple(issue.id for issue in space.issues if issue.id not in written)
    always = tuple(issue.id for issue in space.issues if issue.id in missing and issue.applies is None)
    return NotCompared(name, "unlisted", unlisted) if unlisted else NotCompared(name, "partial", always or missing)


def _impossible(name: str, zone: Zone, choices: Choices) -> NotCompared | None:
    """Say whether a package is impossible, or excluded by norms; nothing where it is possible."""
    row = np.array([assignment(zone.space, choices)], dtype=np.intp)
    broken = tuple(f"feasible.{key}" for key, ground in zone.case.feasible.items() if holds(zone.space.statement(ground.if_).false, row)[0])
    if broken:
        return NotCompared(name, "impossible", broken)
    norms = tuple(f"norms.{key}" for key, formula in zone.excluded.items() if holds(formula, row)[0])
    return NotCompared(name, "excluded", norms) if norms else None


def agreements(zone: Zone, packages: Packages) -> tuple[str, ...]:
    """Give those of some packages that the case calls an agreement: possible, as ``deal`` has it, and not the status quo."""
    return tuple(name for name in packages if holds(zone.deals, np.array([assignment(zone.space, packages[name])], dtype=np.intp))[0])


def whole(space: Space, choices: Mapping[str, str]) -> Choices | None:
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

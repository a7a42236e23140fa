"""A set of packages described by what they have in common and in what they differ, without listing them."""

from __future__ import annotations

from collections.abc import Callable
from math import prod

import numpy as np
from numpy.typing import NDArray

from accords.maths.boxes import boxes, factorise
from accords.maths.elimination import example
from accords.maths.formula import Formula, compact, conj, holds, negate
from accords.zone.certificate import Certificate
from accords.zone.package_set import Group, PackageSet
from accords.zone.zone import UNANSWERED, Zone

MOST_BOXES = 24
MOST_CELLS = 2**18
MOST_PROJECTIONS = 64

# What is said of so few issues is written as one table.
_CELLS = 1 << 14
# In spaces no larger than this, packages can be left out one by one.
_FEW = 1 << 22
MOST_EXAMPLES = 3


def describe(zone: Zone, formula: Formula, count: Certificate) -> PackageSet:
    """Describe the packages of which ``formula`` is true; ``count`` is their certified number.

    Where the conditions couple too many issues, only the examples are given that can be found.
    """
    if count.high == 0:
        return PackageSet(count, {}, (), exact=True, examples=())
    examples = _examples(zone, formula) if prod(zone.space.sizes) <= _FEW else _near(zone, formula)
    if not count.exact:  # what cannot be counted cannot be projected either
        return PackageSet(count, {}, (), exact=False, examples=examples)
    try:
        # Many small questions follow about the same packages: what their formula says of few issues is worked out once.
        common, groups, exact = _parts(zone, compact(formula, zone.space.sizes, _CELLS), count.low)
    except UNANSWERED:
        return PackageSet(count, {}, (), exact=False, examples=examples)
    return PackageSet(count, common, groups, exact, examples)


def _parts(zone: Zone, formula: Formula, count: int) -> tuple[dict[str, str | None], tuple[Group, ...], bool]:
    """Say what the packages have in common, in what they differ, and whether that is all."""
    space = zone.space
    pairs = zone.pairs(formula)

    def project(scope: tuple[int, ...]) -> NDArray[np.bool_]:
        return pairs.single(*scope) if len(scope) == 1 else pairs.joint(*scope) if len(scope) == 2 else zone.project(formula, scope)

    options = [tuple(int(value) for value in pairs.single(variable).nonzero()[0]) for variable in range(len(space.issues))]
    if not all(options):  # there is no package
        return {}, (), True
    common = {
        issue.id: space.labels(variable, options[variable])[0] for variable, issue in enumerate(space.issues) if len(options[variable]) == 1
    }
    varying = tuple(variable for variable in range(len(space.issues)) if len(options[variable]) > 1)
    if not varying:
        return common, (), True
    parts = factorise(project, count, varying, MOST_CELLS, MOST_PROJECTIONS)
    groups = tuple(_group(zone, project, scope) for scope in parts.groups)
    return common, groups, parts.exact and all(group.complete for group in groups)


def _group(zone: Zone, project: Callable[[tuple[int, ...]], NDArray[np.bool_]], scope: tuple[int, ...]) -> Group:
    issues = tuple(zone.space.issues[variable].id for variable in scope)
    if prod(zone.space.sizes[variable] for variable in scope) > MOST_CELLS:
        return Group(issues, (), complete=False)
    found = boxes(project(scope), MOST_BOXES)
    named = tuple(
        {zone.space.issues[variable].id: zone.space.labels(variable, values) for variable, values in zip(scope, box, strict=True)}
        for box in found.boxes
    )
    return Group(issues, named, found.complete)


def _examples(zone: Zone, formula: Formula) -> tuple[dict[str, str], ...]:
    """Give up to three packages that differ: each new one leaves out those before. Fewer where they cannot be found."""
    found: list[dict[str, str]] = []
    while len(found) < MOST_EXAMPLES:
        rest = conj(formula, *(negate(zone.space.whole_outcome(package)) for package in found))
        try:
            package = zone.example(rest)
        except UNANSWERED:
            break
        if package is None:
            break
        found.append(package)
    return tuple(found)


def _near(zone: Zone, formula: Formula) -> tuple[dict[str, str], ...]:
    """Give one package, and up to two more that differ from it in one issue; to leave out whole packages would couple every issue."""
    try:
        first = example(formula, zone.space.sizes, patience=zone.patience)
    except UNANSWERED:
        first = None
    if first is None:
        return ()
    others = [
        (*first[:variable], value, *first[variable + 1 :])
        for variable, size in enumerate(zone.space.sizes)
        for value in range(size)
        if value != first[variable]
    ]
    kept = holds(formula, np.array(others, dtype=np.intp)).nonzero()[0][: MOST_EXAMPLES - 1]
    return tuple(zone.space.choices(package) for package in (first, *(others[index] for index in kept)))

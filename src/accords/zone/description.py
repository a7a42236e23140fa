"""A set of packages described by what they have in common and in what they differ, without listing them."""

from __future__ import annotations

from dataclasses import dataclass

from accords.maths.boxes import boxes, factorise
from accords.maths.elimination import project
from accords.maths.formula import Formula, conj, negate
from accords.zone.certificate import Certificate
from accords.zone.zone import Zone

MOST_BOXES = 24
MOST_CELLS = 2**18
MOST_EXAMPLES = 3

Choice = tuple[str, tuple[str | None, ...]]


@dataclass(frozen=True, slots=True)
class Group:
    """Issues that hang together in the set, and the combinations that it has of them.

    Attributes
    ----------
    issues
        The issues.
    boxes
        Combinations: in each, any of the options listed for an issue goes with any of those listed for the others (``None``: void).
    complete
        Whether all combinations are listed.
    """

    issues: tuple[str, ...]
    boxes: tuple[tuple[Choice, ...], ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Description:
    """A set of packages.

    Attributes
    ----------
    count
        How many there are.
    common
        Issues settled alike in all of them (``None``: void in all).
    groups
        The rest: the set is the product of its groups, each group free of the others, where ``exact``.
    exact
        Whether common and groups together say exactly which packages are in the set.
    examples
        A few of them as issue -> option.
    """

    count: Certificate
    common: tuple[tuple[str, str | None], ...]
    groups: tuple[Group, ...]
    exact: bool
    examples: tuple[dict[str, str], ...]


def describe(zone: Zone, formula: Formula, count: Certificate) -> Description:
    """Describe the packages of which ``formula`` is true; ``count`` is their certified number."""
    if count.high == 0 or not zone.any(formula):
        return Description(count, (), (), exact=True, examples=())
    space = zone.space
    options = [
        tuple(int(value) for value in project(formula, space.sizes, (variable,)).nonzero()[0]) for variable in range(len(space.issues))
    ]
    common = tuple(
        (issue.id, space.labels(variable, options[variable])[0])
        for variable, issue in enumerate(space.issues)
        if len(options[variable]) == 1
    )
    varying = tuple(variable for variable in range(len(space.issues)) if len(options[variable]) > 1)
    if not varying:
        return Description(count, common, (), exact=True, examples=_examples(zone, formula))
    total = count.low if count.exact else -1
    parts = factorise(lambda scope: project(formula, space.sizes, scope), total, varying, MOST_CELLS)
    groups = tuple(_group(zone, formula, scope) for scope in parts.groups)
    exact = parts.exact and all(group.complete for group in groups)
    return Description(count, common, groups, exact, _examples(zone, formula))


def _group(zone: Zone, formula: Formula, scope: tuple[int, ...]) -> Group:
    found = boxes(project(formula, zone.space.sizes, scope), MOST_BOXES)
    named = tuple(
        tuple((zone.space.issues[variable].id, zone.space.labels(variable, values)) for variable, values in zip(scope, box, strict=True))
        for box in found.boxes
    )
    return Group(tuple(zone.space.issues[variable].id for variable in scope), named, found.complete)


def _examples(zone: Zone, formula: Formula) -> tuple[dict[str, str], ...]:
    """Give up to three packages that differ: each new one leaves out those before."""
    found: list[dict[str, str]] = []
    while len(found) < MOST_EXAMPLES:
        rest = conj(formula, *(negate(zone.space.whole_outcome(package)) for package in found))
        package = zone.example(rest)
        if package is None:
            break
        found.append(package)
    return tuple(found)

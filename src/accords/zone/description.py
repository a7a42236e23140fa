"""A set of packages described by what they have in common and in what they differ, without listing them."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from accords.maths.boxes import boxes, factorise
from accords.maths.formula import Formula, conj, negate
from accords.zone.certificate import Certificate
from accords.zone.zone import UNANSWERED, Zone

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
    """Describe the packages of which ``formula`` is true; ``count`` is their certified number.

    Where the conditions couple too many issues, only the examples are given that can be found.
    """
    if count.high == 0:
        return Description(count, (), (), exact=True, examples=())
    examples = _examples(zone, formula)
    if not count.exact:  # what cannot be counted cannot be projected either
        return Description(count, (), (), exact=False, examples=examples)
    try:
        common, groups, exact = _parts(zone, formula, count)
    except UNANSWERED:
        return Description(count, (), (), exact=False, examples=examples)
    return Description(count, common, groups, exact, examples)


def _parts(zone: Zone, formula: Formula, count: Certificate) -> tuple[tuple[tuple[str, str | None], ...], tuple[Group, ...], bool]:
    """Say what the packages have in common, in what they differ, and whether that is all."""
    space = zone.space
    options = [tuple(int(value) for value in zone.project(formula, (variable,)).nonzero()[0]) for variable in range(len(space.issues))]
    if not all(options):  # there is no package
        return (), (), True
    common = tuple(
        (issue.id, space.labels(variable, options[variable])[0])
        for variable, issue in enumerate(space.issues)
        if len(options[variable]) == 1
    )
    varying = tuple(variable for variable in range(len(space.issues)) if len(options[variable]) > 1)
    if not varying:
        return common, (), True
    parts = factorise(lambda scope: zone.project(formula, scope), count.low if count.exact else -1, varying, MOST_CELLS)
    groups = tuple(_group(zone, formula, scope) for scope in parts.groups)
    return common, groups, parts.exact and all(group.complete for group in groups)


def _group(zone: Zone, formula: Formula, scope: tuple[int, ...]) -> Group:
    issues = tuple(zone.space.issues[variable].id for variable in scope)
    if prod(zone.space.sizes[variable] for variable in scope) > MOST_CELLS:
        return Group(issues, (), complete=False)
    found = boxes(zone.project(formula, scope), MOST_BOXES)
    named = tuple(
        tuple((zone.space.issues[variable].id, zone.space.labels(variable, values)) for variable, values in zip(scope, box, strict=True))
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

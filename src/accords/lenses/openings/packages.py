"""Sets of packages described, and what each refusal alone rules out."""

from __future__ import annotations

from accords.case.consent import ConsentRule
from accords.lenses.openings.result import Excludes, Group, Set
from accords.maths.elimination import project
from accords.maths.formula import Formula, conj, negate
from accords.zone.certificate import Certificate
from accords.zone.description import describe
from accords.zone.zone import Zone


def described(zone: Zone, formula: Formula, count: Certificate) -> Set:
    """Describe a set of packages by what they have in common and in what they differ."""
    found = describe(zone, formula, count)
    groups = tuple(Group(group.issues, tuple(dict(box) for box in group.boxes), group.complete) for group in found.groups)
    return Set(found.count, dict(found.common), groups, found.exact, found.examples)


def excludes(zone: Zone, rule: ConsentRule) -> tuple[Excludes, ...]:
    """Give each refusal of a consenting party that rules out a deal, with the options that it leaves no deal for."""
    sizes = zone.space.sizes
    found = []
    for path, (item, formula) in zone.refusals.items():
        if item.party not in rule.parties or not zone.any(conj(zone.deals, formula)):
            continue
        kept = conj(zone.deals, negate(formula))
        options: dict[str, tuple[str | None, ...]] = {}
        for variable, issue in enumerate(zone.space.issues):
            lost = project(zone.deals, sizes, (variable,)) & ~project(kept, sizes, (variable,))
            if lost.any():
                options[issue.id] = zone.space.labels(variable, tuple(int(value) for value in lost.nonzero()[0]))
        found.append(Excludes(path, options, all_deals=not zone.any(kept)))
    return tuple(found)

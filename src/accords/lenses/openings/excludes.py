"""What each refusal alone rules out."""

from __future__ import annotations

from accords.case.consent import ConsentRule
from accords.lenses.openings.result import Excludes
from accords.maths.formula import negate
from accords.zone.slices import Slices
from accords.zone.zone import UNANSWERED, Zone


def excludes(zone: Zone, rule: ConsentRule) -> tuple[tuple[Excludes, ...], bool]:
    """Give each refusal of a consenting party that rules out a deal, with the options that it leaves no deal for; and whether that is all.

    Refusals of which that cannot be decided within the work set aside are left out.
    """
    slices = Slices(zone, zone.deals)
    found, complete = [], True
    for path, (item, formula) in zone.refusals.items():
        if item.party not in rule.parties:
            continue
        try:
            if not slices.meets(formula):
                continue
            lost = slices.lost(formula).items()
            options = {zone.space.issues[variable].id: zone.space.labels(variable, values) for variable, values in lost}
            found.append(Excludes(path, options, all_deals=not slices.meets(negate(formula))))
        except UNANSWERED:
            complete = False
    return tuple(found), complete

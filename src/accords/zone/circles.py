"""The circles that lock packages: the fewest refusals whose orders alone leave nobody who can begin, each with a package."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from accords.case.consent import ConsentRule
from accords.maths.formula import Formula, conj, disj, negate
from accords.zone.locks import locked
from accords.zone.zone import UNANSWERED, Zone

_MOST_TRIED = 8


@dataclass(frozen=True, slots=True)
class Circle:
    """Refusals whose orders run in a circle, and a package that they lock though no fewer of them do."""

    paths: tuple[str, ...]
    example: dict[str, str]


def circles(zone: Zone, rule: ConsentRule, within: Formula) -> tuple[tuple[Circle, ...], bool]:
    """Give the circles that lock packages under a rule of consent.

    Parameters
    ----------
    zone
        The case at its date.
    rule
        Who must consent.
    within
        The packages asked about, locked or not.

    Returns
    -------
    circles, complete
        Per minimal consenting set each set of its refusals that alone locks some package which nobody of it refuses, while no proper
        subset locks that package; whether these are all.
    """
    found: dict[tuple[str, ...], Circle] = {}
    try:
        complete = _search(zone, rule, within, found)
    except UNANSWERED:
        complete = False
    return tuple(sorted(found.values(), key=lambda circle: len(circle.paths))), complete


def _search(zone: Zone, rule: ConsentRule, within: Formula, found: dict[tuple[str, ...], Circle]) -> bool:
    """Put circles into ``found``; give whether these are all."""
    stuck = conj(within, zone.verdicts(rule).locked)
    complete = all(zone.circles(members).complete for members in rule.sets)
    if not zone.any(stuck):
        return complete
    for members in rule.sets:
        possible, all_tried = _candidates(zone, members)
        complete = complete and all_tried
        unrefused = conj(stuck, negate(disj(*(zone.parties[party].false for party in members))))
        for paths in possible:
            if paths not in found:
                fewer = [_locked(zone, tuple(path for path in paths if path != left_out)) for left_out in paths]
                example = zone.example(conj(unrefused, _locked(zone, paths), *(negate(formula) for formula in fewer)))
                if example is not None:
                    found[paths] = Circle(paths, example)
    return complete


def _candidates(zone: Zone, members: tuple[str, ...]) -> tuple[list[tuple[str, ...]], bool]:
    """Give the sets of refusals that may be circles, and whether these are all."""
    known = zone.circles(members).circles
    among = [path for path in zone.orders if any(path in circle for circle in known)]
    if all(len(order.ways) == 1 for path in among for order in zone.orders[path]):
        return [tuple(path for path in among if path in circle) for circle in known], True
    if len(among) > _MOST_TRIED:
        return [tuple(path for path in among if path in circle) for circle in known], False
    return [paths for size in range(1, len(among) + 1) for paths in combinations(among, size)], True


def _locked(zone: Zone, paths: tuple[str, ...]) -> Formula:
    return locked([order for path in paths for order in zone.orders[path]]).formula

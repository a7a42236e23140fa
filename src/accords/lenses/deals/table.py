"""Packages on the table, in numbers: proposals, the status quo, and what is in focus."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from accords.case.case import Case
from accords.lenses.deals.numbers import amounts, exactly, plain
from accords.lenses.deals.result import Choices, Completed, Standing, Weighed
from accords.maths.formula import conj, holds
from accords.space.space import Space
from accords.space.utility import utility_of
from accords.zone.completions import completions
from accords.zone.efficient import Efficient
from accords.zone.stakes import Stakes
from accords.zone.unlocked import locked, may_lock
from accords.zone.zone import zone_of


def on_the_table(case: Case, focus: Mapping[str, Choices]) -> dict[str, Choices]:
    """Give the packages to speak of by name: the status quo, proposals made by the date, and what is in focus."""
    found: dict[str, Choices] = {}
    if case.status_quo is not None:
        found["status_quo"] = case.status_quo_choices
    for name, proposal in case.proposals.items():
        if proposal.outcome is not None and (proposal.date is None or proposal.date.first <= case.today):
            found[name] = case.choices(proposal.outcome)
    return found | {name: dict(choices) for name, choices in focus.items() if name not in found}


def weighed(stakes: Stakes, axes: tuple[str, ...], found: Efficient | None, choices: Choices) -> Weighed:
    """Weigh one package."""
    named = settled(stakes.zone.space, choices)
    if named is None:
        return _between(stakes, axes, choices)
    row = row_of(stakes, named)
    if row is None:
        return _partial(stakes, axes, found, named)
    utility = {party: stakes.utilities[party].of(named) for party in axes}
    short = tuple(party for party in stakes.utilities if _short(stakes, party, named))
    standing = standing_of(stakes, row)
    vector = np.array([stakes.in_units(party, amount) for party, amount in utility.items()])
    efficient = None
    if found is not None and not any(found.loss) and standing == "left":
        efficient = bool((found.vectors == vector).all(axis=1).any())
    stuck = standing == "left" and may_lock(stakes) and locked(stakes, row)
    return Weighed(standing, named, amounts(utility), short, efficient, exactly(utility), locked=stuck)


def _partial(stakes: Stakes, axes: tuple[str, ...], found: Efficient | None, named: Choices) -> Weighed:
    """Weigh what a package that leaves issues open can become; if nothing, it is impossible."""
    whole = completions(stakes, axes, found, named)
    if whole is None:
        return Weighed("impossible", named, {}, (), None)
    worth = {party: (plain(least), plain(most)) for party, (least, most) in whole.worth.items()}
    return Weighed("partial", named, {}, (), None, completed=Completed(whole.possible, whole.deals, whole.left, worth, whole.efficient))


def settled(space: Space, choices: Choices) -> Choices | None:
    """Name the options of a package as the space does; nothing if it settles an issue between its options."""
    found = {}
    for issue, written in choices.items():
        option = space.issues[space.position[issue]].option(written)
        if option is None:
            return None
        found[issue] = option.id
    return found


def row_of(stakes: Stakes, choices: Choices) -> tuple[int, ...] | None:
    """Give a whole package as an assignment of the stakes' variables; nothing if an issue that arises is left out."""
    values = values_of(stakes.zone.space, choices)
    return None if values is None else stakes.completed(values)


def values_of(space: Space, choices: Choices) -> tuple[int, ...] | None:
    """Give a whole package, as ids of options, as an assignment of the space's variables; nothing if an issue that arises is left out."""
    values = []
    for issue, options in zip(space.issues, space.options, strict=True):
        names = [option.id for option in options]
        if issue.id in choices:
            values.append(names.index(choices[issue.id]))
        elif issue.applies is not None:
            values.append(len(names))
        else:
            return None
    return tuple(values) if bool(holds(space.shape, np.array([values], dtype=np.intp))[0]) else None


def standing_of(stakes: Stakes, row: tuple[int, ...]) -> Standing:
    """Say whether a package is left: possible, a deal, and let through by a consenting set."""
    here = np.array([row], dtype=np.intp)
    if not bool(holds(conj(stakes.shape, stakes.zone.possible), here)[0]):
        return "impossible"
    if row == stakes.status_quo_row or not bool(holds(stakes.ground, here)[0]):
        return "no_deal"
    for members in stakes.rule.sets:
        for region in stakes.regions(members):
            worths = stakes.worths(tuple(region.floors))
            reached = worths.of(here)[0] if region.floors else ()
            floors = [stakes.in_units(party, floor) for party, floor in region.floors.items()]
            if bool(holds(region.formula, here)[0]) and all(one >= other for one, other in zip(reached, floors, strict=True)):
                return "left"
    return "ruled_out"


def _short(stakes: Stakes, party: str, choices: Choices) -> bool:
    limit = stakes.limits.get(party)
    return limit is not None and stakes.utilities[party].of(choices) < limit[0]


def _between(stakes: Stakes, axes: tuple[str, ...], choices: Choices) -> Weighed:
    """Weigh a package that settles an issue between its options, where utilities say what that is worth."""
    zone = zone_of(stakes.zone.case, stakes.zone.entries, choices)
    space = zone.space
    made = {party: utility_of(space, stakes.zone.case.preferences[party]) for party in axes}
    named = {}
    for issue, written in choices.items():
        listed = space.issues[space.position[issue]].option(written)
        named[issue] = listed.id if listed is not None else written
    if values_of(space, named) is None:
        open_ = zone.perhaps(conj(zone.possible, space.outcome(named))) is not False
        return Weighed("partial" if open_ else "impossible", choices, {}, (), None)
    if any(utility is None for utility in made.values()):
        return Weighed("between_options", choices, {}, (), None)
    utility = {party: one.of(named) for party, one in made.items() if one is not None}
    limits = {party: stakes.limits.get(party) for party in axes}
    short = tuple(party for party, limit in limits.items() if limit is not None and utility[party] < limit[0])
    return Weighed("between_options", choices, amounts(utility), short, None, exactly(utility))

"""What necessarily and what possibly follows from preferences for the packages compared, with what the parties stated standing above it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from accords.case.case import Case
from accords.case.nodes import ListNode, MapNode, Node
from accords.lenses.robustness.compared import agreements, assignment
from accords.lenses.robustness.numbers import Disagreement, Follows, Known, Regret, Statement, Undrawn
from accords.maths.formula import holds
from accords.space.incomplete import Incomplete, incomplete_of
from accords.space.relations import How, Relations, dominated
from accords.space.scales import priced
from accords.space.utility import utility_of
from accords.zone.zone import Zone

_OTHER: dict[How, How] = {"necessary": "possible", "possible": "necessary"}
Packages = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Preferences:
    """The preferences of the parties whose agreement may be needed.

    Attributes
    ----------
    zone
        The case as it is.
    known
        Per party with preferences how much is known of them.
    relations
        Of those whose statements can all hold and say something of worths, what follows; for these can be drawn.
    undrawn
        What follows of those for whom nothing can be drawn, from their order of packages or from the little that is said.
    """

    zone: Zone
    known: dict[str, Known]
    relations: dict[str, Relations]
    undrawn: dict[str, Relations]

    @property
    def answers(self) -> dict[str, Relations]:
        """Of everybody of whom anything follows, what that is."""
        both = self.relations | self.undrawn
        return {party: both[party] for party in self.known if party in both}


def preferences_of(zone: Zone) -> Preferences | None:
    """Read the preferences of the parties whose agreement may be needed; nothing if the case has none."""
    case = zone.case
    preferences = Preferences(zone, {}, {}, {})
    needed = {party for rule in case.readings.values() for party in rule.parties}
    for party, preference in case.preferences.items():
        if party in needed:
            read = incomplete_of(zone.space, party, preference, case.choices)
            found = Relations(read)
            known = _known(case, read, found, complete=utility_of(zone.space, preference) is not None)
            preferences.known[party] = known
            if not known.undrawn:
                preferences.relations[party] = found
            elif known.undrawn != "conflict" and priced(zone.space):
                preferences.undrawn[party] = found
    return preferences if preferences.known else None


def _known(case: Case, read: Incomplete, found: Relations, *, complete: bool) -> Known:
    conflicts = tuple(tuple(Statement(path, line_of(case, path)) for path in paths) for paths in found.conflicts())
    return Known(complete, read.reservation, conflicts, read.unused, read.about, read.exact, _undrawn(read, found))


def _undrawn(read: Incomplete, found: Relations) -> Undrawn:
    """Say why nothing is to be drawn for a party: draws that leave out what is known of it, or rest on nothing, would say nothing of it."""
    if not found.consistent:
        return "order" if found.order_alone else "conflict"
    if read.preference.priorities:
        return "priorities"
    return "" if read.says else "nothing"


def line_of(case: Case, path: str) -> int | None:
    """Give the line of the file on which what a path names stands; the nearest thing above it, if it has no place of its own."""
    node: Node = case.standpoint.root
    for step in path.split("."):
        if isinstance(node, MapNode):
            inner = node.get(step)
        else:
            inner = node.items[int(step)] if isinstance(node, ListNode) and step.isdigit() and int(step) < len(node.items) else None
        if inner is None:
            break
        node = inner
    place = case.standpoint.source.place(node.span.start)
    return place.line if node is not case.standpoint.root else None


def follows(preferences: Preferences, packages: Packages, how: How) -> Follows:
    """Say what follows for some packages, necessarily or possibly."""
    relations = preferences.answers
    for each in relations.values():
        each.compare(list(packages.values()))
    by = {
        name: tuple(party for party in _parties(preferences) if _accepts(preferences, party, package, how))
        for name, package in packages.items()
    }
    readings = preferences.zone.case.readings
    deals = agreements(preferences.zone, packages)
    accepted = {
        reading: tuple(name for name in deals if any(set(members) <= set(by[name]) for members in rule.sets))
        for reading, rule in readings.items()
    }
    over = {name: _dominating(relations, name, packages, how) for name in packages}
    other = {name: _dominating(relations, name, packages, _OTHER[how]) for name in packages}
    preferred = {party: _preferred(each, packages, how) for party, each in relations.items()}
    return Follows(by, accepted, preferred, over, tuple(name for name in deals if relations and not other[name]))


def _parties(preferences: Preferences) -> list[str]:
    case = preferences.zone.case
    needed = {party for rule in case.readings.values() for party in rule.parties}
    return [party for party in case.parties if party in needed]


def _accepts(preferences: Preferences, party: str, package: Mapping[str, str], how: How) -> bool:
    """Whether a party accepts: by what it stated of the package, else by its numbers; without either, possibly."""
    stated = stated_of(preferences.zone, party, package)
    if stated != "open":
        return stated == "accepts"
    if party not in preferences.answers:
        return how == "possible"
    return preferences.answers[party].accepts(package, how)


def stated_of(zone: Zone, party: str, package: Mapping[str, str]) -> str:
    """Say whether a party accepts or refuses a package by its statements, or leaves it open."""
    values = np.array([assignment(zone.space, package)], dtype=np.intp)
    answer = zone.parties[party]
    return "refuses" if bool(holds(answer.false, values)[0]) else "accepts" if bool(holds(answer.true, values)[0]) else "open"


def _dominating(relations: Mapping[str, Relations], name: str, packages: Packages, how: How) -> tuple[str, ...]:
    if not relations:
        return ()
    others = (other for other in packages if other != name)
    return tuple(other for other in others if dominated(packages[name], packages[other], relations.values(), how))


def _preferred(each: Relations, packages: Packages, how: How) -> tuple[tuple[str, str], ...]:
    pairs = ((one, other) for one in packages for other in packages if one != other)
    return tuple(pair for pair in pairs if each.prefers(packages[pair[0]], packages[pair[1]], how))


def regrets(preferences: Preferences, packages: Packages) -> dict[str, tuple[Regret, ...]]:
    """Give per party the packages by the most that it can lose by them, least first (Wang and Boutilier 2003)."""
    found = {}
    for party, each in preferences.relations.items():
        lost = [Regret(name, round(regret, 6) or regret, against) for name, (regret, against) in each.regret(packages).items()]
        found[party] = tuple(sorted(lost, key=lambda one: one.regret))
    return found


def disagreements(preferences: Preferences, packages: Packages) -> tuple[Disagreement, ...]:
    """Give where a party's statements and its numbers say different things of a package, whatever is not known of the numbers."""
    found = []
    for party, each in preferences.answers.items():
        for name, package in packages.items():
            stated = stated_of(preferences.zone, party, package)
            if stated == "accepts" and not each.accepts(package, "possible"):
                found.append(Disagreement(party, name, "accepts", "refuses"))
            elif stated == "refuses" and each.accepts(package, "necessary"):
                found.append(Disagreement(party, name, "refuses", "accepts"))
    return tuple(found)

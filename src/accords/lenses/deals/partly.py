"""What follows for packages on the table where preferences are known in part: necessarily, or possibly.

Robust ordinal regression: Greco, Mousseau and Slowinski (2008).
"""

from __future__ import annotations

from collections.abc import Mapping

from accords.case.preference import Preference
from accords.lenses.deals.result import Certainty, Choices, Outdone, Partly
from accords.lenses.deals.table import row_of, settled
from accords.space.incomplete import incomplete_of
from accords.space.relations import Relations, dominated
from accords.zone.stakes import Stakes

# Packages that are compared with each other at most.
MOST = 8


def partly(stakes: Stakes, packages: Mapping[str, Choices]) -> Partly | None:
    """Say what the stated ranges and orders decide of some packages; nothing where no party's preferences are known in part.

    Nothing is filled in: an answer is necessary if it follows for all numbers that the preferences allow, and possible if for some.
    Acceptance is by numbers alone: what a party's views say of a package comes first, and stands elsewhere.
    """
    zone = stakes.zone
    read = {
        party: Relations(incomplete_of(zone.space, party, zone.case.preferences[party], zone.case.choices))
        for party in stakes.rule.parties
        if party in zone.case.preferences and _numeric(zone.case.preferences[party])
    }
    unknown = tuple(party for party in read if party not in stakes.utilities or party in stakes.centred)
    if not unknown:
        return None
    known = {party: one for party, one in read.items() if one.consistent}
    named = {name: choices for name, written in packages.items() if (choices := settled(zone.space, written)) and row_of(stakes, choices)}
    named = dict(list(named.items())[:MOST])
    accepted = {name: {party: _certainty(known[party], choices) for party in unknown if party in known} for name, choices in named.items()}
    every = stakes.rule.parties
    # Only where something is known of everybody can a package be said to be better for all.
    better = tuple(_outdone(named, known)) if all(party in known for party in every) else ()
    colliding = {party: one.conflicts() for party, one in read.items() if not one.consistent}
    return Partly(unknown, accepted, better, colliding)


def _numeric(preference: Preference) -> bool:
    """Whether preferences say something of weights, values or single comparisons, and are no mere order of packages."""
    said = preference.weights is not None or preference.values or preference.interactions or preference.statements
    return bool(said) and not preference.priorities and preference.ranking is None


def _certainty(known: Relations, package: Choices) -> Certainty:
    if known.accepts(package, "necessary"):
        return "necessary"
    return "possible" if known.accepts(package, "possible") else "impossible"


def _outdone(named: Mapping[str, Choices], known: Mapping[str, Relations]) -> list[Outdone]:
    found = []
    for name, package in named.items():
        for other, by in named.items():
            if name != other and package != by and dominated(package, by, known.values(), "possible"):
                necessary = dominated(package, by, known.values(), "necessary")
                found.append(Outdone(other, name, "necessary" if necessary else "possible"))
    return found

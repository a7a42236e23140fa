"""Fallback bargaining between parties whose preferences are rankings or priorities (Brams and Kilgour 2001)."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import NDArray

from accords.case.consent import ConsentRule
from accords.case.preference import Preference
from accords.lenses.deals.result import Choices, Fall, FallingBack
from accords.lenses.deals.table import settled, values_of
from accords.maths.fallback import Fallback, majority, unanimity
from accords.maths.formula import conj, holds
from accords.zone.zone import Zone

# Spaces up to this size are ranked package by package.
MOST = 20_000

# Packages that are listed of those agreed.
LISTED = 24


def falling_back(zone: Zone, rule: ConsentRule) -> FallingBack | None:
    """Let the parties that rank packages fall back, if at least two of those who must consent do.

    Steps are levels of indifference: each party's best packages, then its next best, and so on. What a party's views refuse it never
    accepts, nor what it ranks below its reservation, where that is an outcome; its views decide where they accept. Where every package
    that is left is refused by somebody, that is an impasse. Packages that a ranking does not name come after all that it names. Votes are
    ``seats``, where every party has some, else one each.
    """
    preferences = {party: zone.case.preferences[party] for party in rule.parties if party in zone.case.preferences}
    ordinal = tuple(party for party, preference in preferences.items() if preference.ranking or preference.priorities)
    if len(ordinal) < 2 or prod(zone.space.sizes) > MOST:
        return None
    every = np.stack(np.unravel_index(np.arange(prod(zone.space.sizes)), zone.space.sizes), axis=1).astype(np.intp)
    packages = every[holds(conj(zone.deals), every)]
    if not len(packages):
        return None
    choices = [zone.space.choices(tuple(int(value) for value in package)) for package in packages]
    ranks: list[list[int | None]] = []
    limits: list[int | None] = []
    unranked: dict[str, int] = {}
    for party in ordinal:
        order, least = _ranked(zone, preferences[party], choices, packages)
        missing = sum(rank is None for rank in order)
        if missing:
            unranked[party] = missing
        ranking = preferences[party].ranking
        last = 1 + (len(ranking.groups) if ranking is not None else max(rank for rank in order if rank is not None))
        placed = [last if rank is None else rank for rank in order]
        refused = holds(zone.parties[party].false, packages)
        if least is not None:
            refused |= (np.array(placed) > least) & ~holds(zone.parties[party].true, packages)
        # What a party refuses stands behind its limit.
        ranks.append([last + 1 if no else rank for rank, no in zip(placed, refused.tolist(), strict=True)])
        limits.append(last if refused.any() else None)
    votes = _votes(zone, ordinal)
    return FallingBack(
        parties=ordinal,
        votes=dict(zip(ordinal, votes, strict=True)),
        packages=len(choices),
        unanimity=_fall(unanimity(ranks, limits), choices),
        majority=_fall(majority(ranks, votes, limits), choices),
        unranked=unranked,
    )


def _ranked(
    zone: Zone, preference: Preference, choices: Sequence[Choices], packages: NDArray[np.intp]
) -> tuple[list[int | None], float | None]:
    """Give the level of each package, 1 for the best, ``None`` where a ranking does not name it; and that of the reservation, if any.

    Between two levels a reservation has a level between them.
    """
    limit = _reservation(zone, preference)
    if preference.ranking is not None:
        levels = [
            (level, {issue: _option(zone, issue, written) for issue, written in zone.case.choices(outcome).items()})
            for level, group in enumerate(preference.ranking.groups, 1)
            for outcome in group
        ]

        def level_of(package: Choices) -> int | None:
            return next((level for level, named in levels if all(package.get(issue) == option for issue, option in named.items())), None)

        return [level_of(package) for package in choices], None if limit is None else level_of(limit)
    # Priorities: first by the most important condition, then by the next; a condition that is neither true nor false counts as not met.
    values = None if limit is None else values_of(zone.space, limit)
    rows = packages if values is None else np.append(packages, np.array([values], dtype=np.intp), axis=0)
    met = [holds(zone.space.statement(priority.if_).true, rows).tolist() for priority in preference.priorities.values()]
    keys = [tuple(row) for row in zip(*met, strict=True)]
    distinct = sorted(set(keys[: len(packages)]), reverse=True)
    least = None if values is None else sum(key > keys[-1] for key in distinct) + (1 if keys[-1] in distinct else 0.5)
    numbers = {key: level for level, key in enumerate(distinct, 1)}
    return [numbers[key] for key in keys[: len(packages)]], least


def _reservation(zone: Zone, preference: Preference) -> Choices | None:
    """Give the outcome that is a party's reservation, if it is one."""
    stated = preference.reservation
    if stated is None or stated.kind not in {"outcome", "status_quo"}:
        return None
    named = zone.case.choices(stated.outcome) if stated.outcome is not None else zone.case.status_quo_choices
    return settled(zone.space, named) if named else None


def _option(zone: Zone, issue: str, written: str) -> str:
    """Give the id of an option however it is written; nothing for a number between options, which no package has."""
    found = zone.case.issues[issue].option(written)
    return "" if found is None else found.id


def _votes(zone: Zone, parties: Sequence[str]) -> list[int]:
    seats = [zone.case.parties[party].seats for party in parties]
    if any(number is None or number != int(number) for number in seats):
        return [1] * len(parties)
    return [int(number) for number in seats if number is not None]


def _fall(found: Fallback, choices: Sequence[Choices]) -> Fall:
    agreed = tuple(choices[at] for at in found.agreed[:LISTED])
    most = tuple(choices[at] for at in found.most[:LISTED])
    return Fall(found.needed, found.depth, agreed, found.support[:LISTED], most)

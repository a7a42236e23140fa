"""Conditions that cannot all be met, and what would have to give: minimal conflicts and minimal corrections."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from accords.maths.conflicts import minimal_sets
from accords.maths.formula import Formula, conj, disj, negate
from accords.space.space import Kleene
from accords.zone.slices import Slices
from accords.zone.zone import UNANSWERED, Zone

MOST_SETS = 256


@dataclass(frozen=True, slots=True)
class Correction:
    """A minimal set of refusals whose removal makes a package possible, with one that it opens."""

    paths: tuple[str, ...]
    example: dict[str, str]


@dataclass(frozen=True, slots=True)
class Collisions:
    """The conflicts and corrections of one minimal consenting set.

    Attributes
    ----------
    members
        The parties of the set.
    ground
        Whether the ground alone (``deal``, ``feasible``, ``norms``) leaves any package; if not, there is nothing to collide.
    conflicts
        Every subset-minimal set of refusals that cannot all be met though any proper subset can (minimal unsatisfiable subsets).
    corrections
        Every subset-minimal set whose removal makes a package possible (minimal correction sets): the minimal hitting sets of the
        conflicts (Reiter 1987; Liffiton & Sakallah 2008).
    complete
        Whether all of them are listed; otherwise a cap ended the search, or the conditions couple too many issues to decide.
    """

    members: tuple[str, ...]
    ground: bool
    conflicts: tuple[tuple[str, ...], ...]
    corrections: tuple[Correction, ...]
    complete: bool


def collisions(zone: Zone, members: tuple[str, ...], within: Formula | None = None, cap: int = MOST_SETS) -> Collisions:
    """Find the conflicts and corrections among the refusals of some parties.

    Parameters
    ----------
    zone
        The case at its date.
    members
        Parties that must all go without refusing: a minimal consenting set.
    within
        The packages asked about; left out: all deals.
    cap
        How many conflicts and corrections are listed at most.
    """
    try:
        return _collisions(zone, members, zone.deals if within is None else within, cap)
    except UNANSWERED:
        return Collisions(members, ground=True, conflicts=(), corrections=(), complete=False)


def _collisions(zone: Zone, members: tuple[str, ...], ground: Formula, cap: int) -> Collisions:
    if not zone.any(ground):
        return Collisions(members, ground=False, conflicts=(), corrections=(), complete=True)
    if zone.any(conj(ground, negate(disj(*(zone.parties[party].false for party in members))))):
        return Collisions(members, ground=True, conflicts=(), corrections=(), complete=True)
    # Refusals that are true of no package asked about can be in no conflict.
    slices = Slices(zone, ground)
    counted = [path for path, (item, formula) in zone.refusals.items() if item.party in members and slices.meets(formula)]

    def possible(chosen: frozenset[int]) -> bool:
        return zone.any(conj(ground, meeting(zone, members, [counted[index] for index in sorted(chosen)])))

    found = minimal_sets(len(counted), possible, cap=cap)
    corrections = []
    for correction in found.corrections:
        kept = [path for index, path in enumerate(counted) if index not in correction]
        opened = zone.example(conj(ground, meeting(zone, members, kept)))
        corrections.append(Correction(tuple(counted[index] for index in correction), opened or {}))
    conflicts = tuple(tuple(counted[index] for index in conflict) for conflict in found.conflicts)
    return Collisions(members, ground=True, conflicts=conflicts, corrections=tuple(corrections), complete=found.complete)


def meeting(zone: Zone, members: Collection[str], paths: Collection[str]) -> Formula:
    """Say where none of some refusals rejects, if they were the only ones of these parties.

    A refusal that depends on another party's refusal (``not consents(P)``) is then met as soon as nothing is left on which that party
    refuses. Where it depends on another party's acceptance, that acceptance is taken as it stands: so fewer refusals never reject more.
    """
    known = [path for path in paths if path in zone.refusals]
    if not any(zone.asks(path) for path in known):
        return conj(*(negate(zone.refusals[path][1]) for path in known))
    answers: dict[str, Kleene] = {}
    left: dict[str, Formula] = {}
    for party, answer in zone.parties.items():  # those that others depend on come first
        own = [path for path, (item, _) in zone.refusals.items() if item.party == party and (party not in members or path in known)]
        left |= {path: zone.rejects(path, answers) for path in own}
        answers[party] = Kleene(answer.true, disj(*(left[path] for path in own)))
    return conj(*(negate(left[path]) for path in known))

"""What survives whatever is left open, and which points it rests on where nothing does.

A package survives some assumptions if it is open or accepted under every combination of them, each point taken as it stands or as assumed.
Without conditions on others' consent, points answer a package independently of each other: it is ruled out under some combination if and
only if it is where each point is taken in the way that refuses it. So one formula says what survives, however many combinations there are.
Where answers depend on other parties' answers, every combination is followed by itself; where these are too many, what each assumption
alone leaves is at most what survives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from accords.case.model import Refusal
from accords.lenses.robustness.assumptions import Point, taken
from accords.lenses.robustness.board import choices_of, depends, stated, taken_formula
from accords.lenses.robustness.combinations import Setting
from accords.lenses.robustness.result import Assumption, Resting, Survival
from accords.lenses.robustness.worlds import Worlds
from accords.maths.conflicts import minimal_sets
from accords.maths.content import content
from accords.maths.formula import FALSE, TRUE, Formula, compact, conj, disj, negate
from accords.zone.description import describe
from accords.zone.package_set import PackageSet
from accords.zone.zone import UNANSWERED, Zone

# The most minimal sets of either kind, the most questions asked for them, and the most choices of orders looked at.
_MOST_SETS = 64
_MOST_CALLS = 2_000
_MOST_ORDERS = 64
# The most combinations that are followed one by one, and the cells of tables that their answers are put into.
_MOST_FOLLOWED = 256
_MOST_CELLS = 1 << 12

Key = frozenset[str]


@dataclass(frozen=True)
class _Ways:
    """One point in one setting: how it stands, and each way in which it may be taken, by the id of the assumption."""

    point: Point
    accepts: bool
    stands: Formula
    ways: dict[str, Formula]

    def worst(self, assumed: Collection[str]) -> Formula:
        """Say where it refuses in some way that is assumed; of an acceptance, where it accepts in all of them."""
        found = (self.stands, *(formula for name, formula in self.ways.items() if name in assumed))
        return conj(*found) if self.accepts else disj(*found)


class Survivors:
    """The formulas of what survives, for one setting."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        zone = setting.zone
        self.dependent = depends(zone, setting.rule)
        self.ways = () if self.dependent else tuple(_ways(zone, point) for point in setting.points)
        self.waiting = () if self.dependent else tuple(point for point in setting.points if _waits(zone, point))
        self._stuck: dict[tuple[int, ...], tuple[Formula, ...]] = {}
        self._kept: dict[tuple[int, ...], Formula] = {}
        self._left: dict[Key, Formula] = {}
        self.each = setting.combinations <= _MOST_FOLLOWED
        self.exact = True
        # With each assumption alone only what is empty from the start is certain to be so throughout.
        self.at_most = self.dependent and not self.each and zone.perhaps(self.left(())) is not False
        self.exact = self.exact and not self.at_most

    def left(self, assumed: Collection[str]) -> Formula:
        """Say which packages survive some assumptions here."""
        own = frozenset(assumed) & {way.id for point in self.setting.points for way in point.ways}
        if own not in self._left:
            self._left[own] = self._tried(own) if self.dependent else self._worst(own)
        return self._left[own]

    def _worst(self, assumed: Key) -> Formula:
        zone, rule = self.setting.zone, self.setting.rule
        refused, surely = {}, {}
        free = {one.point.path for one in self.ways}
        for party in rule.parties:
            own = [one for one in self.ways if one.point.party == party]
            refusals = [formula for path, (item, formula) in zone.refusals.items() if item.party == party and path not in free]
            acceptances = [formula for path, (item, formula) in zone.acceptances.items() if item.party == party and path not in free]
            refused[party] = disj(*refusals, *(one.worst(assumed) for one in own if not one.accepts))
            surely[party] = disj(*acceptances, *(one.worst(assumed) for one in own if one.accepts))
        out = [disj(*(refused[party] for party in members)) for members in rule.sets]
        accepted = disj(*(conj(*(conj(surely[party], negate(refused[party])) for party in members)) for members in rule.sets))
        locked = disj(*(conj(*(disj(no, stuck) for no, stuck in zip(out, found, strict=True))) for found in self._circles(assumed)))
        return conj(zone.deals, negate(conj(*out)), TRUE if locked == FALSE else disj(accepted, negate(locked)))

    def _circles(self, assumed: Key) -> Iterator[tuple[Formula, ...]]:
        """Give, for each way in which orders of steps may be taken, where those of each consenting set run in a circle."""
        allowed = [[0, *(index + 1 for index, way in enumerate(point.ways) if way.id in assumed)] for point in self.waiting]
        if prod(len(each) for each in allowed) > _MOST_ORDERS:
            self.exact = False
            allowed = [[0] for _ in allowed]
        zone, rule = self.setting.zone, self.setting.rule
        for key in product(*allowed):
            if key not in self._stuck:
                ways = [point.ways[way - 1] for point, way in zip(self.waiting, key, strict=True) if way]
                changed = zone.supposing(taken(zone.case, zone.entries, ways)) if ways else zone
                circles = [changed.circles(members) for members in rule.sets]
                # With several consenting sets what rules out one of them may need other ways than what locks another.
                some = any(circle.formula != FALSE for circle in circles)
                self.exact = self.exact and all(circle.complete for circle in circles) and not (some and len(rule.sets) > 1)
                self._stuck[key] = tuple(circle.formula for circle in circles)
            if any(formula != FALSE for formula in self._stuck[key]):
                yield self._stuck[key]

    def _tried(self, assumed: Key) -> Formula:
        """Say what is left under every combination, or where these are too many with each assumption alone: at most that survives."""
        zone, points = self.setting.zone, self.setting.points
        found = {content(zone.deals): zone.deals}
        for choice in choices_of(points, None if self.each else 1):
            ways = [point.ways[way - 1] for point, way in zip(points, choice, strict=True) if way]
            if all(way.id in assumed for way in ways):
                if choice not in self._kept:
                    changed = zone.supposing(taken(zone.case, zone.entries, ways)) if ways else zone
                    verdicts = changed.verdicts(self.setting.rule)
                    self.exact = self.exact and all(changed.circles(members).complete for members in self.setting.rule.sets)
                    # Of a small space this is one table, so that what hundreds of combinations leave stays short.
                    self._kept[choice] = compact(disj(verdicts.open, verdicts.accepted), zone.space.sizes, _MOST_CELLS)
                found[content(self._kept[choice])] = self._kept[choice]
        return compact(conj(*found.values()), zone.space.sizes, _MOST_CELLS)


def survival_of(worlds: Worlds, settings: Iterable[Setting]) -> Survival:
    """Say what survives, what leaves nothing together, and what a package would have to rest on."""
    followed = [Survivors(setting) for setting in settings if worlds.base.same_packages(setting.zone)]
    left_out = [patches for patches, zone in worlds.zones.items() if not worlds.base.same_packages(zone)]
    zone = worlds.base
    every = {way.id for one in followed for point in one.setting.points for way in point.ways}
    every |= {point.id for one in followed for point in one.setting.supposed}
    insisted = {way.id for one in followed for point in one.setting.points for way in point.ways if way.supposing == "insisted"}
    whole = _described(zone, _surviving(followed, every))
    part = _described(zone, _surviving(followed, every - insisted)) if insisted else whole
    at_most = any(one.at_most for one in followed)
    nothing, rests, complete = _turning(zone, followed)
    bounds_only = [found for found in (whole, part) if not found.empty]
    exact = complete and not left_out and (all(one.exact for one in followed) or not bounds_only)
    names = tuple(dict.fromkeys(point.id for patches in left_out for point in patches))
    # That a package is safe does not follow from what at most survives.
    return Survival(whole, part, nothing, () if at_most else rests, names, exact, at_most and bool(bounds_only))


def _surviving(followed: Iterable[Survivors], assumed: Collection[str]) -> Formula:
    applied = (one for one in followed if all(point.id in assumed for point in one.setting.supposed))
    return conj(*(one.left(assumed) for one in applied))


def _turning(zone: Zone, followed: list[Survivors]) -> tuple[tuple[tuple[str, ...], ...], tuple[Resting, ...], bool]:
    """Find the minimal sets of assumptions that leave nothing, and the minimal ones that packages rest on."""
    names = [way.id for way in _closing(followed)]

    def assumed(chosen: Iterable[int]) -> set[str]:
        return {names[index] for index in chosen}

    try:
        found = minimal_sets(len(names), lambda chosen: zone.any(_surviving(followed, assumed(chosen))), cap=_MOST_SETS, calls=_MOST_CALLS)
        rests = []
        for correction in found.corrections if found.conflicts else ():
            kept = assumed(index for index in range(len(names)) if index not in correction)
            example = zone.example(_surviving(followed, kept)) or {}
            rests.append(Resting(tuple(names[index] for index in correction), example))
    except UNANSWERED:
        return (), (), False
    conflicts = tuple(tuple(names[index] for index in conflict) for conflict in found.conflicts)
    return conflicts, tuple(rests), found.complete


def _closing(followed: Iterable[Survivors]) -> list[Assumption]:
    """Give the assumptions that may leave less: not those that drop a refusal, nor those that insist on a silent point."""
    found = {point.id: point for one in followed for point in one.setting.supposed}
    for one in followed:
        ways = (way for point in one.setting.points for way in point.ways)
        found |= {way.id: way for way in ways if way.supposing not in {"insisted", "dropped"}}
    return list(found.values())


def _described(zone: Zone, formula: Formula) -> PackageSet:
    return describe(zone, formula, zone.count(formula))


def _ways(zone: Zone, point: Point) -> _Ways:
    kind = point.path.split(".")[2]
    return _Ways(point, kind == "accepts", stated(zone, point.path), {way.id: taken_formula(zone, way) for way in point.ways})


def _waits(zone: Zone, point: Point) -> bool:
    item = next((item for item in zone.entries.counted if item.path == point.path), None)
    return item is not None and isinstance(item.entry, Refusal) and item.entry.until_done is not None

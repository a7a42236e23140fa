"""What ``change`` says, by definition: every day, every package, every set of instruments, every vote, one at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Any

from accords.case.case import Case
from accords.case.model import Refusal
from oracles.zone import Package, Stance, World, consenting, force, stances, world_of

KINDS = ("refuses", "accepts", "lives_with")
GROUND = ("issues", "status_quo", "deal", "feasible", "norms")

Sets = frozenset[tuple[tuple[str, str], ...]]


def one(package: Package) -> tuple[tuple[str, str], ...]:
    """Give a package as what can stand in a set."""
    return tuple(sorted(package.items()))


def left(world: World, reading: str) -> Sets:
    """Give the deals that are open or accepted; none where there is no such reading."""
    rule = world.case.readings.get(reading)
    if rule is None:
        return frozenset()
    return frozenset(one(package) for package in world.deals() if world.verdict(rule.text, package) in {"open", "accepted"})


# -- the past --------------------------------------------------------------------------------------------------------------------------


def counting(case: Case, day: date) -> dict[str, str]:
    """Give every entry with its force on a day; ``perhaps`` ended counts as ``yes``."""
    found = {}
    for party, view in case.views.items():
        for kind in KINDS:
            for name in getattr(view, kind):
                how = force(case, party, kind, name, day)
                found[f"views.{party}.{kind}.{name}"] = "yes" if how == "perhaps" else how
    return found


def entry_of(case: Case, path: str) -> Any:
    """Find an entry."""
    _, party, kind, name = path.split(".")
    return getattr(case.views[party], kind)[name]


def saying(case: Case, paths: Collection[str]) -> list[Stance]:
    """Give the refusals and acceptances among some entries."""
    found = []
    for path in paths:
        _, party, kind, _ = path.split(".")
        entry = entry_of(case, path)
        if kind != "lives_with":
            found.append(Stance(path, party, kind, entry.if_, entry.until_done if isinstance(entry, Refusal) else None))
    return found


@dataclass(frozen=True)
class Turning:
    """A day on which something changed: the case then and now, the entries that count, and those that carry no date."""

    day: date
    then: Case
    now: Case
    before: dict[str, Stance | None]
    after: dict[str, Stance | None]
    undated: frozenset[str]
    events: frozenset[str]

    def world(self, ground: Case, held: Mapping[str, Stance | None]) -> World:
        """Give the world with some entries."""
        return world_of(ground, held=[stance for stance in held.values() if stance is not None])

    @property
    def entries(self) -> dict[str, frozenset[str]]:
        """Give the changes of entries: what each began, with those it took the place of; each ended; each altered."""
        began = [path for path in self.after if path not in self.before]
        ended = {path for path in self.before if path not in self.after}
        found: dict[str, frozenset[str]] = {}
        for path in began:
            found[path] = _replaced_among(self.now, path, ended)
        for path in ended - frozenset().union(*found.values()):
            found[path] = frozenset()
        for path, stance in self.after.items():
            if path in self.before and self.before[path] != stance:
                found[path] = frozenset()
        return found

    @property
    def ground(self) -> frozenset[str]:
        """Name what else differs."""
        found = {name for name in GROUND if getattr(self.then, name) != getattr(self.now, name)}
        same = {name: rule.text for name, rule in self.then.readings.items()} == {
            name: rule.text for name, rule in self.now.readings.items()
        }
        return frozenset(found if same else {*found, "consent"})


def _replaced_among(case: Case, path: str, others: Collection[str]) -> frozenset[str]:
    """Give those of some entries whose place an entry took."""
    _, party, _, _ = path.split(".")
    names = entry_of(case, path).replaces
    return frozenset(
        other for other in others if other.split(".")[1] == party and other.split(".")[3] in names and _replaces(case, path, other)
    )


def _replaces(case: Case, path: str, other: str) -> bool:
    """Whether an entry replaces another: of entries with one id, that of its own kind, then a refusal, then an acceptance."""
    _, party, kind, name = path.split(".")
    wanted = other.split(".")[3]
    for where in dict.fromkeys((kind, *KINDS)):
        if wanted in getattr(case.views[party], where) and (where, wanted) != (kind, name):
            return other.split(".")[2] == where
    return False


def turnings(case: Case, first: date) -> Iterator[Turning]:
    """Look at every day from the first to the one that the case is seen at."""
    day = first
    while day <= case.today:
        then, now = case.at(day - timedelta(days=1)), case.at(day)
        old, new = counting(then, day - timedelta(days=1)), counting(now, day)
        over = {path for path, how in old.items() if how == "yes" and new.get(path) != "yes"}
        undated = frozenset(
            path
            for path, how in new.items()
            if how == "yes" and old.get(path) == "unknown" and not entry_of(now, path).since and not _replaced_among(now, path, over)
        )
        before = _held(then, [path for path, how in old.items() if how == "yes" or path in undated])
        after = _held(now, [path for path, how in new.items() if how == "yes"])
        events = frozenset(
            f"events.{name}"
            for name, event in case.events.items()
            if event.date and event.date.first == day and (event.status or ("happened" if day <= case.as_of.last else "")) == "happened"
        )
        turning = Turning(day, then, now, before, after, undated, events)
        if turning.entries or turning.ground or events:
            yield turning
        day += timedelta(days=1)


def _held(case: Case, paths: Collection[str]) -> dict[str, Stance | None]:
    known = {stance.path: stance for stance in saying(case, paths)}
    return {path: known.get(path) for path in paths}


def part(turning: Turning, reading: str, path: str) -> tuple[Sets, Sets]:
    """Give the packages that one change had a part in opening, and in closing: alone it would have, or without it they would not be so.

    An empty path is the change of everything but entries.
    """
    before, after = turning.world(turning.then, turning.before), turning.world(turning.now, turning.after)
    then, now = left(before, reading), left(after, reading)
    if path:
        about = {path, *turning.entries[path]}
        here = {other: stance for other, stance in turning.before.items() if other not in about}
        here |= {other: stance for other, stance in turning.after.items() if other in about}
        there = {other: stance for other, stance in turning.after.items() if other not in about}
        there |= {other: stance for other, stance in turning.before.items() if other in about}
        alone, without = left(turning.world(turning.then, here), reading), left(turning.world(turning.now, there), reading)
    else:
        alone = left(turning.world(turning.now, turning.before), reading)
        without = left(turning.world(turning.then, turning.after), reading)
    opened = frozenset(package for package in now - then if package in alone or package not in without)
    closed = frozenset(package for package in then - now if package not in alone or package in without)
    return opened, closed


# -- concessions and instruments -------------------------------------------------------------------------------------------------------


def corrections(world: World, members: Collection[str]) -> dict[frozenset[str], int]:
    """Give each minimal correction of some parties' refusals with the number of deals that it leaves refused by none of them."""
    own = [stance.path for stance in world.held if stance.kind == "refuses" and stance.party in members]
    _, found = world.collisions(members, world.deals())
    kept = {correction: [path for path in own if path not in correction] for correction in found}
    return {correction: sum(world.meeting(members, rest, package) for package in world.deals()) for correction, rest in kept.items()}


def stands(world: World, reading: str) -> dict[tuple[tuple[str, str], ...], str]:
    """Say how every deal stands."""
    rule = world.case.readings[reading].text
    return {one(package): world.verdict(rule, package) for package in world.deals()}


def minimal(names: Sequence[str], something: Mapping[frozenset[str], bool]) -> set[frozenset[str]]:
    """Give the sets of instruments that leave something while no proper part of them does."""
    every = [frozenset(chosen) for size in range(len(names) + 1) for chosen in combinations(names, size)]
    enough = [chosen for chosen in every if something.get(chosen)]
    return {chosen for chosen in enough if not any(other < chosen for other in enough)}


def with_effects(plan: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Write a case out as it would be with some instruments: what they remove is gone, once; what they change is merged in."""
    found = {key: value for key, value in plan.items() if key not in {"instruments", "scenarios", "events"}}
    for name in names:
        effect = plan["instruments"][name]["effect"]
        for path in effect.get("remove", ()):
            found = _without(found, path.split("."))
        found = _merged(found, effect.get("change", {}))
    return found


def _without(value: Any, path: list[str]) -> Any:
    if path[0] not in value:
        return value
    if len(path) == 1:
        return {key: inner for key, inner in value.items() if key != path[0]}
    return {key: _without(inner, path[1:]) if key == path[0] else inner for key, inner in value.items()}


def _merged(value: Any, change: Mapping[str, Any]) -> Any:
    found = dict(value) if isinstance(value, Mapping) else {"if": value}
    for key, new in change.items():
        found[key] = _merged(found[key], new) if key in found and isinstance(new, Mapping) else new
    return found


# -- consent and votes -----------------------------------------------------------------------------------------------------------------


def excluded(world: World, rule: str, party: str) -> Sets:
    """Give the deals that are ruled out, and would not be if a party's consent were taken for granted."""
    found = []
    for package in world.deals():
        answers = {name: world.answer(name, package) for name in world.case.parties}
        refused = all(any(answers[name] == "refuses" for name in members) for members in consenting(rule))
        granted = all(any(answers[name] == "refuses" for name in members if name != party) for members in consenting(rule))
        if refused and not granted:
            found.append(one(package))
    return frozenset(found)


def voted(world: World, seats: Mapping[str, Decimal]) -> dict[tuple[tuple[str, str], ...], str]:
    """Say of each deal whether it passes a vote: more than half of the seats accept it; or fails: no more than half do not refuse it."""
    found = {}
    half = sum(seats.values(), Decimal(0)) / 2
    for package in world.deals():
        answers = {name: world.answer(name, package) for name in seats}
        accepting = sum((seats[name] for name in seats if answers[name] == "accepts"), Decimal(0))
        refusing = sum((seats[name] for name in seats if answers[name] == "refuses"), Decimal(0))
        found[one(package)] = "passes" if accepting > half else "fails" if 2 * half - refusing <= half else "open"
    return found


def governed(
    world: World, seats: Mapping[str, Decimal], coalition: Collection[str], leavers: Collection[str]
) -> dict[tuple[tuple[str, str], ...], str]:
    """Say of each deal whether a coalition keeps more than half of the seats: whoever has not accepted leaves, or only who refuses."""
    found = {}
    half = sum(seats.values(), Decimal(0)) / 2
    for package in world.deals():
        staying = {name: seats[name] for name in coalition if name in seats}
        surely = sum((s for name, s in staying.items() if name not in leavers or world.answer(name, package) == "accepts"), Decimal(0))
        perhaps = sum((s for name, s in staying.items() if name not in leavers or world.answer(name, package) != "refuses"), Decimal(0))
        found[one(package)] = "keeps" if surely > half else "loses" if perhaps <= half else "open"
    return found


def world_at(case: Case) -> World:
    """Make the world of a case at its date."""
    return world_of(case, held=stances(case))

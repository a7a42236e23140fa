"""The past, day by day: which statements came into force or ended, which events happened, and what was left before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from accords.case.case import Case
from accords.case.model import Entry, Event, View
from accords.case.nodes import MapNode
from accords.case.patching import changes, happened
from accords.case.timeline import KINDS, Held, begins, held, replaced_kind, replacing
from accords.lenses.change.left import State, state_of, with_entries
from accords.lenses.change.result_past import Paths
from accords.zone.entries import Entries

_DAY = timedelta(days=1)
What = Literal["began", "ended", "altered", "event"]
# What a package is judged by, apart from the parties' views.
GROUND = ("issues", "status_quo", "deal", "feasible", "norms")


@dataclass(frozen=True)
class Change:
    """One change: an entry that began (with those that it took the place of), ended, was altered, or the ground that events changed."""

    path: str
    what: What
    replaced: Paths = ()


@dataclass(frozen=True)
class Day:
    """A day on which something changed.

    Attributes
    ----------
    day
        The day.
    before, after
        The state the day before, with the entries that carry no date and count from this day on; and the state of the day.
    changes
        What changed.
    at_latest
        Entries that began or ended of which it is only known that it was so from this day at the latest.
    events
        The events of this day.
    ground
        Sections other than views that differ.
    undated, unknown
        Entries that carry no date and count from this day on; entries not known to be in force on it.
    """

    day: date
    before: State
    after: State
    changes: tuple[Change, ...]
    at_latest: Paths
    events: Paths
    ground: tuple[str, ...]
    undated: Paths
    unknown: Paths


@dataclass
class Past:
    """A case looked at day by day; what is seen on one day is made once.

    Attributes
    ----------
    case
        The case without anything supposed.
    undone
        Entries to be seen as not yet made, on every day.
    now
        The state at the date the case is seen at, whose limits on work all others share.
    """

    case: Case
    undone: frozenset[str]
    now: State
    _seen: dict[date, Case] = field(default_factory=dict)
    _made: list[State] = field(default_factory=list)

    def at(self, day: date) -> Case:
        """See the case on a day."""
        if day == self.case.today:
            return self.case
        if day not in self._seen:
            self._seen[day] = self.case.at(day)
        return self._seen[day]

    def held(self, day: date) -> tuple[Held, ...]:
        """Give every entry with its force on a day."""
        return held(self.at(day), day, self.undone)

    def state(self, day: date, entries: Iterable[Held]) -> State:
        """Make the state of a day with some entries; what is the same as in the last one that was made is not worked out again."""
        case, found = self.at(day), Entries(tuple(entries), ())
        last = self._made[-1] if self._made else self.now
        if last.zone.case.parties.keys() != case.parties.keys() or _ground(last.zone.case, case):
            last = state_of(case, found, self.now.zone)
        elif last.zone.entries != found:
            last = with_entries(last, found)
        self._made = [last]
        return last


def past_of(case: Case, undone: frozenset[str]) -> Past:
    """Look at a case, in which nothing is supposed, day by day; some entries may be seen as not yet made."""
    entries = held(case, case.today, undone)
    return Past(case, undone, state_of(case, Entries(tuple(item for item in entries if item.force == "yes"), ())))


def days(past: Past) -> Iterator[Day]:
    """Give each day up to the date seen on which an entry came into force or ended, or an event happened, in order."""
    events = _events(past.case)
    candidates = {day for day in (*_borders(past), *(day for day, _ in events)) if date.min < day <= past.case.today}
    for day in sorted(candidates):
        found = _day(past, day, tuple(path for when, path in events if when == day))
        if found.changes or found.events:
            yield found


def _events(case: Case) -> list[tuple[date, str]]:
    """Give the events that have happened by the date seen, whether or not they change anything, by their days."""
    found = []
    for name, event in case.events.items():
        if event.date is not None and event.date.first <= case.today and _has_happened(case, event):
            found.append((event.date.first, f"events.{name}"))
    return sorted(found, key=lambda pair: pair[0])


def _has_happened(case: Case, event: Event) -> bool:
    if event.status is not None or event.date is None:
        return event.status == "happened"
    return event.date.first <= case.as_of.last


def _borders(past: Past) -> Iterator[date]:
    """Give the first day of each entry, and the day after its last, in every state that the case has had."""
    written = past.case.standpoint.written
    named = {path.partition(".")[2] for path in happened(written, past.case.standpoint.date)}
    then = [event.date.first for name, event in written.events.items() if name in named and event.date]
    seen = [past.case, *(past.at(day) for day in sorted(set(then))), *(past.at(day - _DAY) for day in sorted(set(then)) if day > date.min)]
    for case in seen:
        for view in case.views.values():
            for kind in KINDS:
                for entry in getattr(view, kind).values():
                    if entry.since or entry.replaces:
                        yield begins(case, entry)
                    if entry.until and entry.until.last < date.max:
                        yield entry.until.last + _DAY


def _day(past: Past, day: date, events: Paths) -> Day:
    then, now = past.held(day - _DAY), past.held(day)
    old = {item.path: item for item in then if item.force == "yes"}
    new = {item.path: item for item in now if item.force == "yes"}
    doubtful = {item.path: item for item in then if item.force == "unknown"}
    over = frozenset(path for path in old if path not in new)
    undated = tuple(path for path in new if path in doubtful and _carries_no_date(past.at(day), new[path], over))
    before = old | {path: doubtful[path] for path in undated}
    began = tuple(path for path in new if path not in before)
    ended = tuple(path for path in before if path not in new)
    changed = [*_entries(past.at(day), before, new, began, ended)]
    ground = _ground(past.at(day - _DAY), past.at(day))
    if ground:
        effective = [path for path in events if changes(past.case.events[path.partition(".")[2]])]
        changed.append(Change((effective or [""])[0], "event", tuple(effective[1:])))
    return Day(
        day,
        past.state(day - _DAY, before.values()),
        past.state(day, new.values()),
        tuple(changed),
        (*(path for path in began if _loose(new[path].entry)), *(path for path in ended if _ended_at_latest(before[path], past.at(day)))),
        events,
        ground,
        undated,
        tuple(item.path for item in now if item.force == "unknown"),
    )


def _carries_no_date(case: Case, item: Held, over: frozenset[str]) -> bool:
    """Whether nothing is known of when an entry began: neither a date, nor that it took the place of one that is just over."""
    return item.entry.since is None and over.isdisjoint(_older(case, item))


def _entries(case: Case, before: dict[str, Held], new: dict[str, Held], began: Paths, ended: Paths) -> Iterator[Change]:
    """Give the changes among entries: those that take the place of others as one change."""
    taken: set[str] = set()
    for path in began:
        older = tuple(other for other in _older(case, new[path]) if other in ended)
        taken |= set(older)
        yield Change(path, "began", older)
    for path in ended:
        if path not in taken:
            yield Change(path, "ended")
    for path, item in new.items():
        if path in before and _said(before[path]) != _said(item):
            yield Change(path, "altered")


def _older(case: Case, item: Held) -> Paths:
    """Give the paths of the entries that an entry replaces."""
    view: View = case.views[item.party]
    kinds = [(name, replaced_kind(view, item.kind, item.id, name)) for name in item.entry.replaces]
    return tuple(f"views.{item.party}.{kind}.{name}" for name, kind in kinds if kind is not None)


def _loose(entry: Entry) -> bool:
    """Whether it is known only that an entry had begun by its first day."""
    return entry.since is None or entry.since.by


def _ended_at_latest(item: Held, case: Case) -> bool:
    """Whether it is known only that what took the place of an entry had begun by its first day."""
    view = case.views.get(item.party)
    newer = [other for _, _, other in replacing(view, item.kind, item.id)] if view else []
    return any(_loose(other) for other in newer)


def _said(item: Held) -> tuple[object, object]:
    return item.entry.if_, getattr(item.entry, "until_done", None)


def altering(case: Case, path: str, events: Paths) -> Paths:
    """Give those of some events whose effects reach an entry: something above or below its path."""
    return tuple(event for event in events if _reaches(case.events[event.partition(".")[2]], path))


def _reaches(event: Event, path: str) -> bool:
    if any(f"{path}.".startswith(f"{removed}.") or removed.startswith(f"{path}.") for removed in event.remove):
        return True
    node: object = event.change
    for step in path.split("."):
        entry = node.entry(step) if isinstance(node, MapNode) else None
        if entry is None:
            return False
        node = entry.value
    return True


def _ground(then: Case, now: Case) -> tuple[str, ...]:
    """Name the sections other than views in which two states of a case differ, as far as packages are judged by them."""
    found = tuple(name for name in GROUND if getattr(then, name) is not getattr(now, name) and getattr(then, name) != getattr(now, name))
    return found if then.readings == now.readings else (*found, "consent")


def alone(day: Day, change: Change) -> State:
    """Give the state of the day before with one change made."""
    if change.what == "event":
        return _on(day.after, day.before)
    return with_entries(day.before, _changed(day.before.zone.entries, day.after.zone.entries, change))


def without(day: Day, change: Change) -> State:
    """Give the state of the day with one change not made."""
    if change.what == "event":
        return _on(day.before, day.after)
    return with_entries(day.after, _changed(day.after.zone.entries, day.before.zone.entries, change))


def _on(ground: State, entries: State) -> State:
    return State(replace(ground.zone, entries=entries.zone.entries, answers=None))


def _changed(entries: Entries, other: Entries, change: Change) -> Entries:
    """Give entries with what one change is about as it is among others."""
    about = {change.path, *change.replaced}
    kept = tuple(item for item in entries.counted if item.path not in about)
    return replace(entries, counted=(*kept, *(item for item in other.counted if item.path in about)))

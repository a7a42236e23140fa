"""The timeline: what was left before and after each change, which change opened or closed what, and what would follow if more happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accords.case.case import Case, loads
from accords.case.patching import changes
from accords.errors import AccordsError, CaseError
from accords.lens.foreseen import foreseen, rests_on_allegation
from accords.lenses.change.attribution import attributed
from accords.lenses.change.left import State, compared, exemplified, state_of, step
from accords.lenses.change.replay import Change, Day, Past, altering, days
from accords.lenses.change.result_past import Moment, Opener, Opening, Paths, Step, Supposition
from accords.zone.description import describe
from accords.zone.entries import entries_of

# Of so many changes, the newest, the packages are described; of older ones an example is given.
_DESCRIBED = 8


def unsupposed(case: Case) -> Case:
    """Give the case as it is seen without anything supposed: the past is what happened, not what somebody supposes.

    Readings of consent are shown side by side anyway; one that only came to be is not asked for on days before.
    """
    standpoint = case.standpoint
    if not standpoint.supposed:
        return case.reading("rule") if standpoint.consent != "rule" else case
    return loads(standpoint.source.raw, file=standpoint.source.file, path=standpoint.path).at(str(standpoint.date))


def replayed(past: Past, names: Sequence[str]) -> tuple[tuple[Moment, ...], tuple[Opener, ...]]:
    """Replay a case along its days: the rows of the timeline, the last of which is the day seen, and what opened or closed packages.

    Parameters
    ----------
    past
        The case, day by day.
    names
        The readings of consent to answer under.
    """
    rows, openers = [], []
    last: Paths = ()
    found = list(days(past))
    later = sum(len(day.changes) for day in found)
    for day in found:
        rows.append(_moment(day, names))
        later -= len(day.changes)
        openers += [opener for change in day.changes for opener in _opener(day, change, names, whole=later < _DESCRIBED)]
        last = tuple(item.path for item in day.after.zone.entries.counted)
    return (*rows, _seen(past, names, last)), tuple(openers)


def _moment(day: Day, names: Sequence[str]) -> Moment:
    by_kind = {what: tuple(change.path for change in day.changes if change.what == what) for what in ("began", "ended", "altered")}
    return Moment(
        date=day.day.isoformat(),
        kind="changed",
        begun=by_kind["began"],
        ended=(*(path for change in day.changes if change.what == "began" for path in change.replaced), *by_kind["ended"]),
        altered=by_kind["altered"],
        instead_of={change.path: change.replaced for change in day.changes if change.what == "began" and change.replaced},
        at_latest=day.at_latest,
        events=day.events,
        ground=day.ground,
        undated=day.undated,
        unknown=day.unknown,
        readings={name: step(day.before, day.after, name) for name in names},
        altered_by={path: altering(day.after.zone.case, path, day.events) for path in by_kind["altered"]},
    )


def _seen(past: Past, names: Sequence[str], last: Paths) -> Moment:
    """Give the last row: the day seen, with the entries that carry no date and count since the last change."""
    now = past.now.zone.entries.counted
    unknown = tuple(item.path for item in past.held(past.case.today) if item.force == "unknown")
    undated = tuple(item.path for item in now if item.path not in last)
    readings = {name: Step(None, past.now.packages(name), None, None) for name in names}
    return Moment(str(past.case.standpoint.date), "seen", (), (), (), {}, (), (), (), undated, unknown, readings)


def _opener(day: Day, change: Change, names: Sequence[str], *, whole: bool) -> Iterator[Opener]:
    """Say what one change opened and closed under the readings in which it did either; nothing where it did neither.

    Packages are described as a ``whole``, or by an example.
    """
    readings = {}
    for name in names:
        if compared(day.before, day.after, name):
            shown = describe if whole else exemplified
            sets = [shown(day.after.zone, formula, count) for formula, count in attributed(day, change, name)]
            if any(not found.empty for found in sets):
                readings[name] = Opening(*sets)
    if readings:
        yield Opener(day.day.isoformat(), change.path, change.what, change.replaced, readings)


def supposed(past: Past, names: Sequence[str]) -> tuple[Supposition, ...]:
    """Say what would follow from each foreseen event and each scenario alone, apart from the past."""
    case = past.case
    found = []
    for path in (*foreseen(case), *(f"scenarios.{name}" for name in case.scenarios)):
        section, name = path.split(".", 1)
        patch = case.events[name] if section == "events" else case.scenarios[name]
        if not changes(patch):
            continue
        then = under(past.now, path)
        readings = {each: step(past.now, then, each) for each in names} if then is not None else {}
        found.append(
            Supposition(path, "event" if section == "events" else "scenario", rests_on_allegation(case, path), then is not None, readings)
        )
    return tuple(found)


def under(state: State, *paths: str) -> State | None:
    """Give the state with some patches applied; nothing where they cannot be."""
    try:
        case = state.zone.case.under(*paths)
        found = state_of(case, entries_of(case), state.zone)
        _ = found.zone.parties
    except (CaseError, AccordsError):
        return None
    return found


def undated_events(case: Case) -> Paths:
    """Give the events that happened on a day that is not known."""
    return tuple(f"events.{name}" for name, event in case.events.items() if event.date is None and event.status == "happened")

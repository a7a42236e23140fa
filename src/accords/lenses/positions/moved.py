"""What began and ended since an earlier point, newest first."""

from __future__ import annotations

from datetime import date

from accords.case.case import Case
from accords.case.model import Entry
from accords.case.timeline import KINDS, Held, begins, replaced_kind, replacing
from accords.lens.since import seen_since
from accords.lenses.positions.result import Moved, Paths


def moved(case: Case, since: str | None) -> tuple[Moved, ...]:
    """Compare the entries that count with those that counted at the earlier point; without one, with no entry at all.

    Parameters
    ----------
    case
        The case as seen now.
    since
        A date, or the id or path of an entry; left out: everything that replaced or ended something counts as a move.
    """
    now = {item.path: item for item in case.held if item.force == "yes"}
    over = {item.path for item in case.held if item.force == "no"}
    if since is None:
        before = [item for item in case.held if item.force == "no" and _over(case, item)]
        begun = [item for item in now.values() if item.entry.replaces]
    else:
        earlier = seen_since(case, since)
        known = {item.path for item in case.held}
        before = [item for item in earlier.held if item.force == "yes" and (item.path in over or item.path not in known)]
        then = {item.path for item in earlier.held if item.force != "no"}
        begun = [item for item in now.values() if item.path not in then]
    found = [(begins(case, item.entry), Moved(item.path, "begun", str(item.entry.since or ""), _replaced(case, item))) for item in begun]
    found += [_ended(case, item) for item in before]
    return tuple(move for _, move in sorted(found, key=lambda pair: (-pair[0].toordinal(), pair[1].path)))


def _over(case: Case, item: Held) -> bool:
    """Whether an entry is not in force because it has ended, not because it has not begun."""
    return bool(_newer(case, item) or (item.entry.until and item.entry.until.last < case.today))


def _newer(case: Case, item: Held) -> list[tuple[date, str, Entry]]:
    """Give the entries that have replaced an entry by now, the first to do so first: when they began, path, entry."""
    view = case.views.get(item.party)
    found = [
        (begins(case, other), f"views.{item.party}.{kind}.{name}", other)
        for kind, name, other in (replacing(view, item.kind, item.id) if view else ())
    ]
    return sorted((newer for newer in found if newer[0] <= case.today), key=lambda newer: newer[0])


def _ended(case: Case, item: Held) -> tuple[date, Moved]:
    """Give an entry that has ended, with its last day, the day on which it was replaced, or that of the case if a patch removed it."""
    newer = _newer(case, item)
    paths = tuple(path for _, path, _ in newer)
    if item.entry.until:
        return item.entry.until.last, Moved(item.path, "ended", str(item.entry.until), paths)
    day, since = (newer[0][0], newer[0][2].since) if newer else (case.today, None)
    return day, Moved(item.path, "ended", str(since or ""), paths)


def _replaced(case: Case, item: Held) -> Paths:
    view = case.views[item.party]
    kinds = ((old, replaced_kind(view, item.kind, item.id, old)) for old in item.entry.replaces)
    return tuple(f"views.{item.party}.{kind}.{old}" for old, kind in kinds if kind in KINDS)

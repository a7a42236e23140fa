"""What began and ended since an earlier point, newest first."""

from __future__ import annotations

from datetime import date

from accords.case.case import Case
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
    if since is None:
        before = {item.path: item for item in case.held if item.force != "yes" and _over(case, item)}
        begun = [item for item in now.values() if item.entry.replaces]
    else:
        earlier = seen_since(case, since)
        before = {item.path: item for item in earlier.held if item.force == "yes" and item.path not in now}
        then = {item.path for item in earlier.held if item.force != "no"}
        begun = [item for item in now.values() if item.path not in then]
    found = [(_begins(case, item), Moved(item.path, "begun", str(item.entry.since or ""), _replaced(case, item))) for item in begun]
    found += [(_ended(case, item), Moved(item.path, "ended", _until(case, item), _replacing(case, item))) for item in before.values()]
    return tuple(move for _, move in sorted(found, key=lambda pair: (-pair[0].toordinal(), pair[1].path)))


def _over(case: Case, item: Held) -> bool:
    """Whether an entry is not in force because it has ended, not because it has not begun."""
    return bool(item.force == "no" and (_replacing(case, item) or (item.entry.until and item.entry.until.last < case.today)))


def _begins(case: Case, item: Held) -> date:
    return begins(case, item.entry)


def _ended(case: Case, item: Held) -> date:
    if item.entry.until:
        return item.entry.until.last
    days = [begins(case, other) for _, _, other in replacing(case.views[item.party], item.kind, item.id)]
    return min(days, default=case.today)


def _until(case: Case, item: Held) -> str:
    if item.entry.until:
        return str(item.entry.until)
    newer = [other for _, _, other in replacing(case.views[item.party], item.kind, item.id)]
    return str(newer[0].since or "") if newer else ""


def _replaced(case: Case, item: Held) -> Paths:
    view = case.views[item.party]
    kinds = ((old, replaced_kind(view, item.kind, item.id, old)) for old in item.entry.replaces)
    return tuple(f"views.{item.party}.{kind}.{old}" for old, kind in kinds if kind in KINDS)


def _replacing(case: Case, item: Held) -> Paths:
    view = case.views[item.party]
    return tuple(f"views.{item.party}.{where}.{other}" for where, other, _ in replacing(view, item.kind, item.id))

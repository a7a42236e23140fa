"""The answer compared with an earlier point: a date, or the moment before an entry replaced another."""

from __future__ import annotations

from collections.abc import Sequence

from accords.case.consent import ConsentRule
from accords.lenses.openings.result import Earlier, Paths, Since
from accords.maths.formula import conj, negate
from accords.zone.collisions import Collisions, collisions, meeting
from accords.zone.zone import Zone


def what_changed(zone: Zone, then: Zone, since: str) -> Since:
    """Say which entries that count began, and which ended, between the earlier point and now."""
    now_paths = [item.path for item in zone.entries.counted]
    then_paths = [item.path for item in then.entries.counted]
    undated = tuple(item.path for item in then.entries.unknown if item.path in now_paths)
    begun = tuple(path for path in now_paths if path not in then_paths and path not in undated)
    ended = tuple(path for path in then_paths if path not in now_paths)
    undone = then.case.standpoint.undone
    return Since(since, zone.case.entry_path(since) if undone else "", str(then.case.standpoint.date), begun, ended, undated)


def earlier(zone: Zone, then: Zone, rule: ConsentRule, now: Sequence[Collisions], cap: int) -> Earlier:
    """Compare one reading of consent with the same reading at the earlier point."""
    before = [collisions(then, members, cap=cap) for members in rule.sets]
    were = _conflicts(before)
    are = _conflicts(now)
    opened = closed = None
    if zone.same_packages(then):
        out_now, out_then = zone.verdicts(rule).ruled_out, then.verdicts(rule).ruled_out
        opened = zone.count(conj(zone.deals, negate(out_now), out_then))
        closed = zone.count(conj(zone.deals, out_now, negate(out_then)))
    return Earlier(
        packages=then.packages(rule),
        no_longer=tuple(conflict for conflict in were if not _still(zone, conflict)),
        new=tuple(conflict for conflict in are if conflict not in were),
        opened=opened,
        closed=closed,
    )


def _conflicts(found: Sequence[Collisions]) -> tuple[Paths, ...]:
    return tuple(dict.fromkeys(conflict for one in found for conflict in one.conflicts))


def _still(zone: Zone, conflict: Paths) -> bool:
    """Whether what is left in force of an earlier conflict can still not be met together; where that is not known, it counts so."""
    left = [path for path in conflict if path in zone.refusals]
    members = {zone.refusals[path][0].party for path in left}
    return zone.perhaps(conj(zone.deals, meeting(zone, members, left))) is not True

"""The pictures of ``change``: what was left when, and how a few packages stand with each instrument."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from accords.blocks import Grid, Key, Labels, Lane, Mark, Span, Table, Timeline
from accords.lens.labels import plain
from accords.lens.wording import Wording
from accords.lenses.change.result import Result
from accords.lenses.change.result_means import Instrumented
from accords.zone.zone import Packages

_DAY = timedelta(days=1)
_STATES = {
    Mark.DISC: "something is accepted by all whose agreement is needed",
    Mark.RING: "something is open, nothing is accepted",
    Mark.HATCHED_SQUARE: "something is locked, and nothing is left",
    Mark.SQUARE: "everything is ruled out",
    Mark.CROSS: "no package counts as an agreement",
}
_SHORT = {
    Mark.DISC: "something accepted",
    Mark.RING: "something open",
    Mark.HATCHED_SQUARE: "something locked, nothing left",
    Mark.SQUARE: "everything ruled out",
    Mark.CROSS: "no agreement possible",
}
_STANDINGS = {
    "accepted": (Mark.DISC, "accepted"),
    "open": (Mark.RING, "open"),
    "locked": (Mark.HATCHED_SQUARE, "locked by the order of steps"),
    "ruled_out": (Mark.SQUARE, "ruled out"),
    "no_agreement": (Mark.CROSS, "would not count as an agreement"),
    "undecided": (Mark.QUERY, "not decided"),
}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Days on which what is left is of one kind; ``sure`` if every condition that may have counted is known to have."""

    mark: Mark
    start: date | None
    end: date | None
    sure: bool


def past_picture(result: Result, words: Wording, table: Table) -> Timeline | Table:
    """Show from when to when something was open, accepted or locked under each reading; ``table`` says it day by day, with the reasons.

    Where nothing is known to have changed on any day there is nothing to draw, and the table is given alone.
    """
    lanes = []
    for name in result.timeline[-1].readings:
        stretches = _stretches(result, name)
        spans = tuple(_span(stretch, words.case.today) for stretch in stretches)
        lanes.append(Lane(f"If agreement needs {words.rule(words.case.readings[name])}", spans))
    if len(result.timeline) < 2 or not any(lane.spans for lane in lanes):
        return table
    used = {span.mark for lane in lanes for span in lane.spans}
    return Timeline(
        caption="What was left, day by day",
        description="For each reading of who must consent: from when to when something was accepted, open or locked, or everything was "
        "ruled out, as far as it is known which conditions were in force.",
        seen_at=words.case.today,
        lanes=tuple(lanes),
        legend=tuple(Key(mark, meaning) for mark, meaning in _STATES.items() if mark in used),
        table=table,
    )


def _stretches(result: Result, name: str) -> list[_Stretch]:
    """Give what was left from one change to the next; neighbours of one kind are one stretch."""
    changed = [moment for moment in result.timeline if moment.kind == "changed"]
    seen = result.timeline[-1]
    found: list[_Stretch] = []
    if changed:
        first = changed[0]
        before = _kind(first.readings[name].before)
        _add(found, before, None, date.fromisoformat(first.date) - _DAY, sure=not (first.unknown or first.undated))
    for moment, later in pairwise([*changed, seen]):
        last = later is seen
        end = None if last else date.fromisoformat(later.date) - _DAY
        after = _kind((seen if last else moment).readings[name].after)
        _add(found, after, date.fromisoformat(moment.date), end, sure=not moment.unknown and not later.undated)
    return found


def _add(found: list[_Stretch], mark: Mark | None, start: date | None, end: date | None, *, sure: bool) -> None:
    if mark is None:
        return
    if found and (found[-1].mark, found[-1].sure) == (mark, sure) and found[-1].end is not None and found[-1].end + _DAY == start:
        found[-1] = _Stretch(mark, found[-1].start, end, sure)
    else:
        found.append(_Stretch(mark, start, end, sure))


def _kind(packages: Packages | None) -> Mark | None:
    if packages is None:
        return None
    if packages.deals.high == 0:
        return Mark.CROSS
    if packages.accepted.high:
        return Mark.DISC
    if packages.open.high:
        return Mark.RING
    return Mark.HATCHED_SQUARE if packages.locked.high else Mark.SQUARE


def _span(stretch: _Stretch, today: date) -> Span:
    label = _SHORT[stretch.mark]
    if not stretch.sure:
        return Span(label, stretch.mark, stretch.start, None, None, stretch.end or today)
    known_to = stretch.end or today
    return Span(label, stretch.mark, stretch.start, stretch.start or known_to, known_to, stretch.end)


def instrument_picture(name: str, found: Instrumented, words: Wording, table: Table) -> Grid | Table:
    """Show how a few packages stand with each instrument alone; ``table`` says how many of each kind there are.

    Columns name what tells the packages apart. Where no instrument opens anything there is no package to show, and the table stands alone.
    """
    if not found.packages:
        return table
    apart = [
        issue for issue in words.case.issues if len({package.get(issue) for package in found.packages}) > 1 or len(found.packages) == 1
    ]
    columns = tuple(plain(words.package({issue: package[issue] for issue in apart if issue in package})) for package in found.packages)
    rows = tuple("without any of them" if each == "" else plain(words.title(f"instruments.{each}")) for each in found.standing)
    used = {standing for row in found.standing.values() for standing in row}
    return Grid(
        caption=f"How a few packages stand with each instrument, if agreement needs {words.rule(words.case.readings[name])}",
        description="For each instrument alone, and without any: whether each of a few packages that some instrument opens would be open, "
        "accepted, locked or ruled out. Columns name the issues on which the packages differ.",
        rows=(Labels("", rows),),
        columns=(Labels("", columns),),
        cells=tuple(tuple((_STANDINGS[standing][0],) for standing in row) for row in found.standing.values()),
        legend=tuple(Key(mark, meaning) for key, (mark, meaning) in _STANDINGS.items() if key in used),
        empty="not decided",
        table=table,
    )

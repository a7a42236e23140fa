"""Every deal of a zone in one table with how each entry answers it, however it is taken: many combinations are answered at once.

Deals that no entry tells apart, whichever way it is taken, stand together as one column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from accords.case.consent import ConsentRule
from accords.case.model import Refusal
from accords.lens.audience import asked
from accords.lenses.robustness.assumptions import Point, taken
from accords.lenses.robustness.result import Assumption
from accords.maths.formula import FALSE, Formula, dense, holds
from accords.zone.entries import opposite
from accords.zone.zone import Zone

# The most outcomes that are written into one table.
MOST_CELLS = 1 << 20
# The most ways in which orders of steps may be taken together.
_MOST_ORDERS = 64
# How many cells are worked on at a time.
_CHUNK = 1 << 22

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Board:
    """The deals of a zone under one rule of consent.

    Attributes
    ----------
    zone, rule, points
        The case, who must consent, and what may be taken in several ways.
    answers
        Per point and way (the first: as it stands) how that way answers each column, shape (ways, columns).
    accepts
        Per point whether it is an acceptance.
    fixed
        Per party how what may not be taken otherwise refuses, and accepts, each column.
    stuck
        Per choice of ways of the points in ``orders`` for each consenting set where its orders run in a circle, shape (sets, columns).
    orders
        The positions of the points that change orders of steps.
    """

    zone: Zone
    rule: ConsentRule
    points: tuple[Point, ...]
    answers: tuple[Bools, ...]
    accepts: tuple[bool, ...]
    fixed: dict[str, tuple[Bools, Bools]]
    stuck: dict[tuple[int, ...], Bools]
    orders: tuple[int, ...]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return next((len(refused) for refused, _ in self.fixed.values()), 0)

    @property
    def work(self) -> int:
        """The cells that one combination costs."""
        return max(1, self.columns) * (len(self.points) + len(self.rule.parties) + 1)

    def answer(self, choices: NDArray[np.intp]) -> tuple[Bools, Bools]:
        """Say for each combination whether some deal is open, and whether some is accepted.

        ``choices`` has the way taken at each point, 0 as it stands, shape (combinations, points).
        """
        opened, accepted = np.zeros(len(choices), dtype=np.bool_), np.zeros(len(choices), dtype=np.bool_)
        step = max(1, _CHUNK // max(1, self.columns))
        for start in range(0, len(choices), step):
            part = slice(start, start + step)
            is_open, is_accepted = self._part(choices[part])
            opened[part], accepted[part] = is_open.any(axis=1), is_accepted.any(axis=1)
        return opened, accepted

    def _part(self, choices: NDArray[np.intp]) -> tuple[Bools, Bools]:
        """Say where deals are open, and where they are accepted, shape (combinations, columns)."""
        refused, accepting = {}, {}
        for party, (never, always) in self.fixed.items():
            refused[party] = np.repeat(never[np.newaxis], len(choices), axis=0)
            accepting[party] = np.repeat(always[np.newaxis], len(choices), axis=0)
        for index, (point, table) in enumerate(zip(self.points, self.answers, strict=True)):
            if point.party in refused:
                (accepting if self.accepts[index] else refused)[point.party] |= table[choices[:, index]]
        out = np.stack([np.logical_or.reduce([refused[party] for party in members]) for members in self.rule.sets])
        taken_by = [np.logical_and.reduce([accepting[party] & ~refused[party] for party in members]) for members in self.rule.sets]
        accepted = np.logical_or.reduce(taken_by)
        stuck = np.stack([self.stuck[key] for key in map(tuple, choices[:, list(self.orders)].tolist())], axis=1)
        return ~accepted & ~(out | stuck).all(axis=0), accepted


def board_of(zone: Zone, rule: ConsentRule, points: tuple[Point, ...]) -> Board | None:
    """Make the table of a zone, or nothing where it would be too large or where answers depend on other parties' answers."""
    if prod(zone.space.sizes) > MOST_CELLS or depends(zone, rule):
        return None
    packages = np.argwhere(dense(zone.deals, range(len(zone.space.sizes)), zone.space.sizes))
    answers, accepts = _answers(zone, points, packages)
    fixed = _fixed(zone, rule, points, packages)
    found = _stuck(zone, rule, points, packages)
    if found is None:
        return None
    stuck, orders = found
    rows = [*(row for table in answers for row in table), *(row for pair in fixed.values() for row in pair)]
    rows += [row for table in stuck.values() for row in table]
    first = _unlike(np.array(rows, dtype=np.bool_).reshape(len(rows), len(packages)))
    return Board(
        zone,
        rule,
        points,
        tuple(table[:, first] for table in answers),
        accepts,
        {party: (refused[first], accepted[first]) for party, (refused, accepted) in fixed.items()},
        {key: table[:, first] for key, table in stuck.items()},
        orders,
    )


def depends(zone: Zone, rule: ConsentRule) -> bool:
    """Whether some condition of those who must consent, or a silent point of theirs, asks for another party's consent."""
    parties = asked(zone.case, rule.parties)
    entries = [item.entry for item in zone.entries.counted if item.party in parties and item.kind != "lives_with"]
    conditions = [entry.if_ for entry in entries]
    conditions += [entry.until_done for entry in entries if isinstance(entry, Refusal) and entry.until_done is not None]
    conditions += [reading.if_ for entry in entries for reading in entry.or_maybe.values()]
    views = [zone.case.views[party] for party in parties if party in zone.case.views]
    conditions += [silence.if_ for view in views for silence in view.silent.values()]
    return any(condition.parties for condition in conditions)


def _answers(zone: Zone, points: Sequence[Point], packages: NDArray[np.intp]) -> tuple[list[Bools], tuple[bool, ...]]:
    tables = []
    for point in points:
        formulas = [stated(zone, point.path), *(taken_formula(zone, way) for way in point.ways)]
        tables.append(np.array([holds(formula, packages) for formula in formulas]))
    return tables, tuple(point.path.split(".")[2] == "accepts" for point in points)


def stated(zone: Zone, path: str) -> Formula:
    """Say where an entry is true as it stands; a silent point is so nowhere."""
    kind = path.split(".")[2]
    return FALSE if kind == "silent" else (zone.refusals if kind == "refuses" else zone.acceptances)[path][1]


def taken_formula(zone: Zone, way: Assumption) -> Formula:
    """Say where an entry is true, or a silent point a refusal, taken one way."""
    _, party, kind, name, *_ = way.path.split(".")
    if way.supposing == "dropped":
        return FALSE
    if kind == "silent":
        silence = zone.case.views[party].silent[name].if_
        return zone.space.statement(silence if way.supposing == "refused" else opposite(silence)).true
    changed = zone.supposing(taken(zone.case, zone.entries, (way,)))
    return stated(changed, f"views.{party}.{kind}.{name}")


def _fixed(zone: Zone, rule: ConsentRule, points: Sequence[Point], packages: NDArray[np.intp]) -> dict[str, tuple[Bools, Bools]]:
    free = {point.path for point in points}
    found = {party: (np.zeros(len(packages), dtype=np.bool_), np.zeros(len(packages), dtype=np.bool_)) for party in rule.parties}
    for position, entries in enumerate((zone.refusals, zone.acceptances)):
        for path, (item, formula) in entries.items():
            if item.party in found and path not in free:
                found[item.party][position][:] |= holds(formula, packages)
    return found


def _stuck(
    zone: Zone, rule: ConsentRule, points: Sequence[Point], packages: NDArray[np.intp]
) -> tuple[dict[tuple[int, ...], Bools], tuple[int, ...]] | None:
    """Say where orders run in a circle for each way in which they may be taken; nothing where these are too many."""
    waiting = tuple(index for index, point in enumerate(points) if point.path in zone.orders or _may_wait(zone, point))
    if prod(len(points[index].ways) + 1 for index in waiting) > _MOST_ORDERS:
        return None
    found = {}
    for key in product(*(range(len(points[index].ways) + 1) for index in waiting)):
        ways = [points[index].ways[way - 1] for index, way in zip(waiting, key, strict=True) if way]
        changed = zone.supposing(taken(zone.case, zone.entries, ways)) if ways else zone
        circles = [changed.circles(members) for members in rule.sets]
        if not all(circle.complete for circle in circles):
            return None
        found[key] = np.array([holds(circle.formula, packages) for circle in circles])
    return found, waiting


def _may_wait(zone: Zone, point: Point) -> bool:
    """Whether an entry waits for something to be done first."""
    item = next((item for item in zone.entries.counted if item.path == point.path), None)
    return item is not None and isinstance(item.entry, Refusal) and item.entry.until_done is not None


def _unlike(rows: Bools) -> NDArray[np.intp]:
    """Give the first of each group of equal columns."""
    if not rows.shape[1]:
        return np.zeros(0, dtype=np.intp)
    packed = np.ascontiguousarray(np.packbits(rows, axis=0).T)
    keys = packed.view(np.dtype((np.void, packed.shape[1]))).ravel()
    return np.sort(np.unique(keys, return_index=True)[1]).astype(np.intp)


def choices_of(points: Sequence[Point], most: int | None) -> Iterator[tuple[int, ...]]:
    """Give the ways taken at each point, all as they stand first; with ``most``, combinations in which so many are taken otherwise."""
    if most is None:
        yield from product(*(range(len(point.ways) + 1) for point in points))
        return
    nothing = (0,) * len(points)
    yield nothing
    for first in range(len(points) if most else 0):
        for way in range(1, len(points[first].ways) + 1):
            one = (*nothing[:first], way, *nothing[first + 1 :])
            yield one
            for second in range(first + 1, len(points) if most > 1 else 0):
                for other in range(1, len(points[second].ways) + 1):
                    yield (*one[:second], other, *one[second + 1 :])

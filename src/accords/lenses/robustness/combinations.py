"""The answer under every combination of what is left open; under each point alone and each pair, where there are too many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from accords.case.consent import ConsentRule
from accords.lenses.robustness.assumptions import Point, points, readings, taken
from accords.lenses.robustness.board import Board, board_of, choices_of
from accords.lenses.robustness.result import Assumption, Row
from accords.lenses.robustness.worlds import Worlds
from accords.maths.formula import conj
from accords.zone.zone import Zone

# The cells that all combinations together may cost before they are looked at in pairs only.
MOST_WORK = 1 << 29
# How many combinations are answered one by one, where no table can be made.
MOST_SLOW = 512


@dataclass(frozen=True)
class Setting:
    """One world under one reading of consent.

    Attributes
    ----------
    patches, reading
        What is supposed; the reading, or nothing where it is the one that the case is seen under.
    zone, rule, points
        The case there, who must consent, and what may be taken in several ways.
    board
        Its table, where one can be made.
    """

    patches: tuple[Assumption, ...]
    reading: Assumption | None
    zone: Zone
    rule: ConsentRule
    points: tuple[Point, ...]
    board: Board | None

    @property
    def supposed(self) -> tuple[Assumption, ...]:
        """The assumptions that make this setting."""
        return (*((self.reading,) if self.reading else ()), *self.patches)

    @property
    def combinations(self) -> int:
        """In how many ways everything may be taken here."""
        return prod(len(point.ways) + 1 for point in self.points)

    def named(self, choice: Iterable[int]) -> tuple[Assumption, ...]:
        """Give the assumptions of a combination."""
        return (*self.supposed, *(point.ways[way - 1] for point, way in zip(self.points, choice, strict=True) if way))


@dataclass(frozen=True)
class Structure:
    """The combinations looked at with their answers.

    Attributes
    ----------
    settings
        The worlds under each reading of consent, the case as it is first.
    assumptions
        Everything that may be taken otherwise, by id.
    rows
        The answers; those with fewest assumptions first.
    every
        Whether these are all combinations.
    total
        How many there are, if that is known.
    """

    settings: tuple[Setting, ...]
    assumptions: dict[str, Assumption]
    rows: tuple[Row, ...]
    every: bool
    total: int | None


def structure_of(worlds: Worlds, cap: int) -> Structure:
    """Answer the combinations of a case's structure.

    Parameters
    ----------
    worlds
        The case with and without events and scenarios.
    cap
        How many combinations are looked at and listed at most; past that each alone, and in pairs.
    """
    settings = tuple(_settings(worlds))
    total = sum(setting.combinations for setting in settings)
    every = worlds.every and total <= cap and _affordable(settings)
    rows: list[Row] = []
    for setting in settings:
        most = None if every else max(0, 2 - len(setting.patches))
        rows += _one_by_one(setting, most) if setting.board is None else _at_once(setting, setting.board, most)
    rows.sort(key=lambda row: len(row.assumptions))
    found = (point for setting in settings for point in (*setting.supposed, *(way for one in setting.points for way in one.ways)))
    return Structure(settings, {point.id: point for point in found}, tuple(rows), every, total if worlds.every else None)


def _settings(worlds: Worlds) -> Iterator[Setting]:
    names = readings(worlds.base.case)
    for patches, zone in worlds.zones.items():
        for name, reading in names.items():
            rule = zone.case.readings.get(name)
            if rule is not None:
                found = points(zone.case, rule)
                yield Setting(patches, reading, zone, rule, found, board_of(zone, rule, found))


def _affordable(settings: Iterable[Setting]) -> bool:
    """Whether all combinations can be looked at."""
    slow = sum(setting.combinations for setting in settings if setting.board is None)
    work = sum(setting.combinations * setting.board.work for setting in settings if setting.board is not None)
    return slow <= MOST_SLOW and work <= MOST_WORK


def _at_once(setting: Setting, board: Board, most: int | None) -> Iterator[Row]:
    listed = list(choices_of(setting.points, most))
    choices: NDArray[np.intp] = np.array(listed, dtype=np.intp).reshape(len(listed), len(setting.points))
    opened, accepted = board.answer(choices)
    for choice, is_open, is_accepted in zip(listed, opened.tolist(), accepted.tolist(), strict=True):
        yield Row(tuple(point.id for point in setting.named(choice)), is_open, is_accepted)


def _one_by_one(setting: Setting, most: int | None) -> Iterator[Row]:
    """Answer by questions to the zone; pairs only as far as the work set aside goes, and then no pairs at all."""
    listed = list(choices_of(setting.points, most))
    if most is not None and len(listed) > MOST_SLOW:
        listed = list(choices_of(setting.points, 1))
    for choice in listed:
        chosen = setting.named(choice)
        zone = setting.zone
        if any(choice):
            ways = [point.ways[way - 1] for point, way in zip(setting.points, choice, strict=True) if way]
            zone = zone.supposing(taken(zone.case, zone.entries, ways))
        verdicts = zone.verdicts(setting.rule)
        opened, accepted = (zone.perhaps(conj(zone.deals, formula)) for formula in (verdicts.open, verdicts.accepted))
        yield Row(tuple(point.id for point in chosen), opened, accepted)

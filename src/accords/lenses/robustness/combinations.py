"""The answer under every combination of what is left open; under each point alone and each pair, where there are too many to try."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.case.consent import ConsentRule
from accords.lenses.robustness.answers import UNDECIDED, Answered, Answers, Known, Signs, combined
from accords.lenses.robustness.assumptions import Point, points, readings, taken
from accords.lenses.robustness.board import Board, board_of, choices_of
from accords.lenses.robustness.result import Assumption, Row, Tried
from accords.lenses.robustness.worlds import Worlds
from accords.maths.formula import conj
from accords.zone.zone import Zone

# The cells that all combinations together may cost, and how many there may be, before they are looked at in pairs only: a few seconds.
MOST_WORK = 1 << 29
MOST_TRIED = 1 << 19
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
    answers
        What was answered in each of these.
    rows
        The answers that are listed, those with fewest assumptions first: all, or each point alone and each pair.
    every
        Whether all combinations were tried.
    total
        How many there are, if that is known.
    """

    settings: tuple[Setting, ...]
    assumptions: dict[str, Assumption]
    answers: tuple[Answers, ...]
    rows: tuple[Row, ...]
    every: bool
    total: int | None

    @property
    def tried(self) -> Tried:
        """How many combinations were tried, and what was found."""
        left = np.concatenate([one.left for one in self.answers])
        accepted = np.concatenate([one.accepted for one in self.answers])
        return Tried(len(left), int((left == 1).sum()), int((accepted == 1).sum()), int((left == UNDECIDED).sum()))


def structure_of(worlds: Worlds, cap: int) -> Structure:
    """Answer the combinations of a case's structure: all of them where that can be afforded, else each point alone and each pair.

    Parameters
    ----------
    worlds
        The case with and without events and scenarios.
    cap
        How many answers are listed at most; past that those of each point alone and of each pair.
    """
    settings = settings_of(worlds)
    total = sum(setting.combinations for setting in settings)
    every = worlds.every and _affordable(settings)
    answers = tuple(_answers(setting, None if every else _pairs(setting)) for setting in settings)
    listed = sum(len(found.choices) for found in answers) <= cap
    rows = [row for one, found in zip(settings, answers, strict=True) for row in _rows(one, found, None if listed else _pairs(one))]
    rows.sort(key=lambda row: len(row.assumptions))
    named = (point for setting in settings for point in (*setting.supposed, *(way for one in setting.points for way in one.ways)))
    return Structure(settings, {point.id: point for point in named}, answers, tuple(rows), every, total if worlds.every else None)


def settings_of(worlds: Worlds) -> tuple[Setting, ...]:
    """Give every world under every reading of consent, the case as it is first."""
    return tuple(_settings(worlds))


def _settings(worlds: Worlds) -> Iterator[Setting]:
    names = readings(worlds.base.case)
    for patches, zone in worlds.zones.items():
        for name, reading in names.items():
            rule = zone.case.readings.get(name)
            if rule is not None:
                found = points(zone.case, rule)
                yield Setting(patches, reading, zone, rule, found, board_of(zone, rule, found))


def _affordable(settings: Sequence[Setting]) -> bool:
    """Whether all combinations can be looked at."""
    slow = sum(setting.combinations for setting in settings if setting.board is None)
    work = sum(setting.combinations * setting.board.work for setting in settings if setting.board is not None)
    return slow <= MOST_SLOW and work <= MOST_WORK and sum(setting.combinations for setting in settings) <= MOST_TRIED


def _pairs(setting: Setting) -> int:
    """Say how many points are taken otherwise at most, where combinations are cut at pairs."""
    return max(0, 2 - len(setting.patches))


def _answers(setting: Setting, most: int | None) -> Answers:
    if setting.board is None:
        return _one_by_one(setting, most)
    choices = _choices(setting, most)
    opened, accepted = setting.board.answer(choices)
    return Answers(choices, opened.astype(np.int8), accepted.astype(np.int8))


def _choices(setting: Setting, most: int | None) -> NDArray[np.intp]:
    if most is None:
        shape = tuple(len(point.ways) + 1 for point in setting.points)
        return np.indices(shape).reshape(len(shape), setting.combinations).T.astype(np.intp)
    listed = list(choices_of(setting.points, most))
    return np.array(listed, dtype=np.intp).reshape(len(listed), len(setting.points))


def _one_by_one(setting: Setting, most: int | None) -> Answers:
    """Answer by questions to the zone; pairs only as far as the work set aside goes, and then no pairs at all."""
    choices = _choices(setting, most)
    if most is not None and len(choices) > MOST_SLOW:
        choices = _choices(setting, min(most, 1))
    found = []
    for choice in choices.tolist():
        zone = setting.zone
        if any(choice):
            ways = [point.ways[way - 1] for point, way in zip(setting.points, choice, strict=True) if way]
            zone = zone.supposing(taken(zone.case, zone.entries, ways))
        verdicts = zone.verdicts(setting.rule)
        found.append([zone.perhaps(conj(zone.deals, formula)) for formula in (verdicts.open, verdicts.accepted)])
    signs = np.array([[UNDECIDED if answer is None else int(answer) for answer in pair] for pair in found], dtype=np.int8)
    return Answers(choices, signs[:, 0], signs[:, 1])


def _rows(setting: Setting, found: Answers, most: int | None) -> Iterator[Row]:
    """List answers: all, or those of combinations in which so many points are taken otherwise."""
    said = {1: True, 0: False, UNDECIDED: None}
    kept = np.arange(len(found.choices)) if most is None else np.flatnonzero((found.choices > 0).sum(axis=1) <= most)
    several = zip(found.choices[kept].tolist(), found.opened[kept].tolist(), found.accepted[kept].tolist(), strict=True)
    for choice, opened, accepted in several:
        yield Row(tuple(point.id for point in setting.named(choice)), said[opened], said[accepted])


def answered(structure: Structure) -> Answered:
    """Put together what is left under each reading of consent, by what is assumed beside it."""
    names = [name for name, point in structure.assumptions.items() if point.kind != "consent"]
    bits = {name: 1 << index for index, name in enumerate(names)}
    parts: dict[str, list[tuple[NDArray[Any], Signs]]] = {}
    relevant: dict[str, dict[int, int]] = {}
    for setting, found in zip(structure.settings, structure.answers, strict=True):
        reading = setting.reading.id if setting.reading else ""
        patch = sum(bits[point.id] for point in setting.patches)
        ways = [[bits[way.id] for way in point.ways] for point in setting.points]
        parts.setdefault(reading, []).append((combined(found.choices, patch, ways, wide=len(names)), found.left))
        relevant.setdefault(reading, {})[patch] = patch | sum(bit for each in ways for bit in each)
    known = {}
    for reading, several in parts.items():
        assumed, left = (np.concatenate(arrays) for arrays in zip(*several, strict=True))
        order = np.argsort(assumed, kind="stable")
        known[reading] = Known(assumed[order], left[order], relevant[reading])
    patches = sum(bits[name] for name in names if structure.assumptions[name].kind in {"event", "scenario"})
    return Answered(bits, patches, known)

"""Points drawn as lines across upright axes, one axis per party, each with a scale of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from accords.blocks import Axis, Parallel, Role
from accords.report.characters import Direction
from accords.report.label_places import spread
from accords.report.lettering import LEADING, width, wrapped
from accords.report.number_scale import Scale
from accords.report.picture_axes import PointsByRole, axis_ends, axis_title, labels_by_values, points_by_role, reservation
from accords.report.roles import ROLE_LINES, ROLE_MARKS
from accords.report.svg import Canvas
from accords.report.words import RESERVED_BAR, TWIN

MARKED: Final = (Role.STATUS_QUO, Role.PROPOSAL, Role.SOLUTION)
"""Roles whose lines have a mark on every axis."""

_PAGE: Final = 672.0
_NEAREST: Final = 104.0  # from one axis to the next
_HEIGHT: Final = 320.0
_INSET: Final = 12.0
_LABEL: Final = 160.0
_LABEL_LINES: Final = 3
_TITLE_LINES: Final = 6
_BESIDE: Final = 7.0
_BOLD: Final = 1.06
_LEAST_AFTER: Final = 50.0
_POINTER: Final = 26.0
_RESERVATION: Final = 10.0


def draw_parallel(parallel: Parallel, direction: Direction, name: str) -> Iterator[str]:
    """Draw points as lines across axes, nothing where there are fewer than two axes; ``name`` begins the ids."""
    points = points_by_role(parallel.series, len(parallel.axes))
    if len(parallel.axes) < 2 or not any(points.values()):
        return
    labels = _labels(points)
    after = max((width(line) for lines in labels.values() for line in lines), default=_LEAST_AFTER) + _POINTER
    scales = _scales(parallel, points)
    before = max((width(tick.label) for tick in scales[0].ticks(upright=True)), default=0) + _BESIDE
    between = max(_NEAREST, (_PAGE - before - after) / (len(scales) - 1))
    places = [before + index * between for index in range(len(scales))]
    canvas = Canvas(places[-1] + after, direction)
    rooms = [between - 16] * (len(scales) - 1) + [before + after]
    titles = [
        wrapped(axis_title(axis, scale, RESERVED_BAR), room / _BOLD, _TITLE_LINES)
        for axis, scale, room in zip(parallel.axes, scales, rooms, strict=True)
    ]
    top = max(map(len, titles)) * LEADING + 8
    scales = [Scale(scale.low, scale.high, top + _HEIGHT - _INSET, top + _INSET) for scale in scales]
    for role, found in points.items():
        for values in dict.fromkeys(point.values for point in found):
            canvas.line([(place, scale.at(value)) for place, scale, value in zip(places, scales, values, strict=True)], ROLE_LINES[role])
    for axis, scale, place, title in zip(parallel.axes, scales, places, titles, strict=True):
        _draw_axis(axis, scale, place, canvas)
        _draw_title(title, place - before, top, canvas)
    for role in MARKED:
        for point in points[role]:
            for place, scale, value in zip(places, scales, point.values, strict=True):
                canvas.mark(ROLE_MARKS[role], place, scale.at(value))
    bottom = _draw_labels(labels, scales[-1], places[-1], (top, top + _HEIGHT), canvas)
    yield canvas.svg(bottom + 4, f"{name}.1", parallel.caption, f"{parallel.description} {TWIN}")


def _labels(points: PointsByRole) -> dict[tuple[float, ...], tuple[str, ...]]:
    return {values: wrapped(words, _LABEL, _LABEL_LINES) for values, words in labels_by_values(points).items()}


def _scales(parallel: Parallel, points: PointsByRole) -> list[Scale]:
    values = [point.values for found in points.values() for point in found]
    return [Scale(*axis_ends(axis, [each[index] for each in values]), _HEIGHT - _INSET, _INSET) for index, axis in enumerate(parallel.axes)]


def _draw_axis(axis: Axis, scale: Scale, place: float, canvas: Canvas) -> None:
    canvas.line([(place, scale.end - _INSET), (place, scale.start + _INSET)], "axis")
    for tick in scale.ticks(upright=True):
        down = scale.at(tick.value)
        canvas.line([(place - 3, down), (place, down)], "edge")
        canvas.words(tick.label, place - _BESIDE, down, anchor="end", style="quiet halo")
    least = reservation(axis)
    if least is not None:
        down = scale.at(least)
        canvas.line([(place, down), (place + _RESERVATION, down)], "known")


def _draw_title(lines: Sequence[str], start: float, top: float, canvas: Canvas) -> None:
    for index, line in enumerate(lines):
        canvas.words(line, start, top - 8 - (len(lines) - index - 0.5) * LEADING, style="title")


def _draw_labels(
    labels: dict[tuple[float, ...], tuple[str, ...]], scale: Scale, place: float, between: tuple[float, float], canvas: Canvas
) -> float:
    """Name lines behind the last axis, none over another; give where the picture ends below."""
    ordered = sorted(labels, key=lambda values: (scale.at(values[-1]), values))
    heights = [len(labels[values]) * LEADING + 4 for values in ordered]
    wanted = [scale.at(values[-1]) for values in ordered]
    middles = spread(wanted, heights, *between)
    for values, wish, middle in zip(ordered, wanted, middles, strict=True):
        lines = labels[values]
        canvas.line([(place + _BESIDE, wish), (place + _POINTER - 4, middle)], "edge")
        for index, line in enumerate(lines):
            canvas.words(line, place + _POINTER, middle + (index - (len(lines) - 1) / 2) * LEADING)
    return max([between[1], *(middle + high / 2 for middle, high in zip(middles, heights, strict=True))])

"""Points drawn by their values for two parties, or in a panel for each pair of three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

from accords.blocks import Axis, Role, Scatter
from accords.report.characters import Direction
from accords.report.label_places import Box, Line, Place, Room
from accords.report.lettering import LEADING, width, wrapped
from accords.report.marks import REACH
from accords.report.number_scale import Scale
from accords.report.picture_axes import PointsByRole, axis_ends, axis_title, labels_by_values, points_by_role, reservation
from accords.report.roles import ROLE_LINES, ROLE_MARKS
from accords.report.svg import Canvas
from accords.report.words import PAIR, TWIN

_PAGE: Final = 672.0
_PANEL: Final = 328.0  # two beside each other on a page
_HEIGHTS: Final = (380.0, 230.0)
_INSET: Final = 14.0  # from the ends of a scale to the frame, so that no mark is cut
_BESIDE: Final = 8.0
_MOST_AXES: Final = 3
_TITLE_LINES: Final = 3
_LABEL: Final = (190.0, 120.0)  # how wide a label may be, alone and in panels
_LABEL_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class _Panel:
    """Where the two scales of a panel are; the frame is around both."""

    across: Scale
    up: Scale
    frame: Box

    def at(self, point: tuple[float, float]) -> Place:
        return self.across.at(point[0]), self.up.at(point[1])


def draw_scatter(scatter: Scatter, direction: Direction, name: str) -> Iterator[str]:
    """Draw a scatter of two axes as one picture, of three as one for each pair; of other numbers not at all. ``name`` begins their ids."""
    count = len(scatter.axes)
    points = points_by_role(scatter.series, count)
    if not 2 <= count <= _MOST_AXES or not any(points.values()):
        return
    for number, (first, second) in enumerate(combinations(range(count), 2), start=1):
        canvas = Canvas(_PAGE if count == 2 else _PANEL, direction)
        height = _draw_panel(scatter, points, (first, second), canvas)
        titles = PAIR.format(caption=scatter.caption, across=scatter.axes[first].title, up=scatter.axes[second].title)
        yield canvas.svg(height, f"{name}.{number}", scatter.caption if count == 2 else titles, f"{scatter.description} {TWIN}")


def _draw_panel(scatter: Scatter, points: PointsByRole, pair: tuple[int, int], canvas: Canvas) -> float:
    """Draw one pair of axes with all points; give the height."""
    alone = len(scatter.axes) == 2
    first, second = pair
    values = [point.values for found in points.values() for point in found]
    low_high = [axis_ends(scatter.axes[axis], [each[axis] for each in values]) for axis in (first, second)]
    plot = _HEIGHTS[0 if alone else 1]
    upright = Scale(*low_high[1], plot - _INSET, _INSET)
    start = max((width(tick.label) for tick in upright.ticks(upright=True)), default=0) + _BESIDE
    across = Scale(*low_high[0], start + _INSET, canvas.width - _INSET)
    title = wrapped(axis_title(scatter.axes[second], upright), canvas.width, _TITLE_LINES)
    top = len(title) * LEADING + 6
    panel = _Panel(across, Scale(*low_high[1], top + plot - _INSET, top + _INSET), Box(start, top, canvas.width, top + plot))
    for index, line in enumerate(title):
        canvas.words(line, 0, LEADING / 2 + index * LEADING, style="title")
    bottom = _draw_axes(panel, scatter.axes[first], canvas)
    lines = _draw_reservations(panel, scatter.axes[first], scatter.axes[second], canvas)
    places = {role: [panel.at((point.values[first], point.values[second])) for point in found] for role, found in points.items()}
    lines += _draw_frontier(scatter, places[Role.FRONTIER], canvas)
    for role, found in places.items():
        for place in dict.fromkeys(found):
            canvas.mark(ROLE_MARKS[role], *place)
    names: dict[Place, list[str]] = {}
    for each, label in labels_by_values(points).items():
        names.setdefault(panel.at((each[first], each[second])), []).append(label)
    dots = dict.fromkeys(places.pop(Role.PACKAGE))
    others = dict.fromkeys(place for found in places.values() for place in found if place not in names)
    room = Room(panel.frame, names, others, dots, lines)
    _draw_labels(names, room, alone=alone, canvas=canvas)
    return bottom


def _draw_axes(panel: _Panel, below: Axis, canvas: Canvas) -> float:
    """Draw the frame, the round numbers with a fine line each, and the title below; give where they end."""
    frame = panel.frame
    for tick in panel.up.ticks(upright=True):
        down = panel.up.at(tick.value)
        canvas.line([(frame.left, down), (frame.right, down)], "rule")
        canvas.words(tick.label, frame.left - _BESIDE, down, anchor="end", style="quiet")
    ticks = panel.across.ticks(upright=False)
    for tick in ticks:
        across = panel.across.at(tick.value)
        canvas.line([(across, frame.top), (across, frame.bottom)], "rule")
        inside = min(max(across, width(tick.label) / 2), canvas.width - width(tick.label) / 2)
        canvas.words(tick.label, inside, frame.bottom + LEADING - 3, anchor="middle", style="quiet")
    canvas.line([(frame.left, frame.top), (frame.left, frame.bottom), (frame.right, frame.bottom)], "edge")
    under = frame.bottom + 2 * LEADING + 4
    title = wrapped(axis_title(below, panel.across), canvas.width, _TITLE_LINES)
    for index, line in enumerate(title):
        canvas.words(line, canvas.width, under + index * LEADING, anchor="end", style="title")
    return under + max(len(title) - 1, 0) * LEADING + LEADING / 2 + 4


def _draw_reservations(panel: _Panel, across: Axis, up: Axis, canvas: Canvas) -> list[Line]:
    frame = panel.frame
    lines: list[Line] = []
    least_across, least_up = reservation(across), reservation(up)
    if least_across is not None:
        place = panel.across.at(least_across)
        lines.append(((place, frame.top), (place, frame.bottom)))
    if least_up is not None:
        place = panel.up.at(least_up)
        lines.append(((frame.left, place), (frame.right, place)))
    for line in lines:
        canvas.line(line, "limit")
    return lines


def _draw_frontier(scatter: Scatter, places: Sequence[Place], canvas: Canvas) -> list[Line]:
    """Join the points of the frontier: by steps along the edge of what they leave behind, or straight."""
    # Upwards, places become smaller: along a frontier, both grow.
    ordered = sorted(set(places))
    if scatter.joined == "no" or len(scatter.axes) != 2 or len(ordered) < 2:
        return []
    path = ordered[:1]
    for before, after in pairwise(ordered):
        path += [(before[0], after[1]), after] if scatter.joined == "steps" else [after]
    canvas.line(path, ROLE_LINES[Role.FRONTIER])
    return list(pairwise(path))


def _draw_labels(names: dict[Place, list[str]], room: Room, *, alone: bool, canvas: Canvas) -> None:
    """Name places beside them, those first that come first; a name for which there is no room is in the table only."""
    for place, labels in names.items():
        lines = wrapped("; ".join(labels), _LABEL[0 if alone else 1], _LABEL_LINES)
        found = room.place(*place, max(map(width, lines)), len(lines) * LEADING)
        if found is None:
            continue
        if found.pointer:
            canvas.line([_edge_towards(*found.pointer), found.pointer[1]], "edge")
        # Words begin where the label begins, or end where it ends when it stands before its mark.
        before = found.box.right < place[0]
        for index, line in enumerate(lines):
            middle = found.box.top + (index + 0.5) * LEADING
            canvas.words(line, found.box.right if before else found.box.left, middle, anchor="end" if before else "start", style="halo")


def _edge_towards(start: Place, end: Place) -> Place:
    """Give where a pointer leaves its mark."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = max((across**2 + down**2) ** 0.5, REACH)
    return start[0] + across * REACH / length, start[1] + down * REACH / length

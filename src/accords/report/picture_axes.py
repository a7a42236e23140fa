"""What the axes of numeric pictures have in common: their ends, their words, and the points that have a place on them."""

from __future__ import annotations

from collections.abc import Iterable

from accords.blocks import Axis, Point, Role, Series
from accords.report.characters import clean
from accords.report.number_scale import Scale, ends, shown
from accords.report.roles import ROLE_MARKS
from accords.report.words import RESERVED

PointsByRole = dict[Role, list[Point]]


def points_by_role(series: Iterable[Series], axes: int) -> PointsByRole:
    """Give the points that have a number for each axis which can be shown, in the order in which roles are drawn."""
    found: PointsByRole = {role: [] for role in ROLE_MARKS}
    for group in series:
        found[group.role] += [point for point in group.points if len(point.values) == axes and all(map(shown, point.values))]
    return found


def axis_ends(axis: Axis, values: Iterable[float]) -> tuple[float, float]:
    """Give the ends of a scale that holds values, the axis' own ends and its reservation value."""
    own = [value for value in (axis.low, axis.high, axis.reservation) if value is not None and shown(value)]
    return ends([*values, *own])


def axis_title(axis: Axis, scale: Scale, reserved: str = RESERVED) -> str:
    """Give the words over an axis: what is measured, with the reservation value where there is one, said by a sentence of ours."""
    value = reservation(axis)
    return clean(axis.title) if value is None else reserved.format(title=clean(axis.title), value=scale.written(value))


def reservation(axis: Axis) -> float | None:
    """Give the reservation value of an axis, if there is one that can be shown."""
    return axis.reservation if axis.reservation is not None and shown(axis.reservation) else None


def labels_by_values(points: PointsByRole) -> dict[tuple[float, ...], str]:
    """Give the labels of points by their values; what has the same values is named together, beginning with what is drawn last."""
    names: dict[tuple[float, ...], dict[str, None]] = {}
    for role in reversed(points):
        for point in points[role]:
            label = clean(point.label).strip()
            if label:
                names.setdefault(point.values, {})[label] = None
    return {values: "; ".join(labels) for values, labels in names.items()}

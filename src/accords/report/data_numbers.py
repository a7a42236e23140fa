"""Numeric pictures as JSON-ready data, and back; a number that is not there is ``null``."""

from __future__ import annotations

from typing import Final, Literal

from accords.blocks import Axis, Bar, Bars, Parallel, Point, Role, Scatter, Series, Table
from accords.report.data_node import Data, Node

_ROLES: Final = {role.value: role for role in Role}
_JOINED: Final[dict[str, Literal["no", "steps", "line"]]] = {"no": "no", "steps": "steps", "line": "line"}


def numbers_data(picture: Scatter | Parallel | Bars, table: Data) -> Data:
    """Give a numeric picture as maps, lists, texts and numbers."""
    common = {"caption": picture.caption, "description": picture.description, "table": table}
    match picture:
        case Scatter():
            return {"kind": "scatter", **common, **_points(picture), "joined": picture.joined}
        case Parallel():
            return {"kind": "parallel", **common, **_points(picture)}
        case Bars():
            bars = [{"label": bar.label, "low": bar.low, "base": bar.base, "high": bar.high} for bar in picture.bars]
            return {"kind": "bars", **common, "axis": _axis(picture.axis), "bars": bars, "low": picture.low, "high": picture.high}


def _points(picture: Scatter | Parallel) -> Data:
    return {
        "axes": [_axis(axis) for axis in picture.axes],
        "series": [
            {
                "role": series.role.value,
                "words": series.words,
                "points": [{"values": list(point.values), "label": point.label} for point in series.points],
            }
            for series in picture.series
        ],
    }


def _axis(axis: Axis) -> Data:
    return {"title": axis.title, "low": axis.low, "high": axis.high, "reservation": axis.reservation}


def read_scatter(node: Node, table: Table) -> Scatter:
    """Make a scatter again from its data and its table."""
    return Scatter(
        caption=node.at("caption").scalar(str),
        description=node.at("description").scalar(str),
        axes=tuple(map(_read_axis, node.at("axes").items())),
        series=tuple(map(_read_series, node.at("series").items())),
        table=table,
        joined=node.at("joined").choice(_JOINED),
    )


def read_parallel(node: Node, table: Table) -> Parallel:
    """Make parallel axes again from their data and their table."""
    return Parallel(
        caption=node.at("caption").scalar(str),
        description=node.at("description").scalar(str),
        axes=tuple(map(_read_axis, node.at("axes").items())),
        series=tuple(map(_read_series, node.at("series").items())),
        table=table,
    )


def read_bars(node: Node, table: Table) -> Bars:
    """Make bars again from their data and their table."""
    return Bars(
        caption=node.at("caption").scalar(str),
        description=node.at("description").scalar(str),
        axis=_read_axis(node.at("axis")),
        bars=tuple(
            Bar(bar.at("label").scalar(str), bar.at("low").number(), bar.at("base").number(), bar.at("high").number())
            for bar in node.at("bars").items()
        ),
        low=node.at("low").scalar(str),
        high=node.at("high").scalar(str),
        table=table,
    )


def _read_axis(node: Node) -> Axis:
    low, high, reservation = (_read_optional(node.at(key)) for key in ("low", "high", "reservation"))
    return Axis(node.at("title").scalar(str), low, high, reservation)


def _read_optional(node: Node) -> float | None:
    return None if node.value is None else node.number()


def _read_series(node: Node) -> Series:
    points = tuple(
        Point(tuple(value.number() for value in point.at("values").items()), point.at("label").scalar(str))
        for point in node.at("points").items()
    )
    return Series(node.at("role").choice(_ROLES), node.at("words").scalar(str), points)

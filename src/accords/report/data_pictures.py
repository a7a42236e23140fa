"""Pictures as JSON-ready data, and back; those of numbers are in ``data_numbers``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from accords.blocks import Grid, Key, Labels, Lane, Mark, Picture, Span, Table, Timeline
from accords.errors import AccordsError
from accords.report.data_node import Data, Node
from accords.report.data_numbers import numbers_data, read_bars, read_parallel, read_scatter

_MARKS: Final = {mark.value: mark for mark in Mark}


def picture_data(picture: Picture, table: Data) -> Data:
    """Give a picture as maps, lists, texts and numbers; days as ``2024-12-17``, or empty where there is none."""
    if not isinstance(picture, Grid | Timeline):
        return numbers_data(picture, table)
    common = {
        "caption": picture.caption,
        "description": picture.description,
        "legend": [{"mark": key.mark.value, "words": key.words} for key in picture.legend],
        "table": table,
    }
    if isinstance(picture, Timeline):
        lanes = [{"title": lane.title, "spans": [_span(span) for span in lane.spans]} for lane in picture.lanes]
        return {"kind": "timeline", **common, "seen_at": _day(picture.seen_at), "lanes": lanes}
    return {
        "kind": "grid",
        **common,
        "rows": [_labels(labels) for labels in picture.rows],
        "columns": [_labels(labels) for labels in picture.columns],
        "cells": [[[mark.value for mark in marks] for marks in row] for row in picture.cells],
        "empty": picture.empty,
    }


def _labels(labels: Labels) -> Data:
    return {"title": labels.title, "items": list(labels.items)}


def _span(span: Span) -> Data:
    days = {"start": span.start, "known_from": span.known_from, "known_to": span.known_to, "end": span.end}
    return {"label": span.label, "mark": span.mark.value, **{name: _day(day) for name, day in days.items()}, "note": span.note}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def read_grid(node: Node, table: Table) -> Grid:
    """Make a grid again from its data and its table."""
    return Grid(
        caption=node.at("caption").scalar(str),
        description=node.at("description").scalar(str),
        rows=tuple(map(_read_labels, node.at("rows").items())),
        columns=tuple(map(_read_labels, node.at("columns").items())),
        cells=tuple(
            tuple(tuple(mark.choice(_MARKS) for mark in marks.items()) for marks in row.items()) for row in node.at("cells").items()
        ),
        legend=_read_legend(node),
        empty=node.at("empty").scalar(str),
        table=table,
    )


def read_timeline(node: Node, table: Table) -> Timeline:
    """Make a timeline again from its data and its table."""
    seen_at = node.at("seen_at").day()
    if seen_at is None:
        raise AccordsError(f"{node.where}.seen_at must be a day as in 2024-12-17.")
    return Timeline(
        caption=node.at("caption").scalar(str),
        description=node.at("description").scalar(str),
        seen_at=seen_at,
        lanes=tuple(
            Lane(lane.at("title").scalar(str), tuple(map(_read_span, lane.at("spans").items()))) for lane in node.at("lanes").items()
        ),
        legend=_read_legend(node),
        table=table,
    )


def _read_legend(node: Node) -> tuple[Key, ...]:
    return tuple(Key(key.at("mark").choice(_MARKS), key.at("words").scalar(str)) for key in node.at("legend").items())


def _read_labels(node: Node) -> Labels:
    return Labels(node.at("title").scalar(str), tuple(item.scalar(str) for item in node.at("items").items()))


def _read_span(node: Node) -> Span:
    return Span(
        label=node.at("label").scalar(str),
        mark=node.at("mark").choice(_MARKS),
        start=node.at("start").day(),
        known_from=node.at("known_from").day(),
        known_to=node.at("known_to").day(),
        end=node.at("end").day(),
        note=node.at("note").scalar(str),
    )


PICTURES: Final[dict[str, Callable[[Node, Table], Picture]]] = {
    "grid": read_grid,
    "timeline": read_timeline,
    "scatter": read_scatter,
    "parallel": read_parallel,
    "bars": read_bars,
}
"""How to make a picture of each kind again from its data and its table."""

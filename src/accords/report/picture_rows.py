"""The rows of a picture: labels broken into lines, in groups with titles, and in parts that each fit a printed page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from accords.report.characters import clean
from accords.report.lettering import LEADING, wrapped
from accords.report.svg import Canvas

TALLEST: Final = 900.0
"""Units that a part may be high: an A4 page holds that with a caption and a legend above."""
INDENT: Final = 10.0
_MOST_LINES: Final = 4
_AIR: Final = 8.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its label in lines, how high it is, which of the picture's rows it is, and the title that it stands under.

    ``index`` is ``None`` for the title of a group.
    """

    lines: tuple[str, ...]
    height: float
    index: int | None
    under: Row | None = None


def rows_of(groups: Iterable[tuple[str, Sequence[str]]], label: float, whole: float, least: float) -> list[Row]:
    """Lay out the rows of groups.

    Parameters
    ----------
    groups
        Title (may be empty) and labels of each.
    label, whole
        How wide labels may be, and titles.
    least
        How high a row is at least.
    """
    rows: list[Row] = []
    count = 0
    for title, labels in groups:
        heading: Row | None = None
        if labels and clean(title).strip():
            lines = wrapped(clean(title), whole, _MOST_LINES)
            heading = Row(lines, len(lines) * LEADING + _AIR + 4, None)
            rows.append(heading)
        for words in labels:
            lines = wrapped(clean(words), label - INDENT, _MOST_LINES)
            rows.append(Row(lines, max(len(lines) * LEADING + _AIR, least), count, heading))
            count += 1
    return rows


def parts_of(rows: Sequence[Row], tallest: float) -> list[list[Row]]:
    """Share rows out to parts of like height, none higher than ``tallest``; a group that goes on in the next part has its title again."""
    parts = _filled(rows, tallest)
    if len(parts) > 1:
        # As even as it goes: the lowest height that needs no further part.
        total = sum(row.height for row in rows)
        for step in range(20):
            even = total / len(parts) + step * (tallest - total / len(parts)) / 20
            found = _filled(rows, even)
            if len(found) == len(parts) and all(sum(row.height for row in part) <= tallest for part in found):
                return found
    return parts


def _filled(rows: Sequence[Row], tallest: float) -> list[list[Row]]:
    parts: list[list[Row]] = []
    room = 0.0
    for position, row in enumerate(rows):
        # A title stays with the first row below it.
        needed = row.height + (rows[position + 1].height if row.index is None else 0)
        if needed > room or not parts:
            repeated = [row.under] if row.under is not None else []
            parts.append(repeated)
            room = tallest - sum(again.height for again in repeated)
        parts[-1].append(row)
        room -= row.height
    return parts


def write_label(canvas: Canvas, row: Row, top: float) -> None:
    """Write a row's label, or a group's title, and the rule above it."""
    titled = row.index is None
    canvas.line([(0, top), (canvas.width, top)], "edge" if titled else "rule")
    first = top + (row.height - (len(row.lines) - 1) * LEADING) / 2 + (2 if titled else 0)
    for index, line in enumerate(row.lines):
        canvas.words(line, 0 if titled else INDENT, first + index * LEADING, style="title" if titled else "")

"""A grid drawn: labels beside the rows and above the columns, marks where they meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from accords.blocks import Grid, Mark
from accords.report.characters import Direction, clean
from accords.report.lettering import LEADING, longest_word, width, wrapped
from accords.report.marks import REACH
from accords.report.picture_rows import INDENT, TALLEST, Row, parts_of, rows_of, write_label
from accords.report.svg import Canvas
from accords.report.words import PART, TWIN

_PAGE: Final = 672.0  # as wide as the text, and as a line on A4
_LABEL: Final = (150.0, 330.0)
_BESIDE_UPRIGHT: Final = 190.0  # rows' labels beside columns that are many
_LEVEL: Final = 84.0  # how wide a level label may be
_UPRIGHT: Final = 118.0  # how long an upright one may be
_UPRIGHT_LINES: Final = 3
_UPRIGHT_LEADING: Final = 13.5
_BETWEEN: Final = 9.0  # from one group of columns to the next
_MORE: Final = 30.0  # how much wider a column may be than it need
_LEAST_ROW: Final = 24.0
_BOLD: Final = 1.06


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: its label in lines, where it begins and how wide it is."""

    lines: tuple[str, ...]
    start: float
    width: float

    @property
    def middle(self) -> float:
        return self.start + self.width / 2


@dataclass(frozen=True, slots=True)
class _Head:
    """The columns with the titles of their groups: lines, where each begins and ends; ``upright`` where labels read upwards."""

    columns: tuple[_Column, ...]
    titles: tuple[tuple[tuple[str, ...], float, float], ...]
    upright: bool
    end: float

    @property
    def titles_height(self) -> float:
        most = max((len(lines) for lines, _, _ in self.titles), default=0)
        return most * LEADING + 10 if most else 0

    @property
    def height(self) -> float:
        if self.upright:
            return self.titles_height + max((width(line) for column in self.columns for line in column.lines), default=0) + 12
        return self.titles_height + max((len(column.lines) for column in self.columns), default=0) * LEADING + 12


def draw_grid(grid: Grid, direction: Direction, name: str) -> Iterator[str]:
    """Draw a grid as one picture, or as several where it is longer than a page; ``name`` begins their ids."""
    if not any(labels.items for labels in grid.rows) or not any(labels.items for labels in grid.columns):
        return
    least, most = _LABEL
    wanted = max(least, min(max(width(clean(item)) for labels in grid.rows for item in labels.items) + INDENT + 12, most))
    tight = _head(grid, least, upright=False)
    if tight.end > _PAGE:
        least = max(least, min(wanted, _BESIDE_UPRIGHT))
        tight = _head(grid, least, upright=True)
    # What the page has to spare goes to the rows' labels first, then to the columns.
    label = max(least, min(wanted, least + _PAGE - tight.end))
    more = (_PAGE - (tight.end - least + label)) / len(tight.columns)
    head = _head(grid, label, upright=tight.upright, more=max(0.0, min(more, _MORE)))
    groups = [(labels.title, labels.items) for labels in grid.rows]
    rows = rows_of(groups, head.columns[0].start - 8, head.end, _LEAST_ROW)
    parts = parts_of(rows, TALLEST - head.height)
    for number, part in enumerate(parts, start=1):
        title = PART.format(caption=grid.caption, part=number, parts=len(parts)) if len(parts) > 1 else grid.caption
        yield _part(grid, head, part, Canvas(head.end, direction)).svg(
            head.height + sum(row.height for row in part) + 2, f"{name}.{number}", title, f"{grid.description} {TWIN}"
        )


def _head(grid: Grid, label: float, *, upright: bool, more: float = 0.0) -> _Head:
    """Lay out the columns behind a label of some width: as wide as their labels, their marks and the titles above need, and ``more``."""
    columns: list[_Column] = []
    titles: list[tuple[tuple[str, ...], float, float]] = []
    across, first = label, 0
    for group in grid.columns:
        if not group.items:
            continue
        laid = [_laid(clean(item), upright=upright) for item in group.items]
        widths = [max(wide, _for_marks(grid.cells, first + index)) + more for index, (_, wide) in enumerate(laid)]
        title = clean(group.title)
        lacking = max(longest_word(title) * _BOLD + 4 - sum(widths), 0) / len(widths)
        start = across
        for (lines, _), wide in zip(laid, widths, strict=True):
            columns.append(_Column(lines, across, wide + lacking))
            across += wide + lacking
        if title.strip():
            titles.append((wrapped(title, (across - start) / _BOLD, 6), start, across))
        across += _BETWEEN
        first += len(widths)
    return _Head(tuple(columns), tuple(titles), upright, across - _BETWEEN)


def _laid(words: str, *, upright: bool) -> tuple[tuple[str, ...], float]:
    """Break a column's label into lines, and say how wide the column must be for it."""
    if upright:
        lines = wrapped(words, _UPRIGHT, _UPRIGHT_LINES)
        return lines, len(lines) * _UPRIGHT_LEADING + 6
    lines = wrapped(words, max(_LEVEL, min(longest_word(words), _UPRIGHT)), 5)
    return lines, max(map(width, lines), default=0) + 12


def _for_marks(cells: Sequence[Sequence[Sequence[Mark]]], column: int) -> float:
    most = max((len(row[column]) for row in cells if column < len(row)), default=0)
    return max(most, 1) * 2 * REACH + 4


def _part(grid: Grid, head: _Head, rows: Sequence[Row], canvas: Canvas) -> Canvas:
    _write_head(head, canvas)
    top = head.height
    for row in rows:
        write_label(canvas, row, top)
        if row.index is not None and row.index < len(grid.cells):
            for column, marks in zip(head.columns, grid.cells[row.index], strict=False):
                first = column.middle - (len(marks) - 1) * REACH
                for position, mark in enumerate(marks):
                    canvas.mark(mark, first + position * 2 * REACH, top + row.height / 2)
        top += row.height
    canvas.line([(0, top), (head.end, top)], "edge")
    for _, start, _ in head.titles[1:]:
        canvas.line([(start - _BETWEEN / 2, head.height), (start - _BETWEEN / 2, top)], "rule")
    return canvas


def _write_head(head: _Head, canvas: Canvas) -> None:
    for lines, start, end in head.titles:
        for index, line in enumerate(lines):
            canvas.words(line, start, LEADING / 2 + index * LEADING, style="title")
        canvas.line([(start, head.titles_height - 3), (end, head.titles_height - 3)], "edge")
    for column in head.columns:
        if head.upright:
            canvas.upright(column.lines, column.middle, head.height - 8, _UPRIGHT_LEADING)
        else:
            first = head.height - 8 - len(column.lines) * LEADING + LEADING / 2
            for index, line in enumerate(column.lines):
                canvas.words(line, column.middle, first + index * LEADING, anchor="middle")

"""A table as a rectangle, with the columns known that hold numbers only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from accords.blocks import Table, Text
from accords.report.characters import clean

_NUMBER = re.compile(r"[+\-−~≈]?\d[\d.,\u00a0\u202f ]*%?")
_EMPTY = Text(())


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A table whose rows all have as many cells as there are columns.

    Attributes
    ----------
    columns
        Cleaned titles; empty where a row had more cells than there were titles.
    rows
        Cells; empty where a row had fewer.
    numeric
        Per column: every cell that is not empty holds a number, and one does. Such columns are aligned at their end.
    row_headers
        Whether the first column holds headers of the rows.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    numeric: tuple[bool, ...]
    row_headers: bool


def grid(table: Table) -> Rectangle:
    """Fill a table up to a rectangle."""
    width = max([len(table.columns), *map(len, table.rows)])
    columns = tuple(clean(column).strip() for column in table.columns) + ("",) * (width - len(table.columns))
    rows = tuple(row + (_EMPTY,) * (width - len(row)) for row in table.rows)
    return Rectangle(columns, rows, tuple(_holds_numbers(rows, column) for column in range(width)), table.row_headers)


def _holds_numbers(rows: tuple[tuple[Text, ...], ...], column: int) -> bool:
    words = [word for row in rows if (word := clean(row[column].plain).strip())]
    return bool(words) and all(_NUMBER.fullmatch(word) for word in words)

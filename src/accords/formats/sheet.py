"""Sheets as plain cells: what stands where, as text; csv read and written here, workbooks in ``workbook`` and ``workbook_out``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from accords.errors import AccordsError

MAX_BYTES: Final = 20_000_000
_DELIMITERS: Final = ",;\t"
_LINES_SNIFFED: Final = 20
# What spreadsheet programs would take for a formula, and the apostrophe that keeps them from it.
_FORMULA_SIGNS: Final = ("=", "+", "-", "@")
_BLANKS: Final = re.compile(r"[ \t\u00a0\u202f]{2,}|\t")
_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters and what hides or reorders words; joiners and direction marks, which many scripts need, stay.
_UNWANTED: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not empty; rows and columns count from 1.

    Attributes
    ----------
    text
        What it says; numbers and dates as they are written in a case.
    fault, hint
        Why what it says cannot be relied on (a formula without a value, a merged cell, a date), and what to try; else empty.
    remark
        A comment that hangs on the cell, or empty.
    """

    row: int
    column: int
    text: str
    fault: str = ""
    hint: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its cells that are not empty, row by row.

    Attributes
    ----------
    changed
        The day on which its workbook was last saved, as the workbook says, or empty.
    """

    name: str
    cells: tuple[Cell, ...]
    changed: str = ""

    @cached_property
    def rows(self) -> Mapping[int, Mapping[int, Cell]]:
        """Row -> column -> cell."""
        found: dict[int, dict[int, Cell]] = {}
        for cell in self.cells:
            found.setdefault(cell.row, {})[cell.column] = cell
        return found

    def address(self, cell: Cell) -> str:
        """Give a cell's address as people name it: ``Positions!C4``."""
        return f"{self.name}!{letters(cell.column)}{cell.row}"


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet to write: lines above the table, the titles of its columns, its rows."""

    name: str
    above: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def letters(column: int) -> str:
    """Name a column as spreadsheets do: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cleaned(text: str) -> str:
    """Take what no case may hold, or what would hide or reorder words, out of a text; line breaks become one kind."""
    return _BLANKS.sub(" ", _UNWANTED.sub("", _BREAKS.sub("\n", text))).strip()


def read_sheets(path: str | Path) -> tuple[Sheet, ...]:
    """Read the sheets of a workbook (.xlsx, .xlsm), or the one of a text file (.csv, .tsv, .txt).

    Raises
    ------
    AccordsError
        When the file cannot be read or is of another kind.
    """
    file = Path(path)
    kind = file.suffix.lower()
    if kind not in {".xlsx", ".xlsm", ".csv", ".tsv", ".txt"}:
        raise AccordsError(f"{file} is no sheet that can be read: .xlsx and .csv can. Save it as one of them in your spreadsheet program.")
    try:
        if file.stat().st_size > MAX_BYTES:
            raise AccordsError(f"{file} has more than {MAX_BYTES // 1_000_000} MB, too much for a sheet of positions.")
        raw = file.read_bytes()
    except OSError as error:
        raise AccordsError(f"{file} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    if kind in {".xlsx", ".xlsm"}:
        from accords.formats.workbook import read_workbook  # noqa: PLC0415 its library is needed for workbooks only

        return read_workbook(raw, str(file))
    return (read_csv(raw, file.stem, str(file)),)


def read_csv(raw: bytes, name: str, file: str) -> Sheet:
    """Read a text file of cells, separated by commas, semicolons or tabs, whichever makes most columns of its first lines."""
    text = _decoded(raw, file)
    delimiter = _delimiter(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise AccordsError(f"{file} cannot be read as a table: {error}. Save it again as 'CSV UTF-8'.") from error
    cells = (
        Cell(row, column, words)
        for row, values in enumerate(rows, start=1)
        for column, value in enumerate(values, start=1)
        if (words := cleaned(_without_apostrophe(value)))
    )
    return Sheet(name, tuple(cells))


def write_csv(page: Page) -> bytes:
    """Write a sheet as CSV in UTF-8 with the mark by which spreadsheet programs know it; no cell can become a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in (*((line,) for line in page.above), page.columns, *page.rows):
        writer.writerow([f"'{value}" if value.startswith(_FORMULA_SIGNS) and len(value) > 1 else value for value in row])
    return text.getvalue().encode("utf-8-sig")


def _decoded(raw: bytes, file: str) -> str:
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise AccordsError(f"{file} is not in UTF-8. Save it again as 'CSV UTF-8', or give the workbook itself.") from error


def _delimiter(text: str) -> str:
    lines = text.splitlines()[:_LINES_SNIFFED]
    return max(_DELIMITERS, key=lambda sign: max((len(row) for row in _rows(lines, sign)), default=0))


def _rows(lines: list[str], delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return []


def _without_apostrophe(value: str) -> str:
    return value[1:] if value.startswith("'") and value[1:].startswith(_FORMULA_SIGNS) else value

"""Where things stand on a sheet of positions: its title, its date, its columns, its rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from accords.errors import AccordsError, Problem
from accords.formats.amounts import day, iso_days
from accords.formats.names import key
from accords.formats.sheet import Cell, Sheet, letters

Column = Literal["options", "unit", "status quo", "note"]

_COLUMNS: Final[dict[str, Column]] = {
    "option": "options",
    "options": "options",
    "unit": "unit",
    "units": "unit",
    "status quo": "status quo",
    "statusquo": "status quo",
    "today": "status quo",
    "as it is": "status quo",
    "note": "note",
    "notes": "note",
    "remark": "note",
    "remarks": "note",
    "comment": "note",
    "comments": "note",
}
ROLES: Final = frozenset(
    {"negotiator", "ratifier", "constituency", "mediator", "guarantor", "implementer", "verifier", "ally", "outside", "affected"}
)
SEVERAL: Final = "Several issues"
LEGEND: Final = (
    "Each cell: what the party refuses, accepts or could live with, and what nobody knows of it; [ ] names a row of the sheet Sources."
)
_AS_OF: Final = re.compile(r"\bas of:?\s+(\d{4}(?:-\d{2}){0,2})\b", re.IGNORECASE)
_ROLE: Final = re.compile(r"(.+?)\s*\(([a-z]+)\)", re.IGNORECASE | re.DOTALL)
_LAYOUT: Final = (
    "The first line of the table names the parties from column B on; below it, column A names the issues. "
    "Columns named options, unit, status quo and note may stand among them."
)


@dataclass(frozen=True, slots=True)
class PartyColumn:
    """A column of one party's positions."""

    column: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A row of one issue: its name, its special columns, and the cells of the parties by column."""

    name: Cell
    special: Mapping[Column, Cell]
    positions: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A sheet of positions in its parts; ``unread`` lists every cell that is in none of them."""

    sheet: Sheet
    title: str
    as_of: str
    parties: tuple[PartyColumn, ...]
    rows: tuple[IssueRow, ...]
    unread: tuple[Problem, ...]


def unread(sheet: Sheet, cell: Cell, message: str, hint: str = "") -> Problem:
    """Make an entry of the list of what could not be read."""
    return Problem(message, path=sheet.address(cell), hint=hint, excerpt=cell.text)


def find_matrix(sheet: Sheet) -> Matrix:
    """Find the parts of a sheet of positions.

    Raises
    ------
    AccordsError
        When the sheet is empty, or names no party or no issue.
    """
    if not sheet.cells:
        raise AccordsError(f"The sheet '{sheet.name}' is empty. {_LAYOUT}")
    head = next((row for row, cells in sheet.rows.items() if _is_head(cells)), None)
    if head is None:
        raise AccordsError(f"The sheet '{sheet.name}' has no line that names parties. {_LAYOUT}")
    problems: list[Problem] = []
    special, parties = _columns(sheet, head, problems)
    if not parties:
        raise AccordsError(f"The sheet '{sheet.name}' names no party in row {head}. {_LAYOUT}")
    rows = _rows(sheet, head, special, parties, problems)
    if not rows:
        raise AccordsError(f"The sheet '{sheet.name}' names no issue in column A below row {head}. {_LAYOUT}")
    title, as_of = _above(sheet, head, problems)
    problems += [
        Problem("a comment hangs on this cell; it was not read.", path=sheet.address(cell), excerpt=cell.remark)
        for cell in sheet.cells
        if cell.remark
    ]
    return Matrix(sheet, title, as_of, tuple(parties), rows, tuple(problems))


def _is_head(cells: Mapping[int, Cell]) -> bool:
    """Tell a line of titles from a title above the table, which stands alone in its row."""
    named = [cell for column, cell in cells.items() if column > 1 and cell.text]
    return bool(named) and (len(named) > 1 or 1 in cells)


def _columns(sheet: Sheet, head: int, problems: list[Problem]) -> tuple[dict[int, Column], list[PartyColumn]]:
    special: dict[int, Column] = {}
    parties: list[PartyColumn] = []
    for column, cell in sheet.rows[head].items():
        name = key(cell.text)
        if column == 1 or not cell.text:
            continue
        if cell.fault:
            problems.append(unread(sheet, cell, cell.fault, cell.hint))
        elif name in _COLUMNS and _COLUMNS[name] not in special.values():
            special[column] = _COLUMNS[name]
        elif name in _COLUMNS:
            problems.append(unread(sheet, cell, "there is a column of this kind already.", "Keep one of them."))
        else:
            match = _ROLE.fullmatch(cell.text)
            is_role = match is not None and match[2].lower() in ROLES
            party = PartyColumn(
                column, " ".join((match[1] if match and is_role else cell.text).split()), match[2].lower() if match and is_role else ""
            )
            same = next((other for other in parties if key(other.name) == key(party.name)), None)
            if same:
                problems.append(
                    unread(sheet, cell, f"column {letters(same.column)} has this party already; this one was not read.", "Join them.")
                )
            else:
                parties.append(party)
    return special, parties


def _rows(
    sheet: Sheet, head: int, special: Mapping[int, Column], parties: list[PartyColumn], problems: list[Problem]
) -> tuple[IssueRow, ...]:
    rows: list[IssueRow] = []
    named: dict[str, Cell] = {}
    columns = {party.column for party in parties}
    for number, cells in sheet.rows.items():
        if number <= head:
            continue
        name = cells.get(1)
        why = _why_not(sheet, name, named)
        if why:
            problems += [unread(sheet, cell, *why) for cell in cells.values() if cell.text]
            continue
        if name is None:
            continue
        named[key(name.text)] = name
        positions = {column: cell for column, cell in cells.items() if column in columns and cell.text}
        rows.append(IssueRow(name, {special[column]: cell for column, cell in cells.items() if column in special and cell.text}, positions))
        beside = [cell for column, cell in cells.items() if column > 1 and column not in columns and column not in special and cell.text]
        problems += [
            unread(sheet, cell, "the column of this cell has no title, or was not read.", "Name the party above it.") for cell in beside
        ]
    return tuple(rows)


def _why_not(sheet: Sheet, name: Cell | None, named: Mapping[str, Cell]) -> tuple[str, str] | None:
    """Say why a row is not one of an issue, or nothing."""
    if name is None or not name.text:
        return "the row names no issue in column A.", "Name the issue, or join the row with the one above."
    if name.fault and "merged" in name.fault:
        return name.fault, name.hint
    if key(name.text) == key(SEVERAL):
        return "conditions over several issues are not read from a sheet.", "Write them in the case file: refuses: {ID: {if: CONDITION}}."
    if key(name.text) in named:
        other = sheet.address(named[key(name.text)])
        return f"{other} has an issue of this name already; this row was not read.", "Give it another name, or join the rows."
    return None


def _above(sheet: Sheet, head: int, problems: list[Problem]) -> tuple[str, str]:
    """Read the title and the date above the table."""
    lines = [cell for cell in sheet.cells if cell.row < head and cell.text and cell.text != LEGEND]
    title = next((cell for cell in lines if not day(cell.text) and not _AS_OF.match(iso_days(cell.text))), None)
    as_of = ""
    for cell in lines:
        if match := _AS_OF.search(iso_days(cell.text)):
            as_of = as_of or match[1]
        elif cell is not title:
            problems.append(unread(sheet, cell, "this line above the table was not read."))
    return (" ".join(title.text.split()) if title else ""), as_of

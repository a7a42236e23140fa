"""A sheet of positions to the text of a case: issues, options, what each party refuses or could live with, and what was not read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from accords.case.case import loads
from accords.case.values import parse_date
from accords.errors import AccordsError, Problem
from accords.formats.case_text import Field
from accords.formats.cell_in import CellReading
from accords.formats.cell_language import Statement, statements
from accords.formats.draft import Draft
from accords.formats.layout import Column, IssueRow, find_matrix
from accords.formats.names import make_id
from accords.formats.options_in import Options, Unread, is_short, listed_options, options_in_cells
from accords.formats.sheet import Cell, Sheet
from accords.formats.sources_in import find_sources

_MOST_BYTES: Final = 2_000_000  # what a case file may have
_FEWEST_FOR_GRID: Final = 12  # fewer numbers are listed


@dataclass(frozen=True, slots=True)
class SheetCase:
    """What became of a sheet.

    Attributes
    ----------
    text
        The case file's text; it passes its own check.
    unread
        Everything that could not be read, or not without doubt, cell by cell.
    parties, issues, statements
        How many of each there are.
    """

    text: str
    unread: tuple[Problem, ...]
    parties: int
    issues: int
    statements: int


def case_from_sheets(sheets: Sequence[Sheet], *, name: str, as_of: str = "", sources: Sheet | None = None) -> SheetCase:
    """Make a case of a sheet of positions: rows are issues, columns parties, cells as :mod:`accords.formats.cell_language` says.

    Every condition is marked ``judged``, with the cell and its words in its note, for somebody to confirm. What the sheet does not say
    is left out of the case; what cannot be read is listed, there and at the end of the text.

    Parameters
    ----------
    sheets
        The sheets of a workbook or the one of a text file; the first has the positions, and one of the others may have the sources.
    name
        The file's name without its folder, which the case is called by where the sheet has no title.
    as_of
        The date that the case describes; left out: the date that the sheet says, else the newest date in it, else the day on which the
        workbook was last saved.
    sources
        A sheet of sources from another file.

    Raises
    ------
    AccordsError
        When there are no positions, no date, or too much for one case.
    """
    if not sheets:
        raise AccordsError(f"{name} has no sheet to read.")
    matrix = find_matrix(sheets[0])
    found = sources or find_sources(sheets[1:])
    draft = Draft(matrix, found)
    hint = "Positions stand on the first sheet, sources on one that has columns 'id' and 'title'."
    others = [sheet for sheet in sheets[1:] if sheet is not found and sheet.cells]
    draft.unread += [Problem("this sheet was not read.", path=sheet.name, hint=hint) for sheet in others]
    for row in matrix.rows:
        _row(draft, row)
    if not draft.issues:
        first = f"\n{draft.unread[0]}" if draft.unread else ""
        raise AccordsError(f"No row of the sheet '{matrix.sheet.name}' gives an issue with options.{first}")
    text = draft.text(name, *_date(as_of, draft))
    if len(text.encode()) > _MOST_BYTES:
        size = f"{len(text.encode()) / 1_000_000:.1f} MB, and a case has {_MOST_BYTES // 1_000_000} MB at most"
        raise AccordsError(f"The sheet makes a case of {size}. Split the sheet.")
    loads(text, file=f"the case made of {name}")
    count = sum(len(entries) for view in draft.views.values() for entries in view.values())
    return SheetCase(text, tuple(draft.unread), len(matrix.parties), len(draft.issues), count)


def _row(draft: Draft, row: IssueRow) -> None:
    """Read the row of one issue."""
    cells = {column: (cell, list(statements(cell.text))) for column, cell in row.positions.items() if _sound(draft, cell)}
    try:
        options = _options(draft, row, cells)
    except Unread as reason:
        where = row.special.get("options", row.name)
        draft.missed(where, where.text, reason.message, reason.hint)
        for cell in row.positions.values():
            if not cell.fault:
                draft.missed(cell, cell.text, "the options of this issue could not be read.")
        return
    issue = make_id(row.name.text, draft.issues, instead="issue")
    draft.issues[issue] = _issue_fields(row, options, issue)
    _status_quo(draft, row, issue, options)
    for name, party in draft.parties.items():
        if party.column in cells:
            CellReading(draft, name, issue, options, *cells[party.column]).read()


def _sound(draft: Draft, cell: Cell) -> bool:
    if cell.fault:
        draft.missed(cell, cell.text, cell.fault, cell.hint)
    return not cell.fault


def _special(row: IssueRow, column: Column) -> str:
    cell = row.special.get(column)
    return cell.text if cell and not cell.fault else ""


def _options(draft: Draft, row: IssueRow, cells: Mapping[int, tuple[Cell, list[Statement]]]) -> Options:
    """Give the options of a row, as its column lists them or else as its cells name them."""
    unit = _special(row, "unit")
    column = row.special.get("options")
    if column and _sound(draft, column):
        options, twice = listed_options(column.text, unit)
        for label in twice:
            draft.missed(column, label, "this option stands here twice.")
        return options
    said = [statement for _, found in cells.values() for statement in found if statement.what]
    named = [statement.what for statement in said if not statement.denied and (not statement.bare or is_short(statement.what))]
    now = _special(row, "status quo")
    return options_in_cells(named, [statement.what for statement in said], "" if _unknown(now) else now, unit)


def _status_quo(draft: Draft, row: IssueRow, issue: str, options: Options) -> None:
    cell = row.special.get("status quo")
    if cell is None or _unknown(cell.text) or not _sound(draft, cell):
        return
    try:
        said = options.said(cell.text)
    except Unread as reason:
        draft.missed(cell, cell.text, reason.message, reason.hint)
        return
    if len(said.options) == 1 and not said.negated:
        draft.status_quo[issue] = said.options[0]
    else:
        draft.missed(cell, cell.text, "the status quo is one option.", "Write one of the options.")


def _unknown(text: str) -> bool:
    return set(text) <= set("?-\u2013 ")


def _issue_fields(row: IssueRow, options: Options, issue: str) -> dict[str, Field]:
    title = " ".join(row.name.text.split())
    fields: dict[str, Field] = {"title": title} if title != issue else {}
    fields |= {"unit": options.unit} if options.unit else {}
    if any(choice.label for choice in options.choices):
        fields["options"] = {choice.id: choice.label or choice.id for choice in options.choices}
    else:
        fields["options"] = _grid(options) or [choice.id for choice in options.choices]
    if "note" in row.special:
        fields["note"] = " ".join(row.special["note"].text.split())
    return fields


def _grid(options: Options) -> dict[str, Field] | None:
    """Write many numbers at equal steps as a grid."""
    if not options.numeric or len(options.choices) < _FEWEST_FOR_GRID:
        return None
    numbers = [Decimal(choice.id) for choice in options.choices]
    steps = {high - low for low, high in pairwise(numbers)}
    if len(steps) != 1 or min(steps) <= 0:
        return None
    return {"from": options.choices[0].id, "to": options.choices[-1].id, "step": format(steps.pop(), "f")}


def _date(as_of: str, draft: Draft) -> tuple[str, str]:
    """Find the date that the case describes, and how it was inferred."""
    if as_of:
        return parse_date(as_of).text, ""
    if draft.matrix.as_of:
        return draft.matrix.as_of, ""
    if draft.dates:
        return max(draft.dates, key=lambda text: parse_date(text).last), "The newest date in the sheet."
    if draft.matrix.sheet.changed:
        return draft.matrix.sheet.changed, "The day on which the workbook was last saved."
    raise AccordsError(
        "The sheet has no date. Say which day the case describes: --as-of 2024-12-17, or a line 'as of 2024-12-17' above the table."
    )

"""Workbooks (.xlsx) read as cells, with openpyxl, which is imported here and late: it comes with the extra ``office``."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from accords.errors import AccordsError
from accords.formats.sheet import Cell, Sheet, cleaned

MISSING_EXTRA: Final = "Reading and writing workbooks needs openpyxl. Install it with: pip install 'accords[office]'. CSV needs nothing."
# A workbook is a compressed archive: a small one may unpack to more than a machine holds.
_MAX_UNPACKED: Final = 200_000_000
_MOST_CELLS: Final = 500_000
_CHUNK: Final = 1 << 20


def read_workbook(raw: bytes, file: str) -> tuple[Sheet, ...]:
    """Read every sheet that is not hidden, with the values that formulas had when the workbook was saved.

    Raises
    ------
    AccordsError
        When it is no workbook, is protected by a password, or is too large.
    """
    try:
        import openpyxl  # noqa: PLC0415 see above
    except ImportError as error:
        raise AccordsError(MISSING_EXTRA) from error
    has_formulas = _inspect(raw, file)
    try:
        values = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(raw)) if has_formulas else None
    except Exception as error:  # a broken workbook can fail openpyxl in any way
        raise AccordsError(f"{file} is not a workbook that can be read. Open it in your spreadsheet program and save it again.") from error
    changed = values.properties.modified
    day = changed.date().isoformat() if changed else ""
    sheets = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
    return tuple(
        Sheet(cleaned(sheet.title), tuple(_cells(sheet, formulas[sheet.title] if formulas else None, file)), day) for sheet in sheets
    )


def _inspect(raw: bytes, file: str) -> bool:
    """Refuse what is no workbook or would not be safe to unpack; say whether any formula stands in it."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise AccordsError(f"{file} is an old .xls file or has a password. Save it as .xlsx without one.")
    unpacked, formulas = 0, False
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if "[Content_Types].xml" not in archive.namelist():
                raise AccordsError(f"{file} is not a workbook (.xlsx).")
            for item in archive.infolist():
                kept = b""
                with archive.open(item) as part:
                    while chunk := part.read(_CHUNK):
                        unpacked += len(chunk)
                        if unpacked > _MAX_UNPACKED:
                            raise AccordsError(f"{file} unpacks to more than {_MAX_UNPACKED // 1_000_000} MB, too much for a sheet.")
                        seen = kept + chunk
                        if item.filename.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in seen or b"<!ENTITY" in seen):
                            raise AccordsError(f"{file} declares entities, which no spreadsheet program writes; it is not read.")
                        formulas |= "worksheets/" in item.filename and (b"<f>" in seen or b"<f " in seen or b"<f/" in seen)
                        kept = chunk[-16:]
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise AccordsError(f"{file} is not a workbook (.xlsx), or it is damaged.") from error
    return formulas


def _cells(sheet: Any, formulas: Any, file: str) -> Iterator[Cell]:
    merged = {(area.min_row, area.min_col): area.coord for area in sheet.merged_cells.ranges}
    wide = {(area.min_row, area.min_col) for area in sheet.merged_cells.ranges}
    read = 0
    for row in sheet.iter_rows():
        for cell in row:
            remark = cleaned(cell.comment.text) if getattr(cell, "comment", None) else ""
            value = cell.value
            formula = formulas.cell(cell.row, cell.column).value if formulas is not None and value is None else None
            if value is None and formula is None and not remark:
                continue
            read += 1
            if read > _MOST_CELLS:
                raise AccordsError(f"{file} has more than {_MOST_CELLS:,} cells on one sheet, too many for a sheet of positions.")
            text, fault, hint = _said(value, cell.number_format or "", formula)
            if (cell.row, cell.column) in wide and not fault:
                fault = f"the cells {merged[cell.row, cell.column]} are merged, so that it is not certain what this text belongs to."
                hint = "Unmerge them, and write in each cell what belongs there."
            if text or remark:
                yield Cell(cell.row, cell.column, text, fault, hint, remark)


def _said(value: object, layout: str, formula: object) -> tuple[str, str, str]:
    """Give a value as text, and why it cannot be relied on, if so."""
    if value is None:
        if formula is None:
            return "", "", ""
        shown = getattr(formula, "text", formula)
        hint = "Open the workbook in your spreadsheet program and save it again, or write the value itself."
        return cleaned(str(shown)), "the cell holds a formula, and the workbook has no value for it.", hint
    if isinstance(value, bool):
        return ("true" if value else "false"), "", ""
    if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
        day = value.date().isoformat() if isinstance(value, dt.datetime) and not (value.hour or value.minute) else str(value)
        return (
            day,
            "the cell holds a date; spreadsheet programs also make dates of texts such as 1-2.",
            "Format the cell as text, and write it again.",
        )
    if isinstance(value, int | float):
        return _number(value, layout), "", ""
    text = cleaned(str(value))
    if text.startswith("#") and text.rstrip("!?").isupper() and (text.endswith(("!", "?")) or text == "#N/A"):
        return text, "the formula in this cell has failed.", "Repair it, or write the value itself."
    return text, "", ""


def _number(value: float, layout: str) -> str:
    """Write a number as a case does; one that is shown as a percentage as that."""
    exact = Decimal(repr(value))
    percent = layout.rstrip().endswith("%")
    exact = exact * 100 if percent else exact
    text = format(exact.normalize(), "f")
    return f"{text} %" if percent else text

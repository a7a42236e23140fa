"""Workbooks (.xlsx) written: plain, printable on A4, without a clock or the name of a machine, the same bytes for the same cells."""

from __future__ import annotations

import datetime as dt
import io
import re
import textwrap
import zipfile
from collections.abc import Sequence
from typing import Any, Final

from accords.case.values import is_number
from accords.errors import AccordsError
from accords.formats.sheet import Page, letters
from accords.formats.workbook import MISSING_EXTRA

_NARROWEST, _WIDEST, _LINE_WIDTH = 9, 60, 150  # in characters, as widths of columns are
_LINE_HEIGHT, _TALLEST = 13.0, 400.0  # in points
_FONT: Final = "Calibri"
_MOST_DIGITS: Final = 15  # what the floating-point numbers of spreadsheet programs hold exactly
_LONGEST_TEXT: Final = 32_000  # a cell holds 32,767 characters
_FIXED: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 a workbook's dates have no zone; this one stands for "no clock"
_MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def write_workbook(pages: Sequence[Page], title: str) -> bytes:
    """Write pages as the sheets of a workbook.

    Raises
    ------
    AccordsError
        When openpyxl is not installed, or a text is longer than a cell can hold.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415 it comes with the extra ``office``
    except ImportError as error:
        raise AccordsError(MISSING_EXTRA) from error
    book = Workbook()
    properties = book.properties
    properties.title, properties.creator, properties.lastModifiedBy = title, "accords", "accords"
    properties.created = properties.modified = _FIXED
    for number, page in enumerate(pages):
        sheet: Any = book.active if number == 0 else book.create_sheet()
        sheet.title = page.name
        _fill(sheet, page)
        _print_setup(sheet, page)
    written = io.BytesIO()
    book.save(written)
    return _without_clock(written.getvalue())


def _fill(sheet: Any, page: Page) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415 see above

    line = Side(style="thin", color="BFBFBF")
    border = Border(left=line, right=line, top=line, bottom=line)
    top = Alignment(wrap_text=True, vertical="top", horizontal="left")
    for number, words in enumerate(page.above, start=1):
        _put(sheet.cell(number, 1), words)
        sheet.cell(number, 1).font = Font(name=_FONT, bold=number == 1, size=14 if number == 1 else 10)
    head = len(page.above) + 1
    widths = _widths(page)
    for number, row in enumerate((page.columns, *page.rows), start=head):
        for column, words in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if words:
                _put(cell, words)
            cell.border, cell.alignment = border, top
            cell.font = Font(name=_FONT, size=10, bold=number == head or column == 1)
            if number == head:
                cell.fill = PatternFill("solid", fgColor="EDEDED")
        # Most programs do not fit the height of a row to its text unless somebody types in it.
        lines = max(_lines(words, width) for words, width in zip(row, widths, strict=True))
        sheet.row_dimensions[number].height = min(lines * _LINE_HEIGHT + 3, _TALLEST)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[letters(column)].width = width
    sheet.freeze_panes = sheet.cell(head + 1, 2)


def _widths(page: Page) -> list[int]:
    """Make columns as wide as their longest line, within bounds; the bound is wider where there are few columns."""
    widest = max(_NARROWEST * 2, min(_WIDEST, _LINE_WIDTH * 2 // max(len(page.columns), 1)))
    longest = [
        max(len(line) for row in (page.columns, *page.rows) for line in row[column].split("\n")) for column in range(len(page.columns))
    ]
    return [min(max(length + 2, _NARROWEST), widest) for length in longest]


def _lines(words: str, width: int) -> int:
    """Count the lines that a text takes in a column, words not being cut; small letters are narrower than the unit of widths."""
    return sum(max(1, len(textwrap.wrap(line, max(width * 6 // 5 - 2, 1)))) for line in words.split("\n"))


def _put(cell: Any, words: str) -> None:
    """Write a text that no program takes for a formula; a number as a number."""
    if len(words) > _LONGEST_TEXT:
        raise AccordsError(f"A text of {len(words):,} characters is too long for a cell of a workbook: '{words[:40]}…'.")
    plain = is_number(words) and len(words) <= _MOST_DIGITS
    if plain and str(int(words) if words.isdigit() else float(words)) == words:
        cell.value = float(words) if "." in words else int(words)
        return
    cell.value = words
    cell.data_type = "s"


def _print_setup(sheet: Any, page: Page) -> None:
    head = len(page.above) + 1
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.oddFooter.center.text = "&P / &N"


def _without_clock(raw: bytes) -> bytes:
    """Pack an archive again with fixed times, in fixed order."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", content)
            item = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            item.compress_type, item.external_attr, item.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(item, content)
    return packed.getvalue()

"""Workbooks written: the same bytes, no formulas, ready to print."""

from __future__ import annotations

import io
import re
import sys
import zipfile

import pytest
from openpyxl import load_workbook

from accords.errors import AccordsError
from accords.formats.sheet import Page
from accords.formats.workbook import read_workbook
from accords.formats.workbook_out import write_workbook

PAGES = (
    Page("Positions", ("A title", "As of 2024"), ("Issue", "North"), (("Share", "=1+1"), ("007", "20"), ("1.50", "2.5"), ("-3", "x\ny"))),
    Page("Sources", (), ("ID",), ()),
)


def test_cells_are_read_again_as_they_were_written_and_none_is_a_formula() -> None:
    positions, sources = read_workbook(write_workbook(PAGES, "T"), "a.xlsx")
    assert [cell.text for cell in positions.cells] == [
        "A title",
        "As of 2024",
        *PAGES[0].columns,
        *(text for row in PAGES[0].rows for text in row),
    ]
    assert not any(cell.fault for cell in positions.cells)
    assert [cell.text for cell in sources.cells] == ["ID"]


def test_the_same_pages_give_the_same_bytes_without_clock_or_machine() -> None:
    written = write_workbook(PAGES, "T")
    assert write_workbook(PAGES, "T") == written
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2
    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)[^>]*>([^<]*)<", core) == ["accords", "accords"]


def test_a_sheet_is_ready_to_print() -> None:
    sheet = load_workbook(io.BytesIO(write_workbook(PAGES, "T")))["Positions"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.freeze_panes) == ("landscape", 9, "B4")
    assert sheet.print_title_rows == "$3:$3"
    assert sheet["B7"].alignment.wrap_text
    assert sheet.row_dimensions[7].height > sheet.row_dimensions[6].height
    assert sheet.column_dimensions["A"].width >= 9
    assert sheet["B5"].value == 20


def test_a_text_that_no_cell_can_hold_is_refused() -> None:
    with pytest.raises(AccordsError, match="too long for a cell"):
        write_workbook([Page("S", (), ("A",), (("x" * 40_000,),))], "T")


def test_without_its_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(AccordsError, match=r"accords\[office\]"):
        write_workbook(PAGES, "T")

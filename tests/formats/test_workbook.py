"""Cells of workbooks, sound and unsound."""

from __future__ import annotations

import datetime as dt
import io
import sys
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from accords.errors import AccordsError
from accords.formats.sheet import Cell
from accords.formats.workbook import read_workbook


def cells(change: Callable[[Any], None]) -> dict[tuple[int, int], Cell]:
    book = Workbook()
    change(book.active)
    return {(cell.row, cell.column): cell for cell in read_workbook(saved(book), "a.xlsx")[0].cells}


def saved(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_values_are_texts_as_a_case_writes_them() -> None:
    def fill(sheet: Any) -> None:
        for column, value in enumerate(["  two\nlines ", 20, 0.1, 1e21, True, 0.25], start=1):
            sheet.cell(1, column).value = value
        sheet.cell(1, 6).number_format = "0.0%"

    assert [cell.text for cell in cells(fill).values()] == ["two\nlines", "20", "0.1", "1000000000000000000000", "true", "25 %"]


def test_what_cannot_be_relied_on_says_why() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = dt.datetime(2025, 1, 20)  # noqa: DTZ001 as workbooks have them
        sheet["B1"] = "=1+1"
        sheet["C1"] = "#REF!"
        sheet["D1"] = "for both"
        sheet.merge_cells("D1:E1")
        sheet["A2"].comment = Comment("who says so?", "x")
        sheet["B2"] = "=C1"

    found = cells(fill)
    assert (found[1, 1].text, "date" in found[1, 1].fault) == ("2025-01-20", True)
    assert (found[1, 2].text, "no value for it" in found[1, 2].fault) == ("=1+1", True)
    assert "failed" in found[1, 3].fault
    assert "D1:E1 are merged" in found[1, 4].fault
    assert found[2, 1].remark == "who says so?"
    assert all(found[place].hint for place in ((1, 1), (1, 2), (1, 3), (1, 4), (2, 2)))


def test_hidden_sheets_are_not_read_and_the_day_of_saving_is_known() -> None:
    book = Workbook()
    book.active.title = "Shown"  # type: ignore[union-attr] # a new workbook has a sheet
    book.create_sheet("Hidden").sheet_state = "hidden"
    found = read_workbook(saved(book), "a.xlsx")
    assert [sheet.name for sheet in found] == ["Shown"]
    assert dt.date.fromisoformat(found[0].changed)


def archive(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr({"types": "[Content_Types].xml", "book": "xl/workbook.xml"}[name], content)
    return written.getvalue()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"plain text", "not a workbook"),
        (b"", "not a workbook"),
        (b"\xd0\xcf\x11\xe0 old", "old .xls"),
        (archive(book=b"<x/>"), "not a workbook"),
        (archive(types=b"<x/>"), "not a workbook that can be read"),
        (archive(types=b"", book=b'<!DOCTYPE x [<!ENTITY y "z">]><x/>'), "declares entities"),
        (saved(Workbook())[:-40], "not a workbook"),
    ],
    ids=["text", "empty", "xls", "archive", "hollow", "entities", "cut off"],
)
def test_what_is_no_sound_workbook_is_refused(raw: bytes, said: str) -> None:
    with pytest.raises(AccordsError, match=said):
        read_workbook(raw, "a.xlsx")


def test_an_archive_that_unpacks_to_more_than_a_machine_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accords.formats.workbook._MAX_UNPACKED", 2_000_000)
    with pytest.raises(AccordsError, match="unpacks to more than 2 MB"):
        read_workbook(archive(types=b"", book=b"x" * 2_000_001), "a.xlsx")


def test_without_its_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(AccordsError, match=r"pip install 'accords\[office\]'"):
        read_workbook(b"", "a.xlsx")

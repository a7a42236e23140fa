"""Cells of text files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.errors import AccordsError
from accords.formats.sheet import MAX_BYTES, Cell, Page, Sheet, cleaned, letters, read_csv, read_sheets, write_csv


def test_columns_are_named_as_spreadsheets_do() -> None:
    assert [letters(column) for column in (1, 26, 27, 52, 702, 703)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]
    sheet = Sheet("Positions", (Cell(4, 3, "x"),))
    assert sheet.address(sheet.rows[4][3]) == "Positions!C4"


@pytest.mark.parametrize(
    "raw",
    [b"a,b\n1,2\n", b"\xef\xbb\xbfa;b\r\n1;2", "a\tb\n1\t2".encode("utf-16"), b'"a","b"\n\n1,2'],
    ids=["comma", "semicolon", "tab", "gap"],
)
def test_csv_in_the_forms_that_programs_write(raw: bytes) -> None:
    assert [cell.text for cell in read_csv(raw, "s", "s.csv").cells] == ["a", "b", "1", "2"]


def test_csv_that_cannot_be_read_says_what_to_do() -> None:
    with pytest.raises(AccordsError, match="CSV UTF-8"):
        read_csv("Qu\u00e9".encode("latin-1"), "s", "s.csv")
    with pytest.raises(AccordsError, match="as a table"):
        read_csv(b'a,"' + b"x" * 200_000 + b'"', "s", "s.csv")


@given(st.lists(st.tuples(st.text(max_size=6), st.text(max_size=6)), max_size=4))
def test_what_is_written_is_read_again(rows: list[tuple[str, str]]) -> None:
    written = write_csv(Page("S", ("Title, of a talk",), ("A", "B"), tuple(rows)))
    read = [cell.text for cell in read_csv(written, "S", "s.csv").cells]
    assert read == [text for text in ("Title, of a talk", "A", "B", *(cleaned(value) for row in rows for value in row)) if text]


def test_no_cell_becomes_a_formula() -> None:
    assert b"'=1+1" in write_csv(Page("S", (), ("A",), (("=1+1",),)))
    assert b"\r\n-\r\n" in write_csv(Page("S", (), ("A",), (("-",),)))


def test_texts_are_cleaned() -> None:
    assert cleaned(" a\x00\u202eb\r\nc\t\td\u00a0 e\u2028f ") == "ab\nc d e\nf"


def test_files_of_other_kinds_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AccordsError, match="no sheet that can be read"):
        read_sheets(tmp_path / "a.ods")
    with pytest.raises(AccordsError, match="cannot be read: no such file"):
        read_sheets(tmp_path / "a.csv")
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(AccordsError, match="more than 20 MB"):
        read_sheets(large)
    small = tmp_path / "small.csv"
    small.write_bytes(b"a,b")
    assert read_sheets(small)[0].name == "small"

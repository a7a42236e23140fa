"""Where things stand on a sheet."""

from __future__ import annotations

from accords.formats.layout import LEGEND, find_matrix
from accords.formats.sheet import Cell, Sheet


def sheet(*rows: tuple[str, ...]) -> Sheet:
    cells = (Cell(row, column, text) for row, values in enumerate(rows, 1) for column, text in enumerate(values, 1) if text)
    return Sheet("S", tuple(cells))


def test_titles_and_dates_above_the_table_are_tolerated() -> None:
    found = find_matrix(
        sheet(("Talks on a road",), ("As of 3 March 2025. For the team.",), (LEGEND,), ("",), ("", "A", "B"), ("x", "y", ""))
    )
    assert (found.title, found.as_of, found.unread) == ("Talks on a road", "2025-03-03", ())
    assert [party.name for party in found.parties] == ["A", "B"]


def test_columns_are_known_by_name_wherever_they_stand_and_a_role_by_its_brackets() -> None:
    found = find_matrix(sheet(("Issue", "A (ratifier)", "Unit", "B (in exile)", "Status Quo"), ("x", "p", "days", "q", "0")))
    assert [(party.name, party.role) for party in found.parties] == [("A", "ratifier"), ("B (in exile)", "")]
    (row,) = found.rows
    assert {name: cell.text for name, cell in row.special.items()} == {"unit": "days", "status quo": "0"}
    assert {column: cell.text for column, cell in row.positions.items()} == {2: "p", 4: "q"}


def test_what_stands_twice_or_nowhere_is_listed() -> None:
    found = find_matrix(
        sheet(
            ("First line",),
            ("Second line",),
            ("Issue", "A", "a ", "Note", "Notes"),
            ("x", "1", "2", "3", "4", "5"),
            ("X", "6"),
            ("", "7"),
            ("Several issues", "8"),
        )
    )
    paths = [problem.path for problem in found.unread]
    assert sorted(paths) == sorted(["S!A2", "S!C3", "S!E3", "S!C4", "S!E4", "S!F4", "S!A5", "S!B5", "S!B6", "S!A7", "S!B7"])


def test_merged_cells_and_comments_are_listed() -> None:
    cells = (
        Cell(1, 1, "Issue"),
        Cell(1, 2, "A"),
        Cell(1, 3, "B", "the cells C1:D1 are merged.", "Unmerge them."),
        Cell(2, 1, "x", "the cells A2:A3 are merged."),
        Cell(2, 2, "y"),
        Cell(4, 1, "z", remark="really?"),
        Cell(4, 2, "w"),
    )
    found = find_matrix(Sheet("S", cells))
    assert [row.name.text for row in found.rows] == ["z"]
    assert [problem.path for problem in found.unread] == ["S!C1", "S!A2", "S!B2", "S!A4"]

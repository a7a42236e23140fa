"""Tables are rectangles; columns of numbers are known."""

from __future__ import annotations

import pytest

from accords.blocks import Table, text
from accords.report.grid import grid


def test_ragged_tables_are_filled_up() -> None:
    shape = grid(Table("t", ("a",), ((text("1"), text("2")), ())))
    assert shape.columns == ("a", "")
    assert [len(row) for row in shape.rows] == [2, 2]


def test_an_empty_table_has_no_columns() -> None:
    assert grid(Table("t", (), ())).columns == ()


@pytest.mark.parametrize(
    ("cells", "numeric"),
    [(("1", "2 000", ""), True), (("−3.5", "40%"), True), (("1", "unknown"), False), (("", ""), False), (("2024-12-17",), False)],
)
def test_a_column_is_numeric_when_every_filled_cell_is(cells: tuple[str, ...], *, numeric: bool) -> None:
    assert grid(Table("t", ("a",), tuple((text(cell),) for cell in cells))).numeric == (numeric,)

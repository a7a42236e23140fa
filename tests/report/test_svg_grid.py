"""Every mark of a grid is drawn where its row and column meet, whatever the labels are."""

from __future__ import annotations

import pytest
from hypothesis import given

from accords.blocks import Grid, Key, Labels, Mark, Table
from accords.report.marks import shapes
from accords.report.svg_grid import draw_grid
from report.documents import GRIDS, HOSTILE, hostile_grid
from report.svg_reading import colours, element, places, shapes_drawn, width_of, words

TABLE = Table("In words", ("A",), ())
GRID = Grid(
    "Positions",
    "What is said.",
    (Labels("The share", ("10 percent", "20 percent")), Labels("The fence", ("It stays",))),
    (Labels("", ("North", "South")),),
    (((Mark.SQUARE,), ()), ((), (Mark.RING, Mark.QUERY)), ((), ())),
    (Key(Mark.SQUARE, "refused"), Key(Mark.RING, "could be lived with"), Key(Mark.QUERY, "not known")),
    "nothing is said",
    TABLE,
)


def _many(columns: int, rows: int = 2) -> Grid:
    labels = tuple(f"Option number {index}" for index in range(columns))
    return Grid("Many", "", (Labels("G", ("row",) * rows),), (Labels("Issue", labels),), (((Mark.DISC,),) * columns,) * rows, (), "", TABLE)


def test_labels_and_marks_are_drawn() -> None:
    (svg,) = draw_grid(GRID, "ltr", "p")
    assert {"North", "South", "The share", "10 percent", "It stays"} <= set(words(svg))
    assert shapes_drawn(svg) == [data for mark in (Mark.SQUARE, Mark.RING, Mark.QUERY) for data, _ in shapes(mark)]


def test_labels_are_level_where_they_fit_and_upright_where_they_do_not() -> None:
    assert "rotate(-90)" not in next(draw_grid(GRID, "ltr", "p"))
    assert "rotate(-90)" in next(draw_grid(_many(20), "ltr", "p"))


def test_a_long_grid_comes_in_parts_with_numbered_titles() -> None:
    parts = list(draw_grid(_many(2, 90), "ltr", "p"))
    titles = [element(svg)[0].text for svg in parts]
    assert titles == [f"Many (part {number} of {len(parts)})" for number in range(1, len(parts) + 1)]
    assert sum(len(shapes_drawn(svg)) for svg in parts) == 180


def test_a_grid_without_rows_or_columns_draws_nothing() -> None:
    assert list(draw_grid(Grid("", "", (), GRID.columns, (), (), "", TABLE), "ltr", "p")) == []
    assert list(draw_grid(Grid("", "", GRID.rows, (), (), (), "", TABLE), "ltr", "p")) == []


def test_from_right_to_left_marks_are_mirrored() -> None:
    (left,), (right,) = draw_grid(GRID, "ltr", "p"), draw_grid(GRID, "rtl", "p")
    assert [width_of(left) - place for place in places(left)] == pytest.approx(places(right), abs=0.11)


@given(GRIDS)
def test_any_grid_is_well_formed_without_colours_and_its_words_stay_within_it(grid: Grid) -> None:
    for svg in draw_grid(grid, "ltr", "p"):
        assert element(svg).attrib["role"] == "img"
        assert colours(svg) == []
        assert all(-1 <= place <= width_of(svg) + 1 for place in places(svg))


def test_hostile_labels_stay_text() -> None:
    for text in HOSTILE:
        for svg in draw_grid(hostile_grid(text), "ltr", "p"):
            assert {child.tag for child in element(svg)} <= {"title", "desc", "text", "path"}

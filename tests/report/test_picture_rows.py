"""Rows fit the page, in order, each under the title of its group."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accords.report.picture_rows import parts_of, rows_of, write_label
from accords.report.svg import Canvas
from report.svg_reading import words

_GROUPS = st.lists(
    st.tuples(st.sampled_from(["", "North", "South village"]), st.lists(st.text("ab ", max_size=60), max_size=12)), max_size=5
)


def test_a_group_that_goes_on_has_its_title_again() -> None:
    rows = rows_of([("North", ["a"] * 6)], 100, 200, 24)
    parts = parts_of(rows, 110)
    assert [part[0].lines for part in parts] == [("North",)] * len(parts)
    assert len(parts) > 1


@given(_GROUPS, st.floats(180, 500))
def test_every_row_is_in_one_part_and_no_part_is_too_high(groups: list[tuple[str, list[str]]], tallest: float) -> None:
    rows = rows_of(groups, 120, 300, 24)
    parts = parts_of(rows, tallest)
    indices = [row.index for part in parts for row in part if row.index is not None]
    assert indices == list(range(sum(len(labels) for _, labels in groups)))
    assert all(sum(row.height for row in part) <= tallest + 1e-6 for part in parts)
    assert all(part[-1].index is not None for part in parts)


def test_a_label_is_written_line_by_line() -> None:
    canvas = Canvas(200, "ltr")
    for row in rows_of([("North", ["They stay for now"])], 82, 200, 24):
        write_label(canvas, row, 0)
    assert words(canvas.svg(50, "p", "", "")) == ["North", "They stay", "for now"]

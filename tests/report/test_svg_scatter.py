"""Points stand where their values are, named without overlap, with the frontier joined as it is said to be."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given

from accords.blocks import Axis, Point, Role, Scatter, Series, Table
from accords.report.marks import shapes
from accords.report.roles import ROLE_MARKS
from accords.report.svg_scatter import draw_scatter
from report.documents import HOSTILE, SCATTERS, hostile_numbers
from report.svg_reading import colours, element, places, shapes_drawn, width_of, words

TABLE = Table("In words", ("A",), ())
AXES = (Axis("Utility of North", 0, 10, 2), Axis("Utility of South", 0, 10))
SERIES = (
    Series(Role.FRONTIER, "efficient", (Point((8, 1)), Point((2, 9)), Point((6, 6)))),
    Series(Role.SOLUTION, "a solution", (Point((6, 6), "Nash"), Point((6, 6), "Kalai"))),
    Series(Role.STATUS_QUO, "as it is", (Point((1, 1), "No agreement"),)),
)
SCATTER = Scatter("Packages", "What they are worth.", AXES, SERIES, TABLE)


def _lines(svg: str, style: str) -> list[list[float]]:
    return [[float(number) for number in found.split()] for found in re.findall(rf'<path class="{style}" d="M([^"]+)"/>', svg)]


def test_axes_have_titles_and_round_numbers_and_points_their_names() -> None:
    (svg,) = draw_scatter(SCATTER, "ltr", "p")
    said = words(svg)
    assert {"Utility of North (broken line: reservation value 2)", "Utility of South", "Nash; Kalai", "No agreement"} <= set(said)
    assert {"0", "2", "4", "6", "8", "10"} <= set(said)


def test_each_place_has_its_marks_once() -> None:
    (svg,) = draw_scatter(SCATTER, "ltr", "p")
    marks = [ROLE_MARKS[role] for role in (Role.FRONTIER, Role.FRONTIER, Role.FRONTIER, Role.STATUS_QUO, Role.SOLUTION)]
    assert shapes_drawn(svg) == [data for mark in marks for data, _ in shapes(mark)]


def test_the_reservation_value_is_a_broken_line_across_the_plot() -> None:
    (svg,) = draw_scatter(SCATTER, "ltr", "p")
    (line,) = _lines(svg, "limit")
    assert line[0] == line[2]
    assert line[1] != line[3]


def test_steps_go_along_what_is_left_behind_and_lines_straight() -> None:
    steps, line, apart = (next(draw_scatter(replace(SCATTER, joined=how), "ltr", "p")) for how in ("steps", "line", "no"))
    (stepped,) = _lines(steps, "thin")
    assert len(stepped) == 10
    # From the first package down, then across to the second.
    assert stepped[2] == stepped[0]
    assert stepped[3] == stepped[5] > stepped[1]
    (straight,) = _lines(line, "thin")
    assert straight == stepped[:2] + stepped[4:6] + stepped[8:]
    assert _lines(apart, "thin") == []


def test_three_parties_have_a_panel_for_each_pair_and_no_joined_frontier() -> None:
    axes = (*AXES, Axis("Utility of the river"))
    series = (Series(Role.FRONTIER, "efficient", (Point((1, 2, 3), "One"), Point((2, 1, 3), "Two"))),)
    panels = list(draw_scatter(Scatter("Packages", "", axes, series, TABLE, "line"), "ltr", "p"))
    titles = [element(svg)[0].text for svg in panels]
    assert titles == [
        "Packages: Utility of North, and Utility of South",
        "Packages: Utility of North, and Utility of the river",
        "Packages: Utility of South, and Utility of the river",
    ]
    assert all({"One", "Two"} <= set(words(svg)) and _lines(svg, "thin") == [] for svg in panels)
    assert width_of(panels[0]) <= 336


def test_other_numbers_of_axes_and_no_points_draw_nothing() -> None:
    for axes in ((), AXES[:1], AXES * 2):
        series = (Series(Role.PACKAGE, "", (Point((1,) * len(axes)),)),)
        assert list(draw_scatter(Scatter("", "", axes, series, TABLE), "ltr", "p")) == []
    assert list(draw_scatter(Scatter("", "", AXES, (), TABLE), "ltr", "p")) == []


def test_from_right_to_left_everything_is_mirrored() -> None:
    (left,), (right,) = draw_scatter(SCATTER, "ltr", "p"), draw_scatter(SCATTER, "rtl", "p")
    assert [width_of(left) - place for place in places(left)] == pytest.approx(places(right), abs=0.11)


@given(SCATTERS)
def test_any_scatter_is_well_formed_without_colours_and_stays_within_its_box(scatter: Scatter) -> None:
    for svg in draw_scatter(scatter, "ltr", "p"):
        assert element(svg).attrib["role"] == "img"
        assert colours(svg) == []
        assert all(-1 <= place <= width_of(svg) + 1 for place in places(svg))
        assert "nan" not in svg.replace("name", "").casefold() or "nan" in scatter.caption.casefold() + scatter.description.casefold()


def test_hostile_labels_stay_text() -> None:
    for text in HOSTILE:
        for svg in draw_scatter(hostile_numbers(text)[0], "ltr", "p"):
            assert {child.tag for child in element(svg)} <= {"title", "desc", "text", "path"}

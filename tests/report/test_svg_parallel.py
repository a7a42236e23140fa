"""Each point is one line across all axes, each axis with its own scale; lines that have a name have it at their end."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given

from accords.blocks import Axis, Parallel, Point, Role, Series, Table
from accords.report.roles import ROLE_LINES
from accords.report.svg_parallel import draw_parallel
from report.documents import HOSTILE, PARALLELS, hostile_numbers
from report.svg_reading import colours, element, places, shapes_drawn, width_of, words

TABLE = Table("In words", ("A",), ())
AXES = (Axis("North", 0, 100, 20), Axis("South", 0, 1), Axis("River authority", 0, 10))
SERIES = (
    Series(Role.FRONTIER, "efficient", (Point((10, 0.9, 3)), Point((90, 0.1, 5)))),
    Series(Role.SOLUTION, "a solution", (Point((50, 0.5, 5), "Nash"), Point((60, 0.4, 5), "Kalai"))),
)
PARALLEL = Parallel("Packages", "What they are worth.", AXES, SERIES, TABLE)


def _lines(svg: str, style: str) -> list[list[float]]:
    return [[float(number) for number in found.split()] for found in re.findall(rf'<path class="{style}" d="M([^"]+)"/>', svg)]


def test_axes_have_titles_scales_and_reservation_values() -> None:
    (svg,) = draw_parallel(PARALLEL, "ltr", "p")
    said = words(svg)
    assert "North (bar: reservation" in " ".join(said)
    assert {"0", "20", "100", "0.2", "1.0", "10"} <= set(said)
    assert len(_lines(svg, "known")) == 1
    assert len(_lines(svg, "axis")) == 3


def test_each_point_is_a_line_of_its_role_with_a_place_on_every_axis() -> None:
    (svg,) = draw_parallel(PARALLEL, "ltr", "p")
    for series in SERIES:
        lines = _lines(svg, ROLE_LINES[series.role])
        assert [len(line) for line in lines] == [2 * len(AXES)] * len(series.points)
    low, high = _lines(svg, ROLE_LINES[Role.FRONTIER])
    assert low[1] > high[1]
    assert low[3] < high[3]
    # Half of each scale is at one height.
    assert len(set(_lines(svg, ROLE_LINES[Role.SOLUTION])[0][1::2])) == 1


def test_named_roles_have_marks_on_every_axis_and_their_names_at_the_end() -> None:
    (svg,) = draw_parallel(PARALLEL, "ltr", "p")
    assert len(shapes_drawn(svg)) == 2 * len(AXES)
    assert {"Nash", "Kalai"} <= set(words(svg))


def test_names_at_one_place_do_not_cover_each_other() -> None:
    points = tuple(Point((index, 0.5, 5), f"Proposal {index}") for index in range(30))
    (svg,) = draw_parallel(Parallel("", "", AXES, (Series(Role.PROPOSAL, "", points),), TABLE), "ltr", "p")
    heights = sorted(float(found) for found in re.findall(r'<text x="[\d.]+" y="([\d.]+)">Proposal', svg))
    assert len(heights) == 30
    assert all(after - before >= 15 for before, after in pairwise(heights))
    assert heights[-1] < float(element(svg).attrib["viewBox"].split()[3])


def test_many_axes_widen_the_picture_rather_than_crowd_it() -> None:
    axes = tuple(Axis(f"Party {index}") for index in range(12))
    series = (Series(Role.FRONTIER, "", (Point(tuple(map(float, range(12)))),)),)
    (svg,) = draw_parallel(Parallel("", "", axes, series, TABLE), "ltr", "p")
    assert width_of(svg) > 11 * 100


def test_one_axis_or_no_points_draw_nothing() -> None:
    assert list(draw_parallel(Parallel("", "", AXES[:1], SERIES, TABLE), "ltr", "p")) == []
    assert list(draw_parallel(Parallel("", "", AXES, (), TABLE), "ltr", "p")) == []


def test_from_right_to_left_everything_is_mirrored() -> None:
    (left,), (right,) = draw_parallel(PARALLEL, "ltr", "p"), draw_parallel(PARALLEL, "rtl", "p")
    assert [width_of(left) - place for place in places(left)] == pytest.approx(places(right), abs=0.11)


@given(PARALLELS)
def test_any_parallel_axes_are_well_formed_without_colours_and_stay_within_their_box(parallel: Parallel) -> None:
    for svg in draw_parallel(parallel, "ltr", "p"):
        assert element(svg).attrib["role"] == "img"
        assert colours(svg) == []
        assert all(-1 <= place <= width_of(svg) + 1 for place in places(svg))


def test_hostile_labels_stay_text() -> None:
    for text in HOSTILE:
        for svg in draw_parallel(hostile_numbers(text)[1], "ltr", "p"):
            assert {child.tag for child in element(svg)} <= {"title", "desc", "text", "path"}

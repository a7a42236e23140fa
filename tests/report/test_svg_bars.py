"""Bars go to both sides of the base, open where the assumption is low and full where it is high."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from accords.blocks import Axis, Bar, Bars, Table
from accords.report.svg_bars import common_base, draw_bars
from report.documents import BARS, HOSTILE, hostile_numbers
from report.svg_reading import colours, element, places, width_of, words

TABLE = Table("In words", ("A",), ())


def _drawn(*bars: Bar, reservation: float | None = None, direction: str = "ltr") -> str:
    picture = Bars("What moves it", "", Axis("Result", reservation=reservation), bars, "low", "high", TABLE)
    (svg,) = draw_bars(picture, "rtl" if direction == "rtl" else "ltr", "p")
    return svg


def _boxes(svg: str, style: str) -> list[tuple[float, float, float, float]]:
    """Give the sides of each bar of a style: first and last across, first and last down."""
    found = [[float(number) for number in data.split()] for data in re.findall(rf'<path class="{style}" d="M([^"]+)"/>', svg)]
    return [(min(line[::2]), max(line[::2]), min(line[1::2]), max(line[1::2])) for line in found]


def test_parts_meet_at_the_base_and_their_ends_are_written() -> None:
    svg = _drawn(Bar("Weight of the border", 10, 50, 80))
    (low,), (high,) = _boxes(svg, "open"), _boxes(svg, "full")
    assert low[1] == high[0]
    assert (low[1] - low[0]) / (high[1] - high[0]) == pytest.approx(4 / 3, abs=0.01)
    assert {"10", "80", "base 50", "Weight of the border", "Result"} <= set(words(svg))


def test_where_the_result_falls_as_the_assumption_rises_the_parts_change_sides() -> None:
    svg = _drawn(Bar("a", 80, 50, 10))
    assert _boxes(svg, "full")[0][1] == _boxes(svg, "open")[0][0]


def test_parts_on_one_side_lie_beside_each_other() -> None:
    svg = _drawn(Bar("a", 60, 50, 80))
    (low,), (high,) = _boxes(svg, "open"), _boxes(svg, "full")
    assert low[0] == high[0]
    assert low[3] < high[2]


def test_an_assumption_that_moves_nothing_has_its_base_only() -> None:
    svg = _drawn(Bar("a", 50, 50, 50), Bar("b", 40, 50, 60))
    assert len(_boxes(svg, "open")) == len(_boxes(svg, "full")) == 1
    assert len(_boxes(svg, "today")) == 2


def test_the_base_is_named_only_where_all_bars_have_it() -> None:
    assert any(word.startswith("base") for word in words(_drawn(Bar("a", 1, 2, 3), Bar("b", 1, 2, 4))))
    assert not any(word.startswith("base") for word in words(_drawn(Bar("a", 1, 2, 3), Bar("b", 1, 2.5, 4))))
    bars = (Bar("a", 1, 2, 3), Bar("b", 1, 2, 4))
    assert common_base(Bars("", "", Axis(""), bars, "", "", TABLE)) == 2
    assert common_base(Bars("", "", Axis(""), (), "", "", TABLE)) is None


def test_the_reservation_value_is_a_broken_line() -> None:
    assert len(_boxes(_drawn(Bar("a", 1, 2, 3), reservation=2.5), "limit")) == 1
    assert _boxes(_drawn(Bar("a", 1, 2, 3)), "limit") == []


def test_more_than_a_page_comes_in_parts() -> None:
    bars = tuple(Bar(f"Assumption {index}", 1, 2, 3) for index in range(60))
    parts = list(draw_bars(Bars("All", "", Axis(""), bars, "", "", TABLE), "ltr", "p"))
    assert [element(svg)[0].text for svg in parts] == [f"All (part {number} of {len(parts)})" for number in range(1, len(parts) + 1)]
    assert sum(len(_boxes(svg, "full")) for svg in parts) == 60


def test_without_bars_nothing_is_drawn() -> None:
    assert list(draw_bars(Bars("", "", Axis(""), (Bar("a", 1, float("nan"), 2),), "", "", TABLE), "ltr", "p")) == []


def test_from_right_to_left_everything_is_mirrored() -> None:
    bar = Bar("a", 10, 50, 80)
    left, right = _drawn(bar), _drawn(bar, direction="rtl")
    assert [width_of(left) - place for place in places(left)] == pytest.approx(places(right), abs=0.11)


@given(BARS)
def test_any_bars_are_well_formed_without_colours_and_stay_within_their_box(bars: Bars) -> None:
    for svg in draw_bars(bars, "ltr", "p"):
        assert element(svg).attrib["role"] == "img"
        assert colours(svg) == []
        assert all(-1 <= place <= width_of(svg) + 1 for place in places(svg))
        for style in ("open", "full"):
            assert all(-1 <= box[0] <= box[1] <= width_of(svg) + 1 for box in _boxes(svg, style))


def test_hostile_labels_stay_text() -> None:
    for text in HOSTILE:
        for svg in draw_bars(hostile_numbers(text)[2], "ltr", "p"):
            assert {child.tag for child in element(svg)} <= {"title", "desc", "text", "path"}

"""A timeline shows how much is known of when: capped, broken or going on."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given

from accords.blocks import Key, Lane, Mark, Span, Table, Timeline
from accords.report.svg_timeline import draw_timeline
from report.documents import HOSTILE, TIMELINES, hostile_timeline
from report.svg_reading import colours, element, places, shapes_drawn, width_of, words

JANUARY, FEBRUARY, MARCH = date(2025, 1, 20), date(2025, 2, 3), date(2025, 3, 10)
TABLE = Table("In words", ("A",), ())


def _drawn(*spans: Span, direction: str = "ltr") -> str:
    timeline = Timeline("When", "", MARCH, (Lane("North", spans),), (Key(Mark.SQUARE, "refused"),), TABLE)
    (svg,) = draw_timeline(timeline, "rtl" if direction == "rtl" else "ltr", "p")
    return svg


def _lines(svg: str, style: str) -> list[list[float]]:
    found = re.findall(rf'<path class="{style}" d="M([^"]+)"/>', svg)
    return [[float(number) for number in data.split()[::2]] for data in found]


def test_what_is_known_at_both_ends_is_capped_and_whole() -> None:
    svg = _drawn(Span("a", Mark.SQUARE, JANUARY, JANUARY, FEBRUARY, FEBRUARY))
    assert len(_lines(svg, "known")) == 1
    assert len(_lines(svg, "line bold")) == 2
    assert _lines(svg, "perhaps") == []


def test_what_began_at_a_day_not_known_is_broken_before_it_is_known() -> None:
    svg = _drawn(Span("a", Mark.SQUARE, None, FEBRUARY, MARCH, None, "since 2025-02-03 at the latest"))
    (known,), (perhaps,) = _lines(svg, "known"), _lines(svg, "perhaps")
    assert perhaps[0] < perhaps[1] == known[0] < known[1]
    assert "since 2025-02-03 at the latest" in words(svg)


def test_what_goes_on_ends_in_an_arrow_after_the_day_it_is_seen_from() -> None:
    svg = _drawn(Span("a", Mark.SQUARE, JANUARY, JANUARY, MARCH, None))
    (known,), arrow = _lines(svg, "known"), _lines(svg, "line bold")[-1]
    assert known[1] == _lines(svg, "today")[0][0]
    assert max(arrow) > known[1]


def test_what_is_known_of_no_day_is_broken_throughout() -> None:
    svg = _drawn(Span("a", Mark.DIAMOND, None, None, None, MARCH))
    assert len(_lines(svg, "perhaps")) == 1
    assert _lines(svg, "known") == []


def test_what_happens_on_a_day_is_its_mark_on_that_day_and_nothing_else() -> None:
    svg = _drawn(Span("a", Mark.DIAMOND, MARCH, MARCH, MARCH, MARCH))
    assert len(shapes_drawn(svg)) == 1
    assert _lines(svg, "known") == _lines(svg, "perhaps") == []


def test_the_day_it_is_seen_from_is_named() -> None:
    assert "seen at 2025-03-10" in words(_drawn(Span("a", Mark.SQUARE)))


def test_from_right_to_left_time_runs_the_other_way() -> None:
    span = Span("a", Mark.SQUARE, JANUARY, JANUARY, FEBRUARY, FEBRUARY)
    left, right = _drawn(span), _drawn(span, direction="rtl")
    mirrored = [width_of(left) - place for place in _lines(left, "known")[0]]
    assert mirrored == pytest.approx(_lines(right, "known")[0], abs=0.11)


def test_a_timeline_without_spans_draws_nothing() -> None:
    assert list(draw_timeline(Timeline("", "", MARCH, (Lane("a", ()),), (), TABLE), "ltr", "p")) == []


@given(TIMELINES)
def test_any_timeline_is_well_formed_without_colours_and_stays_within_its_box(timeline: Timeline) -> None:
    for svg in draw_timeline(timeline, "ltr", "p"):
        assert element(svg).attrib["role"] == "img"
        assert colours(svg) == []
        assert all(-1 <= place <= width_of(svg) + 1 for place in places(svg))
        assert all(-1 <= place <= width_of(svg) + 1 for style in ("known", "perhaps") for line in _lines(svg, style) for place in line)


def test_hostile_labels_stay_text() -> None:
    for text in HOSTILE:
        for svg in draw_timeline(hostile_timeline(text), "ltr", "p"):
            assert {child.tag for child in element(svg)} <= {"title", "desc", "text", "path"}

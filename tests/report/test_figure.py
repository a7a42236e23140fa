"""A figure says in words what it shows, what its marks mean, and can be scrolled by keyboard."""

from __future__ import annotations

from hypothesis import given

from accords.blocks import Axis, Bar, Bars, Document, Parallel, Picture, Point, Role, Scatter, Series, Table
from accords.report.characters import clean
from accords.report.figure import figure
from accords.report.html import to_html
from accords.report.marks import sample
from accords.report.roles import ROLE_MARKS, line_sample
from accords.report.words import BASE_EACH, LINE_KNOWN, LINE_OPEN, LINE_PERHAPS
from report.documents import PICTURES, hostile_timeline
from report.page import read_page
from report.svg_reading import colours
from report.test_svg_grid import GRID


def test_a_figure_has_caption_description_legend_and_a_region_for_the_keyboard() -> None:
    page = read_page(figure(GRID, "ltr", "p"))
    assert "Positions" in page.text
    assert "What is said." in page.text
    assert "Empty: nothing is said" in page.text
    (region,) = [element.attributes for element in page.elements if element.attributes.get("role") == "group"]
    assert region["tabindex"] == "0"
    assert region["aria-labelledby"] in page.ids


def test_every_mark_drawn_is_in_the_legend_with_its_shape() -> None:
    drawn = {mark for row in GRID.cells for marks in row for mark in marks}
    legend = figure(GRID, "ltr", "p").split("</ul>", maxsplit=1)[0]
    assert drawn == {key.mark for key in GRID.legend}
    assert all(sample(mark) in legend for mark in drawn)


def test_a_timeline_explains_its_lines() -> None:
    text = read_page(figure(hostile_timeline("a"), "ltr", "p")).text
    assert all(words in text for words in (LINE_KNOWN, LINE_PERHAPS, LINE_OPEN))


def _legend_words(picture: Picture) -> tuple[str, ...]:
    if isinstance(picture, Bars):
        return picture.low, picture.high
    if isinstance(picture, Scatter | Parallel):
        return tuple(series.words for series in picture.series)
    return tuple(key.words for key in picture.legend)


@given(PICTURES)
def test_the_words_of_any_figure_are_there_and_no_colour_is(picture: Picture) -> None:
    html = figure(picture, "ltr", "p")
    page = read_page(html)
    said = (picture.caption, picture.description, *_legend_words(picture))
    assert all(word in page.text for words in said for word in clean(words).split())
    assert len(page.ids) == len(set(page.ids))
    assert colours(html) == []


def test_the_table_follows_its_figure() -> None:
    html = to_html(Document("T", "", (), (GRID,)))
    assert html.index("</figure>") < html.index("<table>")
    assert "In words" in html


TABLE = Table("In words", ("A",), ())
SERIES = (Series(Role.FRONTIER, "efficient", (Point((1, 2)), Point((2, 1)))), Series(Role.SOLUTION, "Nash", (Point((1, 2), "Nash"),)))


def test_a_joined_frontier_has_its_line_in_the_legend() -> None:
    axes = (Axis("North"), Axis("South"))
    apart = figure(Scatter("", "", axes, SERIES, TABLE), "ltr", "p")
    joined = figure(Scatter("", "", axes, SERIES, TABLE, "line"), "ltr", "p")
    assert sample(ROLE_MARKS[Role.FRONTIER]) in apart
    assert line_sample(Role.FRONTIER, marked=True) in joined
    assert sample(ROLE_MARKS[Role.SOLUTION]) in joined


def test_panels_of_three_parties_stand_beside_each_other() -> None:
    axes = tuple(Axis(name) for name in ("North", "South", "River"))
    series = (Series(Role.FRONTIER, "efficient", (Point((1, 2, 3)),)),)
    assert figure(Scatter("", "", axes, series, TABLE), "ltr", "p").count("<svg role") == 3
    assert '<div class="drawing panels"' in figure(Scatter("", "", axes, series, TABLE), "ltr", "p")
    assert "panels" not in figure(Parallel("", "", axes, series, TABLE), "ltr", "p")


def test_bars_with_bases_of_their_own_explain_their_lines() -> None:
    common, own = ((Bar("a", 1, 2, 3), Bar("b", 1, base, 3)) for base in (2, 2.5))
    assert BASE_EACH not in figure(Bars("", "", Axis(""), common, "low", "high", TABLE), "ltr", "p")
    assert BASE_EACH in figure(Bars("", "", Axis(""), own, "low", "high", TABLE), "ltr", "p")

"""A figure says in words what it shows, what its marks mean, and can be scrolled by keyboard."""

from __future__ import annotations

from hypothesis import given

from accords.blocks import Document, Grid, Timeline
from accords.report.characters import clean
from accords.report.figure import figure
from accords.report.html import to_html
from accords.report.marks import sample
from accords.report.words import LINE_KNOWN, LINE_OPEN, LINE_PERHAPS
from report.documents import GRIDS, TIMELINES, hostile_timeline
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


@given(GRIDS | TIMELINES)
def test_the_words_of_any_figure_are_there_and_no_colour_is(picture: Grid | Timeline) -> None:
    html = figure(picture, "ltr", "p")
    page = read_page(html)
    said = (picture.caption, picture.description, *(key.words for key in picture.legend))
    assert all(word in page.text for words in said for word in clean(words).split())
    assert len(page.ids) == len(set(page.ids))
    assert colours(html) == []


def test_the_table_follows_its_figure() -> None:
    html = to_html(Document("T", "", (), (GRID,)))
    assert html.index("</figure>") < html.index("<table>")
    assert "In words" in html

"""The page is well formed, complete in itself, and can be read by everyone."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given

from accords.blocks import Document, Heading, Name, Table, text
from accords.report.characters import clean
from accords.report.html import MARKER, POLICY, to_html
from report.documents import DOCUMENTS, HOSTILE, SAMPLE, hostile_document, texts_of
from report.page import Page, read_page

_TAGS = """
html head meta title style body a header h1 h2 h3 h4 h5 h6 bdi p main section nav ol ul li div span table caption thead tbody tr th td
sup code strong dl dt dd figure figcaption svg desc path text
"""
_ATTRIBUTES = """
lang dir charset http-equiv content name class href id tabindex role scope colspan aria-label aria-labelledby aria-hidden
aria-describedby direction viewbox style d x y transform text-anchor
"""


def _is_sound(page: Page) -> None:
    assert {element.tag for element in page.elements} <= set(_TAGS.split())
    assert {name for element in page.elements for name in element.attributes} <= set(_ATTRIBUTES.split())
    assert len(page.ids) == len(set(page.ids))
    assert page.levels.count(1) == 1
    assert page.levels[0] == 1
    assert all(below <= above + 1 for above, below in zip(page.levels, page.levels[1:], strict=False))
    targets = [element.attributes["href"] for element in page.all("a")]
    assert all(target.startswith("#") and unquote(target[1:]) in page.ids for target in targets)
    labels = [element.attributes["aria-labelledby"] for element in page.elements if "aria-labelledby" in element.attributes]
    assert set(labels) <= set(page.ids)
    assert all(element.attributes["scope"] in {"col", "row"} for element in page.all("th"))


def test_the_sample_is_sound_and_holds_the_marker() -> None:
    html = to_html(SAMPLE)
    _is_sound(read_page(html))
    assert MARKER in html.encode()
    assert html.index('<meta charset="utf-8">') < 200


def test_the_page_needs_nothing_from_outside() -> None:
    html = to_html(SAMPLE)
    page = read_page(html)
    policies = [element.attributes["content"] for element in page.all("meta") if element.attributes.get("http-equiv")]
    assert policies == [POLICY]
    assert POLICY.startswith("default-src 'none'; style-src 'unsafe-inline'")
    lowered = html.replace("http-equiv", "").lower()
    assert all(word not in lowered for word in ("http", "<script", "<link", "<img", "url(", "@import", "@font-face", "src="))


def test_language_and_direction_are_the_documents() -> None:
    page = read_page(to_html(Document("T", "S", (), (), language="ar", direction="rtl")))
    assert page.elements[0].attributes == {"lang": "ar", "dir": "rtl"}


def test_the_parts_come_in_reading_order() -> None:
    words = read_page(to_html(SAMPLE)).text
    marks = [
        "Skip to",
        "Two villages",
        "It rests on",
        "Contents",
        "Refusals on",
        "Nothing moved",
        "District news",
        "2024-12-17",
    ]
    places = [words.index(mark) for mark in marks]
    assert places == sorted(places)


def test_contents_list_sections_parts_and_what_stands_at_the_end() -> None:
    page = read_page(to_html(SAMPLE))
    links = [element.attributes["href"] for element in page.all("a") if "nav" in element.around]
    assert links == ["#positions", "#share-of-the-water", "#change", "#page.sources", "#page.provenance"]


def test_a_short_document_has_no_contents() -> None:
    assert read_page(to_html(Document("T", "", (), (Heading("a"), text("b"))))).all("nav") == []


def test_citations_and_footnotes_point_at_each_other() -> None:
    page = read_page(to_html(SAMPLE))
    cites = [element.attributes for element in page.all("a") if element.attributes.get("role") == "doc-noteref"]
    backs = [element.attributes for element in page.all("a") if element.attributes.get("role") == "doc-backlink"]
    assert [cite["href"] for cite in cites] == ["#note.1", "#note.1", "#note.2", "#note.1", "#note.4", "#note.2"]
    assert sorted(back["href"][1:] for back in backs) == sorted(cite["id"] for cite in cites)
    assert cites[2]["aria-label"] == "Source 2"
    assert len({back["aria-label"] for back in backs}) == len(backs)


def test_tables_have_captions_headers_and_a_region_that_scrolls() -> None:
    page = read_page(to_html(SAMPLE))
    regions = [element.attributes for element in page.all("div") if element.attributes.get("role") == "group"]
    assert regions == [{"class": "table", "role": "group", "aria-labelledby": "table.1", "tabindex": "0"}]
    assert [element.attributes["scope"] for element in page.all("th")] == ["col", "col", "col", "row", "row"]
    assert [element.attributes.get("class") for element in page.all("td")] == [None, "number", None, "number"]


def test_an_empty_table_says_so() -> None:
    words = read_page(to_html(Document("T", "", (), (Table("None yet", ("a", "b"), ()),)))).text
    assert "None yet" in words
    assert "No entries." in words


def test_notes_are_told_apart_by_words() -> None:
    page = read_page(to_html(SAMPLE))
    assert sum(element.attributes.get("role") == "note" for element in page.elements) == 4
    assert all(label in page.text for label in ("What this rests on", "Read with care", "Not known", "Approximate"))


def test_names_are_isolated() -> None:
    assert "<bdi>مجلس</bdi>" in to_html(Document("T", "", (text("a ", Name("مجلس"), " b"),), ()))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_stay_texts(words: str) -> None:
    html = to_html(hostile_document(words))
    page = read_page(html)
    _is_sound(page)
    assert page.style == read_page(to_html(SAMPLE)).style
    assert clean(words).strip() in page.text
    assert not set(html) & set("\x1b\x00\u202e\u2066")
    assert html.encode()


@given(DOCUMENTS)
def test_every_word_of_any_document_stands_in_a_sound_page(document: Document) -> None:
    page = read_page(to_html(document))
    _is_sound(page)
    assert all(word in page.text for words in texts_of(document) for word in clean(words).split())


def test_the_same_document_gives_the_same_bytes() -> None:
    assert to_html(SAMPLE) == to_html(SAMPLE)

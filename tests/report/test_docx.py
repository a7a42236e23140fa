"""Documents as Word files, read again with python-docx."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import Phase, given, settings

from accords.blocks import Bullets, Document, Table, text
from accords.errors import AccordsError
from accords.report.characters import clean
from accords.report.docx import MARKER, to_docx
from accords.report.words import PROVENANCE, SOURCES
from report.documents import DOCUMENTS, HOSTILE, SAMPLE, hostile_document, texts_of


def opened(document: Document) -> Any:
    return docx.Document(io.BytesIO(to_docx(document)))


def words(document: Document) -> str:
    """All words of the file in reading order, without the isolates around names."""
    found = "".join(node.text or "" for node in opened(document).element.body.iter(qn("w:t")))
    return found.replace("\u2068", "").replace("\u2069", "")


def test_blocks_become_words_own_styles() -> None:
    styled = [(paragraph.style.name, paragraph.text.replace("\u2068", "").replace("\u2069", "")) for paragraph in opened(SAMPLE).paragraphs]
    assert styled[:2] == [("Title", SAMPLE.title), ("Subtitle", SAMPLE.subtitle)]
    for expected in (
        ("Quote", "What this rests on. It rests on two statements. It is neither a forecast nor a finding on any side."),
        ("Normal", "Of 11 packages five remain open[1]."),
        ("Heading 1", "Positions"),
        ("Heading 2", "Share of the water"),
        ("Caption", "Refusals on the share of the water"),
        ("List Bullet", "The rains failed."),
        ("List Number", "Then the share."),
        ("Heading 1", SOURCES),
        ("Heading 1", PROVENANCE),
    ):
        assert expected in styled


def test_tables_repeat_their_header_and_align_numbers() -> None:
    file = opened(SAMPLE)
    (table,) = file.tables
    assert table.style.name == "Table Grid"
    rows = list(file.element.body.iter(qn("w:tr")))
    assert [len(list(row.iter(qn("w:tblHeader")))) for row in rows] == [1, 0, 0]
    assert [len(list(row.iter(qn("w:cantSplit")))) for row in rows] == [1, 1, 1]
    assert [row.cells[2].paragraphs[0].alignment is not None for row in table.rows] == [True, True, True]
    assert sum(column.width for column in table.columns) <= file.sections[0].page_width


def test_every_citation_is_a_link_to_its_source() -> None:
    body = opened(SAMPLE).element.body
    targets = {node.get(qn("w:name")) for node in body.iter(qn("w:bookmarkStart"))}
    links = [node.get(qn("w:anchor")) for node in body.iter(qn("w:hyperlink"))]
    assert targets == {"source_1", "source_2", "source_3", "source_4"}
    assert links == ["source_1", "source_1", "source_2", "source_1", "source_4", "source_2"]


def test_each_numbered_list_begins_at_one() -> None:
    twice = replace(SAMPLE, sections=(Bullets((text("a"), text("b")), ordered=True), Bullets((text("c"),), ordered=True)))
    numbers = [node.get(qn("w:val")) for node in opened(twice).element.body.iter(qn("w:numId"))]
    assert numbers[0] == numbers[1] != numbers[2]


def test_the_same_document_gives_the_same_bytes_without_clock_or_machine() -> None:
    written = to_docx(SAMPLE)
    assert to_docx(SAMPLE) == written
    assert MARKER in written
    properties = docx.Document(io.BytesIO(written)).core_properties
    assert (properties.title, properties.author, properties.last_modified_by, properties.comments) == (
        SAMPLE.title,
        "accords",
        "accords",
        "",
    )
    assert properties.created == properties.modified
    assert properties.created.year == 2000


def test_a_page_is_a4_in_the_documents_language() -> None:
    file = opened(SAMPLE)
    assert (round(file.sections[0].page_width.mm), round(file.sections[0].page_height.mm)) == (210, 297)
    assert [node.get(qn("w:val")) for node in file.styles.element.iter(qn("w:lang"))] == ["en"]


def test_a_document_may_run_from_right_to_left() -> None:
    table = Table("جدول", ("الطرف",), ((text("الشمال"),),))
    file = opened(replace(SAMPLE, title="محادثات", language="ar", direction="rtl", sections=(table,)))
    assert file.styles["Normal"].element.pPr.find(qn("w:bidi")) is not None
    assert [node.getparent().tag for node in file.element.body.iter(qn("w:bidi"))] == [qn("w:sectPr")]
    assert len(list(file.element.body.iter(qn("w:bidiVisual")))) == 1
    assert file.paragraphs[0].runs[0].font.rtl


def test_hostile_texts_stay_texts() -> None:
    documents = [hostile_document(hostile) for hostile in HOSTILE]
    whole = replace(
        documents[0], sections=tuple(block for at, document in enumerate(documents) for block in document.sections[at % 3 :: 3])
    )
    shown = words(whole)
    assert all(clean(hostile).strip() in shown for hostile in HOSTILE)
    assert "\u202e" not in shown


@settings(max_examples=8, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(DOCUMENTS)
def test_every_text_reaches_the_reader(document: Document) -> None:
    shown = words(document)
    for said in texts_of(document):
        assert clean(said).strip() in shown


def test_without_its_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(AccordsError, match=r"pip install 'accords\[office\]'"):
        to_docx(SAMPLE)

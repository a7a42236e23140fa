"""Headings neither skip levels nor share anchors."""

from __future__ import annotations

import re

from hypothesis import given

from accords.blocks import Document, Heading
from accords.report.outline import outline
from report.documents import DOCUMENTS


def _anchors(*headings: Heading) -> list[str]:
    return [entry.anchor for entry in outline(Document("", "", (), headings))]


def test_anchors_come_from_the_heading_and_are_made_unique() -> None:
    headings = (Heading("The Well"), Heading("the well!"), Heading("Other", 2, "the-well"), Heading("הבאר"), Heading("?!"), Heading(""))
    assert _anchors(*headings) == ["the-well", "the-well-2", "the-well-3", "הבאר", "section", "section-2"]


def test_levels_go_down_one_at_a_time() -> None:
    headings = tuple(Heading("x", level) for level in (4, 4, 2, 4, 3, 1, 9))
    assert [entry.level for entry in outline(Document("", "", (), headings))] == [2, 3, 2, 3, 3, 2, 3]


def test_sections_begin_anew_after_the_lead() -> None:
    document = Document("", "", (Heading("a", 2), Heading("b", 3)), (Heading("c", 4),))
    assert [entry.level for entry in outline(document)] == [2, 3, 2]


@given(DOCUMENTS)
def test_every_heading_has_one_entry(document: Document) -> None:
    entries = outline(document)
    assert len(entries) == sum(isinstance(block, Heading) for block in (*document.lead, *document.sections))
    assert len({entry.anchor for entry in entries}) == len(entries)
    assert all(re.fullmatch(r"[\w-]+", entry.anchor) for entry in entries)

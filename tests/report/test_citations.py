"""Footnotes have the same numbers in every format."""

from __future__ import annotations

from accords.blocks import Cite, Document, Footnote, text
from accords.report.citations import number_citations
from accords.report.words import NOT_SHOWN
from report.documents import SAMPLE


def test_listed_claims_keep_their_order_and_others_follow() -> None:
    citations = number_citations(SAMPLE)
    assert citations.numbers == {"c1": 1, "c2": 2, "c3": 3, "gone": 4}
    assert citations.notes[3] == text(NOT_SHOWN)
    assert citations.places == {1: 3, 2: 2, 4: 1}


def test_a_claim_that_is_not_listed_does_not_tell_its_id() -> None:
    citations = number_citations(Document("", "", (text(Cite("minister-gives-in")),), ()))
    assert "minister" not in citations.notes[0].plain


def test_of_two_footnotes_with_one_anchor_the_first_is_cited() -> None:
    citations = number_citations(Document("", "", (text(Cite("c")),), (), (Footnote("c", text("a")), Footnote("c", text("b")))))
    assert citations.numbers == {"c": 1}
    assert [note.plain for note in citations.notes] == ["a", "b"]

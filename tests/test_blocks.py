"""Blocks are plain data: equal by what they hold, and never changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from accords.blocks import Cite, Code, Document, Name, Strong, Text, text


def test_a_paragraphs_words_leave_out_its_citations() -> None:
    assert (
        text(Name("North"), " refuses ", Code("share > 40"), Cite("c1"), Strong(" flatly"), ".").plain == "North refuses share > 40 flatly."
    )


def test_text_makes_a_paragraph_of_its_parts() -> None:
    assert text("a", Name("b")) == Text(("a", Name("b")))
    assert text().plain == ""


def test_blocks_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        text("a").parts = ()  # type: ignore[misc] # what is tested


def test_a_document_is_in_english_from_left_to_right_unless_it_says_otherwise() -> None:
    document = Document("T", "S", (), ())
    assert (document.language, document.direction, document.footnotes, document.provenance) == ("en", "ltr", (), ())

"""A document goes to JSON and comes back the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from accords.blocks import Document
from accords.errors import AccordsError
from accords.report.characters import clean
from accords.report.data import from_data, to_data, to_json
from report.documents import DOCUMENTS, HOSTILE, SAMPLE, hostile_document


@given(DOCUMENTS)
def test_documents_come_back_through_data_and_through_text(document: Document) -> None:
    assert from_data(to_data(document)) == document
    assert from_data(json.loads(to_json(document))) == document


@pytest.mark.parametrize("words", HOSTILE)
def test_json_text_shows_what_it_holds(words: str) -> None:
    document = hostile_document(words)
    written = to_json(document)
    assert from_data(json.loads(written)) == document
    assert all(clean(line).strip() == line.strip() for line in written.split("\n") if "  " not in line.strip())
    assert "\x1b" not in written
    assert "\u202e" not in written


def test_the_shape_is_stable() -> None:
    data = to_data(SAMPLE)
    assert list(data) == ["title", "subtitle", "language", "direction", "lead", "sections", "footnotes", "provenance"]
    assert data["lead"][1] == {
        "kind": "text",
        "parts": ["Of 11 packages ", {"kind": "strong", "text": "five remain open"}, {"kind": "cite", "claim": "c1"}, "."],
    }
    assert data["footnotes"][1] == {"anchor": "c2", "parts": ["Note of a visit, page 2."]}


def _changed(**changes: object) -> dict[str, Any]:
    return to_data(SAMPLE) | changes


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (3, "document must be a map with the key 'title'."),
        (_changed(title=3), "document.title must be of the kind 'str', not 'int'."),
        (_changed(direction="up"), "document.direction is 'up'; allowed are ltr, rtl."),
        (_changed(lead={}), "document.lead must be a list."),
        (
            _changed(lead=[{"kind": "chart"}]),
            "document.lead[0] has the kind 'chart'; allowed are heading, text, bullets, table, note, grid, timeline, scatter, parallel, bars.",
        ),
        (
            _changed(lead=[{"kind": "text", "parts": [{"kind": "bold"}]}]),
            "document.lead[0].parts[0] has the kind 'bold'; allowed are name, code, strong, cite.",
        ),
        (
            _changed(lead=[{"kind": "heading", "text": "", "level": True, "anchor": ""}]),
            "document.lead[0].level must be of the kind 'int', not 'bool'.",
        ),
        (_changed(provenance=[["a"]]), "document.provenance[0] must be a list of two texts."),
    ],
)
def test_other_shapes_are_refused_with_their_place(data: object, sentence: str) -> None:
    with pytest.raises(AccordsError) as caught:
        from_data(data)
    assert str(caught.value) == sentence

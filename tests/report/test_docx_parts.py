"""The pieces of a Word file."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from accords.report.docx_parts import MARKER, add_field, bookmark, directed, element, link_to, packed, set_properties


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("North", [("North", False)]),
        ("مجلس الشمال", [("مجلس الشمال", True)]),
        ("in مجلس الشمال (2024)", [("in ", False), ("مجلس الشمال", True), (" (2024)", False)]),
        ("", []),
        (" . ", [(" . ", False)]),
    ],
)
def test_runs_have_one_direction(text: str, runs: list[tuple[str, bool]]) -> None:
    assert list(directed(text)) == runs


@given(st.text("aא .1ع", max_size=12))
def test_runs_lose_no_character(text: str) -> None:
    assert "".join(words for words, _ in directed(text)) == text


def test_pieces_of_the_file() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("words")
    bookmark(paragraph, "here", 7)
    link_to(paragraph, "there")
    add_field(paragraph, "PAGE")
    (inside,) = document.element.body.iter(qn("w:p"))
    names = [child.tag.rpartition("}")[2] for child in inside]
    assert names == ["bookmarkStart", "r", "bookmarkEnd", "hyperlink", *["r"] * 5]
    assert inside[3].get(qn("w:anchor")) == "there"
    assert element("w:x", val="1").get(qn("w:val")) == "1"


def test_a_file_is_packed_without_clock_and_with_its_mark() -> None:
    document = docx.Document()
    set_properties(document, "T", "S", "en")
    raw = packed(document)
    assert MARKER in raw
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        assert b"thumbnail" not in archive.read("_rels/.rels")
    assert docx.Document(io.BytesIO(raw)).core_properties.title == "T"

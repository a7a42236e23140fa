"""XML of Genius' files: read with places, and never with anything from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from accords.errors import AccordsError, CaseError
from accords.formats.genius_xml import MAX_BYTES, load_xml, read_xml


def refused(raw: bytes) -> str:
    with pytest.raises(CaseError) as caught:
        read_xml(raw, "a.xml")
    assert len(caught.value.problems) == 1
    return str(caught.value)


def test_elements_have_attributes_children_and_lines() -> None:
    root = read_xml(b'<a>\n  <b x="1"/>\n  <B x="2">text</B>\n<c/></a>', "a.xml")
    assert [(child.tag, child.get("x"), child.place.line, child.place.column) for child in root.children] == [
        ("b", "1", 2, 3),
        ("B", "2", 3, 3),
        ("c", None, 4, 1),
    ]
    assert [child.get("x") for child in root.all("b")] == ["1", "2"]
    assert root.first("none") is None
    assert str(root.children[0].place) == "a.xml:2:3"


def test_blank_lines_before_the_declaration_do_no_harm_and_count() -> None:
    root = read_xml(b'\n\r\n \n<?xml version="1.0" encoding="UTF-8"?>\n<a/>', "a.xml")
    assert (root.tag, root.place.line) == ("a", 5)


@pytest.mark.parametrize(
    ("encoding", "declared"), [("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("latin-1", "ISO-8859-1"), ("cp1252", "windows-1252")]
)
def test_encodings_are_those_that_files_declare(encoding: str, declared: str) -> None:
    assert read_xml(f'<?xml version="1.0" encoding="{declared}"?><a x="é"/>'.encode(encoding), "a.xml").get("x") == "é"


@pytest.mark.parametrize(
    ("raw", "place", "words"),
    [
        (b"", "a.xml:1:1", "ends before its first element"),
        (b"Price: 3", "a.xml:1:1", "is not XML"),
        (b"<a><b></a>", "a.xml:1:9", "closed by another name"),
        (b"<a/>\n<b/>", "a.xml:2:1", "after the end"),
        (b'<a x="1" x="2"/>', "a.xml:1:10", "duplicate attribute"),
        (b'<a x="R&D"/>', "a.xml:1:", "does not allow"),
        (b"<a>\xff</a>", "a.xml:1:4", "does not allow"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "a.xml:1:", "unknown encoding"),
        (b"<a>" * 40 + b"</a>" * 40, "a.xml:1:91", "more than 30 deep"),
    ],
)
def test_what_is_no_xml_is_refused_with_its_place(raw: bytes, place: str, words: str) -> None:
    assert refused(raw).startswith(place)
    assert words in refused(raw)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "other.txt">]>',
        '<!DOCTYPE a SYSTEM "http://localhost/a.dtd">',
        "<!DOCTYPE a [" + '<!ENTITY e0 "lol">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)) + "]>",
        "<!DOCTYPE a>",
    ],
)
def test_document_types_are_refused_before_anything_is_declared(declaration: str) -> None:
    said = refused(f'<?xml version="1.0"?>\n{declaration}\n<a v="&x;">&e9;</a>'.encode())
    assert said.startswith("a.xml:2:")
    assert "document type" in said
    assert "Take it out." in said


def test_an_entity_that_nobody_declared_is_refused() -> None:
    assert "undefined entity" in refused(b"<a>&secret;</a>")


def test_files_that_cannot_be_read_or_are_too_large_are_named(tmp_path: Path) -> None:
    with pytest.raises(AccordsError, match=r"none\.xml cannot be read: no such file"):
        load_xml(tmp_path / "none.xml")
    large = tmp_path / "large.xml"
    large.write_bytes(b"<a/>" + b" " * MAX_BYTES)
    with pytest.raises(AccordsError, match="more than 2 MB"):
        load_xml(large)
    large.write_bytes(b"<a/>" + b" " * (MAX_BYTES - 4))
    assert load_xml(large).tag == "a"

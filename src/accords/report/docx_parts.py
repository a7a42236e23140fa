"""The pieces of WordprocessingML (ECMA-376, part 1) that python-docx has no words for; it is imported late, with the extra ``office``."""

from __future__ import annotations

import datetime as dt
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

MARKER: Final = b"<dc:creator>accords</dc:creator>"
"""What every document of ours holds uncompressed, so that a program can tell that it may replace the file."""

_CORE: Final = "docProps/core.xml"
_CREATOR: Final = re.compile(rb"<dc:creator>[^<]*</dc:creator>")
_FIXED: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})


def element(name: str, /, **attributes: str) -> Any:
    """Make an element such as ``w:bidi``, with its attributes in the same namespace."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 the extra ``office``
    from docx.oxml.ns import qn  # noqa: PLC0415 the same

    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Put a bookmark around what a paragraph holds."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    inside = paragraph._p  # noqa: SLF001 python-docx's own way to what it has no words for
    inside.insert(1 if inside.pPr is not None else 0, start)
    inside.append(element("w:bookmarkEnd", id=str(number)))


def link_to(paragraph: Any, name: str) -> Any:
    """Open a link to a bookmark at the end of a paragraph; runs are appended to what is given."""
    link = element("w:hyperlink", anchor=name, history="1")
    paragraph._p.append(link)  # noqa: SLF001 see above
    return link


def add_field(paragraph: Any, code: str) -> None:
    """Add a field that the reader's program fills in, such as PAGE."""
    for kind in ("begin", "", "separate", "1", "end"):
        run = paragraph.add_run()
        if kind == "":
            instruction = element("w:instrText")
            instruction.text = f" {code} "
            run._r.append(instruction)  # noqa: SLF001 see above
        elif kind == "1":
            run.text = "1"
        else:
            run._r.append(element("w:fldChar", fldCharType=kind))  # noqa: SLF001 see above


def repeat_as_header(row: Any) -> None:
    """Let a table's row stand again at the top of every page that the table runs over."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001 see above


def keep_whole(row: Any) -> None:
    """Keep a table's row from being broken between pages."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001 see above


def directed(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a text into runs of one direction each: (words, whether they run from right to left).

    Characters without a direction of their own go with what stands on both sides of them if that is right to left, else not
    (Unicode Standard Annex 9, rules N1 and N2, for text among left-to-right words).
    """
    kinds = [unicodedata.bidirectional(character) for character in text]
    flags = [kind in _RIGHT_TO_LEFT for kind in kinds]
    strong = [index for index, kind in enumerate(kinds) if kind in _RIGHT_TO_LEFT or kind in {"L", "EN"}]
    for before, after in pairwise(strong):
        if flags[before] and flags[after]:
            flags[before:after] = [True] * (after - before)
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or flags[index] != flags[start]:
            yield text[start:index], flags[start]
            start = index


def set_properties(document: Any, title: str, subject: str, language: str) -> None:
    """Fill in what the file says of itself: no clock, no machine, nobody's name."""
    properties = document.core_properties
    properties.title, properties.subject, properties.language = title, subject, language
    properties.author = properties.last_modified_by = "accords"
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = _FIXED
    properties.revision = 1


def packed(document: Any) -> bytes:
    """Save a document: parts in fixed order with fixed times; its properties uncompressed, for :data:`MARKER`."""
    saved, result = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            if name == "docProps/thumbnail.jpeg":
                continue
            content = old.read(name)
            if name == _CORE:
                content = _CREATOR.sub(MARKER, content)
            if name == "_rels/.rels":
                content = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", content)
            item = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            item.compress_type = zipfile.ZIP_STORED if name == _CORE else zipfile.ZIP_DEFLATED
            item.external_attr, item.create_system = 0o600 << 16, 3
            new.writestr(item, content)
    return result.getvalue()

"""A document as JSON-ready data, and back.

Blocks and inline parts are maps with a ``kind``; plain words are texts. Nothing is cleaned or lost: ``from_data(to_data(d)) == d``.
"""

from __future__ import annotations

import json
from typing import Final, Literal

from accords.blocks import (
    Block,
    Bullets,
    Cite,
    Code,
    Document,
    Footnote,
    Heading,
    Inline,
    Name,
    Note,
    Strong,
    Table,
    Text,
)
from accords.errors import AccordsError
from accords.report.characters import revealed
from accords.report.data_node import Data, Node
from accords.report.data_pictures import PICTURES, picture_data

_DIRECTIONS: Final[dict[str, Literal["ltr", "rtl"]]] = {"ltr": "ltr", "rtl": "rtl"}
_NOTES: Final[dict[str, Literal["basis", "caution", "unknown", "approximate"]]] = {
    "basis": "basis",
    "caution": "caution",
    "unknown": "unknown",
    "approximate": "approximate",
}


def to_data(document: Document) -> Data:
    """Give a document as maps, lists, texts, numbers and truth values, and ``None`` where a number is not there."""
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "language": document.language,
        "direction": document.direction,
        "lead": [_block(block) for block in document.lead],
        "sections": [_block(block) for block in document.sections],
        "footnotes": [{"anchor": footnote.anchor, "parts": _parts(footnote.text)} for footnote in document.footnotes],
        "provenance": [[what, value] for what, value in document.provenance],
    }


def to_json(document: Document) -> str:
    r"""Give a document as JSON text; characters that hide, reorder or command stand as ``\uXXXX``, which loses nothing."""
    lines = json.dumps(to_data(document), ensure_ascii=False, indent=2).split("\n")
    return "\n".join(map(revealed, lines))


def from_data(data: object) -> Document:
    """Make the document again that :func:`to_data` gave.

    Raises
    ------
    AccordsError
        Where the data have another shape; the sentence names the place.
    """
    node = Node(data, "document")
    return Document(
        title=node.at("title").scalar(str),
        subtitle=node.at("subtitle").scalar(str),
        language=node.at("language").scalar(str),
        direction=node.at("direction").choice(_DIRECTIONS),
        lead=tuple(map(_read_block, node.at("lead").items())),
        sections=tuple(map(_read_block, node.at("sections").items())),
        footnotes=tuple(Footnote(item.at("anchor").scalar(str), _read_text(item.at("parts"))) for item in node.at("footnotes").items()),
        provenance=tuple(_read_pair(item) for item in node.at("provenance").items()),
    )


def _block(block: Block) -> Data:
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text, "level": block.level, "anchor": block.anchor}
        case Text():
            return {"kind": "text", "parts": _parts(block)}
        case Bullets():
            return {"kind": "bullets", "ordered": block.ordered, "items": [_parts(item) for item in block.items]}
        case Table():
            return _table(block)
        case Note():
            return {"kind": "note", "note": block.kind, "parts": _parts(block)}
        case _:  # a picture
            return picture_data(block, _table(block.table))


def _table(table: Table) -> Data:
    return {
        "kind": "table",
        "caption": table.caption,
        "columns": list(table.columns),
        "rows": [[_parts(cell) for cell in row] for row in table.rows],
        "row_headers": table.row_headers,
    }


def _parts(paragraph: Text | Note) -> list[str | Data]:
    return [_inline(part) for part in paragraph.parts]


def _inline(part: Inline) -> str | Data:
    match part:
        case Name():
            return {"kind": "name", "text": part.text}
        case Code():
            return {"kind": "code", "text": part.text}
        case Strong():
            return {"kind": "strong", "text": part.text}
        case Cite():
            return {"kind": "cite", "claim": part.claim}
        case _:
            return part


def _read_block(node: Node) -> Block:
    kind = node.at("kind").scalar(str)
    match kind:
        case "heading":
            return Heading(node.at("text").scalar(str), node.at("level").scalar(int), node.at("anchor").scalar(str))
        case "text":
            return _read_text(node.at("parts"))
        case "bullets":
            return Bullets(tuple(map(_read_text, node.at("items").items())), node.at("ordered").scalar(bool))
        case "table":
            return _read_table(node)
        case "note":
            return Note(node.at("note").choice(_NOTES), _read_text(node.at("parts")).parts)
        case _ if kind in PICTURES:
            return PICTURES[kind](node, _read_table(node.at("table")))
        case _:
            allowed = ", ".join(("heading", "text", "bullets", "table", "note", *PICTURES))
            raise AccordsError(f"{node.where} has the kind '{kind}'; allowed are {allowed}.")


def _read_table(node: Node) -> Table:
    return Table(
        caption=node.at("caption").scalar(str),
        columns=tuple(column.scalar(str) for column in node.at("columns").items()),
        rows=tuple(tuple(map(_read_text, row.items())) for row in node.at("rows").items()),
        row_headers=node.at("row_headers").scalar(bool),
    )


def _read_text(node: Node) -> Text:
    return Text(tuple(map(_read_inline, node.items())))


def _read_inline(node: Node) -> Inline:
    if isinstance(node.value, str):
        return node.value
    kind = node.at("kind").scalar(str)
    match kind:
        case "name":
            return Name(node.at("text").scalar(str))
        case "code":
            return Code(node.at("text").scalar(str))
        case "strong":
            return Strong(node.at("text").scalar(str))
        case "cite":
            return Cite(node.at("claim").scalar(str))
        case _:
            raise AccordsError(f"{node.where} has the kind '{kind}'; allowed are name, code, strong, cite.")


def _read_pair(node: Node) -> tuple[str, str]:
    pair = node.items()
    if len(pair) != 2:
        raise AccordsError(f"{node.where} must be a list of two texts.")
    return pair[0].scalar(str), pair[1].scalar(str)

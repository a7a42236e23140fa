"""A document as JSON-ready data, and back.

Blocks and inline parts are maps with a ``kind``; plain words are texts. Nothing is cleaned or lost: ``from_data(to_data(d)) == d``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar

from accords.blocks import Block, Bullets, Cite, Code, Document, Footnote, Heading, Inline, Name, Note, Strong, Table, Text
from accords.errors import AccordsError
from accords.report.characters import revealed

Data = dict[str, Any]
_Scalar = TypeVar("_Scalar", str, int, bool)
_Choice = TypeVar("_Choice")

_DIRECTIONS: Final[dict[str, Literal["ltr", "rtl"]]] = {"ltr": "ltr", "rtl": "rtl"}
_NOTES: Final[dict[str, Literal["basis", "caution", "unknown", "approximate"]]] = {
    "basis": "basis",
    "caution": "caution",
    "unknown": "unknown",
    "approximate": "approximate",
}


def to_data(document: Document) -> Data:
    """Give a document as maps, lists, texts, whole numbers and truth values only."""
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
    node = _Node(data, "document")
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
            return {
                "kind": "table",
                "caption": block.caption,
                "columns": list(block.columns),
                "rows": [[_parts(cell) for cell in row] for row in block.rows],
                "row_headers": block.row_headers,
            }
        case Note():
            return {"kind": "note", "note": block.kind, "parts": _parts(block)}


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


@dataclass(frozen=True, slots=True)
class _Node:
    """A piece of the data and where it stands, for the error's sentence."""

    value: object
    where: str

    def at(self, key: str) -> _Node:
        if not isinstance(self.value, dict) or key not in self.value:
            raise AccordsError(f"{self.where} must be a map with the key '{key}'.")
        return _Node(self.value[key], f"{self.where}.{key}")

    def items(self) -> list[_Node]:
        if not isinstance(self.value, (list, tuple)):
            raise AccordsError(f"{self.where} must be a list.")
        return [_Node(value, f"{self.where}[{index}]") for index, value in enumerate(self.value)]

    def scalar(self, kind: type[_Scalar]) -> _Scalar:
        if type(self.value) is not kind:
            raise AccordsError(f"{self.where} must be of the kind '{kind.__name__}', not '{type(self.value).__name__}'.")
        return self.value

    def choice(self, allowed: dict[str, _Choice]) -> _Choice:
        word = self.scalar(str)
        if word not in allowed:
            raise AccordsError(f"{self.where} is '{word}'; allowed are {', '.join(allowed)}.")
        return allowed[word]


def _read_block(node: _Node) -> Block:
    kind = node.at("kind").scalar(str)
    match kind:
        case "heading":
            return Heading(node.at("text").scalar(str), node.at("level").scalar(int), node.at("anchor").scalar(str))
        case "text":
            return _read_text(node.at("parts"))
        case "bullets":
            return Bullets(tuple(map(_read_text, node.at("items").items())), node.at("ordered").scalar(bool))
        case "table":
            return Table(
                caption=node.at("caption").scalar(str),
                columns=tuple(column.scalar(str) for column in node.at("columns").items()),
                rows=tuple(tuple(map(_read_text, row.items())) for row in node.at("rows").items()),
                row_headers=node.at("row_headers").scalar(bool),
            )
        case "note":
            return Note(node.at("note").choice(_NOTES), _read_text(node.at("parts")).parts)
        case _:
            raise AccordsError(f"{node.where} has the kind '{kind}'; allowed are heading, text, bullets, table, note.")


def _read_text(node: _Node) -> Text:
    return Text(tuple(map(_read_inline, node.items())))


def _read_inline(node: _Node) -> Inline:
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


def _read_pair(node: _Node) -> tuple[str, str]:
    pair = node.items()
    if len(pair) != 2:
        raise AccordsError(f"{node.where} must be a list of two texts.")
    return pair[0].scalar(str), pair[1].scalar(str)

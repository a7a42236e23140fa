"""A document as Markdown: CommonMark with tables and footnotes as GitHub, Pandoc and most others read them.

User texts are escaped, so that none can become markup, a link, a formula or raw HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from accords.blocks import Block, Bullets, Cite, Code, Document, Heading, Inline, Name, Note, Strong, Table, Text
from accords.report.characters import clean, isolate
from accords.report.citations import Citations, number_citations
from accords.report.grid import grid
from accords.report.outline import Entry, outline
from accords.report.words import NO_ROWS, NOTE_LABELS, PROVENANCE, SOURCES

_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})  # read as such even where backslashes are not
_SPECIAL: Final = re.compile(r"([\\`*_\[\]{}|~^$#@]|!$|(?<=:)/(?=/)|(?<=www)\.)", re.IGNORECASE)
_LINE_START: Final = re.compile(r"^([+\-=:%]|\d+(?=[.)]))")
_NOTHING: Final = "\u200b"  # ZERO WIDTH SPACE: keeps two marks apart that would be read as one


def to_markdown(document: Document) -> str:
    """Render a document; the text ends with a line break."""
    return "\n\n".join(piece for piece in _Page(document).pieces() if piece) + "\n"


class _Page:
    """One rendering: it keeps the numbers of the footnotes and its place in the outline."""

    def __init__(self, document: Document) -> None:
        self._document: Final = document
        self._citations: Final[Citations] = number_citations(document)
        self._headings: Final[Iterator[Entry]] = iter(outline(document))

    def pieces(self) -> Iterator[str]:
        document = self._document
        yield f"# {self._paragraph((Name(document.title),))}"
        if document.subtitle:
            yield self._paragraph((Name(document.subtitle),))
        for block in document.lead:
            yield from self._block(block)
        if document.lead and document.sections:
            yield "---"
        for block in document.sections:
            yield from self._block(block)
        if self._citations.notes:
            yield f"## {SOURCES}"
            yield from self._footnotes()
        if document.provenance:
            yield f"## {PROVENANCE}"
            yield "\n".join(f"- {self._paragraph((what, ': ', Name(value)))}" for what, value in document.provenance)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                entry = next(self._headings)
                yield f"{'#' * entry.level} {self._paragraph((entry.text,))}"
            case Text():
                yield self._paragraph(block.parts)
            case Bullets():
                marks = [f"{number}." if block.ordered else "-" for number, _ in enumerate(block.items, start=1)]
                yield "\n".join(f"{mark} {self._paragraph(item.parts)}" for mark, item in zip(marks, block.items, strict=True))
            case Note():
                yield f"> **{NOTE_LABELS[block.kind]}.** {self._paragraph(block.parts)}"
            case Table():
                yield from self._table(block)
            case _:  # a picture
                yield self._paragraph((block.description,))
                yield from self._table(block.table)

    def _table(self, table: Table) -> Iterator[str]:
        shape = grid(table)
        yield _strong(_words(table.caption)).strip()
        if shape.columns:
            rows = [[_words(column) for column in shape.columns], ["--:" if numeric else "---" for numeric in shape.numeric]]
            rows += [[self._inline(cell.parts, in_table=True).strip() for cell in row] for row in shape.rows]
            yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
        if not shape.rows:
            yield NO_ROWS

    def _footnotes(self) -> Iterator[str]:
        """Define the footnotes; those that nothing cites would be dropped by most readers and are listed instead."""
        for number, note in enumerate(self._citations.notes, start=1):
            words = self._paragraph(note.parts)
            yield f"[^{number}]: {_no_link_target(words)}" if self._citations.places[number] else f"- \\[{number}\\] {words}"

    def _paragraph(self, parts: tuple[Inline, ...]) -> str:
        return _LINE_START.sub(_escaped_start, self._inline(parts).strip())

    def _inline(self, parts: tuple[Inline, ...], *, in_table: bool = False) -> str:
        rendered: list[str] = []
        before: type[Inline] | None = None
        for part in parts:
            words = self._part(part, in_table=in_table)
            if type(part) is before and isinstance(part, (Code, Strong)):
                rendered.append(_NOTHING)
            if before is Cite and words.startswith(("(", ":")):  # would make a link or a definition of the number
                rendered.append("\\")
            rendered.append(words)
            before = type(part) if words else before
        return "".join(rendered)

    def _part(self, part: Inline, *, in_table: bool) -> str:
        match part:
            case Cite():
                return f"[^{self._citations.numbers[part.claim]}]"
            case Code():
                return self._isolated(_code(part.text, in_table=in_table))
            case Name():
                return self._isolated(_words(part.text))
            case Strong():
                return _strong(_words(part.text))
            case _:
                return _words(part)

    def _isolated(self, rendered: str) -> str:
        return isolate(rendered, self._document.direction)


def _words(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", clean(text)).translate(_ENTITIES)


def _strong(words: str) -> str:
    inner = words.strip()
    if not inner:
        return words
    start = words.index(inner)
    return f"{words[:start]}**{inner}**{words[start + len(inner) :]}"


def _code(text: str, *, in_table: bool) -> str:
    """Fence a piece of code with more backticks than it holds (CommonMark 0.31, section 6.1)."""
    inner = clean(text)
    if not inner.strip():
        return inner
    fence = "`" * (max(map(len, re.findall("`+", inner)), default=0) + 1)
    padded = f" {inner} " if inner[0] in "` " or inner[-1] in "` " else inner
    return f"{fence}{padded.replace('|', chr(92) + '|') if in_table else padded}{fence}"


def _escaped_start(match: re.Match[str]) -> str:
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


def _no_link_target(words: str) -> str:
    """Keep a footnote from being read as the target of a link where footnotes are unknown (CommonMark 0.31, section 4.7)."""
    first, _, rest = words.partition(" ")
    if not rest:
        return f"{first or _NOTHING} {_NOTHING}"
    return f"{first} \\{rest}" if rest[0] in "\"'(" else words

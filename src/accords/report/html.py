"""A document as one HTML page that needs nothing else: no script, no font, no picture, no address outside itself.

The page can be opened from a stick on a machine without a network, read at 320 pixels, by keyboard and by screen reader, in light or
dark, and printed on A4. Its content security policy forbids all but its own style.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final

from accords.blocks import Block, Bullets, Cite, Code, Document, Heading, Inline, Name, Note, Strong, Table, Text
from accords.report.characters import clean
from accords.report.citations import Citations, number_citations
from accords.report.figure import figure
from accords.report.grid import Rectangle, grid
from accords.report.outline import Entry, outline
from accords.report.words import BACK, CITED_AS, CONTENTS, LEAD, NO_ROWS, NOTE_LABELS, PROVENANCE, SKIP, SOURCES

MARKER: Final = b'<meta name="generator" content="accords">'
"""What every page of ours holds in its head, so that a program can tell that it may replace the file."""

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_MAIN: Final = "page.text"  # a dot keeps our ids apart from the anchors of headings, which hold none
_SOURCES: Final = "page.sources"
_PROVENANCE: Final = "page.provenance"


def to_html(document: Document) -> str:
    """Render a document as a whole page; all user texts are cleaned and escaped."""
    title = _words(document.title)
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{_words(document.language)}" dir="{_words(document.direction)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="robots" content="noindex">',
            MARKER.decode(),
            f"<title>{title}</title>",
            f"<style>\n{_style()}</style>",
            "</head>",
            "<body>",
            f'<a class="skip" href="#{_MAIN}">{SKIP}</a>',
            f'<header class="masthead"><h1><bdi>{title}</bdi></h1>{_subtitle(document)}</header>',
            f'<main id="{_MAIN}" tabindex="-1">',
            *_Page(document).pieces(),
            "</main>",
            "</body>",
            "</html>\n",
        )
    )


@cache
def _style() -> str:
    return files("accords.report").joinpath("style.css").read_text(encoding="utf-8")


class _Page:
    """One rendering: it keeps the numbers of the footnotes, the places that cite them, and its place in the outline."""

    def __init__(self, document: Document) -> None:
        self._document: Final = document
        self._citations: Final[Citations] = number_citations(document)
        self._outline: Final = outline(document)
        self._headings: Final[Iterator[Entry]] = iter(self._outline)
        self._cited: Final[Counter[int]] = Counter()
        self._tables = 0
        self._pictures = 0

    def pieces(self) -> Iterator[str]:
        if self._document.lead:
            yield f'<section class="lead" aria-label="{LEAD}">'
            yield from map(self._block, self._document.lead)
            yield "</section>"
        yield from self._contents()
        yield from self._sections()
        yield from self._sources()
        yield from self._provenance()

    def _contents(self) -> Iterator[str]:
        own = [(_SOURCES, SOURCES)] * bool(self._citations.notes) + [(_PROVENANCE, PROVENANCE)] * bool(self._document.provenance)
        entries = [entry for entry in self._outline if entry.level <= 3]
        entries += [Entry(words, 2, anchor) for anchor, words in own]
        if len(entries) < 3:
            return
        yield f'<nav class="contents" aria-labelledby="page.contents"><h2 id="page.contents">{CONTENTS}</h2>'
        yield _nested_list(entries)
        yield "</nav>"

    def _sections(self) -> Iterator[str]:
        inside = False
        for block in self._document.sections:
            rendered = self._block(block)
            if not inside or rendered.startswith("<h2"):
                yield "</section>\n<section>" if inside else "<section>"
                inside = True
            yield rendered
        if inside:
            yield "</section>"

    def _sources(self) -> Iterator[str]:
        if not self._citations.notes:
            return
        yield f'<section class="sources" role="doc-endnotes" aria-labelledby="{_SOURCES}"><h2 id="{_SOURCES}">{SOURCES}</h2>'
        yield "<ol>"
        for number, note in enumerate(self._citations.notes, start=1):
            yield f'<li id="note.{number}">{self._inline(note.parts)}{self._back_links(number)}</li>'
        yield "</ol></section>"

    def _back_links(self, number: int) -> str:
        links = (
            f'<a role="doc-backlink" href="#cite.{number}.{place}" aria-label="{BACK.format(place=place, number=number)}">{place}</a>'
            for place in range(1, self._citations.places[number] + 1)
        )
        joined = " ".join(links)
        return f' <span class="back"><span aria-hidden="true">↑</span> {joined}</span>' if joined else ""

    def _provenance(self) -> Iterator[str]:
        if not self._document.provenance:
            return
        yield f'<section class="provenance" aria-labelledby="{_PROVENANCE}"><h2 id="{_PROVENANCE}">{PROVENANCE}</h2>'
        yield "<dl>"
        for what, value in self._document.provenance:
            yield f"<div><dt>{_words(what)}</dt><dd><bdi>{_words(value)}</bdi></dd></div>"
        yield "</dl></section>"

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                entry = next(self._headings)
                return f'<h{entry.level} id="{entry.anchor}">{_words(entry.text)}</h{entry.level}>'
            case Text():
                return f"<p>{self._inline(block.parts)}</p>"
            case Bullets():
                tag = "ol" if block.ordered else "ul"
                items = "\n".join(f"<li>{self._inline(item.parts)}</li>" for item in block.items)
                return f"<{tag}>\n{items}\n</{tag}>" if items else ""
            case Note():
                label = f'<p class="label">{NOTE_LABELS[block.kind]}</p>'
                return f'<div class="note {block.kind}" role="note">{label}<p>{self._inline(block.parts)}</p></div>'
            case Table():
                return self._table(block)
            case _:  # a picture
                self._pictures += 1
                return f"{figure(block, self._document.direction, f'picture.{self._pictures}')}\n{self._table(block.table)}"

    def _table(self, table: Table) -> str:
        """Put a table in a region that scrolls by itself and by keyboard, so that a wide one does not widen the page."""
        self._tables += 1
        name = f"table.{self._tables}"
        shape = grid(table)
        titles = "".join(_column_header(title, numeric=numeric) for title, numeric in zip(shape.columns, shape.numeric, strict=True))
        rows = [f"<tr>{self._row(row, shape)}</tr>" for row in shape.rows]
        if not rows:
            rows = [f'<tr><td colspan="{max(len(shape.columns), 1)}">{NO_ROWS}</td></tr>']
        return "\n".join(
            (
                f'<div class="table" role="group" aria-labelledby="{name}" tabindex="0"><table>',
                f'<caption><span id="{name}">{_words(table.caption)}</span></caption>',
                *([f"<thead><tr>{titles}</tr></thead>"] if titles else []),
                "<tbody>",
                *rows,
                "</tbody></table></div>",
            )
        )

    def _row(self, row: tuple[Text, ...], shape: Rectangle) -> str:
        cells = []
        for index, (cell, numeric) in enumerate(zip(row, shape.numeric, strict=True)):
            words = self._inline(cell.parts)
            heads = shape.row_headers and index == 0 and bool(words.strip())
            opening = ('<th scope="row"' if heads else "<td") + (' class="number">' if numeric else ">")
            cells.append(f"{opening}{words}{'</th>' if heads else '</td>'}")
        return "".join(cells)

    def _inline(self, parts: tuple[Inline, ...]) -> str:
        return "".join(map(self._part, parts))

    def _part(self, part: Inline) -> str:
        match part:
            case Cite():
                number = self._citations.numbers[part.claim]
                self._cited[number] += 1
                place = f"cite.{number}.{self._cited[number]}"
                label = CITED_AS.format(number=number)
                return f'<sup><a role="doc-noteref" id="{place}" href="#note.{number}" aria-label="{label}">[{number}]</a></sup>'
            case Name():
                return f"<bdi>{_words(part.text)}</bdi>"
            case Code():
                return f'<code dir="auto">{_words(part.text)}</code>'
            case Strong():
                return f"<strong>{_words(part.text)}</strong>"
            case _:
                return _words(part)


def _words(text: str) -> str:
    return escape(clean(text), quote=True)


def _subtitle(document: Document) -> str:
    return f'<p class="subtitle"><bdi>{_words(document.subtitle)}</bdi></p>' if document.subtitle else ""


def _column_header(title: str, *, numeric: bool) -> str:
    style = ' class="number"' if numeric else ""
    return f'<th scope="col"{style}><bdi>{_words(title)}</bdi></th>' if title else f"<td{style}></td>"


def _nested_list(entries: list[Entry]) -> str:
    """List sections, and their parts in a list below each."""
    items: list[tuple[str, list[str]]] = []
    for entry in entries:
        link = f'<a href="#{entry.anchor}">{_words(entry.text)}</a>'
        if entry.level == 2 or not items:
            items.append((link, []))
        else:
            items[-1][1].append(f"<li>{link}</li>")
    return "<ol>\n" + "\n".join(f"<li>{link}{'<ol>' + ''.join(parts) + '</ol>' if parts else ''}</li>" for link, parts in items) + "\n</ol>"

"""A document as a Word file (.docx) in Word's own styles, with python-docx, which comes with the extra ``office``.

Sources stand at the end, numbered as in every format; each citation is a link to its source. Nothing of the clock or the machine goes
into the file: the same document gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from accords.blocks import Block, Bullets, Cite, Code, Document, Heading, Inline, Name, Note, Strong, Table, Text
from accords.errors import AccordsError
from accords.report.characters import clean, isolate
from accords.report.citations import Citations, number_citations
from accords.report.docx_parts import MARKER, bookmark, directed, element, keep_whole, link_to, packed, repeat_as_header, set_properties
from accords.report.docx_styles import TEXT_WIDTH, set_page, set_styles
from accords.report.grid import grid
from accords.report.outline import Entry, outline
from accords.report.words import NO_ROWS, NOTE_LABELS, PROVENANCE, SOURCES

MISSING_EXTRA: Final = "Writing Word files needs python-docx. Install it with: pip install 'accords[office]'"
_DEEPEST: Final = 4
_GAP: Final = 5  # points below a table
_CHARACTERS, _MARGINS, _SHORT = 112, 3, 12  # of a table's text on a line; that the margins of a column take; of a text kept on a line


def to_docx(document: Document) -> bytes:
    """Render a document as the bytes of a Word file; all user texts are cleaned.

    Raises
    ------
    AccordsError
        When python-docx is not installed.
    """
    try:
        from docx import Document as new_document  # noqa: N813, PLC0415 a function, late
    except ImportError as error:
        raise AccordsError(MISSING_EXTRA) from error
    word = new_document()
    set_styles(word, document)
    set_page(word, document)
    _Page(word, document).fill()
    set_properties(word, _line(document.title), _line(document.subtitle), _line(document.language))
    return packed(word)


class _Page:
    """One rendering: it keeps the numbers of the footnotes and its place in the outline."""

    def __init__(self, word: Any, document: Document) -> None:
        self._word: Final = word
        self._document: Final = document
        self._citations: Final[Citations] = number_citations(document)
        self._headings: Final[Iterator[Entry]] = iter(outline(document))
        self._bookmarks = 0

    def fill(self) -> None:
        document = self._document
        self._paragraph("Title", (Name(document.title),))
        if document.subtitle:
            self._paragraph("Subtitle", (Name(document.subtitle),))
        for block in (*document.lead, *document.sections):
            self._block(block)
        if self._citations.notes:
            self._paragraph("Heading 1", (SOURCES,))
            for number, note in enumerate(self._citations.notes, start=1):
                paragraph = self._word.add_paragraph(f"{number}.\t", style="footnote text")
                self._runs(paragraph, note.parts)
                self._bookmark(paragraph, f"source_{number}")
        if document.provenance:
            self._paragraph("Heading 1", (PROVENANCE,))
            paragraph = self._word.add_paragraph(style="footnote text")
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.first_line_indent = 0
            for number, (what, value) in enumerate(document.provenance):
                self._runs(paragraph, (" \u00b7 " if number else "", Strong(f"{what}: "), Name(value)))

    def _bookmark(self, paragraph: Any, name: str) -> None:
        self._bookmarks += 1
        bookmark(paragraph, name, self._bookmarks)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                entry = next(self._headings)
                self._paragraph(f"Heading {min(entry.level - 1, _DEEPEST)}", (entry.text,))
            case Text():
                self._paragraph("Normal", block.parts)
            case Bullets():
                self._bullets(block)
            case Note():
                self._paragraph("Quote", (Strong(f"{NOTE_LABELS[block.kind]}. "), *block.parts))
            case Table():
                self._table(block)
            case _:  # a picture
                self._paragraph("Normal", (block.description,))
                self._table(block.table)

    def _bullets(self, bullets: Bullets) -> None:
        """List items; every numbered list begins at one, which in Word takes a numbering of its own."""
        numbering = self._new_numbering() if bullets.ordered and bullets.items else None
        for item in bullets.items:
            paragraph = self._paragraph("List Number" if bullets.ordered else "List Bullet", item.parts)
            if numbering is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 python-docx has no word for it
                properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, numbering

    def _new_numbering(self) -> int:
        styled = self._word.styles["List Number"].element.pPr.numPr.numId.val
        definitions = self._word.part.numbering_part.element
        abstract = definitions.num_having_numId(styled).abstractNumId.val
        made = definitions.add_num(abstract)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def _table(self, table: Table) -> None:
        from docx.shared import Pt  # noqa: PLC0415 the extra ``office``

        shape = grid(table)
        caption = self._paragraph("Caption", (table.caption,))
        caption.paragraph_format.keep_with_next = True
        if not shape.columns:
            self._paragraph("Normal", (NO_ROWS,))
            return
        made = self._word.add_table(rows=0, cols=len(shape.columns), style="Table Grid")
        made.autofit = False
        if self._document.direction == "rtl":
            made._tbl.tblPr.append(element("w:bidiVisual"))  # noqa: SLF001 python-docx has no word for it
        widths = _widths([[column, *(clean(row[index].plain) for row in shape.rows)] for index, column in enumerate(shape.columns)])
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        if any(shape.columns):
            self._row(made, tuple(Text((Strong(column),)) for column in shape.columns), shape.numeric, widths, head=True)
        for row in shape.rows:
            self._row(made, row, shape.numeric, widths)
        if not shape.rows:
            self._paragraph("Normal", (NO_ROWS,))
            return
        after = self._word.add_paragraph().paragraph_format
        after.space_after, after.line_spacing = 0, Pt(_GAP)

    def _row(self, table: Any, cells: tuple[Text, ...], numeric: tuple[bool, ...], widths: list[int], *, head: bool = False) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 the extra ``office``

        row = table.add_row()
        keep_whole(row)
        if head:
            repeat_as_header(row)
        for cell, said, is_number, width in zip(row.cells, cells, numeric, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.style = "footnote text"
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.first_line_indent = 0
            if is_number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if head:
                paragraph.paragraph_format.keep_with_next = True
                cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill="EDEFF1"))  # noqa: SLF001 the same
            self._runs(paragraph, said.parts)

    def _paragraph(self, style: str, parts: tuple[Inline, ...]) -> Any:
        paragraph = self._word.add_paragraph(style=style)
        self._runs(paragraph, parts)
        return paragraph

    def _runs(self, paragraph: Any, parts: tuple[Inline, ...]) -> None:
        for part in parts:
            match part:
                case Cite():
                    self._cite(paragraph, self._citations.numbers[part.claim])
                case Code():
                    self._words(paragraph, clean(part.text), "HTML Code")
                case Strong():
                    self._words(paragraph, clean(part.text), "Strong")
                case Name():
                    self._words(paragraph, isolate(clean(part.text), self._document.direction))
                case _:
                    self._words(paragraph, clean(part))

    def _words(self, paragraph: Any, text: str, style: str | None = None) -> None:
        for words, right_to_left in directed(text):
            run = paragraph.add_run(words, style=style)
            if right_to_left:
                run.font.rtl = True

    def _cite(self, paragraph: Any, number: int) -> None:
        run = paragraph.add_run(f"[{number}]")
        run.font.superscript = True
        link_to(paragraph, f"source_{number}").append(run._r)  # noqa: SLF001 a link holds runs, which python-docx makes elsewhere


def _widths(columns: list[list[str]]) -> list[int]:
    """Share out the width of the page, in the file's units, so that no word is cut where that can be."""
    from docx.shared import Mm  # noqa: PLC0415 the extra ``office``

    # Short texts keep their line; titles are bold, and so a little wider. What room there is goes where the texts are long.
    least = [max(map(_unbroken, (f"{column[0]}n", *column[1:]))) for column in columns]
    lacks = [max(*map(len, column), width) - width for column, width in zip(columns, least, strict=True)]
    spare = max(_CHARACTERS - _MARGINS * len(columns) - sum(least), 0)
    shares = [width + min(lack, spare * lack // max(sum(lacks), 1)) + _MARGINS for width, lack in zip(least, lacks, strict=True)]
    return [int(Mm(TEXT_WIDTH * share / sum(shares))) for share in shares]


def _unbroken(text: str) -> int:
    """Give the characters of a text that must not be broken: all of a short one, else of its longest word."""
    return len(text) if len(text) <= _SHORT else max(map(len, text.split()), default=0)


def _line(text: str) -> str:
    return clean(text).strip()[:255]


__all__ = ["MARKER", "MISSING_EXTRA", "to_docx"]

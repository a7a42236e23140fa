"""A document as lines on a terminal, or as plain text where the output goes elsewhere.

User texts become :class:`rich.text.Text` and never pass through rich's markup, emoji codes or highlighter. What is written to a file
or a pipe has no colour, and only ASCII in rules and marks. Emphasis never rests on colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Line

from accords.blocks import Block, Bullets, Cite, Code, Document, Heading, Inline, Name, Note, Strong, Table, Text
from accords.report.characters import clean, isolate
from accords.report.citations import Citations, number_citations
from accords.report.columns import column_widths
from accords.report.grid import Rectangle, grid
from accords.report.outline import Entry, outline
from accords.report.words import NO_ROWS, NOTE_LABELS, PROVENANCE, SOURCES

_MEASURE: Final = 88  # lines of prose longer than this are hard to follow
_NARROWEST: Final = 20
_TABLE_FROM: Final = 60
_WIDEST_TABLE: Final = 120
_GUTTER: Final = "  "


def print_document(document: Document, console: Console, *, brief: bool = False, rest: str = "") -> None:
    """Print a document at the console's width.

    Parameters
    ----------
    brief
        Only title, subtitle and lead. The numbers of the footnotes are those of the whole document.
    rest
        A line on where the rest is, printed last, or empty.
    """
    page = _Page(document, console)
    for line in page.brief() if brief else page.whole():
        console.print(page.encodable(line), soft_wrap=True, highlight=False)
    if rest:
        console.print()
        console.print(page.encodable(Line(clean(rest))), soft_wrap=True, highlight=False)


class _Page:
    """One rendering: it keeps the console's abilities, the numbers of the footnotes and its place in the outline."""

    def __init__(self, document: Document, console: Console) -> None:
        self._document: Final = document
        self._console: Final = console
        self._width: Final = max(console.width, _NARROWEST)
        self._measure: Final = min(self._width, _MEASURE)
        self._unicode: Final = console.encoding.lower().startswith("utf")
        self._drawn: Final = console.is_terminal and self._unicode
        self._citations: Final[Citations] = number_citations(document)
        self._headings: Final[Iterator[Entry]] = iter(outline(document))

    def encodable(self, line: Line) -> Line:
        """Write what the output's encoding lacks as escapes: a report must not fail on a name."""
        if self._unicode:
            return line
        return Line(line.plain.encode(self._console.encoding, "backslashreplace").decode(self._console.encoding))

    def brief(self) -> Iterator[Line]:
        document = self._document
        yield from self._title(self._isolated(document.title), "=", "═")
        if document.subtitle:
            yield from self._wrapped(Line(self._isolated(document.subtitle)))
        for block in document.lead:
            yield from self._block(block)

    def whole(self) -> Iterator[Line]:
        document = self._document
        yield from self.brief()
        for block in document.sections:
            yield from self._block(block)
        if self._citations.notes:
            yield Line()
            yield from self._title(SOURCES, "-", "─")
            for number, note in enumerate(self._citations.notes, start=1):
                yield from self._hanging(f"[{number}] ", self._inline(note.parts))
        if document.provenance:
            yield Line()
            yield from self._title(PROVENANCE, "-", "─")
            for what, value in document.provenance:
                yield from self._hanging("", Line(f"{clean(what)}: {self._isolated(value)}"), indent="  ")

    def _block(self, block: Block) -> Iterator[Line]:
        yield Line()
        match block:
            case Heading():
                entry = next(self._headings)
                marks = {2: ("-", "─"), 3: (".", "┄")}.get(entry.level)
                yield from self._title(entry.text, *(marks or ("", "")))
            case Text():
                yield from self._wrapped(self._inline(block.parts))
            case Bullets():
                for number, item in enumerate(block.items, start=1):
                    yield from self._hanging(f"{number}. " if block.ordered else self._choose("- ", "• "), self._inline(item.parts))
            case Note():
                bar = self._choose("| ", "│ ")
                yield from self._hanging(bar, Line(NOTE_LABELS[block.kind], "bold"), indent=bar)
                yield from self._hanging(bar, self._inline(block.parts), indent=bar)
            case Table():
                yield from self._table(block)
            case _:  # a picture
                yield from self._wrapped(Line(clean(block.description)))
                yield Line()
                yield from self._table(block.table)

    def _table(self, table: Table) -> Iterator[Line]:
        shape = grid(table)
        if table.caption:
            yield from self._wrapped(Line(clean(table.caption).strip(), "bold"))
        titles = [Line(self._isolated(column), "bold") for column in shape.columns]
        rows = [[self._inline(cell.parts) for cell in row] for row in shape.rows]
        for row in rows:
            if shape.row_headers and row:
                row[0].stylize("bold")
        widths = column_widths(
            [[cell.plain for cell in column] for column in zip(titles, *rows, strict=True)],
            min(self._width, _WIDEST_TABLE) - len(_GUTTER) * (len(titles) - 1),
        )
        if self._width >= _TABLE_FROM and widths is not None:
            yield from self._rows(titles, rows, widths, shape)
        else:
            yield from self._records(titles, rows)
        if not rows:
            yield Line(NO_ROWS)

    def _rows(self, titles: list[Line], rows: list[list[Line]], widths: list[int], shape: Rectangle) -> Iterator[Line]:
        rule = self._choose("-", "─")
        yield Line()
        yield from self._row(titles, widths, shape)
        yield Line(_GUTTER.join(rule * width for width in widths))
        laid = [list(self._row(row, widths, shape)) for row in rows]
        apart = any(len(lines) > 1 for lines in laid)
        for index, lines in enumerate(laid):
            if apart and index:
                yield Line()
            yield from lines

    def _row(self, cells: list[Line], widths: list[int], shape: Rectangle) -> Iterator[Line]:
        wrapped = [list(cell.wrap(self._console, width)) for cell, width in zip(cells, widths, strict=True)]
        for index in range(max(map(len, wrapped), default=0)):
            line = Line()
            for lines, width, numeric in zip(wrapped, widths, shape.numeric, strict=True):
                cell = lines[index] if index < len(lines) else Line()
                cell.rstrip()
                gap = " " * max(width - cell.cell_len, 0)
                line = line.append_text(Line(gap) + cell if numeric else cell + Line(gap)).append(_GUTTER)
            line.rstrip()
            yield line

    def _records(self, titles: list[Line], rows: list[list[Line]]) -> Iterator[Line]:
        """Give each row as a list of its cells: on narrow screens, and where a column would cut words in two."""
        if not rows:
            yield from self._wrapped(Line(", ").join(titles))
        for row in rows:
            for index, (title, cell) in enumerate(zip(titles, row, strict=True)):
                label = title.copy().append(": ") if title.plain else Line()
                mark = "  " if index else self._choose("- ", "• ")
                yield from self._hanging(mark, label.append_text(cell), indent="    ")

    def _title(self, text: str, ascii_mark: str, drawn_mark: str) -> Iterator[Line]:
        lines = list(self._wrapped(Line(text, "bold")))
        yield from lines
        mark = self._choose(ascii_mark, drawn_mark)
        if mark:
            yield Line(mark * min(max(cell_len(line.plain.rstrip()) for line in lines), self._measure))

    def _wrapped(self, line: Line) -> Iterator[Line]:
        return self._hanging("", line, indent="")

    def _hanging(self, mark: str, line: Line, indent: str | None = None) -> Iterator[Line]:
        """Wrap a paragraph behind a mark, later lines behind an indent (left out: as wide as the mark)."""
        later = " " * cell_len(mark) if indent is None else indent
        width = self._measure - max(cell_len(mark), cell_len(later))
        for index, piece in enumerate(line.wrap(self._console, width) or [Line()]):
            piece.rstrip()
            yield Line(later if index else mark).append_text(piece)

    def _inline(self, parts: tuple[Inline, ...]) -> Line:
        line = Line()
        for part in parts:
            match part:
                case Cite():
                    line.append(f"[{self._citations.numbers[part.claim]}]", "dim")
                case Name():
                    line.append(self._isolated(part.text))
                case Code():
                    line.append(self._isolated(f"`{clean(part.text)}`"))
                case Strong():
                    line.append(clean(part.text), "bold")
                case _:
                    line.append(clean(part))
        return line

    def _isolated(self, text: str) -> str:
        return isolate(clean(text), self._document.direction) if self._unicode else clean(text)

    def _choose(self, plain: str, drawn: str) -> str:
        return drawn if self._drawn else plain

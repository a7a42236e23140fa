"""What of a report goes into a brief of two pages: its first page, the open packages, what it turns on, and the sources of these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from accords.blocks import Block, Bullets, Cite, Document, Heading, Note, Table, Text
from accords.report.words import EARLIER_LISTED

_OPEN: Final = "-open"
_TURNS: Final = "-turns"
MOST_ROWS: Final = 6


def brief(document: Document) -> Document:
    """Choose what a reader needs who has five minutes.

    The lead is kept whole. Of the sections, those parts are kept whose anchor ends in ``-open`` (open packages) or ``-turns`` (what it
    turns on), each under the heading of the reading of consent that it belongs to; of a table the first rows, with a note of how many
    more there are. Footnotes are those that are cited here.
    """
    sections = tuple(_chosen(document.sections))
    cited = {claim for block in (*document.lead, *sections) for claim in _claims(block)}
    footnotes = tuple(footnote for footnote in document.footnotes if footnote.anchor in cited)
    return replace(document, sections=sections, footnotes=footnotes)


def _chosen(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give the parts to keep, each heading above them once."""
    above: list[Heading] = []
    given: list[Heading] = []
    keeping = 0
    for block in blocks:
        if isinstance(block, Heading):
            above = [*(heading for heading in above if heading.level < block.level), block]
            if keeping and block.level > keeping:
                yield block
                continue
            keeping = block.level if block.anchor.endswith((_OPEN, _TURNS)) else 0
            if keeping:
                yield from (heading for heading in above if heading not in given)
                given += above
        elif keeping:
            yield from _shortened(block)


def _shortened(block: Block) -> Iterator[Block]:
    rows = len(block.rows) if isinstance(block, Table) else len(block.items) if isinstance(block, Bullets) else 0
    if rows <= MOST_ROWS:
        yield block
        return
    yield replace(block, rows=block.rows[:MOST_ROWS]) if isinstance(block, Table) else replace(block, items=block.items[:MOST_ROWS])
    yield Note("approximate", (EARLIER_LISTED.format(shown=MOST_ROWS, rest=rows - MOST_ROWS),))


def _claims(block: Block) -> Iterator[str]:
    match block:
        case Text() | Note():
            yield from (part.claim for part in block.parts if isinstance(part, Cite))
        case Bullets():
            yield from (part.claim for item in block.items for part in item.parts if isinstance(part, Cite))
        case Table():
            yield from (part.claim for row in block.rows for cell in row for part in cell.parts if isinstance(part, Cite))
        case Heading():
            return

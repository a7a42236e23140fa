"""What of a report goes into a brief of two pages: its first page, the open packages, what it turns on, and the sources of these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from accords.blocks import Block, Bullets, Document, Footnote, Heading, Note, Table, Text
from accords.report.citations import number_citations

MOST_ROWS: Final = 5
_LONG: Final = 30  # characters; shorter texts may stand in the lead by chance
_ENDINGS: Final = ("-open", "-turns")
_REST: Final = "{shown} rows are shown here; the whole report has {rest} more."


def brief(document: Document) -> Document:
    """Choose what a reader needs who has five minutes.

    The lead is kept whole. Of the sections, those parts are kept whose anchor ends in ``-open`` (open packages) or ``-turns`` (what it
    turns on), each under the heading of the reading of consent that it belongs to. Left out are lists with the line that announces
    them (examples, points on which nothing turns), rows of a table that the lead has said in full, and rows beyond the first few, with
    a note of how many. Footnotes are those that are cited here.
    """
    said = " ".join(item.plain.casefold() for block in document.lead if isinstance(block, Bullets) for item in block.items)
    sections: list[Block] = []
    for headings, blocks in _parts(document.sections):
        kept = [short for block in blocks for short in _shortened(block, said)]
        if kept:
            sections += [heading for heading in headings if not any(heading is block for block in sections)]
            sections += kept
    return _with_footnotes(replace(document, sections=tuple(sections), footnotes=()), document.footnotes)


def _with_footnotes(chosen: Document, footnotes: tuple[Footnote, ...]) -> Document:
    """Add the footnotes that are cited, and those that they rest on in turn."""
    while True:
        cited = number_citations(chosen).numbers
        kept = tuple(footnote for footnote in footnotes if footnote.anchor in cited)
        if kept == chosen.footnotes:
            return chosen
        chosen = replace(chosen, footnotes=kept)


def _parts(blocks: Sequence[Block]) -> Iterator[tuple[list[Heading], list[Block]]]:
    """Give the parts to choose from: the headings above each, its own last, and what stands below them without announced lists."""
    above: list[Heading] = []
    inside: list[Block] = []
    for block, after in pairwise((*blocks, None)):
        if isinstance(block, Heading):
            above = [*(heading for heading in above if heading.level < block.level), block]
            inside = []
        elif block is not None and not isinstance(block, Bullets) and not _announces(block, after):
            inside.append(block)
        if inside and (after is None or isinstance(after, Heading)) and any(heading.anchor.endswith(_ENDINGS) for heading in above):
            yield above, inside


def _announces(block: Block, after: Block | None) -> bool:
    return isinstance(block, Text) and isinstance(after, Bullets) and block.plain.rstrip().endswith(":")


def _shortened(block: Block, said: str) -> Iterator[Block]:
    if not isinstance(block, Table):
        yield block
        return
    rows = tuple(row for row in block.rows if not (len(row) > 1 and len(row[0].plain) > _LONG and row[0].plain.casefold() in said))
    if rows or not block.rows:
        yield replace(block, rows=rows[:MOST_ROWS])
    if len(rows) > MOST_ROWS:
        yield Note("approximate", (_REST.format(shown=MOST_ROWS, rest=len(block.rows) - MOST_ROWS),))

"""The words of blocks, line by line, without citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from accords.blocks import Bars, Block, Bullets, Cite, Grid, Heading, Inline, Note, Parallel, Picture, Scatter, Table, Text, Timeline


def lines(blocks: Iterable[Block]) -> list[str]:
    """Give every heading, paragraph, item, note, caption and cell as one line."""
    return [line for block in blocks for line in _lines(block)]


def words(parts: Iterable[Inline]) -> str:
    """Join inline parts without their citations."""
    return "".join(part if isinstance(part, str) else part.text for part in parts if not isinstance(part, Cite))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(line):
            yield line
        case Text(parts) | Note(_, parts):
            yield words(parts)
        case Bullets(items):
            yield from (item.plain for item in items)
        case Table(caption, columns, rows):
            yield caption
            yield from columns
            yield from (cell.plain for row in rows for cell in row)
        case Grid() | Timeline():
            yield block.description
            yield from (key.words for key in block.legend)
            yield from _lines(block.table)
        case Scatter() | Parallel() | Bars():
            yield block.description
            yield from _lines(block.table)


def tables(blocks: Iterable[Block]) -> list[Table]:
    """Give every table, and the table of every picture."""
    return [block if isinstance(block, Table) else block.table for block in blocks if isinstance(block, Table | Picture)]

"""The numbers of the footnotes, the same in every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from accords.blocks import Block, Bullets, Cite, Document, Heading, Inline, Note, Table, Text
from accords.report.words import NOT_SHOWN


@dataclass(frozen=True, slots=True)
class Citations:
    """Footnotes by number.

    Attributes
    ----------
    numbers
        Claim id -> number, counted from 1. The document's footnotes keep their order. Claims that are cited but not listed (their
        source may be closed to this audience) follow in the order of their first citation, without their ids, which may say
        something themselves.
    notes
        What stands at each number; ``notes[0]`` is number 1.
    places
        Number -> how often it is cited.
    """

    numbers: dict[str, int]
    notes: tuple[Text, ...]
    places: Counter[int]


def number_citations(document: Document) -> Citations:
    """Give every claim of a document its number; of two footnotes with one anchor, citations point to the first."""
    numbers: dict[str, int] = {}
    for number, footnote in enumerate(document.footnotes, start=1):
        numbers.setdefault(footnote.anchor, number)
    notes = [footnote.text for footnote in document.footnotes]
    places: Counter[int] = Counter()
    for part in _inlines(document):
        if isinstance(part, Cite):
            if part.claim not in numbers:
                notes.append(Text((NOT_SHOWN,)))
                numbers[part.claim] = len(notes)
            places[numbers[part.claim]] += 1
    return Citations(numbers, tuple(notes), places)


def _inlines(document: Document) -> Iterator[Inline]:
    for block in (*document.lead, *document.sections):
        for paragraph in _paragraphs(block):
            yield from paragraph
    for footnote in document.footnotes:
        yield from footnote.text.parts


def _paragraphs(block: Block) -> Iterator[tuple[Inline, ...]]:
    match block:
        case Heading():
            return
        case Text() | Note():
            yield block.parts
        case Bullets():
            yield from (item.parts for item in block.items)
        case Table():
            yield from (cell.parts for row in block.rows for cell in row)
        case _:  # a picture
            yield from _paragraphs(block.table)

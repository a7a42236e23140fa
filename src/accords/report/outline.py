"""The headings of a document: levels that do not skip, anchors that do not collide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accords.blocks import Document, Heading
from accords.report.characters import clean

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading as it is rendered.

    Attributes
    ----------
    text
        Cleaned.
    level
        2 to 6, and at most one more than the heading's before; the first of the lead and of the sections has 2.
    anchor
        Unique in the document: letters, digits, ``_`` and ``-`` only, so that a renderer's own ids, which hold a dot, never collide.
    """

    text: str
    level: int
    anchor: str


def outline(document: Document) -> tuple[Entry, ...]:
    """List the headings of the lead and the sections in reading order."""
    return tuple(_entries(document))


def _entries(document: Document) -> Iterator[Entry]:
    used: set[str] = set()
    for part in (document.lead, document.sections):
        above = 1
        for block in part:
            if isinstance(block, Heading):
                above = min(max(block.level, 2), above + 1, _DEEPEST)
                text = clean(block.text).strip()
                anchor = _unique(_slug(block.anchor) or _slug(text) or "section", used)
                used.add(anchor)
                yield Entry(text, above, anchor)


def _slug(text: str) -> str:
    return re.sub(r"[^\w]+", "-", clean(text).casefold()).strip("-")


def _unique(wanted: str, used: set[str]) -> str:
    anchor, count = wanted, 1
    while anchor in used:
        count += 1
        anchor = f"{wanted}-{count}"
    return anchor

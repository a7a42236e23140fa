"""The nodes of a case file: maps, lists and texts that know where they stand, every scalar as it is written.

Offsets count characters of the text after the byte-order mark, if there is one; lines and columns count from 1.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final, Literal

Style = Literal["plain", "single", "double", "literal", "folded"]

LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
# Escapes in double quotes can make these; they have no place in a text that terminals and reports will show.
CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_COLON: Final = re.compile(r"(?:\s|(?<=\s)#[^\r\n]*+)*+:")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, from ``start`` up to but not including ``end``; ``line`` and ``column`` are those of ``start``."""

    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar: the text that YAML reads, and how it was written.

    ``empty`` marks ``key:`` with nothing behind it, or a word in a flow map without a colon. Only value and ``empty`` count in ``==``.
    """

    value: str
    span: Span = field(compare=False, repr=False)
    style: Style = field(default="plain", compare=False)
    empty: bool = False


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list; ``flow`` says that it is written in brackets."""

    items: tuple[Node, ...]
    span: Span = field(compare=False, repr=False)
    flow: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: TextNode
    value: Node


@dataclass(frozen=True, slots=True)
class MapNode:
    """A map in file order; ``flow`` says that it is written in braces.

    Keys are looked up in Unicode normal form C and stay as written in the entries.
    """

    entries: tuple[Entry, ...]
    span: Span = field(compare=False, repr=False)
    flow: bool = field(default=False, compare=False)
    _index: dict[str, Entry] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Index the entries; of two with one key, which the reader reports, the first counts."""
        object.__setattr__(self, "_index", {normal(entry.key.value): entry for entry in reversed(self.entries)})

    def entry(self, key: str) -> Entry | None:
        """Give the entry of a key, or ``None``."""
        return self._index.get(normal(key))

    def get(self, key: str) -> Node | None:
        """Give the value of a key, or ``None``."""
        entry = self._index.get(normal(key))
        return entry.value if entry else None

    def keys(self) -> tuple[str, ...]:
        """Give the keys as they are written, in file order."""
        return tuple(entry.key.value for entry in self.entries)


Node = TextNode | ListNode | MapNode


def normal(key: str) -> str:
    """Give a key in Unicode normal form C, in which keys are compared."""
    return key if key.isascii() else unicodedata.normalize("NFC", key)


def colon_behind(text: str, key: TextNode) -> int | None:
    """Say where the colon behind a key ends, past blanks and comments; ``None`` for a word in a flow map that has none."""
    match = _COLON.match(text, key.span.end)
    return match.end() if match else None

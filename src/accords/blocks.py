"""What a lens may show: a few kinds of blocks, as plain data.

A lens' ``view`` makes blocks, ``study`` puts them in order in a :class:`Document`, ``report`` renders them. Blocks know nothing of
cases, arrays or output formats. Text is a sequence of inline parts, so that names that users gave can be isolated (right-to-left names
among left-to-right words) and every sentence can carry what it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Name:
    """A name or title that a user gave (party, issue, option, source): shown isolated, never translated."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of the case as it is written there: a condition, a path, an id."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that carry the sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Cite:
    """A pointer to what a sentence rests on: the id of a claim, listed with its source at the end of the document."""

    claim: str


Inline = str | Name | Code | Strong | Cite


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    parts: tuple[Inline, ...]

    @property
    def plain(self) -> str:
        """The words alone, without citations."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts if not isinstance(part, Cite))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 opens a section of the document, 3 a part of one, 4 a part of that."""

    text: str
    level: int = 2
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences of equal rank, in the order given."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose caption says what it shows; ``row_headers`` marks the first column as headers of the rows."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    row_headers: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph set apart.

    ``basis``: what the document rests on; ``caution``: how it may be misread; ``unknown``: what nobody knows or the sources leave
    out; ``approximate``: a number or a list that is not complete, and why.
    """

    kind: Literal["basis", "caution", "unknown", "approximate"]
    parts: tuple[Inline, ...]


Block = Heading | Text | Bullets | Table | Note


@dataclass(frozen=True, slots=True)
class Footnote:
    """One claim as it is listed at the end: who says what, in which source, how firmly.

    ``anchor`` is the claim's id, which :class:`Cite` points to.
    """

    anchor: str
    text: Text


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report: first the lead, then sections of blocks, then footnotes and provenance.

    Attributes
    ----------
    title
        The case's title.
    subtitle
        The date the case is seen at and what kind of document this is.
    lead
        The first page: what it rests on, what remains open, which conditions collide, what it turns on.
    sections
        Blocks in reading order; a level-2 heading opens a section.
    footnotes
        The claims cited, in the order in which their numbers are given.
    provenance
        Rows of (what, value): lens, date, readings, format, version, checksum of the file.
    language, direction
        Of the interface words: a BCP 47 tag, and ``ltr`` or ``rtl``.
    """

    title: str
    subtitle: str
    lead: tuple[Block, ...]
    sections: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    provenance: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"


def text(*parts: Inline) -> Text:
    """Make a paragraph of inline parts."""
    return Text(parts)

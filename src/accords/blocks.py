"""What a lens may show: a few kinds of blocks, as plain data.

A lens' ``view`` makes blocks, ``study`` puts them in order in a :class:`Document`, ``report`` renders them. Blocks know nothing of
cases, arrays or output formats. Text is a sequence of inline parts, so that names that users gave can be isolated (right-to-left names
among left-to-right words) and every sentence can carry what it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
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


class Mark(Enum):
    """A sign in a picture, told from the others by its shape alone; what it means, the picture's legend says."""

    SQUARE = "square"
    HATCHED_SQUARE = "hatched_square"
    DASHED_SQUARE = "dashed_square"
    DISC = "disc"
    RING = "ring"
    DASHED_RING = "dashed_ring"
    DIAMOND = "diamond"
    OPEN_DIAMOND = "open_diamond"
    CROSS = "cross"
    BAR = "bar"
    QUERY = "query"
    DOT = "dot"
    OPEN_SQUARE = "open_square"


@dataclass(frozen=True, slots=True)
class Key:
    """One line of a picture's legend."""

    mark: Mark
    words: str


@dataclass(frozen=True, slots=True)
class Labels:
    """Rows or columns of a picture that belong together, with a title or without."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A picture of rows and columns with marks where they meet: plain data, without colours or sizes.

    Attributes
    ----------
    caption, description
        Its title; one or two sentences that say what it shows, for those who do not see it.
    rows, columns
        Their labels, in groups. A renderer may shorten a label that is too long for its place: the table has it in full.
    cells
        For each row of all groups, for each column of all groups, the marks there; none where the cell is empty.
    legend, empty
        What the marks mean, and what it means that there is none.
    table
        The same in words, with what it rests on: whoever shows no pictures shows this.
    """

    caption: str
    description: str
    rows: tuple[Labels, ...]
    columns: tuple[Labels, ...]
    cells: tuple[tuple[tuple[Mark, ...], ...], ...]
    legend: tuple[Key, ...]
    empty: str
    table: Table


@dataclass(frozen=True, slots=True)
class Span:
    """Something that lasts or happens, with what is known of when; days are included, ``None`` is an end that is not known.

    Attributes
    ----------
    label, mark
        What it is.
    start, end
        The first and the last day on which it may be so; ``end`` is also ``None`` where it goes on as far as is known.
    known_from, known_to
        The days between which it is known to be so; both ``None`` where that is known of no day.
    note
        A few words that stand beside it, or none.
    """

    label: str
    mark: Mark
    start: date | None = None
    known_from: date | None = None
    known_to: date | None = None
    end: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """Spans that belong together."""

    title: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A picture of what was so when: plain data, without colours or sizes.

    Attributes
    ----------
    caption, description
        Its title; one or two sentences that say what it shows, for those who do not see it.
    seen_at
        The day from which all of it is seen.
    lanes
        The spans, in groups.
    legend
        What the marks mean.
    table
        The same in words, with what it rests on: whoever shows no pictures shows this.
    """

    caption: str
    description: str
    seen_at: date
    lanes: tuple[Lane, ...]
    legend: tuple[Key, ...]
    table: Table


class Role(Enum):
    """What a point of a numeric picture is; each role has a shape and a line of its own."""

    PACKAGE = "package"
    FRONTIER = "frontier"
    SOLUTION = "solution"
    PROPOSAL = "proposal"
    STATUS_QUO = "status_quo"


@dataclass(frozen=True, slots=True)
class Axis:
    """What is measured along one direction of a numeric picture.

    Attributes
    ----------
    title
        What is measured, of whom and in which unit: "Utility of North, as given".
    low, high
        The ends of the scale, where it has any; else they are taken from what is shown. What lies beyond them is shown all the same.
    reservation
        The value below which the party is said to accept nothing, or ``None``.
    """

    title: str
    low: float | None = None
    high: float | None = None
    reservation: float | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """Something with one value per axis; a point with a label is named in the picture, one without is not."""

    values: tuple[float, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one role, with the words for them in the legend."""

    role: Role
    words: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Scatter:
    """A picture of points by their values for two parties, or for each pair of three: plain data, without colours or sizes.

    ``axes`` are two, or three for a panel of each pair; ``series`` are groups of points, no two of one role. ``joined`` says how the
    points of the frontier are joined where there are two axes: by ``steps``, where nothing lies between packages, or by a ``line``, where
    mixtures of neighbours are possible. The rest is as in :class:`Grid`; the maker cuts a long table off.
    """

    caption: str
    description: str
    axes: tuple[Axis, ...]
    series: tuple[Series, ...]
    table: Table
    joined: Literal["no", "steps", "line"] = "no"


@dataclass(frozen=True, slots=True)
class Parallel:
    """A picture of points as lines across upright axes, two or more, each with a scale of its own: plain data as in :class:`Scatter`."""

    caption: str
    description: str
    axes: tuple[Axis, ...]
    series: tuple[Series, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class Bar:
    """What one assumption changes: the result where the assumption is at its low, its base and its high value.

    ``low`` may be above ``high``: then the result falls as the assumption rises.
    """

    label: str
    low: float
    base: float
    high: float


@dataclass(frozen=True, slots=True)
class Bars:
    """A picture of how far a result moves with one assumption at a time, to both sides of a base (a tornado): plain data.

    ``axis`` is what the result is; ``bars`` are in the order in which they stand, the widest first as a rule; ``low`` and ``high`` are the
    legend's words for the parts of a bar, as in "the assumption is at its lowest". The rest is as in :class:`Grid`.
    """

    caption: str
    description: str
    axis: Axis
    bars: tuple[Bar, ...]
    low: str
    high: str
    table: Table


Picture = Grid | Timeline | Scatter | Parallel | Bars
Block = Heading | Text | Bullets | Table | Note | Picture


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

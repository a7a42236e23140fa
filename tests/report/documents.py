"""Documents to render: one like a report, one full of hostile texts, and random ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hypothesis import strategies as st

from accords.blocks import (
    Axis,
    Bar,
    Bars,
    Block,
    Bullets,
    Cite,
    Code,
    Document,
    Footnote,
    Grid,
    Heading,
    Inline,
    Key,
    Labels,
    Lane,
    Mark,
    Name,
    Note,
    Parallel,
    Picture,
    Point,
    Role,
    Scatter,
    Series,
    Span,
    Strong,
    Table,
    Text,
    Timeline,
    text,
)

NORTH = Name("North village")
COUNCIL = Name("مجلس الشمال")

SAMPLE = Document(
    title="Two villages and a well",
    subtitle="As seen on 17 December 2024",
    lead=(
        Note("basis", ("It rests on two statements. It is neither a forecast nor a finding on any side.",)),
        text("Of 11 packages ", Strong("five remain open"), Cite("c1"), "."),
    ),
    sections=(
        Heading("Positions", 2, "positions"),
        text(NORTH, " refuses ", Code("share > 40"), Cite("c1"), Cite("c2"), "."),
        Heading("Share of the water", 3),
        Table(
            "Refusals on the share of the water",
            ("Party", "Condition", "Packages"),
            (
                (text(NORTH), text(Code("share > 40"), Cite("c1")), text("4")),
                (text(COUNCIL), text(Code("fence in gate | removed")), text("10")),
            ),
        ),
        Note("caution", ("A condition that nobody stated may still exist.",)),
        Heading("Change", 2),
        Bullets((text("Nothing moved", Cite("gone"), "."), text("The rains failed."))),
        Bullets((text("First the gate."), text("Then the share.")), ordered=True),
        Note(
            "unknown",
            (
                "What ",
                COUNCIL,
                " wants.",
            ),
        ),
        Note("approximate", ("The list is not complete.",)),
    ),
    footnotes=(
        Footnote("c1", text("District news, paragraph 3", Cite("c2"), ".")),
        Footnote("c2", text("Note of a visit, page 2.")),
        Footnote("c3", text("Cited by nobody.")),
    ),
    provenance=(("Date", "2024-12-17"), ("Checksum", "ab" * 32)),
)

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "]]>",
    "-->",
    "\" onfocus='x' autofocus",
    "&lt;b&gt;",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x9b2J",
    "\x00\x07\x08",
    "a|b",
    "\\|",
    "`code`",
    "``",
    "**bold** __bold__ *it* _it_",
    "# heading",
    "1. item",
    "- item",
    "> quote",
    "===",
    "| a | b |\n| --- | --- |",
    "[link](http://example.org)",
    "![image](http://example.org/x.png)",
    "http://example.org",
    "www.example.org",
    "[^1]: definition",
    "[bold]rich[/bold]",
    ":warning:",
    "$x$",
    "\u202egnp.exe",
    "\u2066hidden",
    "a\u2028b\nc",
    "\ud800",
    "\U000e0041",
    "🕊️ dove",
    "שלום عليكم",
    "می‌خواهم",
)


def hostile_document(words: str) -> Document:
    """Put one text wherever a document holds text."""
    parts: tuple[Inline, ...] = (words, Name(words), Code(words), Strong(words), Cite(words), words)
    blocks: tuple[Block, ...] = (
        Heading(words, 2, words),
        Text(parts),
        Bullets((Text(parts), Text((words,)))),
        Table(words, (words, words), ((Text(parts), Text((Code(words),))),)),
        Note("caution", parts),
        hostile_grid(words),
        hostile_timeline(words),
        *hostile_numbers(words),
        Heading(words, 3),
    )
    return Document(words, words, blocks, blocks, (Footnote(words, Text((words,))),), ((words, words),))


def hostile_grid(words: str) -> Grid:
    """Put one text wherever a grid holds text."""
    labels, table = Labels(words, (words, words)), Table(words, (words,), ((text(words),),))
    marks = ((Mark.SQUARE,), (Mark.RING, Mark.QUERY))
    return Grid(words, words, (labels,), (labels,), (marks, marks), (Key(Mark.SQUARE, words), Key(Mark.RING, words)), words, table)


def hostile_timeline(words: str) -> Timeline:
    """Put one text wherever a timeline holds text."""
    day = date(2024, 12, 17)
    lane = Lane(words, (Span(words, Mark.DISC, note=words), Span(words, Mark.DIAMOND, day, day, day, day, words)))
    return Timeline(words, words, day, (lane,), (Key(Mark.DISC, words),), Table(words, (words,), ((text(words),),)))


def hostile_numbers(words: str) -> tuple[Scatter, Parallel, Bars]:
    """Put one text wherever numeric pictures hold text."""
    axis, table = Axis(words, 0, 1, 0.5), Table(words, (words,), ((text(words),),))
    series = (Series(Role.FRONTIER, words, (Point((0.2, 0.8), words), Point((0.9, 0.1), words))),)
    return (
        Scatter(words, words, (axis, axis), series, table, "steps"),
        Parallel(words, words, (axis, axis), series, table),
        Bars(words, words, axis, (Bar(words, 0.1, 0.5, 0.7),), words, words, table),
    )


def texts_of(document: Document) -> Iterator[str]:
    """Every text that a reader must find again."""
    yield from (document.title, document.subtitle)
    for block in (*document.lead, *document.sections):
        match block:
            case Heading():
                yield block.text
            case Text() | Note():
                yield from _words(block.parts)
            case Bullets():
                for item in block.items:
                    yield from _words(item.parts)
            case Table():
                yield from (block.caption, *block.columns)
                for row in block.rows:
                    for cell in row:
                        yield from _words(cell.parts)
            case _:  # a picture
                yield block.description
                yield from texts_of(Document("", "", (block.table,), ()))
    for footnote in document.footnotes:
        yield from _words(footnote.text.parts)
    for pair in document.provenance:
        yield from pair


def _words(parts: tuple[Inline, ...]) -> Iterator[str]:
    yield from (part if isinstance(part, str) else part.text for part in parts if not isinstance(part, Cite))


_ANY = st.text(max_size=12) | st.text(alphabet="ab |`*_#<>&[]()\\!-:1.\x1b\u202eאب\n ", max_size=12) | st.sampled_from(HOSTILE[10:20])
_CLAIMS = st.sampled_from(["c1", "c2", "c 3", "-->", "ع"])
_INLINE = _ANY | st.builds(Name, _ANY) | st.builds(Code, _ANY) | st.builds(Strong, _ANY) | st.builds(Cite, _CLAIMS)
_PARTS = st.lists(_INLINE, max_size=3).map(tuple)
_TEXT = st.builds(Text, _PARTS)
_TABLE = st.builds(
    Table,
    _ANY,
    st.lists(_ANY, max_size=3).map(tuple),
    st.lists(st.lists(_TEXT, max_size=4).map(tuple), max_size=3).map(tuple),
    st.booleans(),
)
_MARK = st.sampled_from(Mark)
_LEGEND = st.lists(st.builds(Key, _MARK, _ANY), max_size=3).map(tuple)
_LABELS = st.lists(st.builds(Labels, _ANY, st.lists(_ANY, max_size=3).map(tuple)), max_size=3).map(tuple)
_CELLS = st.lists(st.lists(st.lists(_MARK, max_size=2).map(tuple), max_size=4).map(tuple), max_size=4).map(tuple)
_DAY = st.dates() | st.dates(date(2024, 1, 1), date(2025, 12, 31))
_SPAN = st.builds(Span, _ANY, _MARK, st.none() | _DAY, st.none() | _DAY, st.none() | _DAY, st.none() | _DAY, _ANY)
_LANES = st.lists(st.builds(Lane, _ANY, st.lists(_SPAN, max_size=3).map(tuple)), max_size=2).map(tuple)

_NUMBER = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-3, 3).map(float) | st.floats(0, 1)
_AXIS = st.builds(Axis, _ANY, st.none() | _NUMBER, st.none() | _NUMBER, st.none() | _NUMBER)


def _series(axes: int) -> st.SearchStrategy[tuple[Series, ...]]:
    """Make groups of points, most of them with as many values as there are axes."""
    values = st.lists(_NUMBER, min_size=axes, max_size=axes) | st.lists(_NUMBER, max_size=3)
    point = st.builds(Point, values.map(tuple), st.just("") | _ANY)
    return st.lists(st.builds(Series, st.sampled_from(Role), _ANY, st.lists(point, max_size=5).map(tuple)), max_size=3).map(tuple)


def _axes(most: int) -> st.SearchStrategy[tuple[Axis, ...]]:
    return st.lists(_AXIS, max_size=most).map(tuple)


_JOINED = st.sampled_from(["no", "steps", "line"])
SCATTERS: st.SearchStrategy[Scatter] = _axes(4).flatmap(
    lambda axes: st.builds(Scatter, _ANY, _ANY, st.just(axes), _series(len(axes)), _TABLE, _JOINED)
)
PARALLELS: st.SearchStrategy[Parallel] = _axes(5).flatmap(
    lambda axes: st.builds(Parallel, _ANY, _ANY, st.just(axes), _series(len(axes)), _TABLE)
)
_BAR = st.builds(Bar, _ANY, _NUMBER, _NUMBER, _NUMBER)
BARS: st.SearchStrategy[Bars] = st.builds(Bars, _ANY, _ANY, _AXIS, st.lists(_BAR, max_size=4).map(tuple), _ANY, _ANY, _TABLE)

GRIDS: st.SearchStrategy[Grid] = st.builds(Grid, _ANY, _ANY, _LABELS, _LABELS, _CELLS, _LEGEND, _ANY, _TABLE)
TIMELINES: st.SearchStrategy[Timeline] = st.builds(Timeline, _ANY, _ANY, _DAY, _LANES, _LEGEND, _TABLE)
PICTURES: st.SearchStrategy[Picture] = GRIDS | TIMELINES | SCATTERS | PARALLELS | BARS

_BLOCK = st.one_of(
    PICTURES,
    st.builds(Heading, _ANY, st.integers(0, 7), _ANY),
    _TEXT,
    st.builds(Bullets, st.lists(_TEXT, max_size=3).map(tuple), st.booleans()),
    _TABLE,
    st.builds(Note, st.sampled_from(["basis", "caution", "unknown", "approximate"]), _PARTS),
)
_BLOCKS = st.lists(_BLOCK, max_size=4).map(tuple)

DOCUMENTS: st.SearchStrategy[Document] = st.builds(
    Document,
    title=_ANY,
    subtitle=_ANY,
    lead=_BLOCKS,
    sections=_BLOCKS,
    footnotes=st.lists(st.builds(Footnote, _CLAIMS, _TEXT), max_size=3).map(tuple),
    provenance=st.lists(st.tuples(_ANY, _ANY), max_size=2).map(tuple),
    direction=st.sampled_from(["ltr", "rtl"]),
)

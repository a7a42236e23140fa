"""The node tree of a case file: what stands where, every scalar still text.

:func:`decode` turns bytes into a :class:`Source`, :func:`read_tree` turns that into maps, lists and texts that know their places.
Nothing is typed here (``yes``, ``1.10`` and dates stay as written) and nothing is checked against the schema; only what the format
refuses in any YAML is reported: anchors, aliases, tags, directives, several documents, deep nesting, duplicate and odd keys.

Offsets count characters of the text after the byte-order mark, if there is one; lines and columns count from 1.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import Reader
from ruamel.yaml.scanner import Scanner, ScannerError

from accords.case.yaml_faults import Fault, explain_bytes, explain_characters, explain_syntax
from accords.errors import CaseError, Place, Problem

MAX_BYTES: Final = 2_000_000
MAX_NESTING: Final = 30
EXCERPT_WIDTH: Final = 100

Style = Literal["plain", "single", "double", "literal", "folded"]

# Past this depth the rest of the file is not read at all: the scanner's work grows with the square of the open brackets.
_HOPELESS_NESTING: Final = 200
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_ESCAPE: Final = re.compile(r"\\(?:x..|u.{4}|U.{8}|\r\n|[^xuU])", re.DOTALL)
_DOUBLED: Final = re.compile("''")
_STYLES: Final[dict[str, Style]] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
# Escapes in double quotes can make these; they have no place in a text that terminals and reports will show.
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


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


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file with what is needed to point into it.

    Attributes
    ----------
    text
        The characters, without the byte-order mark; line breaks as they stand in the file.
    file
        The name that places carry.
    bom
        Whether the file begins with a byte-order mark.
    raw
        The bytes as they were read.
    """

    text: str
    file: str = ""
    bom: bool = False
    raw: bytes = field(default=b"", repr=False)
    _starts: tuple[int, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Note where lines begin."""
        object.__setattr__(self, "_starts", (0, *(match.end() for match in _LINE_BREAK.finditer(self.text))))

    def place(self, offset: int) -> Place:
        """Give line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1, self.file)

    def excerpt(self, offset: int, length: int = 1) -> str:
        """Give the line that holds ``offset`` and, under it, carets below ``length`` characters from there.

        Long lines are cut to about :data:`EXCERPT_WIDTH` columns around the caret; wide characters count as two columns, combining
        marks as none, and tabs are shown as four blanks, so that the caret stands right in a terminal.
        """
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        stop = self._starts[line] if line < len(self._starts) else len(self.text)
        while stop > start and self.text[stop - 1] in "\r\n":
            stop -= 1
        at = min(offset, stop)
        return _caret_lines(self.text, (start, stop), at, min(at + max(length, 1), max(stop, at + 1)))

    def problem(self, offset: int, message: str, *, length: int = 1, path: str = "", hint: str = "") -> Problem:
        """Make a problem that stands at ``offset``, with its place and excerpt."""
        return Problem(message, self.place(offset), path, hint, self.excerpt(offset, length))

    def offset_in(self, node: TextNode, index: int) -> int:
        """Give the offset in the text of the character ``index`` of a scalar's value.

        Folded lines, quotes, doubled quotes and escapes are seen through; the end of the value maps to the end of what is written,
        before a closing quote.
        """
        index = min(max(index, 0), len(node.value))
        start, end = node.span.start, node.span.end
        if node.style == "plain" and end - start == len(node.value):
            return start + index
        if node.style in {"literal", "folded"}:
            offsets = _offsets_in_block(self.text, node)
        else:
            quote = 0 if node.style == "plain" else 1
            end -= quote
            offsets = _offsets_in_line(self.text, start + quote, end, node.style)
        return offsets[index] if index < len(offsets) else end


def _caret_lines(text: str, line: tuple[int, int], at: int, end: int) -> str:
    first, last = _window(text, line, at)
    pieces = [_shown(char) for char in text[first:last]]
    before = sum(_width(piece) for piece in pieces[: at - first])
    under = sum(_width(piece) for piece in pieces[at - first : end - first])
    head, tail = ("…" if first > line[0] else ""), ("…" if last < line[1] else "")
    return f"{head}{''.join(pieces)}{tail}\n{' ' * (before + len(head))}{'^' * max(under, 1)}"


def _window(text: str, line: tuple[int, int], at: int) -> tuple[int, int]:
    """Choose which characters of a long line to show: two thirds of the width before the caret at most, the rest after."""
    start, stop = line
    if stop - start <= 4 * EXCERPT_WIDTH and sum(_width(_shown(char)) for char in text[start:stop]) <= EXCERPT_WIDTH:
        return start, stop
    first, room = at, EXCERPT_WIDTH * 2 // 3
    while first > start and (room := room - _width(_shown(text[first - 1]))) >= 0:
        first -= 1
    last, room = first, EXCERPT_WIDTH
    while last < stop and (room := room - _width(_shown(text[last]))) >= 0:
        last += 1
    return first, last


def _shown(char: str) -> str:
    if char == "\t":
        return "    "
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) in {"Cc", "Cs"} else char


def _width(piece: str) -> int:
    return sum(_columns(char) for char in piece)


def _columns(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _offsets_in_line(text: str, start: int, stop: int, style: Style) -> list[int]:
    """Give, for every character of a plain or quoted scalar's value, where it is written (YAML 1.2.2, 7.3 and 6.5 on line folding)."""
    offsets: list[int] = []
    at = start
    while at < stop:
        match = _ESCAPE.match(text, at, stop) if style == "double" else _DOUBLED.match(text, at, stop) if style == "single" else None
        if match is None and (match := _BLANKS.match(text, at, stop)):
            offsets += _offsets_of_blanks(text, at, match.end())
        elif match is None or match[0][-1] not in "\r\n":
            offsets.append(at)
        else:  # a backslash at the end of a line joins it to the next
            match = _BLANKS.match(text, at + 1, stop) or match
            offsets += _line_breaks(text, at + 1, match.end())[1:]
        at = match.end() if match else at + 1
    return offsets


def _offsets_of_blanks(text: str, start: int, stop: int) -> list[int]:
    """Fold blanks and line breaks: one break is a blank, more are one less; without a break, blanks are what they are."""
    breaks = _line_breaks(text, start, stop)
    return (breaks if len(breaks) == 1 else breaks[1:]) or list(range(start, stop))


def _line_breaks(text: str, start: int, stop: int) -> list[int]:
    return [match.start() for match in _LINE_BREAK.finditer(text, start, stop)]


def _offsets_in_block(text: str, node: TextNode) -> list[int]:
    """Give, for every character of a literal or folded scalar's value, where it is written.

    The header need not name the indentation, so that which gives the value that was read is taken.
    """
    header, *lines = _lines_of(text, node.span.start, node.span.end)
    filled = next((line for line in lines if text[line[0] : line[1]].strip(" ")), header)
    deepest = filled[1] - filled[0] - len(text[filled[0] : filled[1]].lstrip(" "))
    for indent in range(deepest, -1, -1):
        characters = _block_characters(text, lines, indent, folded=node.style == "folded")
        if "".join(char for char, _ in characters).rstrip("\n") == node.value.rstrip("\n"):
            return [offset for _, offset in characters][: len(node.value.rstrip("\n"))]
    return [node.span.start] * len(node.value)


def _lines_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the lines of a stretch of text, without their breaks."""
    breaks = list(_LINE_BREAK.finditer(text, start, end))
    return list(zip([start, *(match.end() for match in breaks)], [*(match.start() for match in breaks), end], strict=True))


def _block_characters(text: str, lines: list[tuple[int, int]], indent: int, *, folded: bool) -> list[tuple[str, int]]:
    """Read the lines of a block scalar at an indentation (YAML 1.2.2, 8.1): its characters and where they are written."""
    characters: list[tuple[str, int]] = []
    pending: list[tuple[str, int]] = []
    previous = ""
    for start, end in lines:
        first = start + min(indent, end - start - len(text[start:end].lstrip(" ")))
        content = text[first:end]
        if content:
            plain = folded and previous[:1] not in {"", " ", "\t"} and content[0] not in " \t"
            if plain and len(pending) == 1:
                pending = [(" ", pending[0][1])]
            elif plain:
                pending = pending[1:]
            characters += pending
            characters += [(char, first + index) for index, char in enumerate(content)]
            pending, previous = [], content
        pending.append(("\n", end))
    return characters + pending


def decode(raw: bytes, file: str) -> Source:
    """Read the bytes of a file as UTF-8 text, with or without a byte-order mark.

    Raises
    ------
    CaseError
        With one problem: the file is empty, larger than :data:`MAX_BYTES`, in another encoding, or no text at all.
    """
    body = raw.removeprefix(_BYTE_ORDER_MARK)
    fault = explain_bytes(body, MAX_BYTES)
    if fault is None:
        return Source(body.decode("utf-8"), file, len(body) < len(raw), raw)
    if not fault.length:
        line = len(_LINE_BREAK.findall(body[:MAX_BYTES].decode("utf-8", errors="replace")[: fault.start])) + 1
        raise CaseError([Problem(fault.message, Place(line, 1, file), hint=fault.hint)])
    raise CaseError([_problem_of(Source(body.decode("utf-8", errors="replace"), file), fault)])


def read_tree(source: Source) -> tuple[MapNode, list[Problem]]:
    """Read the nodes of a text and everything in it that the format refuses in any YAML.

    Returns
    -------
    tuple of MapNode and list of Problem
        The tree as far as it could be read, and all problems in the order of their places.

    Raises
    ------
    CaseError
        With one problem: the text stops being YAML at this place.
    """
    fault = explain_characters(source.text)
    if fault is not None:
        raise CaseError([_problem_of(source, fault)])
    builder = _Builder(source)
    root = builder.document()
    return root, sorted(builder.problems, key=lambda problem: problem.place or Place(0, 0))


def _problem_of(source: Source, fault: Fault) -> Problem:
    return source.problem(fault.start, fault.message, length=fault.length, hint=fault.hint)


class _QuickReader(Reader):
    """ruamel's reader, stepping over a stretch without line breaks at once."""

    def forward(self, length: int = 1) -> None:
        stop = self.pointer + length
        passed = self.buffer[self.pointer : stop]
        if "\n" in passed or "\r" in passed:
            super().forward(length)
            return
        self.pointer = stop
        self.index += length
        self.column += length


class _WatchfulScanner(Scanner):
    """ruamel's scanner, keeping note of what the parser's events do not show."""

    def __init__(self, loader: YAML) -> None:
        self.questions: list[int] = []
        self.directives: list[int] = []
        super().__init__(loader)

    def fetch_key(self) -> None:
        self.questions.append(self.reader.index)
        super().fetch_key()

    def fetch_directive(self) -> None:
        self.directives.append(self.reader.index)
        self._guarded(super().fetch_directive)

    def scan_flow_scalar_non_spaces(self, double: Any, start_mark: Any) -> Any:
        return self._guarded(lambda: Scanner.scan_flow_scalar_non_spaces(self, double, start_mark))

    def _guarded(self, scan: Callable[[], Any]) -> Any:
        """Scan where ruamel trusts numbers: an escape past the last character, a version of thousands of digits."""
        try:
            return scan()
        except (ValueError, OverflowError) as error:
            mark = self.reader.get_mark()
            raise ScannerError("while scanning a double-quoted scalar", mark, "a number is too large", mark) from error


class _Builder:
    """Builds the tree from the parser's events, which alone show anchors, aliases and tags."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._path: list[str] = []
        self._yaml = YAML(typ="safe", pure=True)
        self._yaml.Reader = _QuickReader
        self._yaml.Scanner = _WatchfulScanner
        self._events = self._read_events()

    def _read_events(self) -> Iterator[Event]:
        """Give the parser's events; turn whatever stops it into the one problem of a text that is not YAML."""
        try:
            yield from self._yaml.parse(self.source.text)
        except MarkedYAMLError as error:
            mark, opened = error.problem_mark or error.context_mark, error.context_mark
            at = mark.index if mark else len(self.source.text)
            fault = explain_syntax(
                self.source.text, at, str(error.problem or ""), opened.index if opened else None, str(error.context or "")
            )
            raise CaseError([_problem_of(self.source, fault)]) from error

    def document(self) -> MapNode:
        """Read the one document."""
        root: Node | None = None
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    self._report(
                        event, "A case file holds one document; here a second one begins.", hint="Remove the line '---' or '...' before it."
                    )
                    break
                root = self._node(next(self._events), 1)
        self._report_signs()
        if isinstance(root, MapNode):
            return root
        start = root.span.start if root else 0
        message = "A case file is a map at its top level: lines of 'key: value'."
        self.problems.append(self.source.problem(start, message, hint="Begin with the line 'accords: 1'."))
        place = self.source.place(start)
        return MapNode((), Span(start, start, place.line, place.column))

    def _report_signs(self) -> None:
        """Report the signs that only the scanner sees."""
        scanner = self._yaml.scanner
        for at in scanner.questions:
            message = "A key is written 'key: value', without a question mark before it."
            self.problems.append(self.source.problem(at, message, hint="Remove the '?'. If a text begins with '?', put it in quotes."))
        for at in scanner.directives:
            message = "A case file has no YAML directives (lines that begin with '%')."
            self.problems.append(self.source.problem(at, message, hint="Remove the line."))

    def _report(self, event: Event, message: str, *, hint: str = "", length: int = 1) -> None:
        path = ".".join(self._path)
        self.problems.append(self.source.problem(event.start_mark.index, message, length=length, path=path, hint=hint))

    def _node(self, event: Event, depth: int) -> Node:
        if isinstance(event, AliasEvent):
            return self._alias(event)
        self._report_properties(event)
        if isinstance(event, ScalarEvent):
            return self._text(event)
        if depth > MAX_NESTING:
            return self._skip(event)
        if isinstance(event, MappingStartEvent):
            return self._map(event, depth)
        if isinstance(event, SequenceStartEvent):
            return self._list(event, depth)
        raise AssertionError("the parser knows four kinds of nodes")

    def _alias(self, event: AliasEvent) -> TextNode:
        written = f"*{event.anchor}"
        self._report(
            event,
            f"An alias ('{written}') is not allowed: a case says everything where it stands.",
            hint="Write the value out. If a text begins with '*', put it in quotes.",
            length=len(written),
        )
        return TextNode(written, _span(event.start_mark, event.end_mark.index))

    def _report_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._report(
                event,
                f"An anchor ('&{event.anchor}') is not allowed: a case says everything where it stands.",
                hint="Remove it. If a text begins with '&', put it in quotes.",
                length=len(event.anchor) + 1,
            )
        if event.ctag is not None:
            written = f"{event.ctag.handle or ''}{event.ctag.suffix or ''}"
            self._report(
                event,
                f"A tag ('{written}') is not allowed: the schema says what a value is.",
                hint="Remove it. If a text begins with '!', put it in quotes.",
                length=len(written),
            )

    def _text(self, event: ScalarEvent) -> TextNode:
        value, style = event.value, _STYLES.get(event.style or "", "plain")
        end = event.end_mark.index
        if style in {"literal", "folded"}:
            end = _end_of_block(self.source.text, event.start_mark.index, end, value)
        elif style == "double" and (match := _CONTROL.search(value)):
            self._report(
                event,
                f"This text holds the control character U+{ord(match[0]):04X}, written as an escape; a case holds plain text.",
                hint="Remove the escape.",
            )
            value = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", value)
        return TextNode(value, _span(event.start_mark, end), style, style == "plain" and not value)

    def _skip(self, event: Event) -> TextNode:
        self._report(event, f"This is nested more than {MAX_NESTING} deep.", hint="Give the inner parts ids of their own.")
        depth = 1
        for inner in self._events:
            depth += isinstance(inner, CollectionStartEvent) - isinstance(inner, CollectionEndEvent)
            if depth > _HOPELESS_NESTING:
                raise CaseError(self.problems)
            if depth == 0:
                break
        return TextNode("…", _span(event.start_mark, event.start_mark.index))

    def _list(self, start: CollectionStartEvent, depth: int) -> ListNode:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, SequenceEndEvent):
                return ListNode(tuple(items), _span(start.start_mark, _end(start, event, items)), bool(start.flow_style))
            self._path.append(str(len(items) + 1))
            items.append(self._node(event, depth + 1))
            if isinstance(items[-1], TextNode) and items[-1].empty:
                self._report(event, "This list item is empty.", hint="Write a value, or remove the item.")
            self._path.pop()
        raise AssertionError("the parser ends what it begins")

    def _map(self, start: CollectionStartEvent, depth: int) -> MapNode:
        entries: list[Entry] = []
        seen: dict[str, TextNode] = {}
        for event in self._events:
            if isinstance(event, MappingEndEvent):
                children = [entry.value for entry in entries]
                return MapNode(tuple(entries), _span(start.start_mark, _end(start, event, children)), bool(start.flow_style))
            key = self._key(event, depth, seen)
            self._path.append(key.value)
            entries.append(Entry(key, self._node(next(self._events), depth + 1)))
            self._path.pop()
        raise AssertionError("the parser ends what it begins")

    def _key(self, event: Event, depth: int, seen: dict[str, TextNode]) -> TextNode:
        """Read a key; report what cannot be one."""
        key = self._node(event, depth + 1)
        if not isinstance(key, TextNode):
            kind = "map" if isinstance(key, MapNode) else "list"
            self._report(
                event, f"A key is a text, but here a {kind} stands as a key.", hint="If '{' or '[' begins a text, put it in quotes."
            )
            return TextNode("", key.span)
        first = seen.setdefault(normal(key.value), key)
        if key.empty:
            self._report(event, "A key is missing before the colon.")
        elif key.value[:1].isspace() and key.style == "plain":
            message = f"This key begins with U+{ord(key.value[0]):04X}, which looks like a blank and is none."
            self._report(event, message, hint="Delete it and type ordinary blanks.")
        elif first is not key:
            place = self.source.place(first.span.start)
            self._report(
                event,
                f"The key '{key.value}' stands twice in this map: first in line {place.line}, column {place.column}, and here.",
                hint="Remove one of the two, or give it another id.",
                length=key.span.end - key.span.start,
            )
        elif key.value == "<<" and key.style == "plain":
            self._report(event, "Merge keys ('<<') are not allowed.", hint="Write the keys out.", length=2)
        return key


def _span(mark: Any, end: int) -> Span:
    return Span(mark.index, end, mark.line + 1, mark.column + 1)


def _end(start: CollectionStartEvent, end: Event, children: list[Node]) -> int:
    """Say where a collection ends: at its bracket, or where its last child ends (the parser would count the blank lines after it)."""
    if start.flow_style or not children:
        return int(end.end_mark.index)
    return children[-1].span.end


def _end_of_block(text: str, start: int, end: int, value: str) -> int:
    """Say where a block scalar's last line ends, without its line break.

    Blank lines behind it belong to it only where they are part of the value: after ``|+``, and where they hold more blanks than the
    indentation.
    """
    body = text[start:end]
    last = body[:-2] if body.endswith("\r\n") else body[:-1] if body.endswith(("\r", "\n")) else body
    if value.endswith("\n\n") or (value and not value.rstrip("\n").rpartition("\n")[2].strip(" ")):
        return start + len(last)
    filled = len(body.rstrip(" \t\r\n"))
    rest = _LINE_BREAK.search(body, filled)
    return start + (rest.start() if rest else len(last))


__all__ = [
    "MAX_BYTES",
    "MAX_NESTING",
    "Entry",
    "ListNode",
    "MapNode",
    "Node",
    "Source",
    "Span",
    "Style",
    "TextNode",
    "decode",
    "normal",
    "read_tree",
]

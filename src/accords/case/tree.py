"""The node tree of a case file, built from the events of the YAML parser.

Nothing is typed here (``yes``, ``1.10`` and dates stay as written) and nothing is checked against the schema; only what the format
refuses in any YAML is reported: anchors, aliases, tags, directives, several documents, deep nesting, duplicate and odd keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

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

from accords.case.nodes import CONTROL, LINE_BREAK, Entry, ListNode, MapNode, Node, Span, Style, TextNode, colon_behind, normal
from accords.case.source import Source
from accords.case.text_faults import explain_characters
from accords.case.yaml_faults import explain_syntax
from accords.errors import CaseError, Place, Problem

MAX_NESTING: Final = 30

# Past this depth the rest of the file is not read at all: the scanner's work grows with the square of the open brackets.
_HOPELESS_NESTING: Final = 200
_STYLES: Final[dict[str, Style]] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}


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
        raise CaseError([source.problem_of(fault)])
    builder = _Builder(source)
    root = builder.document()
    return root, sorted(builder.problems, key=lambda problem: problem.place or Place(0, 0))


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
            raise CaseError([self.source.problem_of(fault)]) from error

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
        elif style == "double" and (match := CONTROL.search(value)):
            self._report(
                event,
                f"This text holds the control character U+{ord(match[0]):04X}, written as an escape; a case holds plain text.",
                hint="Remove the escape.",
            )
            value = CONTROL.sub("\N{REPLACEMENT CHARACTER}", value)
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
            value = self._node(next(self._events), depth + 1)
            entries.append(Entry(key, self._placed(key, value) if isinstance(value, TextNode) and value.empty else value))
            self._path.pop()
        raise AssertionError("the parser ends what it begins")

    def _placed(self, key: TextNode, value: TextNode) -> TextNode:
        """Put an empty value where one would be written: behind the colon (the parser has it before what follows)."""
        at = colon_behind(self.source.text, key) or key.span.end
        place = self.source.place(at)
        return replace(value, span=Span(at, at, place.line, place.column))

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
    rest = LINE_BREAK.search(body, filled)
    return start + (rest.start() if rest else len(last))

"""The text of a case file: read from its bytes, and pointed into."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from accords.case.folding import offset_in
from accords.case.nodes import LINE_BREAK, TextNode
from accords.case.text_faults import Fault, explain_bytes
from accords.errors import CaseError, Place, Problem

MAX_BYTES: Final = 2_000_000
EXCERPT_WIDTH: Final = 100

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


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
        object.__setattr__(self, "_starts", (0, *(match.end() for match in LINE_BREAK.finditer(self.text))))

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

    def problem_of(self, fault: Fault) -> Problem:
        """Make the problem that a fault is, with its place and excerpt."""
        return self.problem(fault.start, fault.message, length=fault.length, hint=fault.hint)

    def offset_in(self, node: TextNode, index: int) -> int:
        """Give the offset in the text of the character ``index`` of a scalar's value; see :func:`accords.case.folding.offset_in`."""
        return offset_in(self.text, node, index)


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
        line = len(LINE_BREAK.findall(body[:MAX_BYTES].decode("utf-8", errors="replace")[: fault.start])) + 1
        raise CaseError([Problem(fault.message, Place(line, 1, file), hint=fault.hint)])
    raise CaseError([Source(body.decode("utf-8", errors="replace"), file).problem_of(fault)])

"""Where the characters of a scalar's value are written: through folded lines, quotes, escapes and the indentation of blocks."""

from __future__ import annotations

import re
from typing import Final

from accords.case.nodes import LINE_BREAK, Style, TextNode

_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_ESCAPE: Final = re.compile(r"\\(?:x..|u.{4}|U.{8}|\r\n|[^xuU])", re.DOTALL)
_DOUBLED: Final = re.compile("''")


def offset_in(text: str, node: TextNode, index: int) -> int:
    """Give the offset in a text of the character ``index`` of a scalar's value.

    Folded lines, quotes, doubled quotes and escapes are seen through; the end of the value maps to the end of what is written,
    before a closing quote.
    """
    index = min(max(index, 0), len(node.value))
    start, end = node.span.start, node.span.end
    if node.style == "plain" and end - start == len(node.value):
        return start + index
    if node.style in {"literal", "folded"}:
        offsets = _offsets_in_block(text, node)
    else:
        quote = 0 if node.style == "plain" else 1
        end -= quote
        offsets = _offsets_in_line(text, start + quote, end, node.style)
    return offsets[index] if index < len(offsets) else end


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
    return [match.start() for match in LINE_BREAK.finditer(text, start, stop)]


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
    breaks = list(LINE_BREAK.finditer(text, start, end))
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

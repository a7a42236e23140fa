"""How wide words are in a picture, by estimate, and how they are broken into lines.

A page that needs no font of its own cannot know the widths of letters. The estimate is that of a wide sans serif, so that words of most
fonts need less: what does not fit is broken earlier, never cut off.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

SIZE: Final = 12.0
"""Height of the letters, in units of a picture."""
LEADING: Final = 15.0
"""From line to line."""

_NARROW: Final = frozenset("iljtfrI|.,:;'!()[]/ \u2018\u2019\u2011-")
_WIDE: Final = frozenset("mwMWGOQ%@&\u2014\u2026")
_EXTENDING: Final = frozenset({"Mn", "Me", "Cf"})
_ELLIPSIS: Final = "\u2026"


def width(words: str, size: float = SIZE) -> float:
    """Estimate how wide a line of words is."""
    return size * sum(map(_em, words))


def _em(character: str) -> float:
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.88
    if unicodedata.category(character) in _EXTENDING:
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return 0.7 if character.isupper() else 0.6


def longest_word(words: str, size: float = SIZE) -> float:
    """Estimate how wide the longest word is."""
    return max((width(word, size) for word in words.split()), default=0.0)


def wrapped(words: str, room: float, most: int, size: float = SIZE) -> tuple[str, ...]:
    """Break words into lines.

    Parameters
    ----------
    words
        Cleaned words.
    room
        How wide a line may be; a word that is wider is broken between characters, never before a mark that belongs to the one before.
    most
        How many lines there may be; where more are needed, the last ends in an ellipsis.
    size
        Of the letters.
    """
    lines: list[str] = []
    for word in words.split():
        for piece in _pieces(word, room, size):
            joined = f"{lines[-1]} {piece}" if lines else piece
            if lines and width(joined, size) <= room:
                lines[-1] = joined
            else:
                lines.append(piece)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _shortened(lines[most - 1], room, size))


def _pieces(word: str, room: float, size: float) -> Iterator[str]:
    """Break a word where it is wider than a line."""
    piece = ""
    for character in word:
        extends = unicodedata.category(character) in _EXTENDING or piece.endswith("\u200d")
        if piece and not extends and width(piece + character, size) > room:
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _shortened(line: str, room: float, size: float) -> str:
    while line and width(line + _ELLIPSIS, size) > room:
        line = line[:-1].rstrip()
    return line + _ELLIPSIS

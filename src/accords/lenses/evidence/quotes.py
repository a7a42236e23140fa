"""Quotes looked up in the text of their source: letter by letter, then up to white space and typography."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

_SAME = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    }
)  # fmt: skip


class Located(NamedTuple):
    """How a quote was found in a text, and at which offset."""

    found: Literal["exact", "folded", "missing"]
    at: int | None


def locate(quote: str, text: str) -> Located:
    """Find a quote in a text.

    Parameters
    ----------
    quote
        Words that are said to stand in the text.
    text
        The text of the source.

    Returns
    -------
    Located
        ``exact`` with the offset; else ``folded`` when it stands there up to white space, quotation marks, dashes, invisible marks and
        Unicode compatibility forms; else ``missing``.
    """
    if not quote.strip():
        return Located("missing", None)
    at = text.find(quote)
    if at >= 0:
        return Located("exact", at)
    wanted, _ = folded(quote)
    words, offsets = folded(text)
    at = _found(wanted, words)
    return Located("folded", offsets[at]) if at >= 0 else Located("missing", None)


def _found(wanted: str, words: str) -> int:
    """Give where folded words stand in a folded text, not ending between a letter and its accent; -1 if they do not."""
    at = words.find(wanted) if wanted else -1
    while at >= 0 and unicodedata.combining(words[at + len(wanted) : at + len(wanted) + 1] or " "):
        at = words.find(wanted, at + 1)
    return at


@lru_cache(maxsize=4)
def folded(text: str) -> tuple[str, tuple[int, ...]]:
    """Fold a text for comparison; give it with the offset in ``text`` that each character came from.

    Letters are taken apart (Unicode normal form KD), invisible marks dropped, white space made one space and none at the ends.
    """
    letters: list[str] = []
    offsets: list[int] = []
    for offset, mark in enumerate(text):
        if unicodedata.category(mark) == "Cf":
            continue
        for letter in unicodedata.normalize("NFKD", mark).translate(_SAME):
            if not letter.isspace():
                at = len(letters)
                # Accents of one letter stand in canonical order, in whichever they are written.
                while at and 0 < unicodedata.combining(letter) < unicodedata.combining(letters[at - 1]):
                    at -= 1
                letters.insert(at, letter)
                offsets.insert(at, offset)
            elif letters and letters[-1] != " ":
                letters.append(" ")
                offsets.append(offset)
    if letters and letters[-1] == " ":
        letters.pop()
        offsets.pop()
    return "".join(letters), tuple(offsets)

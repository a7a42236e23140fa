"""Which characters of a user's text reach a reader, whatever the format.

A text can hide words from the reader, reorder them, or command a terminal. What does so is removed: escape sequences, control
characters, overrides and embeddings of direction (Unicode Standard Annex 9), invisible tags. Joiners and direction marks, which
Arabic, Persian, Hebrew and Indic words need, stay.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal

Direction = Literal["ltr", "rtl"]

_TERMINAL_SEQUENCE: Final = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]")
_HIDDEN: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_SPACES: Final = re.compile("[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_BROKEN: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_FOREIGN: Final[dict[Direction, frozenset[str]]] = {"ltr": frozenset({"R", "AL", "AN"}), "rtl": frozenset({"L", "EN"})}
_FIRST_STRONG_ISOLATE: Final = "\u2068"
_POP_ISOLATE: Final = "\u2069"


def clean(text: str) -> str:
    """Give a text as one line of visible characters; what no encoding can hold becomes U+FFFD."""
    visible = _HIDDEN.sub("", _TERMINAL_SEQUENCE.sub("", text))
    return _BROKEN.sub("\ufffd", _SPACES.sub(" ", visible))


def isolate(text: str, direction: Direction = "ltr") -> str:
    """Wrap a cleaned text that runs against the document's direction, so that it does not reorder the words beside it.

    Uses FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode Standard Annex 9, rule X5c), for formats without markup for it.
    """
    if any(unicodedata.bidirectional(character) in _FOREIGN[direction] for character in text):
        return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"
    return text


def revealed(text: str) -> str:
    r"""Write what :func:`clean` would remove as ``\uXXXX``, for JSON, where nothing may be lost."""
    return re.sub(f"{_HIDDEN.pattern}|{_BROKEN.pattern}|[\x85\u2028\u2029]", _escaped, text)


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))

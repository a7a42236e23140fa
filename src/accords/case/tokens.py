"""The words and signs of a condition, with their places in its text.

A text is cut by longest match into words, options in single quotes, keywords and signs; ``..`` always ends a word, so that ``20..40`` is
a range. What belongs to no token becomes a *strange* one and not yet a fault: only the parser knows what it expected in that place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from accords.case.values import is_number, nfc

KEYWORDS = frozenset(["if", "then", "or", "and", "not", "iff", "in", "true", "false", "consents"])
MIRRORED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""Each comparison with the one that says the same when its sides are exchanged."""
COMPARISONS = frozenset(MIRRORED)

_SIGN = re.compile(r"===|!==|\.\.\.|==|!=|<=|>=|=>|=<|<>|=!|=\u0338|&&|\|\||\.\.|.", re.DOTALL)
_SYMBOLS = COMPARISONS | {"(", ")", "|", ".."}
_JOINERS = "\u200c\u200d"
_IN_WORDS = frozenset("._%/+-" + _JOINERS)

Kind = Literal["word", "quoted", "keyword", "symbol", "strange", "end"]


class Token(NamedTuple):
    """A piece of a condition.

    Attributes
    ----------
    kind
        ``strange`` is a sign of no meaning in the grammar, or a quoted option that is never closed.
    text
        The piece in NFC; of a quoted option what stands between its quotes.
    at, length
        Where the piece stands in the condition's text as written, quotes included.
    """

    kind: Kind
    text: str
    at: int
    length: int

    @property
    def sign(self) -> str:
        """The text of what is no id, number or option; else nothing, so that an option such as ``'|'`` is not taken for a sign."""
        return "" if self.kind in {"word", "quoted"} else self.text


def tokens(text: str) -> list[Token]:
    """Cut a condition into tokens, in time linear in its length; the last one is of kind ``end``."""
    return [*_cut(text), Token("end", "", len(text), 0)]


@lru_cache(maxsize=4096)
def number(text: str) -> Decimal | None:
    """Read a number in ASCII digits, ``[+-]?d+(.d+)?``, exactly; ``None`` if the text is none."""
    return Decimal(text) if is_number(text) else None


def written(option: str) -> str:
    """Write an option as a condition holds it: as it is, or in single quotes when it is more than one word."""
    plain = option and option not in KEYWORDS and ".." not in option and option[0] != "." and option[-1] != "."
    if plain and all(_in_word(character) for character in option):
        return option
    return "'" + option.replace("'", "''") + "'"


@lru_cache(maxsize=4096)
def _in_word(character: str) -> bool:
    # An id may hold what Unicode lets continue an identifier (XID_Continue), such as the middle dot of Catalan; so must a word.
    return character in _IN_WORDS or ("a" + character).isidentifier() or unicodedata.category(character)[0] == "M"


def _cut(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token = _quoted(text, at) if text[at] == "'" else _word(text, at) or _sign(text, at)
        yield token
        at += token.length


def _word(text: str, at: int) -> Token | None:
    end = at
    while end < len(text) and _in_word(text[end]) and not text.startswith("..", end):
        end += 1
    if end == at:
        return None
    word = nfc(text[at:end])
    return Token("keyword" if word in KEYWORDS else "word", word, at, end - at)


def _quoted(text: str, at: int) -> Token:
    end = at + 1
    # A doubled quote inside the option stands for one, so the closing quote is the first that is not doubled.
    while (closing := text.find("'", end)) >= 0 and text.startswith("''", closing):
        end = closing + 2
    if closing < 0:
        return Token("strange", text[at:], at, len(text) - at)
    inside = nfc(text[at + 1 : closing].replace("''", "'"))
    return Token("quoted", inside, at, closing + 1 - at)


def _sign(text: str, at: int) -> Token:
    match = _SIGN.match(text, at)
    sign = match.group() if match else text[at]
    return Token("symbol" if sign in _SYMBOLS else "strange", sign, at, len(sign))

"""The small values that a case file's texts are typed as: ids, numbers, dates, amounts, words in several languages.

Every scalar of a case file is text until the schema types it. Each ``parse_*`` function takes that text and gives the value, or raises
:class:`ValueFault` with a sentence and a hint.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accords.errors import AccordsError

RESERVED = frozenset([
    "and", "or", "not", "if", "then", "else", "iff", "in", "true", "false", "unknown", "equal", "status_quo", "increasing", "decreasing",
    "any", "forward", "backward", "linear", "consents", "anyone", "agreement", "rule", "much", "peak", "by", "none",
])  # fmt: skip
_LONGEST_SHOWN = 60
_JOINERS = "\u200c\u200d"
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
# Sums of products of such numbers, all written as whole multiples of one unit, still have a place among floating point numbers.
MOST_DIGITS = 50
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


class ValueFault(AccordsError):  # noqa: N818 - a fault in a file, which the reader of files turns into a Problem
    """A text that cannot be read as the value its place asks for."""

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Words:
    """Free text, in one language (tag ``""``) or in several (BCP 47 tags)."""

    languages: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        """Give the text in the first language that the file has."""
        return self.languages[0][1]

    def within(self, language: str) -> str:
        """Give the text in ``language``, else in the first language that the file has."""
        return dict(self.languages).get(language, str(self))


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month or year as written, with the first and last day that it covers.

    ``by`` marks "at the latest then" (``since: by 2024-12-17``).
    """

    text: str
    first: date
    last: date
    by: bool = False

    def __str__(self) -> str:
        """Give the date as written."""
        return self.text


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, a range ``a..b``, ``about n`` or ``unknown`` (both ends ``None``)."""

    low: Decimal | None
    high: Decimal | None
    about: bool = False

    @property
    def known(self) -> bool:
        """Whether anything is said at all."""
        return self.low is not None

    def __str__(self) -> str:
        """Give the amount as the file writes it."""
        if self.low is None:
            return "unknown"
        text = f"{self.low:f}" if self.low == self.high else f"{self.low:f}..{self.high:f}"
        return f"about {text}" if self.about else text


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def nfc(text: str) -> str:
    """Normalise a name so that two spellings of the same letters are one."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_id(text: str) -> bool:
    """Whether ``text`` has the form of an id: XID_Start, then XID_Continue, hyphens and joiners (Unicode Annex 31)."""
    text = nfc(text)
    if not text or text[0] == "_" or not text[0].isidentifier():
        return False
    return all(mark in "-" + _JOINERS or ("a" + mark).isidentifier() for mark in text)


def parse_id(text: str, *, also: frozenset[str] = frozenset()) -> str:
    """Read an id; words of the condition language are kept free, except those in ``also``."""
    name = nfc(text)
    if name in RESERVED and name not in also:
        raise ValueFault(f"'{_shown(text)}' is a word of the format and cannot be an id.", f"Try '{text}-1' or a longer name.")
    if not is_id(name):
        raise ValueFault(
            f"'{_shown(text)}' is not an id: a letter, then letters, digits, hyphens and underscores, without spaces or dots.",
            "Put free text in 'title' or 'name'.",
        )
    return name


def is_number(text: str) -> bool:
    """Whether ``text`` is a number of the format: ASCII digits with an optional sign and decimal part."""
    return _NUMBER.fullmatch(text) is not None


def parse_number(text: str, *, most: int | None = MOST_DIGITS) -> Decimal:
    """Read a decimal number of at most so many digits, exactly."""
    if not is_number(text):
        hint = "Write decimals with a point, without spaces, percent signs or exponents: 1250.5"
        raise ValueFault(f"'{_shown(text)}' is not a number.", hint)
    digits = sum(sign.isdigit() for sign in text)
    if most is not None and digits > most:
        raise ValueFault(f"'{_shown(text)}' has {digits} digits; at most {most} are allowed.", "Count in a larger unit, or round it.")
    return Decimal(text)


def parse_truth(text: str) -> bool:
    """Read ``true`` or ``false``."""
    if text not in {"true", "false"}:
        raise ValueFault(f"'{_shown(text)}' is neither true nor false.", "Write true or false, in lower case.")
    return text == "true"


def parse_date(text: str) -> Date:
    """Read a date as precise as it is known: ``2024-12-17``, ``2024-12`` or ``2024``."""
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueFault(f"'{_shown(text)}' is not a date.", "Write 2024-12-17, 2024-12 or 2024.")
    year, month, day = match.groups()
    try:
        first = date(int(year), int(month or "1"), int(day or "1"))
        last = date(int(year), int(month or "12"), int(day) if day else calendar.monthrange(int(year), int(month or "12"))[1])
    except (ValueError, calendar.IllegalMonthError) as error:
        raise ValueFault(
            f"'{_shown(text)}' is not a day of the calendar.", "Months run from 01 to 12; the year from 0001 to 9999."
        ) from error
    return Date(text, first, last)


def is_language(text: str) -> bool:
    """Whether ``text`` has the form of a language tag (RFC 5646): ``ar``, ``he-IL``, ``zh-Hant``."""
    return _LANGUAGE.fullmatch(text) is not None


def parse_since(text: str) -> Date:
    """Read when something began: a date, or ``by DATE`` for "at the latest then"."""
    if text.startswith("by "):
        day = parse_date(text.removeprefix("by ").strip())
        return Date(text, day.first, day.last, by=True)
    try:
        return parse_date(text)
    except ValueFault as fault:
        raise ValueFault(fault.message, f"{fault.hint} 'by 2024-12-17' says: at the latest then.") from fault


def parse_amount(text: str) -> Amount:
    """Read an amount: ``12``, ``10..14``, ``about 12`` or ``unknown``."""
    if text == "unknown":
        return Amount(None, None)
    about = text.startswith("about ")
    low, separator, high = text.removeprefix("about ").partition("..")
    written = (low.strip(), high.strip() if separator else low.strip())
    if all(map(is_number, written)):
        ends = (parse_number(written[0]), parse_number(written[1]))
    else:
        raise ValueFault(f"'{_shown(text)}' is not an amount.", "Write a number, a range 10..14, 'about 12' or unknown.")
    if ends[0] > ends[1]:
        raise ValueFault(f"the range '{_shown(text)}' runs backwards.", f"Write {ends[1]:f}..{ends[0]:f}.")
    return Amount(*ends, about=about)


def parse_text(text: str) -> str:
    """Read free text on one place: not empty."""
    if not text.strip():
        raise ValueFault("a text is missing here.", "Write it, or leave the key out: what is left out is unknown.")
    return text

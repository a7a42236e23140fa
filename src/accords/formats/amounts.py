"""Numbers with units, and days, as people write them in cells."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from accords.case.values import ValueFault, parse_date

# Digits may be grouped by spaces or apostrophes. A comma may group them or stand for the point: such a number is not read.
NUMBER: Final = r"[+\-\u2212]?\d+(?:[ '\u2019\u00a0\u202f]\d{3})*(?:\.\d+)?(?![\d,.]*\d)"
_SIGNS: Final = r"[$\u00a2-\u00a5\u20a0-\u20cf]|(?-i:[A-Z]{3})"
_AMOUNT: Final = re.compile(rf"(?P<sign>{_SIGNS})?\s*(?P<number>{NUMBER})\s*(?P<unit>[^\d\s<>=|;][^\d<>=|;]*)?", re.IGNORECASE)
_GROUPING: Final = re.compile("[ '\u2019\u00a0\u202f]")
_MOST_WORDS: Final = 4
_JOINING: Final = re.compile(
    r"[,:!?()]|\b(?:if|unless|provided|as|depending|in|once|until|before|after|and|but|with|without|not|plus|or|then|only|to|from)\b",
    re.IGNORECASE,
)
_PERCENT: Final = frozenset({"%", "percent", "per cent", "pct", "percentage points"})
_MONTHS: Final = {
    name.lower(): number for names in (calendar.month_name, calendar.month_abbr) for number, name in enumerate(names) if name
} | {"sept": 9}
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_MONTH: Final = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+)?({_MONTH})\.?,?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_DAY: Final = re.compile(rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as a case writes it, and its unit as the cell does (may be empty)."""

    number: str
    unit: str

    @property
    def value(self) -> Decimal:
        """The number's value."""
        return Decimal(self.number)


def amount(text: str) -> Amount | None:
    """Read a text that is a number with or without a unit: ``40``, ``40 percent``, ``USD 1 200.50``; else nothing."""
    match = _AMOUNT.fullmatch(text.strip())
    # A unit is a word or a few; whatever joins or limits makes a sentence of it, which must not be read away.
    if match is None or len((match["unit"] or "").split()) > _MOST_WORDS or _JOINING.search(match["unit"] or ""):
        return None
    number = _GROUPING.sub("", match["number"]).replace("\u2212", "-")
    unit = (match["sign"] or "").strip() + (
        f" {match['unit'].strip()}" if match["sign"] and match["unit"] else (match["unit"] or "").strip()
    )
    return Amount(number, unit)


def same_unit(one: str, other: str) -> bool:
    """Say whether two units are the same word; one that is left out fits any."""
    return not one or not other or _plain(one) == _plain(other)


def _plain(unit: str) -> str:
    word = " ".join(unit.casefold().rstrip(".").split())
    return "%" if word in _PERCENT else word.removesuffix("s")


def iso_days(text: str) -> str:
    """Write the days that a text gives in English words as ``2024-12-17`` (or ``2024-12``); the rest stays as it is."""
    text = _MONTH_DAY.sub(lambda match: _iso(match[3], match[1], match[2]), text)
    return _DAY_MONTH.sub(lambda match: _iso(match[3], match[2], match[1]), text)


def day(text: str) -> str | None:
    """Give the date that a text is, in the form of a case, or nothing."""
    written = iso_days(text.strip())
    try:
        return parse_date(written).text
    except ValueFault:
        return None


def _iso(year: str, month: str, number: str | None) -> str:
    written = f"{year}-{_MONTHS[month.lower()]:02}"
    return f"{written}-{int(number):02}" if number else written

"""A sheet of sources, read as the sources and claims of a case."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from accords.errors import Problem
from accords.formats.amounts import day
from accords.formats.case_text import Field, Quoted
from accords.formats.layout import unread
from accords.formats.names import key, make_id
from accords.formats.sheet import Cell, Sheet

_COLUMNS: Final[dict[str, str]] = {
    name: column
    for column, names in {
        "id": "id no nr number #",
        "title": "title source document",
        "date": "date",
        "kind": "kind type",
        "by": "by who speaker said_by",
        "at": "at where place page paragraph passage",
        "says": "says statement content summary",
        "quote": "quote quotation verbatim",
        "standing": "standing",
        "confidence": "confidence",
        "said on": "said_on",
        "publisher": "publisher published_by",
        "omits": "omits leaves_out",
        "handling": "handling",
    }.items()
    for name in (word.replace("_", " ") for word in names.split())
}
_OF_SOURCE: Final = ("title", "publisher", "date", "kind", "omits")
_ALLOWED: Final = {
    "standing": frozenset({"on_record", "reported", "alleged", "assessed", "inferred", "modeller"}),
    "confidence": frozenset({"low", "moderate", "high"}),
    "handling": frozenset({"public", "team", "mediator"}),
}
_NUMBERED: Final = re.compile(r"(?:sources?|claims?|no\.?|nr\.?|#)?\s*(\d+)", re.IGNORECASE)


@dataclass(slots=True)
class Sources:
    """Sources and claims, and what their rows may be called in the brackets of a cell.

    Attributes
    ----------
    sources, claims
        Id -> fields, as the case writes them.
    dates
        The dates of sources.
    """

    sources: dict[str, dict[str, Field]] = field(default_factory=dict)
    claims: dict[str, dict[str, Field]] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    unread: list[Problem] = field(default_factory=list)
    _marks: dict[str, str] = field(default_factory=dict)

    def claim(self, mark: str) -> str | None:
        """Find the claim that a mark in brackets names: by the id of its row, by its number, or by a title that only one row has."""
        number = _NUMBERED.fullmatch(mark)
        return self._marks.get(key(mark)) or (self._marks.get(number[1]) if number else None)

    def call(self, claim: str, mark: str) -> bool:
        """Let a mark name a claim; say whether it names no other one already."""
        number = _NUMBERED.fullmatch(mark)
        if number:
            self._marks.setdefault(number[1], claim)
        named = self._marks.setdefault(key(mark), claim) == claim
        self._marks.setdefault(key(claim), claim)
        return named


def find_sources(sheets: Sequence[Sheet]) -> Sheet | None:
    """Find the sheet of sources among the sheets after the first: the one with a column of titles, ids or statements."""
    for sheet in sheets:
        if sheet.cells and len(set(_titles(sheet)[1].values()) & {"title", "says", "id", "date", "by"}) >= 2:
            return sheet
    return None


def read_sources(sheet: Sheet | None, parties: Mapping[str, str]) -> Sources:
    """Read a sheet of sources.

    Parameters
    ----------
    parties
        The key of a party's name -> its id; a speaker of another name is kept as text.
    """
    found = Sources()
    if sheet is None:
        return found
    head, columns = _titles(sheet)
    by_title: dict[tuple[str, ...], str] = {}
    for position, number in enumerate([row for row in sheet.rows if row > head], start=1):
        cells = {columns[column]: cell for column, cell in sheet.rows[number].items() if column in columns and cell.text}
        beside = [cell for column, cell in sheet.rows[number].items() if column not in columns and cell.text]
        found.unread += [unread(sheet, cell, "no title of a known column stands above this cell.") for cell in beside]
        if cells:
            _read_row(sheet, cells, position, parties, by_title, found)
    return found


def _titles(sheet: Sheet) -> tuple[int, dict[int, str]]:
    """Give the row with most known titles among the first ten, and what its columns are."""
    best: tuple[int, dict[int, str]] = (0, {})
    for number, cells in list(sheet.rows.items())[:10]:
        columns: dict[int, str] = {}
        for column, cell in cells.items():
            name = _COLUMNS.get(key(cell.text))
            if name and name not in columns.values():
                columns[column] = name
        if len(columns) > len(best[1]):
            best = (number, columns)
    return best


def _read_row(
    sheet: Sheet, cells: Mapping[str, Cell], position: int, parties: Mapping[str, str], by_title: dict[tuple[str, ...], str], found: Sources
) -> None:
    values = {column: " ".join(cell.text.split()) for column, cell in cells.items()}
    for column in ("date", "said on"):
        if column in values and (said := day(values[column])) is None:
            found.unread.append(
                unread(sheet, cells[column], "this is not a date that can only be read in one way.", "Write 2024-12-17, 2024-12 or 2024.")
            )
            del values[column]
        elif column in values and said:
            values[column] = said
    for column, allowed in _ALLOWED.items():
        if column in values and (word := values[column].lower().replace(" ", "_")) not in allowed:
            hint = f"Allowed are: {', '.join(sorted(allowed))}."
            found.unread.append(unread(sheet, cells[column], f"'{cells[column].text}' is no {column} that can be read.", hint))
            del values[column]
            if column == "handling":  # nobody may see more because a mark could not be read
                values[column] = "mediator"
        elif column in values:
            values[column] = word
    source = _source(values, by_title, found)
    claim = _claim(values, source, position, parties, found)
    if not found.call(claim, values.get("id", str(position))):
        found.unread.append(unread(sheet, cells["id"], "another row has this id; brackets name that one.", "Give each row its own id."))
    if "title" in values and "id" not in values:
        found.call(claim, values["title"])


def _source(values: Mapping[str, str], by_title: dict[tuple[str, ...], str], found: Sources) -> str:
    """Give the id of a row's source; rows of one title and date share it."""
    if "title" not in values:
        return ""
    identity = (key(values["title"]), values.get("date", ""), values.get("publisher", ""))
    if identity not in by_title:
        by_title[identity] = make_id(values["title"], found.sources, instead="source")
        found.sources[by_title[identity]] = {}
        found.dates += [values["date"]] if "date" in values else []
    fields = found.sources[by_title[identity]]
    for column in _OF_SOURCE:
        if column in values:
            fields.setdefault(column, values[column])
    return by_title[identity]


def _claim(values: Mapping[str, str], source: str, position: int, parties: Mapping[str, str], found: Sources) -> str:
    mark = values.get("id", str(position))
    claim = make_id(mark if not mark.isdigit() else f"c{mark}", found.claims, instead="c", verbatim=True)
    fields: dict[str, Field] = {"source": source} if source else {}
    if "at" in values:
        fields["at"] = values["at"]
    if "by" in values:
        speaker = values["by"]
        fields["by"] = parties.get(key(speaker)) or ("the source" if key(speaker) == "the source" else Quoted(speaker))
    fields |= {column: values[column] for column in ("standing", "confidence") if column in values}
    fields |= {"date": values["said on"]} if "said on" in values else {}
    fields |= {column: values[column] for column in ("says", "quote", "handling") if column in values}
    if not fields:
        fields["says"] = values.get("omits", mark)
    found.claims[claim] = fields
    return claim

"""A case in the making: what has been read of a sheet so far, and its text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from accords.errors import Problem
from accords.formats.case_text import Field, comment, entry, section
from accords.formats.layout import Matrix, PartyColumn
from accords.formats.names import key, make_id
from accords.formats.options_in import shown
from accords.formats.sheet import Cell, Sheet
from accords.formats.sources_in import Sources, read_sources

Entries = dict[str, dict[str, Field]]
_KINDS = ("refuses", "accepts", "lives_with", "silent")


@dataclass
class Draft:
    """What has been read of a sheet so far.

    Attributes
    ----------
    matrix
        The sheet in its parts.
    parties
        Id -> column.
    sources
        Sources and claims, and what cells may call them.
    issues, status_quo, views
        As the case writes them; views by party, kind and id.
    dates
        All dates since which something is said to hold, and those of sources.
    unread
        What could not be read, or not without doubt.
    """

    matrix: Matrix
    sources_sheet: Sheet | None
    parties: dict[str, PartyColumn] = field(init=False)
    sources: Sources = field(init=False)
    issues: Entries = field(default_factory=dict)
    status_quo: dict[str, str] = field(default_factory=dict)
    views: dict[str, dict[str, Entries]] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    unread: list[Problem] = field(init=False)
    _taken: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Give every party its id, and read the sources, which cells name."""
        self.parties = {}
        for party in self.matrix.parties:
            self.parties[make_id(party.name, self.parties, instead="party")] = party
        self.sources = read_sources(self.sources_sheet, {key(party.name): name for name, party in self.parties.items()})
        self.unread = [*self.matrix.unread, *self.sources.unread]
        self.dates += self.sources.dates

    def missed(self, cell: Cell, text: str, message: str, hint: str = "") -> None:
        """Put a text of a cell on the list of what could not be read."""
        self.unread.append(Problem(message, path=self.matrix.sheet.address(cell), hint=hint, excerpt=text))

    def add(self, party: str, kind: str, issue: str, fields: dict[str, Field]) -> None:
        """Give a party's view an entry, named after its issue."""
        taken = self._taken.setdefault(party, set())
        name = make_id(issue, taken, instead="entry")
        taken.add(name)
        self.views.setdefault(party, {}).setdefault(kind, {})[name] = fields

    def text(self, name: str, as_of: str, as_of_note: str) -> str:
        """Write the case."""
        head = [
            *comment(
                f"Made from the sheet {shown(name)}. Every condition was read from a cell, which its note quotes, and is marked 'judged':"
            ),
            *comment("confirm each, then change 'firm' and the note. What is left out counts as unknown."),
        ]
        if self.unread:
            head += comment(f"Not read, or not without doubt: {_places(len(self.unread))} of the sheet, listed at the end of this file.")
        title = self.matrix.title or name.rpartition(".")[0] or name
        lines = [
            *head,
            "accords: 1",
            *entry("title", title),
            *entry("as_of", as_of),
            *(entry("as_of_note", as_of_note) if as_of_note else []),
            "",
        ]
        parties = {party: {"name": column.name, "role": column.role or "negotiator"} for party, column in self.parties.items()}
        lines += section("parties", parties, "roles to be confirmed")
        lines += self._consent()
        lines += section("issues", self.issues)
        lines += self._status_quo_lines()
        lines += section("views", {party: self._view(party) for party in self.parties if party in self.views}, levels=3)
        lines += section("sources", self.sources.sources)
        lines += section("claims", self.sources.claims)
        return "\n".join([*lines, *self._unread_lines()]).rstrip("\n") + "\n"

    def _view(self, party: str) -> dict[str, Field]:
        return {kind: self.views[party][kind] for kind in _KINDS if kind in self.views[party]}

    def _consent(self) -> list[str]:
        """Leave consent to the format's own rule for two negotiators; else ask for everybody's, to be confirmed."""
        roles = Counter(column.role or "negotiator" for column in self.parties.values())
        if roles["negotiator"] == 2 and not roles["ratifier"]:
            return []
        deciding = [party for party, column in self.parties.items() if column.role in {"", "negotiator", "ratifier"}]
        if not deciding:
            return []
        return [f"consent: {' and '.join(deciding)}   # to be confirmed: who must agree", ""]

    def _status_quo_lines(self) -> list[str]:
        absent = [issue for issue in self.issues if issue not in self.status_quo]
        if not absent:
            return [*entry("status_quo", self.status_quo), ""]
        if not self.status_quo:
            return []
        names = ", ".join(absent)
        return [
            *comment(f"The status quo is left out, since the sheet does not say it of {names}:"),
            *comment("\n".join(entry("status_quo", self.status_quo))),
            "",
        ]

    def _unread_lines(self) -> list[str]:
        if not self.unread:
            return []
        lines = comment("What was not read, or not without doubt:")
        for problem in self.unread:
            lines += comment(f"{problem.path}: {problem.message}{f' {problem.hint}' if problem.hint else ''}", "  ")
            lines += comment(problem.excerpt, "      ") if problem.excerpt else []
        return lines


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"

"""A case as a sheet of positions: a row for each issue, a column for each party, with dates and sources; and a sheet of its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from accords.case.case import Case
from accords.case.model import Claim, Entry, Refusal, Silence, Source
from accords.case.timeline import KINDS, Held
from accords.errors import Problem
from accords.formats.layout import LEGEND, SEVERAL
from accords.formats.names import key
from accords.formats.sheet import Page
from accords.formats.statements_out import VERBS, IssueWords, covered, in_words, issue_words, on_one_issue

_SOURCE_COLUMNS: Final = (
    "ID", "Title", "Date", "Kind", "By", "At", "Says", "Quote", "Standing", "Confidence", "Said on", "Publisher", "Omits", "Handling",
)  # fmt: skip
_ALWAYS: Final = frozenset({"ID", "Title", "Date", "Kind", "By", "At", "Says"})
_EARLIER_COLUMNS: Final = ("Party", "What", "Since", "Until", "Replaced by", "Claims")
_MOST_SILENT: Final = 8
_OF_ENTRIES: Final = {"or_maybe": "other readings", "against": "claims against them", "note": "notes"}
_SECTIONS: Final = (
    "consent", "deal", "feasible", "norms", "facts", "events", "scenarios", "proposals", "precedents", "instruments", "preferences",
    "implementation",
)  # fmt: skip
_OF_ISSUES: Final = ("ordered", "kind", "phase", "persons", "applies", "reads", "controller", "moves")


@dataclass(frozen=True, slots=True)
class CaseSheets:
    """A case as sheets: the positions, the sources, earlier positions if there are any; and what has no place in them."""

    pages: tuple[Page, ...]
    left_out: tuple[Problem, ...]


def sheets_of_case(case: Case, audience: str = "", sees: Callable[[str], bool] = lambda _: True) -> CaseSheets:
    """Write what each party refuses, accepts, could live with and is silent on, at the date the case is seen at.

    What is no longer in force stands on a sheet of its own. What a sheet of positions cannot say is listed.

    Parameters
    ----------
    case
        The case, seen at a date.
    audience
        Whom the sheets are for, as they say themselves; left out: whom the case's mark names.
    sees
        Whether the audience may see the entry at a path; what it may not see is left out, and the sheet says that something is.
    """
    writing = _Writing(case, audience, sees)
    earlier = tuple(writing.earlier(item) for item in writing.held if item.force == "no")
    pages = [writing.positions(), _sources(case, sees)]
    pages += (
        [Page("Earlier positions", ("No longer, or not yet, in force at the date of the case",), _EARLIER_COLUMNS, earlier)]
        if earlier
        else []
    )
    return CaseSheets(tuple(pages), (*writing.left_out, *_left_out(case, writing.held)))


class _Writing:
    """One writing: the words for each issue, and what could not be said."""

    def __init__(self, case: Case, audience: str, sees: Callable[[str], bool]) -> None:
        self.case, self.audience, self.sees = case, audience, sees
        self.held = tuple(item for item in case.held if sees(item.path))
        self.words: dict[str, IssueWords] = {name: issue_words(issue) for name, issue in case.issues.items()}
        self.names = _distinct({name: str(party.name or name) for name, party in case.parties.items()})
        self.left_out: list[Problem] = []

    def positions(self) -> Page:
        """Write the matrix."""
        parties = [
            name for name, party in self.case.parties.items() if party.role in {"negotiator", "ratifier"} or _speaks(self.case, name)
        ]
        titles = _distinct({name: " ".join(str(issue.title or name).split()) for name, issue in self.case.issues.items()})
        cells = {party: self._cells(party) for party in parties}
        status_quo = self.case.status_quo_choices
        rows = []
        for name, issue in self.case.issues.items():
            words = self.words[name]
            now = words.labels.get(status_quo.get(name, ""), status_quo.get(name, ""))
            note = " ".join(str(issue.note).split()) if issue.note else ""
            rows.append(
                (titles[name], words.cell, issue.unit or "", now, *("\n".join(cells[party].get(name, [])) for party in parties), note)
            )
        if any("" in cell for cell in cells.values()):
            rows.append((SEVERAL, "", "", "", *("\n".join(cells[party].get("", [])) for party in parties), ""))
        above = (
            " ".join(str(self.case.title).split()),
            f"As of {self.case.standpoint.date}. For: {self.audience or self.case.handling}.{self._withheld()}",
            LEGEND,
        )
        head = ("Issue", "Options", "Unit", "Status quo", *(self._heading(party) for party in parties), "Note")
        return Page("Positions", above, head, tuple(rows))

    def _withheld(self) -> str:
        silences = [f"views.{party}.silent.{name}" for party, view in self.case.views.items() for name in view.silent]
        paths = [*(item.path for item in self.case.held), *silences, *(f"claims.{name}" for name in self.case.claims)]
        return "" if all(map(self.sees, paths)) else " There is material that is not shown here."

    def _heading(self, party: str) -> str:
        role = self.case.parties[party].role
        plain = role in {None, "negotiator"} and key(self.names[party]) not in {"note", "options", "unit", "status quo"}
        return self.names[party] if plain else f"{self.names[party]} ({role or 'negotiator'})"

    def _cells(self, party: str) -> dict[str, list[str]]:
        """Give a party's statements by issue; those on several issues, or on none, under an empty name."""
        cells: dict[str, list[str]] = {}
        for item in self.held:
            if item.party == party and item.force != "no":
                issue, said = self._said(item)
                cells.setdefault(issue, []).append(said)
        view = self.case.views.get(party)
        silent = {name: entry for name, entry in (view.silent if view else {}).items() if self.sees(f"views.{party}.silent.{name}")}
        for issue, said in self._silences(party, silent):
            cells.setdefault(issue, []).append(said)
        return cells

    def _said(self, item: Held) -> tuple[str, str]:
        entry, issues = item.entry, sorted(item.entry.if_.issues)
        single = len(issues) == 1 and not entry.if_.parties and not (isinstance(entry, Refusal) and entry.until_done)
        said = on_one_issue(item.kind, entry.if_, self.words[issues[0]]) if single else None
        if said is not None:
            return issues[0], said + self._ending(entry)
        if single:
            self.left_out.append(
                Problem("no statement of a cell says this condition; it stands among those on several issues.", path=item.path)
            )
        return "", self._in_words(item) + self._ending(entry)

    def _in_words(self, item: Held) -> str:
        words = f"{VERBS[item.kind]}: {in_words(item.entry.if_.root, self.case.issues, self.names)}"
        if isinstance(item.entry, Refusal) and item.entry.until_done:
            words += f", until this is done: {in_words(item.entry.until_done.root, self.case.issues, self.names)}"
        return words

    def _silences(self, party: str, silent: dict[str, Silence]) -> list[tuple[str, str]]:
        """Write silences; those on each of an issue's options as one question mark."""
        each: dict[str, set[str]] = {}
        for entry in silent.values():
            if len(entry.if_.issues) == 1 and not entry.handling:
                issue = next(iter(entry.if_.issues))
                options = covered(entry.if_, self.case.issues[issue])
                each.setdefault(issue, set()).update(options if len(options) == 1 else ())
        whole = {
            issue
            for issue, options in each.items()
            if 2 < len(self.words[issue].ids) <= _MOST_SILENT and options == set(self.words[issue].ids)
        }
        said = [(issue, "?") for issue in self.case.issues if issue in whole]
        for name, entry in silent.items():
            issues = sorted(entry.if_.issues)
            known = on_one_issue("silent", entry.if_, self.words[issues[0]]) if len(issues) == 1 and not entry.if_.parties else None
            marked = f" (handling: {entry.handling})" if entry.handling else ""
            if known and issues[0] in whole and len(covered(entry.if_, self.case.issues[issues[0]])) == 1 and not marked:
                continue
            if known is None and len(issues) == 1:
                self.left_out.append(Problem("no statement of a cell says this condition.", path=f"views.{party}.silent.{name}"))
            words = known or f"silent on: {in_words(entry.if_.root, self.case.issues, self.names)}"
            said.append((issues[0] if known else "", words + marked))
        return said

    def _ending(self, entry: Entry) -> str:
        dates = [f"since {entry.since}" if entry.since else "", f"until {entry.until}" if entry.until else ""]
        marks = [entry.firm or "", f"handling: {entry.handling}" if entry.handling else ""]
        aside = ", ".join(part for part in (*dates, *marks) if part)
        return (f" ({aside})" if aside else "") + (f" [{', '.join(entry.claims)}]" if entry.claims else "")

    def earlier(self, item: Held) -> tuple[str, ...]:
        """Write an entry that is not in force at the date of the case."""
        entry, view = item.entry, self.case.views[item.party]
        newer = [
            f"{VERBS[kind]}: {in_words(other.if_.root, self.case.issues, self.names)}"
            for kind in KINDS
            for other in getattr(view, kind).values()
            if item.id in other.replaces
        ]
        dates = (str(entry.since or ""), str(entry.until or ""))
        return (self.names[item.party], self._in_words(item), *dates, "\n".join(newer), ", ".join(entry.claims))


def _speaks(case: Case, party: str) -> bool:
    view = case.views.get(party)
    return bool(view and (view.refuses or view.accepts or view.lives_with or view.silent))


def _distinct(names: dict[str, str]) -> dict[str, str]:
    """Tell names apart that two ids share."""
    keys = [key(name) for name in names.values()]
    return {name: words if keys.count(key(words)) == 1 else f"{words} \u2013 {name}" for name, words in names.items()}


def _sources(case: Case, sees: Callable[[str], bool]) -> Page:
    """Write a row for each claim, then one for each source that no claim names; columns that stay empty are left out."""
    rows = [
        _source_row(case, name, claim, case.sources.get(claim.source or ""))
        for name, claim in case.claims.items()
        if sees(f"claims.{name}")
    ]
    named = {claim.source for claim in case.claims.values()}
    rows += [
        _source_row(case, name, None, source) for name, source in case.sources.items() if name not in named and sees(f"sources.{name}")
    ]
    omits = _SOURCE_COLUMNS.index("Omits")
    said: set[tuple[str, str]] = set()
    for number, row in enumerate(rows):
        source = (row[1], row[omits])
        rows[number] = (*row[:omits], "", *row[omits + 1 :]) if source in said else row  # once for each source is enough
        said.add(source)
    kept = [column for column, title in enumerate(_SOURCE_COLUMNS) if title in _ALWAYS or any(row[column] for row in rows)]
    return Page(
        "Sources", (), tuple(_SOURCE_COLUMNS[column] for column in kept), tuple(tuple(row[column] for column in kept) for row in rows)
    )


def _source_row(case: Case, name: str, claim: Claim | None, source: Source | None) -> tuple[str, ...]:
    speaker = ""
    if claim and claim.by:
        party = case.parties.get(claim.by.party or "")
        speaker = str(party.name or claim.by.party) if party else claim.by.text
    title = str(source.title or (claim and claim.source) or name) if source else ""
    of_claim = (speaker, claim.at, claim.says, claim.quote, claim.standing, claim.confidence, claim.date) if claim else ("",) * 7
    values = (name, title, source and source.date, source and source.kind, *of_claim, source and source.publisher, source and source.omits)
    handling = (claim.handling if claim else None) or (source.handling if source else None)
    return tuple(" ".join(str(value or "").split()) for value in (*values, handling))


def _left_out(case: Case, shown: Iterable[Held]) -> list[Problem]:
    """List what a sheet of positions has no place for."""
    found: list[Problem] = []
    for name, what in _OF_ENTRIES.items():
        paths = [item.path for item in shown if getattr(item.entry, name)]
        if paths:
            found.append(Problem(f"the sheet does not say {what}.", path=", ".join(paths)))
    found += [Problem("this section is not in the sheet.", path=name) for name in _SECTIONS if getattr(case, name)]
    for party, view in case.views.items():
        held = [name for name in ("no_agreement", "interests", "readiness") if getattr(view, name)]
        found += [Problem("this is not in the sheet.", path=f"views.{party}.{name}") for name in held]
    for name, issue in case.issues.items():
        fields = [field for field in _OF_ISSUES if field in issue.model_fields_set and getattr(issue, field)]
        found += [Problem(f"the sheet does not say: {', '.join(fields)}.", path=f"issues.{name}")] if fields else []
    return found

"""A sheet of positions to the text of a case: issues, options, what each party refuses or could live with, and what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from accords.case.case import loads
from accords.case.tokens import written
from accords.case.values import parse_date
from accords.errors import AccordsError, Problem
from accords.formats.case_text import Field, comment, entry, section
from accords.formats.cell_language import Statement, statements
from accords.formats.layout import SEVERAL, IssueRow, Matrix, PartyColumn, find_matrix, unread
from accords.formats.names import key, make_id
from accords.formats.options_in import Options, Said, Unread, is_short, listed_options, options_in_cells, shown
from accords.formats.sheet import Cell, Sheet
from accords.formats.sources_in import Sources, find_sources, read_sources

_MOST_SILENT: Final = 8  # more options than these are not asked about one by one
_MOST_BYTES: Final = 2_000_000
_KINDS: Final = ("refuses", "accepts", "lives_with", "silent")


@dataclass(frozen=True, slots=True)
class SheetCase:
    """What became of a sheet.

    Attributes
    ----------
    text
        The case file's text; it passes its own check.
    unread
        Everything that could not be read, or not without doubt, cell by cell.
    parties, issues, statements
        How many of each there are.
    """

    text: str
    unread: tuple[Problem, ...]
    parties: int
    issues: int
    statements: int


def case_from_sheets(sheets: Sequence[Sheet], *, name: str, as_of: str = "", sources: Sheet | None = None) -> SheetCase:
    """Make a case of a sheet of positions: rows are issues, columns parties, cells as :mod:`accords.formats.cell_language` says.

    Every condition is marked ``judged``, with the cell and its words in its note, for somebody to confirm. What the sheet does not say
    is left out of the case; what cannot be read is listed, there and at the end of the text.

    Parameters
    ----------
    sheets
        The sheets of a workbook or the one of a text file; the first has the positions, and one of the others may have the sources.
    name
        The file's name without its folder, which the case is called by where the sheet has no title.
    as_of
        The date that the case describes; left out: the date that the sheet says, else the newest date in it, else the day on which the
        workbook was last saved.
    sources
        A sheet of sources from another file.

    Raises
    ------
    AccordsError
        When there are no positions, no date, or too much for one case.
    """
    if not sheets:
        raise AccordsError(f"{name} has no sheet to read.")
    matrix = find_matrix(sheets[0])
    found = sources or find_sources(sheets[1:])
    reading = _Reading(matrix, found)
    reading.unread += [
        Problem("this sheet was not read.", path=sheet.name, hint="Positions stand on the first sheet, sources on one that has columns 'id' and 'title'.")
        for sheet in sheets[1:]
        if sheet is not found and sheet.cells
    ]
    for row in matrix.rows:
        reading.row(row)
    if not reading.issues:
        first = f"\n{reading.unread[0]}" if reading.unread else ""
        raise AccordsError(f"No row of the sheet '{matrix.sheet.name}' gives an issue with options.{first}")
    text = reading.text(name, *_date(as_of, reading))
    if len(text.encode()) > _MOST_BYTES:
        megabytes = len(text.encode()) / 1_000_000
        raise AccordsError(f"The sheet makes a case of {megabytes:.1f} MB, and a case has {_MOST_BYTES // 1_000_000} MB at most. Split the sheet.")
    loads(text, file=f"the case made of {name}")
    count = sum(len(entries) for view in reading.views.values() for entries in view.values())
    return SheetCase(text, tuple(reading.unread), len(matrix.parties), len(reading.issues), count)


@dataclass
class _Reading:
    """One reading of a sheet: what has been read so far."""

    matrix: Matrix
    sources_sheet: Sheet | None
    parties: dict[str, PartyColumn] = field(init=False)
    sources: Sources = field(init=False)
    issues: dict[str, dict[str, Field]] = field(default_factory=dict)
    status_quo: dict[str, str] = field(default_factory=dict)
    views: dict[str, dict[str, dict[str, dict[str, Field]]]] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    unread: list[Problem] = field(init=False)

    def __post_init__(self) -> None:
        """Give every party its id, and read the sources, which cells name."""
        self.parties = {}
        for party in self.matrix.parties:
            self.parties[make_id(party.name, self.parties, instead="party")] = party
        self.sources = read_sources(self.sources_sheet, {key(party.name): name for name, party in self.parties.items()})
        self.unread = [*self.matrix.unread, *self.sources.unread]
        self.dates += self.sources.dates

    def row(self, row: IssueRow) -> None:
        """Read the row of one issue."""
        cells = {column: (cell, list(statements(cell.text))) for column, cell in row.positions.items() if self._sound(cell)}
        try:
            options = self._options(row, cells)
        except Unread as reason:
            where = row.special.get("options", row.name)
            for cell in dict.fromkeys((where, *(cell for cell, _ in cells.values()))):
                self._missed(cell, cell.text, reason.message if cell is where else "the options of this issue could not be read.", reason.hint)
            return
        issue = make_id(row.name.text, self.issues, instead="issue")
        self.issues[issue] = _issue_fields(row, options, issue)
        self._status_quo(row, issue, options)
        for name, party in self.parties.items():
            if party.column in cells:
                _CellReading(self, name, issue, options, *cells[party.column]).read()

    def _sound(self, cell: Cell) -> bool:
        if cell.fault:
            self._missed(cell, cell.text, cell.fault, cell.hint)
        return not cell.fault

    def _missed(self, cell: Cell, text: str, message: str, hint: str = "") -> None:
        self.unread.append(Problem(message, path=self.matrix.sheet.address(cell), hint=hint, excerpt=text))

    def _special(self, row: IssueRow, column: str) -> str:
        cell = next((cell for name, cell in row.special.items() if name == column), None)
        return cell.text if cell and not (cell.fault and column != "note") else ""

    def _options(self, row: IssueRow, cells: Mapping[int, tuple[Cell, list[Statement]]]) -> Options:
        """Give the options of a row, as its column lists them or else as its cells name them."""
        unit = self._special(row, "unit")
        if "options" in row.special and self._sound(row.special["options"]):
            options, twice = listed_options(row.special["options"].text, unit)
            for label in twice:
                self._missed(row.special["options"], label, "this option stands here twice.")
            return options
        said = [statement for _, found in cells.values() for statement in found if statement.what]
        named = [statement.what for statement in said if not statement.denied and (not statement.bare or is_short(statement.what))]
        now = self._special(row, "status quo")
        return options_in_cells(named, [statement.what for statement in said], "" if set(now) <= {"?", "-"} else now, unit)

    def _status_quo(self, row: IssueRow, issue: str, options: Options) -> None:
        cell = row.special.get("status quo")
        if cell is None or set(cell.text) <= {"?", "-"} or not self._sound(cell):
            return
        try:
            said = options.said(cell.text)
            if len(said.options) != 1 or said.negated:
                raise Unread("the status quo is one option.", "Write one of the options.")
            self.status_quo[issue] = said.options[0]
        except Unread as reason:
            self._missed(cell, cell.text, reason.message, reason.hint)

    # -- the text -------------------------------------------------------------------------------------------------------------------

    def text(self, name: str, as_of: str, as_of_note: str) -> str:
        """Write the case."""
        head = [
            *comment(f"Made from the sheet {shown(name)}. Every condition was read from a cell, which its note quotes, and is marked 'judged':"),
            *comment("confirm each, then change 'firm' and the note. What is left out counts as unknown."),
        ]
        if self.unread:
            head += comment(f"Not read, or not without doubt: {len(self.unread)} places of the sheet, listed at the end of this file.")
        title = self.matrix.title or name.rpartition(".")[0] or name
        lines = [*head, "accords: 1", *entry("title", title), *entry("as_of", as_of), *(entry("as_of_note", as_of_note) if as_of_note else []), ""]
        parties = {party: {"name": column.name, "role": column.role or "negotiator"} for party, column in self.parties.items()}
        lines += section("parties", parties, "roles to be confirmed")
        lines += self._consent()
        lines += section("issues", self.issues)
        lines += self._status_quo_lines()
        lines += section("views", {party: {kind: view[kind] for kind in _KINDS if kind in view} for party, view in self._views()})
        lines += section("sources", self.sources.sources)
        lines += section("claims", self.sources.claims)
        return "\n".join([*lines, *self._unread_lines()]).rstrip("\n") + "\n"

    def _views(self) -> list[tuple[str, dict[str, dict[str, dict[str, Field]]]]]:
        return [(party, self.views[party]) for party in self.parties if party in self.views]

    def _consent(self) -> list[str]:
        """Leave consent to the format's own rule for two negotiators; else ask for everybody's, to be confirmed."""
        roles = Counter(column.role or "negotiator" for column in self.parties.values())
        if roles["negotiator"] == 2 and not roles["ratifier"]:  # noqa: PLR2004 the format's rule
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
        return [*comment(f"The status quo is left out, since the sheet does not say it of {names}:"), *comment("\n".join(entry("status_quo", self.status_quo))), ""]

    def _unread_lines(self) -> list[str]:
        if not self.unread:
            return []
        lines = comment("What was not read, or not without doubt:")
        for problem in self.unread:
            lines += comment(f"{problem.path}: {problem.message}{f' {problem.hint}' if problem.hint else ''}", "  ")
            lines += comment(problem.excerpt, "      ") if problem.excerpt else []
        return lines


@dataclass
class _CellReading:
    """What one cell says of one party on one issue."""

    reading: _Reading
    party: str
    issue: str
    options: Options
    cell: Cell
    found: list[Statement]

    def read(self) -> None:
        """Read every statement of the cell; demands last, since what the party could live with limits them."""
        understood: list[tuple[Statement, Said | None]] = []
        for statement in self.found:
            for message, hint in statement.faults:
                self._missed(statement, message, hint)
            try:
                understood.append((statement, self._said(statement)))
            except Unread as reason:
                self._missed(statement, reason.message, reason.hint)
        understood = self._without_rival_demands(understood)
        lived_with = [(statement, said) for statement, said in understood if statement.kind == "lives_with" and said]
        for statement, said in understood:
            if said is None:
                self._silent_on_all(statement)
            elif statement.kind == "demands":
                self._demand(statement, said, lived_with)
            else:
                self._add(statement.kind, statement, said.condition(self.issue))
                self._unless_idle(statement, said)

    def _said(self, statement: Statement) -> Said | None:
        if statement.kind == "silent" and not statement.what:
            return None
        if statement.bare and not self.options.listed and not is_short(statement.what):
            raise Unread("it is not said whether this is demanded, refused or could be lived with.", "Write 'demands: X', 'refuses: X' or 'could live with X'.")
        return self.options.said(statement.what)

    def _without_rival_demands(self, understood: list[tuple[Statement, Said | None]]) -> list[tuple[Statement, Said | None]]:
        """Leave out demands of one cell for different options: they would refuse everything, which nobody can have meant."""
        demands = [(statement, said) for statement, said in understood if statement.kind == "demands" and said and not statement.since and not statement.until]
        met = [choice.id for choice in self.options.choices if all(said.covers(choice.id) for _, said in demands)]
        if met or not demands or not all(said.options for _, said in demands) or len(demands) == 1:
            return understood
        for statement, _ in demands:
            self._missed(statement, "the cell demands different options, which cannot all be had.", "Write 'demands: X or Y' if either would do.")
        gone = {id(statement) for statement, _ in demands}
        return [(statement, said) for statement, said in understood if id(statement) not in gone]

    def _demand(self, statement: Statement, said: Said, lived_with: list[tuple[Statement, Said]]) -> None:
        """Write a demand as a refusal of all else, except of what the same cell could live with."""
        others = [(other, known) for other, known in lived_with if not statement.until]
        if not others:
            self._add("refuses", statement, said.condition(self.issue, negated=True))
            self._unless_idle(statement, Said(said.options, said.bounds, not said.negated))
            return
        every = (said, *(known for _, known in others))
        wanted = tuple(choice.id for choice in self.options.choices if any(each.covers(choice.id) for each in every))
        if any(other.since != statement.since for other, _ in others):
            self._missed(statement, "a demand and a readiness of other dates stand in one cell; the demand was read as leaving room for it.", "Confirm it.")
        if len(wanted) < len(self.options.choices):
            self._add("refuses", statement, Said(wanted).condition(self.issue, negated=True), self.cell.text)
        else:
            self._missed(statement, "with what the cell could live with, the demand rules out no option.", "")

    def _unless_idle(self, statement: Statement, said: Said) -> None:
        if statement.kind != "silent" and not any(said.covers(choice.id) for choice in self.options.choices):
            self._missed(statement, "this holds of no option of the issue.", "Add the options that it is about in a column 'options'.")

    def _silent_on_all(self, statement: Statement) -> None:
        """Ask about each option; of two options, to refuse one is to insist on the other."""
        choices = self.options.choices
        if len(choices) > _MOST_SILENT:
            self._missed(statement, f"the issue has {len(choices)} options, too many to ask about each.", "Write 'silent on: X' with the options that matter.")
            return
        for choice in choices[1:] if len(choices) == 2 else choices:  # noqa: PLR2004 see the docstring
            self._add("silent", statement, f"{self.issue} == {written(choice.id)}")

    def _add(self, kind: str, statement: Statement, condition: str, quoted: str = "") -> None:
        view = self.reading.views.setdefault(self.party, {})
        taken = {name for entries in view.values() for name in entries}
        name = self.issue
        count = 1
        while name in taken:
            count += 1
            name = f"{self.issue}-{count}"
        fields: dict[str, Field] = {"if": condition}
        if kind != "silent":
            fields["firm"] = statement.firm or "judged"
            fields |= {word: date for word, date in (("since", statement.since), ("until", statement.until)) if date}
            if statement.since:
                self.reading.dates.append(statement.since.removeprefix("by ").strip())
            claims = [claim for mark in statement.cites if (claim := self._claim(statement, mark))]
            fields |= {"claims": claims[0] if len(claims) == 1 else claims} if claims else {}
        if statement.handling:
            fields |= self._handling(statement)
        address = self.reading.matrix.sheet.address(self.cell)
        fields["note"] = f"{address}: {' '.join((quoted or statement.text).split())}"
        view.setdefault(kind, {})[name] = fields

    def _claim(self, statement: Statement, mark: str) -> str | None:
        claim = self.reading.sources.claim(mark)
        if claim is None:
            self._missed(statement, f"no row of a sheet of sources is called '{shown(mark)}'.", "Give the row that id, or leave the brackets out.")
        return claim

    def _handling(self, statement: Statement) -> dict[str, Field]:
        mark = statement.handling
        party = mark.removeprefix("party:")
        if mark in {"public", "team", "mediator"} or (mark != party and party in self.reading.parties):
            return {"handling": mark}
        # Nobody may see more because a mark was misspelt.
        self._missed(statement, f"'{mark}' is no handling mark; 'mediator' was written.", "Allowed are: public, team, mediator, party:ID.")
        return {"handling": "mediator"}

    def _missed(self, statement: Statement, message: str, hint: str) -> None:
        problem = unread(self.reading.matrix.sheet, self.cell, message, hint)
        self.reading.unread.append(Problem(problem.message, path=problem.path, hint=problem.hint, excerpt=statement.text))


def _issue_fields(row: IssueRow, options: Options, issue: str) -> dict[str, Field]:
    title = " ".join(row.name.text.split())
    fields: dict[str, Field] = {"title": title} if title != issue else {}
    fields |= {"unit": options.unit} if options.unit else {}
    if any(choice.label for choice in options.choices):
        fields["options"] = {choice.id: choice.label or choice.id for choice in options.choices}
    else:
        fields["options"] = _grid(options) or [choice.id for choice in options.choices]
    if "note" in row.special:
        fields["note"] = " ".join(row.special["note"].text.split())
    return fields


def _grid(options: Options) -> dict[str, Field] | None:
    """Write many numbers at equal steps as a grid."""
    if not options.numeric or len(options.choices) < 12:  # noqa: PLR2004 as many fit on a line
        return None
    numbers = [Decimal(choice.id) for choice in options.choices]
    steps = {high - low for low, high in zip(numbers, numbers[1:], strict=False)}
    if len(steps) != 1 or min(steps) <= 0:
        return None
    return {"from": options.choices[0].id, "to": options.choices[-1].id, "step": format(steps.pop(), "f")}


def _date(as_of: str, reading: _Reading) -> tuple[str, str]:
    """Find the date that the case describes, and how it was inferred."""
    if as_of:
        return parse_date(as_of).text, ""
    if reading.matrix.as_of:
        return reading.matrix.as_of, ""
    if reading.dates:
        return _newest(reading.dates), "The newest date in the sheet."
    if reading.matrix.sheet.changed:
        return reading.matrix.sheet.changed, "The day on which the workbook was last saved."
    raise AccordsError("The sheet has no date. Say which day the case describes: --as-of 2024-12-17, or a line 'as of 2024-12-17' above the table.")


def _newest(dates: Iterable[str]) -> str:
    return max(dates, key=lambda text: parse_date(text).last)


__all__ = ["SEVERAL", "SheetCase", "case_from_sheets"]

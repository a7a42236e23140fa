"""What one cell says of one party on one issue, as entries of a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from accords.case.tokens import written
from accords.formats.case_text import Field
from accords.formats.cell_language import Statement
from accords.formats.draft import Draft
from accords.formats.options_in import Options, Said, Unread, is_short, shown
from accords.formats.sheet import Cell

_MOST_SILENT: Final = 8  # more options than these are not asked about one by one


@dataclass
class CellReading:
    """What one cell says of one party on one issue."""

    draft: Draft
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
            raise Unread(
                "it is not said whether this is demanded, refused or could be lived with.",
                "Write 'demands: X', 'refuses: X' or 'could live with X'.",
            )
        return self.options.said(statement.what)

    def _without_rival_demands(self, understood: list[tuple[Statement, Said | None]]) -> list[tuple[Statement, Said | None]]:
        """Leave out demands of one cell for different options: they would refuse everything, which nobody can have meant."""
        demands = [
            (statement, said)
            for statement, said in understood
            if statement.kind == "demands" and said and not statement.since and not statement.until
        ]
        met = [choice.id for choice in self.options.choices if all(said.covers(choice.id) for _, said in demands)]
        if met or not demands or not all(said.options for _, said in demands) or len(demands) == 1:
            return understood
        for statement, _ in demands:
            self._missed(
                statement, "the cell demands different options, which cannot all be had.", "Write 'demands: X or Y' if either would do."
            )
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
            self._missed(
                statement,
                "a demand and a readiness of other dates stand in one cell; the demand was read as leaving room for it.",
                "Confirm it.",
            )
        if len(wanted) < len(self.options.choices):
            self._add("refuses", statement, Said(wanted).condition(self.issue, negated=True), self.cell.text)
        else:
            self._missed(statement, "with what the cell could live with, the demand rules out no option.")

    def _unless_idle(self, statement: Statement, said: Said) -> None:
        if statement.kind != "silent" and not any(said.covers(choice.id) for choice in self.options.choices):
            self._missed(statement, "this holds of no option of the issue.", "Add the options that it is about in a column 'options'.")

    def _silent_on_all(self, statement: Statement) -> None:
        """Ask about each option; of two options, to refuse one is to insist on the other."""
        choices = self.options.choices
        if len(choices) > _MOST_SILENT:
            self._missed(
                statement,
                f"the issue has {len(choices)} options, too many to ask about each.",
                "Write 'silent on: X' with the options that matter.",
            )
            return
        for choice in choices[1:] if len(choices) == 2 else choices:
            self._add("silent", statement, f"{self.issue} == {written(choice.id)}")

    def _add(self, kind: str, statement: Statement, condition: str, quoted: str = "") -> None:
        fields: dict[str, Field] = {"if": condition}
        if kind != "silent":
            fields["firm"] = statement.firm or "judged"
            fields |= {word: date for word, date in (("since", statement.since), ("until", statement.until)) if date}
            if statement.since:
                self.draft.dates.append(statement.since.removeprefix("by ").strip())
            claims = [claim for mark in statement.cites if (claim := self._claim(statement, mark))]
            fields |= {"claims": claims[0] if len(claims) == 1 else claims} if claims else {}
        if statement.handling:
            fields |= self._handling(statement)
        fields["note"] = f"{self.draft.matrix.sheet.address(self.cell)}: {' '.join((quoted or statement.text).split())}"
        self.draft.add(self.party, kind, self.issue, fields)

    def _claim(self, statement: Statement, mark: str) -> str | None:
        claim = self.draft.sources.claim(mark)
        if claim is None:
            self._missed(
                statement, f"no row of a sheet of sources is called '{shown(mark)}'.", "Give the row that id, or leave the brackets out."
            )
        return claim

    def _handling(self, statement: Statement) -> dict[str, Field]:
        mark = statement.handling
        party = mark.removeprefix("party:")
        if mark in {"public", "team", "mediator"} or (mark != party and party in self.draft.parties):
            return {"handling": mark}
        # Nobody may see more because a mark was misspelt.
        self._missed(statement, f"'{mark}' is no handling mark; 'mediator' was written.", "Allowed are: public, team, mediator, party:ID.")
        return {"handling": "mediator"}

    def _missed(self, statement: Statement, message: str, hint: str = "") -> None:
        self.draft.missed(self.cell, statement.text, message, hint)

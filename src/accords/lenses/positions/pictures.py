"""The picture of ``positions``: options by party, marked by what is said of them."""

from __future__ import annotations

from accords.blocks import Grid, Key, Labels, Mark, Table
from accords.case.case import Case
from accords.lens.labels import plain
from accords.lens.wording import Wording
from accords.lenses.positions.result import Result, Statement

_MEANINGS = {
    Mark.SQUARE: "refused",
    Mark.HATCHED_SQUARE: "refused, depending on other issues",
    Mark.RING: "could be lived with",
    Mark.DASHED_RING: "could be lived with, depending on other issues",
    Mark.DISC: "in a package accepted as a whole",
    Mark.QUERY: "not known",
    Mark.DASHED_SQUARE: "said, but not known to be in force",
}


def matrix_picture(result: Result, case: Case, table: Table) -> Grid:
    """Show what is said of each option by each party that says something of any; ``table`` says it issue by issue."""
    words = Wording(case)
    parties = [party for party in case.views if any(row.get(party) for row in result.matrix.values())]
    rows, cells = [], []
    for issue, row in result.matrix.items():
        options = [option.id for option in case.issues[issue].options]
        rows.append(Labels(words.issue(issue).text, tuple(plain([words.option(issue, option)]) for option in options)))
        said = [[result.statements[path] for path in row[party]] for party in parties]
        cells += [tuple(_marks(statements, issue, option) for statements in said) for option in options]
    used = {mark for line in cells for marks in line for mark in marks}
    return Grid(
        caption=f"Positions on {result.date}: what is said of each option",
        description="For each option of each issue, and for each party that the case says something of: whether it is refused, "
        "could be lived with, belongs to a package accepted as a whole, or is not known.",
        rows=tuple(rows),
        columns=(Labels("", tuple(words.party(party).text for party in parties)),),
        cells=tuple(cells),
        legend=tuple(Key(mark, meaning) for mark, meaning in _MEANINGS.items() if mark in used),
        empty="the case holds nothing, which is not the same as agreement",
        table=table,
    )


def _marks(statements: list[Statement], issue: str, option: str) -> tuple[Mark, ...]:
    found = {_mark(statement, statement.options[issue][option]) for statement in statements if option in statement.options[issue]}
    # Where an option is refused whatever else is agreed, it adds nothing that it is also refused in some combinations.
    hidden = {Mark.HATCHED_SQUARE} if Mark.SQUARE in found else set()
    hidden |= {Mark.DASHED_RING} if Mark.RING in found else set()
    return tuple(mark for mark in _MEANINGS if mark in found - hidden)


def _mark(statement: Statement, how: str) -> Mark:
    if statement.force == "unknown":
        return Mark.DASHED_SQUARE
    match statement.kind:
        case "refuses":
            return Mark.SQUARE if how == "always" else Mark.HATCHED_SQUARE
        case "lives_with":
            return Mark.RING if how == "always" else Mark.DASHED_RING
        case "accepts":
            return Mark.DISC
        case "silent":
            return Mark.QUERY

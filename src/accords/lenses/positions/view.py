"""The sentences and the matrix of ``positions``."""

from __future__ import annotations

from accords.blocks import Block, Bullets, Heading, Name, Note, Table, Text, text
from accords.case.case import Case
from accords.lens.since import seen_since
from accords.lens.wording import Parts, Wording, cites, not_shown, series
from accords.lenses.positions.pictures import matrix_picture
from accords.lenses.positions.result import Contradiction, Moved, ReadDifferently, Result, Statement

_KIND = {"refuses": "refused", "accepts": "accepted as a whole", "lives_with": "could be lived with", "silent": "not known"}


def view(result: Result, case: Case) -> list[Block]:
    """Show the matrix, every statement in full, what has moved and what does not go together."""
    words = Wording(case)
    return [
        Heading("Who stands where, on whose word", 2, "positions"),
        text(
            "Each cell says what a party has said, or is said to have said, of an issue at the date. An empty cell means that the case "
            "holds nothing to show there; that is not the same as agreement."
        ),
        matrix_picture(result, case, _matrix(result, words)),
        *_in_full(result, words),
        *_moved(result, words),
        *_together(result, words),
        *_readings(result, words),
        *([not_shown("Part of this")] if result.withheld else []),
    ]


def _matrix(result: Result, words: Wording) -> Table:
    parties = [party for party in words.case.views if any(row.get(party) for row in result.matrix.values())]
    rows = []
    for issue, row in result.matrix.items():
        cells = [_cell([result.statements[path] for path in row[party]], issue, words) for party in parties]
        rows.append((text(words.issue(issue)), *cells))
    columns = ("Issue", *(words.party(party).text for party in parties))
    return Table(f"Position matrix on {result.date}: issue by party", columns, tuple(rows))


def _cell(statements: list[Statement], issue: str, words: Wording) -> Text:
    parts: Parts = []
    for statement in statements:
        options = statement.options[issue]
        always = [option for option, how in options.items() if how == "always"]
        depends = [option for option, how in options.items() if how == "depends"]
        said: list[Parts] = []
        said += [words.options(issue, always)] if always else []
        any_option = len(depends) == len(words.case.issues[issue].options)
        options_named: Parts = (
            ["it depends on other issues"] if any_option else [*words.options(issue, depends), " (depending on other issues)"]
        )
        said += [options_named] if depends else []
        parts += ["; "] if parts else []
        parts += [f"{_KIND[statement.kind]}: ", *series(said or [["no option that is possible"]], "and"), *cites(statement.claims)]
        parts += [" (not known to be in force)"] if statement.force == "unknown" else []
    return text(*parts)


def _in_full(result: Result, words: Wording) -> list[Block]:
    blocks: list[Block] = [Heading("Statements in full", 3, "positions-statements")]
    for party in words.case.views:
        own = [statement for statement in result.statements.values() if statement.party == party]
        if own:
            blocks += [
                Heading(words.party(party).text, 4, f"positions-{party}"),
                Bullets(tuple(_full(statement, words) for statement in own)),
            ]
    return blocks


def _full(statement: Statement, words: Wording) -> Text:
    if statement.kind == "silent":
        return text(*words.silence(statement.path))
    parts: Parts = [*words.statement(statement.path), "."]
    if statement.against:
        parts += [" Against this speaks", *cites(statement.against), "."]
    if statement.force == "unknown":
        parts += [" Not known to be in force at this date."]
    if statement.perhaps_ended:
        parts += [" It may have ended before this date."]
    return text(*parts)


def _moved(result: Result, words: Wording) -> list[Block]:
    if not result.moved:
        return []
    compared = f" since {result.compared}" if result.compared[:4].isdigit() else ""
    # What a patch took away since then is said in the words of the earlier case.
    then = Wording(seen_since(words.case, result.compared)) if result.compared else words
    items = tuple(text(*_move(move, words, then if move.what == "ended" else words)) for move in result.moved)
    return [Heading(f"What has changed{compared}, newest first", 3, "positions-moved"), Bullets(items)]


def _move(move: Moved, words: Wording, then: Wording) -> Parts:
    when = f" ({move.date.removeprefix('by ')}{' at the latest' if move.date.startswith('by ') else ''})" if move.date else ""
    other: Parts = series([words.stance(path) for path in move.instead_of], "and")
    if move.what == "begun":
        instead: Parts = [" In place of ", *other, "."] if other else []
        return [f"New{when}: ", *words.statement(move.path), ".", *instead]
    replaced: Parts = [" Replaced by ", *other, "."] if other else []
    return [f"No longer{when}: ", *then.statement(move.path), ".", *replaced]


def _together(result: Result, words: Wording) -> list[Block]:
    blocks: list[Block] = []
    if result.contradictions:
        items = tuple(text(*_contradiction(found, words)) for found in result.contradictions)
        blocks += [Heading("Statements of one party that do not go together", 3, "positions-contradictions"), Bullets(items)]
    if result.locks:
        blocks.append(Heading("Things that wait for each other", 3, "positions-locks"))
        for circle in result.locks:
            blocks += [text("In a circle:"), Bullets(tuple(text(*words.statement(path), ".") for path in circle))]
    return blocks


def _contradiction(found: Contradiction, words: Wording) -> Parts:
    how = (
        " are true of the same packages, which count as refused."
        if found.how == "overlap"
        else ": the first refuses all that the second is about."
    )
    return [*words.stance(found.refusal), " and ", *words.stance(found.other), how]


def _readings(result: Result, words: Wording) -> list[Block]:
    if not result.read_differently:
        return []
    items = tuple(text(*_reading(found, words)) for found in result.read_differently)
    lead = "These words are read differently, or are not known to be read alike. That is flagged here, not resolved."
    return [Heading("Words that may be read differently", 3, "positions-readings"), Note("unknown", (lead,)), Bullets(items)]


def _reading(found: ReadDifferently, words: Wording) -> Parts:
    option = words.option(found.issue, found.option)
    readings: list[Parts] = [
        [words.party(party), ": ", "not known" if said == "unknown" else Name(said)] for party, said in found.readings.items()
    ]
    return ["\u201c", words.issue(found.issue), ": ", option, "\u201d \u2013 ", *series(readings, "and", between="; "), "."]

"""The picture of ``robustness``: what is left with each point otherwise, under each reading of consent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accords.blocks import Grid, Key, Labels, Mark, Table, Text, text
from accords.lens.labels import by_party, plain
from accords.lens.wording import Parts, capital
from accords.lenses.robustness.result import Assumption, Result, Row
from accords.lenses.robustness.sentences import Suppositions

_MEANINGS = {
    Mark.DISC: "some package is accepted as a whole",
    Mark.RING: "some package is open",
    Mark.CROSS: "no package is left",
    Mark.QUERY: "not decided",
}
_SAID = {Mark.DISC: "accepted", Mark.RING: "open", Mark.CROSS: "nothing left", Mark.QUERY: "not decided"}
_KINDS = {
    "silent": "What nobody knows of a party",
    "reading": "What words may mean",
    "condition": "What is only reported or judged",
    "event": "What is foreseen",
    "scenario": "What may be supposed",
}


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the picture: what is supposed, as a sentence and for short, and its marks, column by column."""

    label: str
    said: Parts
    marks: tuple[tuple[Mark, ...], ...]


def structure_picture(result: Result, words: Suppositions) -> Grid:
    """Show what is left with one point otherwise under each reading of consent that is shown."""
    columns = tuple(_columns(result, words))
    groups = [("", [_base(result, columns)])]
    groups += [(title, list(_lines(result, kind, columns, words))) for kind, title in _KINDS.items()]
    groups = [(title, lines) for title, lines in groups if lines]
    lines = [line for _, found in groups for line in found]
    used = {mark for line in lines for marks in line.marks for mark in marks}
    names = tuple(name for _, name in columns)
    return Grid(
        caption="What is left with one point otherwise",
        description="For each point that may be taken otherwise, everything else as the case has it, and for each reading of who must "
        "consent: whether some package is accepted as a whole, whether some is open, or whether nothing is left.",
        rows=tuple(Labels(title, tuple(line.label for line in found)) for title, found in groups),
        columns=(Labels("If agreement needs", names),),
        cells=tuple(line.marks for line in lines),
        legend=tuple(Key(mark, meaning) for mark, meaning in _MEANINGS.items() if mark in used),
        empty="the point does not arise under this reading",
        table=Table(
            "What is left with one point otherwise, for each reading of what agreement needs",
            ("Supposing", *names),
            tuple((text(*capital(line.said)), *(_cell(marks) for marks in line.marks)) for line in lines),
        ),
    )


def _columns(result: Result, words: Suppositions) -> Iterator[tuple[str, str]]:
    """Give the readings of consent that are shown: the assumption (none for the one that the case is seen under) and the rule in words."""
    rows = {row.assumptions for row in result.structure}
    case = words.case
    if () in rows:
        yield "", words.words.rule(case.readings[case.standpoint.consent])
    for point in result.points:
        if point.kind == "consent" and (point.id,) in rows:
            yield point.id, words.words.rule(case.readings[point.path.rsplit(".", 1)[1]])


def _base(result: Result, columns: tuple[tuple[str, str], ...]) -> _Line:
    return _Line("as the case has it", ["as the case has it"], tuple(_marks(_row(result, reading)) for reading, _ in columns))


def _lines(result: Result, kind: str, columns: tuple[tuple[str, str], ...], words: Suppositions) -> Iterator[_Line]:
    found = [point for point in result.points if point.kind == kind]
    if kind not in {"event", "scenario"}:
        found.sort(key=lambda point: by_party(point.path, words.words))
    for point in found:
        rows = [_row(result, reading, point) for reading, _ in columns]
        if any(row is not None for row in rows):
            said = words.supposition(point)
            yield _Line(_short(point, words), said, tuple(_marks(row) for row in rows))


def _row(result: Result, reading: str, point: Assumption | None = None) -> Row | None:
    """Find the row of one point alone under a reading."""
    wanted = {name for name in (reading, point.id if point else "") if name}
    return next((row for row in result.structure if set(row.assumptions) == wanted), None)


def _marks(row: Row | None) -> tuple[Mark, ...]:
    if row is None:
        return ()
    found = [Mark.DISC] if row.any_accepted else []
    found += [Mark.RING] if row.any_open else []
    return tuple(found) or ((Mark.QUERY,) if row.left is None else (Mark.CROSS,))


def _cell(marks: tuple[Mark, ...]) -> Text:
    return text(", ".join(_SAID[mark] for mark in marks) or "does not arise")


def _short(point: Assumption, words: Suppositions) -> str:
    """Say what is supposed in a few words; the table has the sentence."""
    return plain(words.supposition(point)[1:]) if point.kind not in {"event", "scenario"} else plain(words.words.title(point.path))

"""The picture of what judgements rest on: judgements by the standing of the claims for and against them."""

from __future__ import annotations

from collections.abc import Iterator

from accords.blocks import Grid, Key, Labels, Mark, Table
from accords.case.case import Case
from accords.lens.labels import entry_label, plain
from accords.lens.wording import Wording
from accords.lenses.evidence.result import Judgement, Result

_STANDINGS = {
    "on_record": "on record",
    "reported": "reported",
    "alleged": "alleged",
    "assessed": "assessed",
    "inferred": "inferred",
    "modeller": "the analyst's own",
}
_NOT_STATED = "not stated"
_NOTHING = "no claim"
_MEANINGS = {
    Mark.DISC: "a claim of this standing supports the judgement",
    Mark.CROSS: "a claim of this standing speaks against it",
    Mark.BAR: "it rests on no claim",
}
_READINESS = {
    "no_victory": "the limits of going on",
    "cost": "the cost of going on",
    "way_out": "a way out",
    "can_commit": "who can commit",
}


def coverage_picture(result: Result, case: Case, table: Table) -> Grid:
    """Show the standing of what each judgement rests on; ``table`` has the claims themselves.

    A scenario is shown only where it was asked for, as in the table: what somebody alleges of motives is off unless it is.
    """
    words = Wording(case)
    groups: list[tuple[str, list[str]]] = []
    cells = []
    shown = [judgement for judgement in result.judgements.values() if judgement.what != "scenario" or judgement.path in case.patches]
    columns = list(_columns(shown, case))
    for judgement in shown:
        title, label = _named(judgement, words)
        if not groups or groups[-1][0] != title:
            groups.append((title, []))
        groups[-1][1].append(label)
        cells.append(_cells(judgement, columns, case))
    used = {mark for line in cells for marks in line for mark in marks}
    return Grid(
        caption="What the judgements rest on, by the standing of the claims",
        description="For each judgement of the case: the standing of the claims that support it and of those that speak against it, "
        "or that it rests on no claim.",
        rows=tuple(Labels(title, tuple(labels)) for title, labels in groups),
        columns=(Labels("", tuple(columns)),),
        cells=tuple(cells),
        legend=tuple(Key(mark, meaning) for mark, meaning in _MEANINGS.items() if mark in used),
        empty="no claim of this standing",
        table=table,
    )


def _columns(shown: list[Judgement], case: Case) -> Iterator[str]:
    """Give every standing, used or not, so that what is missing is seen; and what has none."""
    yield from _STANDINGS.values()
    claims = [claim for judgement in shown for claim in (*judgement.claims, *judgement.against)]
    if any(case.claims[claim].standing is None for claim in claims):
        yield _NOT_STATED
    if not all(judgement.claims for judgement in shown):
        yield _NOTHING


def _cells(judgement: Judgement, columns: list[str], case: Case) -> tuple[tuple[Mark, ...], ...]:
    marks: dict[str, list[Mark]] = {column: [] for column in columns}
    for claims, mark in ((judgement.claims, Mark.DISC), (judgement.against, Mark.CROSS)):
        for column in dict.fromkeys(_STANDINGS.get(case.claims[claim].standing or "", _NOT_STATED) for claim in claims):
            marks[column].append(mark)
    if not judgement.claims and _NOTHING in marks:
        marks[_NOTHING].append(Mark.BAR)
    return tuple(tuple(found) for found in marks.values())


def _named(judgement: Judgement, words: Wording) -> tuple[str, str]:
    """Give the group that a judgement stands in, and its label there."""
    _, *rest = judgement.path.split(".")
    if judgement.what == "view":
        return words.party(judgement.party).text, entry_label(judgement.path, words)
    if judgement.party:
        return words.party(judgement.party).text, _remark(judgement, words.case)
    if judgement.what == "consent":
        return "Who must consent", words.rule(words.case.readings[rest[-1]])
    return f"{judgement.what.capitalize()}s", plain(words.title(judgement.path))


def _remark(judgement: Judgement, case: Case) -> str:
    if judgement.what == "preference":
        return "preferences"
    view, name = case.views[judgement.party], judgement.path.rsplit(".", 1)[1]
    if judgement.what == "interest":
        return f"interest: {view.interests[name].text or name}"
    if judgement.what == "no_agreement":
        return f"without an agreement: {(view.no_agreement and view.no_agreement.text) or 'not said'}"
    found = getattr(view.readiness, name)
    return f"readiness, {_READINESS[name]}: {found.text or 'not said'}"

"""The sentences of a comparison between two states of a case."""

from __future__ import annotations

from accords.blocks import Block, Bullets, Document, Footnote, Heading, Note, Table, Text, text
from accords.case.case import Case
from accords.lens.audience import Audience
from accords.lens.wording import Parts, Wording, not_shown, number, series
from accords.study.comparison import Comparison, Shift
from accords.study.view import claims_in, footnote

_WHAT = {"added": "New: ", "dropped": "No longer there: ", "moved": "Now different: "}


def comparison_document(found: Comparison, old: Case, new: Case, viewer: Audience) -> Document:
    """Put a comparison together as a document, with the claims that it cites."""
    first = tuple(_blocks(found, Wording(old), Wording(new)))
    cited = dict.fromkeys(claim for block in first for claim in claims_in(block))
    newer = {claim for shift in found.shifts if shift.what != "dropped" for claim in shift.claims}
    notes = []
    for claim in cited:
        # What only a dropped statement rests on is said as the older state has it.
        case = new if claim in newer or claim not in old.claims else old
        if viewer.of(case).sees(f"claims.{claim}"):
            notes.append(Footnote(claim, footnote(case, claim, Wording(case))))
    return Document(
        title=str(new.title),
        subtitle=f"What changed between {found.then} and {found.now}",
        lead=first,
        sections=(),
        footnotes=tuple(notes),
        provenance=(("For", viewer.name), ("Then", found.then), ("Now", found.now)),
    )


def _blocks(found: Comparison, old: Wording, new: Wording) -> list[Block]:
    blocks: list[Block] = [Heading("What was said anew, dropped or moved", 2, "diff-shifts")]
    items = tuple(text(*_shift(shift, old if shift.what == "dropped" else new, found)) for shift in found.shifts if shift.what != "undated")
    if items:
        blocks.append(Bullets(items))
    elif not found.withheld:
        blocks.append(text("No statement is known to have changed."))
    undated = tuple(text(*new.statement(shift.path), ".") for shift in found.shifts if shift.what == "undated")
    if undated:
        said = f"These carry no date: they count now, and are not known to have been in force on {found.then}, so they are left out there."
        blocks += [Note("unknown", (said,)), Bullets(undated)]
    if found.issues:
        named = series([[new.issue(issue) if issue in new.case.issues else old.issue(issue)] for issue in found.issues], "and")
        said = " Since the issues differ, packages cannot be compared one by one."
        blocks.append(text("Issues that came, went or have other options: ", *named, ".", said))
    blocks.append(Heading("What that did to the packages", 2, "diff-packages"))
    rows = tuple(row for name in found.readings for row in _rows(name, found, old, new))
    columns = ("If agreement needs", "", "Would count as an agreement", "Ruled out", "Accepted", "Locked", "Open")
    if rows:
        blocks.append(Table("Packages then and now", columns, rows))
    return [*blocks, not_shown("Part of this")] if found.withheld else blocks


def _shift(shift: Shift, words: Wording, found: Comparison) -> Parts:
    effects: list[Parts] = []
    for name in found.readings:
        under = f" if agreement needs {words.rule(words.case.readings[name])}" if len(found.readings) > 1 else ""
        closes, opens = (shift.closes or {}).get(name), (shift.opens or {}).get(name)
        if closes and closes.high:
            effects.append([f"it rules out {number(closes)} packages that were left{under}"])
        if opens and opens.high:
            effects.append([f"it had ruled out {number(opens)} packages that are left now{under}"])
    said: Parts = [" By this ", *series(effects, "and"), "."] if effects else []
    return [_WHAT[shift.what], *words.statement(shift.path), ".", *said]


def _rows(name: str, found: Comparison, old: Wording, new: Wording) -> list[tuple[Text, ...]]:
    both = found.readings[name]
    rows = []
    for words, when, packages in ((old, found.then, both.then), (new, found.now, both.now)):
        rule = words.rule(words.case.readings[name])
        counts = (packages.deals, packages.ruled_out, packages.accepted, packages.locked, packages.open)
        rows.append((text(rule), text(when), *(text(number(count)) for count in counts)))
    return rows

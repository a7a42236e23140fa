"""The timeline of statements and events: what is known of when each was so.

It stands with the evidence because that lens names every statement, ended ones too, and every event, as far as its reader may see them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from accords.blocks import Block, Heading, Key, Lane, Mark, Span, Table, Text, Timeline, text
from accords.case.case import Case
from accords.case.model import Entry, Event
from accords.case.timeline import Held, begins, known_since, replacing
from accords.case.values import Date
from accords.lens.labels import by_party, entry_label, plain
from accords.lens.wording import Wording, capital, cites
from accords.lenses.evidence.result import Result

_DAY = timedelta(days=1)
_KINDS = {"refuses": Mark.SQUARE, "accepts": Mark.DISC, "lives_with": Mark.RING}
_MEANINGS = {
    Mark.SQUARE: "refused",
    Mark.DISC: "accepted as a whole",
    Mark.RING: "could be lived with",
    Mark.DIAMOND: "event",
    Mark.OPEN_DIAMOND: "event foreseen",
}
_UNKNOWN = "not known"
_UNKNOWN_WHEN = "when is not known"
_GOES_ON = "goes on, as far as is known"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the timeline, and the row of the table that says the same."""

    span: Span
    row: tuple[Text, ...]


def timeline_blocks(result: Result, case: Case) -> list[Block]:
    """Give the timeline under its heading, where there is anything to show."""
    picture = timeline_picture(result, case)
    return [Heading("When it was", 3, "evidence-timeline"), picture] if picture else []


def timeline_picture(result: Result, case: Case) -> Timeline | None:
    """Show when statements were in force and when events were, parties in alphabetical order; nothing where there is neither.

    A statement is left out where one that replaced it is not in the result: when it ended would tell of what may not be seen.
    """
    words = Wording(case)
    lanes: dict[str, list[_Line]] = {}
    held = [item for item in case.held if item.path in result.judgements]
    for item in sorted(held, key=lambda item: by_party(item.path, words)):
        line = _statement(item, result, words)
        if line is not None:
            lanes.setdefault(item.party, []).append(line)
    events = [_event(name, event, words) for name, event in case.events.items() if f"events.{name}" in result.judgements]
    lines = [line for found in lanes.values() for line in found] + events
    if not lines:
        return None
    used = {line.span.mark for line in lines}
    shown = [Lane(words.party(party).text, tuple(line.span for line in found)) for party, found in lanes.items()]
    shown += [Lane("Events", tuple(line.span for line in events))] if events else []
    return Timeline(
        caption="When statements were in force, and when events were",
        description="For each statement of each party and for each event: since when and until when, as far as that is known, "
        "seen from the date of the case.",
        seen_at=case.today,
        lanes=tuple(shown),
        legend=tuple(Key(mark, meaning) for mark, meaning in _MEANINGS.items() if mark in used),
        table=Table("Statements and events with their dates", ("Statement or event", "From", "To"), tuple(line.row for line in lines)),
    )


def _statement(item: Held, result: Result, words: Wording) -> _Line | None:
    case, entry = words.case, item.entry
    newer = list(replacing(case.views[item.party], item.kind, item.id))
    if any(f"views.{item.party}.{kind}.{name}" not in result.judgements for kind, name, _ in newer):
        return None
    made = [other for kind, name, other in newer if f"views.{item.party}.{kind}.{name}" not in case.standpoint.undone]
    made = [other for other in made if begins(case, other) <= case.today]
    if item.path in case.standpoint.undone or (entry.since and not entry.since.by and entry.since.first > case.today):
        return None
    start, known_from = _beginning(case, entry, made)
    end, known_to = _ending(case, entry, made)
    if known_to is None or known_from > known_to:
        # Known to be so on the day on which it is known to begin, at least, and perhaps on no other.
        known: tuple[date, date] | None = (known_from, known_from) if start == known_from else None
    else:
        known = (known_from, known_to)
    known_on, known_till = known or (None, None)
    span = Span(entry_label(item.path, words), _KINDS[item.kind], start, known_on, known_till, end, _note(entry, made))
    return _Line(span, (text(*words.statement(item.path)), text(_from(entry)), text(_to(entry, made))))


def _beginning(case: Case, entry: Entry, made: list[Entry]) -> tuple[date | None, date]:
    """Give the first day on which an entry may have been in force (``None``: not known), and from which it is known to have been."""
    if entry.since is None:
        return None, known_since(case, entry, made)
    return None if entry.since.by else entry.since.first, entry.since.last


def _ending(case: Case, entry: Entry, made: list[Entry]) -> tuple[date | None, date | None]:
    """Give the last day on which an entry may have been in force (``None``: it goes on), and until which it is known to have been."""
    if entry.until is not None:
        return (None, case.today) if entry.until.first > case.today else (entry.until.last, entry.until.first)
    if not made:
        return None, case.today
    last = min(begins(case, other) for other in made) - _DAY
    ends = [other.since.first - _DAY for other in made if other.since and not other.since.by]
    loose = len(ends) < len(made)
    return max(last, *ends) if ends and not loose else last, None if loose else min(ends)


def _note(entry: Entry, made: list[Entry]) -> str:
    """Say what is known only as "at the latest"."""
    ended = [other.since for other in made if other.since and other.since.by]
    if ended:
        return f"until {_latest(ended[0])}"
    return f"since {_latest(entry.since)}" if entry.since and entry.since.by else ""


def _latest(since: Date) -> str:
    return f"{since.text.removeprefix('by ').strip()} at the latest"


def _from(entry: Entry) -> str:
    if entry.since is None:
        return _UNKNOWN
    return _latest(entry.since) if entry.since.by else entry.since.text


def _to(entry: Entry, made: list[Entry]) -> str:
    if entry.until is not None:
        return entry.until.text
    if not made:
        return _GOES_ON
    when = ", ".join(dict.fromkeys(_UNKNOWN_WHEN if other.since is None else _from(other) for other in made))
    return f"replaced, {when}"


def _event(name: str, event: Event, words: Wording) -> _Line:
    today = words.case.today
    foreseen = event.status == "foreseen" or (event.status is None and event.date is not None and event.date.first > words.case.as_of.last)
    mark = Mark.OPEN_DIAMOND if foreseen else Mark.DIAMOND
    title = words.title(f"events.{name}")
    day = event.date.first if event.date else None
    if event.date is None:
        span = Span(plain(title), mark, start=today) if foreseen else Span(plain(title), mark, end=today)
    elif event.date.first == event.date.last:
        span = Span(plain(title), mark, day, day, day, day)
    else:
        span = Span(plain(title), mark, start=event.date.first, end=event.date.last)
    when = event.date.text if event.date else _UNKNOWN
    words_of_it = [*capital(title), *(["; foreseen"] if foreseen else []), *cites(event.claims)]
    return _Line(span, (text(*words_of_it), text(when), text(when)))

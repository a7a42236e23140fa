"""A timeline drawn: labels beside, days across, a thick line where something is known to be so, a broken one where it may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from accords.blocks import Span, Timeline
from accords.report.calendar_ticks import Tick, ticks
from accords.report.characters import Direction, clean
from accords.report.lettering import LEADING, width
from accords.report.marks import REACH
from accords.report.picture_rows import INDENT, TALLEST, parts_of, rows_of, write_label
from accords.report.svg import Anchor, Canvas
from accords.report.words import PART, SEEN_AT, TWIN

_PAGE: Final = 672.0
_LABEL: Final = (170.0, 290.0)
_EARLIER: Final = 60.0  # room for what began before the days shown
_LATER: Final = 22.0
_HEAD: Final = 2 * LEADING + 12
_LEAST_ROW: Final = 30.0
_SHORTEST: Final = 7.0
_BESIDE: Final = 14.0
_CAP: Final = 5.0


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where days are: ``first`` and ``last`` as ordinals, between two places across; beyond them, what is not known."""

    first: int
    last: int
    start: float
    end: float

    def at(self, day: date, *, close: bool = False) -> float:
        """Give the place where a day begins, or ends."""
        ordinal = day.toordinal() + close
        return self.start + (ordinal - self.first) * (self.end - self.start) / (self.last - self.first)


def draw_timeline(timeline: Timeline, direction: Direction, name: str) -> Iterator[str]:
    """Draw a timeline as one picture, or as several where it is longer than a page; ``name`` begins their ids."""
    spans = [span for lane in timeline.lanes for span in lane.spans]
    if not spans:
        return
    least, most = _LABEL
    label = max(least, min(max(width(clean(span.label)) for span in spans) + INDENT + 3 * REACH, most))
    axis = _axis(timeline, spans, label)
    groups = [(lane.title, [span.label for span in lane.spans]) for lane in timeline.lanes]
    parts = parts_of(rows_of(groups, label - 3 * REACH, _PAGE, _LEAST_ROW), TALLEST - _HEAD)
    for number, part in enumerate(parts, start=1):
        title = PART.format(caption=timeline.caption, part=number, parts=len(parts)) if len(parts) > 1 else timeline.caption
        height = _HEAD + sum(row.height for row in part) + 2
        canvas = Canvas(_PAGE, direction)
        _write_head(canvas, axis, timeline.seen_at, height)
        top = _HEAD
        for row in part:
            write_label(canvas, row, top)
            if row.index is not None:
                span = spans[row.index]
                if not _is_point(span):
                    canvas.mark(span.mark, label - 2 * REACH, top + row.height / 2)
                _draw(span, canvas, axis, top + row.height / 2)
            top += row.height
        canvas.line([(0, top), (_PAGE, top)], "edge")
        yield canvas.svg(height, f"{name}.{number}", title, f"{timeline.description} {TWIN}")


def _axis(timeline: Timeline, spans: Sequence[Span], label: float) -> _Axis:
    """Span all days that are named, with some air around them."""
    named = [day for span in spans for day in (span.start, span.known_from, span.known_to, span.end) if day]
    ordinals = [day.toordinal() for day in (*named, timeline.seen_at)]
    first, last = min(ordinals), max(ordinals) + 1
    air = max((last - first) // 20, 7 if last - first < 28 else 1)
    return _Axis(first - air, last + air, label + _EARLIER, _PAGE - _LATER)


def _write_head(canvas: Canvas, axis: _Axis, seen_at: date, height: float) -> None:
    """Write the days above, with a fine line down from each, and the day from which all is seen with a stronger one."""
    for tick in ticks(axis.first, axis.last, axis.end - axis.start):
        across = axis.at(tick.day)
        canvas.line([(across, _HEAD - 6), (across, height - 2)], "rule")
        _write_within(canvas, axis, tick, across)
    today = axis.at(seen_at, close=True)
    words = SEEN_AT.format(day=seen_at.isoformat())
    canvas.line([(today, LEADING + 2), (today, height - 2)], "today")
    near = width(words) / 2
    anchor: Anchor = "end" if today + near > canvas.width else "start" if today - near < axis.start - _EARLIER else "middle"
    canvas.words(words, today, LEADING / 2, anchor=anchor, style="title")


def _write_within(canvas: Canvas, axis: _Axis, tick: Tick, across: float) -> None:
    half = width(tick.label) / 2
    if axis.start - _EARLIER <= across - half and across + half <= canvas.width:
        canvas.words(tick.label, across, 1.5 * LEADING + 4, anchor="middle", style="quiet")


def _is_point(span: Span) -> bool:
    return span.start is not None and span.start == span.known_from == span.known_to == span.end


def _draw(span: Span, canvas: Canvas, axis: _Axis, middle: float) -> None:
    """Draw what is known of when: capped where a beginning or an end is known, broken where it is not, with its note beside."""
    start = axis.at(span.start) if span.start else axis.start - _EARLIER + 4
    end = axis.at(span.end, close=True) if span.end else axis.end + _LATER - 4
    if _is_point(span):
        canvas.mark(span.mark, (start + end) / 2, middle)
        end += REACH
    elif span.known_from is None or span.known_to is None:
        end = max(end, start + _SHORTEST)
        canvas.line([(start, middle), (end, middle)], "perhaps")
    else:
        end = _draw_known(span, canvas, axis, (start, end, middle))
    if span.note:
        _note(clean(span.note), canvas, axis, (start, end, middle))


def _draw_known(span: Span, canvas: Canvas, axis: _Axis, place: tuple[float, float, float]) -> float:
    """Draw a span that is known to hold on some days; give the place where it ends."""
    start, end, middle = place
    known_to = axis.at(span.known_to or span.known_from or date.max, close=True)
    known_from = min(axis.at(span.known_from or date.min), known_to - _SHORTEST)
    if span.start == span.known_from:
        canvas.line([(known_from, middle - _CAP), (known_from, middle + _CAP)], "line bold")
    elif start < known_from:
        canvas.line([(start, middle), (known_from, middle)], "perhaps")
    canvas.line([(known_from, middle), (known_to, middle)], "known")
    if span.end is None:
        tip = known_to + _CAP + 3
        canvas.line([(tip - _CAP, middle - _CAP), (tip, middle), (tip - _CAP, middle + _CAP)], "line bold")
        return tip
    if span.end == span.known_to:
        canvas.line([(known_to, middle - _CAP), (known_to, middle + _CAP)], "line bold")
    else:
        canvas.line([(known_to, middle), (end, middle)], "perhaps")
    return max(known_to, end)


def _note(words: str, canvas: Canvas, axis: _Axis, place: tuple[float, float, float]) -> None:
    """Write a note behind its span, or above it where there is no room behind."""
    start, end, middle = place
    if end + _BESIDE + width(words) <= canvas.width:
        canvas.words(words, end + _BESIDE, middle, style="quiet halo")
    else:
        canvas.words(words, min(start, max(canvas.width - width(words), axis.start - _EARLIER)), middle - REACH - 2, style="quiet halo")

"""Bars drawn to both sides of a base: how far a result moves with one assumption at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from accords.blocks import Bar, Bars
from accords.report.characters import Direction, clean
from accords.report.lettering import LEADING, width, wrapped
from accords.report.number_scale import Scale, shown
from accords.report.picture_axes import axis_ends, axis_title, reservation
from accords.report.picture_rows import INDENT, TALLEST, parts_of, rows_of, write_label
from accords.report.svg import Anchor, Canvas
from accords.report.words import BASE_AT, PART, TWIN

OPEN_AND_FULL: Final = ('<path class="open" d="M-13-5h26v10h-26z"/>', '<path class="full" d="M-13-5h26v10h-26z"/>')
"""Samples of the two parts of a bar, as they stand in a legend."""

_PAGE: Final = 672.0
_LABEL: Final = (150.0, 290.0)
_LEAST_ROW: Final = 30.0
_TWO_LANES: Final = 44.0
_HALF: Final = 7.0  # of a bar's height
_LANE: Final = 10.0  # from a row's middle to the middle of a lane, where there are two
_BESIDE: Final = 6.0
_TITLE_LINES: Final = 3
_BOLD: Final = 1.06


def draw_bars(bars: Bars, direction: Direction, name: str) -> Iterator[str]:
    """Draw bars as one picture, or as several where they are more than a page; ``name`` begins their ids."""
    found = tuple(bar for bar in bars.bars if all(map(shown, (bar.low, bar.base, bar.high))))
    if not found:
        return
    bars = replace(bars, bars=found)
    least, most = _LABEL
    label = max(least, min(max(width(clean(bar.label)) for bar in found) + INDENT + 12, most))
    low, high = axis_ends(bars.axis, [value for bar in found for value in (bar.low, bar.base, bar.high)])
    beside = max(width(Scale(low, high, 0, 1).written(value)) for bar in found for value in (bar.low, bar.high)) + _BESIDE + 2
    scale = Scale(low, high, label + beside, _PAGE - beside)
    title = wrapped(axis_title(bars.axis, scale), _PAGE / _BOLD, _TITLE_LINES)
    top = (len(title) + 2) * LEADING + 8
    lanes = _TWO_LANES if any(map(_is_one_sided, found)) else _LEAST_ROW
    parts = parts_of(rows_of([("", [bar.label for bar in found])], label - 8, _PAGE, lanes), TALLEST - top)
    for number, part in enumerate(parts, start=1):
        height = top + sum(row.height for row in part) + 2
        canvas = Canvas(_PAGE, direction)
        _draw_head(bars, scale, title, height, canvas)
        down = top
        for row in part:
            write_label(canvas, row, down)
            if row.index is not None:
                _draw_bar(found[row.index], scale, down + row.height / 2, canvas)
            down += row.height
        canvas.line([(0, down), (_PAGE, down)], "edge")
        words = PART.format(caption=bars.caption, part=number, parts=len(parts)) if len(parts) > 1 else bars.caption
        yield canvas.svg(height, f"{name}.{number}", words, f"{bars.description} {TWIN}")


def common_base(bars: Bars) -> float | None:
    """Give the base that all bars have, if it is one."""
    bases = {bar.base for bar in bars.bars}
    return bases.pop() if len(bases) == 1 else None


def _draw_head(bars: Bars, scale: Scale, title: Sequence[str], height: float, canvas: Canvas) -> None:
    """Write what is measured, the base where all bars have the same, and the round numbers, with lines down to ``height``."""
    for index, line in enumerate(title):
        canvas.words(line, 0, (index + 0.5) * LEADING, style="title")
    under = len(title) * LEADING
    for tick in scale.ticks(upright=False):
        across = scale.at(tick.value)
        canvas.words(tick.label, across, under + 1.5 * LEADING + 4, anchor="middle", style="quiet")
        canvas.line([(across, under + 2 * LEADING + 2), (across, height - 2)], "rule")
    base, least = common_base(bars), reservation(bars.axis)
    if base is not None:
        across, words = scale.at(base), BASE_AT.format(value=scale.written(base))
        anchor: Anchor = "end" if across + width(words) / 2 > canvas.width else "middle"
        canvas.words(words, across, under + LEADING / 2, anchor=anchor, style="title")
        canvas.line([(across, under + 2 * LEADING + 2), (across, height - 2)], "axis")
    if least is not None:
        canvas.line([(scale.at(least), under + 2 * LEADING + 2), (scale.at(least), height - 2)], "limit")


def _is_one_sided(bar: Bar) -> bool:
    """Whether both ends are on the same side of the base, so that the parts would cover each other."""
    return (bar.low - bar.base > 0) == (bar.high - bar.base > 0) and bar.base not in (bar.low, bar.high)


def _draw_bar(bar: Bar, scale: Scale, middle: float, canvas: Canvas) -> None:
    """Draw both parts, open and full, with the result written at their ends; in two lanes where one would cover the other."""
    apart = _LANE if _is_one_sided(bar) else 0.0
    base = scale.at(bar.base)
    for value, down, style in ((bar.low, middle - apart, "open"), (bar.high, middle + apart, "full")):
        end = scale.at(value)
        if value == bar.base:
            continue
        canvas.line([(base, down - _HALF), (end, down - _HALF), (end, down + _HALF), (base, down + _HALF), (base, down - _HALF)], style)
        anchor: Anchor = "start" if end > base else "end"
        beside = _BESIDE if end > base else -_BESIDE
        canvas.words(scale.written(value), end + beside, down, anchor=anchor, style="halo")
    canvas.line([(base, middle - apart - _HALF - 4), (base, middle + apart + _HALF + 4)], "today")

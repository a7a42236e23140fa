"""A picture on a page: its title and what it shows, its legend, and the drawing in a region that scrolls where the screen is narrow."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from accords.blocks import Bars, Grid, Parallel, Picture, Role, Scatter, Timeline
from accords.report.characters import Direction, clean
from accords.report.marks import sample
from accords.report.roles import ROLE_MARKS, line_sample, long_sample
from accords.report.svg_bars import OPEN_AND_FULL, common_base, draw_bars
from accords.report.svg_grid import draw_grid
from accords.report.svg_parallel import MARKED, draw_parallel
from accords.report.svg_scatter import draw_scatter
from accords.report.svg_timeline import draw_timeline
from accords.report.words import BASE_EACH, KEY, LINE_KNOWN, LINE_OPEN, LINE_PERHAPS, NO_MARK

# How the lines of a timeline look, each with its words.
_LINES: Final = (
    ('<path class="known" d="M-13 0h26"/>', LINE_KNOWN),
    ('<path class="perhaps" d="M-13 0h26"/>', LINE_PERHAPS),
    ('<path class="known" d="M-13 0h18"/><path class="line bold" d="M6-5 11 0 6 5"/>', LINE_OPEN),
)


def figure(picture: Picture, direction: Direction, name: str) -> str:
    """Give a picture as a ``figure`` element without its table; ``name`` begins its ids."""
    parts = list(_drawn(picture, direction, name))
    style = "drawing panels" if isinstance(picture, Scatter) and len(parts) > 1 else "drawing"
    drawing = "\n".join(parts)
    region = f'<div class="{style}" role="group" aria-labelledby="{name}" tabindex="0">\n{drawing}\n</div>\n' if parts else ""
    items = "".join(f"<li>{sign}<span>{words}</span></li>" for sign, words in _legend(picture))
    legend = f'<ul class="legend" aria-label="{KEY}">{items}</ul>\n' if items else ""
    words = f'<p class="caption" id="{name}">{_words(picture.caption)}</p><p>{_words(picture.description)}</p>'
    return f'<figure class="picture">\n<figcaption>{words}</figcaption>\n{legend}{region}</figure>'


def _drawn(picture: Picture, direction: Direction, name: str) -> Iterator[str]:
    match picture:
        case Grid():
            return draw_grid(picture, direction, name)
        case Timeline():
            return draw_timeline(picture, direction, name)
        case Scatter():
            return draw_scatter(picture, direction, name)
        case Parallel():
            return draw_parallel(picture, direction, name)
        case Bars():
            return draw_bars(picture, direction, name)


def _legend(picture: Picture) -> Iterator[tuple[str, str]]:
    """Give each sign of a picture with its words."""
    match picture:
        case Grid() | Timeline():
            yield from ((sample(key.mark), _words(key.words)) for key in picture.legend)
            if isinstance(picture, Timeline):
                yield from ((long_sample(path), words) for path, words in _LINES)
            elif picture.empty:
                yield "", NO_MARK.format(words=_words(picture.empty))
        case Scatter():
            for series in picture.series:
                joined = series.role is Role.FRONTIER and picture.joined != "no" and len(picture.axes) == 2
                yield line_sample(series.role, marked=True) if joined else sample(ROLE_MARKS[series.role]), _words(series.words)
        case Parallel():
            yield from ((line_sample(series.role, marked=series.role in MARKED), _words(series.words)) for series in picture.series)
        case Bars():
            parts = zip(OPEN_AND_FULL, (picture.low, picture.high), strict=True)
            yield from ((long_sample(path), _words(words)) for path, words in parts)
            if picture.bars and common_base(picture) is None:
                yield long_sample('<path class="today" d="M0-8v16"/>'), BASE_EACH


def _words(text: str) -> str:
    return escape(clean(text), quote=True)

"""A picture on a page: its title and what it shows, its legend, and the drawing in a region that scrolls where the screen is narrow."""

from __future__ import annotations

from html import escape
from typing import Final

from accords.blocks import Grid, Timeline
from accords.report.characters import Direction, clean
from accords.report.marks import sample
from accords.report.svg_grid import draw_grid
from accords.report.svg_timeline import draw_timeline
from accords.report.words import KEY, LINE_KNOWN, LINE_OPEN, LINE_PERHAPS, NO_MARK

# How the lines of a timeline look, each with its words.
_LINES: Final = (
    ('<path class="known" d="M-13 0h26"/>', LINE_KNOWN),
    ('<path class="perhaps" d="M-13 0h26"/>', LINE_PERHAPS),
    ('<path class="known" d="M-13 0h18"/><path class="line bold" d="M6-5 11 0 6 5"/>', LINE_OPEN),
)


def figure(picture: Grid | Timeline, direction: Direction, name: str) -> str:
    """Give a picture as a ``figure`` element without its table; ``name`` begins its ids."""
    drawn = draw_grid(picture, direction, name) if isinstance(picture, Grid) else draw_timeline(picture, direction, name)
    parts = "\n".join(drawn)
    region = f'<div class="drawing" role="group" aria-labelledby="{name}" tabindex="0">\n{parts}\n</div>\n' if parts else ""
    items = _legend(picture)
    legend = f'<ul class="legend" aria-label="{KEY}">{items}</ul>\n' if items else ""
    words = f'<p class="caption" id="{name}">{_words(picture.caption)}</p><p>{_words(picture.description)}</p>'
    return f'<figure class="picture">\n<figcaption>{words}</figcaption>\n{legend}{region}</figure>'


def _legend(picture: Grid | Timeline) -> str:
    items = [f"<li>{sample(key.mark)}<span>{_words(key.words)}</span></li>" for key in picture.legend]
    if isinstance(picture, Timeline):
        items += [
            f'<li><svg class="sample long" aria-hidden="true" viewBox="-14 -8 28 16">{path}</svg><span>{words}</span></li>'
            for path, words in _LINES
        ]
    elif picture.empty:
        items.append(f"<li><span>{NO_MARK.format(words=_words(picture.empty))}</span></li>")
    return "".join(items)


def _words(text: str) -> str:
    return escape(clean(text), quote=True)

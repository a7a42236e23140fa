"""A small writer of SVG for pictures inside a page.

Places are logical, as in the style sheet: ``across`` counts from the side where lines of text begin, so that a picture in a document that
runs from right to left is mirrored without its maker knowing. All colours are the text's own (``currentcolor``) or set by the style sheet,
so that dark mode, high contrast and print need nothing more. Text stays text. No script, no reference to anything outside or inside.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final, Literal

from accords.blocks import Mark
from accords.report.characters import Direction, clean
from accords.report.lettering import SIZE
from accords.report.marks import shapes

Anchor = Literal["start", "middle", "end"]
_UNITS_PER_REM: Final = 16
_LEAST_SCALE: Final = 0.85  # letters smaller than this are hard to read: a picture that is still too wide scrolls
_DROP: Final = 0.35 * SIZE  # from the middle of small letters to the line that they stand on


class Canvas:
    """A picture in the making."""

    def __init__(self, width: float, direction: Direction) -> None:
        self.width: Final = width
        self._direction: Final = direction
        self._pieces: Final[list[str]] = []

    def words(self, line: str, across: float, middle: float, *, anchor: Anchor = "start", style: str = "") -> None:
        """Write one line; ``middle`` is where the middle of its small letters is."""
        place = f'x="{_number(self._x(across))}" y="{_number(middle + _DROP)}"'
        self._write(line, place, anchor, style)

    def upright(self, lines: Sequence[str], middle: float, bottom: float, leading: float) -> None:
        """Write lines that read upwards from ``bottom`` around ``middle``; the first is leftmost, whatever the direction."""
        first = self._x(middle) + _DROP - leading * (len(lines) - 1) / 2
        anchor: Anchor = "start" if self._direction == "ltr" else "end"
        for index, line in enumerate(lines):
            place = f'transform="translate({_number(first + index * leading)} {_number(bottom)}) rotate(-90)"'
            self._write(line, place, anchor, "")

    def _write(self, line: str, place: str, anchor: Anchor, style: str) -> None:
        anchored = f' text-anchor="{anchor}"' if anchor != "start" else ""
        classed = f' class="{style}"' if style else ""
        self._pieces.append(f"<text {place}{anchored}{classed}>{escape(clean(line))}</text>")

    def line(self, places: Sequence[tuple[float, float]], style: str) -> None:
        """Draw a line through places (across, down)."""
        data = " ".join(f"{_number(self._x(across))} {_number(down)}" for across, down in places)
        self._pieces.append(f'<path class="{style}" d="M{data}"/>')

    def mark(self, mark: Mark, across: float, down: float) -> None:
        """Draw a mark around a place."""
        place = f"translate({_number(self._x(across))} {_number(down)})"
        drawn = (f'<path class="{style}" transform="{place}" d="{data}"/>' for data, style in shapes(mark))
        self._pieces.extend(drawn)

    def svg(self, height: float, name: str, title: str, description: str) -> str:
        """Give the picture as an element, with the words that stand for it; ``name`` begins its ids.

        It is as wide as its letters need at the reader's own size of text, shrinks a little where there is less room, and then scrolls.
        """
        names = f'aria-labelledby="{name}.title" aria-describedby="{name}.description"'
        box = f"0 0 {_number(self.width)} {_number(height)}"
        natural = self.width / _UNITS_PER_REM
        size = f"inline-size:{_number(natural)}rem;max-inline-size:max(100%,{_number(natural * _LEAST_SCALE)}rem)"
        return "\n".join(
            (
                f'<svg role="img" {names} direction="{self._direction}" viewBox="{box}" style="{size}">',
                f'<title id="{name}.title">{escape(clean(title))}</title>',
                f'<desc id="{name}.description">{escape(clean(description))}</desc>',
                *self._pieces,
                "</svg>",
            )
        )

    def _x(self, across: float) -> float:
        return across if self._direction == "ltr" else self.width - across


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")

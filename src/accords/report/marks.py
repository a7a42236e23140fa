"""The shapes of marks: told apart without colour, drawn around their middle, seven units to each side at most."""

from __future__ import annotations

from typing import Final

from accords.blocks import Mark

REACH: Final = 8.0
"""Half of the room that a mark takes, with a little air."""

_SQUARE: Final = "M-5.5-5.5h11v11h-11z"
_CIRCLE: Final = "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z"
_DIAMOND: Final = "M0-6.8 6.8 0 0 6.8-6.8 0z"

# Path data with the class that says how it is drawn: filled, as a line, as a broken line.
_SHAPES: Final[dict[Mark, tuple[tuple[str, str], ...]]] = {
    Mark.DOT: (("M-2.2 0a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0z", "full"),),
    Mark.SQUARE: ((_SQUARE, "full"),),
    Mark.OPEN_SQUARE: ((_SQUARE, "line"),),
    Mark.HATCHED_SQUARE: ((_SQUARE, "line"), ("M-5.5 0 0-5.5M-5.5 5.5 5.5-5.5M0 5.5 5.5 0", "line")),
    Mark.DASHED_SQUARE: ((_SQUARE, "broken"),),
    Mark.DISC: ((_CIRCLE, "full"),),
    Mark.RING: ((_CIRCLE, "line"),),
    Mark.DASHED_RING: ((_CIRCLE, "broken"),),
    Mark.DIAMOND: ((_DIAMOND, "full"),),
    Mark.OPEN_DIAMOND: ((_DIAMOND, "line"),),
    Mark.CROSS: (("M-4.5-4.5 4.5 4.5M-4.5 4.5 4.5-4.5", "line bold"),),
    Mark.BAR: (("M-5.5 0h11", "line bold"),),
    Mark.QUERY: (("M-3.3-2.9A3.3 3.3 0 1 1 1.6-.2C.4.5 0 1.1 0 2.2M0 5.3v.1", "line bold round"),),
}


def shapes(mark: Mark) -> tuple[tuple[str, str], ...]:
    """Give the paths of a mark: path data, and the classes that say how each is drawn."""
    return _SHAPES[mark]


def sample(mark: Mark) -> str:
    """Draw a mark by itself, as it stands in a legend before its words."""
    paths = "".join(f'<path class="{style}" d="{data}"/>' for data, style in shapes(mark))
    return f'<svg class="sample" aria-hidden="true" viewBox="-8 -8 16 16">{paths}</svg>'

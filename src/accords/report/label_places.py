"""Where labels stand beside the points that they name, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from accords.report.marks import REACH

_RINGS: Final = (2.0, 9.0, 18.0, 30.0, 46.0, 66.0, 90.0, 120.0)  # from a mark's edge to its label
_SIDES: Final = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
_AIR: Final = 1.5
_POINTER_FROM: Final = 1  # labels of this ring and beyond need a line to their mark
# What is covered counts as much as so many rings.
_COST_OF_MARK: Final = 9.0
_COST_OF_DOT: Final = 2.5
_DOT: Final = 3.0
_COST_OF_LINE: Final = 1.5
_COST_OF_DOUBT: Final = 2.5  # a label close to another mark that has a label may be read as that one's
_CLOSE: Final = 9.0

Place = tuple[float, float]
Line = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: from ``left`` across to ``right``, from ``top`` down to ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes have more than an edge in common."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether another lies wholly inside."""
        return self.left <= other.left and other.right <= self.right and self.top <= other.top and other.bottom <= self.bottom


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """Where a label stands, and the line from its mark to it; ``None`` where it stands close by."""

    box: Box
    pointer: Line | None


class Room:
    """What is still free for labels inside a frame.

    Parameters
    ----------
    frame
        What labels must not leave.
    named
        The marks that labels are for: the label of another should not come close.
    marks, dots, lines
        What labels should not cover, but may where there is no other place nearby: dots and lines rather than marks. A line is given by
        its two ends.
    """

    def __init__(
        self, frame: Box, named: Iterable[Place], marks: Iterable[Place] = (), dots: Iterable[Place] = (), lines: Iterable[Line] = ()
    ) -> None:
        self._frame: Final = frame
        self._named: Final = [_around(across, down) for across, down in named]
        self._marks: Final = [*self._named, *(_around(across, down) for across, down in marks)]
        self._dots: Final = [Box(across - _DOT, down - _DOT, across + _DOT, down + _DOT) for across, down in dots]
        self._lines: Final = tuple(lines)
        self._labels: Final[list[Box]] = []
        self._pointers: Final[list[Line]] = []

    def place(self, across: float, down: float, wide: float, high: float) -> LabelPlace | None:
        """Find the best free place for a label near a point and take it; ``None`` where all are taken."""
        best: tuple[float, LabelPlace] | None = None
        for ring, found in _candidates(across, down, wide, high):
            if best is not None and ring >= best[0]:
                break
            if not self._frame.holds(found.box) or not self._is_free(found):
                continue
            cost = ring + self._covered(found, _around(across, down))
            if best is None or cost < best[0]:
                best = (cost, found)
        if best is None:
            return None
        self._labels.append(best[1].box)
        if best[1].pointer:
            self._pointers.append(best[1].pointer)
        return best[1]

    def _covered(self, found: LabelPlace, own: Box) -> float:
        box = found.box
        wide = Box(box.left - _CLOSE, box.top - _CLOSE, box.right + _CLOSE, box.bottom + _CLOSE)
        others = [mark for mark in self._named if mark != own]
        doubts = sum(wide.meets(mark) for mark in others)
        if found.pointer:
            doubts += 2 * sum(crosses(found.pointer, mark) for mark in others)
        return (
            _COST_OF_MARK * sum(box.meets(mark) for mark in self._marks if mark != own)
            + _COST_OF_DOT * sum(map(box.meets, self._dots))
            + _COST_OF_LINE * sum(crosses(line, box) for line in self._lines)
            + _COST_OF_DOUBT * doubts
        )

    def _is_free(self, found: LabelPlace) -> bool:
        return not (
            any(found.box.meets(label) for label in self._labels)
            or any(crosses(pointer, found.box) for pointer in self._pointers)
            or (found.pointer is not None and any(crosses(found.pointer, label) for label in self._labels))
        )


def spread(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Move labels of a column up or down as little as needed so that none covers another.

    Parameters
    ----------
    wanted, heights
        Where the middle of each label should be, increasing, and how high it is.
    top, bottom
        Between which they should stand; where they need more, they go on below the bottom.

    Returns
    -------
    list[float]
        Where the middle of each is.
    """
    placed: list[float] = []
    free = top
    for middle, high in zip(wanted, heights, strict=True):
        placed.append(max(middle, free + high / 2))
        free = placed[-1] + high / 2
    # Those that were pushed past the bottom come back up, and push those above them, as far as there is room.
    limit = max(bottom, top + sum(heights))
    for index in reversed(range(len(placed))):
        placed[index] = min(placed[index], limit - heights[index] / 2)
        limit = placed[index] - heights[index] / 2
    return placed


def _candidates(across: float, down: float, wide: float, high: float) -> Iterator[tuple[int, LabelPlace]]:
    for ring, gap in enumerate(_RINGS):
        for sideways, downward in _SIDES:
            # Diagonally a label may come closer to its mark's middle than along one direction.
            reach = (REACH if not (sideways and downward) else REACH * 0.5) + gap
            middle = across + sideways * (reach + wide / 2), down + downward * (reach + high / 2)
            box = Box(middle[0] - wide / 2, middle[1] - high / 2, middle[0] + wide / 2, middle[1] + high / 2)
            end = (min(max(across, box.left), box.right), min(max(down, box.top), box.bottom))
            yield ring, LabelPlace(box, ((across, down), end) if ring >= _POINTER_FROM else None)


def _around(across: float, down: float) -> Box:
    return Box(across - REACH + _AIR, down - REACH + _AIR, across + REACH - _AIR, down + REACH - _AIR)


def crosses(line: Line, box: Box) -> bool:
    """Whether a straight line between two places goes through the inside of a box."""
    (across, down), (to_across, to_down) = line
    first, last = 0.0, 1.0
    # Along each direction, the part of the line that is between the box's sides (Liang and Barsky 1984).
    for start, change, low, high in ((across, to_across - across, box.left, box.right), (down, to_down - down, box.top, box.bottom)):
        if change == 0:
            if not low < start < high:
                return False
            continue
        entry, leaving = sorted(((low - start) / change, (high - start) / change))
        first, last = max(first, entry), min(last, leaving)
    return first < last

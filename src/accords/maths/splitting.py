"""Splitting sums between two independent origins, each way with the chance that it has among all ways to come to the sum."""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.typing import NDArray

from accords.maths.sums import Cells, Sums

Settings = NDArray[np.intp]

# Times that a cell is proposed at most before all chances are worked out, and the fewest chances that a round has to save to be followed
# by another.
_ROUNDS = 40
_SAVED = 10_000

# Cells that are looked at together.
_BLOCK = 1 << 16


class Splitting:
    """How sums are split between two origins.

    A cell of the first origin is proposed by its own chances, and taken by those of the second to come to the rest, compared with the
    best that any cell leaves for it. Where that takes long, the chances of all cells are worked out.

    Parameters
    ----------
    left, right
        In how many ways each origin comes to each sum; the first should be the smaller one.
    """

    def __init__(self, left: Sums, right: Sums) -> None:
        self.left = left
        self.start = left.start + right.start
        # As much room around the second grid as the first is long: nothing that is left over falls out of it.
        sizes = left.ways.shape[1:]
        rest = np.pad(right.ways, ((0, 0), *((length - 1, length - 1) for length in sizes)))
        lengths = rest.shape[1:]
        self.steps = np.array([prod(lengths[column + 1 :]) for column in range(len(lengths))], dtype=np.int64)
        self.block = prod(lengths)
        self.cells = np.stack(np.unravel_index(np.arange(prod(sizes)), sizes), axis=1)
        self.origin = int((np.array(sizes, dtype=np.int64) - 1) @ self.steps)
        self.shifts = self.cells @ self.steps
        self.rows = left.ways.reshape(len(left.ways), -1)
        self.ladder = ladder(self.rows)
        self.rest = rest.reshape(-1)
        self.best = _best(rest, sizes).reshape(-1)

    def drawn(self, settings: tuple[Settings, Settings], sums: Cells, source: np.random.Generator) -> Cells:
        """Draw what the first origin has of each sum.

        Parameters
        ----------
        settings
            The setting of each origin, for every draw.
        sums
            What is to be split, shape (draws, columns); it can be come to.
        source
            Of random numbers.
        """
        here, there = settings
        place = (sums - self.start) @ self.steps + self.origin + there * self.block
        found = np.empty(len(sums), dtype=np.intp)
        waiting = np.arange(len(sums))
        for _ in range(_ROUNDS):
            row, at = here[waiting], place[waiting]
            cell = np.searchsorted(self.ladder, row + source.random(len(waiting)), side="right") - row * len(self.cells)
            taken = source.random(len(waiting)) * self.best[at] < self.rest[at - self.shifts[cell]]
            found[waiting[taken]] = cell[taken]
            waiting = waiting[~taken]
            if not len(waiting) or np.count_nonzero(taken) * len(self.cells) < _SAVED:
                break
        if len(waiting):
            found[waiting] = self._in_full(here[waiting], place[waiting], source)
        return self.cells[found] + self.left.start

    def _in_full(self, here: Settings, place: Settings, source: np.random.Generator) -> Settings:
        """Draw from the chances of all cells; what is to be split alike is worked out once."""
        code, which = np.unique(here * len(self.rest) + place, return_inverse=True)
        row, at = np.divmod(code, len(self.rest))
        found = np.empty(len(place), dtype=np.intp)
        marks = source.random(len(place))
        step = max(1, _BLOCK // len(self.cells))
        for start in range(0, len(code), step):
            chances = self.rest[at[start : start + step, None] - self.shifts] * self.rows[row[start : start + step]]
            some = ((which >= start) & (which < start + step)).nonzero()[0]
            line = which[some] - start
            found[some] = np.searchsorted(ladder(chances), line + marks[some], side="right") - line * len(self.cells)
        return found


def _best(rest: NDArray[np.float64], sizes: tuple[int, ...]) -> NDArray[np.float64]:
    """Give for each cell the largest number among those up to so many cells before it in each column."""
    best = rest.copy()
    for axis, size in enumerate(sizes, 1):
        reach = 1
        lines = np.moveaxis(best, axis, 0)
        while reach < size:
            more = min(reach, size - reach)
            lines[more:] = np.maximum(lines[more:], lines[:-more])
            reach += more
    return best


def ladder(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Lay the chances in each row end to end: each row goes from its number to the next one; a row without chances has them alike."""
    sums = np.cumsum(rows, axis=1)
    sums[sums[:, -1] == 0.0] = np.arange(1, rows.shape[1] + 1)
    sums /= sums[:, -1:].copy()
    sums += np.arange(len(rows))[:, None]
    return sums.reshape(-1)

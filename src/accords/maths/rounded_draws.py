"""Members of a count of rounded sums, drawn with equal chances (Dyer 2003, Approximate counting by dynamic programming).

A count that was put together from grids is taken apart again: of two origins that were added, the first gets a sum with the chance that
its part of the count has, and the second the rest; so on down to lists and single values. No draw has to be thrown away in the end,
however few of all assignments are counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod

import numpy as np
from numpy.typing import NDArray

from accords.maths.origins import Chosen, Joint, Origin
from accords.maths.sums import Cells, Lookup, Sums
from accords.maths.worths import Vectors

Settings = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Pair:
    """Two origins of which the sums are added, for each setting of variables that both read."""

    left: Origin
    right: Origin

    def __post_init__(self) -> None:
        """Refuse origins that read different variables: their settings do not belong together."""
        if self.left.sums.scope != self.right.sums.scope:
            raise ValueError(f"The variables {self.left.sums.scope} and {self.right.sums.scope} are not the same.")

    def reaching(self, least: Cells) -> float:
        """Count what reaches a sum in all columns."""
        return float((self.left.sums.ways * self._completed(self.right.sums.tails, least)).sum())

    def _completed(self, lookup: Lookup, least: Cells) -> NDArray[np.float64]:
        """Look up in how many ways each cell of the first origin is completed."""
        sums = self.left.sums
        ends = zip(least.tolist(), sums.start.tolist(), sums.top.tolist(), strict=True)
        return lookup.lattice([asked - np.arange(first, last + 1) for asked, first, last in ends])

    def draw(self, least: Cells, width: Cells | None, number: int, source: np.random.Generator) -> Drawn:
        """Draw members that reach a sum and, with ``width``, do not reach the one that lies so far above it in all columns.

        Each draw has an equal share of the chances to itself, in the order of the first origin's cells: the number of draws of which
        something is true is then at least as close to its mean as that of independent ones (Hoeffding 1956, On the distribution of the
        number of successes in independent trials).
        """
        sums = self.right.sums
        lookup = sums.tails if width is None else sums.between(width)
        chances = np.cumsum(self.left.sums.ways * self._completed(lookup, least))
        even = (np.arange(number) + source.random(number)) / number
        place = np.searchsorted(chances, even * chances[-1], side="right").clip(max=len(chances) - 1)
        setting, *cells = np.unravel_index(place, self.left.sums.ways.shape)
        first = np.stack(cells, axis=1) + self.left.sums.start
        second = _beyond(sums, setting, least - first, width, source)
        drawing = _Drawing(source, number)
        drawing.note(self.left.sums.scope, self.left.sums.sizes, setting)
        return drawing.done([(self.left, first), (self.right, second)])


@dataclass(frozen=True, slots=True)
class Drawn:
    """Draws: what the members of lists come to in full, added up, and the values of the other variables."""

    worths: Vectors
    values: dict[int, Settings]


@dataclass(eq=False)
class _Drawing:
    """Draws under way, with the values of variables that are chosen so far."""

    source: np.random.Generator
    number: int
    values: dict[int, Settings] = field(default_factory=dict)

    def note(self, variables: tuple[int, ...], sizes: tuple[int, ...], setting: Settings) -> None:
        """Take down the values that make up a setting."""
        if variables:
            self.values |= dict(zip(variables, np.unravel_index(setting, sizes), strict=True))

    def setting(self, sums: Sums) -> Settings:
        """Give the setting that the values taken down make up."""
        place = np.zeros(self.number, dtype=np.intp)
        for variable, size in zip(sums.scope, sums.sizes, strict=True):
            place = place * size + self.values[variable]
        return place

    def done(self, waiting: list[tuple[Origin, Cells]]) -> Drawn:
        """Take all origins apart, each with the sums that it has to meet."""
        worths: Vectors = np.zeros((self.number, 1), dtype=np.int64)
        while waiting:
            origin, sums = waiting.pop()
            if isinstance(origin, Chosen):
                waiting.append((origin.inner, self.choose(origin, sums)))
            elif isinstance(origin, Joint):
                settings = self.setting(origin.left.sums), self.setting(origin.right.sums)
                first = origin.splitting.drawn(settings, sums, self.source)
                waiting += [(origin.left, first), (origin.right, sums - first)]
            else:
                worths = worths + origin.worths[origin.members(sums, self.source)]
        return Drawn(worths, self.values)

    def choose(self, origin: Chosen, sums: Cells) -> Cells:
        """Choose values of the variables that were summed over; give what is left for the inner origin."""
        here = self.setting(origin.sums)
        chances = origin.chances(here, sums)
        # Row by row: there are few values, and many draws.
        for row in range(1, len(chances)):
            chances[row] += chances[row - 1]
        marks = self.source.random(self.number) * chances[-1]
        taken = np.zeros(self.number, dtype=np.intp)
        for row in chances[:-1]:
            taken += row <= marks
        self.note(origin.variables, tuple(origin.sizes[variable] for variable in origin.variables), taken)
        return sums - origin.options[1][here, taken]


def _beyond(sums: Sums, setting: Settings, least: Cells, width: Cells | None, source: np.random.Generator) -> Cells:
    """Draw sums that reach least ones and, with ``width``, not those that lie so far above them in all columns: column by column."""
    found = np.empty_like(least)
    # Whether the columns so far are as far above as those that are left out.
    far = np.full(len(least), width is not None)
    further = least if width is None else least + width
    for column in range(least.shape[1]):
        beyond = _Beyond(sums, column, setting, (least, further), found, far)
        low = np.full(len(least), int(sums.start[column]))
        high = np.full(len(least), int(sums.top[column]) + 1)
        marks = (1.0 - source.random(len(least))) * beyond.ways(low)
        # In at least as many ways as the mark beyond the low end, in fewer beyond the high one.
        for _ in range(int(high[0] - low[0]).bit_length()):
            middle = (low + high) // 2
            enough = beyond.ways(middle) >= marks
            low, high = np.where(enough, middle, low), np.where(enough, high, middle)
        found[:, column] = low
        far &= low >= further[:, column]
    return found


class _Beyond:
    """In how many ways sums have at least so much in one column, those before being drawn and those after reaching what they have to."""

    def __init__(
        self, sums: Sums, column: int, setting: Settings, bounds: tuple[Cells, Cells], found: Cells, far: NDArray[np.bool_]
    ) -> None:
        lookup = sums.tails_from(column) if column else sums.tails
        self.values, self.far = lookup.values.reshape(-1), far
        self.start, self.last = int(lookup.start[column]), lookup.values.shape[column + 1] - 1
        self.step = prod(lookup.values.shape[column + 2 :])
        self.least = [bound[:, column] for bound in bounds]
        # The places that the other columns come to, this one being at its start.
        fixed = [np.concatenate([found[:, :column], bound[:, column:]], axis=1) for bound in bounds]
        for one in fixed:
            one[:, column] = self.start
        self.places = [lookup.places(setting, one) for one in fixed]

    def ways(self, at: Cells) -> NDArray[np.float64]:
        """Count the ways, for as many sums."""
        found, left_out = (
            self.values[np.minimum(np.maximum(at, least) - self.start, self.last) * self.step + place]
            for least, place in zip(self.least, self.places, strict=True)
        )
        ways: NDArray[np.float64] = found - left_out * self.far
        return ways

"""Counting what reaches floors on grids of sums: exactly, or between bounds that are certain, with an estimate.

Sums of whole numbers in few cells are counted exactly (Dyer 2003, Approximate counting by dynamic programming). Past that all worths are
rounded down to a coarser unit, which gives certain bounds, and what lies between these is drawn from and looked at in full.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import ceil, floor, prod

import numpy as np

from accords.maths.conditioning import Budget
from accords.maths.elimination import Count, bounded_count
from accords.maths.estimate import DOUBT, estimate
from accords.maths.formula import Formula
from accords.maths.independent import Part, in_order, together
from accords.maths.ordering import mask_of
from accords.maths.question import Question, TooCoupled, elimination
from accords.maths.rounded import Coupled, Pieces, Rounded, rounded, step
from accords.maths.sampling import generator
from accords.maths.semiring import TRUTH
from accords.maths.worths import Vectors, Worths

# Variables that are coupled become a list up to this length, and what is independent is gathered in lists of so many members: sums of
# several variables are rounded once, which keeps bounds close.
MEMBERS = 1 << 17
BUNDLE = 10_000

# The most cells of a grid that has one for each sum, with one column and with more.
GRID = (1 << 15, 1 << 17)

# How many units the sums of a column are rounded to: alone, with another one, with two others.
SIDES = (1 << 13, 1 << 7, 1 << 5)

# The same where variables are coupled: at most so many, at least so few, as far as the work set aside for it goes.
COUPLED = ((1 << 11, 1 << 8), (160, 16))
WORK = 1 << 25

# Cells of all grids in the largest table, and in all tables of one question.
TABLE = 1 << 25
TABLES = 1 << 29

# Columns that share a coarse grid.
TOGETHER = 2

# How many are drawn where bounds are further apart than this share.
DRAWS = 2000
CLOSE = 0.01

# What drawing up a plan may cost, as the budget counts it.
_PLANNING = 1 << 27

# Floating point numbers count exactly below this; above it the bounds are widened by a share that covers the rounding of several
# million additions in a row.
_EXACT = float(1 << 53)
_ROOM = 1e-9


def on_grids(formula: Formula, worths: Worths, parts: Sequence[Part], floors: Vectors, doubt: float = DOUBT) -> Count:
    """Count on one grid over all columns where it can have a cell for each sum; else on coarser grids over two columns at a time.

    Parameters
    ----------
    formula, worths
        What is counted, and what it comes to.
    parts
        Those of the formula and the worths that are independent.
    floors
        One number a column, at most the highest that tables add up to, and above the lowest.
    doubt
        How often the interval of an estimate may miss the number.

    Raises
    ------
    TooCoupled
        Where too many variables are coupled for the smallest grid that says anything.
    """
    lists = [part.listed() for part in parts if _is_listed(part)]
    coupled = [_planned(part) for part in parts if not _is_listed(part)]
    if not all(map(len, lists)) or any(not table.ndim and not table for one in coupled for table in one.factors.tables):
        return Count(0, 0, "elimination")
    scale = _Scale.of(worths, floors, [*lists, *(table for one in coupled for table in one.part.worths.tables)])
    pieces = Pieces(_bundled(sorted(map(in_order, lists), key=scale.plain)), coupled)
    every = list(range(worths.columns))
    if scale.cells <= min([GRID[len(every) > 1], *(min(TABLE // one.plan.peak, TABLES // one.plan.cells) for one in coupled)]):
        found = rounded(pieces, floors, every, scale.steps)
        return Count(_below(found.low), _above(found.high), "elimination over sums")
    groups = [every] if len(every) <= TOGETHER else _grouped(pieces, floors)
    found, *others = (rounded(pieces, floors, columns, scale.units(columns, _side(pieces, len(columns)))) for columns in groups)
    count = Count(_below(found.low), _above(found.high), "sums rounded down and up")
    if others:
        # All that miss some floors are at most those that miss the floors of one group, added up (Bonferroni).
        missed = len(others) * bounded_count(formula, worths.sizes).high - sum(_below(other.low) for other in others)
        high = min(count.high, *(_above(other.high) for other in others))
        # Three at a time are coarse, but say more of what reaches all floors for certain.
        three = len(every) == len(SIDES) and not coupled
        low = _below(rounded(pieces, floors, every, scale.units(every, SIDES[-1])).low) if three else 0
        count = Count(min(max(0, count.low - missed, low), high), high, f"{count.method}, two columns at a time")
    return count if count.high - count.low <= CLOSE * count.high else _estimated(count, pieces, floors, found, doubt)


def _is_listed(part: Part) -> bool:
    return part.size <= MEMBERS or len(part.variables) == 1


@dataclass(frozen=True, slots=True)
class _Scale:
    """How fine sums are and how far apart, in each column: the largest common unit, the spread of all sums, the room above the floor."""

    steps: list[int]
    spread: list[int]
    above: list[int]

    @classmethod
    def of(cls, worths: Worths, floors: Vectors, tables: Sequence[Vectors]) -> _Scale:
        """Measure tables."""
        low, high = worths.low, worths.high
        steps = [step(tables, column) for column in range(len(floors))]
        return cls(steps, [int(number) for number in high - low], [int(number) for number in high - floors])

    @property
    def cells(self) -> int:
        """How many cells a grid with one for each sum has at most: what cannot reach a floor needs none."""
        sums = zip(self.steps, self.spread, self.above, strict=True)
        return prod(min(spread, above) // unit + 1 for unit, spread, above in sums)

    def plain(self, sums: Vectors) -> tuple[int, list[list[int]]]:
        """Give what lists are put in order by, whatever units they are in, and from where they are counted."""
        return len(sums), ((sums - sums.min(axis=0)) // np.array(self.steps, dtype=sums.dtype)).tolist()

    def units(self, columns: list[int], side: int) -> list[int]:
        """Give units so that some columns have as many of them as ``side`` says, on the whole or twice above the floor."""
        found = []
        for column in columns:
            least = side * self.steps[column]
            found.append(-(-max(min(self.spread[column], 2 * self.above[column]), 1) // least) * self.steps[column])
        return found


def _grouped(pieces: Pieces, floors: Vectors) -> list[list[int]]:
    """Put columns together in twos: first the two that fewest reach together, as if sums were distributed normally."""
    columns = len(floors)
    mean, spread = np.zeros(columns), np.zeros((columns, columns))
    for table in pieces.tables:
        values = table.reshape(-1, columns).astype(np.float64)
        mean += values.mean(axis=0)
        spread += np.cov(values, rowvar=False, bias=True).reshape(columns, columns)
    width = np.sqrt(np.diagonal(spread))
    width[width == 0.0] = 1.0
    asked = (floors.astype(np.float64) - mean) / width
    # A little is added so that columns that say the same have a root too.
    root = np.linalg.cholesky(spread / np.outer(width, width) + 1e-9 * np.eye(columns))
    reached = (generator(0).standard_normal((DRAWS, columns)) @ root.T >= asked).astype(np.float64)
    shared = reached.T @ reached
    first = min(combinations(range(columns), 2), key=lambda pair: (shared[pair], -asked[list(pair)].sum()))
    rest = [column for column in range(columns) if column not in first]
    return [list(first), *(rest[start : start + TOGETHER] for start in range(0, len(rest), TOGETHER))]


def _side(pieces: Pieces, columns: int) -> int:
    """Say to how many units sums are rounded in each column."""
    if not pieces.coupled:
        return SIDES[columns - 1]
    alone = len(pieces.coupled) == 1 and not pieces.lists
    cells = sum(one.plan.cells for one in pieces.coupled)
    most, least = COUPLED[columns - 1]
    # Where all is coupled only halves of the sums are looked at.
    afforded = int((WORK / cells) ** (1 / columns)) * (2 if alone else 1)
    side = max(least, min(most, afforded))
    size = (side // (2 if alone else 1)) ** columns
    if size * max(one.plan.peak for one in pieces.coupled) > TABLE or size * cells > TABLES:
        raise TooCoupled(sum(len(one.part.variables) for one in pieces.coupled), size * cells, pieces.coupled[0].part.variables)
    return side


def _estimated(count: Count, pieces: Pieces, floors: Vectors, found: Rounded, doubt: float) -> Count:
    """Draw from what may reach the floors of some columns, and look at all floors in full."""
    # Where only these columns have floors, what is certain need not be drawn.
    alone = len(found.certain) == len(floors)
    low = found.low if alone else 0.0
    worths = pieces.worths(found.draw(DRAWS, generator(0), certain=not alone))
    reached = (worths >= floors).all(axis=1)
    hits = int(np.count_nonzero(reached))
    # What was drawn is there.
    seen = len({tuple(row) for row in worths[reached].tolist()}) if count.low < hits else 0
    least = max(count.low, seen)
    return replace(count, low=least, estimate=estimate(low, found.high - low, hits, DRAWS, doubt).within(least, count.high))


def _bundled(lists: list[Vectors]) -> list[Vectors]:
    """Gather lists in longer ones."""
    bundles: list[Vectors] = []
    for one in lists:
        if bundles and len(bundles[-1]) * len(one) <= BUNDLE:
            bundles[-1] = together(bundles[-1], one)
        else:
            bundles.append(one)
    return bundles


def _planned(part: Part) -> Coupled:
    """Plan the elimination of variables that are coupled."""
    masks = tuple(mask_of(scope) for scope in part.worths.scopes)
    # Every variable has a table of worths, so that none has to be counted beside them.
    question = Question(
        part.formula, part.worths.sizes, (), TRUTH, TABLE // COUPLED[1][1] ** 2, Budget(_PLANNING), split=False, values=masks
    )
    return Coupled(part, *elimination(question))


def _below(number: float) -> int:
    return int(number) if number < _EXACT else floor(number * (1.0 - _ROOM))


def _above(number: float) -> int:
    return int(number) if number < _EXACT else ceil(number * (1.0 + _ROOM))

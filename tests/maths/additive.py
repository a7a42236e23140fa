"""Random additive worths under random formulas, for the tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import prod
from random import Random

import numpy as np
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from accords.maths.formula import And, Formula, Leaf, Not, Or
from accords.maths.worths import Vectors, Worths, worths_of

# Where a floor lies between the least and the most that tables add up to, in tenths: below all, among them, above all.
_PLACES = (-2, 0, 2, 4, 5, 6, 7, 8, 10, 12)

# Beyond 64 bits, so that arrays hold Python integers.
HUGE = 3**45


@dataclass(frozen=True)
class Additive:
    """A formula, worths as they are given to the program, and what is asked."""

    formula: Formula
    sizes: tuple[int, ...]
    tables: tuple[tuple[tuple[int, ...], Vectors], ...]
    columns: int
    axes: int
    floors: tuple[int | None, ...]

    @cached_property
    def worths(self) -> Worths:
        """The worths, gathered."""
        return worths_of(self.sizes, self.tables, self.columns)


@st.composite
def additive(draw: DrawFn, axes: tuple[int, int] = (1, 4), allowances: tuple[int, int] = (0, 2), space: int = 80) -> Additive:
    """Draw a formula, worths with interactions of two variables, and floors; numbers are small, so that many tie, or huge.

    Hypothesis draws how much there is; the rest comes from a seed, which is faster by far.
    """
    variables, parts, pairs = draw(st.integers(0, 5)), draw(st.integers(0, 4)), draw(st.integers(0, 2))
    number, capped = draw(st.integers(*axes)), draw(st.integers(*allowances))
    random = Random(draw(st.integers(0, 2**32 - 1)))  # noqa: S311 - examples, no secrets
    sizes: list[int] = []
    for _ in range(variables):
        sizes.append(min(random.randint(1, 4), max(1, space // prod(sizes))))
    columns = number + capped
    scopes: list[tuple[int, ...]] = [(variable,) for variable in range(variables) if random.random() < 0.8]
    scopes += [tuple(random.sample(range(variables), 2)) for _ in range(pairs if variables > 1 else 0)]
    top, unit = random.randint(1, 6), random.choice([1, 1, 1, HUGE])
    numbers = np.random.default_rng(random.getrandbits(32))
    tables = []
    for scope in scopes:
        table = numbers.integers(-top, top + 1, (*(sizes[variable] for variable in scope), columns))
        tables.append((scope, table if unit == 1 else table.astype(np.object_) * unit))
    floors: list[int | None] = []
    for column in range(columns):
        low, high = (sum(int(end(table[..., column])) for _, table in tables) for end in (np.min, np.max))
        is_open = column < number and random.random() < 0.6
        floors.append(None if is_open else low + (high - low) * random.choice(_PLACES) // 10)
    return Additive(_formula(random, sizes, parts), tuple(sizes), tuple(tables), columns, number, tuple(floors))


def _formula(random: Random, sizes: list[int], number: int) -> Formula:
    """Make a formula of leaves over one to three variables, joined in different ways."""

    def table() -> Formula:
        scope = tuple(sorted(random.sample(range(len(sizes)), min(len(sizes), random.randint(1, 3)))))
        share = random.choice([0.3, 0.6, 0.85])
        shape = [sizes[variable] for variable in scope]
        return Leaf(scope, np.array([random.random() < share for _ in range(prod(shape))], dtype=np.bool_).reshape(shape))

    parts = tuple(table() for _ in range(number))
    if number < 2:
        return And(parts)
    joined: list[Formula] = [And(parts), Or(parts), And((parts[0], Or(parts[1:]))), Or((And(parts[1:]), Not(parts[0])))]
    return random.choice(joined)

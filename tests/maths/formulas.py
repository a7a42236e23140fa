"""Random formulas for the tests of this folder."""

from __future__ import annotations

from math import prod
from random import Random

import numpy as np
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from accords.maths.formula import And, Formula, Leaf, Not, Or


@st.composite
def tables(draw: DrawFn, sizes: tuple[int, ...]) -> Formula:
    """Draw a leaf over up to three variables, made without the constructors that simplify."""
    scope = tuple(sorted(draw(st.sets(st.integers(0, len(sizes) - 1), max_size=3)))) if sizes else ()
    shape = tuple(sizes[variable] for variable in scope)
    cells = draw(st.integers(0, 2 ** prod(shape) - 1))
    return Leaf(scope, np.array([cells >> cell & 1 == 1 for cell in range(prod(shape))], dtype=np.bool_).reshape(shape))


def nested(sizes: tuple[int, ...]) -> SearchStrategy[Formula]:
    """Draw formulas in which the same objects may stand several times."""
    return st.recursive(
        tables(sizes),
        lambda inner: st.one_of(
            st.lists(inner, max_size=4).map(lambda parts: And(tuple(parts))),
            st.lists(inner, max_size=4).map(lambda parts: Or(tuple(parts))),
            inner.map(Not),
            inner.map(lambda part: Or((And((part, part)), Not(part)))),
        ),
        max_leaves=8,
    )


@st.composite
def problems(draw: DrawFn, most: int = 6, space: int = 150) -> tuple[Formula, tuple[int, ...]]:
    """Draw a formula with the sizes of its variables, one to four each, and few enough assignments to try them all."""
    sizes: list[int] = []
    for size in draw(st.lists(st.integers(1, 4), max_size=most)):
        sizes.append(min(size, max(1, space // prod(sizes))))
    return draw(nested(tuple(sizes))), tuple(sizes)


def large(seed: int) -> tuple[Formula, tuple[int, ...]]:
    """Make a formula with more parts than :func:`problems` draws, from a seed."""
    random = Random(seed)  # noqa: S311 - examples, no secrets
    sizes = tuple(random.choice([(2, 2, 2, 2, 2, 2), (3, 3, 3, 2, 2), (4, 1, 4, 4), (3, 2, 4, 2, 2)]))

    def table() -> Formula:
        scope = tuple(sorted(random.sample(range(len(sizes)), random.randint(1, 3))))
        share = random.choice([0.3, 0.5, 0.8])
        shape = [sizes[variable] for variable in scope]
        return Leaf(scope, np.array([random.random() < share for _ in range(prod(shape))]).reshape(shape))

    parts: list[Formula] = [table() for _ in range(random.randint(4, 12))]
    for _ in range(random.randint(2, 6)):
        inner = tuple(random.sample(parts, random.randint(2, 4)))
        choices: list[Formula] = [And(inner), Or(inner), Not(Or(inner)), Or((*inner, Not(inner[0])))]
        parts.append(random.choice(choices))
    return And(tuple(random.sample(parts, min(len(parts), random.randint(1, 8))))), sizes

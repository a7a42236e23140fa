"""Looking ahead: the bounds hold, and no part of an efficient assignment is dropped."""

from __future__ import annotations

from math import isqrt
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.maths.formula import TRUE
from accords.maths.prospects import DIRECTIONS, Prospects, prospects
from accords.maths.worths import worths_of
from maths.additive import Additive, additive
from oracles import frontier as oracle
from oracles.assignments import assignments, solutions

SEVERAL = additive(axes=(2, 2), allowances=(1, 3))


def hopes_of(asked: Additive, beam: int = 0) -> Prospects:
    return prospects(asked.worths, [floor for floor in asked.floors[2:] if floor is not None], beam)


@settings(max_examples=60)
@given(SEVERAL)
def test_no_assignment_comes_to_more_than_the_total_along_any_direction(asked: Additive) -> None:
    hopes = hopes_of(asked)
    assert hopes.directions.shape == (DIRECTIONS, asked.columns)
    assert (hopes.directions >= 0).all()
    room = 1e-9 * hopes.size
    for values in assignments(asked.sizes):
        vector = np.array([oracle.added(asked.tables, asked.columns, values)], dtype=np.object_)
        assert (hopes.along(vector)[0] <= hopes.total + room).all()
        picked = [(scope, table[tuple(values[variable] for variable in scope)]) for scope, table in asked.tables]
        assert all((hopes.along(cell[None, :])[0] <= hopes.reach(tables_over(asked, scope)) + room).all() for scope, cell in picked)


def tables_over(asked: Additive, scope: tuple[int, ...]) -> np.ndarray[tuple[int, ...], np.dtype[np.object_]]:
    """Give all tables of one scope, since several may be given for it."""
    return np.concatenate([table.reshape(-1, asked.columns) for other, table in asked.tables if other == scope])


@settings(max_examples=100)
@given(SEVERAL, st.integers(0, 5), st.randoms(use_true_random=False))
def test_the_first_variables_of_an_efficient_assignment_are_kept_whatever_is_known(asked: Additive, known: int, random: Random) -> None:
    expected = oracle.frontier(asked.formula, asked.sizes, asked.tables, asked.floors, 2)
    reached = oracle.reaching(asked.formula, asked.sizes, asked.tables, asked.floors)
    if not reached:
        return
    attained = [total[:2] for _, total in random.sample(reached, min(len(reached), 1 + known))]
    front = sorted({each for each, kept in zip(attained, oracle.undominated(attained, 2), strict=True) if kept}, reverse=True)
    hopes = hopes_of(asked).after(np.array(front, dtype=np.object_))
    for split in range(len(asked.sizes) + 1):
        inside = [table for scope, table in zip(asked.worths.scopes, asked.worths.tables, strict=True) if max(scope, default=0) < split]
        scopes = [scope for scope in asked.worths.scopes if max(scope, default=0) < split]
        reach = np.sum([hopes.reach(table) for table in inside], axis=0) if inside else np.zeros(DIRECTIONS)
        for each in expected.values():
            for values in each:
                part = np.array([oracle.added(list(zip(scopes, inside, strict=True)), asked.columns, values)], dtype=np.object_)
                kept = hopes.kept(part, reach)
                assert kept is not None
                assert kept.tolist() == [True]


@settings(max_examples=40)
@given(SEVERAL)
def test_a_beam_keeps_the_best_along_each_direction_and_no_more(asked: Additive) -> None:
    hopes = hopes_of(asked, beam=1)
    vectors = asked.worths.block({})
    kept = hopes.kept(vectors, hopes.total)
    if len(vectors) == 1:
        assert kept is None
        return
    assert kept is not None
    along = hopes.along(vectors)
    assert (along[kept].max(axis=0) == along.max(axis=0)).all()
    assert 1 <= kept.sum() <= DIRECTIONS


def test_parts_that_can_only_fall_behind_are_dropped() -> None:
    numbers = np.random.default_rng(3)
    tables = [((place,), numbers.integers(0, 100, (8, 4))) for place in range(3)]
    worths = worths_of((8,) * 3, tables, 4)
    floors = (None, None, 120, 120)
    expected = oracle.frontier(TRUE, worths.sizes, tables, floors, 2)
    hopes = prospects(worths, [120, 120], 0).after(np.array(sorted(expected, reverse=True)))
    parts = np.array([oracle.added(tables[:2], 4, (*values, 0)) for values in solutions(TRUE, (8, 8))])
    kept = hopes.kept(parts, hopes.reach(worths.tables[0]) + hopes.reach(worths.tables[1]))
    assert kept is not None
    assert 0 < kept.sum() < 0.8 * len(parts)


def test_more_efficient_vectors_than_directions_are_all_kept() -> None:
    arc = np.array([[place, isqrt(300**2 - place**2), 0, 0] for place in range(0, 301, 3)])
    hopes = prospects(worths_of((len(arc),), [((0,), arc)], 4), [0, 0], 0)
    for known in (1, 2, 5):
        kept = hopes.after(arc[::-known, :2]).kept(arc, hopes.total)
        assert kept is not None
        assert kept.all()

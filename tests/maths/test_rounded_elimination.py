"""Elimination over grids, from the root and from the middle, against every assignment."""

from __future__ import annotations

from collections import Counter
from functools import reduce

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.maths.buckets import planned
from accords.maths.factors import Factors, factorised
from accords.maths.formula import FALSE, conj, leaf
from accords.maths.ordering import mask_of, members
from accords.maths.origins import Horizon, Origin, both
from accords.maths.rounded_draws import Pair
from accords.maths.rounded_elimination import Tree, meeting, tree_of, whole
from accords.maths.sums import Cells
from maths.additive import Additive, additive
from oracles import frontier as oracle

# Disjunctions over more cells than this get gates: the fewer cells, the more of them.
CELLS = st.sampled_from([1, 4, 1 << 14])


def read(asked: Additive, cells: int = 1 << 14) -> tuple[Tree, Factors, Horizon]:
    """Read a question about small numbers as a tree."""
    factors = factorised(asked.formula, asked.sizes, cells)
    amounts = [
        (scope, np.asarray(table - table.min(), dtype=np.int64))
        for scope, table in zip(asked.worths.scopes, asked.worths.tables, strict=True)
    ]
    masks = (*factors.scopes, *(mask_of(scope) for scope, _ in amounts))
    plan = planned(masks, factors.sizes, 0, factors.originals, 1 << 20)
    conditions = [(tuple(members(mask)), table) for mask, table in zip(factors.scopes, factors.tables, strict=True)]
    top = sum((table.reshape(-1, asked.columns).max(axis=0) for _, table in amounts), np.zeros(asked.columns, dtype=np.int64))
    return tree_of(plan, conditions, amounts, factors.sizes), factors, Horizon(np.zeros(asked.columns, dtype=np.int64), top)


def counted(origin: Origin) -> Counter[tuple[int, ...]]:
    grid = origin.sums.ways[0]
    return Counter({tuple(int(number) for number in place + origin.sums.start): round(grid[tuple(place)]) for place in np.argwhere(grid)})


def every(asked: Additive) -> Counter[tuple[int, ...]]:
    """Count each sum, from the least of each table."""
    totals = (total for _, total in oracle.reaching(asked.formula, asked.sizes, asked.tables, (None,) * asked.columns))
    least = sum(int(table.min()) for table in asked.worths.tables)
    return Counter(tuple(number - least for number in total) for total in totals)


def usable(asked: Additive, cells: int = 1 << 14) -> bool:
    """Whether there is something to eliminate and numbers are small."""
    small = all(table.dtype != np.object_ for table in asked.worths.tables)
    return (
        bool(asked.sizes)
        and small
        and asked.formula != FALSE
        and all(table.ndim for table in factorised(asked.formula, asked.sizes, cells).tables)
    )


@settings(max_examples=150)
@given(additive(axes=(1, 2), allowances=(0, 0)), CELLS)
def test_from_all_roots_each_sum_is_come_to_as_often_as_by_assignments(asked: Additive, cells: int) -> None:
    if not usable(asked, cells):
        return
    tree, _, horizon = read(asked, cells)
    roots = [whole(tree, root, horizon, asked.columns) for root in tree.roots]
    assert counted(reduce(lambda one, other: both(one, other, horizon), roots)) == every(asked)


@settings(max_examples=150)
@given(additive(axes=(1, 2), allowances=(0, 0)), CELLS)
def test_where_both_sides_of_an_edge_meet_as_many_reach_any_sum(asked: Additive, cells: int) -> None:
    if not usable(asked, cells):
        return
    tree, _, horizon = read(asked, cells)
    if len(tree.roots) > 1:
        return
    pair = meeting(tree, horizon, asked.columns)
    assert pair.left.sums.scope == pair.right.sums.scope
    sums = every(asked)
    for least in [horizon.top * 0, horizon.top // 3, horizon.top // 2, horizon.top]:
        reached = sum(number for total, number in sums.items() if all(total >= least))
        assert pair.reaching(least) == reached


def chain(length: int) -> tuple[Tree, Horizon]:
    formula = conj(*(leaf((place, place + 1), ~np.eye(3, dtype=np.bool_)) for place in range(length - 1)))
    tables: list[tuple[tuple[int, ...], Cells]] = [((place,), np.array([[0], [1], [2]])) for place in range(length)]
    tree, _, horizon = read(Additive(formula, (3,) * length, tuple(tables), 1, 1, (None,)))
    return tree, horizon


def test_a_chain_is_halved_in_its_middle() -> None:
    tree, horizon = chain(30)
    pair: Pair = meeting(tree, horizon, 1)
    lengths = [side.sums.top[0] - side.sums.start[0] for side in (pair.left, pair.right)]
    assert sum(lengths) == 60
    assert min(lengths) >= 28
    assert pair.left.sums.scope == pair.right.sums.scope
    assert pair.reaching(np.array([0])) == 3 * 2**29


def test_a_tree_of_one_bucket_has_no_middle() -> None:
    tree, horizon = chain(1)
    assert meeting(tree, horizon, 1).reaching(np.array([1])) == 2

"""Boxes are disjoint and cover exactly; groups of axes multiply."""

from __future__ import annotations

from collections import Counter
from itertools import product
from math import prod

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from numpy.typing import NDArray

from accords.maths.boxes import boxes, factorise

Table = NDArray[np.bool_]

TABLES = array_shapes(min_dims=0, max_dims=4, min_side=1, max_side=4).flatmap(lambda shape: arrays(np.bool_, shape))


@settings(max_examples=3 * settings().max_examples)
@given(TABLES)
def test_boxes_cover_each_true_cell_once_and_no_other(allowed: Table) -> None:
    found = boxes(allowed, cap=1_000)
    covered = Counter(cell for box in found.boxes for cell in product(*box))
    assert found.complete
    assert found.total == sum(covered.values())
    assert covered == Counter(cell for cell in product(*[range(length) for length in allowed.shape]) if allowed[cell])
    sizes = [prod([len(indices) for indices in box]) for box in found.boxes]
    assert sizes == sorted(sizes, reverse=True)


@settings(max_examples=2 * settings().max_examples)
@given(TABLES, st.data())
def test_relisting_or_splitting_options_changes_no_more_than_their_names(allowed: Table, data: st.DataObject) -> None:
    before = boxes(allowed, cap=1_000)
    orders = [data.draw(st.permutations(range(length))) for length in allowed.shape]
    # One option of each axis stands twice: alike options share their boxes.
    orders = [[*order, order[0]] for order in orders]
    after = boxes(allowed[np.ix_(*orders)] if orders else allowed, cap=1_000)
    renamed = {tuple(frozenset(order[index] for index in part) for order, part in zip(orders, box, strict=True)) for box in after.boxes}
    assert len(after.boxes) == len(before.boxes)
    assert renamed == {tuple(frozenset(part) for part in box) for box in before.boxes}


def test_boxes_past_the_cap_are_cut_off() -> None:
    found = boxes(np.eye(5, dtype=np.bool_), cap=3)
    assert len(found.boxes) == 3
    assert found.total == 5
    assert not found.complete


def test_a_product_is_one_box() -> None:
    allowed = np.zeros((3, 4, 2), dtype=np.bool_)
    allowed[np.ix_([0, 2], [1, 3], [0, 1])] = True
    assert boxes(allowed, cap=10).boxes == (((0, 2), (1, 3), (0, 1)),)


def test_a_table_too_large_to_try_every_split_is_covered_too() -> None:
    indices = np.indices((6, 6, 6, 6)).sum(axis=0)
    found = boxes(indices % 3 == 0, cap=10_000)
    assert found.complete
    assert sum(prod([len(part) for part in box]) for box in found.boxes) == found.total
    assert len(found.boxes) == 27


@settings(max_examples=2 * settings().max_examples)
@given(TABLES, st.sampled_from([1, 4, 16, 256]))
def test_an_exact_factorisation_is_the_product_of_its_projections(allowed: Table, limit: int) -> None:
    def project(group: tuple[int, ...]) -> Table:
        others = tuple(axis for axis in range(allowed.ndim) if axis not in group)
        result: Table = np.asarray(allowed.any(axis=others))
        return result

    found = factorise(project, int(allowed.sum()), tuple(range(allowed.ndim)), limit)
    assert sorted(axis for group in found.groups for axis in group) == list(range(allowed.ndim))
    rebuilt = all_of([project(group) for group in found.groups], found.groups, allowed.shape)
    if found.exact:
        assert np.array_equal(rebuilt, allowed)
    else:
        assert limit < allowed.size or not allowed.ndim


def all_of(tables: list[Table], groups: tuple[tuple[int, ...], ...], shape: tuple[int, ...]) -> Table:
    """Which cells are true in each group's table."""
    cells = list(product(*[range(length) for length in shape]))
    true = [all(table[tuple(cell[axis] for axis in group)] for table, group in zip(tables, groups, strict=True)) for cell in cells]
    return np.array(true, dtype=np.bool_).reshape(shape)


def test_independent_groups_are_found() -> None:
    pair = np.eye(3, dtype=np.bool_)
    free = np.array([True, False, True])
    allowed = np.einsum("ac,b->abc", pair, free)
    project = lambda group: np.asarray(allowed.any(axis=tuple({0, 1, 2} - set(group))))  # noqa: E731 - one line says it
    found = factorise(project, 6, (0, 1, 2), limit=100)
    assert found.exact
    assert found.groups == ((0, 2), (1,))


def test_dependence_that_no_pair_shows_is_found_by_the_certificate() -> None:
    allowed = np.indices((2, 2, 2)).sum(axis=0) % 2 == 0
    project = lambda group: np.asarray(allowed.any(axis=tuple({0, 1, 2} - set(group))))  # noqa: E731 - one line says it
    assert factorise(project, 4, (0, 1, 2), limit=8).groups == ((0, 1, 2),)
    assert not factorise(project, 4, (0, 1, 2), limit=4).exact


def test_after_so_many_projections_the_groups_reached_are_given() -> None:
    allowed = np.indices((2,) * 6).sum(axis=0) % 2 == 0
    asked: list[tuple[int, ...]] = []

    def project(group: tuple[int, ...]) -> Table:
        asked.append(group)
        return np.asarray(allowed.any(axis=tuple(set(range(6)) - set(group))))

    whole = factorise(project, 32, tuple(range(6)), limit=64)
    assert (whole.exact, whole.groups) == (True, (tuple(range(6)),))
    asked.clear()
    found = factorise(project, 32, tuple(range(6)), limit=64, most=3)
    assert not found.exact
    assert sum(len(group) > 2 for group in asked) <= 5
    assert sorted(axis for group in found.groups for axis in group) == list(range(6))

"""Additive worths against adding up cell by cell."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.maths.worths import worths_of
from maths.additive import Additive, additive
from oracles.assignments import assignments
from oracles.frontier import added


@settings(max_examples=100)
@given(additive())
def test_every_assignment_comes_to_the_sum_of_its_cells(asked: Additive) -> None:
    every = list(assignments(asked.sizes))
    expected = [list(added(asked.tables, asked.columns, values)) for values in every]
    packages = np.array(every, dtype=np.intp).reshape(len(every), len(asked.sizes))
    assert asked.worths.columns == asked.columns
    assert asked.worths.of(packages).tolist() == expected
    assert asked.worths.block({}).tolist() == expected
    low, high = np.array(expected, dtype=np.object_).min(axis=0), np.array(expected, dtype=np.object_).max(axis=0)
    assert (asked.worths.low <= low).all()
    assert (asked.worths.high >= high).all()


@settings(max_examples=100)
@given(additive(), st.data())
def test_blocks_and_single_columns_are_parts_of_the_whole(asked: Additive, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(asked.sizes)))
    fixed = {variable: data.draw(st.integers(0, asked.sizes[variable] - 1)) for variable in range(first)}
    rows = [values for values in assignments(asked.sizes) if all(values[variable] == value for variable, value in fixed.items())]
    assert asked.worths.block(fixed).tolist() == [list(added(asked.tables, asked.columns, values)) for values in rows]
    columns = data.draw(st.lists(st.integers(0, asked.columns - 1), min_size=1, max_size=3))
    assert asked.worths.only(columns).block(fixed).tolist() == asked.worths.block(fixed)[:, columns].tolist()


def test_tables_of_the_same_variables_are_added_in_whatever_order_they_are_named() -> None:
    table = np.arange(6).reshape(2, 3, 1)
    found = worths_of((2, 3), [((0, 1), table), ((1, 0), 10 * table.transpose(1, 0, 2))], 1)
    assert found.scopes == ((0,), (1,), (0, 1))
    assert found.tables[2].tolist() == (11 * table).tolist()


def test_bounds_of_single_variables_are_attained() -> None:
    found = worths_of((2, 3), [((0,), np.array([[1], [4]])), ((1,), np.array([[-1], [5], [0]]))], 1)
    assert (found.low.tolist(), found.high.tolist()) == ([0], [9])


def test_one_table_of_python_integers_makes_all_so() -> None:
    found = worths_of((2,), [((0,), np.array([[3**50], [1]], dtype=np.object_)), ((), np.array([2]))], 1)
    assert {table.dtype for table in found.tables} == {np.dtype(np.object_)}
    assert found.block({}).tolist() == [[3**50 + 2], [3]]


def test_without_variables_and_tables_there_is_one_assignment_that_comes_to_nothing() -> None:
    found = worths_of((), [], 2)
    assert found.of(np.zeros((1, 0), dtype=np.intp)).tolist() == [[0, 0]]
    assert found.block({}).tolist() == [[0, 0]]


@pytest.mark.parametrize(("scope", "shape"), [((0,), (2, 1)), ((0, 1), (3, 2, 2)), ((0, 0), (2, 2, 2)), ((1,), (3,))])
def test_a_table_of_another_shape_is_refused(scope: tuple[int, ...], shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="does not give 2 columns"):
        worths_of((2, 3), [(scope, np.zeros(shape, dtype=np.int64))], 2)

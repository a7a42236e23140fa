"""Parts that share no variable, against the whole."""

from __future__ import annotations

from collections import Counter
from functools import reduce

import numpy as np
from hypothesis import given, settings

from accords.maths.formula import FALSE, TRUE, conj, leaf, variables
from accords.maths.independent import in_order, independent, together
from accords.maths.worths import worths_of
from maths.additive import HUGE, Additive, additive
from oracles import frontier as oracle


@settings(max_examples=100)
@given(additive(allowances=(0, 0)))
def test_sums_over_all_parts_are_those_of_the_whole(asked: Additive) -> None:
    if not asked.sizes:
        return
    parts = independent(asked.formula, asked.worths)
    assert sorted(variable for part in parts for variable in part.variables) == list(range(len(asked.sizes)))
    assert not any(variables(part.formula) - set(part.variables) for part in parts)
    sums = reduce(together, [part.listed() for part in parts])
    every = oracle.reaching(asked.formula, asked.sizes, asked.tables, (None,) * asked.columns)
    assert Counter(map(tuple, sums.tolist())) == Counter(total for _, total in every)


def test_only_what_hangs_together_is_one_part() -> None:
    rule = conj(leaf((0, 2), np.eye(3)), leaf((4,), np.array([True, False, True])))
    worths = worths_of((3,) * 6, [((1, 5), np.ones((3, 3, 1), dtype=np.int64))], 1)
    parts = {part.variables: part.size for part in independent(rule, worths)}
    assert parts == {(0, 2): 9, (1, 5): 9, (3,): 3, (4,): 3}


def test_what_reads_no_variable_holds_of_all() -> None:
    worths = worths_of((2, 2), [], 1)
    never = leaf((), np.zeros((), dtype=np.bool_))
    assert never == FALSE
    assert [len(part.listed()) for part in independent(never, worths)] == [0, 2]
    assert [len(part.listed()) for part in independent(TRUE, worths)] == [2, 2]


def test_the_order_of_a_list_is_lost() -> None:
    numbers = np.random.default_rng(1).integers(0, 5, (30, 2))
    for rows in (numbers, numbers.astype(np.object_) * HUGE):
        found = in_order(rows)
        assert (found == in_order(rows[::-1])).all()
        assert found.tolist() == sorted(rows.tolist())

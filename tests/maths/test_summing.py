"""Grids summed over variables under conditions, against every setting one by one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.maths import summing as module
from accords.maths.summing import Condition, laid, shifted, summed
from accords.maths.sums import Cells, Sums, Ways

SIZES = (2, 3, 2, 3)


def grids(scope: tuple[int, ...], seed: int, shape: tuple[int, ...] = (3, 2)) -> Sums:
    sizes = tuple(SIZES[variable] for variable in scope)
    ways = np.random.default_rng(seed).integers(0, 5, (int(np.prod(sizes, dtype=int)), *shape)).astype(float)
    return Sums(scope, sizes, ways, np.array([1, -1][: len(shape)]))


def at(sums: Sums, values: dict[int, int]) -> Ways:
    place = 0
    for variable, size in zip(sums.scope, sums.sizes, strict=True):
        place = place * size + values[variable]
    found: Ways = sums.ways[place]
    return found


scopes = st.sets(st.integers(0, 3)).map(lambda found: tuple(sorted(found)))


@settings(max_examples=100)
@given(scopes, st.lists(scopes, max_size=3), scopes, st.integers(0, 10**6))
def test_summing_over_variables_adds_up_the_settings_that_meet_all_conditions(
    known: tuple[int, ...], read: list[tuple[int, ...]], gone: tuple[int, ...], seed: int
) -> None:
    numbers = np.random.default_rng(seed)
    conditions: list[Condition] = [(scope, numbers.random([SIZES[variable] for variable in scope]) < 0.7) for scope in read]
    every = sorted({*known, *(variable for scope in read for variable in scope)})
    summed_over = tuple(variable for variable in every if variable in gone)
    sums = grids(known, seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_ALONE", 1 + seed % 20)
        found = summed(sums, summed_over, conditions, SIZES)
    assert found.scope == tuple(variable for variable in every if variable not in summed_over)
    assert found.start.tolist() == sums.start.tolist()
    expected = np.zeros_like(found.ways)
    for values in product(*(range(SIZES[variable]) for variable in every)):
        setting = dict(zip(every, values, strict=True))
        if all(table[tuple(setting[variable] for variable in scope)] for scope, table in conditions):
            place = 0
            for variable in found.scope:
                place = place * SIZES[variable] + setting[variable]
            expected[place] += at(sums, setting)
    assert (found.ways == expected).all()


@settings(max_examples=50)
@given(scopes, scopes, st.integers(0, 10**6))
def test_each_value_adds_its_amount_unless_that_is_of_no_use(known: tuple[int, ...], read: tuple[int, ...], seed: int) -> None:
    numbers = np.random.default_rng(seed)
    table = numbers.integers(0, 4, (*(SIZES[variable] for variable in read), 2))
    sums = grids(known, seed)
    least = numbers.integers(0, 3, 2)

    def needed(top: Cells) -> Cells:
        return np.minimum(least, top)

    found = shifted(sums, (read, table), needed)
    assert found.scope == tuple(sorted({*known, *read}))
    floor = np.minimum(least, table.reshape(-1, 2).max(axis=0))
    for values in product(*(range(SIZES[variable]) for variable in found.scope)):
        setting = dict(zip(found.scope, values, strict=True))
        amount = table[tuple(setting[variable] for variable in read)]
        here, before = at(found, setting), at(sums, setting)
        moved = {tuple((place + sums.start + amount).tolist()): before[tuple(place)] for place in np.argwhere(before)}
        kept = {tuple((place + found.start).tolist()): here[tuple(place)] for place in np.argwhere(here)}
        assert kept == (moved if (amount >= floor).all() else {})


def test_axes_are_laid_where_their_variables_stand() -> None:
    table = np.arange(12).reshape(2, 3, 2)
    found = laid(table, (0, 1), (1, 2, 0))
    assert found.shape == (3, 1, 2, 2)
    assert (found[:, 0] == table.transpose(1, 0, 2)).all()

"""The laws that the engine relies on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis.extra.numpy import arrays

from accords.maths.semiring import COUNT, TRUTH, Semiring, Values

TABLES = arrays(np.bool_, (2, 3))


@pytest.mark.parametrize("semiring", [COUNT, TRUTH], ids=lambda semiring: semiring.name)
@given(first=TABLES, second=TABLES, third=TABLES)
def test_products_distribute_over_sums(semiring: Semiring, first: Values, second: Values, third: Values) -> None:
    a, b, c = (semiring.lift(table) for table in (first, second, third))
    left = semiring.multiply(a, semiring.add(b, c))
    assert np.array_equal(left, semiring.add(semiring.multiply(a, b), semiring.multiply(a, c)))
    assert np.array_equal(semiring.total(first, 1), semiring.total(a, 1))
    assert np.array_equal(semiring.total(a, 1)[:, 0], semiring.add(semiring.add(a[:, 0], a[:, 1]), a[:, 2]))
    assert np.array_equal(semiring.widen(first), a)


def test_wide_counts_do_not_wrap() -> None:
    wide = COUNT.widen(np.full(4, 1 << 60))
    assert COUNT.total(COUNT.multiply(wide, wide), 0).tolist() == [4 << 120]

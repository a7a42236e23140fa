"""What is in one set of packages and not in another, against the formulas read assignment by assignment."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accords.lenses.change.gap import beyond, gap
from accords.maths.formula import TRUE, Formula, conj, disj, leaf, negate
from oracles.assignments import meets

SIZES = (2, 3, 2)
TABLES = st.integers(0, 5).map(lambda bits: leaf((1,), [bool(bits & 1), bool(bits & 2), bool(bits & 4)]))
PAIRS = st.integers(0, 15).map(lambda bits: leaf((0, 2), np.array([bool(bits & (1 << place)) for place in range(4)]).reshape(2, 2)))


def formulas() -> st.SearchStrategy[Formula]:
    parts = st.one_of(TABLES, PAIRS, st.builds(disj, TABLES, PAIRS), TABLES.map(negate))
    return st.lists(parts, min_size=1, max_size=4).map(lambda found: conj(*found))


@given(formulas(), formulas(), formulas())
def test_the_gap_is_what_is_inside_and_not_outside(shared: Formula, here: Formula, there: Formula) -> None:
    inside, outside = conj(shared, here), conj(there, shared)
    for values in product(*(range(size) for size in SIZES)):
        assert meets(gap(inside, outside), values) is (meets(inside, values) and not meets(outside, values))
        assert (meets(inside, values) and meets(beyond(inside, outside), values)) is (meets(inside, values) and meets(outside, values))


def test_what_both_share_is_left_out_of_the_negation_even_where_it_was_made_twice() -> None:
    tables = [leaf((0,), [True, False]) for _ in range(2)]
    assert beyond(tables[0], tables[1]) == TRUE
    more = leaf((1,), [True, False, True])
    assert beyond(tables[0], conj(tables[1], more)) is more
    assert beyond(negate(tables[0]), negate(tables[1])) == TRUE

"""Formulas of the same parts have the same key, and the same key means the same solutions."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accords.maths.content import content, parts
from accords.maths.formula import FALSE, TRUE, Formula, Not, conj, disj, leaf
from maths.formulas import nested
from oracles.assignments import solutions


def test_the_order_of_parts_and_who_made_them_do_not_count() -> None:
    first, second = ([leaf((0,), [True, False]), leaf((1, 2), np.eye(2))] for _ in range(2))
    assert content(conj(*first)) == content(conj(*reversed(second)))
    assert content(disj(*first)) == content(disj(*second)) != content(conj(*first))
    assert content(Not(conj(*first))) == content(Not(conj(*second)))
    assert content(TRUE) != content(FALSE)


@given(st.lists(nested((2, 3, 2)), min_size=2, max_size=5))
def test_formulas_with_the_same_key_have_the_same_solutions(formulas: list[Formula]) -> None:
    for one, other in combinations([*formulas, conj(*formulas), conj(*reversed(formulas))], 2):
        if content(one) == content(other):
            assert solutions(one, (2, 3, 2)) == solutions(other, (2, 3, 2))
    assert content(conj(*formulas)) == content(conj(*reversed(formulas)))


@given(nested((2, 3, 2)))
def test_all_parts_together_are_the_formula(formula: Formula) -> None:
    assert solutions(conj(*parts(formula)), (2, 3, 2)) == solutions(formula, (2, 3, 2))

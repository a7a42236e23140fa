"""Sums of unknowns, and rows as arrays."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from accords.space.constraints import ONE, RESERVATION, Row, Sum, System, Unknown

PRICE, TERM = Unknown("price"), Unknown("term", "12")


def test_sums_add_and_multiply_as_functions_do() -> None:
    first, second = Sum({PRICE: ONE, TERM: Fraction(2)}, Fraction(3)), Sum({PRICE: -ONE}, Fraction(1, 2))
    values = {PRICE: Fraction(5), TERM: Fraction(7)}
    assert (first + second).at(values) == first.at(values) + second.at(values)
    assert (first - second).at(values) == first.at(values) - second.at(values)
    assert (first * Fraction(3)).at(values) == 3 * first.at(values)
    assert (first + second).terms == {TERM: Fraction(2)}


def test_rows_become_arrays_in_the_order_of_the_unknowns() -> None:
    rows = (
        Row(Sum({PRICE: ONE}, Fraction(-4)), "a", strict=True),
        Row(Sum({PRICE: ONE, TERM: -ONE}), "b", equal=True),
        Row(Sum({TERM: -ONE}, Fraction(1))),
    )
    system = System((TERM, PRICE), rows, {"price": {"low": Sum(), "high": Sum({PRICE: ONE})}}, Sum({RESERVATION: ONE}))
    (a, b), (c, d) = system.at_most, system.exactly
    assert np.array_equal(a, [[0, 1], [-1, 0]])
    assert np.array_equal(b, [4, -1])
    assert np.array_equal(c, [[-1, 1]])
    assert np.array_equal(d, [0])
    assert system.strict.tolist() == [True, False]
    assert system.without(["a"]).rows == rows[1:]
    assert system.utility({"price": "high"}, Fraction(2)).at({PRICE: Fraction(10)}) == 12

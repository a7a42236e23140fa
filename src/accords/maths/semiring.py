"""Semirings: what one elimination engine computes, by what it adds and what it multiplies.

A commutative semiring (Aji and McEliece 2000, The generalized distributive law) gives a sum over the values of a variable and a product
over factors: with + and x the engine counts, with *or* and *and* it decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = NDArray[Any]

# A sum whose bound stays below this fits a signed 64-bit integer with room to spare.
WIDE = 1 << 62


@dataclass(frozen=True, slots=True)
class Semiring:
    """Operations on arrays of elements.

    Attributes
    ----------
    name
        For messages.
    multiply
        Elementwise product of two arrays, broadcast.
    add
        Elementwise sum of two arrays of one shape.
    total
        Sum over one axis, which stays with length 1.
    lift
        From truth tables to elements: true becomes one, false becomes zero. ``multiply`` and ``total`` may also take truth tables
        as they are when that is faster.
    widen
        To elements without a bound, called before an operation whose result may count past ``WIDE`` assignments.
    idempotent
        Whether one + one = one: then variables that no factor reads can be left out.
    balanced
        Whether many factors are multiplied as in a tournament rather than one after another: for elements that lose something with
        every product.
    """

    name: str
    multiply: Callable[[Values, Values], Values]
    add: Callable[[Values, Values], Values]
    total: Callable[[Values, int], Values]
    lift: Callable[[Values], Values]
    widen: Callable[[Values], Values]
    idempotent: bool
    balanced: bool = False


def _summed(values: Values, axis: int) -> Values:
    # Truth tables are added as integers; arrays of Python integers keep their type.
    kind = np.int64 if values.dtype == np.bool_ else None
    result: Values = np.add.reduce(values, axis=axis, dtype=kind, keepdims=True)
    return result


def _integers(values: Values) -> Values:
    return values.astype(np.int64) if values.dtype == np.bool_ else values


def _python_integers(values: Values) -> Values:
    return values if values.dtype == np.object_ else values.astype(np.int64).astype(np.object_)


def _some(values: Values, axis: int) -> Values:
    result: Values = np.logical_or.reduce(values, axis=axis, keepdims=True)
    return result


def _same(values: Values) -> Values:
    return values


# Exact at any size: 64-bit integers while a bound on the count fits, Python integers beyond.
COUNT = Semiring("count", np.multiply, np.add, _summed, _integers, _python_integers, idempotent=False)
TRUTH = Semiring("truth", np.logical_and, np.logical_or, _some, _same, _same, idempotent=True)


_NOTHING = np.array(None, dtype=np.object_)


def of_elements(
    name: str,
    multiply: Callable[[Any, Any], Any],
    union: Callable[[Values], Any],
    unions: Callable[[Values], Iterable[Any]] | None = None,
    *,
    balanced: bool = False,
) -> Semiring:
    """Make a semiring whose elements are objects, beside truth tables, which stay as they are until they meet one.

    Parameters
    ----------
    name
        For messages.
    multiply
        The product of two elements; each may also be a truth value or ``None``, which stands for false.
    union
        The sum of several elements, given as an array, with the same exceptions.
    unions
        The sums of the rows of an array, for elements that are added up more quickly many at a time; left out: one row after another.
    balanced
        See :class:`Semiring`.

    Returns
    -------
    Semiring
        It counts nothing by itself: elements do.
    """
    each = np.frompyfunc(multiply, 2, 1)

    def product(left: Values, right: Values) -> Values:
        if left.dtype == np.bool_ and right.dtype == np.bool_:
            return np.logical_and(left, right)
        if np.bool_ in (left.dtype, right.dtype):
            truth, elements = (left, right) if left.dtype == np.bool_ else (right, left)
            return np.where(truth, elements, _NOTHING)
        return np.asarray(each(left, right), dtype=np.object_)

    def total(values: Values, axis: int) -> Values:
        if values.dtype == np.bool_:
            return _some(values, axis)
        rows = np.moveaxis(values, axis, -1)
        result = np.empty(prod(rows.shape[:-1]), dtype=np.object_)
        flat = rows.reshape(len(result), rows.shape[-1])
        for place, element in enumerate(unions(flat) if unions else map(union, flat)):
            result[place] = element
        return np.expand_dims(result.reshape(rows.shape[:-1]), axis)

    def lift(values: Values) -> Values:
        return values.astype(np.object_) if values.dtype == np.bool_ else values

    def add(left: Values, right: Values) -> Values:
        joined: Values = total(np.stack([lift(left), lift(right)]), 0)[0]
        return joined

    return Semiring(name, product, add, total, lift, lift, idempotent=True, balanced=balanced)

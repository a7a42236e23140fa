"""Boolean formulas over variables with finite domains.

A variable is an index; its values are ``0 .. sizes[variable] - 1``. The leaves of a formula are tables over a few variables, so that
a test on one issue and a rule on four are the same kind of thing. Formulas are built with :func:`leaf`, :func:`conj`, :func:`disj`
and :func:`negate`, which keep them flat and free of negations; :func:`compact` turns every part with a small joint scope into one table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from math import prod

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Up to this many cells a table is searched for variables that it does not depend on.
_CHEAP = 1 << 12


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A table: true where ``allowed`` is.

    Attributes
    ----------
    scope
        Variables, strictly increasing.
    allowed
        One axis per variable of the scope, as long as its domain.
    """

    scope: tuple[int, ...]
    allowed: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class And:
    """True where all parts are; without parts: true everywhere."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """True where some part is; without parts: nowhere."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True where ``of`` is not."""

    of: Formula


Formula = Leaf | And | Or | Not

TRUE = And(())
FALSE = Or(())


def leaf(scope: Sequence[int], allowed: ArrayLike) -> Formula:
    """Make the formula that is true where a table is.

    Parameters
    ----------
    scope
        Distinct variables in any order.
    allowed
        Booleans, one axis per variable in the order of ``scope``.

    Returns
    -------
    Formula
        A leaf with sorted scope, without the axes that a small table does not depend on; ``TRUE`` or ``FALSE`` where the table is constant.

    Raises
    ------
    ValueError
        When a variable stands twice or the number of axes differs from the number of variables.
    """
    table = np.asarray(allowed, dtype=np.bool_)
    if len(set(scope)) != len(scope) or table.ndim != len(scope):
        raise ValueError(f"The scope {tuple(scope)} must name each of the table's {table.ndim} axes once.")
    if not table.any():
        return FALSE
    if table.all():
        return TRUE
    axes = sorted(range(len(scope)), key=scope.__getitem__)
    if axes != list(range(len(scope))):
        table = table.transpose(axes)
    variables = [int(scope[axis]) for axis in axes]
    for axis in range(table.ndim - 1, -1, -1):
        length = table.shape[axis]
        if length == 1 or (table.size <= _CHEAP and table.ndim > 1 and _constant(table, axis)):
            table = np.asarray(table.take(0, axis=axis), dtype=np.bool_)
            del variables[axis]
    return Leaf(tuple(variables), np.ascontiguousarray(table))


def _constant(table: NDArray[np.bool_], axis: int) -> bool:
    return bool((table == table.take([0], axis=axis)).all())


def conj(*parts: Formula) -> Formula:
    """Make the formula that is true where all ``parts`` are; flattened, without repeated objects."""
    flat: dict[int, Formula] = {}
    for part in _flat(parts, And):
        if isinstance(part, Or) and not part.parts:
            return FALSE
        flat[id(part)] = part
    return next(iter(flat.values())) if len(flat) == 1 else And(tuple(flat.values())) if flat else TRUE


def disj(*parts: Formula) -> Formula:
    """Make the formula that is true where some of ``parts`` is; flattened, without repeated objects."""
    flat: dict[int, Formula] = {}
    for part in _flat(parts, Or):
        if isinstance(part, And) and not part.parts:
            return TRUE
        flat[id(part)] = part
    return next(iter(flat.values())) if len(flat) == 1 else Or(tuple(flat.values())) if flat else FALSE


def _flat(parts: Sequence[Formula], kind: type[And | Or]) -> Iterator[Formula]:
    """Give the parts in order, those of ``kind`` replaced by their own parts, negations pushed inwards."""
    waiting = list(reversed(parts))
    while waiting:
        part = waiting.pop()
        if isinstance(part, Not):
            part = negate(part.of)
        if isinstance(part, kind):
            waiting.extend(reversed(part.parts))
        else:
            yield part


def negate(part: Formula) -> Formula:
    """Make the formula that is true where ``part`` is not, with the negation pushed into the leaves (De Morgan)."""
    return _pushed(part, {}, negative=True)


def _pushed(part: Formula, done: dict[tuple[int, bool], Formula], *, negative: bool) -> Formula:
    """Write a formula, or its negation, without negations above the leaves."""
    if isinstance(part, Not):
        return _pushed(part.of, done, negative=not negative)
    if isinstance(part, Leaf):
        return Leaf(part.scope, np.asarray(~part.allowed)) if negative else part
    key = (id(part), negative)
    if key not in done:
        join = disj if isinstance(part, And) == negative else conj
        done[key] = join(*[_pushed(inner, done, negative=negative) for inner in part.parts])
    return done[key]


def variables(formula: Formula) -> frozenset[int]:
    """Give the variables that stand in some leaf."""
    found: set[int] = set()
    seen: set[int] = set()
    waiting = [formula]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Leaf):
            found.update(part.scope)
        elif id(part) not in seen:
            seen.add(id(part))
            waiting.extend((part.of,) if isinstance(part, Not) else part.parts)
    return frozenset(found)


def holds(formula: Formula, packages: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Decide for each of several complete assignments whether the formula is true.

    Parameters
    ----------
    formula
        Over the columns of ``packages``.
    packages
        Values, shape (assignments, variables).

    Returns
    -------
    NDArray[np.bool_]
        Shape (assignments,).
    """
    return _holds(formula, packages, {})


def _holds(formula: Formula, packages: NDArray[np.intp], done: dict[int, NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """Decide for each assignment; parts that repeat are decided once."""
    if id(formula) in done:
        return done[id(formula)]
    if isinstance(formula, Leaf):
        true: NDArray[np.bool_] = (
            np.full(len(packages), bool(formula.allowed))
            if not formula.scope
            else formula.allowed[tuple(packages[:, variable] for variable in formula.scope)]
        )
    elif isinstance(formula, Not):
        true = ~_holds(formula.of, packages, done)
    else:
        true = np.full(len(packages), isinstance(formula, And))
        join = np.logical_and if isinstance(formula, And) else np.logical_or
        for part in formula.parts:
            true = join(true, _holds(part, packages, done))
    done[id(formula)] = true
    return true


def dense(formula: Formula, scope: Sequence[int], sizes: Sequence[int]) -> NDArray[np.bool_]:
    """Write the formula as one table.

    Parameters
    ----------
    formula
        Any formula.
    scope
        Distinct variables in any order that cover those of the formula.
    sizes
        The domain size of every variable.

    Returns
    -------
    NDArray[np.bool_]
        One axis per variable of ``scope``, in that order.
    """
    ordered = sorted(scope)
    axis_of = {variable: axis for axis, variable in enumerate(ordered)}
    table = _broadcast(formula, axis_of, sizes, {})
    full = np.broadcast_to(table, [sizes[variable] for variable in ordered])
    return full.transpose([axis_of[variable] for variable in scope]).copy()


def _broadcast(formula: Formula, axis_of: dict[int, int], sizes: Sequence[int], done: dict[int, NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """Write the formula as a table with an axis of length 1 for each variable that it does not read; parts that repeat are written once."""
    if isinstance(formula, Leaf):
        shape = [1] * len(axis_of)
        for variable in formula.scope:
            shape[axis_of[variable]] = sizes[variable]
        return formula.allowed.reshape(shape)
    if id(formula) in done:
        return done[id(formula)]
    if isinstance(formula, Not):
        result: NDArray[np.bool_] = ~_broadcast(formula.of, axis_of, sizes, done)
    else:
        join = np.logical_and if isinstance(formula, And) else np.logical_or
        result = np.full((1,) * len(axis_of), isinstance(formula, And))
        for part in formula.parts:
            result = join(result, _broadcast(part, axis_of, sizes, done))
    done[id(formula)] = result
    return result


def compact(formula: Formula, sizes: Sequence[int], cells: int) -> Formula:
    """Replace every part whose joint scope has at most ``cells`` cells by one leaf.

    Parts of a larger conjunction or disjunction are merged where one scope contains the other: that adds no cells.

    Parameters
    ----------
    formula
        Any formula.
    sizes
        The domain size of every variable.
    cells
        The largest table to make.

    Returns
    -------
    Formula
        True of the same assignments.
    """
    return _compacted(formula, sizes, cells, {})


def _compacted(formula: Formula, sizes: Sequence[int], cells: int, done: dict[int, tuple[Formula, Formula]]) -> Formula:
    if isinstance(formula, Leaf):
        return formula
    if id(formula) in done:
        return done[id(formula)][1]
    if isinstance(formula, Not):
        result = _compacted(negate(formula.of), sizes, cells, done)
    else:
        result = _as_table(formula, sizes, cells)
        if result is formula:  # its parts may read fewer variables once they are tables
            join = conj if isinstance(formula, And) else disj
            result = join(*[_compacted(part, sizes, cells, done) for part in _gathered(formula)])
            smaller = _as_table(result, sizes, cells)
            result = _merged(result, sizes) if smaller is result and isinstance(result, And | Or) and result.parts else smaller
    # The formula is kept with its result: were it freed, another could take its identity.
    done[id(formula)] = (formula, result)
    return result


def _gathered(formula: And | Or) -> Sequence[Formula]:
    """Give the parts, those that read the same variables joined into one; as they are where all do."""
    parts: dict[frozenset[int], list[Formula]] = {}
    for part in formula.parts:
        parts.setdefault(variables(part), []).append(part)
    if len(parts) == 1:
        return formula.parts
    return [type(formula)(tuple(alike)) if len(alike) > 1 else alike[0] for alike in parts.values()]


def _as_table(formula: Formula, sizes: Sequence[int], cells: int) -> Formula:
    """Give the formula as a leaf, or as it is where that would be too large."""
    scope = sorted(variables(formula))
    if isinstance(formula, Leaf) or prod([sizes[variable] for variable in scope]) > cells:
        return formula
    return leaf(scope, dense(formula, scope, sizes))


def _merged(formula: And | Or, sizes: Sequence[int]) -> Formula:
    """Merge leaves into a leaf whose scope contains theirs: those of equal scope, and those on one variable."""
    join, ufunc = (conj, np.logical_and) if isinstance(formula, And) else (disj, np.logical_or)
    leaves: dict[tuple[int, ...], list[NDArray[np.bool_]]] = {}
    single: dict[tuple[int, ...], Leaf] = {}
    others: list[Formula] = []
    for part in formula.parts:
        if isinstance(part, Leaf):
            leaves.setdefault(part.scope, []).append(part.allowed)
            single[part.scope] = part
        else:
            others.append(part)
    host = {variable: scope for scope in leaves if len(scope) > 1 for variable in scope}
    for scope in [scope for scope in leaves if len(scope) == 1 and scope[0] in host]:
        larger = host[scope[0]]
        shape = [sizes[variable] if variable == scope[0] else 1 for variable in larger]
        leaves[larger] += [table.reshape(shape) for table in leaves.pop(scope)]
    # What was merged with nothing stays as it is.
    merged = [single[scope] if len(tables) == 1 else leaf(scope, reduce(ufunc, tables)) for scope, tables in leaves.items()]
    return join(*merged, *others)


def restrict(formula: Formula, values: dict[int, int]) -> Formula:
    """Fix some variables: the formula over the others that is true where ``formula`` is with these values.

    Parameters
    ----------
    formula
        Any formula.
    values
        From variables to their values.

    Returns
    -------
    Formula
        Simplified, and free of the fixed variables.
    """
    return _restricted(formula, values, {})


def _restricted(formula: Formula, values: dict[int, int], done: dict[int, Formula]) -> Formula:
    if isinstance(formula, Leaf):
        if values.keys().isdisjoint(formula.scope):
            return formula
        index = tuple(values.get(variable, slice(None)) for variable in formula.scope)
        return leaf([variable for variable in formula.scope if variable not in values], formula.allowed[index])
    if id(formula) not in done:
        if isinstance(formula, Not):
            done[id(formula)] = negate(_restricted(formula.of, values, done))
        else:
            join = conj if isinstance(formula, And) else disj
            done[id(formula)] = join(*[_restricted(part, values, done) for part in formula.parts])
    return done[id(formula)]

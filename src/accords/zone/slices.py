"""A set of packages cut along few issues at a time: fast answers about many conditions that each read few issues."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod

import numpy as np
from numpy.typing import NDArray

from accords.maths.formula import Formula, conj, dense, negate, variables
from accords.zone.zone import Zone

_MOST_CELLS = 1 << 14


@dataclass(frozen=True)
class Slices:
    """The packages of a zone that meet ``ground``, projected on the issues that conditions read; each projection is made once."""

    zone: Zone
    ground: Formula
    _tables: dict[tuple[int, ...], NDArray[np.bool_]] = field(default_factory=dict)

    def meets(self, formula: Formula) -> bool:
        """Whether a condition is true of some of the packages; raises as :meth:`Zone.any` does."""
        scope = self._scope(formula)
        if scope is None:
            return self.zone.any(conj(self.ground, formula))
        return bool((self._table(scope) & dense(formula, scope, self.zone.space.sizes)).any())

    def lost(self, formula: Formula) -> dict[int, tuple[int, ...]]:
        """Give per variable the values that some of the packages have, but none of those of which a condition is not true."""
        found = {}
        scope, sizes = self._scope(formula), self.zone.space.sizes
        left = None if scope is None else ~dense(formula, scope, sizes)
        for variable in range(len(sizes)):
            whole = self._table((variable,))
            joint = None if scope is None else tuple(sorted({variable, *scope}))
            if joint is None or left is None or prod(sizes[each] for each in joint) > _MOST_CELLS:
                kept = self.zone.project(conj(self.ground, negate(formula)), (variable,))
            else:
                own = joint.index(variable)
                others = tuple(axis for axis in range(len(joint)) if axis != own)
                met = self._table(joint) & (left if variable in (scope or ()) else np.expand_dims(left, own))
                kept = np.logical_or.reduce(met, axis=others)
            gone = (whole & ~kept).nonzero()[0]
            if len(gone):
                found[variable] = tuple(int(value) for value in gone)
        return found

    def _scope(self, formula: Formula) -> tuple[int, ...] | None:
        scope = tuple(sorted(variables(formula)))
        return scope if prod(self.zone.space.sizes[variable] for variable in scope) <= _MOST_CELLS else None

    def _table(self, scope: tuple[int, ...]) -> NDArray[np.bool_]:
        if scope not in self._tables:
            self._tables[scope] = self.zone.project(self.ground, scope)
        return self._tables[scope]

"""Many refusals of one party as few tables: where any of them rejects, and where the others would without one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accords.maths.formula import Formula, Leaf, compact, conj, disj, leaf

# A refusal that reads so few issues becomes one table.
_CELLS = 1 << 14


@dataclass(frozen=True, slots=True)
class Refusals:
    """Where the refusals of one party reject.

    Attributes
    ----------
    tables
        Per scope how many refusals that are tables over it reject each setting.
    single
        The refusals by path: those that are tables, and the others as they are.
    """

    tables: Mapping[tuple[int, ...], NDArray[np.int32]]
    single: Mapping[str, Formula]

    @property
    def formula(self) -> Formula:
        """Where any of them rejects."""
        return self._joined(self.tables, {path for path, part in self.single.items() if not isinstance(part, Leaf)})

    def without(self, path: str) -> tuple[Formula, Formula]:
        """Give where the others reject, and a formula that is true wherever ``path`` alone does, though perhaps elsewhere too."""
        part = self.single[path]
        others = {name for name, other in self.single.items() if name != path and not isinstance(other, Leaf)}
        if not isinstance(part, Leaf):
            return self._joined(self.tables, others), part
        counts = self.tables[part.scope]
        changed = dict(self.tables) | {part.scope: counts - part.allowed}
        return self._joined(changed, others), leaf(part.scope, part.allowed & (counts == 1))

    def outside(self, scope: tuple[int, ...]) -> Formula:
        """Give where refusals that are no tables over these issues reject."""
        others = {path for path, part in self.single.items() if not isinstance(part, Leaf)}
        return self._joined({known: counts for known, counts in self.tables.items() if known != scope}, others)

    def _joined(self, tables: Mapping[tuple[int, ...], NDArray[np.int32]], others: set[str]) -> Formula:
        kept = [part for path, part in self.single.items() if path in others]
        return disj(*(leaf(scope, counts > 0) for scope, counts in tables.items()), *kept)


def refusals_of(found: Mapping[str, Formula], sizes: Sequence[int]) -> Refusals:
    """Gather where refusals reject, given by path."""
    tables: dict[tuple[int, ...], NDArray[np.int32]] = {}
    single: dict[str, Formula] = {}
    for path, formula in found.items():
        part = compact(conj(formula), sizes, _CELLS)
        single[path] = part
        if isinstance(part, Leaf):
            known = tables.get(part.scope)
            tables[part.scope] = part.allowed.astype(np.int32) if known is None else known + part.allowed
    return Refusals(tables, single)

"""Every refusal left out in turn: all the answers from a few tables, where the refusals read few issues each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.case.consent import ConsentRule
from accords.maths.elimination import project_count
from accords.maths.formula import FALSE, TRUE, Formula, Leaf, conj, negate
from accords.space.space import Kleene
from accords.zone.certificate import Certificate
from accords.zone.zone import UNANSWERED, Packages, Verdicts, Zone

Scope = tuple[int, ...]


@dataclass(frozen=True)
class Dropping:
    """The packages of each kind as if one refusal had not been made, for many refusals.

    Where a refusal is the only one over its issues that rejects a setting of them, its party rejects such packages only by refusals over
    other issues once it is dropped. So for each party and each set of issues it is enough to count once, per setting of these issues, the
    packages of each kind with the party's other refusals alone, and with the party refusing.
    """

    zone: Zone
    rule: ConsentRule
    now: Packages
    _gained: dict[tuple[str, Scope], tuple[NDArray[Any], ...] | None] = field(default_factory=dict)

    def packages(self, path: str) -> Packages:
        """Count the packages of each kind as if the refusal at ``path`` had not been made."""
        zone, party = self.zone, self.zone.refusals[path][0].party
        if party in zone.relied_on or zone.orders.get(path) or not all(count.exact for count in self.now):
            return self._one_by_one(path)
        gathered = zone.rejecting[party]
        part = gathered.single[path]
        if not isinstance(part, Leaf):
            return self._one_by_one(path)
        alone = part.allowed & (gathered.tables[part.scope] == 1)
        if not alone.any():
            return self.now
        gained = self._tables(party, part.scope)
        if gained is None:
            return self._one_by_one(path)
        changes = [int(table[alone].sum()) for table in gained]
        left, accepted, stuck = (
            count.low + change
            for count, change in zip((self.now.deals - self.now.ruled_out, self.now.accepted, self.now.locked), changes, strict=True)
        )
        deals = self.now.deals.low
        counts = (deals - left, accepted, stuck, left - accepted - stuck)
        return Packages(self.now.possible, self.now.deals, *(Certificate(count, count) for count in counts))

    def _one_by_one(self, path: str) -> Packages:
        if self.zone.patience.gone:
            deals, method = self.now.deals, "not counted: the conditions couple too many issues"
            rest = Certificate(0, deals.high, method)
            return Packages(self.now.possible, deals, Certificate(0, self.now.ruled_out.high, method), rest, rest, rest)
        dropped = self.zone.dropping(path)
        return self.now if dropped is None else dropped.packages(self.rule)

    def _tables(self, party: str, scope: Scope) -> tuple[NDArray[Any], ...] | None:
        """Give per setting of some issues how many packages are not ruled out, accepted, and locked, more than if the party refused."""
        if (party, scope) not in self._gained:
            others = self.zone.rejecting[party].outside(scope)
            try:
                kinds = [_kinds(self._verdicts(party, refused)) for refused in (others, TRUE)]
                self._gained[party, scope] = tuple(
                    self._counted(without, scope) - self._counted(refusing, scope) for without, refusing in zip(*kinds, strict=True)
                )
            except UNANSWERED:
                self._gained[party, scope] = None
        return self._gained[party, scope]

    def _verdicts(self, party: str, refused: Formula) -> Verdicts:
        answers: dict[str, Kleene] = {**self.zone.parties, party: self.zone.answering(party, refused)}
        return replace(self.zone, answers=answers).verdicts(self.rule)

    def _counted(self, formula: Formula, scope: Scope) -> NDArray[Any]:
        sizes = self.zone.space.sizes
        if formula == FALSE:
            return np.zeros([sizes[variable] for variable in scope], dtype=np.int64)
        return project_count(conj(self.zone.deals, formula), sizes, scope, patience=self.zone.patience)


def _kinds(verdicts: Verdicts) -> tuple[Formula, Formula, Formula]:
    return negate(verdicts.ruled_out), verdicts.accepted, verdicts.locked

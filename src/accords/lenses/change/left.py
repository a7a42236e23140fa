"""What is left: the packages that are open or accepted, compared between two states of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from accords.case.case import Case
from accords.case.consent import ConsentRule
from accords.lenses.change.gap import beyond, gap
from accords.lenses.change.result_past import Step
from accords.maths.formula import FALSE, TRUE, Formula, conj, disj, negate
from accords.space.space import space_of
from accords.zone.certificate import Certificate
from accords.zone.entries import Entries
from accords.zone.package_set import EMPTY, PackageSet
from accords.zone.zone import UNANSWERED, Packages, Verdicts, Zone

_NONE = Certificate(0, 0)
_UNSURE = "some circles of orders may not be found"


@dataclass(frozen=True)
class State:
    """A case with the entries that count in it, under every reading of consent."""

    zone: Zone

    @property
    def rules(self) -> Mapping[str, ConsentRule]:
        """The readings of consent of the case as it is then."""
        return self.zone.case.readings

    def packages(self, name: str) -> Packages | None:
        """Count the packages of each kind under a reading, if there is that reading then."""
        rule = self.rules.get(name)
        if rule is None:
            return None
        if name not in self._packages:
            self._packages[name] = self.zone.packages(rule)
        return self._packages[name]

    def verdicts(self, name: str) -> Verdicts:
        """Say where packages have each verdict under a reading."""
        if name not in self._verdicts:
            self._verdicts[name] = self.zone.verdicts(self.rules[name])
        return self._verdicts[name]

    def left(self, name: str) -> Formula:
        """Say where deals are open or accepted under a reading: neither ruled out nor locked."""
        verdicts = self.verdicts(name)
        return conj(self.zone.deals, negate(verdicts.ruled_out), negate(verdicts.locked))

    def sure(self, name: str) -> bool:
        """Whether all circles of orders are known, so that what is locked is."""
        return all(self.zone.circles(members).complete for members in self.rules[name].sets)

    @cached_property
    def _packages(self) -> dict[str, Packages]:
        return {}

    @cached_property
    def _verdicts(self) -> dict[str, Verdicts]:
        return {}


def state_of(case: Case, entries: Entries, like: Zone | None = None) -> State:
    """Make a state; ``like`` is another whose limits on work it shares, and whose space where the issues are the same."""
    if like is None:
        return State(Zone(case, entries, space_of(case.issues)))
    if like.case.issues is case.issues or like.case.issues == case.issues:
        return State(replace(like, case=case, entries=entries, answers=None))
    return State(Zone(case, entries, space_of(case.issues), like.patience))


def with_entries(state: State, entries: Entries) -> State:
    """Give the same state with other entries."""
    return State(state.zone.supposing(entries))


def refused(zone: Zone, rule: ConsentRule, granted: str | None = None) -> Formula:
    """Say where every consenting set has a party that refuses; the consent of one may be taken for granted."""
    sets = [disj(*(zone.parties[party].false for party in members if party != granted)) for members in rule.sets]
    return conj(*sets) if sets else FALSE


def compared(before: State, after: State, name: str) -> bool:
    """Whether two states have a reading, and packages that can be compared."""
    return name in before.rules and name in after.rules and before.zone.same_packages(after.zone)


def opening(before: State, after: State, name: str) -> tuple[Formula, Formula]:
    """Say where packages are left after and were not before, and where they were left before and are not after."""
    then, now = before.left(name), after.left(name)
    return gap(now, then), gap(then, now)


def numbers(before: State, after: State, name: str) -> tuple[Certificate, Certificate]:
    """Count what :func:`opening` gives: all that is left in the one state but for what is left in both."""
    then, now = before.left(name), after.left(name)
    more, fewer = beyond(then, now), beyond(now, then)
    if more == fewer == TRUE:
        return _NONE, _NONE
    both, *each = (counted(formula, name, before, after) for formula in (conj(then, more), now, then))
    return (_NONE if fewer == TRUE else each[0] - both, _NONE if more == TRUE else each[1] - both)


def counted(formula: Formula, name: str, *states: State) -> Certificate:
    """Count packages of which something is true that follows from what is left in some states."""
    zone = states[-1].zone
    if not all(state.sure(name) for state in states):
        deals = max(zone.count(state.zone.deals).high for state in states)
        return Certificate(0, deals, _UNSURE) if deals else _NONE
    return zone.count(formula)


def exemplified(zone: Zone, formula: Formula, count: Certificate) -> PackageSet:
    """Give one of a set of packages, with how many there are."""
    if count.high == 0:
        return EMPTY
    try:
        example = zone.example(formula)
    except UNANSWERED:
        example = None
    return PackageSet(count, {}, (), exact=False, examples=() if example is None else (example,))


def step(before: State, after: State, name: str) -> Step:
    """Compare two states under one reading, in numbers."""
    opened = closed = None
    if compared(before, after, name):
        opened, closed = numbers(before, after, name)
    return Step(before.packages(name), after.packages(name), opened, closed)

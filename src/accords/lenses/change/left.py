"""What is left: the packages that are open or accepted, compared between two states of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from accords.case.case import Case
from accords.case.consent import ConsentRule
from accords.lenses.change.gap import beyond, gap
from accords.lenses.change.result_past import Group, Set, Step
from accords.maths.formula import TRUE, Formula, compact, conj, negate
from accords.space.space import space_of
from accords.zone.certificate import Certificate
from accords.zone.description import describe
from accords.zone.entries import Entries
from accords.zone.zone import UNANSWERED, Packages, Verdicts, Zone

_NONE = Certificate(0, 0)
_CELLS = 1 << 14
_UNSURE = "some circles of orders may not be found"
EMPTY = Set(_NONE, {}, (), exact=True, examples=())


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
    same = like.case.issues is case.issues or like.case.issues == case.issues
    return State(Zone(case, entries, like.space if same else space_of(case.issues), like.patience))


def with_entries(state: State, entries: Entries) -> State:
    """Give the same state with other entries."""
    return State(state.zone.supposing(entries))


def comparable(state: State, other: State) -> bool:
    """Whether packages of two states can be compared one by one: the issues and options are the same, in the same order."""
    if state.zone.space is other.zone.space:
        return True
    return state.zone.space.sizes == other.zone.space.sizes and _named(state.zone) == _named(other.zone)


def _named(zone: Zone) -> list[tuple[str, list[str]]]:
    return [(issue.id, [option.id for option in options]) for issue, options in zip(zone.space.issues, zone.space.options, strict=True)]


def compared(before: State, after: State, name: str) -> bool:
    """Whether two states have a reading, and packages that can be compared."""
    return name in before.rules and name in after.rules and comparable(before, after)


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


def described(zone: Zone, formula: Formula, count: Certificate) -> Set:
    """Describe a set of packages by what they have in common and in what they differ."""
    if count.high == 0:
        return EMPTY
    # Many small questions follow about the same packages: what their formula says of few issues is worked out once.
    found = describe(zone, compact(formula, zone.space.sizes, _CELLS), count)
    groups = tuple(Group(group.issues, tuple(dict(box) for box in group.boxes), group.complete) for group in found.groups)
    return Set(found.count, dict(found.common), groups, found.exact, found.examples)


def exemplified(zone: Zone, formula: Formula, count: Certificate) -> Set:
    """Give one of a set of packages, with how many there are."""
    if count.high == 0:
        return EMPTY
    try:
        example = zone.example(formula)
    except UNANSWERED:
        example = None
    return Set(count, {}, (), exact=False, examples=() if example is None else (example,))


def uncounted(found: Set) -> Set:
    """Give a description without its number."""
    return replace(found, count=None)


def step(before: State, after: State, name: str) -> Step:
    """Compare two states under one reading, in numbers."""
    opened = closed = None
    if compared(before, after, name):
        opened, closed = numbers(before, after, name)
    return Step(before.packages(name), after.packages(name), opened, closed)

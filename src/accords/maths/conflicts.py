"""All minimal conflicts and all minimal corrections of a set of constraints.

A minimal conflict (MUS) is a set of constraints that cannot all be met though any proper subset can; a minimal correction (MCS) is a
set without which the others can all be met though no proper subset has that effect. Each family is the family of minimal hitting sets of
the other (Reiter 1987; Liffiton and Sakallah 2008). Both are found together by *dualize and advance* (Gunopulos, Khardon, Mannila and
Toivonen 1997; Bailey and Stuckey 2005): the minimal hitting sets of the corrections known so far are either conflicts, or show one
more correction.

Sets of constraints are bitmasks inside this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from accords.maths.ordering import mask_of, members

# How many hitting sets are held at a time, for each one that may be listed.
_ROOM = 16

# Bitmasks in the order in which they were found.
Found = dict[int, None]


@dataclass(frozen=True, slots=True)
class MinimalSets:
    """Minimal conflicts and corrections, each sorted by size, then by members.

    Attributes
    ----------
    conflicts
        Sets that cannot all be met, minimal.
    corrections
        Sets whose removal lets the others all be met, minimal.
    complete
        Whether these are all of them. If not, each listed set is still a minimal one.
    calls
        How often the oracle was asked.
    """

    conflicts: tuple[tuple[int, ...], ...]
    corrections: tuple[tuple[int, ...], ...]
    complete: bool
    calls: int


class _Stopped(Exception):  # noqa: N818 - a signal inside this module
    """The calls are used up."""


class _Oracle:
    """Remembers what it was told, and concludes from it: subsets of what is possible are possible, supersets of conflicts are not."""

    def __init__(self, possible: Callable[[frozenset[int]], bool], limit: int) -> None:
        self.possible = possible
        self.limit = limit
        self.calls = 0
        self.yes: list[int] = []
        self.no: list[int] = []

    def __call__(self, mask: int) -> bool:
        if any(mask & ~known == 0 for known in self.yes):
            return True
        if any(known & ~mask == 0 for known in self.no):
            return False
        if self.calls >= self.limit:
            raise _Stopped
        self.calls += 1
        answer = self.possible(frozenset(members(mask)))
        known = self.yes if answer else self.no
        known[:] = [other for other in known if (other & ~mask if answer else mask & ~other)]
        known.append(mask)
        return answer


def minimal_sets(number: int, possible: Callable[[frozenset[int]], bool], cap: int = 256, calls: int = 20_000) -> MinimalSets:
    """Find all minimal conflicts and corrections of constraints ``0 .. number - 1``.

    Parameters
    ----------
    number
        How many constraints there are.
    possible
        Whether all constraints of a set can be met together. Antitone: what is possible stays possible with fewer constraints.
    cap
        The most sets of either kind to list.
    calls
        The most questions to ask.

    Returns
    -------
    MinimalSets
        When not even the empty set is possible, the empty set is the only conflict and there is no correction; when all constraints are
        possible together, the empty set is the only correction and there is no conflict.
    """
    search = _Search((1 << number) - 1, _Oracle(possible, calls), cap)
    try:
        complete = search.run()
    except _Stopped:
        complete = False
    conflicts, corrections = _listed(search.conflicts), _listed(search.corrections)
    complete = complete and max(len(conflicts), len(corrections)) <= cap
    return MinimalSets(conflicts[:cap], corrections[:cap], complete, search.oracle.calls)


class _Search:
    """The state of one search: what was found so far is right even if the search is stopped."""

    def __init__(self, every: int, oracle: _Oracle, cap: int) -> None:
        self.every = every
        self.oracle = oracle
        self.cap = cap
        self.conflicts: Found = {}
        self.corrections: Found = {}

    def run(self) -> bool:
        """Find both families; give whether they are complete."""
        if self.oracle(self.every):
            self.corrections[0] = None
            return True
        if not self.oracle(0):
            self.conflicts[0] = None
            return True
        # A family of disjoint conflicts first: it keeps the hitting sets few.
        left = self.every
        while len(self.conflicts) < self.cap and not self.oracle(left):
            conflict = self.shrunk(left)
            self.conflicts[conflict] = None
            left &= ~conflict
        every, oracle = self.every, self.oracle
        if self.dualised(self.conflicts, self.corrections, lambda mask: oracle(every & ~mask), lambda mask: self.shrunk(every & ~mask)):
            return True
        self.some_corrections()
        return self.dualised(
            self.corrections, self.conflicts, lambda mask: not oracle(mask), lambda mask: every & ~self.grown(mask, every & ~mask)
        )

    def dualised(self, known: Found, others: Found, is_other: Callable[[int], bool], one_more: Callable[[int], int]) -> bool:
        """Complete one family and its dual; give whether that came to an end.

        A minimal set that hits all known members of a family is a member of the other family, or what it leaves unhit holds one more
        member of the first.
        """
        hitting = [0]
        taken: Found = {}
        while True:
            for mask in [mask for mask in known if mask not in taken]:
                crossed = _crossed(hitting, mask, _ROOM * self.cap)
                if crossed is None:
                    return False
                hitting = crossed
                taken[mask] = None
            candidate = next((mask for mask in hitting if mask not in others), None)
            if candidate is None:
                return True
            if is_other(candidate):
                others[candidate] = None
            elif len(known) < self.cap:
                known[one_more(candidate)] = None
            else:
                return False

    def some_corrections(self) -> None:
        """Find corrections one by one: keep as many constraints as can be met, starting from each in turn."""
        relevant = 0
        for conflict in self.conflicts:
            relevant |= conflict
        for first in members(relevant):
            if len(self.corrections) >= self.cap:
                return
            if self.oracle(1 << first):
                kept = self.grown(1 << first, self.every & ~relevant)
                self.corrections[self.every & ~self.grown(kept, relevant & ~kept)] = None

    def shrunk(self, mask: int) -> int:
        """Find a minimal conflict inside a set that is impossible (QuickXplain: Junker 2004)."""

        def explain(background: int, candidates: Sequence[int], *, grown: bool) -> int:
            if grown and not self.oracle(background):
                return 0
            if len(candidates) == 1:
                return 1 << candidates[0]
            middle = len(candidates) // 2
            first, second = candidates[:middle], candidates[middle:]
            needed = explain(background | mask_of(first), second, grown=True)
            return needed | explain(background | needed, first, grown=needed != 0)

        return explain(0, list(members(mask)), grown=False)

    def grown(self, kept: int, others: int) -> int:
        """Add as many of the others as can be met together with ``kept``, by halves."""
        if not others or self.oracle(kept | others):
            return kept | others
        positions = list(members(others))
        if len(positions) == 1:
            return kept
        middle = len(positions) // 2
        return self.grown(self.grown(kept, mask_of(positions[:middle])), mask_of(positions[middle:]))


def _crossed(hitting: Sequence[int], conflict: int, most: int) -> list[int] | None:
    """Give the minimal sets that hit what ``hitting`` hits and one set more; ``None`` when there are too many."""
    done = [mask for mask in hitting if mask & conflict]
    result = list(done)
    for mask in hitting:
        if mask & conflict:
            continue
        for element in members(conflict):
            larger = mask | 1 << element
            if all(other & ~larger for other in done):
                result.append(larger)
        if len(result) > most:
            return None
    return result


def minimal_transversals(sets: Iterable[int], cap: int) -> list[int] | None:
    """Find all minimal sets that meet each of several sets (Berge 1989, Hypergraphs, chapter 2).

    Parameters
    ----------
    sets
        Bitmasks.
    cap
        The most sets to hold, also on the way.

    Returns
    -------
    list[int] or None
        Bitmasks sorted by size, then by members; ``None`` when there are more than ``cap``. An empty family is met by the empty set; a
        family with an empty set by none.
    """
    result = [0]
    for each in sorted(set(sets), key=int.bit_count):
        crossed = _crossed(result, each, cap)
        if crossed is None:
            return None
        result = crossed
    return sorted(result, key=lambda mask: (mask.bit_count(), tuple(members(mask))))


def _listed(masks: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    return tuple(sorted((tuple(members(mask)) for mask in masks), key=lambda found: (len(found), found)))

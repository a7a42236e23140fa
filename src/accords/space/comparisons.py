"""What a preference says of whole outcomes: as rows on the worths of issues, and as an order by itself.

A ranking is an order of packages whether or not any worths of issues add up to it. What it says of two packages that it compares, directly
or through others, holds before the sum does; the sum says more only where there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from accords.case.outcome import Outcome
from accords.case.preference import Preference
from accords.space.constraints import ONE, Row, Sum, System
from accords.space.space import Space
from accords.space.whole import bonus, listed, whole

Reads = Callable[[Outcome], Mapping[str, str]]
Choices = Mapping[str, str]
Key = tuple[tuple[str, str], ...]


class Comparison(NamedTuple):
    """One outcome stated to be better than another, or as good (``tie``); ``by`` how much, and on which path that stands."""

    better: Choices
    worse: Choices
    path: str
    tie: bool
    by: Literal["", "much", "some"]


def comparisons_of(space: Space, preference: Preference, root: str, reads: Reads) -> Iterator[Comparison]:
    """Give what a preference says of outcomes: its statements, then its ranking, without pairs said not to be comparable."""

    def read(outcome: Outcome) -> Choices:
        written = reads(outcome)
        return listed(space, written) or written

    for name, statement in preference.statements.items():
        yield Comparison(read(statement.prefers), read(statement.to), f"{root}.statements.{name}", tie=False, by=statement.by or "")
    ranking = preference.ranking
    if ranking is not None:
        apart = [{_key(read(one)), _key(read(other))} for one, other in preference.incomparable]
        groups = [[read(outcome) for outcome in group] for group in ranking.groups]
        for better, worse, kind in _ranked(groups, ranking.gaps, far=bool(apart)):
            if {_key(better), _key(worse)} not in apart:
                by: Literal["", "much", "some"] = "" if not ranking.gaps or kind in {"tie", "far"} else "much" if kind == "much" else "some"
                yield Comparison(better, worse, f"{root}.ranking", kind == "tie", by)


def _ranked(groups: Sequence[Sequence[Choices]], gaps: frozenset[int], *, far: bool) -> Iterator[tuple[Choices, Choices, str]]:
    """Give the neighbours of a ranking with how they stand to each other; where some pairs are not compared, also those further apart."""
    for index, group in enumerate(groups):
        yield from ((left, right, "tie") for left, right in pairwise(group))
        if index + 1 < len(groups) and group and groups[index + 1]:
            yield group[0], groups[index + 1][0], "much" if index in gaps else "more"
    if far:
        for above, below in combinations(groups, 2):
            yield from ((better, worse, "far") for better in above for worse in below)


def comparison_rows(space: Space, preference: Preference, root: str, plain: System, reads: Reads) -> tuple[list[Row], list[str]]:
    """Give the rows of what is said of outcomes, and the paths of what says nothing of single worths."""
    rows: list[Row] = []
    unused: list[str] = []
    gains: dict[str, list[tuple[Sum, str]]] = {"": [], "much": [], "some": []}
    for one in comparisons_of(space, preference, root, reads):
        gain = _difference(space, preference, plain, one)
        if gain is None:
            unused.append(one.path)
            continue
        rows.append(Row(gain * -ONE, one.path, equal=one.tie, strict=not one.tie))
        gains[one.by].append((gain, one.path))
    rows += [Row(less - more, path) for more, path in gains["much"] for less, _ in gains["some"]]
    return rows, unused


def _difference(space: Space, preference: Preference, plain: System, compared: Comparison) -> Sum | None:
    """Give by how much one outcome is worth more than another, all else alike.

    Nothing where they leave different things open, or differ in what counts people: what that means to a party is not weighed, so that it
    cannot be taken off to see what the rest is worth.
    """
    people = [issue.id for issue in space.issues if issue.persons]
    found = [listed(space, choices) for choices in (compared.better, compared.worse)]
    better, worse = found
    if better is None or worse is None or any(better.get(issue) != worse.get(issue) for issue in people):
        return None
    first, second = whole(space, better), whole(space, worse)
    if first is not None and second is not None:
        gain = bonus(space, preference, first) - bonus(space, preference, second)
        return plain.utility(first) - plain.utility(second) + Sum(constant=gain)
    if set(better) != set(worse) or not better or preference.interactions:
        return None
    return plain.utility(better) - plain.utility(worse)


@dataclass(frozen=True)
class Order:
    """What is stated of whole packages, with all that follows from it by going from one to the next.

    Attributes
    ----------
    place
        The row and column of each package that is compared.
    above, strictly
        Whether one is at least as good as another, and better than it; shape (packages, packages).
    paths
        Where it is stated.
    """

    place: Mapping[Key, int] = field(default_factory=dict)
    above: NDArray[np.bool_] = field(default_factory=lambda: np.zeros((0, 0), dtype=np.bool_))
    strictly: NDArray[np.bool_] = field(default_factory=lambda: np.zeros((0, 0), dtype=np.bool_))
    paths: frozenset[str] = frozenset()

    @property
    def consistent(self) -> bool:
        """Whether nothing is better than itself."""
        return not bool(self.strictly.diagonal().any())

    def compare(self, package: Choices, other: Choices) -> int | None:
        """Say whether a package is better (1), as good (0) or worse (-1) than another; nothing where that is not stated."""
        one, two = self.place.get(_key(package)), self.place.get(_key(other))
        if one is None or two is None:
            return None
        if self.strictly[one, two] or self.strictly[two, one]:
            return 1 if self.strictly[one, two] else -1
        return 0 if self.above[one, two] and self.above[two, one] else None


def order_stated(space: Space, preference: Preference, root: str, reads: Reads) -> Order:
    """Give the order of whole packages that a preference states, without any worths."""
    edges: list[tuple[Key, Key, bool]] = []
    paths = set()
    for one in comparisons_of(space, preference, root, reads):
        better, worse = whole(space, one.better), whole(space, one.worse)
        if better is not None and worse is not None:
            edges.append((_key(better), _key(worse), one.tie))
            paths.add(one.path)
    place = {key: index for index, key in enumerate(dict.fromkeys(key for edge in edges for key in edge[:2]))}
    above, strict = np.eye(len(place), dtype=np.bool_), np.zeros((len(place), len(place)), dtype=np.bool_)
    for better_key, worse_key, tie in edges:
        left, right = place[better_key], place[worse_key]
        above[left, right] = True
        above[right, left] |= tie
        strict[left, right] |= not tie
    for middle in range(len(place)):
        above |= above[:, [middle]] & above[[middle], :]
    reach = above.astype(np.int64)
    return Order(place, above, (reach @ strict.astype(np.int64) @ reach) > 0, frozenset(paths))


def _key(package: Choices) -> Key:
    return tuple(sorted(package.items()))

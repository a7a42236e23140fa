"""One party's preferences as far as they are known: linear constraints on unknown weights and worths, packages as sums of them.

What is not known stays not known: a range is a range, an order is an order, and what is left out is free. A relation between packages is
*necessary* if it holds for all values of the unknowns that the constraints allow, and *possible* if it holds for some (robust ordinal
regression: Greco, Mousseau and Slowinski 2008). The lowest and the best option of an issue are part of the scale; where they are not known,
each possible choice of them is a system of its own, and what is asked is asked of all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise, product
from math import prod

import numpy as np

from accords.case.outcome import Outcome
from accords.case.preference import Preference
from accords.maths.formula import holds
from accords.space.constraints import ONE, RESERVATION, ZERO, Row, Sum, System, Unknown
from accords.space.scales import Worths, extremes, known_values, known_worths, scale_of, weight_rows, worths
from accords.space.space import Space
from accords.space.utility import Utility, utility_of

# How many choices of worst and best options are told apart at most.
MOST_SYSTEMS = 64

Ends = tuple[tuple[str, str] | None, ...]
Reads = Callable[[Outcome], Mapping[str, str]]


@dataclass(frozen=True)
class Incomplete:
    """What is known of one party's preferences.

    Attributes
    ----------
    party
        Whose they are.
    systems
        The constraints, one system for each choice of worst and best options; a value of the unknowns is allowed if one system allows it.
    unused
        Paths of what could not be written as linear constraints: priorities, and comparisons of outcomes that leave different things open.
    exact
        Whether the systems allow nothing that the preferences do not; else there were too many choices, and what is necessary is certain
        while what is possible may not be.
    reservation
        ``known`` (a number, a range, an outcome or the status quo) or ``unknown``.
    reads
        Gives an outcome as issue -> option.
    """

    party: str
    space: Space
    preference: Preference
    systems: tuple[System, ...]
    unused: tuple[str, ...]
    exact: bool
    reservation: str
    reads: Reads

    @property
    def scale(self) -> Fraction:
        """What the weights sum to."""
        return scale_of(self.preference)

    @property
    def paths(self) -> tuple[str, ...]:
        """The statements that may collide: those that rows come from, and the values of issues."""
        found = dict.fromkeys(row.path for system in self.systems for row in system.rows if row.path)
        values = (f"preferences.{self.party}.values.{issue}" for issue in self.preference.values)
        return (*found, *(path for path in values if not any(other == path or other.startswith(f"{path}.") for other in found)))

    def without(self, paths: Iterable[str]) -> Incomplete:
        """Give what is known without some statements."""
        left_out = frozenset(paths)
        root = f"preferences.{self.party}.values"
        kept = {issue: scale for issue, scale in self.preference.values.items() if f"{root}.{issue}" not in left_out}
        known = self
        if len(kept) < len(self.preference.values):
            known = incomplete_of(self.space, self.party, self.preference.model_copy(update={"values": kept}), self.reads)
        return replace(known, systems=tuple(system.without(left_out) for system in known.systems))

    def utility(self, system: System, choices: Mapping[str, str]) -> Sum:
        """Give the utility of a whole package in one of the systems."""
        return system.utility(choices, self.bonus(choices))

    def surplus(self, system: System, choices: Mapping[str, str]) -> Sum:
        """Give by how much a whole package is worth more than what the party would not go below."""
        return self.utility(system, choices) - system.reservation

    def bonus(self, choices: Mapping[str, str]) -> Fraction:
        """Give what interactions add to a whole package."""
        return _bonus(self.space, self.preference, choices)


def incomplete_of(space: Space, party: str, preference: Preference, reads: Reads) -> Incomplete:
    """Write a party's preferences as linear constraints.

    Parameters
    ----------
    space
        The space of packages.
    party
        Whose preferences they are, for the paths of statements.
    preference
        As the case writes it; complete ones are a special case.
    reads
        Gives an outcome as issue -> option (``case.choices``).
    """
    root = f"preferences.{party}"
    utility = utility_of(space, preference)
    choices, exact = _choices_of_ends(space, preference) if utility is None else ([()], True)
    systems, unused = [], dict.fromkeys([f"{root}.priorities"] if preference.priorities else [])
    for ends in choices:
        plain = _plain(space, preference, root, ends) if utility is None else _as_written(utility)
        system, left_out = _system(space, preference, root, plain, reads)
        systems.append(system)
        unused |= dict.fromkeys(left_out)
    reservation = preference.reservation
    stated = reservation is not None and reservation.kind != "unknown" and RESERVATION not in systems[0].unknowns
    bounded = reservation is not None and reservation.amount is not None and reservation.amount.known
    return Incomplete(party, space, preference, tuple(systems), tuple(unused), exact, "known" if stated or bounded else "unknown", reads)


def free_system(known: Incomplete) -> System:
    """Give the rows that compare outcomes or bound the reservation, over worths of which nothing else is said."""
    space, preference, root = known.space, known.preference, f"preferences.{known.party}"
    utility = utility_of(space, preference)
    plain = _as_written(utility) if utility is not None else _plain(space, preference, root, (None,) * len(space.issues))
    system, _ = _system(space, preference, root, System(plain.unknowns, (), plain.worths, Sum()), known.reads)
    return system


def _choices_of_ends(space: Space, preference: Preference) -> tuple[list[Ends], bool]:
    """Give the choices of worst and best options; issues with most of them are not told apart where there are too many."""
    reservation = preference.reservation
    named = reservation is not None and reservation.kind in {"outcome", "status_quo"}
    compared = bool(preference.statements) or preference.ranking is not None or named
    pairs: list[tuple[tuple[str, str] | None, ...]] = []
    exact = True
    for variable, issue in enumerate(space.issues):
        options, scale = space.options[variable], preference.values.get(issue.id)
        # Where nothing is said of an issue's options, the largest value of a sum is the same over the convex hull of all choices.
        silent = (scale is None or scale.kind == "unknown") and not compared
        found = () if silent or known_values(options, scale) is not None else extremes(options, scale)
        pairs.append(found or (None,))
    while prod(len(found) for found in pairs) > MOST_SYSTEMS:
        widest = max(range(len(pairs)), key=lambda index: len(pairs[index]))
        pairs[widest], exact = (None,), False
    return [tuple(choice) for choice in product(*pairs)], exact


def _as_written(utility: Utility) -> System:
    """Give the worths of a complete preference: as they are written, with nothing unknown."""
    space = utility.space
    found = {
        issue.id: {option.id: Sum(constant=worth) for option, worth in zip(space.options[variable], utility.worths[variable], strict=False)}
        for variable, issue in enumerate(space.issues)
    }
    return System((), (), found, Sum())


def _plain(space: Space, preference: Preference, root: str, ends: Ends) -> System:
    """Give the worths of an incomplete preference, with what its weights and values say."""
    found: dict[str, Worths] = {}
    for variable, issue in enumerate(space.issues):
        options, scale = space.options[variable], preference.values.get(issue.id)
        values = known_values(options, scale)
        path = f"{root}.values.{issue.id}"
        known = known_worths(issue.id, values) if values is not None else None
        found[issue.id] = known or worths(issue.id, options, scale, ends[variable], path)
    rows = [*weight_rows(space, preference, f"{root}.weights"), *(row for one in found.values() for row in one.rows)]
    unknowns = [*(Unknown(issue.id) for issue in space.issues), *(unknown for one in found.values() for unknown in one.unknowns)]
    return System(tuple(unknowns), tuple(rows), {issue: one.sums for issue, one in found.items()}, Sum())


def _system(space: Space, preference: Preference, root: str, plain: System, reads: Reads) -> tuple[System, list[str]]:
    """Add what the preference says of whole outcomes, and its reservation."""
    compared, unused = _comparisons(space, preference, root, plain, reads)
    threshold, bounds = _reservation(space, preference, root, plain, reads)
    free = (RESERVATION,) if RESERVATION in threshold.terms else ()
    return System((*plain.unknowns, *free), (*plain.rows, *compared, *bounds), plain.worths, threshold), unused


def _reservation(space: Space, preference: Preference, root: str, plain: System, reads: Reads) -> tuple[Sum, list[Row]]:
    """Give what the party would not go below, with what bounds it where it is not a fixed number or package."""
    found, path = preference.reservation, f"{root}.reservation"
    free = Sum({RESERVATION: ONE})
    low, high = _ends(preference, plain)
    anything = free, [Row(Sum(constant=low) - free), Row(free - Sum(constant=high))]
    if found is None or found.kind == "unknown":
        return anything
    if found.kind == "amount":
        amount = found.amount
        if amount is None or amount.low is None or amount.high is None or amount.about:
            return anything
        if amount.low == amount.high:
            return Sum(constant=Fraction(amount.low)), []
        return free, [Row(Sum(constant=Fraction(amount.low)) - free, path), Row(free - Sum(constant=Fraction(amount.high)), path)]
    outcome = Outcome(named="status_quo") if found.kind == "status_quo" else found.outcome
    choices = _whole(space, reads(outcome)) if outcome is not None else None
    if choices is None:
        return anything
    return plain.utility(choices, _bonus(space, preference, choices)), []


def _ends(preference: Preference, plain: System) -> tuple[Fraction, Fraction]:
    """Bound the utility of every package."""
    bonuses = [Fraction(one.add) for one in preference.interactions.values()]
    low, high = sum((bonus for bonus in bonuses if bonus < 0), ZERO), sum((bonus for bonus in bonuses if bonus > 0), ZERO)
    if plain.unknowns:
        return low, high + scale_of(preference)
    known = [[one.constant for one in sums.values()] for sums in plain.worths.values()]
    return low + sum((min(ZERO, *each) for each in known), ZERO), high + sum((max(ZERO, *each) for each in known), ZERO)


def _comparisons(space: Space, preference: Preference, root: str, plain: System, reads: Reads) -> tuple[list[Row], list[str]]:
    """Give the rows of statements and of a ranking, and the paths of those that say nothing linear."""
    rows: list[Row] = []
    unused: list[str] = []
    much: list[tuple[Sum, str]] = []
    some: list[tuple[Sum, str]] = []
    for name, statement in preference.statements.items():
        path = f"{root}.statements.{name}"
        gain = _difference(space, preference, plain, reads(statement.prefers), reads(statement.to))
        if gain is None:
            unused.append(path)
            continue
        rows.append(Row(gain * -ONE, path, strict=True))
        (much if statement.by == "much" else some if statement.by == "some" else []).append((gain, path))
    ranking = preference.ranking
    if ranking is not None:
        path = f"{root}.ranking"
        for better, worse, kind in _ranked(ranking.groups, ranking.gaps):
            gain = _difference(space, preference, plain, reads(better), reads(worse))
            if gain is None:
                unused.append(path)
                continue
            rows.append(Row(gain * -ONE, path, equal=kind == "tie", strict=kind != "tie"))
            if ranking.gaps and kind != "tie":
                (much if kind == "much" else some).append((gain, path))
    rows += [Row(less - more, path) for more, path in much for less, _ in some]
    return rows, unused


def _ranked(groups: Sequence[Sequence[Outcome]], gaps: frozenset[int]) -> Iterator[tuple[Outcome, Outcome, str]]:
    """Give the neighbours of a ranking with how they stand to each other."""
    for index, group in enumerate(groups):
        yield from ((left, right, "tie") for left, right in pairwise(group))
        if index + 1 < len(groups) and group and groups[index + 1]:
            yield group[0], groups[index + 1][0], "much" if index in gaps else "more"


def _difference(space: Space, preference: Preference, plain: System, better: Mapping[str, str], worse: Mapping[str, str]) -> Sum | None:
    """Give by how much one outcome is worth more than another, all else alike; nothing where they leave different things open."""
    first, second = _whole(space, better), _whole(space, worse)
    if first is not None and second is not None:
        gain = _bonus(space, preference, first) - _bonus(space, preference, second)
        return plain.utility(first) - plain.utility(second) + Sum(constant=gain)
    listed = [_listed(space, choices) for choices in (better, worse)]
    if set(better) != set(worse) or not better or preference.interactions or None in listed:
        return None
    return plain.utility(listed[0] or {}) - plain.utility(listed[1] or {})


def _listed(space: Space, choices: Mapping[str, str]) -> dict[str, str] | None:
    """Give choices by the ids of options, or nothing where one is no option of the space."""
    found = {}
    for issue, option in choices.items():
        variable = space.position[issue]
        known = space.issues[variable].option(option)
        name = known.id if known is not None else option
        if name not in {one.id for one in space.options[variable]}:
            return None
        found[issue] = name
    return found


def _whole(space: Space, choices: Mapping[str, str]) -> dict[str, str] | None:
    """Give a whole package by the ids of its options, or nothing where it leaves something open."""
    listed = _listed(space, choices)
    if not listed:
        return None
    package = _package(space, listed)
    return listed if package is not None and bool(holds(space.shape, package)[0]) else None


def _package(space: Space, choices: Mapping[str, str]) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]] | None:
    """Write a package as one assignment, shape (1, issues); nothing where an issue that cannot be void is left out."""
    values = []
    for variable, issue in enumerate(space.issues):
        options = [option.id for option in space.options[variable]]
        values.append(options.index(choices[issue.id]) if issue.id in choices else len(options))
        if values[-1] >= space.sizes[variable]:
            return None
    return np.array([values], dtype=np.intp)


def _bonus(space: Space, preference: Preference, choices: Mapping[str, str]) -> Fraction:
    """Give what interactions add to a whole package."""
    package = _package(space, choices) if preference.interactions else None
    if package is None:
        return ZERO
    held = (one for one in preference.interactions.values() if bool(holds(space.statement(one.when).true, package)[0]))
    return sum((Fraction(one.add) for one in held), ZERO)

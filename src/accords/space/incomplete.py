"""One party's preferences as far as they are known: linear constraints on unknown weights and worths, packages as sums of them.

What is not known stays not known: a range is a range, an order is an order, and what is left out is free. A relation between packages is
*necessary* if it holds for all values of the unknowns that the constraints allow, and *possible* if it holds for some (robust ordinal
regression: Greco, Mousseau and Slowinski 2008). The lowest and the best option of an issue are part of the scale; where they are not known,
each possible choice of them is a system of its own, and what is asked is asked of all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import prod

from accords.case.outcome import Outcome
from accords.case.preference import Preference, Ratio
from accords.space.comparisons import Order, Reads, comparison_rows, order_stated
from accords.space.constraints import ONE, RESERVATION, ZERO, Row, Sum, System, Unknown
from accords.space.ranges import known_values
from accords.space.scales import Worths, extremes, known_worths, priced, scale_of, weight_rows, worths
from accords.space.space import Space
from accords.space.utility import Utility, utility_of
from accords.space.whole import bonus, whole

# How many choices of worst and best options are told apart at most.
MOST_SYSTEMS = 64

Ends = tuple[tuple[str, str] | None, ...]


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
        Paths of what could not be written as linear constraints: priorities, and comparisons of outcomes that leave different things open
        or differ in what counts people.
    about
        Paths of amounts that are given only as ``about`` a number, which bounds nothing.
    exact
        Whether the systems allow nothing that the preferences do not; else there were too many choices, and what is necessary is certain
        while what is possible may not be.
    reservation
        ``known`` (a number, a range, an outcome or the status quo) or ``unknown``.
    least
        The whole package that the party would not go below, where it is one.
    order
        What is stated of whole packages, as an order by itself.
    reads
        Gives an outcome as issue -> option.
    """

    party: str
    space: Space
    preference: Preference
    systems: tuple[System, ...]
    unused: tuple[str, ...]
    about: tuple[str, ...]
    exact: bool
    reservation: str
    least: Mapping[str, str] | None
    order: Order
    reads: Reads

    @property
    def scale(self) -> Fraction:
        """What the weights sum to."""
        return scale_of(self.space, self.preference)

    @property
    def says(self) -> bool:
        """Whether anything is said of weights, values or whole packages; a reservation alone says nothing of them."""
        preference, space = self.preference, self.space
        if not priced(space):
            return False
        scales = [(options, preference.values.get(issue.id)) for issue, options in zip(space.issues, space.options, strict=True)]
        if preference.interactions or any(known_values(options, scale) is not None for options, scale in scales):
            return True
        own = f"preferences.{self.party}.reservation"
        return any(row.path not in {"", own} for system in self.systems for row in system.rows)

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
        return bonus(self.space, self.preference, choices)


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
    return Incomplete(
        party=party,
        space=space,
        preference=preference,
        systems=tuple(systems),
        unused=tuple(unused),
        about=tuple(_about(preference, root)),
        exact=exact,
        reservation="known" if RESERVATION not in systems[0].unknowns or _bounded(preference) else "unknown",
        least=_least(space, preference, reads),
        order=order_stated(space, preference, root, reads),
        reads=reads,
    )


def _about(preference: Preference, root: str) -> Iterator[str]:
    """Give the paths of amounts that are only ``about`` a number."""
    scales = {f"{root}.weights": preference.weights} | {f"{root}.values.{name}": one for name, one in preference.values.items()}
    for path, scale in scales.items():
        if scale is not None:
            yield from (f"{path}.{name}" for name, amount in scale.amounts if amount.about)
            yield from (path for one in scale.statements if isinstance(one, Ratio) and one.within.about)
    reservation = preference.reservation
    if reservation is not None and reservation.amount is not None and reservation.amount.about:
        yield f"{root}.reservation"


def _bounded(preference: Preference) -> bool:
    """Whether the reservation is a number or a range."""
    amount = preference.reservation.amount if preference.reservation is not None else None
    return amount is not None and amount.known and not amount.about


def free_system(known: Incomplete) -> System:
    """Give the rows that compare outcomes or bound the reservation, over worths of which nothing else is said."""
    space, preference, root = known.space, known.preference, f"preferences.{known.party}"
    utility = utility_of(space, preference)
    plain = _as_written(utility) if utility is not None else _plain(space, preference, root, (None,) * len(space.issues))
    unknowns = tuple(unknown for unknown in plain.unknowns if not unknown.part)
    system, _ = _system(space, preference, root, System(unknowns, (), plain.worths, Sum()), known.reads)
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
        silent = issue.persons or ((scale is None or scale.kind == "unknown") and not compared)
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
        if issue.persons:  # what counts people has no price, and nothing to be known of one
            found[issue.id] = Worths({option.id: Sum() for option in options}, (), ())
            continue
        values = known_values(options, scale)
        path = f"{root}.values.{issue.id}"
        known = known_worths(issue.id, values) if values is not None else None
        found[issue.id] = known or worths(issue.id, options, scale, ends[variable], path)
    rows = [*weight_rows(space, preference, f"{root}.weights"), *(row for one in found.values() for row in one.rows)]
    unknowns = [*(Unknown(name) for name in priced(space)), *(unknown for one in found.values() for unknown in one.unknowns)]
    return System(tuple(unknowns), tuple(rows), {issue: one.sums for issue, one in found.items()}, Sum())


def _system(space: Space, preference: Preference, root: str, plain: System, reads: Reads) -> tuple[System, list[str]]:
    """Add what the preference says of whole outcomes, and its reservation."""
    compared, unused = comparison_rows(space, preference, root, plain, reads)
    threshold, bounds = _reservation(space, preference, root, plain, reads)
    free = (RESERVATION,) if RESERVATION in threshold.terms else ()
    return System((*plain.unknowns, *free), (*plain.rows, *compared, *bounds), plain.worths, threshold), unused


def _reservation(space: Space, preference: Preference, root: str, plain: System, reads: Reads) -> tuple[Sum, list[Row]]:
    """Give what the party would not go below, with what bounds it where it is not a fixed number or package."""
    found, path = preference.reservation, f"{root}.reservation"
    free = Sum({RESERVATION: ONE})
    low, high = _ends(space, preference, plain)
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
    choices = _least(space, preference, reads)
    if choices is None:
        return anything
    return plain.utility(choices, bonus(space, preference, choices)), []


def _least(space: Space, preference: Preference, reads: Reads) -> dict[str, str] | None:
    """Give the whole package that the party would not go below, where its reservation is one."""
    found = preference.reservation
    if found is None or found.kind not in {"outcome", "status_quo"}:
        return None
    outcome = Outcome(named="status_quo") if found.kind == "status_quo" else found.outcome
    return whole(space, reads(outcome)) if outcome is not None else None


def _ends(space: Space, preference: Preference, plain: System) -> tuple[Fraction, Fraction]:
    """Bound the utility of every package."""
    bonuses = [Fraction(one.add) for one in preference.interactions.values()]
    low, high = sum((bonus for bonus in bonuses if bonus < 0), ZERO), sum((bonus for bonus in bonuses if bonus > 0), ZERO)
    if plain.unknowns:
        return low, high + scale_of(space, preference)
    known = [[one.constant for one in sums.values()] for sums in plain.worths.values()]
    return low + sum((min(ZERO, *each) for each in known), ZERO), high + sum((max(ZERO, *each) for each in known), ZERO)

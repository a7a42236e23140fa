"""What packages are worth to the parties whose consent is asked, and where numbers decide beside views.

A party refuses by its numbers what is worth less to it than its reservation, and accepts what is worth at least that, unless its views
decide: a refusal or acceptance in force that is true of a package comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accords.case.case import Case
from accords.case.consent import ConsentRule
from accords.case.outcome import Outcome
from accords.maths.exact import unit_of, whole
from accords.maths.formula import FALSE, TRUE, Formula, compact, conj, dense, disj, holds, leaf, negate, variables
from accords.maths.worths import Worths, worths_of
from accords.space.centre import centre_of
from accords.space.utility import ZERO, Bonus, Utility, utility_of
from accords.zone.zone import Zone

# Interactions whose conditions read so many packages at once become a table; wider ones a variable of their own.
DENSE = 1 << 12


@dataclass(frozen=True)
class Region:
    """Packages that one minimal consenting set lets through: where a formula is true and each floor is reached.

    Attributes
    ----------
    formula
        Over the variables of the stakes.
    floors
        Per party the least utility that it takes.
    """

    formula: Formula
    floors: Mapping[str, Fraction]


@dataclass(frozen=True)
class Stakes:
    """The utilities of a case at its date under one rule of consent.

    Attributes
    ----------
    zone
        Views, ground and space.
    rule
        Who must consent.
    utilities
        The complete ones, of the parties of the rule.
    limits
        Of those parties: below the first number each refuses, from the second it accepts; between the two nobody knows. ``None`` where
        neither is known. Parties that say nothing of a reservation are not in it.
    centred
        Parties whose utilities are the centre of what their preferences leave open.
    """

    zone: Zone
    rule: ConsentRule
    utilities: Mapping[str, Utility]
    limits: Mapping[str, tuple[Fraction, Fraction] | None]
    centred: tuple[str, ...] = ()

    @cached_property
    def reservations(self) -> dict[str, Fraction]:
        """The reservations that are known as one number."""
        return {party: limit[0] for party, limit in self.limits.items() if limit is not None and limit[0] == limit[1]}

    # -- numbers -------------------------------------------------------------------------------------------------------------------

    @cached_property
    def units(self) -> dict[str, int]:
        """Per party in how many units 1 is counted, so that all its numbers are whole."""
        found = {}
        for party, utility in self.utilities.items():
            numbers = {worth for worths in utility.worths for worth in worths} | {bonus.amount for bonus in utility.bonuses}
            found[party] = unit_of(numbers | set(self.limits.get(party) or ()))
        return found

    @cached_property
    def _wide(self) -> tuple[tuple[str, Bonus], ...]:
        """The interactions that get a variable of their own, with their party."""
        return tuple((party, bonus) for party, utility in self.utilities.items() for bonus in utility.bonuses if self._cells(bonus) > DENSE)

    def _cells(self, bonus: Bonus) -> int:
        return prod(self.zone.space.sizes[variable] for variable in variables(bonus.where))

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """The sizes of the variables: the space's, then two for each wide interaction, which is 1 where it holds."""
        return self.zone.space.sizes + (2,) * len(self._wide)

    @cached_property
    def shape(self) -> Formula:
        """Where the variables of wide interactions say what is the case."""
        first = len(self.zone.space.sizes)
        parts = []
        for number, (_, bonus) in enumerate(self._wide):
            off, on = (leaf((first + number,), np.array([value == 0, value == 1])) for value in (0, 1))
            parts.append(disj(conj(bonus.where, on), conj(negate(bonus.where), off)))
        return conj(*parts)

    def worths(self, parties: tuple[str, ...]) -> Worths:
        """Give what packages are worth to some parties, in whole units of each, one column a party."""
        tables: list[tuple[tuple[int, ...], Any]] = []
        for column, party in enumerate(parties):
            for scope, numbers in self._tables[party]:
                table = np.zeros((*numbers.shape, len(parties)), dtype=numbers.dtype)
                table[..., column] = numbers
                tables.append((scope, table))
        return worths_of(self.sizes, tables, len(parties))

    @cached_property
    def _tables(self) -> dict[str, list[tuple[tuple[int, ...], Any]]]:
        found = {}
        for party, utility in self.utilities.items():
            parts = [*utility.parts, *(self._bonus(party, bonus) for bonus in utility.bonuses)]
            numbers = whole([table for _, table in parts], self.units[party], self.limits.get(party) or ())
            found[party] = [(scope, table) for (scope, _), table in zip(parts, numbers, strict=True)]
        return found

    def _bonus(self, party: str, bonus: Bonus) -> tuple[tuple[int, ...], Any]:
        if (party, bonus) in self._wide:
            return (len(self.zone.space.sizes) + self._wide.index((party, bonus)),), np.array([ZERO, bonus.amount], dtype=np.object_)
        scope = tuple(sorted(variables(bonus.where)))
        true = dense(bonus.where, scope, self.zone.space.sizes)
        table = np.full(true.shape, ZERO, dtype=np.object_)
        table[true] = bonus.amount
        return scope, table

    def in_units(self, party: str, amount: Fraction) -> int:
        """Write an amount of a party's utility, which is one of its own numbers, as whole units."""
        return int(amount * self.units[party])

    def in_full(self, party: str, number: int) -> Fraction:
        """Write whole units of a party's utility as an amount."""
        return Fraction(int(number), self.units[party])

    # -- consent -------------------------------------------------------------------------------------------------------------------

    @cached_property
    def ground(self) -> Formula:
        """Where a package is possible and meets ``deal``; the status quo, which is no deal, is not left out."""
        deal = self.zone.space.statement(self.zone.case.deal).true if self.zone.case.deal is not None else TRUE
        # Many questions are asked about the ground: what can be a table is made one once.
        return compact(conj(self.shape, self.zone.possible, deal), self.sizes, DENSE)

    def regions(self, members: tuple[str, ...], *, accepted: bool = False) -> tuple[Region, ...]:
        """Give the packages that nobody of a consenting set refuses, by views or numbers; they do not overlap.

        With ``accepted``, those that all of them accept.
        """
        choices = [self._answers(party, accepted=accepted) for party in members]
        found = []
        for answers in product(*choices):
            formula = conj(*(part for part, _ in answers))
            if formula != FALSE:
                found.append(
                    Region(formula, {party: floor for party, (_, floor) in zip(members, answers, strict=True) if floor is not None})
                )
        return tuple(found)

    def _answers(self, party: str, *, accepted: bool) -> list[tuple[Formula, Fraction | None]]:
        """Give the ways in which a party lets a package through: a formula, and a floor where its numbers decide."""
        answer = self.zone.parties[party]
        limit = self.limits.get(party)
        if limit is None:
            return [(answer.true if accepted else negate(answer.false), None)]
        floor = limit[1] if accepted else limit[0]
        if answer.true == FALSE:
            return [(negate(answer.false), floor)]
        return [(answer.true, None), (conj(negate(answer.false), negate(answer.true)), floor)]

    def passing(self, members: tuple[str, ...], rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Say of some assignments, one a row, whether nobody of some parties refuses them, by views or numbers."""
        found = np.zeros(len(rows), dtype=np.bool_)
        for region in self.regions(members):
            here = holds(region.formula, rows)
            if region.floors:
                reached = self.worths(tuple(region.floors)).of(rows)
                floors = [self.in_units(party, floor) for party, floor in region.floors.items()]
                here = here & (reached >= np.array(floors, dtype=reached.dtype)).all(axis=1)
            found |= here
        return found

    def deals(self, region: Region) -> Formula:
        """Say where a package of a region is a deal, so that the status quo is none; its floors are not asked here."""
        here = self.status_quo_row
        formula = conj(self.ground, region.formula)
        if here is None or not bool(holds(formula, np.array([here], dtype=np.intp))[0]):
            return formula
        same = conj(*(leaf((variable,), np.arange(size) == here[variable]) for variable, size in enumerate(self.sizes)))
        return conj(formula, negate(same))

    # -- single packages -----------------------------------------------------------------------------------------------------------

    def values(self, choices: Mapping[str, str]) -> dict[str, Fraction]:
        """Give what a whole package is worth to each party with a complete utility."""
        return {party: utility.of(choices) for party, utility in self.utilities.items()}

    @cached_property
    def status_quo_row(self) -> tuple[int, ...] | None:
        """The status quo as an assignment of the variables, if the case says it."""
        here = self.zone.status_quo_values
        return None if here is None else self.completed(tuple(int(value) for value in here[0]))

    def completed(self, package: tuple[int, ...]) -> tuple[int, ...]:
        """Give an assignment of the space's variables with the values of those of wide interactions."""
        return tuple(int(value) for value in self.rows_completed(np.array([package], dtype=np.intp))[0])

    def rows_completed(self, packages: NDArray[np.intp]) -> NDArray[np.intp]:
        """Give assignments of the space's variables, one a row, with the values of those of wide interactions."""
        return np.column_stack([packages, *(holds(bonus.where, packages).astype(np.intp) for _, bonus in self._wide)])


def stakes_of(zone: Zone, rule: ConsentRule, *, centre: bool = False) -> Stakes:
    """Gather the complete utilities of the parties of a rule, and their reservations as numbers.

    With ``centre``, incomplete preferences that have a centre are read there, and their parties named.
    """
    preferences = {party: zone.case.preferences[party] for party in rule.parties if party in zone.case.preferences}
    made = {party: utility_of(zone.space, preference) for party, preference in preferences.items()}
    centred = tuple(party for party, utility in made.items() if centre and utility is None)
    made |= {party: centre_of(zone.space, preferences[party]) for party in centred}
    utilities = {party: utility for party, utility in made.items() if utility is not None}
    said = {party: utility for party, utility in utilities.items() if preferences[party].reservation is not None}
    return Stakes(
        zone,
        rule,
        utilities,
        {party: limits_of(zone.case, party, utility) for party, utility in said.items()},
        tuple(party for party in centred if party in utilities),
    )


def limits_of(case: Case, party: str, utility: Utility) -> tuple[Fraction, Fraction] | None:
    """Give what a party certainly refuses less than, and what it certainly takes, as far as its preferences say it.

    A number, a range, or what a whole package is worth to it; ``about`` a number says neither.
    """
    reservation = case.preferences[party].reservation
    if reservation is None or reservation.kind == "unknown":
        return None
    if reservation.kind == "amount":
        amount = reservation.amount
        if amount is None or amount.low is None or amount.high is None or amount.about:
            return None
        return Fraction(amount.low), Fraction(amount.high)
    outcome = Outcome(named="status_quo") if reservation.kind == "status_quo" else reservation.outcome
    worth = None if outcome is None else worth_of(case, outcome, utility)
    return None if worth is None else (worth, worth)


def worth_of(case: Case, outcome: Outcome, utility: Utility) -> Fraction | None:
    """Give what an outcome is worth, if it is whole (only void issues are left out) and names listed options."""
    choices = case.choices(outcome)
    space = utility.space
    values = []
    for variable, issue in enumerate(space.issues):
        names = [option.id for option in space.options[variable]]
        option = issue.option(choices[issue.id]) if issue.id in choices else None
        if issue.id in choices and (option is None or option.id not in names):
            return None
        if option is None and issue.applies is None:
            return None
        values.append(names.index(option.id) if option is not None else len(names))
    whole_package = np.array([values], dtype=np.intp)
    if not bool(holds(space.shape, whole_package)[0]):
        return None
    named = {issue: option.id for issue, written in choices.items() if (option := space.issues[space.position[issue]].option(written))}
    return utility.of(named)

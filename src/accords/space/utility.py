"""One party's utility over a space: exact numbers on single issues, and what is added where a condition holds.

Only preferences in which every number is known make a utility (format, section 5: "additive"); nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from accords.case.issue import Issue, Option
from accords.case.preference import Preference, Scale
from accords.maths.formula import Formula, holds
from accords.space.ranges import between
from accords.space.space import Space

ZERO = Fraction(0)

Worths = tuple[Fraction, ...]


@dataclass(frozen=True)
class Bonus:
    """What is added to a utility in the packages of which a condition is true.

    Attributes
    ----------
    name
        The id of the interaction.
    where
        Where it is added.
    amount
        How much.
    """

    name: str
    where: Formula
    amount: Fraction


@dataclass(frozen=True)
class Utility:
    """The utility of every package for one party: the sum of the worths of its options and of the bonuses that hold.

    Attributes
    ----------
    space
        The space of packages.
    worths
        Per variable the worth (weight x value) of each of its values; void is worth 0.
    bonuses
        The interactions.
    """

    space: Space
    worths: tuple[Worths, ...]
    bonuses: tuple[Bonus, ...] = ()

    def of(self, choices: Mapping[str, str]) -> Fraction:
        """Give the utility of a whole package, as issue -> id of an option; issues that are left out are void.

        Raises
        ------
        ValueError
            When an issue that always arises is left out, or an option is none of this space.
        """
        values = []
        for variable, issue in enumerate(self.space.issues):
            options = [option.id for option in self.space.options[variable]]
            if issue.id not in choices and issue.applies is None:
                raise ValueError(f"The package leaves out {issue.id}, which is never void.")
            values.append(options.index(choices[issue.id]) if issue.id in choices else len(options))
        package = np.array([values], dtype=np.intp)
        total = sum((worths[value] for worths, value in zip(self.worths, values, strict=True)), ZERO)
        return total + sum((bonus.amount for bonus in self.bonuses if bool(holds(bonus.where, package)[0])), ZERO)

    @cached_property
    def parts(self) -> tuple[tuple[tuple[int, ...], NDArray[np.object_]], ...]:
        """The tables of single variables: (variables, worths), with those left out that are worth nothing."""
        return tuple(((variable,), np.array(worths, dtype=np.object_)) for variable, worths in enumerate(self.worths) if any(worths))


def utility_of(space: Space, preference: Preference) -> Utility | None:
    """Give the utility that a preference states, if every number of it is known.

    Utility = sum of weight x value over the issues that are not void, plus the interactions that hold; nothing is rescaled.

    Parameters
    ----------
    space
        The space of packages; values between options follow where they are linear or piecewise linear.
    preference
        As the case writes it.

    Returns
    -------
    Utility or None
        ``None`` where something is a range, an order, or left out: see :func:`unstated`.
    """
    stated = _stated(space, preference)
    if not stated or None in stated:
        return None
    worths = []
    for issue, part in zip(space.issues, stated, strict=True):
        weight, values = part or (ZERO, ())
        void = () if issue.applies is None else (ZERO,)
        worths.append((*(weight * value for value in values), *void))
    bonuses = tuple(
        Bonus(name, space.statement(interaction.when).true, Fraction(interaction.add))
        for name, interaction in preference.interactions.items()
    )
    return Utility(space, tuple(worths), bonuses)


def unstated(space: Space, preference: Preference) -> tuple[str, ...]:
    """Give what keeps a preference from being complete: the issues whose weight or values are no numbers; ``weights`` if none are given."""
    stated = _stated(space, preference)
    if not stated:
        return ("weights",)
    return tuple(issue.id for issue, part in zip(space.issues, stated, strict=True) if part is None)


def _stated(space: Space, preference: Preference) -> list[tuple[Fraction, tuple[Fraction, ...]] | None]:
    """Give each issue's weight and the values of its options, ``None`` where one is no number; nothing if there are no weights."""
    found: list[tuple[Fraction, tuple[Fraction, ...]] | None] = []
    for issue, options, (name, weight) in zip(space.issues, space.options, _weights(space, preference), strict=False):
        scale = preference.values.get(name)
        if weight == 0:
            found.append((ZERO, (ZERO,) * len(options)))
        elif weight is None or scale is None:
            found.append(None)
        else:
            values = _values(issue, options, scale)
            known = tuple(value for value in values if value is not None)
            found.append((weight, known) if len(known) == len(values) else None)
    return found


def _weights(space: Space, preference: Preference) -> list[tuple[str, Fraction | None]]:
    """Give the weight of each issue, in the space's order; nothing at all if the preference has no weights."""
    scale = preference.weights
    if scale is None:
        return []
    # What counts people has no price, and nothing to be known of one.
    known = {issue.id: Fraction(1) for issue in space.issues} if scale.kind == "equal" else _numbers(scale)
    return [(issue.id, ZERO if issue.persons else known.get(issue.id)) for issue in space.issues]


def _values(issue: Issue, options: tuple[Option, ...], scale: Scale) -> tuple[Fraction | None, ...]:
    """Give the value of each option, ``None`` where it is not a known number."""
    if scale.kind in {"linear", "piecewise"}:
        return tuple(between(scale.points, option.number) for option in options)
    known = _numbers(scale)
    return tuple(known.get((issue.option(option.id) or option).id) for option in options)


def _numbers(scale: Scale) -> dict[str, Fraction]:
    """Give the amounts that are numbers, beside ranges or not."""
    exactly = ((name, amount.low) for name, amount in scale.amounts if amount.low == amount.high and not amount.about)
    return {name: Fraction(number) for name, number in exactly if number is not None}

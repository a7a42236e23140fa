"""What ``robustness`` answers from preferences: necessary and possible relations, regret, and what a party's statements are worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Undrawn = Literal["", "conflict", "order", "priorities", "nothing"]
NotDrawn = Literal["", "not_asked", "nothing_open", "rare", "nobody", "no_package"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of a preference: its dotted path, and the line of the file on which it stands, if it is there."""

    path: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Known:
    """How much is known of a party's preferences.

    Attributes
    ----------
    complete
        Whether every number is known.
    reservation
        Whether what it would not go below is ``known``, as a number, a range or a package, or ``unknown``.
    conflicts
        The minimal sets of statements that cannot all hold. Nothing else is said of a party that has any, unless only the worths of issues
        do not add up to what is stated of whole packages (``undrawn`` is ``order``): then these statements decide, as an order.
    unused
        Statements that say nothing here: priorities, and comparisons of outcomes that leave different things open or differ in what counts
        people.
    about
        Amounts that are given only as ``about`` a number, which bounds nothing.
    exact
        Whether everything that the constraints allow is allowed by the preferences.
    undrawn
        Why nothing is drawn for the party: its statements ``conflict``; only an ``order`` of packages is known, to which no worths of
        issues add up; only ``priorities`` are known, which say nothing of worths; or ``nothing`` is said of worths. Empty where draws are
        tried.
    """

    complete: bool
    reservation: str
    conflicts: tuple[tuple[Statement, ...], ...]
    unused: tuple[str, ...]
    about: tuple[str, ...]
    exact: bool
    undrawn: Undrawn


@dataclass(frozen=True, slots=True)
class NotCompared:
    """An outcome with a name that is not compared.

    Attributes
    ----------
    package
        Its name.
    why
        It is ``partial`` or has numbers between options (``unlisted``); it is ``impossible``, or norms ``excluded`` it; it is the ``same``
        as another one; or there are too ``many``.
    by
        The issues that it leaves open, or on which it has such numbers; the conditions or norms that it breaks; the other one.
    """

    package: str
    why: Literal["partial", "unlisted", "impossible", "excluded", "same", "many"]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Follows:
    """What holds for all values of what is not known (``necessary``), or for some (``possible``).

    Attributes
    ----------
    accepted_by
        Per package the parties that get at least their reservation, where no statement of theirs decides otherwise.
    accepted
        Per reading of consent the agreements that all whose agreement is needed accept; what the case does not call an agreement is none.
    preferred
        Per party the pairs of packages of which the first is at least as good.
    dominated_by
        Per package those that are at least as good for every party with preferences, and better for one.
    efficient
        The agreements that none of the others compared dominates: necessarily if none possibly does, possibly if none necessarily does.
    """

    accepted_by: dict[str, tuple[str, ...]]
    accepted: dict[str, tuple[str, ...]]
    preferred: dict[str, tuple[tuple[str, str], ...]]
    dominated_by: dict[str, tuple[str, ...]]
    efficient: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regret:
    """The most that a party can lose by a package against another of those compared, on its own scale; ``against`` is empty for none."""

    package: str
    regret: float
    against: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A package on which a party's statements and its numbers say different things, whatever is not known of the numbers."""

    party: str
    package: str
    stated: str
    by_numbers: str


@dataclass(frozen=True, slots=True)
class Errors:
    """How far shares of draws may be off: the standard error, or at a share of 0 or 1 the bound 3 / n (the rule of three).

    Attributes
    ----------
    accepted_by, efficient, nash, kalai_smorodinsky
        Of the shares of the same names.
    """

    accepted_by: dict[str, float]
    efficient: float | None
    nash: float | None
    kalai_smorodinsky: float | None


@dataclass(frozen=True, slots=True)
class Share:
    """In what share of the draws of one prior something holds of a package: shares of what is left open, not probabilities of agreement.

    Attributes
    ----------
    outcome, name
        The package, and the name that it is compared by, or nothing.
    prior
        How weights were drawn.
    accepted_by_all, accepted_by
        Accepted by enough of those with preferences for an agreement; by each of those who are asked.
    efficient
        Accepted by enough, and no other such package at least as good for all and better for one; ``None`` where that was not looked at.
    nash, kalai_smorodinsky
        Is that solution, or one of several, among what all accept; ``None`` likewise.
    standard_error, errors
        Of ``accepted_by_all``, and of the others, from the effective number of draws; at a share of 0 or 1 the bound of the rule of three.
    """

    outcome: dict[str, str]
    name: str
    prior: str
    accepted_by_all: float
    accepted_by: dict[str, float]
    efficient: float | None
    nash: float | None
    kalai_smorodinsky: float | None
    standard_error: float
    errors: Errors


@dataclass(frozen=True, slots=True)
class Ranked:
    """How one party would rank a package among those compared (SMAA-2).

    Attributes
    ----------
    package, prior
        Which, and how weights were drawn.
    ranks
        In what share of the draws it has each rank, the first rank first; packages that are tied share the better rank.
    standard_error, rank_errors
        Of the share of the first rank, and of all; at a share of 0 or 1 the bound of the rule of three.
    central_weights
        The mean of the weights with which it is first: what the party would have to care about, as parts of 1; ``None`` if it never is.
    confidence, confidence_error
        With these weights, in what share of the draws of values it is first.
    """

    package: str
    prior: str
    ranks: tuple[float, ...]
    standard_error: float
    rank_errors: tuple[float, ...]
    central_weights: dict[str, float] | None
    confidence: float | None
    confidence_error: float | None


@dataclass(frozen=True, slots=True)
class Driver:
    """What one open number does to the share of draws in which the package most often accepted is accepted by all.

    Attributes
    ----------
    party, what, issue
        The weight of an issue for a party, or its reservation.
    explained
        The part of the variation that it explains by itself.
    low, high
        The share of draws where it is lowest, and where it is highest.
    low_error, high_error
        Of these, each from the draws at that end alone.
    """

    party: str
    what: str
    issue: str
    explained: float
    low: float
    high: float
    low_error: float
    high_error: float


@dataclass(frozen=True, slots=True)
class Under:
    """What was counted under another reading of consent; the attributes are those of the same names of the result."""

    effective: dict[str, float]
    aside: tuple[str, ...]
    whole: bool
    packages: tuple[Share, ...]
    recommended: dict[str, str]


@dataclass(frozen=True, slots=True)
class Shares:
    """Everything that was drawn; the attributes are those of the same names of the result."""

    draws: int
    not_drawn: NotDrawn
    seed: int
    reading: str
    priors: tuple[str, ...]
    priors_alike: bool
    effective: dict[str, float]
    aside: tuple[str, ...]
    whole: bool
    named_only: bool
    packages: tuple[Share, ...]
    recommended: dict[str, str]
    readings: dict[str, Under]
    party_ranking: dict[str, tuple[Ranked, ...]]
    drivers: tuple[Driver, ...]


NOTHING_DRAWN = Shares(
    draws=0,
    not_drawn="",
    seed=0,
    reading="",
    priors=(),
    priors_alike=False,
    effective={},
    aside=(),
    whole=False,
    named_only=False,
    packages=(),
    recommended={},
    readings={},
    party_ranking={},
    drivers=(),
)

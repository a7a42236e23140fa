"""What ``robustness`` answers from preferences: necessary and possible relations, regret, and what a party's statements are worth."""

from __future__ import annotations

from dataclasses import dataclass


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
        The minimal sets of statements that cannot all hold. Nothing else is said of a party that has any.
    unused
        Statements that say nothing here: priorities, and comparisons of outcomes that leave different things open.
    exact
        Whether everything that the constraints allow is allowed by the preferences.
    """

    complete: bool
    reservation: str
    conflicts: tuple[tuple[Statement, ...], ...]
    unused: tuple[str, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class Follows:
    """What holds for all values of what is not known (``necessary``), or for some (``possible``).

    Attributes
    ----------
    accepted_by
        Per package the parties that get at least their reservation, where no statement of theirs decides otherwise.
    accepted
        Per reading of consent the packages that all whose agreement is needed accept.
    preferred
        Per party the pairs of packages of which the first is at least as good.
    dominated_by
        Per package those that are at least as good for every party with preferences, and better for one.
    efficient
        The packages that none of the others compared dominates: necessarily if none possibly does, possibly if none necessarily does.
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
class Share:
    """In what share of the draws of one prior something holds of a package: shares of what is left open, not probabilities of agreement.

    Attributes
    ----------
    outcome, name
        The package, and the name that it is compared by, or nothing.
    prior
        How weights were drawn.
    accepted_by_all, accepted_by
        Accepted by enough of those with preferences for an agreement; by each of them.
    efficient
        Accepted by enough, and no other such package at least as good for all and better for one; ``None`` where that was not looked at.
    nash, kalai_smorodinsky
        Is that solution, or one of several, among what all accept; ``None`` likewise.
    standard_error
        Of ``accepted_by_all``, from the effective number of draws.
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


@dataclass(frozen=True, slots=True)
class Ranked:
    """How one party would rank a package among those compared (SMAA-2).

    Attributes
    ----------
    package, prior
        Which, and how weights were drawn.
    ranks
        In what share of the draws it has each rank, the first rank first; packages that are tied share the better rank.
    standard_error
        Of the share of the first rank.
    central_weights
        The mean of the weights with which it is first: what the party would have to care about, as parts of 1; ``None`` if it never is.
    confidence
        With these weights, in what share of the draws of values it is first.
    """

    package: str
    prior: str
    ranks: tuple[float, ...]
    standard_error: float
    central_weights: dict[str, float] | None
    confidence: float | None


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
    """

    party: str
    what: str
    issue: str
    explained: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Shares:
    """Everything that was drawn; the attributes are those of the same names of the result."""

    draws: int
    seed: int
    priors: tuple[str, ...]
    effective: dict[str, float]
    aside: tuple[str, ...]
    whole: bool
    packages: tuple[Share, ...]
    recommended: dict[str, str]
    party_ranking: dict[str, tuple[Ranked, ...]]
    drivers: tuple[Driver, ...]


NOTHING_DRAWN = Shares(0, 0, (), {}, (), whole=False, packages=(), recommended={}, party_ranking={}, drivers=())

"""What ``change`` answers of consent, votes and readiness; field names are the keys of its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from accords.lenses.change.result_past import Choices, Paths
from accords.zone.package_set import PackageSet

How = Literal["nothing", "something", "everything", "nothing_left", "undecided"]
Remains = Literal["something", "nothing", "undecided"]


@dataclass(frozen=True, slots=True)
class Excluded:
    """What is ruled out, by what is stated, only because one party's consent is asked for; never a count.

    ``how``: nothing, some packages, or every agreement.
    """

    party: str
    how: Literal["nothing", "something", "everything", "undecided"]
    packages: PackageSet


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a party's numbers exclude of the packages that stated conditions leave: those worth less to it than its reservation.

    ``how``: nothing, some or all of these packages, or that none is left anyway; never a count. ``example``: one that is excluded.
    """

    party: str
    how: How
    example: Choices


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner that can leave, and whose consent this reading does not ask for: which of the packages left it refuses."""

    party: str
    of: str
    claims: Paths
    refuses: Literal["nothing_left", "none", "some", "all", "undecided"]


@dataclass(frozen=True, slots=True)
class Lift:
    """What would lift one package to what a party would not go below, in that party's own units; never compared between parties."""

    package: str
    utility: str
    reservation: str
    compensation: str


@dataclass(frozen=True, slots=True)
class Consent:
    """Who must consent under one reading, and what each one's consent excludes.

    Attributes
    ----------
    rule, sets, pivotal
        The rule; its minimal consenting sets; the parties that are in each.
    excludes
        By what is stated, for each party.
    by_numbers
        Beside that, for parties whose preferences and reservation are given as numbers.
    with_numbers
        Whether conditions and numbers of all together leave something; ``None`` where no numbers are known.
    partners
        Those that can leave, and are not asked.
    compensation
        Party -> packages, for parties whose numbers are known and whose reservation is one number.
    """

    rule: str
    sets: tuple[tuple[str, ...], ...]
    pivotal: tuple[str, ...]
    excludes: tuple[Excluded, ...]
    partners: tuple[Partner, ...]
    compensation: dict[str, tuple[Lift, ...]]
    by_numbers: tuple[Numbered, ...] = ()
    with_numbers: Remains | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """The seats that a government would keep if some partners left it, and whether that is a majority."""

    parties: tuple[str, ...]
    seats: str
    majority: bool


@dataclass(frozen=True, slots=True)
class Vote:
    """Whether packages pass a vote: by the seats of the parties that accept them, or not by those that refuse them; else open."""

    passes: PackageSet
    fails: PackageSet
    open: PackageSet


@dataclass(frozen=True, slots=True)
class Government:
    """Whether a government keeps its majority over packages.

    ``keeps``: also without every partner that has not accepted them; ``loses``: once the partners that refuse them leave; else ``open``.
    ``passes_and_loses``: packages that pass the vote and over which the majority would be lost.
    """

    keeps: PackageSet
    loses: PackageSet
    open: PackageSet
    passes_and_loses: PackageSet


@dataclass(frozen=True, slots=True)
class Ballots:
    """The vote and the majority where parties answer by conditions and numbers together."""

    vote: Vote
    government: Government | None


@dataclass(frozen=True, slots=True)
class House:
    """Parties with seats that belong to one party, or support it.

    Attributes
    ----------
    of
        The party.
    seats
        Party -> its seats, as the case states them.
    total, needed
        Of the seats stated; the fewest that are more than half of them (empty where seats are not whole).
    coalition, coalition_seats, not_stated
        The party and those that support it or may leave it; their seats, as far as stated; those whose seats are not.
    leaving
        What would remain if partners that may leave did: each alone, and those that together end the majority, of which none can be
        spared.
    vote, government
        Two statements apart, by what is stated; ``None`` where too little is stated to make them.
    by_numbers, with_numbers
        Members whose numbers and reservation are known; both statements with these counted too, ``None`` where there are no such members
        or too many packages that their numbers tell apart.
    """

    of: str
    seats: dict[str, str]
    total: str
    needed: str
    coalition: tuple[str, ...]
    coalition_seats: str
    not_stated: tuple[str, ...]
    leaving: tuple[Leaving, ...]
    vote: Vote | None
    government: Government | None
    by_numbers: tuple[str, ...] = ()
    with_numbers: Ballots | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a party's readiness; ``unknown`` is an answer."""

    status: Literal["said", "unknown", "withheld"]
    text: str = ""
    claims: Paths = ()


@dataclass(frozen=True, slots=True)
class Readiness:
    """The same four lines for every party, as the case tells them; nothing is computed from them."""

    no_victory: Line
    cost: Line
    way_out: Line
    can_commit: Line

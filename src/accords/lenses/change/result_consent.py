"""What ``change`` answers of consent, votes and readiness; field names are the keys of its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from accords.lenses.change.result_past import Paths, Set


@dataclass(frozen=True, slots=True)
class Excluded:
    """What is ruled out only because one party's consent is asked for: nothing, some packages, or every agreement; never a count."""

    party: str
    how: Literal["nothing", "something", "everything", "undecided"]
    packages: Set


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

    ``sets``: the minimal consenting sets; ``pivotal``: the parties that are in each. ``compensation``: party -> packages, for parties
    whose preferences and reservation are given as numbers.
    """

    rule: str
    sets: tuple[tuple[str, ...], ...]
    pivotal: tuple[str, ...]
    excludes: tuple[Excluded, ...]
    partners: tuple[Partner, ...]
    compensation: dict[str, tuple[Lift, ...]]


@dataclass(frozen=True, slots=True)
class Leaving:
    """The seats that a government would keep if some partners left it, and whether that is a majority."""

    parties: tuple[str, ...]
    seats: str
    majority: bool


@dataclass(frozen=True, slots=True)
class Vote:
    """Whether packages pass a vote: by the seats of the parties that accept them, or not by those that refuse them; else open."""

    passes: Set
    fails: Set
    open: Set


@dataclass(frozen=True, slots=True)
class Government:
    """Whether a government keeps its majority over packages.

    ``keeps``: also without every partner that has not accepted them; ``loses``: once the partners that refuse them leave; else ``open``.
    ``passes_and_loses``: packages that pass the vote and over which the majority would be lost.
    """

    keeps: Set
    loses: Set
    open: Set
    passes_and_loses: Set


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
        What would remain if partners that may leave did: each alone, and the fewest that together end the majority.
    vote, government
        Two statements apart; ``None`` where too little is stated to make them.
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

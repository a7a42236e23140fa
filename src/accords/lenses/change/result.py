"""What ``change`` answers: one result; field names are the keys of its JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from accords.zone.certificate import Certificate
from accords.zone.zone import Packages

Paths = tuple[str, ...]
Choices = dict[str, str]
Standing = Literal["ruled_out", "accepted", "locked", "open", "no_agreement", "undecided"]


@dataclass(frozen=True, slots=True)
class Group:
    """Issues that hang together in a set of packages; in each box any option listed goes with any other (``None``: void)."""

    issues: tuple[str, ...]
    boxes: tuple[dict[str, tuple[str | None, ...]], ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Set:
    """A set of packages: what they have in common, in what they differ, a few of them.

    ``count`` is left out (``None``) where the set is that of one party: counts describe the description, and are no measure of anybody.
    ``exact`` says whether common and groups together are the set.
    """

    count: Certificate | None
    common: dict[str, str | None]
    groups: tuple[Group, ...]
    exact: bool
    examples: tuple[Choices, ...]


# -- what changed ----------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """The packages of each kind before and after something, and how many came to be left or ceased to be.

    A package is *left* if it is open or accepted. ``before`` or ``after`` is ``None`` where there is no such reading of consent then,
    ``opened`` and ``closed`` also where the issues themselves differ.
    """

    before: Packages | None
    after: Packages | None
    opened: Certificate | None
    closed: Certificate | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which statements came into force or ended, or events happened.

    Attributes
    ----------
    date
        The day.
    kind
        ``changed``, or ``seen``: the day from which the case is seen, as the last row.
    begun, ended, altered
        Paths of the entries that came into force on this day, of those that did so no longer, of those that an event changed.
    instead_of
        Entry that came into force -> those of the ones that did so no longer whose place it took.
    at_latest
        Those of them of which it is only known that it was so from this day at the latest.
    events
        Paths of the events of this day.
    ground
        Sections other than the parties' views that the events of this day changed.
    undated
        Entries that carry no date and count from here on: counted before and after alike, so that nothing is put down to them.
    unknown
        Entries not known to be in force on this day, and left out.
    readings
        Per reading of consent.
    """

    date: str
    kind: Literal["changed", "seen"]
    begun: Paths
    ended: Paths
    altered: Paths
    instead_of: dict[str, Paths]
    at_latest: Paths
    events: Paths
    ground: tuple[str, ...]
    undated: Paths
    unknown: Paths
    readings: dict[str, Step]


@dataclass(frozen=True, slots=True)
class Opening:
    """The packages that one change opened and closed."""

    opened: Set
    closed: Set


@dataclass(frozen=True, slots=True)
class Opener:
    """A statement or event that opened or closed packages.

    ``what``: an entry that ``began`` (``replaced``: those that it took the place of), ``ended``, was ``altered`` by an event; or an
    ``event`` that changed sections other than views (``path``: the first of that day, ``replaced``: any others).
    """

    date: str
    path: str
    what: Literal["began", "ended", "altered", "event"]
    replaced: Paths
    readings: dict[str, Opening]


@dataclass(frozen=True, slots=True)
class Supposition:
    """Something that is not part of the past: a foreseen event or a scenario, and what would follow if it came alone.

    ``alleged``: it rests on what somebody alleges. ``fits``: it can be applied to the case at its date.
    """

    path: str
    kind: Literal["event", "scenario"]
    alleged: bool
    fits: bool
    readings: dict[str, Step]


# -- what could change -----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Correction:
    """A minimal set of refusals without which a package would be possible; how many there would be, and one of them."""

    paths: Paths
    opens: Certificate
    example: Choices


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of one minimal consenting set.

    ``possible``: whether, as things are, nobody of the set refuses some package (``None``: not decided), so that nothing has to give.
    ``ground``: whether the case has any package that would count as an agreement.
    """

    members: tuple[str, ...]
    ground: bool
    possible: bool | None
    corrections: tuple[Correction, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Instrument:
    """What a third party could bring.

    Attributes
    ----------
    status
        ``fits``: its effect can be applied. ``supposed``: the case is seen with it already. ``not_judged``: the case does not say what it
        would change. ``does_not_fit``: its effect cannot be applied to the case as it is seen.
    by, kind, touches, claims
        As the case has them.
    removes, adds, alters
        The entries that no longer count with it, those that come to count, those that say something else.
    ground
        Sections other than views that it changes.
    """

    status: Literal["fits", "supposed", "not_judged", "does_not_fit"]
    by: tuple[str, ...]
    kind: str
    touches: Paths
    claims: Paths
    removes: Paths = ()
    adds: Paths = ()
    alters: Paths = ()
    ground: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What an instrument alone would do: the packages of each kind with it, those opened and closed.

    ``nothing``: whether no package that could count as an agreement stands otherwise with it than without it (``None``: not decided).
    """

    after: Packages | None
    opened: Set | None
    closed: Set | None
    nothing: bool | None


@dataclass(frozen=True, slots=True)
class Combination:
    """A subset-minimal set of instruments that leaves something where without any of them nothing is left.

    ``adds``: instrument -> how many packages it would open beside these (``None``: it does not go together with them, or issues differ).
    """

    instruments: tuple[str, ...]
    opened: Set | None
    adds: dict[str, Certificate | None]


@dataclass(frozen=True, slots=True)
class Instrumented:
    """The instruments under one reading of consent.

    Attributes
    ----------
    left
        Whether something is left without any of them (``None``: not decided).
    alone
        Instrument -> what it does alone.
    combinations
        All that are minimal; none where something is left already.
    tried
        Whether ``all`` sets were tried, or single ones and ``pairs``.
    apart
        Sets tried that do not go together: their effects contradict each other.
    complete
        Whether each set tried was decided.
    packages, standing
        A few packages, and how they stand without instruments (``""``) and with each.
    """

    left: bool | None
    alone: dict[str, Effect]
    combinations: tuple[Combination, ...]
    tried: Literal["all", "pairs"]
    apart: tuple[tuple[str, ...], ...]
    complete: bool
    packages: tuple[Choices, ...]
    standing: dict[str, tuple[Standing, ...]]


@dataclass(frozen=True, slots=True)
class Instruments:
    """The instruments of the case, and what they would do under each reading of consent."""

    each: dict[str, Instrument]
    readings: dict[str, Instrumented]


# -- whose consent ---------------------------------------------------------------------------------------------------------------------


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


# -- readiness and the whole -----------------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Result:
    """The answer of ``change``.

    Attributes
    ----------
    date
        The date the case is seen at.
    supposed
        What the case is seen under: it counts in everything but the timeline and the suppositions.
    timeline, opened_by
        What was left before and after each change; which changes opened or closed packages.
    ifs
        Foreseen events and scenarios, each alone.
    undated_events, no_effect
        Events that happened on a day that is not known; foreseen events of which nobody has judged what would follow.
    corrections
        Per reading of consent, for each minimal consenting set.
    instruments
        What third parties could bring.
    consent
        Per reading of consent.
    votes
        The votes and majorities for which the case states seats.
    readiness
        Party -> four lines.
    exact
        Whether every count and list is exact and complete.
    withheld
        Which parts are not shown, or not whole, since they rest on material that the audience may not see.
    """

    date: str
    supposed: Paths
    timeline: tuple[Moment, ...]
    opened_by: tuple[Opener, ...]
    ifs: tuple[Supposition, ...]
    undated_events: Paths
    no_effect: Paths
    corrections: dict[str, tuple[Corrections, ...]]
    instruments: Instruments
    consent: dict[str, Consent]
    votes: tuple[House, ...]
    readiness: dict[str, Readiness]
    exact: bool = True
    withheld: tuple[str, ...] = field(default=())

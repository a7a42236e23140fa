"""What ``openings`` answers: one result, and one answer for each reading of consent; field names are the keys of its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from accords.zone.certificate import Certificate
from accords.zone.package_set import PackageSet
from accords.zone.zone import Packages

Paths = tuple[str, ...]
Choices = dict[str, str]
Status = Literal["impossible", "excluded", "ruled_out", "accepted", "locked", "open", "undecided", "not_stated", "not_yet", "not_tested"]


@dataclass(frozen=True, slots=True)
class ConsentingSet:
    """The conflicts and corrections of one minimal consenting set; ``examples[i]`` is a package that ``corrections[i]`` opens."""

    members: tuple[str, ...]
    conflicts: tuple[Paths, ...]
    corrections: tuple[Paths, ...]
    examples: tuple[Choices, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Lock:
    """Refusals whose orders run in a circle, and a package that it locks."""

    circle: Paths
    example: Choices


@dataclass(frozen=True, slots=True)
class Excludes:
    """A refusal that rules out deals, and the options with which no deal is left that it does not rule out."""

    path: str
    options: dict[str, tuple[str | None, ...]]
    all_deals: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """In short: how many deals there are of each kind."""

    deals: Certificate
    ruled_out: Certificate
    accepted: Certificate
    locked: Certificate
    open: Certificate


@dataclass(frozen=True, slots=True)
class Point:
    """Something that the answer may turn on.

    ``kind`` and ``supposing``: a ``silent`` point with the party having ``refused`` or ``insisted``; another ``reading`` of an entry
    (``read_as`` names it); a foreseen ``event`` having ``happened``; a ``reported`` or ``judged`` ``condition`` having been ``dropped``.
    """

    kind: Literal["silent", "reading", "event", "condition"]
    path: str
    supposing: Literal["refused", "insisted", "read_as", "happened", "dropped"]
    read_as: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """The answer as it is and as it would be; ``otherwise`` is ``None`` where the case would then have no deal to ask about."""

    point: Point
    now: Answer
    otherwise: Answer


@dataclass(frozen=True, slots=True)
class Judged:
    """How a proposal or precedent stands.

    Attributes
    ----------
    status
        ``not_stated``: the case says no outcome for it. ``not_yet``: it was made after the date seen. ``not_tested``: a precedent, at whose
        date no condition is known to have been in force. ``undecided``: the conditions couple too many issues to say.
    because
        Why: each set of refusals that together leave no completion, the norms that exclude it, or the circles that lock it.
    deal
        Whether all, some or none of its completions are an agreement.
    hangs_on, silent, left_open
        For an open one: entries that reject or accept only some completions, silent points touched, options left per unsaid issue.
    accepted_by, refused_by
        Parties that accept, or refuse, every completion.
    not_tested_by
        Entries not known to be in force at its date.
    example
        One completion that is not ruled out.
    """

    status: Status
    because: tuple[Paths, ...] = ()
    deal: Literal["all", "some", "none"] = "none"
    hangs_on: Paths = ()
    silent: Paths = ()
    left_open: dict[str, tuple[str | None, ...]] | None = None
    accepted_by: tuple[str, ...] = ()
    refused_by: tuple[str, ...] = ()
    not_tested_by: Paths = ()
    example: Choices | None = None
    date: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The same reading at the earlier point, and what changed.

    ``no_longer``: minimal conflicts then whose conditions can now be met together; ``new``: minimal conflicts now that were none then.
    ``opened``, ``closed``: deals ruled out then and not now, and the other way round (``None`` where the issues themselves differ).
    """

    packages: Packages
    no_longer: tuple[Paths, ...]
    new: tuple[Paths, ...]
    opened: Certificate | None
    closed: Certificate | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The answer under one reading of consent.

    ``exact``: every count and list is exact and complete. ``withheld``: something of it rests on material that the audience may not see,
    and is left out.
    """

    rule: str
    pivotal: tuple[str, ...]
    packages: Packages
    open_packages: PackageSet
    accepted_packages: PackageSet
    locked_packages: PackageSet
    conflicts: tuple[Paths, ...]
    corrections: tuple[Paths, ...]
    sets: tuple[ConsentingSet, ...]
    excludes: tuple[Excludes, ...]
    locks: tuple[Lock, ...]
    turns_on: tuple[Turn, ...]
    proposals: dict[str, Judged]
    precedents: dict[str, Judged]
    since: Earlier | None
    exact: bool = True
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Since:
    """The earlier point that the answer is compared with, and which entries began or ended between.

    ``entry`` is the path of the entry before which the case is seen, where the point is one; ``undated`` are entries that count now and
    are not known to have been in force then.
    """

    point: str
    entry: str
    date: str
    begun: Paths
    ended: Paths
    undated: Paths


@dataclass(frozen=True, slots=True)
class Result:
    """The answer of ``openings``.

    Attributes
    ----------
    date
        The date the case is seen at.
    readings
        Per reading of consent: ``rule`` first.
    norms
        Norms that exclude some feasible outcome.
    contradictions
        Pairs of a party's refusal and acceptance that are true of one possible package, which then counts as refused.
    unknown, perhaps_ended
        Entries not known to be in force at the date (left out), and entries counted that may have ended before.
    no_effect
        Foreseen events whose effects nobody has judged, so that nothing can be said of what would follow.
    compared
        The earlier point, if one was asked for.
    exact
        Whether every count and list is exact and complete.
    withheld
        Readings of which nothing is shown, because they rest on material that the audience may not see.
    """

    date: str
    readings: dict[str, Reading]
    norms: tuple[str, ...]
    contradictions: tuple[Paths, ...]
    unknown: Paths
    perhaps_ended: Paths
    no_effect: Paths
    compared: Since | None
    exact: bool
    withheld: tuple[str, ...] = ()

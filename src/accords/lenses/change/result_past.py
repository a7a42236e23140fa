"""What ``change`` answers of the past and of what may come; field names are the keys of its JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from accords.zone.certificate import Certificate
from accords.zone.package_set import PackageSet
from accords.zone.zone import Packages

Paths = tuple[str, ...]
Choices = dict[str, str]


# -- what changed and what may ----------------------------------------------------------------------------------------------------


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
    altered_by
        Entry that was altered -> the events that did so.
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
    altered_by: dict[str, Paths] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opening:
    """The packages that one change opened and closed."""

    opened: PackageSet
    closed: PackageSet


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

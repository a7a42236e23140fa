"""What ``deals`` answers of two procedures, Adjusted Winner and falling back; field names are the keys of its JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from accords.zone.package_set import EMPTY, PackageSet

Choices = dict[str, str]
Exactly = dict[str, str]


@dataclass(frozen=True, slots=True)
class HandOver:
    """One transfer of Adjusted Winner: a fraction of an issue (as text, exactly) goes over, and what each has then."""

    issue: str
    giver: str
    fraction: str
    totals: Exactly


@dataclass(frozen=True, slots=True)
class Division:
    """Adjusted Winner over the divisible issues; all amounts are exact, as text.

    ``best`` has per issue the option that each party prefers; ``shares`` what part of the way each gets to it. ``points`` are those that
    each gives, made to add up to 100. ``agreed`` are divisible issues on which both prefer the same option; ``aside`` the issues that are
    not divided. ``interactions``: per party those that read a divided issue, of which points know nothing.
    """

    parties: tuple[str, str]
    start: str
    points: dict[str, Exactly]
    best: dict[str, Choices]
    tied: tuple[str, ...]
    begun: Exactly
    transfers: tuple[HandOver, ...]
    split: str | None
    shares: dict[str, Exactly]
    totals: Exactly
    envy_free: bool
    equitable: bool
    efficient: bool
    agreed: tuple[str, ...]
    aside: tuple[str, ...]
    interactions: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Undivided:
    """Why issues that the case calls divisible are not divided.

    ``reason``: ``people`` (all of them count people); ``parties`` (it takes two parties that are weighed); ``preferences`` (of ``parties``
    not all numbers are stated); ``start`` (the option names neither of the two ``parties``); ``agreed`` (both like the same option best on
    each); ``nothing_at_stake`` (for ``parties`` no divisible issue changes anything).
    """

    reason: Literal["people", "parties", "preferences", "start", "agreed", "nothing_at_stake"]
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fall:
    """Where falling back ends: at which step, for how many of the votes, on which packages.

    Packages without a known place come after all that have one in ``depth``, ``agreed`` (some of them, with the ``support`` of each), in
    ``packages``, which describes all that are agreed, and in ``with_most``: those of them with most votes, ``votes_most`` (``None``: all).
    ``certain``: what is agreed wherever such packages stand; ``possible``: what is for some places (``None``: all places are known);
    ``impasse``: whether nothing is ever accepted by enough for no, some or all places.
    """

    needed: int
    depth: int | None
    agreed: tuple[Choices, ...]
    support: tuple[int, ...]
    most: tuple[Choices, ...]
    packages: PackageSet = EMPTY
    with_most: PackageSet | None = None
    votes_most: int = 0
    certain: PackageSet | None = None
    possible: PackageSet | None = None
    impasse: Literal["none", "some", "all"] = "none"


@dataclass(frozen=True, slots=True)
class FallingBack:
    """Fallback bargaining between parties who order packages.

    ``unanimity``: until all ``parties`` accept one; ``majority``: until more than half of the ``votes`` do. ``packages``: how many there
    are that nobody else refuses; ``others``: who else must consent, and does not fall back. ``unranked``: per party of how many packages
    the place in its order is not known. ``reservations``: per party the outcome below which it refuses; ``unplaced``: parties whose
    reservation has no known place. ``aside``: per party the priorities that are left aside, since they are about people. ``undecided``:
    ``size``, where there are too many packages to be put into orders.
    """

    parties: tuple[str, ...]
    votes: dict[str, int]
    packages: int | None
    unanimity: Fall | None
    majority: Fall | None
    unranked: dict[str, int]
    others: tuple[str, ...] = ()
    reservations: dict[str, Choices] = field(default_factory=dict)
    unplaced: tuple[str, ...] = ()
    aside: dict[str, tuple[str, ...]] = field(default_factory=dict)
    undecided: Literal["size"] | None = None

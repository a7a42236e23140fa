"""What ``deals`` answers; field names are the keys of its JSON.

Utilities are numbers as the case counts them. Where a number has no short decimal form, ``exactly`` has it as a fraction beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from accords.zone.bargaining import Reason, SolutionName
from accords.zone.certificate import Certificate

Choices = dict[str, str]
Amounts = dict[str, float]
Exactly = dict[str, str]
Standing = Literal["left", "ruled_out", "no_deal", "impossible", "partial", "between_options"]
Certainty = Literal["necessary", "possible", "impossible"]


@dataclass(frozen=True, slots=True)
class Point:
    """One efficient vector: what it is worth to each party, and the packages that have it.

    ``outcomes`` are boxes: in each, any of the options listed for an issue goes with any of those listed for the others (``None``: void);
    ``count`` says how many packages there are, and ``listed`` whether the boxes hold them all.
    """

    utility: Amounts
    outcomes: tuple[dict[str, tuple[str | None, ...]], ...]
    count: Certificate
    listed: bool
    exactly: Exactly = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Share:
    """What a package gives a party on one issue: its worth, and the most and the least that the issue can be worth to it."""

    worth: float
    best: float
    least: float


@dataclass(frozen=True, slots=True)
class Trade:
    """Two issues on which two parties have given and got: undone together, both would be worse off.

    ``gives`` and ``gets`` are by party: the issue on which it stands back from its best, and the one on which the other does. ``loses`` is
    what each would lose if both issues were settled the other way round.
    """

    gives: dict[str, str]
    gets: dict[str, str]
    loses: Amounts


@dataclass(frozen=True, slots=True)
class Pick:
    """One package that a solution chooses; ``count`` packages are worth the same to all, of which this is the first."""

    outcome: Choices
    utility: Amounts
    count: Certificate
    shares: dict[str, dict[str, Share]]
    trades: tuple[Trade, ...]
    exactly: Exactly = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remark:
    """What has to be known of a solution.

    ``left_out``: parties for whom nothing can be gained; ``gaining``: how many gain, where not all can together; ``gap``: by what share the
    score of another package may be larger (0: none is; ``None``: not known); ``searched``: found by search, so that ties are not listed.
    """

    left_out: tuple[str, ...] = ()
    gaining: int | None = None
    gap: float | None = 0.0
    searched: bool = False


@dataclass(frozen=True, slots=True)
class Better:
    """A package that is at least as good for all parties and better for one; ``changes`` are the issues that it settles otherwise."""

    outcome: Choices
    utility: Amounts
    changes: tuple[str, ...]
    efficient: bool
    exactly: Exactly = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Improvement:
    """What would be better for all than one package.

    ``nearest`` are the packages better for all with the fewest changes, ``efficient`` the efficient ones with the fewest changes;
    ``count`` how many efficient vectors are better for all.
    """

    nearest: tuple[Better, ...]
    efficient: tuple[Better, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """A package on the table, in numbers.

    ``standing``: whether it is left (a deal that is not ruled out), ruled out, no deal, impossible, ``partial`` (then nothing is
    weighed), or settles an issue ``between_options``. ``short``: parties for whom it is worth less than their reservation. ``efficient``:
    whether no package that is left is better for all; ``None`` where that is not known.
    """

    standing: Standing
    outcome: Choices
    utility: Amounts
    short: tuple[str, ...]
    efficient: bool | None
    exactly: Exactly = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Packages on which a party's views and its numbers differ; views decide.

    ``refused``: it refuses packages worth its reservation or more; else it accepts packages worth less.
    """

    party: str
    refused: bool
    count: Certificate
    example: Choices


@dataclass(frozen=True, slots=True)
class Counts:
    """How many packages there are.

    ``deals``; of these ``ruled_out`` by views and numbers together, and ``left``; of what is left ``accepted`` by all of a consenting set.
    ``left_by_views``: the deals that views alone leave; ``excluded``: per party how many of these its reservation alone excludes.
    ``efficient``: how many distinct efficient vectors are known.
    """

    deals: Certificate
    ruled_out: Certificate
    left: Certificate
    accepted: Certificate
    left_by_views: Certificate
    excluded: dict[str, Certificate]
    efficient: int


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
    not divided.
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


@dataclass(frozen=True, slots=True)
class Fall:
    """Where falling back ends: at which step, for how many of the votes, on which packages."""

    needed: int
    depth: int | None
    agreed: tuple[Choices, ...]
    support: tuple[int, ...]
    most: tuple[Choices, ...]


@dataclass(frozen=True, slots=True)
class FallingBack:
    """Fallback bargaining between parties who rank packages.

    ``unanimity``: until all accept one; ``majority``: until more than half of the ``votes`` do. ``unranked``: per party the packages whose
    place in its order is not known; they come after all that it ranked.
    """

    parties: tuple[str, ...]
    votes: dict[str, int]
    packages: int
    unanimity: Fall
    majority: Fall
    unranked: dict[str, int]


@dataclass(frozen=True, slots=True)
class Outdone:
    """One package on the table at least as good as another for all, and better for one: necessarily, or for some open numbers."""

    by: str
    package: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Partly:
    """What follows where preferences are known in part.

    ``parties``: whose are; ``accepted``: per package and party whether it is worth the reservation; ``better``: which package is better
    for all than which; ``colliding``: per party the smallest sets of statements that cannot all hold, by path.
    """

    parties: tuple[str, ...]
    accepted: dict[str, dict[str, Certainty]]
    better: tuple[Outdone, ...]
    colliding: dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer under one reading of consent.

    ``parties``: whose utilities the frontier weighs; ``others``: parties that count only through what they refuse; ``unstated``: parties
    whose numbers are not complete, with what is missing. ``reservation``: per party with complete numbers its reservation, if it is known
    as one number; ``limits``: of those that say something of one, below what each refuses and from what on it accepts, if that is known.
    ``ideal``: the most that each party can have in a package that nobody values below a reservation. ``loss``: per party how much more a
    package may be worth to it than any that is listed (empty: the frontier is exact). ``withheld``: solutions that are not given, and
    why. ``partly``: what ranges and orders decide. ``centred``: parties whose preferences are read at a centre, as was asked for.
    ``hidden``: whether something of this is not shown to this audience; nothing is where ``rule`` is empty.
    """

    rule: str
    parties: tuple[str, ...]
    others: tuple[str, ...]
    unstated: dict[str, tuple[str, ...]]
    reservation: dict[str, float | None]
    limits: dict[str, tuple[float, float] | None]
    ideal: Amounts
    counts: Counts
    frontier: tuple[Point, ...]
    loss: Amounts
    solutions: dict[SolutionName, tuple[Pick, ...]]
    remarks: dict[SolutionName, Remark]
    withheld: dict[SolutionName, Reason]
    proposals: dict[str, Weighed]
    improvements: dict[str, Improvement]
    disagreements: tuple[Disagreement, ...]
    division: Division | None
    fallback: FallingBack | None
    partly: Partly | None = None
    centred: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def whole(self) -> bool:
        """Whether all counts are exact, the whole frontier is listed, and every solution asked for is decided."""
        counts = (self.counts.deals, self.counts.left, self.counts.accepted, *self.counts.excluded.values())
        exact = all(count.exact for count in (*counts, *(point.count for point in self.frontier))) and not self.loss
        return exact and len(self.frontier) == self.counts.efficient and "undecided" not in self.withheld.values()


@dataclass(frozen=True, slots=True)
class Result(Answer):
    """The answer under the reading of consent that is asked for, and those under the others."""

    date: str = ""
    consent: str = "rule"
    readings: dict[str, Answer] = field(default_factory=dict)
    exact: bool = True

"""What ``deals`` answers; field names are the keys of its JSON.

Utilities are numbers as the case counts them. Where a number has no short decimal form, ``exactly`` has it as a fraction beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from accords.lenses.deals.result_procedures import Division, FallingBack, Undivided
from accords.zone.bargaining import Reason, SolutionName
from accords.zone.certificate import Certificate

Choices = dict[str, str]
Amounts = dict[str, float]
Exactly = dict[str, str]
Standing = Literal["left", "ruled_out", "no_deal", "impossible", "partial", "between_options"]
Certainty = Literal["necessary", "possible", "impossible"]


_NONE = Certificate(0, 0)


@dataclass(frozen=True, slots=True)
class Point:
    """One efficient vector: what it is worth to each party, and the packages that have it.

    ``outcomes`` are boxes: in each, any of the options listed for an issue goes with any of those listed for the others (``None``: void);
    ``count`` says how many packages there are, and ``listed`` whether the boxes hold them all; ``locked`` whether orders lock all of them
    or none (``None``: some, or not known).
    """

    utility: Amounts
    outcomes: tuple[dict[str, tuple[str | None, ...]], ...]
    count: Certificate
    listed: bool
    exactly: Exactly = field(default_factory=dict)
    locked: bool | None = False


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
    """One package that a solution chooses; ``count`` packages are worth the same to all; ``locked``: whether orders lock this one."""

    outcome: Choices
    utility: Amounts
    count: Certificate
    shares: dict[str, dict[str, Share]]
    trades: tuple[Trade, ...]
    exactly: Exactly = field(default_factory=dict)
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What has to be known of a solution.

    ``left_out``: parties for whom nothing can be gained; ``gaining``: how many gain, where not all can together; ``gap``: by what share the
    score of another package may be larger (0: none is; ``None``: not known); ``searched``: found by search, so that ties are not listed;
    ``packages``: how many it chooses in all, with ``vectors`` different combinations of utilities.
    """

    left_out: tuple[str, ...] = ()
    gaining: int | None = None
    gap: float | None = 0.0
    searched: bool = False
    packages: Certificate | None = None
    vectors: int = 1


@dataclass(frozen=True, slots=True)
class SetSolutions:
    """What solutions choose among the packages that one minimal consenting set lets through.

    ``members``: who has to consent; ``parties``: those of them whose utilities are weighed; the rest as in :class:`Answer`.
    """

    members: tuple[str, ...]
    parties: tuple[str, ...]
    ideal: Amounts
    solutions: dict[SolutionName, tuple[Pick, ...]]
    remarks: dict[SolutionName, Remark]
    withheld: dict[SolutionName, Reason]


@dataclass(frozen=True, slots=True)
class Better:
    """A package that is at least as good for all parties and better for one.

    ``changes`` are the issues that it settles otherwise; ``locked``: whether orders lock it.
    """

    outcome: Choices
    utility: Amounts
    changes: tuple[str, ...]
    efficient: bool
    exactly: Exactly = field(default_factory=dict)
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Improvement:
    """What would be better for all than one package.

    ``nearest`` are the packages better for all with the fewest changes, ``efficient`` the efficient ones with the fewest changes;
    ``count`` how many efficient vectors are better for all; ``searched`` is false where that there are none with fewer changes could not
    be decided.
    """

    nearest: tuple[Better, ...]
    efficient: tuple[Better, ...]
    count: int
    searched: bool = True


@dataclass(frozen=True, slots=True)
class Completed:
    """What a package that leaves issues open can become.

    ``possible`` completions, of which ``deals`` are agreements, of which ``left`` are not ruled out; ``utility``: per party the least and
    the most that a possible one is worth; ``efficient``: whether one of them is, if that is known.
    """

    possible: Certificate
    deals: Certificate
    left: Certificate
    utility: dict[str, tuple[float, float]]
    efficient: bool | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A package on the table, in numbers.

    ``standing``: whether it is left (a deal that is not ruled out), ruled out, no deal, impossible, ``partial`` (then ``completed`` says
    what its completions are worth), or settles an issue ``between_options``. ``short``: parties for whom it is worth less than their
    reservation. ``efficient``: whether no package that is left is better for all; ``None`` where that is not known. ``locked``: whether
    orders lock it, though it is left.
    """

    standing: Standing
    outcome: Choices
    utility: Amounts
    short: tuple[str, ...]
    efficient: bool | None
    exactly: Exactly = field(default_factory=dict)
    completed: Completed | None = None
    locked: bool = False


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
    ``efficient``: how many distinct efficient vectors are known; ``None`` where the frontier could not be found. ``locked``: of what is
    left, and is not accepted, how many packages orders lock: in every consenting set that lets them through, what is promised first runs in
    a circle.
    """

    deals: Certificate
    ruled_out: Certificate
    left: Certificate
    accepted: Certificate
    left_by_views: Certificate
    excluded: dict[str, Certificate]
    efficient: int | None
    locked: Certificate = _NONE


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
    ``undivided``: why issues that the case calls divisible are not divided.
    ``weights``: the powers of the weighted Nash solution, exactly; empty where it is not asked for. ``loss_share``: ``loss`` as a share of
    what lies between the least and the most that a package of the list is worth to a party; ``None`` where nothing does. ``by_set``: the
    solutions for each minimal consenting set, where not all parties weighed are in each; ``solutions`` then rest on packages that all
    parties weighed could take, which is more than the rule asks. ``unweighed``: parties that an option names, and that are not weighed
    under this reading. ``hidden``: whether something of this is not shown to this audience; nothing is where ``rule`` is empty.
    """

    rule: str
    parties: tuple[str, ...]
    others: tuple[str, ...]
    unstated: dict[str, tuple[str, ...]]
    reservation: dict[str, float | None]
    limits: dict[str, tuple[float, float] | None]
    ideal: Amounts
    counts: Counts | None
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
    undivided: Undivided | None = None
    partly: Partly | None = None
    centred: tuple[str, ...] = ()
    weights: Exactly = field(default_factory=dict)
    loss_share: dict[str, float | None] = field(default_factory=dict)
    by_set: tuple[SetSolutions, ...] = ()
    unweighed: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def whole(self) -> bool:
        """Whether all counts are exact, the whole frontier is listed, and every solution asked for is decided."""
        if self.counts is None:
            return False
        counts = (self.counts.deals, self.counts.left, self.counts.accepted, self.counts.locked, *self.counts.excluded.values())
        exact = all(count.exact for count in (*counts, *(point.count for point in self.frontier))) and not self.loss
        decided = not any("undecided" in withheld.values() for withheld in (self.withheld, *(one.withheld for one in self.by_set)))
        decided = decided and (self.fallback is None or self.fallback.undecided is None)
        return exact and decided and (not self.parties or len(self.frontier) == self.counts.efficient)


@dataclass(frozen=True, slots=True)
class Result(Answer):
    """The answer under the reading of consent that is asked for, and those under the others.

    ``exact``: whether all that is shown is exact and complete; ``None`` where nothing is shown.
    """

    date: str = ""
    consent: str = "rule"
    readings: dict[str, Answer] = field(default_factory=dict)
    exact: bool | None = True

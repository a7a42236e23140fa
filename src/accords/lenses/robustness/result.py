"""What ``robustness`` answers: combinations of what is left open, what survives them, what to ask; field names are JSON keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from accords.lenses.robustness.numbers import Disagreement, Driver, Follows, Known, NotCompared, NotDrawn, Ranked, Regret, Share, Under
from accords.zone.certificate import Certificate
from accords.zone.package_set import PackageSet

Choices = dict[str, str]
Kind = Literal["consent", "silent", "reading", "condition", "event", "scenario"]
Supposing = Literal["read_as", "refused", "insisted", "dropped", "happened", "supposed"]
Objective = Literal["open", "accepted", "worst_off"]


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing taken otherwise than the case states it, or than it leaves it.

    Attributes
    ----------
    id
        Its name in ``structure`` and wherever else combinations are listed.
    kind, path, supposing
        A reading of ``consent``, or of an entry (``reading``), being meant (``read_as``); a ``silent`` point with the party having
        ``refused`` or ``insisted``; a reported or judged ``condition`` having been ``dropped``; a foreseen ``event`` having ``happened``; a
        ``scenario`` being ``supposed``. ``path`` is that of the reading, entry, event or scenario.
    """

    id: str
    kind: Kind
    path: str
    supposing: Supposing


@dataclass(frozen=True, slots=True)
class Row:
    """The answer under one combination.

    Attributes
    ----------
    assumptions
        What is taken otherwise, by id; everything else is as the case has it.
    any_open, any_accepted
        Whether some deal is open, and whether some is accepted; ``None`` where that could not be decided.
    """

    assumptions: tuple[str, ...]
    any_open: bool | None
    any_accepted: bool | None

    @property
    def left(self) -> bool | None:
        """Whether some deal is open or accepted."""
        if self.any_open or self.any_accepted:
            return True
        return None if self.any_open is None or self.any_accepted is None else False


@dataclass(frozen=True, slots=True)
class Tried:
    """How many combinations were tried, whether or not they are all listed.

    Attributes
    ----------
    combinations
        How many.
    left, accepted
        In how many some deal is open or accepted; in how many some is accepted.
    undecided
        In how many it could not be decided whether something is left.
    """

    combinations: int
    left: int
    accepted: int
    undecided: int


@dataclass(frozen=True, slots=True)
class Resting:
    """Assumptions that have to turn out not to be so, for some packages to survive all others; none of them can be spared.

    ``example`` is such a package.
    """

    assumptions: tuple[str, ...]
    example: Choices


@dataclass(frozen=True, slots=True)
class Survival:
    """What survives whatever is left open.

    Attributes
    ----------
    survives_all
        The deals that are open or accepted under every combination; ``None`` where that could not be said.
    unless_insisted
        The same where silent points are refused or left as they are, and never insisted on: a package either has the point or has it not,
        so that no package survives both.
    nothing_left
        Subset-minimal sets of assumptions under whose combinations no package survives throughout; ``insisted`` apart.
    rests_on
        The subset-minimal sets that have to turn out not to be so.
    left_out
        Events and scenarios that change the issues themselves, so that packages cannot be followed through them.
    exact
        Whether all of this is exact and complete.
    at_most
        Whether at most these packages survive, and some of them may not: where answers depend on other parties' answers and there are too
        many combinations to follow each.
    """

    survives_all: PackageSet | None
    unless_insisted: PackageSet | None
    nothing_left: tuple[tuple[str, ...], ...]
    rests_on: tuple[Resting, ...]
    left_out: tuple[str, ...]
    exact: bool
    at_most: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question that can be put to somebody.

    Attributes
    ----------
    kind
        ``consent`` (must these consent?), ``silent`` (would you refuse that?), ``reading`` (what do you mean by that?), ``condition`` (do
        you still refuse or accept that?), ``word`` (what does that option mean to you?), ``weight`` (does that matter more to you than
        this?), ``package`` (would you accept this, if the others would?).
    whom
        The parties to ask.
    path
        What it is about: a path of the case; ``issues.ISSUE.OPTION`` for a word; for a ``weight`` or a ``package`` the party's preferences.
    about
        For a ``weight`` the two issues.
    outcome
        For a ``package`` what it is, without what counts people.
    """

    kind: Literal["consent", "silent", "reading", "condition", "word", "weight", "package"]
    whom: tuple[str, ...]
    path: str
    about: tuple[str, ...] = ()
    outcome: Choices | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """One answer.

    Attributes
    ----------
    answer
        The assumption that it confirms, by id; ``as_it_stands`` for what the case has; for preferences the words of the answer.
    reached
        Whether the objective is reached with it, all else as the case has it (``None``: not decided, or a share is meant instead).
    share
        In what part of the other combinations it is reached; of preferences: in what share of the draws that agree with the answer.
    left
        Per reading of consent whether something is left with it, all else as the case has it.
    """

    answer: str
    reached: bool | None
    share: float | None
    left: dict[str, bool | None]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question with what hangs on it.

    Attributes
    ----------
    question
        What to ask whom.
    value
        In what part of the combinations of everything else the answer decides whether the objective is reached; of preferences: how much
        higher the objective can be made on average once the answer is known. ``None`` where nothing can be computed of it.
    decides
        Whether it decides so with all else as the case has it.
    decides_under
        The readings of consent under each of which alone it decides, with all else as the case has it, whether anything is left.
    answers
        The answers and what follows from each.
    reveals
        Of those asked: who may not see, by the case's marks, what the question rests on.
    """

    question: Query
    value: float | None
    decides: bool
    decides_under: tuple[str, ...]
    answers: tuple[Effect, ...]
    reveals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What follows from the preferences that a scenario has, for the same packages; field by field as in the result itself."""

    scenario: str
    preferences: dict[str, Known]
    necessary: Follows
    possible: Follows
    packages: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The answer of ``robustness``.

    Attributes
    ----------
    date, objective
        The date the case is seen at; what questions are ranked by.
    points
        Everything that may be taken otherwise.
    structure
        The answers under combinations, the case as it is first: under all that were tried, or under each point alone and each pair of
        points where these are more than the cap, under every reading of consent.
    every, tried
        Whether all combinations were tried, else each point alone and each pair; how many were, and what was found.
    combinations
        How many combinations there are.
    not_together
        Events and scenarios that cannot be supposed together.
    survival, survives_all
        What survives; of that, as most asked for, the deals that are open or accepted under every combination.
    perfect
        How much higher the objective could be made on average by knowing everything about the preferences; no question is worth more.
    preferences
        How much is known of each party's preferences, if the case has any.
    considered, agreements, not_compared
        The packages that are compared by name; which of these the case calls an agreement, the others being yardsticks; the outcomes with
        names that are not compared, and why.
    necessary, possible
        What follows from preferences for the packages compared: for all values of what is not known, and for some.
    regret
        Per party the packages compared, by the most that it can lose by them.
    disagreements
        Where a party's statements and its numbers say different things of a package.
    ask
        Questions, those first on which most hangs.
    settled
        Whether no single answer changes whether the objective is reached: then asking one at a time may stop.
    draws, not_drawn
        How many draws were made; if none, why: they were ``not_asked`` for, there is ``nothing_open``, hardly any setting of weights and
        values agrees with what is stated (``rare``), of ``nobody`` asked can anything be drawn, or there is ``no_package`` to draw for.
    seed, reading, priors, priors_alike, effective
        From which seed; under which reading of consent what follows was counted; under which priors of weights, and whether they come to
        the same, since no weight is open (reservations and values are drawn evenly over what is stated); how many independent draws they
        are worth under each.
    aside
        Parties whose agreement may be needed and of which nothing could be drawn; they are taken to accept what they do not refuse.
    whole, named_only
        Whether all deals that nobody needed refuses were drawn for, else those efficient in a few draws and those compared by name; whether
        only the latter.
    packages
        Those compared and those most often accepted by all, under each prior.
    readings
        The same under the other readings of consent under which anything can be counted.
    recommended
        The package most often accepted by all under the first prior; of several alike the one most often efficient.
    party_ranking, drivers
        Per party with open numbers how it would rank the packages compared; what drives acceptance under the first prior.
    compared
        The same preferences as another scenario has them, if that was asked for.
    exact, withheld
        Whether every answer is exact, so that all combinations were tried, nothing was drawn and nothing left undecided (``None`` where no
        answer is shown); whether something is left out that rests on material that the audience may not see.
    """

    date: str
    objective: Objective
    points: tuple[Assumption, ...]
    structure: tuple[Row, ...]
    every: bool
    tried: Tried | None
    combinations: Certificate | None
    not_together: tuple[tuple[str, ...], ...]
    survival: Survival | None
    survives_all: PackageSet | None
    preferences: dict[str, Known]
    considered: dict[str, Choices]
    agreements: tuple[str, ...]
    not_compared: tuple[NotCompared, ...]
    necessary: Follows | None
    possible: Follows | None
    regret: dict[str, tuple[Regret, ...]]
    disagreements: tuple[Disagreement, ...]
    ask: tuple[Ask, ...]
    settled: bool | None
    perfect: float | None
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
    recommended: Choices
    readings: dict[str, Under]
    party_ranking: dict[str, tuple[Ranked, ...]]
    drivers: tuple[Driver, ...]
    compared: Compared | None
    exact: bool | None
    withheld: bool = False

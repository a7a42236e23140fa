"""Preferences as a case writes them: numbers, chains, ranges, rankings; incomplete ones stay incomplete."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from accords.case.fields import Claims, Handling, If, Number, Record, Special
from accords.case.outcome import Outcome
from accords.case.values import Amount

OutcomeField = Annotated[Outcome, Special("outcome", "a map from issue to option, the id of a proposal or precedent, or status_quo")]


@dataclass(frozen=True, slots=True)
class Chain:
    """Names in order with the relation between neighbours: ``a > b >= c = d``."""

    names: tuple[str, ...]
    relations: tuple[Literal[">", ">=", "="], ...]


@dataclass(frozen=True, slots=True)
class Ratio:
    """The range in which one name's worth stands to another's: ``fence / price in 1.5..3``."""

    numerator: str
    denominator: str
    within: Amount


@dataclass(frozen=True, slots=True)
class Scale:
    """What is known of the worth of several names: of issues (weights) or of the options of one issue (values).

    Attributes
    ----------
    kind
        ``equal`` (1 each), ``numbers`` (all known), ``partial`` (ranges or statements), ``linear``, ``piecewise``, ``increasing``,
        ``decreasing``, ``peak``, ``unknown``.
    amounts
        Names with a number or range.
    statements
        Chains and ratios.
    points
        Pairs of option value and worth: the two ends of ``linear``, all points of ``piecewise``, the one of ``peak`` (worth 1).
    """

    kind: Literal["equal", "numbers", "partial", "linear", "piecewise", "increasing", "decreasing", "peak", "unknown"]
    amounts: tuple[tuple[str, Amount], ...] = ()
    statements: tuple[Chain | Ratio, ...] = ()
    points: tuple[tuple[Decimal, Decimal], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that amounts, chains and ratios name."""
        found = [name for name, _ in self.amounts]
        for statement in self.statements:
            found += statement.names if isinstance(statement, Chain) else (statement.numerator, statement.denominator)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Ranking:
    """Outcomes in tied groups, best first; ``gaps`` holds the positions of groups that are much better than the next."""

    groups: tuple[tuple[Outcome, ...], ...]
    gaps: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Reservation:
    """What a party would not go below: an amount of utility, an outcome, the status quo, or unknown."""

    kind: Literal["amount", "outcome", "status_quo", "unknown"]
    amount: Amount | None = None
    outcome: Outcome | None = None


class Interaction(Record):
    """Utility added when a condition holds."""

    when: If = Field(description="When it is added.")
    add: Number = Field(description="How much.")


class Priority(Record):
    """A condition that a party would rather see true; the file's order is its rank."""

    short: ClassVar[str] = "if"
    if_: If = Field(alias="if", description="The condition.")
    claims: Claims = ()


class Statement(Record):
    """One outcome preferred to another."""

    prefers: OutcomeField = Field(description="The better outcome.")
    to: OutcomeField = Field(description="The worse outcome.")
    by: Literal["much", "some"] | None = Field(None, description="By how much.")
    claims: Claims = ()


class Preference(Record):
    """What is known of one party's preferences."""

    weights: (
        Annotated[Scale, Special("weights", "equal, unknown, a map from issue to number or range, a chain, or a list of chains")] | None
    ) = Field(None, description="Worth of issues.")
    values: Annotated[dict[str, Scale], Special("scales", "a map from issue to the worth of its options")] = Field(
        {}, description="Worth of options, issue by issue."
    )
    scale: Number | None = Field(None, description="What swing weights sum to; left out: 100.")
    interactions: dict[str, Interaction] = Field({}, description="Utility added when conditions hold.")
    priorities: dict[str, Priority] = Field({}, description="Conditions, most important first.")
    ranking: Annotated[Ranking, Special("ranking", "a list of outcomes, best first")] | None = Field(
        None, description="Outcomes, best first."
    )
    incomparable: Annotated[Any, Special("pairs", "a list of pairs of outcomes")] = Field((), description="Pairs that cannot be compared.")
    statements: dict[str, Statement] = Field({}, description="Single comparisons.")
    reservation: Annotated[Reservation, Special("reservation", "a number, a range, {outcome: OUTCOME}, status_quo or unknown")] | None = (
        Field(None, description="What the party would not go below.")
    )
    claims: Claims = ()
    handling: Handling | None = Field(None, description="Who may see these preferences.")

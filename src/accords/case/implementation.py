"""How promises are carried out: obligations, ratios, a schedule, phases, guarantees, a record of what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from accords.case.fields import (
    Claims,
    Day,
    If,
    IssueId,
    Keys,
    Number,
    PartyId,
    PartyMention,
    Quantity,
    Record,
    Special,
    Text,
    Title,
    Truth,
)
from accords.case.outcome import Outcome
from accords.case.values import Amount

ItemId = Annotated[str, Special("item", "the id of an obligation, or OBLIGATION.CLASS")]
StepId = Annotated[str, Special("step", "the id of a step of the schedule")]
CarriedOut = Annotated[Outcome, Special("outcome", "the id of a proposal or precedent, or an outcome")]


class Reversible(Record):
    """How long it takes to undo what was done."""

    days: Quantity = Field(description="Days.")


class PowerShift(Record):
    """A party's standing before and after an obligation is carried out."""

    before: Quantity = Field(description="Before.")
    after: Quantity = Field(description="After.")


class Obligation(Record):
    """What one party owes another."""

    from_: PartyId | None = Field(None, alias="from", description="Who owes it.")
    to: PartyId | None = Field(None, description="To whom.")
    title: Title | None = Field(None, description="What is owed.")
    kind: Literal["once", "counted", "continuous"] | None = Field(None, description="Done once, counted, or kept up.")
    persons: Truth | None = Field(None, description="Whether it counts people.")
    classes: dict[str, Quantity] = Field({}, description="Counts by class.")
    count: Quantity | None = Field(None, description="Count, where there are no classes.")
    unit: Text | None = Field(None, description="Unit of the counts.")
    reversible: Reversible | None = Field(None, description="How long it takes to undo; left out: not known.")
    shifts_power: Annotated[dict[str, PowerShift], Keys("parties")] = Field({}, description="Standing of parties before and after.")
    verified_by: tuple[PartyId, ...] = Field((), description="Who verifies it.")
    issue: IssueId | None = Field(None, description="The issue whose option it carries out.")
    claims: Claims = ()


class Exchange(Record):
    """So many of one for so many of another."""

    for_: ItemId = Field(alias="for", description="What is given for ...")
    one: Number | None = Field(None, description="... so many of it ...")
    gives: ItemId = Field(description="... what comes in return ...")
    number: Number = Field(description="... and how many.")
    claims: Claims = ()


class After(Record):
    """What a step waits for."""

    step: StepId | None = Field(None, description="Another step.")
    when: If | None = Field(None, description="A condition.")


@dataclass(frozen=True, slots=True)
class Delivery:
    """How much of an obligation, or of one of its classes, is delivered; ``None`` is all of it."""

    item: str
    amount: Amount | None


class Step(Record):
    """What is delivered when."""

    day: Quantity | None = Field(None, description="Day, or days a..b.")
    by: tuple[PartyId, ...] = Field((), description="Who delivers.")
    delivers: Annotated[tuple[Delivery, ...], Special("delivers", "a map from OBLIGATION or OBLIGATION.CLASS to an amount or all")] = Field(
        (), description="What is delivered, and how much."
    )
    with_: tuple[StepId, ...] = Field((), alias="with", description="Steps at the same moment.")
    after: After | None = Field(None, description="What it waits for.")
    tolerance: Number | None = Field(None, description="Days of delay that are tolerated.")
    claims: Claims = ()


class PhaseEntry(Record):
    """How a phase is entered."""

    when: If | None = Field(None, description="When a condition holds.")
    by: Literal["agreement"] | None = Field(None, description="By agreement.")


class Phase(Record):
    """A stretch of days with its way in."""

    days: Quantity | None = Field(None, description="Days a..b.")
    entry: PhaseEntry | None = Field(None, description="How it is entered.")
    opens_next: Quantity | None = Field(None, description="Share of cases in which the next phase opens: a share, range or unknown.")
    claims: Claims = ()


class Guarantee(Record):
    """Who stands for whose promises."""

    by: tuple[PartyMention, ...] = Field((), description="The guarantor.")
    to: tuple[PartyMention, ...] = Field((), description="To whom.")
    for_: tuple[Annotated[str, Special("promise", "the id of an obligation or phase")], ...] = Field(
        (), alias="for", description="Obligations or phases."
    )
    penalty: Quantity | None = Field(None, description="What breaking the promise would cost.")
    acts: Quantity | None = Field(None, description="Share of cases in which the guarantor acts: a share, range or unknown.")
    claims: Claims = ()


@dataclass(frozen=True, slots=True)
class Worth:
    """What obligations are worth to a party, per unit, to giver and receiver alike; never given to what counts people."""

    items: tuple[tuple[str, Amount], ...] = ()
    discount: Amount | None = None
    detection: Amount | None = None
    no_deal_value: Amount | None = None


class Done(Record):
    """An entry of the record: what was done, late, in part, disputed or refused."""

    date: Day | None = Field(None, description="When.")
    obligation: ItemId | None = Field(None, description="Which obligation.")
    amount: Quantity | None = Field(None, description="How much.")
    status: Literal["done", "late", "partial", "disputed", "refused"] | None = Field(None, description="How it stands.")
    by: Text | None = Field(None, description="Who says so.")
    disputed_by: tuple[PartyMention, ...] = Field((), description="Who disputes it.")
    claims: Claims = ()


class Implementation(Record):
    """How the promises of a package are carried out."""

    carries_out: CarriedOut | None = Field(None, description="The package: a proposal's or precedent's id, or an outcome.")
    obligations: dict[str, Obligation] = Field({}, description="Who owes what to whom.")
    ratios: dict[str, Exchange] = Field({}, description="How many for how many.")
    schedule: dict[str, Step] = Field({}, description="Steps in time.")
    phases: dict[str, Phase] = Field({}, description="Phases and how they are entered.")
    guarantees: dict[str, Guarantee] = Field({}, description="Who stands for whose promises.")
    worth: Annotated[dict[str, Worth], Special("worth", "a map from party to OBLIGATION or OBLIGATION.CLASS to a number or range")] = Field(
        {}, description="Worth per party and unit, with discount, detection, no_deal_value; optional."
    )
    record: dict[str, Done] = Field({}, description="What was done.")

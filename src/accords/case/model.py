"""The vocabulary of a case: one frozen model for each kind of entry of the case file, format 1.

Field descriptions are shown by the JSON Schema and the reference. What is left out of a file is *unknown*: ``None`` or empty here, never
zero and never a default that somebody could take for a statement.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from accords.case.fields import (
    Claims,
    Day,
    EntryId,
    Handling,
    If,
    IssueId,
    Keys,
    Number,
    PartyId,
    PartyMention,
    Path,
    Record,
    Since,
    SourceId,
    Special,
    Text,
    Title,
    Truth,
)
from accords.case.implementation import Implementation
from accords.case.issue import Issue
from accords.case.outcome import Outcome
from accords.case.preference import Preference
from accords.case.voice import Statements, Voice

Role = Literal["negotiator", "ratifier", "constituency", "mediator", "guarantor", "implementer", "verifier", "ally", "outside", "affected"]
Firmness = Literal["stated", "reported", "judged", "tested"]
Standing = Literal["on_record", "reported", "alleged", "assessed", "inferred", "modeller"]
OutcomeField = Annotated[Outcome, Special("outcome", "a map from issue to option, the id of a proposal or precedent, or status_quo")]
Piece = Annotated[Any, Special("piece", "a piece of a case, written as in the file")]
RuleField = Annotated[Any, Special("rule", "party ids with 'and', 'or' and parentheses")]


class Party(Record):
    """Somebody at the table, behind it or affected."""

    name: Title | None = Field(None, description="Name as shown.")
    role: Role | None = Field(None, description="What part the party has; affected parties have interests and claims, and no consent.")
    of: PartyId | None = Field(None, description="The party that it stands behind or belongs to.")
    supports: tuple[PartyId, ...] = Field((), description="Parties that it supports.")
    influences: tuple[PartyId, ...] = Field((), description="Parties that it has influence on.")
    seats: Number | None = Field(None, description="Seats or votes that it has.")
    mask: Text | None = Field(None, description="A pseudonym for masked exports.")
    note: Title | None = Field(None, description="A remark.")


class ConsentReading(Record):
    """Another reading of who must consent that the evidence leaves open."""

    short: ClassVar[str] = "rule"
    rule: RuleField = Field(description="Who must consent: party ids with and, or, parentheses.")
    claims: Claims = ()


class MayLeave(Record):
    """A partner that can leave but not veto."""

    of: PartyId = Field(description="The party that it is a partner of.")
    claims: Claims = ()


class Consent(Record):
    """Who must consent before a package is accepted."""

    short: ClassVar[str] = "rule"
    rule: RuleField = Field(description="Who must consent: party ids with and, or, parentheses.")
    or_maybe: dict[str, ConsentReading] = Field({}, description="Other readings that the evidence leaves open, reported side by side.")
    may_leave: Annotated[dict[str, MayLeave], Keys("parties")] = Field({}, description="Partners that can leave but not veto.")


class Reading(Record):
    """Another reading that an entry's words leave open."""

    short: ClassVar[str] = "if"
    if_: If = Field(alias="if", description="The condition under this reading.")
    claims: Claims = ()


class Entry(Record):
    """What a party says of packages: a condition, since when, how firmly, on whose word."""

    short: ClassVar[str] = "if"
    if_: If = Field(alias="if", description="The packages that the entry is about.")
    firm: Firmness | None = Field(None, description="How firmly; left out: derived from the claims' standing.")
    since: Since | None = Field(None, description="First day in force; 'by DATE' means at the latest then; left out: not known.")
    until: Day | None = Field(None, description="Last day in force.")
    replaces: tuple[EntryId, ...] = Field((), description="Older entries of this party that end the day before this one begins.")
    claims: Claims = ()
    against: Claims = Field((), description="Claims that speak against this entry.")
    or_maybe: dict[str, Reading] = Field({}, description="Other readings that its words leave open; reported, never chosen.")
    note: Title | None = Field(None, description="A remark.")
    handling: Handling | None = Field(None, description="Who may see this entry.")


class Refusal(Entry):
    """A condition that is enough to reject a package of which it is true."""

    until_done: If | None = Field(None, description="The refusal falls once this is done; a package may promise it, but in this order.")


class Silence(Record):
    """What the sources do not say of a party though it matters."""

    short: ClassVar[str] = "if"
    if_: If = Field(alias="if", description="The packages about which nobody knows this party's answer.")
    note: Title | None = Field(None, description="What is not known, in a sentence.")
    handling: Handling | None = Field(None, description="Who may see this.")


class Comparison(Record):
    """How having no agreement compares with how it was at a date."""

    date: Day = Field(description="The date compared with.")
    is_: Literal["better", "worse", "equal"] = Field(alias="is", description="How no agreement is now, compared with then.")
    claims: Claims = ()


class NoAgreement(Record):
    """What a party faces without an agreement: neither the status quo nor a number."""

    short: ClassVar[str] = "text"
    text: Title | None = Field(None, description="What it faces.")
    trend: Literal["worsening", "steady", "improving"] | None = Field(None, description="Where that is going.")
    compared_to: tuple[Comparison, ...] = Field((), description="Comparisons with earlier dates.")
    foreseen: tuple[Annotated[str, Special("event", "the id of an event")], ...] = Field((), description="Events that would change it.")
    claims: Claims = ()
    handling: Handling | None = Field(None, description="Who may see this.")


class Remark(Record):
    """A sentence with its claims."""

    short: ClassVar[str] = "text"
    text: Title | None = Field(None, description="The sentence.")
    claims: Claims = ()
    handling: Handling | None = Field(None, description="Who may see this.")


class Readiness(Record):
    """Whether a party is ready to talk, as narrative with claims; nothing is computed from it."""

    no_victory: Remark | None = Field(None, description="Does it see that it cannot win?")
    cost: Remark | None = Field(None, description="Does it feel the cost of going on?")
    way_out: Remark | None = Field(None, description="Does it see a way out?")
    can_commit: Remark | None = Field(None, description="Is there somebody who can commit it?")


class View(Record):
    """What one party refuses, accepts, could live with and is silent on."""

    refuses: dict[str, Refusal] = Field({}, description="Each enough to reject a package of which it is true.")
    accepts: dict[str, Entry] = Field({}, description="Each enough to take the whole package, whatever else is in it.")
    lives_with: dict[str, Entry] = Field({}, description="Points that alone would not be a reason to refuse.")
    silent: dict[str, Silence] = Field({}, description="What the sources do not say though it matters.")
    no_agreement: NoAgreement | None = Field(None, description="What it faces without an agreement.")
    interests: dict[str, Remark] = Field({}, description="What it needs, behind what it demands.")
    readiness: Readiness | None = Field(None, description="Is it ready to talk?")


class Ground(Record):
    """A condition of the ground on which packages stand."""

    short: ClassVar[str] = "if"
    if_: If = Field(alias="if", description="The condition.")
    note: Title | None = Field(None, description="A remark.")
    claims: Claims = ()


class Norm(Ground):
    """Packages excluded by law, mandate or decency."""

    title: Title | None = Field(None, description="The norm's name.")
    source: SourceId | None = Field(None, description="Where the norm is written.")


class Source(Record):
    """Where claims come from."""

    title: Title | None = Field(None, description="Title.")
    publisher: Title | None = Field(None, description="Who published it.")
    date: Day | None = Field(None, description="Date of the source.")
    kind: Text | None = Field(None, description="Kind: press, minutes, statement, interview, reference ...")
    language: Text | None = Field(None, description="Language, as a BCP 47 tag.")
    url: Text | None = Field(None, description="Address, for the reader; never opened.")
    file: Text | None = Field(None, description="File beside the case that holds its text.")
    handling: Handling | None = Field(None, description="Who may see this source.")
    omits: Title | None = Field(None, description="What it leaves out.")
    note: Title | None = Field(None, description="A remark.")


class Fact(Record):
    """Something that claims state values of, and may contradict each other on."""

    short: ClassVar[str] = "title"
    title: Title | None = Field(None, description="What the fact is.")
    kind: Literal["date", "number", "text"] = Field("text", description="What its values are.")


class Claim(Record):
    """What somebody says, in a source, how firmly."""

    source: SourceId | None = Field(None, description="The source.")
    at: Text | None = Field(None, description="Where in the source.")
    by: Annotated[Voice, Special("voice", "a party id, the source, or quoted text")] | None = Field(None, description="Who says it.")
    about: tuple[PartyMention, ...] = Field((), description="Parties that it is about.")
    standing: Standing | None = Field(None, description="On what authority.")
    confidence: Literal["low", "moderate", "high"] | None = Field(None, description="How sure the analyst is.")
    date: Day | None = Field(None, description="When it was said.")
    says: Title | None = Field(None, description="What it says, in the analyst's words.")
    quote: Text | None = Field(None, description="Its words, verbatim.")
    states: Annotated[Statements, Special("states", "a map from fact to value, range or 'about value'")] | None = Field(
        None, description="Values of facts that it states."
    )
    handling: Handling | None = Field(None, description="Who may see this claim.")
    note: Title | None = Field(None, description="A remark.")


class Change(Record):
    """What a patch takes away and adds."""

    remove: tuple[Path, ...] = Field((), description="Paths removed, first.")
    change: Piece | None = Field(None, description="A nested piece of a case; maps merge, texts and lists replace.")


class Event(Change):
    """Something that happened or is foreseen, with its judged effects."""

    date: Day | None = Field(None, description="When; left out: never applied by date.")
    title: Title | None = Field(None, description="What happened.")
    by: tuple[PartyMention, ...] = Field((), description="By whom.")
    to: tuple[PartyMention, ...] = Field((), description="To whom; left out: not known.")
    status: Literal["happened", "foreseen"] | None = Field(None, description="Left out: happened up to as_of, foreseen after it.")
    judged_by: Text | None = Field(None, description="Who judged its effects.")
    claims: Claims = ()
    handling: Handling | None = Field(None, description="Who may see this event.")


class Scenario(Change):
    """Something supposed, off unless asked for."""

    title: Title | None = Field(None, description="What is supposed.")
    claims: Claims = ()
    note: Title | None = Field(None, description="A remark.")


class Effect(Change):
    """What an instrument would change."""


class Instrument(Record):
    """What a third party could bring: a guarantee, an inducement, verification, other words, another sequence."""

    title: Title | None = Field(None, description="What it is.")
    by: tuple[PartyMention, ...] = Field((), description="Who could bring it.")
    kind: Literal["guarantee", "inducement", "pressure", "verification", "wording", "sequencing"] | None = Field(None, description="Kind.")
    touches: tuple[Annotated[str, Special("mention", "a dotted path of ids")], ...] = Field((), description="The conditions it touches.")
    effect: Effect | None = Field(None, description="What it would change.")
    claims: Claims = ()
    note: Title | None = Field(None, description="A remark.")


class Proposal(Record):
    """A package somebody put on the table, whole or in part."""

    title: Title | None = Field(None, description="Its name.")
    by: tuple[PartyMention, ...] = Field((), description="By whom.")
    date: Day | None = Field(None, description="When.")
    outcome: OutcomeField | None = Field(None, description="The package; what is left out is open.")
    answers: Annotated[dict[str, Literal["accepted", "refused", "silent"]], Keys("parties", voidable=True)] = Field(
        {}, description="What parties answered."
    )
    claims: Claims = ()
    handling: Handling | None = Field(None, description="Who may see this proposal.")
    note: Title | None = Field(None, description="A remark.")


class Precedent(Proposal):
    """A package that was agreed or tried before."""

    carried_out: Literal["true", "false", "in_part"] | None = Field(None, description="Whether it was carried out.")


class Sections(Record):
    """A case as its file writes it, section by section."""

    accords: Annotated[str, Special("format", "the format's number: 1")] = Field(description="Number of the format: 1.")
    title: Title = Field(description="Title of the case.")
    as_of: Day = Field(description="The date the case describes.")
    as_of_note: Title | None = Field(None, description="How that date was inferred.")
    purpose: Title | None = Field(None, description="What the case is for.")
    language: Text | None = Field(None, description="Language of the texts, as a BCP 47 tag.")
    handling: Handling = Field("team", description="Who may see what has no mark of its own.")
    parties: dict[str, Party] = Field({}, description="Who is at the table, behind it and affected.")
    consent: Consent | None = Field(None, description="Who must consent; left out: both negotiators, if there are two and no ratifier.")
    issues: dict[str, Issue] = Field({}, description="What is open, each with its options.")
    status_quo: OutcomeField | None = Field(None, description="How things stand: an option for every issue that is not void.")
    deal: If | None = Field(None, description="What an outcome must be to be called an agreement.")
    feasible: dict[str, Ground] = Field({}, description="What must not be false.")
    norms: dict[str, Norm] = Field({}, description="What is excluded by law, mandate or decency.")
    views: Annotated[dict[str, View], Keys("parties")] = Field({}, description="What each party refuses, accepts, could live with.")
    sources: dict[str, Source] = Field({}, description="Where claims come from.")
    facts: dict[str, Fact] = Field({}, description="Facts that claims state values of.")
    claims: dict[str, Claim] = Field({}, description="Who says what, where, how firmly.")
    events: dict[str, Event] = Field({}, description="What happened or is foreseen.")
    scenarios: dict[str, Scenario] = Field({}, description="What may be supposed.")
    proposals: dict[str, Proposal] = Field({}, description="Packages on the table.")
    precedents: dict[str, Precedent] = Field({}, description="Packages agreed or tried before.")
    instruments: dict[str, Instrument] = Field({}, description="What third parties could bring.")
    preferences: Annotated[dict[str, Preference], Keys("parties")] = Field({}, description="Preferences, where they are known.")
    comparable: Truth | None = Field(None, description="Whether utilities may be compared between parties.")
    divisible: tuple[IssueId, ...] = Field((), description="Issues whose extreme options may be shared in parts.")
    implementation: Implementation | None = Field(None, description="How promises are carried out.")

"""What ``evidence`` answers; field names are the keys of its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Paths = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One entry of the case that somebody has judged, with what speaks for and against it."""

    path: str
    what: Literal[
        "view",
        "interest",
        "readiness",
        "no_agreement",
        "preference",
        "consent",
        "norm",
        "event",
        "scenario",
        "proposal",
        "precedent",
        "instrument",
    ]
    party: str
    claims: Paths
    against: Paths
    firm: str


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a fact as one claim states it."""

    claim: str
    text: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A fact on which claims state different values; ``compatible`` if approximate values or ranges could still be the same."""

    fact: str
    values: tuple[Value, ...]
    compatible: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """Whether a claim's quote stands in its source's text.

    ``exact``, ``folded`` (up to white space, quotation marks and dashes), ``missing``, ``no_file`` (the case names none) or
    ``unreadable`` (it names one that cannot be read); ``line`` counts from 1.
    """

    claim: str
    found: Literal["exact", "folded", "missing", "no_file", "unreadable"]
    line: int | None


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A precedent that the model, as it stood at its date, would have ruled out."""

    precedent: str
    reading: str
    because: tuple[Paths, ...]


@dataclass(frozen=True, slots=True)
class Assumption:
    """A condition that carries the answer: dropped, or the other way round, it decides whether anything is left."""

    path: str
    reading: str
    supposing: Literal["dropped", "flipped"]
    left_now: bool
    left_otherwise: bool


@dataclass(frozen=True, slots=True)
class Result:
    """The answer of ``evidence``.

    Attributes
    ----------
    date
        The date the case is seen at.
    judgements
        Every judgement by path.
    unsupported
        Judgements that rest on no claim.
    disagreements
        Facts on which claims state different values.
    quotes
        Every quote, checked.
    omits
        Source -> what it leaves out.
    unused
        Claims that no judgement rests on.
    ruled_out, not_tested
        Precedents that the model would have ruled out; precedent -> entries not known to be in force at its date.
    assumptions
        Conditions whose removal or reversal decides whether anything is left.
    not_answered
        Readings of consent of which no assumptions are shown, because they rest on material that the audience may not see.
    withheld
        Whether something is left out because it rests on material that the audience may not see.
    """

    date: str
    judgements: dict[str, Judgement]
    unsupported: Paths
    disagreements: tuple[Disagreement, ...]
    quotes: tuple[Quote, ...]
    omits: dict[str, str]
    unused: Paths
    ruled_out: tuple[RuledOut, ...]
    not_tested: dict[str, Paths]
    assumptions: tuple[Assumption, ...]
    not_answered: tuple[str, ...] = ()
    withheld: bool = False

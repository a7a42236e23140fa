"""What ``positions`` answers; field names are the keys of its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Paths = tuple[str, ...]
Kind = Literal["refuses", "accepts", "lives_with", "silent"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One entry of a party's view, as it counts at the date.

    Attributes
    ----------
    path, party, kind
        Which entry it is.
    condition
        As the file writes it.
    firm, derived
        How firmly it is held, and whether that follows from its claims' standing; empty for silent points.
    since, until
        As written, or empty.
    claims, against
        Ids of claims for and against.
    force
        ``yes``, or ``unknown``: not known to be in force at the date. ``perhaps_ended``: it may have ended before.
    options
        Per issue that the condition mentions, the options with which it is true: ``always``, or ``depends`` on other issues.
    """

    path: str
    party: str
    kind: Kind
    condition: str
    firm: str
    derived: bool
    since: str
    until: str
    claims: tuple[str, ...]
    against: tuple[str, ...]
    force: Literal["yes", "unknown"]
    perhaps_ended: bool
    options: dict[str, dict[str, Literal["always", "depends"]]]


@dataclass(frozen=True, slots=True)
class Moved:
    """A statement that began or ended since the earlier point, with what it replaces or what replaced it."""

    path: str
    what: Literal["begun", "ended"]
    date: str
    instead_of: Paths


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements of one party that do not go together: some (``overlap``) or all (``covers``) packages of the second are refused."""

    party: str
    refusal: str
    other: str
    how: Literal["overlap", "covers"]


@dataclass(frozen=True, slots=True)
class ReadDifferently:
    """An option that parties read differently, or are not known to read alike."""

    issue: str
    option: str
    readings: dict[str, str]
    known: bool


@dataclass(frozen=True, slots=True)
class Result:
    """The answer of ``positions``.

    Attributes
    ----------
    date
        The date the case is seen at.
    statements
        Every statement that counts, or may count, by path.
    matrix
        Issue -> party -> paths of the statements that mention the issue.
    whole
        Party -> paths of statements that mention no single issue (other parties' consent alone).
    compared
        The earlier point asked for, or empty.
    moved
        What began and ended since then, newest first.
    contradictions, locks, read_differently
        What does not go together, circles of orders (paths of refusals), options read differently.
    withheld
        Whether something is left out because it rests on material that the audience may not see.
    """

    date: str
    statements: dict[str, Statement]
    matrix: dict[str, dict[str, Paths]]
    whole: dict[str, Paths]
    compared: str
    moved: tuple[Moved, ...]
    contradictions: tuple[Contradiction, ...]
    locks: tuple[Paths, ...]
    read_differently: tuple[ReadDifferently, ...]
    withheld: bool = False

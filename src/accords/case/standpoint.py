"""From where a case is seen: a date, what is supposed, a reading of consent; and what is seen from there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from accords.case.condition import Condition
from accords.case.model import Sections
from accords.case.nodes import MapNode
from accords.case.patching import Patched, Reading, applied, find, happened, read
from accords.case.source import Source
from accords.case.values import Date, ValueFault, parse_date
from accords.errors import AccordsError, CaseError


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a case is seen.

    Attributes
    ----------
    source, root
        The file's text and tree, without any patch.
    written
        The case as the file writes it, without any patch.
    path, disk
        The file, if there is one, and what it held when it was read or saved.
    date
        The day the case is seen at.
    supposed
        Scenarios, foreseen events and instruments applied, in the order asked.
    consent
        The reading of consent: ``rule`` or an id of ``or_maybe``.
    undone
        Entries seen as not yet made.
    parsed
        The conditions of the file by text, so that no reading of it parses them again.
    """

    source: Source
    root: MapNode
    written: Sections = field(repr=False, compare=False)
    path: Path | None
    disk: bytes | None = field(repr=False)
    date: Date
    supposed: tuple[str, ...] = ()
    consent: str = "rule"
    undone: frozenset[str] = frozenset()
    parsed: dict[str, Condition] = field(default_factory=dict, repr=False, compare=False)


def see(standpoint: Standpoint) -> tuple[Reading, Patched]:
    """Read the case that a standpoint shows: events that had happened by its date first, then what is supposed, in the order asked.

    What is supposed though it has happened by then counts once.

    Raises
    ------
    CaseError
        If the patches do not go together: one asks for what another removed, or what they lead to is no case.
    AccordsError
        If something supposed is not in the case.
    """
    written = standpoint.written
    paths = happened(written, standpoint.date) + [find(written, name) for name in standpoint.supposed]
    patched = applied(Patched(standpoint.root), written, dict.fromkeys(paths), standpoint.source)
    if patched.tree is standpoint.root:
        return Reading(written, (), ()), patched
    if patched.problems:
        raise CaseError(patched.problems)
    reading = read(standpoint.source, patched, standpoint.parsed)
    if reading.problems:
        raise CaseError(reading.problems)
    return reading, patched


def day_of(when: str | date) -> Date:
    """Read the date that somebody asks for; an imprecise one counts as its last day.

    Raises
    ------
    AccordsError
        If it is no date.
    """
    try:
        return parse_date(when if isinstance(when, str) else when.isoformat()[:10])
    except ValueFault as fault:
        raise AccordsError(f"{fault.message} {fault.hint}") from fault

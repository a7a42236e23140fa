"""The case as one works with it: read, seen at a date, under scenarios and readings of consent, edited and saved.

A case never changes: each view or edit gives a new one, checked as a whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day  # noqa: N812 'date' is a field of many entries
from pathlib import Path

from pydantic import PrivateAttr

from accords.case.condition import Condition
from accords.case.consent import ConsentRule, rule_of
from accords.case.model import Sections
from accords.case.outcome import Outcome
from accords.case.patching import faults
from accords.case.save import save
from accords.case.source import decode
from accords.case.splice import edit_text
from accords.case.standpoint import Standpoint, day_of, see
from accords.case.timeline import Held, held, undo
from accords.case.tree import read_tree
from accords.case.truth import void_issues
from accords.errors import AccordsError, CaseError


@dataclass(frozen=True, slots=True)
class Edit:
    """A change made to a case through Python, in the form of the file's patches."""

    remove: tuple[str, ...]
    change: Mapping[str, object]


class Case(Sections):
    """One case, seen from a standpoint; its sections are its fields."""

    _standpoint: Standpoint = PrivateAttr()
    _patches: tuple[str, ...] = PrivateAttr(default=())
    _voided: tuple[tuple[str, str], ...] = PrivateAttr(default=())

    @property
    def standpoint(self) -> Standpoint:
        """The date, scenarios and reading of consent that the case is seen under."""
        return self._standpoint

    @property
    def patches(self) -> tuple[str, ...]:
        """Paths of the events, scenarios and instruments whose changes are applied, in order."""
        return self._patches

    @property
    def voided(self) -> tuple[tuple[str, str], ...]:
        """Mentions that went void because a patch removed what they name: (where, what)."""
        return self._voided

    @property
    def sha256(self) -> str:
        """The checksum of the file's bytes."""
        return hashlib.sha256(self._standpoint.source.raw).hexdigest()

    @property
    def today(self) -> Day:
        """The day the case is seen at."""
        return self._standpoint.date.last

    def at(self, when: str | Day) -> Case:
        """See the case at a date: events that had happened by then are applied, entries count as they were in force."""
        return _seen(replace(self._standpoint, date=day_of(when), undone=frozenset()))

    def under(self, *names: str) -> Case:
        """See the case under scenarios, foreseen events or instruments, applied in the order given."""
        return _seen(replace(self._standpoint, supposed=(*self._standpoint.supposed, *names)))

    def reading(self, name: str) -> Case:
        """See the case under one reading of consent: ``rule`` or an id of ``consent.or_maybe``."""
        return _seen(replace(self._standpoint, consent=name))

    def before(self, path: str) -> Case:
        """See the case as it was before the entry at ``path`` (or with that id, if only one has it) replaced what it replaces."""
        return _seen(replace(self._standpoint, undone=undo(self, self.entry_path(path))))

    def entry_path(self, name: str) -> str:
        """Give the path of an entry from its path or from an id that only one entry has."""
        paths = [entry.path for entry in self.held]
        found = [path for path in paths if name in (path, path.rsplit(".", 1)[1])]
        if len(found) == 1:
            return found[0]
        if found:
            raise AccordsError(f"'{name}' is the id of several entries: {', '.join(found)}. Give the whole path.")
        raise AccordsError(
            f"There is no entry '{name}' in views. Give an id or a path such as {paths[0] if paths else 'views.P.refuses.p1'}."
        )

    def choices(self, outcome: Outcome) -> dict[str, str]:
        """Give an outcome as issue -> option as written; names of other outcomes are followed. Void issues are left out."""
        if outcome.named == "status_quo":
            return self.status_quo_choices
        if outcome.named:
            entry = self.proposals.get(outcome.named) or self.precedents[outcome.named]
            return self.choices(entry.outcome) if entry.outcome else {}
        return dict(outcome.choices)

    @property
    def status_quo_choices(self) -> dict[str, str]:
        """The status quo as issue -> option, without void issues; empty if the case does not say it."""
        written = dict(self.status_quo.choices) if self.status_quo else {}
        void = void_issues(self.issues, written)
        return {issue: option for issue, option in written.items() if issue not in void}

    @property
    def held(self) -> tuple[Held, ...]:
        """Every entry of every view, with its force at the date the case is seen at."""
        return held(self, self.today, self._standpoint.undone)

    @property
    def readings(self) -> dict[str, ConsentRule]:
        """The readings of consent by id, ``rule`` first; empty if the case has no rule and none follows."""
        if self.consent:
            return {"rule": self.consent.rule} | {name: reading.rule for name, reading in self.consent.or_maybe.items()}
        negotiators = [name for name, party in self.parties.items() if party.role == "negotiator"]
        ratifiers = [name for name, party in self.parties.items() if party.role == "ratifier"]
        return {"rule": rule_of(*negotiators)} if len(negotiators) == 2 and not ratifiers else {}

    def edit(self, *, remove: Sequence[str] = (), change: Mapping[str, object] | None = None) -> tuple[Case, Edit]:
        """Change the case's text as a patch does; give the new case, checked as a whole, and the change.

        Raises
        ------
        CaseError
            If the edited case has problems; this case stays as it is.
        """
        old = self._standpoint
        text = edit_text(old.source, old.root, remove, change)
        new = _written(text.encode(), old.source.file, old.path)
        # Whoever looks at the case as of its own date goes on doing so when that date is edited.
        date = new.date if old.date == old.written.as_of else old.date
        kept = replace(new, disk=old.disk, date=date, supposed=old.supposed, consent=old.consent, undone=old.undone)
        return _seen(kept), Edit(tuple(remove), dict(change or {}))

    def save(self, path: str | Path | None = None) -> Case:
        """Write the case's text to its file, or to a new one; give the case that is tied to that file.

        The write is atomic, and refused where the file on disk is not what was read.
        """
        standpoint = self._standpoint
        target = Path(path) if path is not None else standpoint.path
        if target is None:
            raise AccordsError("This case was not read from a file: say where to save it.")
        save(target, standpoint.source.raw, standpoint.disk if target == standpoint.path else None)
        return _seen(replace(standpoint, path=target, disk=standpoint.source.raw))


def load(path: str | Path) -> Case:
    """Read a case file.

    Raises
    ------
    CaseError
        With every fault of the file, and of every patched case that its events, scenarios and instruments lead to.
    AccordsError
        If the file cannot be read.
    """
    target = Path(path)
    try:
        raw = target.read_bytes()
    except OSError as error:
        raise AccordsError(f"{target} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise AccordsError(f"{str(target)!r} is not the name of a file: {error}.") from error
    return loads(raw, file=str(path), path=target)


def loads(raw: bytes | str, *, file: str = "<text>", path: Path | None = None) -> Case:
    """Read a case from text or bytes; see :func:`load`."""
    # Half a character, which only a Python text can hold, is a fault of the text like any other.
    return _seen(_written(raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw, file, path))


def _written(raw: bytes, file: str, path: Path | None) -> Standpoint:
    """Read and check a file's text; give the case as it is written, seen at its own date."""
    source = decode(raw, file)
    root, found = read_tree(source)
    if found and not root.entries:  # of what is no map, nothing more can be said
        raise CaseError(found)
    parsed: dict[str, Condition] = {}
    written, problems = faults(source, root, found, parsed)
    if problems:
        raise CaseError(problems)
    sections = written.sections
    return Standpoint(source, root, sections, path, raw if path else None, sections.as_of, parsed=parsed)


def _seen(standpoint: Standpoint) -> Case:
    """Make the case that a standpoint shows."""
    reading, patched = see(standpoint)
    case = Case.model_construct(**{name: getattr(reading.sections, name) for name in Sections.model_fields})
    case._standpoint, case._patches, case._voided = standpoint, patched.applied, reading.voided  # noqa: SLF001 its maker
    if standpoint.consent not in (names := tuple(case.readings) or ("rule",)):
        raise AccordsError(f"There is no reading of consent '{standpoint.consent}' here. There are: {', '.join(names)}.")
    return case

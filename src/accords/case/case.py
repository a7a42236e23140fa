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

from accords.case.check import check
from accords.case.consent import ConsentRule, rule_of
from accords.case.model import Change, Sections
from accords.case.outcome import Outcome
from accords.case.read import Reader
from accords.case.save import save
from accords.case.special_registry import SPECIAL
from accords.case.splice import apply_patch, edit_text
from accords.case.timeline import Held, held, undo
from accords.case.tree import MapNode, Source, decode, read_tree
from accords.case.truth import void_issues
from accords.case.values import Date, ValueFault, parse_date
from accords.errors import AccordsError, CaseError, Problem


@dataclass(frozen=True, slots=True)
class Edit:
    """A change made to a case through Python, in the form of the file's patches."""

    remove: tuple[str, ...]
    change: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a case is seen.

    Attributes
    ----------
    source, root
        The file's text and tree, without any patch.
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
    """

    source: Source
    root: MapNode
    path: Path | None
    disk: bytes | None
    date: Date
    supposed: tuple[str, ...] = ()
    consent: str = "rule"
    undone: frozenset[str] = frozenset()


class Case(Sections):
    """One case, seen from a standpoint; its sections are its fields."""

    _standpoint: Standpoint = PrivateAttr()
    _patches: tuple[str, ...] = PrivateAttr(default=())
    _voided: tuple[tuple[str, str], ...] = PrivateAttr(default=())
    _tree: MapNode = PrivateAttr()

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
        return _see(replace(self._standpoint, date=_day(when), undone=frozenset()))

    def under(self, *names: str) -> Case:
        """See the case under scenarios, foreseen events or instruments, applied in the order given."""
        return _see(replace(self._standpoint, supposed=(*self._standpoint.supposed, *names)))

    def reading(self, name: str) -> Case:
        """See the case under one reading of consent: ``rule`` or an id of ``consent.or_maybe``."""
        if name not in self.readings:
            raise AccordsError(f"There is no reading of consent '{name}'. There are: {', '.join(self.readings) or 'none'}.")
        return _see(replace(self._standpoint, consent=name))

    def before(self, path: str) -> Case:
        """See the case as it was before the entry at ``path`` (or with that id, if only one has it) replaced what it replaces."""
        return _see(replace(self._standpoint, undone=undo(self, self.entry_path(path))))

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
        text = edit_text(self._standpoint.source, self._standpoint.root, remove, change)
        mark = "\ufeff" if self._standpoint.source.bom else ""
        edited = _parse((mark + text).encode(), self._standpoint.source.file)
        problems = check_source(*edited)
        if problems:
            raise CaseError(problems)
        standpoint = replace(self._standpoint, source=edited[0], root=edited[1])
        return _see(standpoint), Edit(tuple(remove), dict(change or {}))

    def save(self, path: str | Path | None = None) -> Case:
        """Write the case's text to its file, or to a new one; give the case that is tied to that file.

        The write is atomic, and refused where the file on disk is not what was read.
        """
        standpoint = self._standpoint
        target = Path(path) if path is not None else standpoint.path
        if target is None:
            raise AccordsError("This case was not read from a file: say where to save it.")
        save(target, standpoint.source.raw, standpoint.disk if target == standpoint.path else None)
        return _see(replace(standpoint, path=target, disk=standpoint.source.raw))


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
    return loads(raw, file=str(path), path=target)


def loads(raw: bytes | str, *, file: str = "<text>", path: Path | None = None) -> Case:
    """Read a case from text or bytes; see :func:`load`."""
    source, root, found = _parse(raw.encode() if isinstance(raw, str) else raw, file)
    problems = check_source(source, root, found)
    if problems:
        raise CaseError(problems)
    return _see(Standpoint(source, root, path, source.raw if path else None, _as_of(root)))


def check_source(source: Source, root: MapNode, found: list[Problem]) -> list[Problem]:
    """Give all problems of a file: of its tree, of the case it writes, and of each case that a patch of it leads to."""
    sections, problems, _ = _read(source, root, frozenset())
    problems = [*found, *problems]
    if problems:
        return problems
    return [*problems, *_patch_problems(source, root, sections)]


def _patch_problems(source: Source, root: MapNode, sections: Sections) -> list[Problem]:
    """Check every patched case; each fault once, where the patch that brings it in stands."""
    found: dict[str, Problem] = {}
    for path, patch in _patches(sections).items():
        if not patch.remove and patch.change is None:
            continue
        tree, problems = _apply(root, path, patch, source)
        if not problems:
            gone = frozenset(patch.remove)
            _, problems, _ = _read(source, tree, gone)
        for problem in problems:
            hint = f"{problem.hint} (with {path} applied)".strip()
            found.setdefault(f"{problem.place}{problem.message}", replace(problem, hint=hint))
    return list(found.values())


def _patches(sections: Sections) -> dict[str, Change]:
    """Give every patch of a case by path."""
    instruments = {name: instrument.effect for name, instrument in sections.instruments.items() if instrument.effect}
    sources: dict[str, Mapping[str, Change]] = {"events": sections.events, "scenarios": sections.scenarios, "instruments": instruments}
    return {f"{section}.{name}": patch for section, patches in sources.items() for name, patch in patches.items()}


def _parse(raw: bytes, file: str) -> tuple[Source, MapNode, list[Problem]]:
    source = decode(raw, file)
    root, problems = read_tree(source)
    return source, root, problems


def _read(source: Source, root: MapNode, gone: frozenset[str]) -> tuple[Sections, list[Problem], Reader]:
    """Read and check one tree."""
    reader = Reader(source, root, SPECIAL, gone)
    sections = reader.case(Sections)
    check(reader, sections)
    return sections, reader.problems, reader


def _see(standpoint: Standpoint) -> Case:
    """Make the case that a standpoint shows."""
    sections, _, _ = _read(standpoint.source, standpoint.root, frozenset())
    tree, gone, applied = standpoint.root, frozenset[str](), []
    for path in (*_happened(sections, standpoint.date), *(_find(sections, name) for name in standpoint.supposed)):
        patch = _patches(sections)[path]
        tree, problems = _apply(tree, path, patch, standpoint.source)
        if problems:
            raise CaseError(problems)
        gone |= frozenset(patch.remove)
        applied.append(path)
    reader = Reader(standpoint.source, tree, SPECIAL, gone)
    read = reader.case(Case)
    check(reader, read)
    if reader.problems:
        raise CaseError(reader.problems)
    case = Case.model_construct(**{name: getattr(read, name) for name in Sections.model_fields})
    case._standpoint, case._patches, case._voided, case._tree = standpoint, tuple(applied), tuple(reader.voided), tree  # noqa: SLF001 its maker
    return case


def _happened(sections: Sections, at: Date) -> list[str]:
    """Give the events with effects that had happened by a date, in the order of their dates."""
    dated = [
        (event.date.first, f"events.{name}")
        for name, event in sections.events.items()
        if event.date
        and event.date.first <= at.last
        and (event.remove or event.change is not None)
        and _status(sections, event.date, event.status) == "happened"
    ]
    return [path for _, path in sorted(dated, key=lambda pair: pair[0])]


def _status(sections: Sections, when: Date, status: str | None) -> str:
    return status or ("happened" if when.first <= sections.as_of.last else "foreseen")


def _find(sections: Sections, name: str) -> str:
    """Find what may be supposed by its id or path."""
    found = [path for path in _patches(sections) if name in (path, path.split(".", 1)[1])]
    if len(found) == 1:
        return found[0]
    if found:
        raise AccordsError(f"'{name}' may be {' or '.join(found)}: give the whole path.")
    names = ", ".join(path for path in _patches(sections)) or "none"
    raise AccordsError(f"There is no scenario, event or instrument '{name}' to suppose. There are: {names}.")


def _apply(root: MapNode, path: str, patch: Change, source: Source) -> tuple[MapNode, list[Problem]]:
    """Apply one patch to a tree; problems are placed at the patch."""
    tree, problems = apply_patch(root, patch.remove, patch.change)
    node: object = root
    for step in path.split("."):
        node = node.get(step) if isinstance(node, MapNode) else None
    place = source.place(node.span.start) if node is not None and hasattr(node, "span") else None
    return tree, [replace(problem, place=problem.place or place, path=path) for problem in problems]


def _as_of(root: MapNode) -> Date:
    node = root.get("as_of")
    return parse_date(getattr(node, "value", ""))


def _day(when: str | Day) -> Date:
    try:
        return parse_date(when if isinstance(when, str) else when.isoformat())
    except ValueFault as fault:
        raise AccordsError(f"{fault.message} {fault.hint}") from fault

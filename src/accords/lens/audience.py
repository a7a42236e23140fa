"""Results for an audience: computed on the whole case, shown only as far as that audience may see all that they used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from accords.case.case import Case
from accords.case.condition import Condition
from accords.case.consent import ConsentRule
from accords.case.handling import Marks, access_of, audience_of, marks_under
from accords.case.model import Refusal
from accords.case.patching import find, happened
from accords.case.timeline import KINDS
from accords.errors import AccordsError
from accords.lens.since import is_date


@dataclass(frozen=True, slots=True)
class Audience:
    """Somebody whom something is shown to, with what they may see of one case."""

    name: str
    marks: Marks

    def sees(self, *paths: str) -> bool:
        """Whether the audience may see the case and all of some entries."""
        return self.marks.of(paths).allows(self.name)

    def of(self, case: Case) -> Audience:
        """Give the same audience before another view of the case (another date, a scenario), which has marks of its own."""
        return Audience(self.name, marks_at(case))

    @property
    def sees_all(self) -> bool:
        """Whether nothing of the case's file, or of the case as it is seen, is withheld."""
        return self.marks.of(self.marks.entries).allows(self.name)

    def sees_every(self, kind: Callable[[str], bool]) -> bool:
        """Whether the audience may see every entry of some kind, told by its path, whichever of them count at the date."""
        return self.sees(*filter(kind, self.marks.entries))


def marks_at(case: Case) -> Marks:
    """Work out who may see each entry of a case from where it is seen; no patch makes anything wider than the file has it."""
    return marks_under(case.standpoint.written, case, patched_by(case))


def patched_by(case: Case) -> tuple[str, ...]:
    """Give the patches that what a case shows rests on: those applied, and events that are applied at another date."""
    supposed = [find(case.standpoint.written, name) for name in case.standpoint.supposed]
    return tuple(dict.fromkeys((*happened(case.standpoint.written), *supposed)))


def audience_for(case: Case, name: str | None = None) -> Audience:
    """Give an audience of a case; left out, it is the one that the case's own mark names.

    Raises
    ------
    AccordsError
        If there is no such audience; if the case's own mark leaves it nothing to see (names, issues and title take that mark); or if it
        may not see what was asked for: a scenario, or a reading of consent.
    """
    audience = Audience(audience_of(name, case), marks_at(case))
    if not audience.sees():
        message = f"This case is marked '{case.handling}'"
        if access_of(case.handling).allows(audience.name):
            message = "Names or issues of this case are changed by something that has a narrower mark"
        message = f"{message}: nothing of it may be shown to '{audience.name}'."
        raise AccordsError(f"{message} To show a part of it, give the case a wider mark and narrower ones to what is confidential.")
    for supposed in case.standpoint.supposed:
        if not audience.sees(find(case.standpoint.written, supposed)):
            raise AccordsError(f"'{supposed}' may not be shown to '{audience.name}', and neither may what would follow from it.")
    if not audience.sees(*reading_of(case.standpoint.consent)):
        raise AccordsError(f"The reading of consent '{case.standpoint.consent}' may not be shown to '{audience.name}'.")
    return audience


def reading_of(name: str) -> tuple[str, ...]:
    """Give the paths of a reading of consent."""
    return ("consent",) if name == "rule" else ("consent", f"consent.or_maybe.{name}")


def ground_of(case: Case) -> tuple[str, ...]:
    """Give the paths of what every package stands on: conditions, norms, and what may have changed them or anything else."""
    return (*(f"{section}.{name}" for section in ("feasible", "norms") for name in getattr(case, section)), *patched_by(case))


def used_by(case: Case, rule: ConsentRule) -> tuple[str, ...]:
    """Give the paths of everything that the verdicts under a consent rule use.

    That is the ground, the patches applied, and every refusal and acceptance of the parties whose consent is asked for, directly or
    through ``consents``; whether or not it turns out to matter, so that leaving it out says nothing about it.
    """
    entries = [item.path for item in case.held if item.party in asked(case, rule.parties) and item.kind != "lives_with"]
    return ("consent", *ground_of(case), *entries)


def is_statement(path: str, *kinds: str) -> bool:
    """Whether a path is that of a party's statement, or of what nobody knows of it; of some kinds alone, if they are given."""
    steps = path.split(".")
    return len(steps) == 4 and steps[0] == "views" and steps[2] in (kinds or (*KINDS, "silent"))


def seen_point(case: Case, point: str | None, audience: Audience) -> None:
    """Check that the audience may see the entry before which a case is to be compared, if the point is one.

    Raises
    ------
    AccordsError
        If it may not: not even its id is shown.
    """
    if point and not is_date(point) and not audience.sees(case.entry_path(point)):
        raise AccordsError(f"'{point}' may not be shown to '{audience.name}', so nothing is compared with it. Give a date instead.")


def with_outcomes(case: Case, path: str) -> tuple[str, ...]:
    """Give a proposal or precedent with the one that its outcome names, and so on."""
    section, name = path.split(".", 1)
    entries: Mapping[str, object] = getattr(case, section)
    outcome = getattr(entries[name], "outcome", None)
    if outcome is None or not outcome.named or outcome.named == "status_quo":
        return (path,)
    other = "proposals" if outcome.named in case.proposals else "precedents"
    return (path, *with_outcomes(case, f"{other}.{outcome.named}"))


def asked(case: Case, parties: Iterable[str]) -> frozenset[str]:
    """Give some parties and all whose consent their entries, other readings of these, or silent points of theirs ask for."""
    found: set[str] = set()
    waiting = list(parties)
    while waiting:
        party = waiting.pop()
        if party not in found:
            found.add(party)
            waiting += [other for condition in _conditions(case, party) for other in condition.parties]
    return frozenset(found)


def _conditions(case: Case, party: str) -> Iterator[Condition]:
    """Give every condition that a party's answer may depend on, however what is left open is taken."""
    for item in case.held:
        if item.party == party:
            yield item.entry.if_
            if isinstance(item.entry, Refusal) and item.entry.until_done is not None:
                yield item.entry.until_done
            yield from (reading.if_ for reading in item.entry.or_maybe.values())
    if party in case.views:
        yield from (silence.if_ for silence in case.views[party].silent.values())

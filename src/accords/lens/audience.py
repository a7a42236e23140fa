"""Results for an audience: computed on the whole case, shown only as far as that audience may see all that they used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from accords.case.case import Case
from accords.case.consent import ConsentRule
from accords.case.handling import Marks, audience_of, marks_of
from accords.errors import AccordsError


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
        return Audience(self.name, marks_of(case))

    @property
    def sees_all(self) -> bool:
        """Whether nothing of the case is withheld."""
        return self.marks.of(self.marks.entries).allows(self.name)


def audience_for(case: Case, name: str | None = None) -> Audience:
    """Give an audience of a case; left out, it is the one that the case's own mark names.

    Raises
    ------
    AccordsError
        If there is no such audience, or if the case's own mark leaves it nothing to see: names, issues and title take that mark.
    """
    audience = Audience(audience_of(name, case), marks_of(case))
    if not audience.sees():
        message = f"This case is marked '{case.handling}': nothing of it may be shown to '{audience.name}'."
        raise AccordsError(f"{message} To show a part of it, give the case a wider mark and narrower ones to what is confidential.")
    return audience


def used_by(case: Case, rule: ConsentRule) -> tuple[str, ...]:
    """Give the paths of everything that the verdicts under a consent rule use.

    That is the ground, the patches applied, the reading of consent, and every refusal and acceptance of the parties whose consent is
    asked for, directly or through ``consents``; whether or not it turns out to matter, so that leaving it out says nothing about it.
    """
    readings = [name for name, other in case.readings.items() if other == rule and name != "rule"]
    consent = [f"consent.or_maybe.{name}" for name in readings]
    ground = [f"{section}.{name}" for section in ("feasible", "norms") for name in getattr(case, section)]
    entries = [item.path for item in case.held if item.party in asked(case, rule.parties) and item.kind != "lives_with"]
    return ("consent", *consent, *ground, *entries, *(path.removesuffix(".effect") for path in case.patches))


def asked(case: Case, parties: Iterable[str]) -> frozenset[str]:
    """Give some parties and all whose consent their entries ask for."""
    found: set[str] = set()
    waiting = list(parties)
    while waiting:
        party = waiting.pop()
        if party in found:
            continue
        found.add(party)
        for item in case.held:
            if item.party == party:
                until_done = getattr(item.entry, "until_done", None)
                waiting += [*item.entry.if_.parties, *(until_done.parties if until_done is not None else ())]
    return frozenset(found)

"""What a case leaves open in its structure: every point that may be taken in several ways, and the entries with some of them so taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accords.case.case import Case
from accords.case.consent import ConsentRule
from accords.case.patching import changes
from accords.case.timeline import Held, firmness
from accords.lens.audience import asked
from accords.lens.foreseen import foreseen, rests_on_allegation, without_effect
from accords.lenses.robustness.result import Assumption, Supposing
from accords.zone.entries import Entries, entries_of, opposite


@dataclass(frozen=True, slots=True)
class Point:
    """One entry or silent point with the ways in which it may be taken beside the way it stands; at most one of them at a time."""

    path: str
    party: str
    ways: tuple[Assumption, ...]


def points(case: Case, rule: ConsentRule) -> tuple[Point, ...]:
    """Give the points that may matter for consent under a rule, in the order of the file: entries that count, then silent points.

    Those of parties whose consent is asked for through others' conditions matter too.
    """
    parties = asked(case, rule.parties)
    entries = (Point(item.path, item.party, tuple(_ways(case, item))) for item in entries_of(case).counted if _matters(item, parties))
    return tuple(point for point in (*entries, *_silent(case, rule, parties)) if point.ways)


def _matters(item: Held, parties: Iterable[str]) -> bool:
    return item.party in parties and item.kind != "lives_with"


def _ways(case: Case, item: Held) -> Iterator[Assumption]:
    for name in item.entry.or_maybe:
        yield _assumption("reading", f"{item.path}.or_maybe.{name}", "read_as")
    if firmness(case, item.party, item.entry)[0] in {"reported", "judged"}:
        yield _assumption("condition", item.path, "dropped")


def _silent(case: Case, rule: ConsentRule, asked_of: Iterable[str]) -> Iterator[Point]:
    """Give the silent points, those of parties of the rule first."""
    for party in dict.fromkeys((*rule.parties, *(party for party in case.parties if party in asked_of))):
        view = case.views.get(party)
        for name in view.silent if view else ():
            path = f"views.{party}.silent.{name}"
            yield Point(path, party, (_assumption("silent", path, "refused"), _assumption("silent", path, "insisted")))


def readings(case: Case) -> dict[str, Assumption | None]:
    """Give the readings of consent, first the one that the case is seen under, which is no assumption."""
    names = sorted(case.readings, key=lambda name: name != case.standpoint.consent)
    return {name: _assumption("consent", reading_path(name), "read_as") if index else None for index, name in enumerate(names)}


def reading_path(name: str) -> str:
    """Give the path of a reading of consent."""
    return "consent.rule" if name == "rule" else f"consent.or_maybe.{name}"


def patches(case: Case, *, alleged: bool = False) -> tuple[Assumption, ...]:
    """Give the foreseen events and the scenarios that would change something and are not supposed already.

    What rests on what somebody alleges is left out, unless it is asked for.
    """
    unjudged = without_effect(case)
    found = [_assumption("event", path, "happened") for path in foreseen(case) if path not in unjudged]
    found += [_assumption("scenario", f"scenarios.{name}", "supposed") for name, scenario in case.scenarios.items() if changes(scenario)]
    return tuple(point for point in found if point.path not in case.patches and (alleged or not rests_on_allegation(case, point.path)))


def taken(case: Case, entries: Entries, assumptions: Iterable[Assumption]) -> Entries:
    """Give the entries with some of them taken otherwise, and with silent points refused or insisted on."""
    for point in assumptions:
        _, party, kind, name, *rest = point.path.split(".")
        if point.supposing == "dropped":
            entries = entries.without(point.path)
        elif point.kind == "reading":
            path = f"views.{party}.{kind}.{name}"
            entry = getattr(case.views[party], kind)[name]
            entries = entries.read_as(path, entry.or_maybe[rest[1]].if_)
        elif point.kind == "silent":
            asked_of = case.views[party].silent[name].if_
            entries = entries.refusing(point.path, asked_of if point.supposing == "refused" else opposite(asked_of))
    return entries


def _assumption(kind: str, path: str, supposing: Supposing) -> Assumption:
    name = f"{path}:{supposing}" if kind in {"silent", "condition"} else path
    return Assumption(name, kind, path, supposing)  # type: ignore[arg-type] # the callers give only the kinds that there are

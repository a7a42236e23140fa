"""What the answer turns on: each open point, and the answer if it were otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from accords.case.case import Case
from accords.case.consent import ConsentRule
from accords.case.timeline import Held, firmness
from accords.lens.audience import asked
from accords.lens.foreseen import foreseen, without_effect
from accords.lenses.openings.result import Answer, Point, Turn
from accords.zone.dropping import Dropping
from accords.zone.entries import opposite
from accords.zone.zone import Packages, Zone, zone_of


def turns(zone: Zone, rule: ConsentRule) -> tuple[Turn, ...]:
    """Answer anew for each silent point, reading, foreseen event, and reported or judged condition of a party that has a say."""
    packages = zone.packages(rule)
    now = _short(packages)
    found = [Turn(point, now, answer(other, rule)) for point, other in (*_silent(zone, rule), *_readings(zone, rule))]
    found += [Turn(point, now, _under(zone, rule, point)) for point in _events(zone.case)]
    dropping = Dropping(zone, rule, packages)
    found += [Turn(Point("condition", item.path, "dropped"), now, _without(item, dropping)) for item in _dropped(zone, rule)]
    return tuple(found)


def answer(zone: Zone, rule: ConsentRule) -> Answer:
    """Give the answer in short."""
    return _short(zone.packages(rule))


def _short(packages: Packages) -> Answer:
    return Answer(packages.deals, packages.ruled_out, packages.accepted, packages.locked, packages.open)


def _silent(zone: Zone, rule: ConsentRule) -> Iterator[tuple[Point, Zone]]:
    others = asked(zone.case, rule.parties).difference(rule.parties)
    for party in (*rule.parties, *sorted(others)):
        view = zone.case.views.get(party)
        for name, silence in view.silent.items() if view else ():
            path = f"views.{party}.silent.{name}"
            yield Point("silent", path, "refused"), zone.supposing(zone.entries.refusing(path, silence.if_))
            yield Point("silent", path, "insisted"), zone.supposing(zone.entries.refusing(path, opposite(silence.if_)))


def _readings(zone: Zone, rule: ConsentRule) -> Iterator[tuple[Point, Zone]]:
    parties = asked(zone.case, rule.parties)
    for item in zone.entries.counted:
        if item.party in parties and item.kind != "lives_with":
            for name, reading in item.entry.or_maybe.items():
                yield Point("reading", item.path, "read_as", name), zone.supposing(zone.entries.read_as(item.path, reading.if_))


def _dropped(zone: Zone, rule: ConsentRule) -> Iterator[Held]:
    """Give the reported and judged conditions."""
    # Those whose consent is asked for through another party's conditions matter too.
    parties = asked(zone.case, rule.parties)
    for item in zone.entries.counted:
        firm, _ = firmness(zone.case, item.party, item.entry)
        if item.party in parties and item.kind != "lives_with" and firm in {"reported", "judged"}:
            yield item


def _without(item: Held, dropping: Dropping) -> Answer:
    """Answer as if a condition had not been stated."""
    if item.kind == "refuses":
        return _short(dropping.packages(item.path))
    zone = dropping.zone
    return answer(zone.supposing(zone.entries.without(item.path)), dropping.rule)


def _events(case: Case) -> Iterator[Point]:
    unjudged = without_effect(case)
    for path in foreseen(case):
        if path not in unjudged:
            yield Point("event", path, "happened")


def _under(zone: Zone, rule: ConsentRule, point: Point) -> Answer:
    """Answer with a foreseen event having happened; it may change who must consent under this reading."""
    case = zone.case.under(point.path)
    changed = next((other for name, other in case.readings.items() if str(zone.case.readings.get(name)) == str(rule)), rule)
    return answer(zone_of(case), changed)

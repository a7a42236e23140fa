"""Key assumptions: conditions whose removal or reversal decides whether anything is left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from accords.case.case import Case
from accords.case.consent import ConsentRule
from accords.lenses.evidence.result import Assumption, RuledOut
from accords.maths.formula import conj, negate
from accords.zone.entries import Entries, opposite
from accords.zone.partial import judge
from accords.zone.zone import Zone, zone_of


def assumptions(zone: Zone) -> Iterator[Assumption]:
    """Give, per reading of consent, the refusals that carry the answer to "is anything left?"."""
    for name, rule in zone.case.readings.items():
        now = _left(zone, rule)
        for item in zone.entries.counted:
            if item.party not in rule.parties or item.kind != "refuses":
                continue
            without = zone.entries.without(item.path)
            otherwise: tuple[tuple[Literal["dropped", "flipped"], Entries], ...] = (
                ("dropped", without),
                ("flipped", without.refusing(item.path, opposite(item.entry.if_))),
            )
            for supposing, entries in otherwise:
                left = _left(zone.supposing(entries), rule)
                if now is not None and left is not None and left != now:
                    yield Assumption(item.path, name, supposing, now, left)


def _left(zone: Zone, rule: ConsentRule) -> bool | None:
    """Whether any deal is open or accepted; ``None`` where that cannot be decided within the work set aside."""
    verdicts = zone.verdicts(rule)
    return zone.perhaps(conj(zone.deals, negate(verdicts.ruled_out), negate(verdicts.locked)))


def precedents_ruled_out(case: Case) -> tuple[tuple[RuledOut, ...], dict[str, tuple[str, ...]]]:
    """Judge precedents with the model as it stood at their date: those ruled out, and what did not test them."""
    ruled_out, not_tested = [], {}
    for name, precedent in case.precedents.items():
        if precedent.outcome is None or precedent.date is None:
            continue
        then = case.at(precedent.date.first)
        choices = then.choices(precedent.outcome)
        zone = zone_of(then, also=choices)
        if zone.entries.unknown:
            not_tested[name] = tuple(item.path for item in zone.entries.unknown)
        for reading, rule in then.readings.items():
            found = judge(zone, rule, choices)
            if found.status == "ruled_out":
                ruled_out.append(RuledOut(name, reading, found.ruled_out_by))
    return tuple(ruled_out), not_tested

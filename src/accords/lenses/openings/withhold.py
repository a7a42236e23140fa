"""What of an answer of ``openings`` an audience may see."""

from __future__ import annotations

from dataclasses import replace

from accords.case.case import Case
from accords.case.consent import ConsentRule
from accords.case.timeline import KINDS
from accords.lens.audience import Audience, asked, ground_of, is_statement, reading_of, seen_point, used_by, with_outcomes
from accords.lens.since import seen_since
from accords.lenses.openings.result import Judged, Reading, Result, Turn


def withhold(result: Result, case: Case, audience: Audience) -> Result:
    """Leave out what rests on material that the audience may not see; what is left was computed on the whole case.

    A reading is shown if everything that its verdicts use may be seen; single points, proposals and precedents in it if what they use
    beyond that may be seen too. ``withheld`` names the readings of which nothing is shown; a reading's own ``withheld`` says that
    something of it is not. What is left out follows from marks, not from what the material withheld says.

    Raises
    ------
    AccordsError
        If the entry to compare with is one that the audience may not see.
    """
    seen_point(case, result.compared.point if result.compared else None, audience)
    if audience.sees_all:
        return result
    readings = {name: reading for name, reading in result.readings.items() if audience.sees(*reading_of(name))}
    shown = {name: reading for name, reading in readings.items() if audience.sees(*used_by(case, case.readings[name]))}
    since = _seen_since(result, case, audience)
    grounded = audience.sees(*ground_of(case))
    return replace(
        result,
        readings={name: _reading(reading, case.readings[name], case, audience, since=since) for name, reading in shown.items()},
        norms=tuple(name for name in result.norms if grounded),
        contradictions=tuple(pair for pair in result.contradictions if grounded and _sees_pair(pair, case, audience)),
        # How many of how many conditions do not count says something of all of them.
        unknown=result.unknown if audience.sees_every(lambda path: is_statement(path, *KINDS)) else (),
        perhaps_ended=tuple(path for path in result.perhaps_ended if audience.sees(path)),
        no_effect=tuple(path for path in result.no_effect if audience.sees(path)),
        compared=result.compared if since else None,
        exact=all(reading.exact for reading in shown.values()),
        withheld=tuple(name for name in readings if name not in shown),
    )


def _seen_since(result: Result, case: Case, audience: Audience) -> bool:
    """Whether the audience may see the comparison: every entry, since any may have begun or ended, and all used at the earlier point."""
    if result.compared is None:
        return False
    then = seen_since(case, result.compared.point)
    before = audience.of(then)
    entries = all(each.sees_every(lambda path: is_statement(path, *KINDS)) for each in (audience, before))
    return entries and all(before.sees(*used_by(then, rule)) for rule in then.readings.values())


def _sees_pair(pair: tuple[str, ...], case: Case, audience: Audience) -> bool:
    """Whether the audience may see two entries of a party, and those of all whose consent they ask for."""
    others = asked(case, [pair[0].split(".")[1]])
    return audience.sees(*pair, *(item.path for item in case.held if item.party in others and item.kind != "lives_with"))


def _reading(reading: Reading, rule: ConsentRule, case: Case, audience: Audience, *, since: bool) -> Reading:
    """Leave out of a reading what uses more than its verdicts do, where that may not be seen."""
    turns = tuple(turn for turn in reading.turns_on if _sees_turn(turn, rule, case, audience))
    proposals = {name: judged for name, judged in reading.proposals.items() if audience.sees(*with_outcomes(case, f"proposals.{name}"))}
    precedents = {name: judged for name, judged in reading.precedents.items() if _sees_precedent(name, judged, rule, case, audience)}
    parties = asked(case, rule.parties)
    left_out = len(turns) < len(reading.turns_on) or len(proposals) < len(reading.proposals) or len(precedents) < len(reading.precedents)
    return replace(
        reading,
        turns_on=turns,
        proposals={name: _judged(judged, audience) for name, judged in proposals.items()},
        precedents={name: _judged(judged, audience) for name, judged in precedents.items()},
        since=reading.since if since else None,
        withheld=left_out or (reading.since is not None and not since) or not audience.sees_every(lambda path: _is_point(path, parties)),
    )


def _is_point(path: str, parties: frozenset[str]) -> bool:
    """Whether a path is that of something that a reading speaks of beside its verdicts, whether or not it turns on that."""
    section, *rest = path.split(".")
    if section == "views":
        return rest[0] in parties and (is_statement(path, "silent") or "or_maybe" in rest)
    return section in {"events", "proposals", "precedents"} and len(rest) == 1


def _sees_turn(turn: Turn, rule: ConsentRule, case: Case, audience: Audience) -> bool:
    point = turn.point
    if point.kind != "event":
        return audience.sees(f"{point.path}.or_maybe.{point.read_as}" if point.kind == "reading" else point.path)
    if not audience.sees(point.path):
        return False
    changed = case.under(point.path)
    after = audience.of(changed)
    return all(after.sees(*used_by(changed, other)) for other in (rule, *changed.readings.values()))


def _sees_precedent(name: str, judged: Judged, rule: ConsentRule, case: Case, audience: Audience) -> bool:
    """Whether a precedent and everything that counted, or may have counted, at its date may be seen."""
    precedent = case.precedents[name]
    if not audience.sees(*with_outcomes(case, f"precedents.{name}")):
        return False
    if precedent.date is None or judged.status == "not_stated":
        return True
    then = case.at(precedent.date.first)
    return audience.of(then).sees(*used_by(then, rule))


def _judged(judged: Judged, audience: Audience) -> Judged:
    """Leave out silent points, and entries that could only be lived with, which may not be seen: the status does not use them."""
    return replace(
        judged,
        silent=tuple(path for path in judged.silent if audience.sees(path)),
        not_tested_by=tuple(path for path in judged.not_tested_by if audience.sees(path)),
    )

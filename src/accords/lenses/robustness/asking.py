"""Which answer would decide most: questions about the structure, ranked by how often they decide whether the objective is reached.

The objective is that something is open or accepted under every reading of consent. An answer decides in one combination of everything
else if the objective is reached with it and not with another answer. The part of the combinations in which it does is the structural
importance of the question (Birnbaum 1969, with each combination counted once): a count over the description, not a probability.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from accords.case.case import Case
from accords.lens.audience import Audience, marks_at
from accords.lenses.robustness.answers import UNDECIDED, Answered, Signs
from accords.lenses.robustness.assumptions import Point, readings
from accords.lenses.robustness.combinations import Setting, Structure, answered
from accords.lenses.robustness.result import Ask, Effect, Query
from accords.maths.formula import conj, disj
from accords.zone.zone import Zone

AS_IT_STANDS = "as_it_stands"


def structural(structure: Structure, case: Case) -> list[Ask]:
    """Give the questions about the structure, those first on which most hangs."""
    table = answered(structure)
    found = [*_consent(table, case), *(_point(table, point, case) for point in _points(structure.settings))]
    return sorted([*found, *_words(structure, case)], key=rank)


def rank(ask: Ask) -> tuple[bool, bool, bool, float]:
    """Put questions in order: first those that decide with all else as it is, under every reading or one; then by value, zeros last."""
    return (not ask.decides, not ask.decides_under, ask.value is not None and ask.value == 0, -(ask.value or 0))


def _points(settings: Iterable[Setting]) -> Iterator[Point]:
    """Give every point of the case as it is once, with all the ways in which it may be taken."""
    found: dict[str, Point] = {}
    for setting in settings:
        for point in setting.points if not setting.patches else ():
            known = found.get(point.path)
            ways = dict.fromkeys((*known.ways, *point.ways) if known else point.ways)
            found[point.path] = Point(point.path, point.party, tuple(ways))
    yield from found.values()


def _point(table: Answered, point: Point, case: Case) -> Ask:
    kinds = [way.kind for way in point.ways]
    kind = "silent" if "silent" in kinds else "reading" if "reading" in kinds else "condition"
    answers = {AS_IT_STANDS: 0} | {way.id: table.bits[way.id] for way in point.ways}
    own = sum(answers.values())
    contexts = table.contexts(own)
    tried = {name: table.reached(contexts | bit) for name, bit in answers.items()}
    query = Query(kind, (point.party,), point.path)  # type: ignore[arg-type] # one of the three kinds above
    names = {name: reading.id if reading else "" for name, reading in readings(case).items()}
    left = {
        answer: {name: _said(table.under(key, table.sets(bit))[0]) for name, key in names.items() if key in table.known}
        for answer, bit in answers.items()
    }
    return _weighed(query, tried, left, case)


def _consent(table: Answered, case: Case) -> Iterator[Ask]:
    names = {reading.id if reading else AS_IT_STANDS: name for name, reading in readings(case).items()}
    if len(names) < 2:
        return
    rules = [case.readings[name].parties for name in names.values()]
    some = tuple(party for party in case.parties if 0 < sum(party in parties for parties in rules) < len(rules))
    # Readings may name the same parties and differ in whether all of them must agree.
    whom = some or tuple(party for party in case.parties if any(party in parties for parties in rules))
    keys = {name: "" if name == AS_IT_STANDS else name for name in names}
    tried = {name: table.under(key, table.contexts(0)) for name, key in keys.items() if key in table.known}
    left = {answer: {names[answer]: _said(found[0])} for answer, found in tried.items()}
    yield _weighed(Query("consent", whom, "consent"), tried, left, case)


def _weighed(query: Query, tried: Mapping[str, Signs], left: Mapping[str, dict[str, bool | None]], case: Case) -> Ask:
    """Count in which combinations of everything else an answer decides; those in which some answer was not looked at do not count.

    ``tried`` has for each answer whether the objective is reached in each of these, the case as it is first.
    """
    found = np.stack(list(tried.values()))
    known = (found != UNDECIDED).all(axis=0)
    decided = known & (found.min(axis=0) != found.max(axis=0))
    contexts = int(known.sum())
    effects = []
    for name, signs in tried.items():
        share = int((signs[known] == 1).sum()) / contexts if contexts else None
        effects.append(Effect(name, _said(signs[0]), share, left[name]))
    value = int(decided.sum()) / contexts if contexts else None
    shared = [name for name in next(iter(left.values())) if all(name in found for found in left.values())]
    under = tuple(name for name in shared if len({found[name] for found in left.values()} - {None}) > 1)
    return Ask(query, value, bool(decided[0]), under, tuple(effects), unseen_by(query, case))


def _said(sign: np.int8) -> bool | None:
    return None if sign == UNDECIDED else bool(sign)


def unseen_by(query: Query, case: Case) -> tuple[str, ...]:
    """Give those asked who may not see, by the case's marks, what a question rests on."""
    marks = marks_at(case)
    return tuple(party for party in query.whom if not Audience(f"party:{party}", marks).sees(query.path))


def _words(structure: Structure, case: Case) -> Iterator[Ask]:
    """Ask what an option means that parties do not read alike, where some deal that is left has it."""
    for issue in case.issues.values():
        for option, read in issue.reads.items():
            if ("unknown" in read.values() or len(set(read.values())) > 1) and _in_play(structure, issue.id, option):
                query = Query("word", tuple(party for party in case.parties if party in read), f"issues.{issue.id}.{option}")
                yield Ask(query, None, decides=False, decides_under=(), answers=(), reveals=())


def _in_play(structure: Structure, issue: str, option: str) -> bool:
    """Whether some deal with an option is left under a reading of consent, with all else as the case has it."""
    return any(_left_with(setting, setting.zone, issue, option) for setting in structure.settings if not setting.patches)


def _left_with(setting: Setting, zone: Zone, issue: str, option: str) -> bool:
    verdicts = zone.verdicts(setting.rule)
    left = disj(verdicts.open, verdicts.accepted)
    return zone.perhaps(conj(zone.deals, left, zone.space.chosen(issue, frozenset({option})))) is True

"""Whom to ask what: the questions on which the answer turns, as an analyst could put them.

What ``robustness`` found to ask leads, in its order; where it is not there, or not to be shown, what ``openings`` found to turn on.
"""

from __future__ import annotations

from dataclasses import dataclass

from accords.case.case import Case
from accords.lenses.openings.result import Result as Openings
from accords.lenses.openings.sentences import decides
from accords.lenses.positions.result import Result as Positions
from accords.lenses.robustness.result import Ask, Query
from accords.lenses.robustness.result import Result as Robustness
from accords.zone.package_set import PackageSet


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``decides``: whether the answer decides, under some reading of consent, if anything is left at all."""

    query: Query
    decides: bool


def questions(
    case: Case, openings: Openings | None, positions: Positions | None, robustness: Robustness | None = None
) -> tuple[Question, ...]:
    """Give the questions on which the answer turns, those first that decide whether anything is left."""
    if robustness is not None and not robustness.withheld:
        found = [Question(ask.question, _decides(ask)) for ask in robustness.ask if _decides(ask) or ask.value is None or ask.value > 0]
        return tuple(sorted(found, key=lambda question: not question.decides))
    found = [*_consent(case, openings), *_turning(openings), *_words(case, openings, positions)] if openings else []
    best: dict[tuple[str, str], Question] = {}
    for question in sorted(found, key=lambda question: not question.decides):
        best.setdefault((question.query.kind, question.query.path), question)
    return tuple(best.values())


def _decides(ask: Ask) -> bool:
    """Whether an answer decides alone, under some reading, with all else as the case has it."""
    return ask.decides or bool(ask.decides_under)


def _consent(case: Case, openings: Openings) -> list[Question]:
    """Ask who must consent where readings of it differ in whether anything is left."""
    left = {name: _left(reading.packages.open.high, reading.packages.accepted.high) for name, reading in openings.readings.items()}
    if len(set(left.values())) < 2:
        return []
    rules = [case.readings[name].parties for name in left]
    some = tuple(party for party in case.parties if 0 < sum(party in parties for parties in rules) < len(rules))
    # Readings may name the same parties and differ in whether all of them must agree.
    whom = some or tuple(party for party in case.parties if any(party in parties for parties in rules))
    return [Question(Query("consent", whom, "consent"), decides=True)]


def _left(open_packages: int, accepted: int) -> bool:
    return open_packages > 0 or accepted > 0


def _turning(openings: Openings) -> list[Question]:
    """Ask about every point on which the answer turns and that a party can answer."""
    return [
        Question(Query(turn.point.kind, (turn.point.path.split(".")[1],), turn.point.path), decides=decides(turn))
        for reading in openings.readings.values()
        for turn in reading.turns_on
        if turn.now != turn.otherwise and turn.point.kind != "event"
    ]


def _words(case: Case, openings: Openings, positions: Positions | None) -> list[Question]:
    """Ask what an option means where it is left in some package and not known to be read alike."""
    found = []
    for word in positions.read_differently if positions else ():
        whom = tuple(party for party in case.parties if party in word.readings)
        if any(_in_play(word.issue, word.option, reading.open_packages) for reading in openings.readings.values()):
            found.append(Question(Query("word", whom, f"issues.{word.issue}.{word.option}"), decides=False))
    return found


def _in_play(issue: str, option: str, packages: PackageSet) -> bool:
    return packages.common.get(issue) == option or any(option in box.get(issue, ()) for group in packages.groups for box in group.boxes)

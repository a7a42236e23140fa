"""What ``evidence`` says, by definition: assumptions by asking again without a condition, values by what they cover."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

from accords.case.case import Case
from accords.case.condition import Condition
from accords.case.values import Amount, Date
from accords.case.voice import Stated
from oracles.zone import World, refusing

Assumed = tuple[str, str, str, bool]


def left(world: World, rule: str) -> bool:
    """Whether any deal is open or accepted."""
    return any(world.verdict(rule, package) in {"open", "accepted"} for package in world.deals())


def assumptions(world: World, rules: dict[str, str], parties: dict[str, tuple[str, ...]]) -> set[Assumed]:
    """Give each refusal whose removal, or opposite, makes a difference to whether anything is left, per reading of consent."""
    found = set()
    for name, rule in rules.items():
        now = left(world, rule)
        for stance in world.held:
            if stance.kind == "refuses" and stance.party in parties[name]:
                fewer = [other for other in world.held if other.path != stance.path]
                opposite = refusing(fewer, stance.path, Condition("", stance.if_.root), opposite=True)
                if left(world.having(fewer), rule) != now:
                    found.add((stance.path, name, "dropped", not now))
                if left(world.having(opposite), rule) != now:
                    found.add((stance.path, name, "flipped", not now))
    return found


def covered(value: Stated) -> set[object] | None:
    """Give every day or tenth that a value stated exactly covers; nothing where it has no bounds."""
    if value.about:
        return None
    if isinstance(value.value, Date):
        first, last = value.value.first, (value.last or value.value).last
        return {first + timedelta(days=day) for day in range((last - first).days + 1)}
    if isinstance(value.value, Amount):
        if value.value.low is None or value.value.high is None:
            return None
        return set(range(int(value.value.low * 10), int(value.value.high * 10) + 1))
    return {value.value}


def disagreements(case: Case) -> dict[str, bool]:
    """Give the facts of which claims state different values, with whether one value could be meant by all."""
    found = {}
    for fact in case.facts:
        stated = [value for claim in case.claims.values() for value in claim.states or () if value.fact == fact]
        sets = [covered(value) for value in stated]
        bounded = [each for each in sets if each is not None]
        alike = len({value.text for value in stated}) < 2 or (len(bounded) == len(sets) and all(each == sets[0] for each in sets))
        if not alike:
            found[fact] = not bounded or bool(set.intersection(*bounded))
    return found


def plain(text: str) -> str:
    """Fold a text by the letter: taken apart, quotation marks and dashes alike, invisible marks gone, spaces one by one."""
    marks = "".join(mark for mark in text if unicodedata.category(mark) != "Cf")
    letters = unicodedata.normalize("NFKD", marks)
    for same, those in (("'", "‘’‚‛′"), ('"', "“”„«»″"), ("-", "‐‑‒–—−")):
        letters = "".join(same if mark in those else mark for mark in letters)
    return " ".join(letters.split())

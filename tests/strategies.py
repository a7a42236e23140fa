"""Whole cases at random, as the structure and the text of their files.

A case is drawn as what its file writes (maps, lists and texts), so that tests can rename, reorder and split what it says, and is then
written out as YAML: what is tested goes through the reader like any other file. Every case drawn is valid.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import prod
from typing import Any, TypeVar

from hypothesis import strategies as st

from accords.case.grammar import parse
from accords.case.issue import Issue, Option, number_or_none
from oracles.conditions import value_of, whole

AS_OF = "2024-06-15"
PARTIES = ("ann", "bor", "cyd", "dov")
ISSUES = ("road", "well", "toll", "seat", "bell")
NAMED = ("ash", "elm", "fir", "oak")
NUMBERS = ("0", "10", "20", "30")
KINDS = ("refuses", "accepts", "lives_with")
_MOST_OUTCOMES = 100

Plan = dict[str, Any]
T = TypeVar("T")


def text_of(plan: Mapping[str, Any]) -> str:
    """Write a structure as a case file."""
    return "\n".join(_lines(plan, 0)) + "\n"


def _lines(value: Mapping[str, Any], depth: int) -> list[str]:
    lines = []
    for key, part in value.items():
        start = f"{'  ' * depth}{key}:"
        if isinstance(part, Mapping) and part:
            lines += [start, *_lines(part, depth + 1)]
        else:
            lines.append(f"{start} {json.dumps(part, ensure_ascii=False)}")
    return lines


@cache
def _up_to(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most)


class Dice:
    """Draws of one example; few kinds of them, made once, since a case needs some hundreds."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def up_to(self, most: int) -> int:
        """Draw a whole number from 0 to ``most``."""
        return self.draw(_up_to(most)) if most else 0

    def one_in(self, number: int) -> bool:
        """Draw whether something rare happens; simplest: it does not."""
        return self.up_to(number - 1) == number - 1

    def pick(self, choices: Sequence[T]) -> T:
        """Draw one of several; the first is the simplest."""
        return choices[self.up_to(len(choices) - 1)]

    def some(self, choices: Sequence[T], most: int) -> list[T]:
        """Draw one to ``most`` different ones in any order."""
        left = list(choices)
        return [left.pop(self.up_to(len(left) - 1)) for _ in range(1 + self.up_to(most - 1))]


@st.composite
def cases(draw: st.DrawFn, *, consents: bool = True, locks: bool = True) -> Plan:
    """Draw a case.

    Parameters
    ----------
    draw
        Given by hypothesis.
    consents
        Whether parties may make their answer depend on other parties' answers.
    locks
        Whether refusals may have ``until_done``.
    """
    dice = Dice(draw)
    parties = PARTIES[: 2 + dice.up_to(2)]
    roles = ["negotiator", "negotiator", *(dice.pick(["ratifier", "constituency", "mediator"]) for _ in parties[2:])]
    plan: Plan = {"accords": "1", "title": "Drawn at random", "as_of": AS_OF}
    plan["parties"] = {party: {"role": role} for party, role in zip(parties, roles, strict=True)}
    if len(parties) > 2 or not dice.one_in(4):  # else both negotiators, as the format says
        plan["consent"] = _consent(dice, parties)
    plan["issues"] = _issues(dice)
    plan |= _ground(dice, plan["issues"])
    plan["views"] = {
        party: _view(dice, plan["issues"], parties[:index] if consents else (), locks=locks) for index, party in enumerate(parties)
    }
    if locks and dice.one_in(3):
        _wait(dice, plan)
    plan |= _changes(dice, plan)
    plan["proposals"] = {f"plan-{index}": _proposal(dice, plan) for index in range(dice.up_to(2))}
    plan["precedents"] = {f"past-{index}": _proposal(dice, plan) for index in range(dice.up_to(1))}
    return {key: part for key, part in plan.items() if part != {}}


def _consent(dice: Dice, parties: Sequence[str]) -> Any:
    rule = _rule(dice, parties, 2)
    if not dice.one_in(3):
        return rule
    return {"rule": rule, "or_maybe": {"wider": _rule(dice, parties, 1), "other": {"rule": _rule(dice, parties, 2)}}}


def _rule(dice: Dice, parties: Sequence[str], depth: int) -> str:
    if not depth or dice.up_to(1) == 0:
        return " and ".join(dice.some(parties, 2))
    word = dice.pick(["and", "or"])
    return f"({_rule(dice, parties, depth - 1)}) {word} {_rule(dice, parties, depth - 1)}"


def _issues(dice: Dice) -> Plan:
    found: Plan = {}
    for name in ISSUES[: 1 + dice.up_to(4)]:
        numeric = dice.one_in(2)
        room = max(1, _MOST_OUTCOMES // prod(len(issue["options"]) for issue in found.values()))
        options = dice.some(NUMBERS if numeric else NAMED, 4)[:room]
        issue: Plan = {"options": {option: f"Option {option}" for option in options} if dice.one_in(2) else options}
        if not numeric and dice.one_in(3):
            issue["ordered"] = "false"
        if found and dice.one_in(3):
            issue["applies"] = condition(dice, found)
        found[name] = issue
    return found


def models(issues: Mapping[str, Any]) -> dict[str, Issue]:
    """Make the issues of a structure as the program has them."""
    return {
        name: Issue.model_construct(
            id=name,
            options=tuple(Option(option, number=number_or_none(option)) for option in issue["options"]),
            ordered=issue.get("ordered") != "false",
            applies=parse(issue["applies"]) if "applies" in issue else None,
        )
        for name, issue in issues.items()
    }


def condition(dice: Dice, issues: Mapping[str, Any], parties: Sequence[str] = (), depth: int = 2) -> str:
    """Draw a condition on some issues, in any form of the grammar; ``parties`` may be asked for their consent."""
    form = dice.up_to(12 if depth else 5)
    if form == 5 and parties and dice.one_in(2):
        return f"consents({dice.pick(parties)})"
    if form == 5 and dice.one_in(4):
        return dice.pick(["true", "false"])
    if form <= 6:
        return _test(dice, issues)
    first, second = (condition(dice, issues, parties, depth - 1) for _ in range(2))
    return {
        7: f"not ({first})",
        8: f"({first}) and ({second})",
        9: f"({first}) or ({second})",
        10: f"({first}) or ({second}) and not ({first})",
        11: f"if {first} then {second}",
        12: f"({first}) iff ({second})",
    }[form]


def _test(dice: Dice, issues: Mapping[str, Any]) -> str:
    name = dice.pick(list(issues))
    options = list(issues[name]["options"])
    numeric = options[0] in NUMBERS
    ends = [*options, "15"] if numeric else options
    form = dice.up_to(7 if numeric or issues[name].get("ordered") != "false" else 4)
    if form <= 2:
        return f"{name} {'==' if form < 2 else '!='} {dice.pick(options)}"
    if form <= 4:
        return f"{name} {'in' if form == 3 else 'not in'} {'|'.join(dice.some(options, min(2, len(options))))}"
    if form <= 6:
        return f"{name} {dice.pick(['<', '<=', '>', '>='])} {dice.pick(ends)}"
    low, high = sorted([dice.pick(ends), dice.pick(ends)], key=int if numeric else options.index)
    return f"{name} {dice.pick(['in', 'not in'])} {low}..{high}|{dice.pick(options)}"


def _ground(dice: Dice, issues: Plan) -> Plan:
    found: Plan = {"deal": condition(dice, issues)} if dice.one_in(2) else {}
    feasible = [condition(dice, issues) for _ in range(dice.up_to(1))]
    if not dice.one_in(4):
        known = models(issues)
        choices = whole(known, {name: dice.pick(list(issue["options"])) for name, issue in issues.items()})
        if not any(value_of(parse(each).root, known, choices) is False for each in feasible):
            found["status_quo"] = choices
    found["feasible"] = {f"limit-{index}": each for index, each in enumerate(feasible)}
    found["norms"] = {"mandate": {"if": condition(dice, issues)}} if dice.one_in(3) else {}
    return found


def _view(dice: Dice, issues: Plan, asked: Sequence[str], *, locks: bool) -> Plan:
    view: Plan = {}
    written: list[tuple[str, Plan]] = []
    for kind, most in zip(KINDS, (3, 2, 1), strict=True):
        view[kind] = {}
        for index in range(dice.up_to(most)):
            entry = _entry(dice, issues, asked, until_done=locks and kind == "refuses")
            older = [name for name, other in written if "until" not in other]
            if older and dice.one_in(4):
                entry["replaces"] = dice.pick(older)
            written.append((f"{kind[0]}{index}", entry))
            view[kind][f"{kind[0]}{index}"] = entry["if"] if entry.keys() == {"if"} and dice.one_in(2) else entry
    view["silent"] = {f"q{index}": condition(dice, issues, asked, 1) for index in range(dice.up_to(1))}
    return {key: part for key, part in view.items() if part}


@st.composite
def entangled_cases(draw: st.DrawFn) -> Plan:
    """Draw a case whose parties wait for each other: refusals with ``until_done``, and little else."""
    dice = Dice(draw)
    parties = PARTIES[: 2 + dice.up_to(1)]
    plan: Plan = {
        "accords": "1",
        "title": "Drawn at random",
        "as_of": AS_OF,
        "parties": {party: {"role": "negotiator"} for party in parties},
    }
    plan["consent"] = " or ".join(parties) if dice.one_in(8) else " and ".join(parties)
    plan["issues"] = {name: {"options": list(NAMED[: 2 + dice.up_to(1)])} for name in ISSUES[: 2 + dice.up_to(2)]}
    if dice.one_in(4):
        plan["issues"]["toll"] = {"options": ["ash", "elm"], "applies": "road != ash"}
    if dice.one_in(2):
        plan["status_quo"] = whole(models(plan["issues"]), dict.fromkeys(plan["issues"], "ash"))
    _wait(dice, plan)
    return plan


def _wait(dice: Dice, plan: Plan) -> None:
    """Let parties wait for each other in turn, each for one thing or for one of several."""

    def test() -> str:
        name = dice.pick(list(plan["issues"]))
        return f"{name} == {dice.pick(list(plan['issues'][name]['options'])[::-1])}"

    def one_or_two(link: str) -> str:
        return f"{link} {dice.pick(['and', 'or'])} {test()}" if dice.one_in(3) else link

    links = [test() for _ in range(2 + dice.up_to(2))]
    parties = list(plan["parties"])
    views = plan.setdefault("views", {})
    for index, link in enumerate(links):
        refuses = views.setdefault(parties[index % len(parties)], {}).setdefault("refuses", {})
        refuses[f"w{index}"] = {"if": one_or_two(link), "until_done": one_or_two(links[(index + 1) % len(links)])}


def _entry(dice: Dice, issues: Plan, asked: Sequence[str], *, until_done: bool) -> Plan:
    entry: Plan = {"if": condition(dice, issues, asked)}
    if until_done and dice.one_in(2):
        entry["until_done"] = condition(dice, issues, asked)
    if dice.one_in(4):
        entry["since"] = dice.pick(["2024-05-01", "2024-06", "2024-07-01", "by 2024-06-01", "by 2024-08-01"])
    if dice.one_in(6):
        entry["until"] = dice.pick(["2024-08-31", "2024-12", *([] if "since" in entry else ["2024-05-20"])])
    if dice.one_in(5):
        entry["or_maybe"] = {"narrow": condition(dice, issues, asked, 1)}
    if dice.one_in(3):
        entry["firm"] = dice.pick(["stated", "reported", "judged", "tested"])
    return entry


def _changes(dice: Dice, plan: Plan) -> Plan:
    """Draw a foreseen event, one that has happened, a scenario or an instrument, with an effect or without."""
    found: Plan = {}
    if dice.one_in(2):
        found["events"] = {"vote": {"date": "2024-09-01"} | _effect(dice, plan)}
    if dice.one_in(5):
        found.setdefault("events", {})["flood"] = {"date": "2024-06-01", "change": {"deal": condition(dice, plan["issues"])}}
    if dice.one_in(4):
        found["scenarios"] = {"calm": {"title": "Calm"} | _effect(dice, plan)}
    if dice.one_in(4):
        found["instruments"] = {"escort": {"kind": "verification", "effect": _effect(dice, plan)}}
    return found


def _effect(dice: Dice, plan: Plan) -> Plan:
    replaced = {
        (party, entry["replaces"])
        for party, view in plan["views"].items()
        for kind in KINDS
        for entry in view.get(kind, {}).values()
        if isinstance(entry, Mapping) and "replaces" in entry
    }
    paths = [
        f"views.{party}.refuses.{name}"
        for party, view in plan["views"].items()
        for name in view.get("refuses", {})
        if (party, name) not in replaced
    ]
    kind = dice.up_to(3)
    if kind == 1 and paths:
        return {"remove": [dice.pick(paths)]}
    if kind == 2:
        return {"change": {"views": {"bor": {"refuses": {"fresh": condition(dice, plan["issues"])}}}}}
    return {"change": {"deal": condition(dice, plan["issues"])}} if kind == 3 else {}


def _proposal(dice: Dice, plan: Plan) -> Plan:
    entry: Plan = {"by": "ann", "date": dice.pick(["2024-06-10", "2024-05-10", "2024-04-01"])}
    named = "status_quo" in plan and dice.one_in(8)
    return entry | {"outcome": "status_quo" if named else outcome(dice, plan["issues"])}


def outcome(dice: Dice, issues: Plan) -> dict[str, str]:
    """Draw an outcome, whole or partial, that a proposal may name: a part of one that can be; numbers may lie between options."""
    chosen = {}
    for name, issue in issues.items():
        numbers = [int(option) for option in issue["options"] if option in NUMBERS]
        between = [str(number) for number in (5, 12, 25) if numbers and min(numbers) < number < max(numbers)]
        chosen[name] = dice.pick([*issue["options"], *between])
    return {name: option for name, option in whole(models(issues), chosen).items() if dice.one_in(2)}

"""Preferences at random, as a case's file writes them: numbers that often tie, reservations of every kind, rankings, gaps."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from hypothesis import strategies as st

from accords.case.grammar import parse
from oracles.conditions import value_of, whole
from strategies import AS_OF, ISSUES, NAMED, NUMBERS, PARTIES, Dice, Plan, condition, models


class Seeded(Dice):
    """Draws of one example from a seed: faster by far, and more even, than one by one from hypothesis."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - examples, no secrets

    def up_to(self, most: int) -> int:
        """Draw a whole number from 0 to ``most``."""
        return self.random.randint(0, most)


@st.composite
def preferring_cases(draw: st.DrawFn, *, orders: bool = False, comparable: bool | None = None) -> Plan:
    """Draw a case in which most of those who must consent have complete numbers; with ``orders``, rankings or priorities instead."""
    dice = Seeded(draw(st.integers(0, 2**32 - 1)))
    parties = PARTIES[: 2 + dice.up_to(2)]
    plan: Plan = {"accords": "1", "title": "Drawn at random", "as_of": AS_OF}
    roles = ["negotiator", "negotiator", dice.pick(["ratifier", "negotiator"]), "ratifier"]
    plan["parties"] = {party: {"role": role} for party, role in zip(parties, roles, strict=False)}
    rules = {
        2: ["ann and bor"],
        3: ["ann and bor and cyd", "ann and (bor or cyd)"],
        4: ["ann and bor and (cyd or dov)", "ann and cyd or bor and dov"],
    }
    plan["consent"] = dice.pick(rules[len(parties)])
    if dice.one_in(4):
        plan["consent"] = {"rule": plan["consent"], "or_maybe": {"fewer": "ann and bor", "one": "bor"}}
    plan["issues"] = _issues(dice)
    plan |= _ground(dice, plan["issues"])
    if dice.one_in(2):
        plan["views"] = {party: _view(dice, plan["issues"]) for party in dice.some(parties, 2)}
    known = not dice.one_in(3)
    plan["preferences"] = {
        party: _order(dice, plan) if orders else numbers(dice, plan, known=known) for party in parties if known or not dice.one_in(8)
    }
    if comparable or (comparable is None and dice.one_in(2)):
        plan["comparable"] = "true"
    if dice.one_in(3):
        plan["divisible"] = dice.some(list(plan["issues"]), min(3, len(plan["issues"])))
    plan["proposals"] = {f"plan-{index}": {"by": "ann", "outcome": outcome(dice, plan)} for index in range(dice.up_to(2))}
    return {key: part for key, part in plan.items() if part != {}}


def _issues(dice: Dice) -> Plan:
    found: Plan = {}
    for name in ISSUES[: 2 + dice.up_to(2)]:
        options = (NUMBERS if dice.one_in(2) else NAMED)[: 2 + dice.up_to(1)]
        found[name] = {"options": list(options)} | ({"applies": condition(dice, found, depth=1)} if found and dice.one_in(6) else {})
    return found


def _ground(dice: Dice, issues: Plan) -> Plan:
    """Draw what is possible and an agreement, and a status quo that is possible."""
    found: Plan = {"deal": condition(dice, issues, depth=1)} if dice.one_in(4) else {}
    found["feasible"] = {"limit": condition(dice, issues, depth=1)} if dice.one_in(3) else {}
    found["norms"] = {"mandate": {"if": condition(dice, issues, depth=1)}} if dice.one_in(6) else {}
    if dice.one_in(2):
        known = models(issues)
        choices = whole(known, {name: dice.pick(list(issue["options"])) for name, issue in issues.items()})
        if not any(value_of(parse(each).root, known, choices) is False for each in found["feasible"].values()):
            found["status_quo"] = choices
    return found


def _view(dice: Dice, issues: Plan) -> Plan:
    """Draw a refusal, an acceptance, or both: they may decide otherwise than numbers do."""
    found: Plan = {kind: {kind[0]: condition(dice, issues, depth=1)} for kind in dice.some(["accepts", "refuses"], 2)}
    if "refuses" in found and dice.one_in(4):
        found["refuses"]["w"] = {"if": condition(dice, issues, depth=1), "until_done": condition(dice, issues, depth=1)}
    return found


def preference(dice: Dice, plan: Plan) -> Plan:
    """Draw a preference of any form."""
    return _order(dice, plan) if dice.one_in(4) else numbers(dice, plan)


def numbers(dice: Dice, plan: Plan, *, known: bool = False) -> Plan:
    """Draw weights and values, and a reservation; unless all is known, a number may be missing, or the reservation not be one number."""
    issues: Plan = plan["issues"]
    found: Plan = {"weights": "equal" if dice.one_in(4) else {issue: str(dice.pick([1, 2, 0, -1])) for issue in issues}, "values": {}}
    for issue, described in issues.items():
        options = list(described["options"])
        if options[0] in NUMBERS and len(options) > 1 and dice.one_in(3):
            found["values"][issue] = f"linear {dice.up_to(3)}..{dice.up_to(3)}"
        else:
            found["values"][issue] = {option: dice.pick(["0", "1", "2", "3", "0.5"]) for option in options}
    if not known and dice.one_in(10):
        found["values"].pop(dice.pick(list(issues)))
    if dice.one_in(3):
        found["interactions"] = {"together": {"when": condition(dice, issues), "add": dice.pick(["1", "-1", "0.25"])}}
    if known:
        return found | {"reservation": dice.pick(["1", "-2", "0", "3", {"outcome": outcome(dice, plan)}])}
    return found | reservation(dice, plan, ["1", "-2", "0..2", "about 2", "4"])


def _order(dice: Dice, plan: Plan) -> Plan:
    """Draw a ranking of some outcomes, or priorities."""
    if dice.one_in(2):
        found: Plan = {"priorities": {f"p{index}": condition(dice, plan["issues"]) for index in range(1 + dice.up_to(2))}}
        return found | reservation(dice, plan, [])
    groups: list[object] = [{issue: dice.pick(list(described["options"]))} for issue, described in list(plan["issues"].items())[:1]]
    groups += [[outcome(dice, plan), outcome(dice, plan)], outcome(dice, plan)]
    if "status_quo" in plan and dice.one_in(2):
        groups.append("status_quo")
    return {"ranking": dice.some(groups, len(groups))} | reservation(dice, plan, [])


def outcome(dice: Dice, plan: Plan) -> dict[str, str]:
    """Draw a whole outcome, without void issues."""
    known = models(plan["issues"])
    return whole(known, {issue: dice.pick(list(described["options"])) for issue, described in plan["issues"].items()})


def reservation(dice: Dice, plan: Plan, amounts: Sequence[str]) -> Plan:
    """Draw a reservation, or none."""
    kinds = ["none", *(["amount"] * 4 if amounts else []), "outcome", "unknown", *(["status_quo"] if "status_quo" in plan else [])]
    kind = dice.pick(kinds)
    if kind == "none":
        return {}
    if kind == "amount":
        return {"reservation": dice.pick(amounts)}
    return {"reservation": {"outcome": outcome(dice, plan)} if kind == "outcome" else kind}

"""Cases at random with what ``change`` asks about: dates, instruments, seats, partners that may leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from accords.zone.package_set import PackageSet
from strategies import KINDS, Dice, Plan, cases, condition

DAYS = ("2024-05-03", "2024-05-10", "2024-05-20", "by 2024-05-27", "by 2024-06-10")


@st.composite
def dated(draw: st.DrawFn) -> Plan:
    """Draw a case in which many statements carry dates, and events changed some."""
    dice = Dice(draw)
    plan: Plan = draw(cases(consents=dice.one_in(3), locks=dice.one_in(3)))
    for view in plan["views"].values():
        for kind in KINDS:
            for name, entry in list(view.get(kind, {}).items()):
                known = dict(entry) if isinstance(entry, Mapping) else {"if": entry}
                if "until" not in known and dice.one_in(2):
                    known["since"] = dice.pick(DAYS)
                view[kind][name] = known
    if dice.one_in(3):
        events = plan.setdefault("events", {})
        events["quake"] = {"date": dice.pick(["2024-05-10", "2024-05-21"]), "title": "The earth shook"}
        if dice.one_in(2):
            events["quake"]["change"] = {
                "views": {"bor": {"refuses": {"shaken": {"if": condition(dice, plan["issues"]), "since": "2024-05-12"}}}}
            }
        elif dice.one_in(2):
            events["quake"]["change"] = {"norms": {"after": {"if": condition(dice, plan["issues"])}}}
    return plan


@st.composite
def equipped(draw: st.DrawFn) -> Plan:
    """Draw a case with a few refusals more, and instruments that lift, reword or add conditions, or change the ground."""
    dice = Dice(draw)
    plan: Plan = draw(cases(consents=dice.one_in(4), locks=dice.one_in(4)))
    for section in ("events", "scenarios", "proposals", "precedents"):
        plan.pop(section, None)
    for party in list(plan["parties"])[:2]:
        refuses = plan["views"].setdefault(party, {}).setdefault("refuses", {})
        for index in range(1 + dice.up_to(1)):
            refuses[f"more{index}"] = condition(dice, plan["issues"], depth=1)
    replaced = {
        (party, entry["replaces"])
        for party, view in plan["views"].items()
        for kind in KINDS
        for entry in view.get(kind, {}).values()
        if isinstance(entry, Mapping) and "replaces" in entry
    }
    lifted = [
        f"views.{party}.refuses.{name}"
        for party, view in plan["views"].items()
        for name in view.get("refuses", {})
        if (party, name) not in replaced
    ]
    plan["instruments"] = {
        f"tool{index}": {"by": "dov" if "dov" in plan["parties"] else "ann", "kind": "guarantee", "effect": _effect(dice, plan, lifted)}
        for index in range(1 + dice.up_to(2))
    }
    return plan


def _effect(dice: Dice, plan: Plan, lifted: list[str]) -> dict[str, Any]:
    form = dice.up_to(5)
    if form <= 3:
        return {"remove": dice.some(lifted, min(2, len(lifted)))}
    if form == 4:
        _, party, _, name = dice.pick(lifted).split(".")
        return {"change": {"views": {party: {"refuses": {name: {"if": condition(dice, plan["issues"], depth=1)}}}}}}
    if dice.one_in(2):
        return {"change": {"deal": condition(dice, plan["issues"], depth=1)}}
    return {"change": {"views": {"bor": {"refuses": {"fresh": condition(dice, plan["issues"], depth=1)}}}}}


@st.composite
def seated(draw: st.DrawFn) -> Plan:
    """Draw a case with seats: a house of the first party, with partners that may leave it and others."""
    dice = Dice(draw)
    plan: Plan = draw(cases(consents=False, locks=False))
    for section in ("events", "scenarios", "instruments", "proposals", "precedents"):
        plan.pop(section, None)
    for name in ("p", "q", "r"):
        plan["parties"][name] = {"role": "constituency", "of": "ann", "seats": str(1 + dice.up_to(6))}
        if dice.one_in(3):
            plan["parties"][name]["supports"] = "ann"
        entries = {kind: {"e": condition(dice, plan["issues"], depth=1)} for kind in ("refuses", "accepts") if dice.one_in(2)}
        if entries:
            plan["views"][name] = entries
    if dice.one_in(2):
        plan["parties"]["ann"]["seats"] = str(dice.up_to(9))
    consent = plan.get("consent", " and ".join(list(plan["parties"])[:2]))
    plan["consent"] = consent if isinstance(consent, dict) else {"rule": consent}
    plan["consent"]["may_leave"] = {name: {"of": "ann"} for name in dice.some(["p", "q", "r"], 2)}
    return plan


def holds(found: PackageSet, package: Mapping[str, str]) -> bool:
    """Whether a description allows a package."""
    if any(package.get(issue) != option for issue, option in found.common.items()):
        return False
    return all(any(all(package.get(issue) in options for issue, options in box.items()) for box in group.boxes) for group in found.groups)

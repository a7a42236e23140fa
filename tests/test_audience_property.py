"""What leaves the program for an audience does not depend on what is withheld from it; and nothing withheld is in it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rich.console import Console

from accords.blocks import Document
from accords.case.case import Case, loads
from accords.errors import CaseError
from accords.lens.audience import audience_for
from accords.lens.encoding import encode
from accords.lens.protocol import Unfit
from accords.report.brief import brief
from accords.report.docx import to_docx
from accords.report.html import to_html
from accords.report.markdown import to_markdown
from accords.report.terminal import print_document
from accords.study.analysis import analyse, document
from accords.study.asking import run
from accords.study.comparison import compare
from accords.study.registry import LENSES
from accords.study.view_comparison import comparison_document
from plain import lines
from strategies import AS_OF, KINDS, Dice, Plan, cases, condition, outcome, text_of

SENTENCE = "rests on material not shown here."
CANARY = "zq"
BEFORE = "2024-05-20"
HIDING = {
    "public": ("team", "mediator", "party:ann"),
    "team": ("mediator", "party:ann"),
    "party:ann": ("team", "mediator", "party:bor"),
    "mediator": (),
}
FEW = max(20, settings().max_examples // 5)


# -- cases with marks ------------------------------------------------------------------------------------------------------------------


class Marked:
    """One case under construction: what is seen by an audience, and what is withheld from it under ids and texts of its own."""

    def __init__(self, dice: Dice, plan: Plan, audience: str) -> None:
        self.dice, self.plan = dice, plan
        self.hiding = HIDING[audience]
        self.hidden: list[tuple[str, Plan]] = []
        plan["handling"] = "public"
        plan["facts"] = {"seen": {"title": "A fact", "kind": "number"}, "heard": {"title": "Another fact", "kind": "number"}}
        marked = {"zqbook": {"handling": dice.pick(self.hiding), "title": "zqbook", "omits": "zqomits"}} if self.hiding else {}
        plan["sources"] = {"paper": {"title": "Paper", "omits": "Much"}} | marked
        self.hidden += [("source", each) for each in marked.values()]
        plan["claims"] = {f"c{index}": self._claim("paper") for index in range(2)}
        for index in range(2 if self.hiding else 0):
            claim = self._claim("zqbook" if dice.one_in(2) else "paper")
            claim |= {"handling": dice.pick(self.hiding)} if claim["source"] == "paper" else {}
            plan["claims"][f"zqclaim{index}"] = claim
            self.hidden.append(("claim", claim))

    def _claim(self, source: str) -> Plan:
        dice = self.dice
        claim: Plan = {"source": source, "standing": dice.pick(["on_record", "reported", "alleged", "assessed"]), "says": "Words."}
        claim |= {"by": dice.pick(["ann", "bor"])} if dice.one_in(2) else {}
        claim |= {"quote": "A quote."} if dice.one_in(3) else {}
        return claim | ({"states": {dice.pick(["seen", "heard"]): str(dice.up_to(2))}} if dice.one_in(2) else {})

    def hides(self) -> bool:
        """Draw whether something is withheld."""
        return bool(self.hiding) and self.dice.one_in(3)

    def mark(self, kind: str, entry: Plan, *, handling: bool = True) -> Plan:
        """Withhold an entry, by its own mark or by what it rests on."""
        self.hidden.append((kind, entry))
        if handling and self.dice.one_in(2):
            return entry | {"handling": self.dice.pick(self.hiding)}
        return entry | {"claims": ["c0", f"zqclaim{self.dice.up_to(1)}"]}


@st.composite
def marked_cases(draw: st.DrawFn, audience: str) -> tuple[Plan, Plan]:
    """Draw two cases that differ only in what is withheld from an audience."""
    dice = Dice(draw)
    plan = draw(cases(consents=dice.one_in(3), locks=dice.one_in(2)))
    made = Marked(dice, plan, audience)
    _hide_entries(made)
    _hide_points(made)
    _hide_sections(made)
    first = deepcopy(plan)
    for kind, entry in made.hidden:
        _rewrite(dice, plan, kind, entry)
    return first, plan


def _hide_entries(made: Marked) -> None:
    """Withhold some statements, under other ids, and let the others rest on claims that are seen."""
    for view in made.plan["views"].values():
        renamed: dict[str, str] = {}
        for kind in KINDS:
            for name, entry in list(view.get(kind, {}).items()):
                known = entry if isinstance(entry, dict) else {"if": entry}
                del view[kind][name]
                if made.hides():
                    renamed[name] = f"zq{name}"
                    known.update(made.mark("entry", known))
                    made.hidden[-1] = ("entry", known)
                elif made.dice.one_in(2):
                    known["claims"] = [made.dice.pick(["c0", "c1"])]
                view[kind][renamed.get(name, name)] = known
        for kind in KINDS:
            for entry in view.get(kind, {}).values():
                if "replaces" in entry:
                    entry["replaces"] = renamed.get(entry["replaces"], entry["replaces"])


def _hide_points(made: Marked) -> None:
    dice, plan = made.dice, made.plan
    for view in plan["views"].values():
        for name, silence in list(view.get("silent", {}).items()):
            if made.hides():
                del view["silent"][name]
                view["silent"][f"zq{name}"] = entry = {"if": silence, "note": "zqnote", "handling": dice.pick(made.hiding)}
                made.hidden.append(("silent", entry))
        if made.hides():
            view["interests"] = {"zqneed": (entry := {"text": "zqneed", "claims": ["zqclaim0"]})}
            made.hidden.append(("remark", entry))
        if made.hides():
            view["no_agreement"] = entry = {"text": "zqelse", "claims": ["zqclaim1"]}
            made.hidden.append(("remark", entry))
        for kind in KINDS:
            for entry in view.get(kind, {}).values():
                if "or_maybe" in entry and "handling" not in entry and made.hides():
                    entry["or_maybe"] = {"zqnarrow": (reading := {"if": entry["or_maybe"]["narrow"], "claims": ["zqclaim0"]})}
                    made.hidden.append(("reading", reading))


def _hide_sections(made: Marked) -> None:
    """Withhold proposals, precedents, events, norms, limits, scenarios, instruments and readings of consent, some of them added."""
    dice, plan = made.dice, made.plan
    for section in ("proposals", "precedents", "events"):
        for name, entry in list(plan.get(section, {}).items()):
            if made.hides():
                del plan[section][name]
                plan[section][f"zq{name}"] = entry
                entry |= made.mark(section, entry) | {"title": "zqtitle"}
                made.hidden[-1] = (section, entry)
    if made.hides():
        entry = {"date": dice.pick([BEFORE, "2024-06-01"]), "title": "zqtitle", "handling": dice.pick(made.hiding)}
        plan.setdefault("events", {})["zqevent"] = entry | _secret_effect(dice, plan)
        made.hidden.append(("events", plan["events"]["zqevent"]))
    for section in ("norms", "feasible"):
        for name, entry in list(plan.get(section, {}).items()):
            if made.hides():
                known = entry if isinstance(entry, dict) else {"if": entry}
                del plan[section][name]
                plan[section][f"zq{name}"] = known | {"claims": ["zqclaim0"]}
                made.hidden.append((section, plan[section][f"zq{name}"]))
    if made.hides():
        plan.setdefault("scenarios", {})["zqscene"] = {"title": "zqtitle", "claims": ["zqclaim1"], "change": {"deal": condition(dice, plan["issues"])}}
        made.hidden.append(("scenarios", plan["scenarios"]["zqscene"]))
    if isinstance(plan.get("consent"), dict) and made.hides():
        plan["consent"]["or_maybe"]["zqreading"] = reading = {"rule": "ann and bor", "claims": ["zqclaim0"]}
        made.hidden.append(("consent", reading))


def _secret_effect(dice: Dice, plan: Plan) -> Plan:
    entries = [f"views.{party}.refuses.{name}" for party, view in plan["views"].items() for name in view.get("refuses", {})]
    replaced = {entry.get("replaces") for view in plan["views"].values() for kind in KINDS for entry in view.get(kind, {}).values()}
    free = [path for path in entries if path.rsplit(".", 1)[1] not in replaced]
    if free and dice.one_in(3):
        return {"remove": [dice.pick(free)]}
    if free and dice.one_in(2):
        _, party, _, name = dice.pick(free).split(".")
        return {"change": {"views": {party: {"refuses": {name: {"if": condition(dice, plan["issues"])}}}}}}
    return {"change": {"views": {"bor": {"refuses": {"zqnew": condition(dice, plan["issues"])}}}}}


def _rewrite(dice: Dice, plan: Plan, kind: str, entry: Plan) -> None:
    """Change what something withheld says, but not where it stands nor whom it is withheld from."""
    issues = plan["issues"]
    if kind == "claim":
        entry |= {"standing": dice.pick(["on_record", "reported", "inferred"]), "says": "zqother", "quote": "zqquote", "at": "zqplace"}
        entry |= {"states": {fact: str(dice.up_to(3)) for fact in entry["states"]}} if "states" in entry else {}
    elif kind == "source":
        entry |= {"title": "zqtitle2", "omits": "zqmuch", "publisher": "zqpublisher", "date": "2024-02"}
    elif kind in {"proposals", "precedents"}:
        entry |= {"outcome": outcome(dice, issues), "date": dice.pick(["2024-06-09", "2024-03"]), "title": "zqanother"}
        entry |= {"carried_out": "true"} if kind == "precedents" else {}
    elif kind in {"events", "scenarios"}:
        entry["title"] = "zqanother"
        if kind == "events":
            entry["date"] = dice.pick(["2024-04-02", "2024-05-25", "2024-06-10"] if entry["date"] <= AS_OF else ["2024-09-09", "2025-01"])
        if "change" in entry:
            entry["change"] = _other_values(dice, issues, entry["change"])
    elif kind == "consent":
        entry["rule"] = dice.pick(["ann or bor", "bor", "ann and bor"])
    elif kind == "remark":
        entry["text"] = "zqsomething"
    else:
        _rewrite_condition(dice, plan, kind, entry)


def _rewrite_condition(dice: Dice, plan: Plan, kind: str, entry: Plan) -> None:
    entry["if"] = condition(dice, plan["issues"])
    if kind != "entry":
        return
    replaced = any(plan_entry.get("replaces") and kind for view in plan["views"].values() for each in KINDS for plan_entry in view.get(each, {}).values())
    entry.pop("since", None)
    if dice.one_in(2):
        entry["since"] = dice.pick(["2024-04-01", "2024-05-28", "2024-07-01", "by 2024-06-02"])
    if "until" in entry and not replaced:
        entry["until"] = dice.pick(["2024-08-30", "2025"])
    if "until_done" in entry:
        entry["until_done"] = condition(dice, plan["issues"])
    entry |= {"note": "zqnote", "firm": dice.pick(["stated", "judged"])}


def _other_values(dice: Dice, issues: Plan, change: Any) -> Any:
    return {key: _other_values(dice, issues, part) for key, part in change.items()} if isinstance(change, dict) else condition(dice, issues)


def read(plan: Plan) -> Case:
    """Read a case, or give the example up: what was changed in it may not go together."""
    try:
        return loads(text_of(plan))
    except CaseError:
        assume(condition=False)
        raise


# -- what leaves the program -----------------------------------------------------------------------------------------------------------


def printed(shown: Document) -> str:
    """Print a document as a terminal has it."""
    console = Console(file=io.StringIO(), width=100, highlight=False)
    print_document(shown, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def outputs(case: Case, audience: str, since: str | None) -> Iterator[tuple[str, str]]:
    """Give everything that shows a case to an audience: the report, every lens and the comparison, in every form."""
    found = analyse(case, audience=audience, since=since)
    yield "analyse --format json", json.dumps(found.data(), ensure_ascii=False)
    yield "analyse --format html", to_html(found.document)
    yield "analyse --format markdown", to_markdown(found.document)
    yield "analyse", printed(found.document)
    yield "analyse --format docx", repr(brief(found.document))
    for lens, asked in found.runs.items():
        yield f"run {lens} --json", asked.to_json()
        yield f"run {lens}", to_markdown(document(case, asked.audience, {lens: asked}))
    yield from compared(case.at(BEFORE), case, audience)


def compared(old: Case, new: Case, audience: str) -> Iterator[tuple[str, str]]:
    """Give the comparison of two states."""
    differing = compare(old, new, audience)
    yield "diff --json", json.dumps(encode(differing))
    yield "diff", to_markdown(comparison_document(differing, old, new, audience_for(new, audience)))


def words_of(text: str) -> set[str]:
    """Give every word that is withheld and found all the same."""
    return set(re.findall(rf"\b{CANARY}\w*", text))


@settings(max_examples=FEW)
@given(audience=st.sampled_from(list(HIDING)), since=st.sampled_from([None, BEFORE]), data=st.data())
def test_nothing_shown_depends_on_what_is_withheld(audience: str, since: str | None, data: st.DataObject) -> None:
    first, second = (read(plan) for plan in data.draw(marked_cases(audience)))
    for (what, here), (_, there) in zip(outputs(first, audience, since), outputs(second, audience, since), strict=True):
        assert here == there, what
        assert audience == "mediator" or not words_of(here), what

"""What leaves the program for an audience does not depend on what is withheld from it; and nothing withheld is in it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rich.console import Console

from accords.blocks import Block, Document
from accords.case.case import Case, loads
from accords.errors import CaseError
from accords.lens.audience import audience_for
from accords.lens.encoding import encode
from accords.lens.protocol import Unfit
from accords.report.brief import brief
from accords.report.html import to_html
from accords.report.markdown import to_markdown
from accords.report.terminal import print_document
from accords.study.analysis import analyse, document
from accords.study.asking import run
from accords.study.comparison import compare
from accords.study.registry import LENSES
from accords.study.view_comparison import comparison_document
from bundled import case_of
from cli.command import accords
from plain import lines
from strategies import AS_OF, KINDS, Dice, Plan, cases, condition, outcome, text_of

# Whole cases through everything: what counts here is what is shown; that each line is reached, the tests of each module see to.
pytestmark = pytest.mark.no_cover

SENTENCE = "rests on material not shown here."
CANARY = "zq"
BEFORE = "2024-05-20"
HIDING = {
    "public": ("team", "mediator", "party:ann"),
    "team": ("mediator", "party:ann"),
    "party:ann": ("team", "mediator", "party:bor"),
    "mediator": (),
}
FEW = max(14, settings().max_examples // 7)


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
                entry.update(made.mark(section, entry), title="zqtitle")
                made.hidden[-1] = (section, entry)
    if made.hides():
        entry = {"date": BEFORE, "title": "zqtitle", "handling": dice.pick(made.hiding)}
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
        scene = {"title": "zqtitle", "claims": ["zqclaim1"], "change": {"deal": condition(dice, plan["issues"])}}
        plan.setdefault("scenarios", {})["zqscene"] = scene
        made.hidden.append(("scenarios", scene))
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
            past = ["2024-04-02", "2024-05-25", "2024-05-31"] if entry["date"] <= "2024-06-01" else ["2024-06-01", "2024-06-10"]
            entry["date"] = dice.pick(past if entry["date"] <= AS_OF else ["2024-09-09", "2025-01"])
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
    replaced = any("replaces" in other for view in plan["views"].values() for each in KINDS for other in view.get(each, {}).values())
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


# -- something withheld is added -------------------------------------------------------------------------------------------------------


@st.composite
def added(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """Draw a case of which everything is public, and the same case with one thing more that is not."""
    dice = Dice(draw)
    plan = draw(cases(consents=dice.one_in(3), locks=dice.one_in(3)))
    plan |= {"handling": "public", "claims": {"c0": {"says": "Words."}}}
    plan.setdefault("views", {}).setdefault("ann", {}).setdefault("refuses", {}).setdefault("first", condition(dice, plan["issues"]))
    more = deepcopy(plan)
    party, said = dice.pick(list(plan["parties"])), condition(dice, plan["issues"])
    entry: Plan = {"if": said, "handling": "team"} | ({"since": "2024-06-01"} if dice.one_in(2) else {})
    what = dice.pick([*KINDS, "silent", "proposals", "precedents", "events", "claims", "norms", "sources", "effect"])
    if what in {*KINDS, "silent"}:
        entry = entry if what != "silent" else {"if": said, "handling": "team"}
        more["views"].setdefault(party, {}).setdefault(what, {})["zqnew"] = entry
    elif what in {"proposals", "precedents"}:
        more.setdefault(what, {})["zqnew"] = {"outcome": outcome(dice, plan["issues"]), "date": "2024-06-01", "handling": "team"}
    elif what in {"events", "effect"}:
        effect = {"change": {"views": {party: {"refuses": {"zqnew": said}}}}} if what == "effect" else {}
        more.setdefault("events", {})["zqnew"] = {"date": dice.pick(["2024-06-01", "2024-09-01"]), "handling": "team"} | effect
    else:
        more["claims"]["zqclaim"] = {"says": "zqsays", "handling": "team"}
        more |= {"norms": {**plan.get("norms", {}), "zqnorm": {"if": said, "claims": "zqclaim"}}} if what == "norms" else {}
        more |= {"sources": {"zqpaper": {"title": "zqtitle", "omits": "zqomits", "handling": "team"}}} if what == "sources" else {}
    return plan, more


def parts(blocks: Iterable[Block]) -> set[str]:
    """Give all that is said: every line, and every statement of a cell, of which some may be left out. An empty cell says nothing.

    Two readings that differ only in what is withheld are both shown in full where else it is said that they are alike: so no count.
    """
    return {part for line in lines(blocks) for part in line.split("; ")} - {""}


@settings(max_examples=FEW)
@given(added())
def test_what_is_withheld_only_takes_parts_away_and_says_so(drawn: tuple[Plan, Plan]) -> None:
    whole, less = (read(plan) for plan in drawn)
    for lens in LENSES:
        try:
            seen, left = (run(lens, case, audience="public") for case in (whole, less))
        except Unfit:
            continue
        shown = {part for part in parts(left.blocks()) if SENTENCE not in part}
        assert shown <= parts(seen.blocks()), lens
        assert left.provenance.withheld
        assert not words_of(left.to_json())


# -- the commands themselves -----------------------------------------------------------------------------------------------------------

TALKS = """
accords: 1
title: Talks
as_of: 2024-06-30
handling: public
parties:
  ann: {name: Annaland, role: negotiator, mask: One}
  bor: {name: Borland, role: negotiator}
  cyd: {name: Cydland, role: ratifier}
consent: {rule: ann and bor, or_maybe: {wider: ann and bor and cyd, zqreading: {rule: RULE, claims: zqclaim}}}
issues: {toll: {title: The toll, options: [0, 10, 20, 30]}, gate: {options: {shut: Shut, ajar: Ajar}}}
status_quo: {toll: 0, gate: shut}
sources: {paper: {title: Paper, date: 2024-06}, zqsource: {title: zqTEXT, omits: zqTEXT, handling: team, file: zqTEXT.txt}}
facts: {rain: {title: The rain, kind: date}}
claims:
  c0: {source: paper, by: ann, standing: on_record, says: We will not pay., states: {rain: 2024-05-01}}
  zqclaim: {source: zqsource, by: "zqTEXT", standing: STANDING, says: zqTEXT, quote: zqTEXT, at: zqTEXT, states: {rain: DAY}}
views:
  ann:
    refuses: {dear: {if: toll > 10, claims: c0}, zqdear: {if: TEST, claims: [c0, zqclaim], since: DAY}}
    lives_with: {zqlives: {if: TEST, handling: mediator, note: zqTEXT}}
    interests: {zqneed: {text: zqTEXT, claims: zqclaim}}
    readiness: {cost: {text: zqTEXT, claims: zqclaim}}
  bor:
    refuses: {cheap: {if: toll == 0, since: 2024-02-01, or_maybe: {zqother: {if: TEST, claims: zqclaim}}}}
    silent: {zqgate: {if: TEST, note: zqTEXT, handling: team}}
    no_agreement: {text: zqTEXT, claims: zqclaim}
events:
  open: {date: 2024-03-01, title: The road opens}
  zqpast: {date: DAY, title: zqTEXT, handling: team, change: {views: {cyd: {refuses: {zqnew: TEST}}}}}
  zqvote: {date: 2024-11-01, title: zqTEXT, claims: zqclaim, change: {deal: TEST}}
scenarios: {zqscene: {title: zqTEXT, claims: zqclaim, change: {deal: TEST}}}
preferences:
  ann: {weights: {toll: 1, gate: 4}, values: {toll: linear 3..0, gate: {shut: 0, ajar: 1}}, reservation: 1, claims: c0}
  bor: {weights: {toll: 1, gate: 1}, values: {toll: linear 0..NUMBER, gate: {shut: 1, ajar: 0}}, reservation: 1, handling: team}
proposals: {plan: {by: ann, outcome: {toll: 10}}, zqplan: {by: bor, date: DAY, title: zqTEXT, outcome: {toll: OPTION}, claims: zqclaim}}
precedents: {past: {date: 2024-05-20, outcome: {toll: 10}}, zqold: {date: DAY, outcome: {toll: OPTION}, handling: team}}
"""
FIRST = {"TEXT": "one", "TEST": "toll == 10", "DAY": "2024-05-15", "OPTION": "10", "STANDING": "on_record", "RULE": "ann", "NUMBER": "4"}
SECOND = {
    "TEXT": "other",
    "TEST": "toll > 0",
    "DAY": "2024-06-15",
    "OPTION": "20",
    "STANDING": "alleged",
    "RULE": "bor or cyd",
    "NUMBER": "6",
}
COMMANDS = (
    *(("analyse", "case.yaml", "--format", form, "-o", "out") for form in ("html", "markdown", "json", "docx")),
    *(("run", lens, "case.yaml", *json_or_text) for lens in LENSES for json_or_text in ((), ("--json",))),
    ("run", "openings", "case.yaml", "--since", "2024-03-15"),
    ("run", "positions", "case.yaml", "--since", "2024-03-15", "--mask"),
    ("diff", "case.yaml", "--at", "2024-03-15"),
    ("diff", "case.yaml", "--at", "2024-03-15", "--json"),
    # On that day something withheld had happened in one of the two cases and not in the other.
    *(("run", lens, "case.yaml", "--at", "2024-06-01", "--json") for lens in LENSES),
    ("diff", "case.yaml", "--at", "2024-06-01"),
    ("analyse", "case.yaml", "--format", "markdown", "--mask"),
)


def filled(words: dict[str, str], *, points: bool = False) -> str:
    """Fill the talks in; with points alone, nothing withheld is used by the verdicts, so that more is shown."""
    text = TALKS
    if points:
        text = text.replace("0..NUMBER", "0..4").replace("reservation: 1, handling: team", "reservation: 1")
        text = re.sub(r"  zqpast: .*\n", "", text).replace(", zqdear: {if: TEST, claims: [c0, zqclaim], since: DAY}", "")
    for word, said in words.items():
        text = text.replace(word, said)
    return text


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(("audience", "points"), [("public", False), ("party:ann", True)])
def test_what_a_command_writes_is_the_same_to_the_byte(
    command: tuple[str, ...],
    audience: str,
    points: bool,  # noqa: FBT001 a table of cases
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = []
    for name, words in (("first", FIRST), ("second", SECOND)):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        Path("case.yaml").write_text(filled(words, points=points), encoding="utf-8")
        done = accords(*command, "--for", audience)
        assert done.exit_code == 0, done.stderr
        found.append(done.stdout.encode() + (Path("out").read_bytes() if "-o" in command else b""))
    assert found[0] == found[1]
    text = unzipped(found[0]) if "docx" in command else found[0].decode()
    assert words_of(text) == set()
    assert SENTENCE in " ".join(text.replace("| ", "").split()) or {"json", "--json"} & set(command)


def unzipped(data: bytes) -> str:
    """Give the text of every part of an archive."""
    with zipfile.ZipFile(io.BytesIO(data[data.index(b"PK") :])) as archive:
        return " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_mediators_see_what_is_withheld_from_others(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(filled(FIRST), encoding="utf-8")
    shown = accords("run", "evidence", str(case), "--for", "mediator").stdout
    assert {"zqone", "zqreading"} & words_of(shown)


def test_when_something_withheld_happened_cannot_be_told_from_reports_of_two_dates() -> None:
    case = loads(filled(FIRST))
    notes = [
        [line for line in lines(analyse(case.at(at), audience="public").document.lead) if "Supposed or applied" in line]
        for at in ("2024-05-01", "2024-05-20")
    ]
    assert notes[0] == notes[1]


@pytest.mark.parametrize("asked", [("--scenario", "zqscene"), ("--consent", "zqreading"), ("--since", "zqdear"), ("--scenario", "zqvote")])
def test_what_an_audience_may_not_see_it_cannot_ask_for(asked: tuple[str, str], tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(filled(FIRST), encoding="utf-8")
    done = accords("run", "openings", str(case), "--for", "public", *asked)
    assert done.exit_code == 2
    assert (done.stdout, "may not be shown" in done.stderr) == ("", True)


def test_where_nothing_is_marked_narrower_everyone_sees_what_the_team_sees() -> None:
    shown = {}
    for audience in ("public", "team"):
        found = analyse(case_of("gaza-talks-2024/ceasefire"), audience=audience)
        shown[audience] = (found.document.lead, found.document.sections, found.document.footnotes, found.document.provenance[1:])
        assert not any(asked.provenance.withheld for asked in found.runs.values())
    assert shown["public"] == shown["team"]

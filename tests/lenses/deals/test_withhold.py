"""What of the numbers an audience may see: an answer whole or not at all, and nothing that depends on what is withheld."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.case.case import loads
from accords.errors import AccordsError
from accords.lens.protocol import Unfit
from accords.lenses.deals.result import Result
from accords.report.html import to_html
from accords.study.analysis import document
from accords.study.asking import run
from accords.study.view import provenance_rows
from lenses.deals.examples import sale
from plain import lines
from preferring import Seeded, numbers, outcome, preference, preferring_cases
from strategies import Plan, condition, text_of

FIRST = (
    "first: {by: ann, date: 2024-12-01, outcome: {price: 1, delivery: soon}, claims: said}",
    "first: {by: ann, date: 2024-12-01, outcome: {price: 1, delivery: soon}, handling: team}",
)
KEPT = ("reservation: status_quo}", "reservation: status_quo, handling: party:bor}")
SENTENCE = "rests on material not shown here."


def shown(*pairs: tuple[str, str], audience: str = "public") -> Result:
    result: Result = run("deals", sale(*pairs), audience=audience).result
    return result


def test_what_rests_on_nothing_withheld_is_shown_whole() -> None:
    assert shown() == shown(audience="mediator")
    assert not shown().hidden


@pytest.mark.parametrize("audience", ["public", "team", "party:ann"])
def test_an_answer_that_uses_withheld_numbers_is_not_shown_at_all(audience: str) -> None:
    found = shown(KEPT, audience=audience)
    assert (found.hidden, found.rule, found.parties, found.frontier, found.solutions, found.proposals) == (True, "", (), (), {}, {})
    assert (found.counts, found.reservation, found.readings["wider"].rule, found.exact) == (None, {}, "", None)
    asked = run("deals", sale(KEPT), audience=audience)
    assert ("Exactness", "not said, since no counts or lists are shown") in provenance_rows(asked.case, asked.audience, {"deals": asked})
    assert asked.data()["result"]["counts"] is None
    told = lines(asked.blocks())
    assert sum(SENTENCE in line for line in told) == 2
    assert not any("Worth" in line or "reservation of" in line for line in told)


@pytest.mark.parametrize(("option", "value"), [("parties", "bor"), ("parties", "ann,cyd"), ("weights", "bor=2"), ("weights", "cyd=2")])
def test_no_error_tells_who_has_complete_numbers_to_who_may_not_see_them(option: str, value: str) -> None:
    """Whatever bor's numbers are, and whether or not there are any: the same answer, or the same error."""
    gaps = ("delivery: {soon: 0, late: 1}", "delivery: unknown")
    for audience, told in (("public", False), ("mediator", True)):
        found = []
        for case in (sale(KEPT), sale(KEPT, gaps)):
            try:
                asked: dict[str, Any] = {option: value}
                run("deals", case, audience=audience, **asked)
            except AccordsError as error:
                found.append(str(error))
            else:
                found.append("")
        assert told or found == ["", ""]
        assert not told or found != ["", ""]


def test_who_may_see_all_that_was_used_sees_it() -> None:
    assert shown(KEPT, audience="party:bor") == shown(KEPT, audience="mediator")
    assert not shown(KEPT, audience="party:bor").hidden


def test_a_reading_that_may_not_be_seen_is_missing_and_said_to_be() -> None:
    found = shown(
        ("{rule: ann and bor and cyd, claims: said}", "{rule: ann and bor and cyd, claims: kept}"),
        ("claims: {said", "claims: {kept: {says: Kept, handling: team}, said"),
    )
    assert (found.hidden, found.readings, found.rule) == (True, {}, "ann and bor")


def test_a_proposal_that_may_not_be_seen_takes_only_itself_away() -> None:
    whole, found = shown(), shown(FIRST)
    assert list(found.proposals) == [name for name in whole.proposals if name != "first"]
    assert set(found.improvements) == set(whole.improvements) - {"first"}
    assert (found.frontier, found.hidden) == (whole.frontier, True)


def test_that_a_proposal_is_missing_is_said_whether_or_not_it_was_made_by_the_date() -> None:
    """Else it could be told from two dates when it was made."""
    later = (
        "later: {by: ann, date: 2025-02-01, outcome: {price: 2, delivery: late}}",
        "later: {by: ann, date: 2025-02-01, outcome: {price: 2, delivery: late}, handling: team}",
    )
    assert shown(later).hidden


def test_a_reservation_that_is_a_withheld_proposal_hides_the_answer() -> None:
    assert shown(FIRST, ("reservation: 1,", "reservation: {outcome: first},")).rule == ""
    named = ("part: {by: bor, date: 2024-12-02, outcome: {price: 2}}", "part: {by: bor, date: 2024-12-02, outcome: first}")
    assert "part" not in shown(FIRST, named).proposals


STATEMENT = "statements: {s: {prefers: first, to: {price: 0, delivery: soon}, claims: MARK}}"
PARTLY = (
    "price: linear 0..3, delivery: {soon: 1, late: 0}}, reservation: 1,",
    f"price: increasing, delivery: {{soon: 1, late: 0}}}}, {STATEMENT}, reservation: 1,",
)


def test_a_single_comparison_with_a_withheld_proposal_hides_the_answer() -> None:
    stated = (PARTLY[0], PARTLY[1].replace(", claims: MARK", ""))
    assert not shown(stated).hidden
    assert (shown(stated, FIRST).rule, shown(stated, FIRST).partly) == ("", None)
    turned = (
        stated[0],
        stated[1].replace("prefers: first, to: {price: 0, delivery: soon}", "prefers: {price: 3, delivery: soon}, to: first"),
    )
    assert shown(turned, FIRST).rule == ""


@pytest.mark.parametrize(
    "entry",
    [
        (PARTLY[0], PARTLY[1].replace("MARK", "kept")),
        (
            "{weights: {price: 2, delivery: 1}, values: {price: linear 0..3, delivery: {soon: 1, late: 0}}, reservation: 1,",
            "{priorities: {p: {if: price == 3, claims: kept}}, reservation: unknown,",
        ),
    ],
)
def test_a_part_of_preferences_that_rests_on_withheld_claims_hides_the_answer(entry: tuple[str, str]) -> None:
    kept = ("claims: {said", "claims: {kept: {says: Kept, handling: team}, said")
    assert shown(entry, kept).rule == ""
    assert not shown(entry, kept, audience="team").hidden


def test_that_nothing_can_be_weighed_is_said_only_to_who_may_see_why() -> None:
    gaps = [
        ("delivery: {soon: 1, late: 0}", "delivery: unknown"),
        ("price: linear 3..0, delivery: {soon: 0, late: 1}", "price: unknown, delivery: unknown"),
        ("price: linear 0..3", "price: unknown"),
    ]
    kept = [*gaps, KEPT]
    for audience in ("mediator", "party:bor"):
        try:
            seen = shown(*kept, audience=audience)
        except Unfit as lacks:
            assert lacks.field.startswith("preferences.")
        else:
            assert not seen.hidden
    assert shown(*kept).hidden
    with pytest.raises(AccordsError):
        shown(audience="party:nobody")


# -- at random -----------------------------------------------------------------------------------------------------------------------------


@st.composite
def marked_cases(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """Draw two cases that differ only in what is marked for the team."""
    plan: Plan = draw(preferring_cases())
    dice = Seeded(draw(st.integers(0, 2**32 - 1)))
    plan |= {"handling": "public", "sources": {"notes": {"title": "Notes"}}, "claims": {"zqclaim": {"says": "zqsays", "handling": "team"}}}
    other = deepcopy(plan)
    hide = {"handling": "team"} if dice.one_in(2) else {"claims": "zqclaim"}
    party = dice.pick(list(plan["parties"]))
    kind = dice.pick(["preference", "proposal", "view", "norm", "statement"])
    for each in (plan, other):
        if kind == "preference":
            each["preferences"][party] = preference(dice, plan) | hide
        elif kind == "proposal":
            date = dice.pick(["2024-06-10", "2024-06-20", "2024-01"])
            each.setdefault("proposals", {})["zqplan"] = {"by": party, "date": date, "outcome": outcome(dice, plan)} | hide
            if dice.one_in(2):
                each["preferences"][party] = preference(dice, plan) | {"reservation": {"outcome": "zqplan"}}
                other["preferences"][party] = plan["preferences"][party] = each["preferences"][party]
        elif kind == "view":
            each.setdefault("views", {}).setdefault(party, {}).setdefault("refuses", {})["zqno"] = {
                "if": condition(dice, plan["issues"])
            } | hide
        elif kind == "statement":
            each.setdefault("proposals", {})["zqplan"] = {"by": party, "outcome": outcome(dice, plan)} | hide
            if each is plan:
                ranges = {"weights": dict.fromkeys(plan["issues"], "10..90"), "values": numbers(dice, plan, known=True)["values"]}
                stated = {"prefers": "zqplan", "to": outcome(dice, plan)}
                plan["preferences"][party] = other["preferences"][party] = ranges | {"statements": {"zqs": stated}, "reservation": "1"}
        else:
            each.setdefault("norms", {})["zqnorm"] = {"if": condition(dice, plan["issues"]), "claims": "zqclaim"}
    return plan, other


def outputs(plan: Plan) -> list[str]:
    """Give everything that shows the numbers of a case to everyone."""
    try:
        asked = run("deals", loads(text_of(plan)), audience="public")
    except Unfit as lacks:
        return [str(lacks)]
    return [json.dumps(asked.data()["result"]), to_html(document(asked.case, asked.audience, {"deals": asked}))]


@settings(max_examples=max(40, settings().max_examples // 2))
@given(marked_cases())
def test_nothing_shown_depends_on_what_is_withheld(drawn: tuple[Plan, Plan]) -> None:
    first, second = map(outputs, drawn)
    assert first == second
    assert not any("zq" in text for text in first)

"""What of an answer an audience may see: a part only where it may see all that the part used."""

from __future__ import annotations

import pytest

from accords.case.case import loads
from accords.lenses.change.result import Result
from accords.lenses.change.result_consent import Line
from accords.study.asking import run
from lenses.change.talks import asked, changed

TEAM = "handling: team"


def hidden(*pairs: tuple[str, str], audience: str = "public") -> Result:
    return asked(*pairs, audience=audience)[1]


def test_what_rests_on_nothing_withheld_is_shown_whole() -> None:
    assert hidden() == hidden(audience="mediator")
    assert hidden().withheld == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dear: {if: share > 30, since: 2024-02-01}", f"dear: {{if: share > 30, since: 2024-02-01, {TEAM}}}"),
        ("p: {refuses: {gate: gate == ajar}}", f"p: {{refuses: {{gate: {{if: gate == ajar, {TEAM}}}}}}}"),
        ("title: Calm, remove", "title: Calm, remove"),
        (
            "flood: {date: 2024-03-15, title: The flood}",
            f"flood: {{date: 2024-03-15, title: The flood, {TEAM}, change: {{deal: share > 20}}}}",
        ),
    ],
    ids=["refusal", "another's", "nothing", "effect"],
)
def test_the_past_is_shown_only_where_every_statement_and_effect_may_be_seen(old: str, new: str) -> None:
    found = hidden((old, new))
    assert bool(found.timeline) is bool(found.opened_by) is (old == new)
    assert ("timeline" in found.withheld) is (old != new)


def test_an_event_without_effect_leaves_its_day_with_it() -> None:
    whole, found = hidden(), hidden(("title: The flood}", f"title: The flood, {TEAM}}}"))
    assert [row.date for row in whole.timeline if row not in found.timeline] == ["2024-03-15"]
    assert {"timeline", "ifs"} <= set(found.withheld)


def test_a_reading_is_shown_where_all_that_its_verdicts_use_may_be_seen() -> None:
    found = hidden(("refuses: {shut: gate == shut,", f"refuses: {{shut: {{if: gate == shut, {TEAM}}},"))
    assert list(found.corrections) == list(found.consent) == list(found.instruments.readings) == ["rule"]
    assert {"corrections", "consent", "instruments"} <= set(found.withheld)


def test_a_reading_that_may_not_be_named_is_nowhere() -> None:
    found = hidden(("rule: n and s and r, claims: seen", "rule: n and s and r, claims: kept"))
    assert list(found.corrections) == ["rule"]
    assert all(list(row.readings) == ["rule"] for row in found.timeline)
    assert all(list(one.readings) == ["rule"] for one in found.ifs)
    assert all(list(one.readings) == ["rule"] for one in found.opened_by)


def test_suppositions_are_shown_where_what_they_lead_to_may_be_seen() -> None:
    assert [one.path for one in hidden().ifs] == ["events.vote", "scenarios.calm", "scenarios.motive"]
    found = hidden(("title: Calm, remove", "title: Calm, claims: kept, remove"))
    assert [one.path for one in found.ifs] == ["events.vote", "scenarios.motive"]
    found = hidden(("title: The vote, change", f"title: The vote, {TEAM}, change"))
    assert [one.path for one in found.ifs] == ["scenarios.calm", "scenarios.motive"]
    assert hidden(("title: The game}", f"title: The game, {TEAM}}}")).no_effect == ()


def test_partners_numbers_and_votes_are_shown_where_theirs_may_be_seen() -> None:
    whole = hidden().consent["rule"]
    assert [partner.party for partner in whole.partners] == ["p"]
    found = hidden(("p: {of: n, claims: seen}", "p: {of: n, claims: kept}"))
    assert (found.consent["rule"].partners, found.votes) == ((), ())
    found = hidden(("p: {refuses: {gate: gate == ajar}}", f"p: {{refuses: {{gate: {{if: gate == ajar, {TEAM}}}}}}}"))
    assert (found.consent["rule"].partners, found.votes) == ((), ())
    assert {"consent", "votes"} <= set(found.withheld)


def test_numbers_that_rest_on_preferences_are_shown_where_these_may_be_seen() -> None:
    whole = hidden().consent["wider"]
    assert (list(whole.compensation), [one.party for one in whole.by_numbers]) == (["r"], ["r"])
    assert whole.with_numbers is not None
    found = hidden(("r: {weights: equal", f"r: {{{TEAM}, weights: equal"))
    shown = found.consent["wider"]
    assert (shown.compensation, shown.by_numbers, shown.with_numbers) == ({}, (), None)
    assert "consent" in found.withheld
    assert hidden(("plan: {title: The plan,", f"plan: {{title: The plan, {TEAM},")).consent["wider"].compensation == {}


def test_a_reservation_that_names_a_proposal_is_shown_where_that_may_be_seen() -> None:
    named = ("reservation: 4", "reservation: {outcome: other}")
    other = ("proposals: {plan", "proposals: {other: {outcome: {share: 40, gate: shut}}, plan")
    assert hidden(named, other).consent["wider"].compensation["r"]
    secret = ("proposals: {plan", f"proposals: {{other: {{{TEAM}, outcome: {{share: 40, gate: shut}}}}, plan")
    assert "r" not in hidden(named, secret).consent["wider"].compensation


def test_a_line_of_readiness_that_may_not_be_seen_is_not_said_to_be_unknown() -> None:
    found = hidden(("cost: {text: It costs., claims: seen}", "cost: {text: It costs., claims: kept}")).readiness["n"]
    assert (found.cost, found.way_out) == (Line("withheld"), Line("unknown"))


def test_what_is_left_does_not_depend_on_what_the_withheld_says() -> None:
    old = "dear: {if: share > 30, since: 2024-02-01}"
    first, second = (
        run("change", loads(changed((old, f"dear: {{if: {said}, {TEAM}}}"))), audience="public").to_json()
        for said in ("share > 30, since: 2024-02-01", "gate == ajar, since: 2024-05-20")
    )
    assert first == second


def test_votes_with_numbers_are_shown_where_these_may_be_seen() -> None:
    numbers = "{weights: equal, values: {share: {20: 0, 30: 3, 40: 5}, gate: {shut: 2, ajar: 0}}, reservation: 4}"
    (house,) = hidden(("preferences:\n", f"preferences:\n  p: {numbers}\n")).votes
    assert house.by_numbers == ("p",)
    assert house.with_numbers is not None
    found = hidden(("preferences:\n", f"preferences:\n  p: {numbers.replace('{weights', f'{{{TEAM}, weights')}\n"))
    assert [(one.by_numbers, one.with_numbers, one.vote) for one in found.votes] == [((), None, house.vote)]
    assert "votes" in found.withheld

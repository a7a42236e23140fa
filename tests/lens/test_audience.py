"""An audience sees what the marks let it see, and an answer only if it may see all that the answer used."""

from __future__ import annotations

import pytest

from accords.case.case import loads
from accords.errors import AccordsError
from accords.lens.audience import asked, audience_for, is_statement, patched_by, reading_of, seen_point, used_by, with_outcomes
from bundled import case_of

VILLAGES = "invented/two-villages"
SEED = "gaza-talks-2024/ceasefire"


def test_left_out_the_audience_is_the_one_that_the_case_names() -> None:
    assert audience_for(case_of(SEED)).name == "public"
    assert audience_for(case_of(VILLAGES)).name == "team"


def test_an_audience_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(AccordsError, match=r"no audience 'everybody'.*public, team, mediator, party:north"):
        audience_for(case_of(VILLAGES), "everybody")


@pytest.mark.parametrize(("name", "sees"), [("mediator", True), ("team", False)])
def test_what_is_for_mediators_is_seen_by_mediators_alone(name: str, sees: bool) -> None:  # noqa: FBT001 a table of cases
    audience = audience_for(case_of(VILLAGES), name)
    assert audience.sees("sources.minutes") is sees
    assert audience.sees("claims.c4") is sees
    assert audience.sees_all is sees


@pytest.mark.parametrize("name", ["public", "party:north"])
def test_who_may_see_nothing_of_a_case_is_told_so(name: str) -> None:
    with pytest.raises(AccordsError, match=f"marked 'team'.*'{name}'"):
        audience_for(case_of(VILLAGES), name)


def test_a_public_case_is_seen_by_everyone() -> None:
    assert all(audience_for(case_of(SEED), name).sees_all for name in ("public", "team", "mediator", "party:hamas"))


def test_an_answer_uses_the_ground_the_reading_and_all_entries_of_those_who_must_consent() -> None:
    case = case_of(VILLAGES)
    used = used_by(case, case.readings["council"])
    assert {"consent", "feasible.f1", "views.north.refuses.n1", "views.elders.refuses.e1"} <= set(used)
    assert "views.elders.refuses.e1" not in used_by(case, case.readings["rule"])
    assert "views.north.lives_with.n3" not in used


def test_an_answer_uses_the_patches_applied() -> None:
    case = case_of(VILLAGES).under("escort")
    assert "instruments.escort" in used_by(case, case.readings["rule"])


def test_parties_whose_consent_an_entry_asks_for_are_asked_too() -> None:
    case = case_of(SEED).under("political-survival")
    assert asked(case, ["israel"]) == {"israel", "coalition-parties"}
    assert asked(case_of(SEED), ["israel"]) == {"israel"}


@pytest.mark.parametrize(
    "view",
    [
        "refuses: {first: {if: share == 20, or_maybe: {other: not consents(m)}}}",
        "refuses: {first: {if: share == 20, until_done: consents(m)}}",
        "silent: {first: {if: not consents(m)}}",
    ],
)
def test_parties_whose_consent_a_reading_a_step_or_a_silent_point_asks_for_are_asked_too(view: str) -> None:
    case = loads(
        "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {m: {role: ratifier}, n: {role: negotiator}, s: {role: negotiator}}\n"
        f"issues: {{share: {{options: [20, 30]}}}}\nviews: {{n: {{{view}}}}}\n"
    )
    assert asked(case, ["n"]) == {"m", "n"}
    assert asked(case, ["s"]) == {"s"}


def test_the_same_audience_before_another_view_of_the_case_has_that_views_marks() -> None:
    text = case_of(VILLAGES).standpoint.source.text
    hidden = loads(text.replace("claims: c1}\ninstruments", "claims: c1, handling: mediator}\ninstruments"))
    team = audience_for(hidden, "team")
    assert not team.sees("proposals.envoy-1")
    assert team.of(case_of(VILLAGES)).sees("proposals.envoy-1")


# -- patches, scenarios and readings that an audience may not see ----------------------------------------------------------------------

TALKS = """
accords: 1
title: Talks
as_of: 2024-06-30
handling: public
parties: {n: {role: negotiator}, s: {role: negotiator}}
consent: {rule: n and s, or_maybe: {quiet: {rule: n, claims: kept}}}
issues: {share: {options: [20, 30]}}
claims: {kept: {says: Kept., handling: team}}
views: {n: {refuses: {first: {if: share == 20, since: 2024-01-01}, own: {if: share == 30, handling: team}}}}
events:
  past: {date: 2024-05-01, handling: team, remove: [views.n.refuses.first]}
  later: {date: 2024-09-01, handling: team, change: {title: Other}}
scenarios: {quiet-one: {claims: kept, change: {deal: share == 30}}, loud: {change: {deal: share == 30}}}
"""


@pytest.mark.parametrize("date", ["2024-03-01", "2024-06-30"])
def test_what_an_event_changed_is_for_those_who_may_see_the_event_before_it_and_after(date: str) -> None:
    case = loads(TALKS).at(date)
    assert patched_by(case) == ("events.past",)
    assert not audience_for(case, "public").sees("views.n.refuses.first")
    assert audience_for(case, "team").sees("views.n.refuses.first")
    assert not audience_for(case, "public").sees(*used_by(case, case.readings["rule"]))


def test_an_entry_that_a_patch_took_away_still_keeps_the_file_from_being_named() -> None:
    text = TALKS.replace("events:", "events:\n  open: {date: 2024-02-01, remove: [views.n.refuses.own]}")
    text = text.replace("{says: Kept., handling: team}", "{says: Kept.}").replace("handling: team, remove", "remove")
    case = loads(text.replace("handling: team, change", "change"))
    assert "own" not in case.views["n"].refuses
    assert not audience_for(case, "public").sees_all


@pytest.mark.parametrize(
    ("ask", "sentence"), [("quiet-one", "'quiet-one' may not be shown"), ("later", "Names or issues of this case are changed")]
)
def test_what_is_supposed_is_refused_to_those_who_may_not_see_it(ask: str, sentence: str) -> None:
    case = loads(TALKS).under(ask)
    with pytest.raises(AccordsError, match=sentence):
        audience_for(case, "public")
    assert audience_for(case, "team").sees()
    assert audience_for(loads(TALKS).under("loud"), "public").sees()


def test_a_reading_of_consent_is_refused_to_those_who_may_not_see_it() -> None:
    with pytest.raises(AccordsError, match="reading of consent 'quiet' may not be shown to 'public'"):
        audience_for(loads(TALKS).reading("quiet"), "public")
    assert audience_for(loads(TALKS).reading("quiet"), "team").sees()


def test_a_point_to_compare_with_is_a_date_or_an_entry_that_may_be_seen() -> None:
    case = loads(TALKS)
    viewer = audience_for(case, "public")
    for point in (None, "", "2024-02-01"):
        seen_point(case, point, viewer)
    with pytest.raises(AccordsError, match="'own' may not be shown to 'public'"):
        seen_point(case, "own", viewer)


def test_statements_are_told_by_their_paths() -> None:
    assert is_statement("views.n.refuses.a")
    assert is_statement("views.n.silent.a")
    assert not is_statement("views.n.refuses.a", "accepts")
    assert not is_statement("views.n.interests.a")
    assert not is_statement("views.n.refuses.a.or_maybe.b")
    assert not is_statement("events.e")


def test_a_reading_of_consent_has_its_own_path_beside_that_of_consent() -> None:
    assert reading_of("rule") == ("consent",)
    assert reading_of("council") == ("consent", "consent.or_maybe.council")


def test_an_outcome_that_names_another_brings_that_one_with_it() -> None:
    case = loads(
        "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\nissues: {x: {options: [0, 1]}}\n"
        "status_quo: {x: 0}\nproposals: {first: {by: a, outcome: second}, second: {by: b, outcome: old}, third: {by: b, outcome: status_quo}}\n"
        "precedents: {old: {outcome: {x: 1}}}\n"
    )
    assert with_outcomes(case, "proposals.first") == ("proposals.first", "proposals.second", "precedents.old")
    assert with_outcomes(case, "proposals.third") == ("proposals.third",)

"""An audience sees what the marks let it see, and an answer only if it may see all that the answer used."""

from __future__ import annotations

import pytest

from accords.case.case import loads
from accords.errors import AccordsError
from accords.lens.audience import asked, audience_for, used_by
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


def test_the_same_audience_before_another_view_of_the_case_has_that_views_marks() -> None:
    text = case_of(VILLAGES).standpoint.source.text
    hidden = loads(text.replace("claims: c1}\ninstruments", "claims: c1, handling: mediator}\ninstruments"))
    team = audience_for(hidden, "team")
    assert not team.sees("proposals.envoy-1")
    assert team.of(case_of(VILLAGES)).sees("proposals.envoy-1")

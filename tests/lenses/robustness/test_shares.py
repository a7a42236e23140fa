"""Shares of draws: what is necessary has the share 1, what is not possible 0, and everything is what counting draw by draw gives."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from accords.lenses.robustness.compared import compared
from accords.lenses.robustness.follows import Preferences, preferences_of
from accords.lenses.robustness.shares import Counted, shares_of
from accords.zone.zone import zone_of
from bundled import case_of
from lenses.robustness.talks import asked, of


@cache
def flour() -> tuple[Preferences, Counted]:
    case = case_of("invented/flour")
    zone = zone_of(case)
    preferences = preferences_of(zone)
    assert preferences is not None
    counted = shares_of(preferences, compared(case, zone.space, {}), 400, 0)
    assert counted is not None
    return preferences, counted


def test_what_holds_for_all_or_for_none_has_the_share_1_or_0() -> None:
    found = asked("invented/flour")
    assert found.necessary is not None
    assert found.possible is not None
    named = [share for share in found.packages if share.name]
    assert {share.name for share in named} == {"proposals.first", "proposals.second", "proposals.third"}
    for share in named:
        for party, part in share.accepted_by.items():
            assert part == 1 or party not in found.necessary.accepted_by[share.name]
            assert part == 0 or party in found.possible.accepted_by[share.name]


def test_shares_are_those_counted_draw_by_draw() -> None:
    preferences, counted = flour()
    first = [share for share in counted.shares.packages if share.prior == "uniform"]
    tables, thresholds = counted.sample.tables, counted.sample.thresholds
    for share in first:
        row = next(
            row
            for row in counted.packages.assignments
            if preferences.zone.space.choices(tuple(int(value) for value in row)) == share.outcome
        )
        starts = np.concatenate([[0], np.cumsum(preferences.zone.space.sizes)[:-1]])
        accepted = tables[:, :, starts + row].sum(axis=2) >= thresholds - 1e-9
        assert share.accepted_by_all == pytest.approx(accepted.all(axis=1).mean(), abs=1e-6)
        for index, party in enumerate(counted.sample.parties):
            assert share.accepted_by[party] == pytest.approx(accepted[:, index].mean(), abs=1e-6)


def test_two_priors_stand_side_by_side_with_their_errors() -> None:
    found = asked("invented/flour")
    assert found.priors == ("uniform", "even")
    for uniform, even in zip(found.packages[::2], found.packages[1::2], strict=True):
        assert (uniform.outcome, uniform.prior, even.prior) == (even.outcome, "uniform", "even")
        for share in (uniform, even):
            part, size = share.accepted_by_all, found.effective[share.prior]
            assert share.standard_error == pytest.approx((part * (1 - part) / size) ** 0.5, abs=1e-5)
            assert share.efficient is not None
            assert share.efficient <= share.accepted_by_all


def test_rankings_belong_to_one_party_and_add_up() -> None:
    for ranked in asked("invented/flour").party_ranking.values():
        for one in ranked:
            assert sum(one.ranks) == pytest.approx(1, abs=0.01)
            assert (one.central_weights is None) == (one.ranks[0] == 0)
            if one.central_weights is not None:
                assert sum(one.central_weights.values()) == pytest.approx(1, abs=1e-4)


def test_the_reservation_that_nobody_knows_drives_most() -> None:
    found = asked("invented/flour").drivers
    assert (found[0].party, found[0].what) == ("bakery", "reservation")
    assert found[0].low > 0.8
    assert found[0].high < 0.2
    assert [one.explained for one in found] == sorted((one.explained for one in found), reverse=True)


def test_seeds_and_draws_are_what_was_asked_for() -> None:
    case = case_of("invented/flour")
    assert of(case, draws=200, seed=5) == of(case, draws=200, seed=5)
    assert of(case, draws=200, seed=5).packages != of(case, draws=200, seed=6).packages
    assert of(case, draws=0).draws == 0


def test_who_has_no_numbers_is_left_aside() -> None:
    case = case_of("invented/flour").reading("bank")
    assert of(case, draws=200).aside == ("bank",)


def test_where_there_are_too_many_packages_candidates_are_drawn_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accords.lenses.robustness.shares.MOST_WORK", 1_000)
    preferences, whole = flour()
    case = case_of("invented/flour")
    few = shares_of(preferences, compared(case, preferences.zone.space, {}), 400, 0)
    assert few is not None
    assert not few.shares.whole
    assert len(few.packages.assignments) < len(whole.packages.assignments)
    assert {share.name for share in few.shares.packages} >= {"proposals.first", "proposals.second", "proposals.third"}
    assert all(share.efficient is None for share in few.shares.packages)
    known = {(tuple(share.outcome.items()), share.prior): share.accepted_by_all for share in whole.shares.packages}
    for share in few.shares.packages:
        key = (tuple(share.outcome.items()), share.prior)
        assert known.get(key, share.accepted_by_all) == share.accepted_by_all

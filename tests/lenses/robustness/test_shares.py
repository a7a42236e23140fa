"""Shares of draws: what is necessary has the share 1, what is not possible 0, and everything is what counting draw by draw gives."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from accords.case.case import loads
from accords.lenses.robustness.compared import compared
from accords.lenses.robustness.drawing import Drawing, drawing_of
from accords.lenses.robustness.follows import Preferences, preferences_of
from accords.lenses.robustness.shares import Counted, shares_of
from accords.work.perform import Watch
from accords.work.work import Work
from accords.zone.zone import zone_of
from bundled import case_of
from lenses.robustness.talks import PEOPLE, asked, of


def drawing(preferences: Preferences, draws: int = 400, seed: int = 0) -> Drawing:
    found = drawing_of(preferences, compared(preferences.zone, {}).packages, draws, seed)
    assert not isinstance(found, str)
    return found


@cache
def flour() -> tuple[Preferences, Counted]:
    preferences = preferences_of(zone_of(case_of("invented/flour")))
    assert preferences is not None
    (counted,) = shares_of([drawing(preferences)], Work())
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
            size = found.effective[share.prior]
            parts = {share.accepted_by_all: share.standard_error, share.efficient: share.errors.efficient, share.nash: share.errors.nash}
            parts |= {share.kalai_smorodinsky: share.errors.kalai_smorodinsky}
            parts |= {share.accepted_by[party]: share.errors.accepted_by[party] for party in share.accepted_by}
            for part, off in parts.items():
                assert part is not None
                wanted = (part * (1 - part) / size) ** 0.5 if 0 < part < 1 else 3 / size
                assert off == pytest.approx(wanted, abs=1e-5)
            assert share.efficient is not None
            assert share.efficient <= share.accepted_by_all


def test_the_reservation_that_nobody_knows_drives_most() -> None:
    found = asked("invented/flour").drivers
    assert (found[0].party, found[0].what) == ("bakery", "reservation")
    assert found[0].low > 0.8
    assert found[0].high < 0.2
    assert [one.explained for one in found] == sorted((one.explained for one in found), reverse=True)
    # A twentieth of 2000 draws is at each end.
    assert found[0].low_error == pytest.approx((found[0].low * (1 - found[0].low) / 100) ** 0.5, abs=0.01)
    assert all(one.low_error > 0 and one.high_error > 0 for one in found)


def test_seeds_and_draws_are_what_was_asked_for() -> None:
    case = case_of("invented/flour")
    assert of(case, draws=200, seed=5) == of(case, draws=200, seed=5)
    assert of(case, draws=200, seed=5).packages != of(case, draws=200, seed=6).packages
    assert of(case, draws=0).draws == 0


def test_who_has_no_numbers_is_left_aside() -> None:
    case = case_of("invented/flour").reading("bank")
    assert of(case, draws=200).aside == ("bank",)


def test_each_reading_of_consent_has_its_shares() -> None:
    case = case_of("invented/flour")
    found, other = of(case, draws=200), of(case.reading("bank"), draws=200)
    assert (found.reading, list(found.readings), other.reading, list(other.readings)) == ("rule", ["bank"], "bank", ["rule"])
    assert (found.readings["bank"].packages, found.readings["bank"].aside) == (other.packages, other.aside)
    assert other.readings["rule"].recommended == found.recommended
    assert all(share.outcome["payment"] != "60" for share in other.packages)


def test_of_packages_accepted_alike_an_efficient_one_is_recommended_and_solutions_are_listed() -> None:
    found = asked("invented/harbour")
    best = [share for share in found.packages if share.outcome == found.recommended]
    assert best[0].accepted_by_all == max(share.accepted_by_all for share in found.packages)
    assert best[0].efficient == 1
    for under in (found.packages, *(one.packages for one in found.readings.values())):
        assert any(share.nash for share in under)
        assert any(share.kalai_smorodinsky for share in under)


def test_where_no_weight_is_open_the_priors_come_to_the_same() -> None:
    assert asked("invented/harbour").priors_alike
    assert not asked("invented/flour").priors_alike


def test_where_there_are_too_many_packages_candidates_are_drawn_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accords.lenses.robustness.drawing.MOST_WIDE", 100)
    preferences, whole = flour()
    (few,) = shares_of([drawing(preferences)], Work())
    assert few is not None
    assert not few.shares.whole
    assert len(few.packages.assignments) < len(whole.packages.assignments)
    assert {share.name for share in few.shares.packages} >= {"proposals.first", "proposals.second", "proposals.third"}
    assert all(share.efficient is None for share in few.shares.packages)
    known = {(tuple(share.outcome.items()), share.prior): share.accepted_by_all for share in whole.shares.packages}
    for share in few.shares.packages:
        key = (tuple(share.outcome.items()), share.prior)
        assert known.get(key, share.accepted_by_all) == share.accepted_by_all


def test_several_views_are_counted_in_one_piece_of_work() -> None:
    preferences, alone = flour()
    one, other = drawing(preferences), drawing(preferences, 100, 3)
    seen: list[tuple[int, int]] = []
    work = Work(watch=Watch(progress=lambda finished, every: seen.append((finished, every))))
    none, first, second = shares_of([None, one, other], work)
    assert (none, seen) == (None, [(finished, 4) for finished in range(5)])
    assert first is not None
    assert second is not None
    assert first.shares.recommended == alone.shares.recommended
    assert (first.shares.draws, second.shares.draws) == (400, 100)
    (by_itself,) = shares_of([other], Work())
    assert by_itself is not None
    assert second.shares == by_itself.shares
    assert shares_of([None], Work()) == [None]


def test_what_counts_people_drives_nothing_and_has_no_weight() -> None:
    found = of(loads(PEOPLE), draws=200)
    assert {driver.issue for driver in found.drivers} <= {"toll", "gate", ""}
    central = [one.central_weights for ranked in found.party_ranking.values() for one in ranked if one.central_weights is not None]
    assert central
    assert all(list(weights) == ["toll", "gate"] for weights in central)
    by_rest: dict[tuple[str, tuple[str, ...]], set[float]] = {}
    for share in found.packages:
        by_rest.setdefault((share.prior, (share.outcome["toll"], share.outcome["gate"])), set()).add(share.accepted_by_all)
    assert all(len(shares) == 1 for shares in by_rest.values())


ADDED = """
accords: 1
title: Added
as_of: 2025-01-10
parties: {ann: {role: negotiator}, bor: {role: negotiator}}
issues: {toll: {options: [0, 10]}, road: {options: [mud, stone]}}
status_quo: {toll: 0, road: mud}
preferences:
  ann: {values: {toll: increasing, road: increasing}, interactions: {both: {when: toll == 10 and road == mud, add: 30}}, reservation: 50}
  bor: {values: {toll: decreasing, road: increasing}, reservation: 20..40}
proposals:
  a: {by: ann, date: 2025-01-02, outcome: {toll: 10, road: mud}}
  b: {by: bor, date: 2025-01-03, outcome: {toll: 0, road: stone}}
"""


def test_a_ranking_counts_what_interactions_add() -> None:
    """With 30 added the first proposal is ahead of the second wherever its weight is at least 35 of 100."""
    case = loads(ADDED)
    preferences = preferences_of(zone_of(case))
    assert preferences is not None
    (counted,) = shares_of([drawing(preferences, 2_000)], Work())
    assert counted is not None
    weights = counted.sample.drawn[counted.sample.parties.index("ann")].weights
    ahead = weights[:, 0] * 100 + 30 > weights[:, 1] * 100
    ranked = {(one.package, one.prior): one for one in counted.shares.party_ranking["ann"]}
    first = ranked["proposals.a", "uniform"]
    assert first.ranks[0] == pytest.approx(ahead.mean(), abs=1e-6)
    assert ranked["proposals.b", "uniform"].ranks[0] == pytest.approx(1 - ahead.mean(), abs=1e-6)
    assert first.central_weights == pytest.approx(dict(zip(("toll", "road"), weights[ahead].mean(axis=0), strict=True)), abs=1e-5)
    assert first.confidence == 1
    assert 0.6 < first.ranks[0] < 0.7

"""Candidates are what is efficient in the draws looked at, as enumeration finds it."""

from __future__ import annotations

import numpy as np
import pytest

from accords.lenses.robustness.candidates import candidates
from accords.lenses.robustness.drawing import drawing_of
from accords.lenses.robustness.follows import Preferences, preferences_of
from accords.lenses.robustness.sampled import packages_of, sampled, with_bonuses
from accords.maths.question import TooCoupled
from accords.zone.zone import zone_of
from bundled import case_of


def read(name: str) -> Preferences:
    found = preferences_of(zone_of(case_of(name)))
    assert found is not None
    return found


@pytest.mark.parametrize("name", ["invented/flour", "invented/orchard"])
def test_every_package_that_is_agreed_in_a_draw_has_one_among_them_that_is_worth_as_much_to_all(name: str) -> None:
    preferences = read(name)
    rule = preferences.zone.case.readings["rule"]
    sample = sampled(preferences, 0, 40, 0)
    assert sample is not None
    sample = sample.of(rule.parties)
    found = candidates(preferences, rule, [sample])
    assert found is not None
    packages = packages_of(preferences, rule, {}, sample.parties)
    known = {tuple(row) for row in packages.assignments.tolist()}
    assert {tuple(row) for row in found.tolist()} <= known
    place = {row: index for index, row in enumerate(map(tuple, packages.assignments.tolist()))}
    tables = with_bonuses(sample.tables, packages)
    kept = [place[tuple(row)] for row in found.tolist()]
    for draw in range(4):
        worth = tables[draw][:, packages.composed.cells].sum(axis=2).T
        agreed = (worth >= sample.thresholds[draw] - 1e-9).all(axis=1)
        for index in np.flatnonzero(agreed):
            assert (worth[kept] >= worth[index] - 1e-6).all(axis=1).any()


def test_where_spaces_are_large_candidates_and_named_packages_are_drawn_for(monkeypatch: pytest.MonkeyPatch) -> None:
    preferences = read("invented/flour")
    named = {"first": {"price": "44", "delivery": "weekly", "term": "12", "payment": "30"}}
    monkeypatch.setattr("accords.lenses.robustness.sampled.MOST_CELLS", 10)
    found = drawing_of(preferences, named, 40, 0)
    assert not isinstance(found, str)
    assert not found.named_only
    assert not found.asked["rule"].packages.whole
    assert 2 < len(found.asked["rule"].packages.assignments) < 98


def test_where_conditions_couple_too_much_only_named_packages_are_drawn_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise TooCoupled(40, 1 << 40, ())

    preferences = read("invented/flour")
    named = {"first": {"price": "44", "delivery": "weekly", "term": "12", "payment": "30"}}
    monkeypatch.setattr("accords.lenses.robustness.sampled.MOST_CELLS", 10)
    monkeypatch.setattr("accords.lenses.robustness.candidates.frontier", refuse)
    found = drawing_of(preferences, named, 40, 0)
    assert not isinstance(found, str)
    assert found.named_only
    assert len(found.asked["rule"].packages.assignments) == 1

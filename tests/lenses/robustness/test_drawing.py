"""What is drawn for one view of the case, and when nothing is, or too much would be."""

from __future__ import annotations

import numpy as np
import pytest

from accords.case.case import Case, loads
from accords.errors import AccordsError
from accords.lenses.robustness.compared import compared
from accords.lenses.robustness.drawing import Drawing, drawing_of
from accords.lenses.robustness.follows import preferences_of
from accords.zone.zone import zone_of
from bundled import case_of
from lenses.robustness.talks import of


def tried(case: Case, draws: int = 100, seed: int = 0) -> Drawing | str:
    preferences = preferences_of(zone_of(case))
    assert preferences is not None
    return drawing_of(preferences, compared(preferences.zone, {}).packages, draws, seed)


def drawn(name: str, draws: int = 100, seed: int = 0) -> Drawing:
    found = tried(case_of(name), draws, seed)
    assert not isinstance(found, str)
    return found


def test_each_prior_has_its_draws_for_the_same_parties_and_packages() -> None:
    found = drawn("invented/flour")
    assert (found.samples[0].parties, found.draws, len(found.samples)) == (("bakery", "mill"), 100, 2)
    assert [part.tables.shape for part in found.parts] == [(100, 2, 13)] * 2
    assert all(part.asked == tuple(found.asked.values()) and part.draws == 100 for part in found.parts)
    assert not np.array_equal(found.parts[0].tables, found.parts[1].tables)


def test_each_partys_table_is_a_part_of_the_one_of_all() -> None:
    found = drawn("invented/flour")
    for sample in found.samples:
        assert all(np.shares_memory(each.tables, sample.tables) for each in sample.drawn)


def test_each_reading_has_its_parties_and_packages_the_one_that_the_case_is_seen_under_first() -> None:
    assert list(drawn("invented/flour").asked) == ["rule", "bank"]
    found = tried(case_of("invented/flour").reading("bank"))
    assert not isinstance(found, str)
    assert [(name, len(asked.packages.assignments)) for name, asked in found.asked.items()] == [("bank", 71), ("rule", 98)]
    assert [asked.rows for asked in found.asked.values()] == [(0, 1), (0, 1)]


TALKS = """
accords: 1
title: Talks
as_of: 2025-01-10
parties: {ann: {role: negotiator}, bob: {role: negotiator}, cat: {role: ratifier}}
consent: {rule: ann and bob, or_maybe: {all: {rule: ann and bob and cat}}}
issues: {x: {options: [1, 2, 3]}, y: {options: [1, 2]}}
status_quo: {x: 1, y: 1}
preferences: {ANN: {values: {x: increasing, y: increasing}, reservation: 10..40}}
"""


def test_why_nothing_is_drawn_is_said() -> None:
    assert tried(case_of("invented/orchard")) == "nothing_open"
    assert tried(loads(TALKS.replace("ANN", "cat"))) == "nobody"
    assert not isinstance(tried(loads(TALKS.replace("ANN", "ann"))), str)
    assert tried(loads(TALKS.replace("ANN", "ann") + "views: {bob: {refuses: {all: {if: x >= 1, firm: stated}}}}\n")) == "no_package"


def test_efficiency_and_solutions_are_those_of_the_parties_that_are_asked() -> None:
    text = TALKS.replace("ANN", "ann").replace(
        "reservation: 10..40}}", "reservation: 10..40}, cat: {values: {x: decreasing, y: decreasing}, reservation: 0}}"
    )
    found = tried(loads(text))
    assert not isinstance(found, str)
    assert found.samples[0].parties == ("ann", "cat")
    assert [asked.rows for asked in found.asked.values()] == [(0,), (0, 1)]


def test_more_draws_than_can_be_held_are_refused_with_how_many_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accords.lenses.robustness.drawing.MOST_NUMBERS", 100 * 2 * 2 * 13)
    assert drawn("invented/flour").draws == 100
    with pytest.raises(AccordsError, match=r"101 draws do not fit .* up to 100"):
        of(case_of("invented/flour"), draws=101)


def test_how_many_packages_are_looked_at_does_not_hang_on_the_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accords.lenses.robustness.drawing.MOST_WIDE", 2 * 98)
    for draws in (100, 1_000):
        assert drawn("invented/flour", draws).asked["rule"].packages.whole
    monkeypatch.setattr("accords.lenses.robustness.drawing.MOST_WIDE", 2 * 98 - 1)
    for found in (drawn("invented/flour"), drawn("invented/flour", 1_000)):
        assert not found.asked["rule"].packages.whole
        assert 3 <= len(found.asked["rule"].packages.assignments) < 98

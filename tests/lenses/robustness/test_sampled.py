"""What draws are made of: packages, tables, whose acceptance is enough."""

from __future__ import annotations

import numpy as np
import pytest

from accords.case.consent import parse_rule
from accords.lenses.robustness.follows import Preferences, preferences_of
from accords.lenses.robustness.sampled import anything_open, consent_of, fewer, packages_of, sampled, with_bonuses
from accords.space.utility import utility_of
from accords.zone.zone import zone_of
from bundled import case_of


def read(name: str) -> Preferences:
    found = preferences_of(zone_of(case_of(name)))
    assert found is not None
    return found


def test_packages_are_the_deals_that_nobody_needed_refuses() -> None:
    flour = read("invented/flour")
    found = packages_of(flour, flour.zone.case.readings["rule"], {}, ("bakery", "mill"))
    assert len(found.assignments) == 98
    assert found.whole
    assert len(packages_of(flour, flour.zone.case.readings["bank"], {}, ("bakery", "mill")).assignments) == 71


def test_fewer_packages_are_the_same_ones() -> None:
    flour = read("invented/flour")
    found = packages_of(flour, flour.zone.case.readings["rule"], {}, ("bakery", "mill"))
    some = fewer(found, np.array([3, 5]))
    assert np.array_equal(some.assignments, found.assignments[[3, 5]])
    assert not some.whole


def test_tables_with_interactions_give_the_utility_of_each_package() -> None:
    orchard = read("invented/orchard")
    case, zone = orchard.zone.case, orchard.zone
    sample = sampled(orchard, 0, 3, 0)
    assert sample is not None
    packages = packages_of(orchard, case.readings["rule"], {}, sample.parties)
    tables = with_bonuses(sample.tables, packages)
    totals = tables[0][:, packages.composed.cells].sum(axis=2)
    for row, party in enumerate(sample.parties):
        utility = utility_of(zone.space, case.preferences[party])
        assert utility is not None
        known = [float(utility.of(zone.space.choices(tuple(int(value) for value in package)))) for package in packages.assignments]
        assert totals[row] == pytest.approx(known)


def test_those_left_aside_count_as_accepting() -> None:
    rule = parse_rule("a and b and (c or d)")
    table = consent_of(rule, ("a", "c"))
    assert table.tolist() == [False, True, False, True]
    assert consent_of(rule, ("a", "c", "d")).tolist() == [False, False, False, True, False, True, False, True]


def test_there_is_something_to_draw_only_where_a_number_is_open() -> None:
    assert anything_open(read("invented/flour"))
    assert anything_open(read("invented/harbour"))
    assert not anything_open(read("invented/orchard"))


def test_draws_are_the_same_for_the_same_seed() -> None:
    flour = read("invented/flour")
    first, second, other = (sampled(flour, 0, 100, seed) for seed in (3, 3, 4))
    assert first is not None
    assert second is not None
    assert other is not None
    assert np.array_equal(first.tables, second.tables)
    assert not np.array_equal(first.tables, other.tables)
    assert first.effective <= 100

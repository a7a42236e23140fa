"""What follows from preferences, with what was stated standing above it."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest
from ruamel.yaml import YAML

from accords.case.case import Case, loads
from accords.lenses.robustness.follows import Preferences, disagreements, follows, line_of, preferences_of, regrets, stated_of
from accords.zone.zone import zone_of
from bundled import case_of
from lenses.robustness.talks import asked


def expected() -> dict[str, Any]:
    beside = resources.files("accords").joinpath("catalog", "invented", "flour.expected.yaml")
    found: dict[str, Any] = YAML(typ="safe").load(beside.read_text(encoding="utf-8"))["robustness"]
    return found


def test_flour_is_answered_as_expected() -> None:
    found, wanted = asked("invented/flour"), expected()
    assert found.survival is not None
    assert found.survival.survives_all is not None
    assert found.survival.unless_insisted is not None
    assert found.survival.survives_all.least == wanted["survives_all"]
    assert found.survival.unless_insisted.least == wanted["unless_insisted"]
    for how in ("necessary", "possible"):
        by = getattr(found, how).accepted_by
        assert {name: [party for party in parties if party != "bank"] for name, parties in by.items()} == wanted["accepted"][how]
    for party, lost in wanted["regret"].items():
        assert [one.package for one in found.regret[party]] == list(lost)


def test_what_is_necessary_is_possible_and_the_other_way_round_for_dominance() -> None:
    for name in ("invented/flour", "invented/harbour", "invented/orchard", "nash-1950/bill-and-jack"):
        found = asked(name)
        assert found.necessary is not None
        assert found.possible is not None
        for package in found.considered:
            assert set(found.necessary.accepted_by[package]) <= set(found.possible.accepted_by[package])
            assert set(found.necessary.dominated_by[package]) <= set(found.possible.dominated_by[package])
        assert set(found.necessary.efficient) <= set(found.possible.efficient)
        for party, pairs in found.necessary.preferred.items():
            assert set(pairs) <= set(found.possible.preferred[party])


def test_where_every_number_is_known_nothing_is_open() -> None:
    found = asked("invented/orchard")
    assert found.necessary == found.possible
    assert all(known.complete for known in found.preferences.values())
    assert found.draws == 0


def test_a_statement_counts_before_the_numbers_and_the_difference_is_said() -> None:
    """The vale takes a package by a statement that its numbers put below its reservation."""
    case = case_of("invented/orchard")
    zone = zone_of(case)
    package = {"harvest": "80", "press": "at-hill", "upkeep": "by-vale", "path": "open"}
    assert stated_of(zone, "vale", package) == "accepts"
    preferences = preferences_of(zone)
    assert preferences is not None
    (found,) = disagreements(preferences, {"it": package})
    assert (found.party, found.stated, found.by_numbers) == ("vale", "accepts", "refuses")


TEXT = """accords: 1
title: Colliding
as_of: 2025-01-01
parties: {ann: {role: negotiator}, bor: {role: negotiator}}
issues: {toll: {options: [0, 10]}, road: {options: [mud, stone]}}
status_quo: {toll: 0, road: mud}
preferences:
  ann:
    weights: [toll > road, road > toll]
    values: {toll: increasing}
  bor:
    weights: toll > road
    reservation: unknown
"""


def test_statements_that_collide_are_named_with_their_lines() -> None:
    case = loads(TEXT)
    preferences = preferences_of(zone_of(case))
    assert preferences is not None
    (conflict,) = preferences.known["ann"].conflicts
    assert [(one.path, one.line) for one in conflict] == [("preferences.ann.weights.0", 9), ("preferences.ann.weights.1", 9)]
    assert list(preferences.relations) == ["bor"]
    assert line_of(case, "preferences.ann.values.toll") == 10
    assert line_of(case, "nothing.of.this") is None


def test_regrets_are_sorted_and_nobody_regrets_the_best() -> None:
    for found in asked("invented/flour").regret.values():
        lost = [one.regret for one in found]
        assert lost == sorted(lost)
        assert lost[0] >= 0
    assert asked("invented/flour").regret["mill"][0].regret == pytest.approx(10)


RANKING = (
    "[{toll: 30, road: stone}, much, [{toll: 30, road: mud}, {toll: 20, road: stone}], {toll: 10, road: mud}, {toll: 10, road: stone}]"
)


def orders(preferences: str) -> Case:
    return loads(f"""
accords: 1
title: Orders
as_of: 2025-01-10
handling: public
parties: {{ann: {{name: Annaland, role: negotiator}}, bor: {{name: Borland, role: negotiator}}}}
issues: {{toll: {{options: [10, 20, 30]}}, road: {{options: [mud, stone]}}}}
status_quo: {{toll: 10, road: mud}}
preferences: {{{preferences}}}
""")


def read(preferences: str) -> Preferences:
    """Read preferences over two issues of three and two options."""
    found = preferences_of(zone_of(orders(preferences)))
    assert found is not None
    return found


def test_a_ranking_to_which_no_worths_add_up_decides_as_an_order() -> None:
    preferences = read(f"ann: {{ranking: {RANKING}, reservation: status_quo}}, bor: {{weights: toll > road}}")
    known = preferences.known["ann"]
    assert (known.undrawn, [[one.path for one in paths] for paths in known.conflicts]) == ("order", [["preferences.ann.ranking"]])
    assert (list(preferences.relations), list(preferences.undrawn), list(preferences.answers)) == (["bor"], ["ann"], ["ann", "bor"])
    packages = {name: {"toll": toll, "road": road} for name, toll, road in (("a", "30", "mud"), ("b", "20", "stone"), ("c", "20", "mud"))}
    packages |= {"d": {"toll": "10", "road": "stone"}, "here": {"toll": "10", "road": "mud"}}
    necessary, possible = (follows(preferences, packages, how) for how in ("necessary", "possible"))
    assert [name for name in packages if "ann" in necessary.accepted_by[name]] == ["a", "b", "here"]
    assert [name for name in packages if "ann" in possible.accepted_by[name]] == ["a", "b", "c", "here"]
    assert ("a", "b") in necessary.preferred["ann"]
    assert ("b", "a") in necessary.preferred["ann"]
    assert ("d", "here") not in possible.preferred["ann"]
    assert "ann" not in regrets(preferences, packages)


@pytest.mark.parametrize(
    ("preference", "why"),
    [
        ("priorities: {low: toll <= 20, never: road == mud}, reservation: status_quo", "priorities"),
        ("reservation: 20..40", "nothing"),
        ("weights: unknown, values: {toll: unknown}", "nothing"),
        ("weights: [toll > road, road > toll]", "conflict"),
        ("values: {toll: increasing}", ""),
        ("ranking: [{toll: 30, road: stone}, {toll: 10, road: mud}]", ""),
    ],
)
def test_it_is_said_for_whom_nothing_can_be_drawn_and_why(preference: str, why: str) -> None:
    preferences = read(f"ann: {{{preference}}}, bor: {{weights: toll > road}}")
    assert preferences.known["ann"].undrawn == why
    assert ("ann" in preferences.relations) == (why == "")
    assert ("ann" in preferences.undrawn) == (why in {"priorities", "nothing"})


def test_where_every_issue_counts_people_nothing_follows_from_numbers() -> None:
    case = loads("""
accords: 1
title: People alone
as_of: 2025-01-01
parties: {ann: {role: negotiator}, bor: {role: negotiator}}
issues: {held: {persons: true, options: [0, 10]}}
status_quo: {held: 0}
preferences: {ann: {weights: equal, reservation: status_quo}}
""")
    preferences = preferences_of(zone_of(case))
    assert preferences is not None
    assert (preferences.known["ann"].undrawn, preferences.answers) == ("nothing", {})

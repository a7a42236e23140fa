"""Preferences as systems of constraints: what is complete stays as it is written, what cannot be used is said."""

from __future__ import annotations

from fractions import Fraction

import pytest

from accords.case.case import Case, loads
from accords.space.constraints import RESERVATION, Sum
from accords.space.incomplete import Incomplete, free_system, incomplete_of
from accords.space.space import space_of
from accords.space.utility import utility_of
from bundled import case_of


def known(case: Case, party: str) -> Incomplete:
    return incomplete_of(space_of(case.issues), party, case.preferences[party], case.choices)


ISSUES = "road: {options: [mud, gravel, stone]}, toll: {options: [0, 10]}"


def talks(preference: str, issues: str = ISSUES, here: str = "road: mud, toll: 0") -> Case:
    return loads(f"""
accords: 1
title: Two issues
as_of: 2025-01-01
parties: {{ann: {{role: negotiator}}, bor: {{role: negotiator}}}}
issues: {{{issues}}}
status_quo: {{{here}}}
preferences: {{ann: {{{preference}}}}}
""")


def test_a_complete_preference_is_taken_as_it_is_written() -> None:
    case = case_of("invented/orchard")
    space = space_of(case.issues)
    for party, preference in case.preferences.items():
        found, utility = known(case, party), utility_of(space, preference)
        assert utility is not None
        assert [system.unknowns for system in found.systems] == [()]
        for harvest, path in (("20", "open"), ("80", "closed")):
            package = {"harvest": harvest, "press": "at-hill", "upkeep": "by-vale", "path": path}
            assert found.utility(found.systems[0], package).constant == utility.of(package)


def test_a_reservation_is_a_number_a_range_a_package_or_unknown() -> None:
    weights = "weights: {road: 60, toll: 40}, values: {road: {mud: 0, gravel: 0.5, stone: 1}, toll: decreasing}"
    number = known(talks(f"{weights}, reservation: 30"), "ann")
    assert (int(number.systems[0].reservation.constant), number.reservation) == (30, "known")
    ranged = known(talks(f"{weights}, reservation: 30..50"), "ann")
    assert (RESERVATION in ranged.systems[0].unknowns, ranged.reservation) == (True, "known")
    here = known(talks(f"{weights}, reservation: status_quo"), "ann")
    assert here.systems[0].reservation == here.utility(here.systems[0], {"road": "mud", "toll": "0"})
    assert known(talks(f"{weights}, reservation: unknown"), "ann").reservation == "unknown"
    assert known(talks(weights), "ann").reservation == "unknown"


def test_issues_of_which_nothing_is_said_need_no_choice_of_ends_unless_outcomes_are_compared() -> None:
    assert len(known(talks("weights: road > toll"), "ann").systems) == 1
    compared = "statements: {s1: {prefers: {road: stone}, to: {road: mud}}}"
    found = known(talks(f"weights: road > toll, {compared}"), "ann")
    assert len(found.systems) == 6 * 2
    assert found.exact


def test_where_there_are_too_many_choices_it_is_said() -> None:
    options = "[a1, a2, a3, a4, a5, a6]"
    issues = f"road: {{options: {options}}}, toll: {{options: {options}}}"
    case = loads(f"""
accords: 1
title: Many
as_of: 2025-01-01
parties: {{ann: {{role: negotiator}}, bor: {{role: negotiator}}}}
issues: {{{issues}}}
preferences: {{ann: {{weights: road > toll, statements: {{s1: {{prefers: {{road: a1}}, to: {{road: a2}}}}}}}}}}
""")
    found = known(case, "ann")
    assert not found.exact
    assert len(found.systems) <= 64


def test_what_says_nothing_of_worths_is_listed() -> None:
    found = known(talks("weights: road > toll, statements: {s1: {prefers: {road: stone}, to: {toll: 0}}}"), "ann")
    assert found.unused == ("preferences.ann.statements.s1",)
    assert known(talks("priorities: {p1: road == stone}"), "ann").unused == ("preferences.ann.priorities",)


def test_a_ranking_and_much_better_become_rows() -> None:
    ranking = "ranking: [{road: stone, toll: 0}, much, [{road: mud, toll: 0}, {road: stone, toll: 10}], {road: mud, toll: 10}]"
    system = known(talks(ranking), "ann").systems[0]
    rows = [row for row in system.rows if row.path == "preferences.ann.ranking"]
    assert [(row.equal, row.strict) for row in rows] == [(False, True), (True, False), (False, True), (False, False)]


def test_interactions_are_added_as_they_are() -> None:
    found = known(talks("weights: road > toll, interactions: {both: {when: road == stone and toll == 0, add: 7.5}}"), "ann")
    assert found.bonus({"road": "stone", "toll": "0"}) == Fraction(15, 2)
    assert found.bonus({"road": "stone", "toll": "10"}) == 0


def test_without_a_statement_its_rows_are_gone() -> None:
    found = known(talks("weights: [road > toll, toll > road], values: {road: increasing}"), "ann")
    assert found.paths == ("preferences.ann.weights.0", "preferences.ann.weights.1", "preferences.ann.values.road")
    less = found.without(["preferences.ann.weights.1", "preferences.ann.values.road"])
    assert all(row.path in {"", "preferences.ann.weights.0"} for system in less.systems for row in system.rows)
    assert not less.preference.values


def test_the_free_system_says_nothing_but_comparisons() -> None:
    found = known(
        talks(
            "weights: road > toll, values: {road: increasing}, statements: {s1: {prefers: {toll: 0}, to: {toll: 10}}}, reservation: 20..30"
        ),
        "ann",
    )
    assert {row.path for row in free_system(found).rows} == {"preferences.ann.statements.s1", "preferences.ann.reservation"}


def test_about_a_number_bounds_nothing_and_is_named() -> None:
    weights = "weights: {road: about 60, toll: unknown}, values: {road: {mud: 0, gravel: about 0.5, stone: 1}, toll: decreasing}"
    found = known(talks(f"{weights}, reservation: about 10"), "ann")
    assert found.about == ("preferences.ann.weights.road", "preferences.ann.values.road.gravel", "preferences.ann.reservation")
    assert found.reservation == "unknown"
    assert known(talks(f"{weights}, reservation: 10"), "ann").about == found.about[:2]
    ratio = known(talks("weights: [road > toll, road / toll in about 2]"), "ann")
    assert ratio.about == ("preferences.ann.weights",)


@pytest.mark.parametrize(
    ("preference", "says"),
    [
        ("reservation: 20..40", False),
        ("weights: unknown, values: {road: unknown}, reservation: status_quo", False),
        ("weights: {road: about 60}", False),
        ("priorities: {p1: road == stone}", False),
        ("weights: equal", True),
        ("values: {toll: increasing}", True),
        ("values: {toll: {0: 0, 10: 1}}", True),
        ("statements: {s1: {prefers: {toll: 0}, to: {toll: 10}}}", True),
        ("interactions: {both: {when: road == stone, add: 7}}", True),
    ],
)
def test_whether_anything_is_said_of_worths(preference: str, says: bool) -> None:  # noqa: FBT001 the answer
    assert known(talks(preference), "ann").says == says


def test_what_counts_people_has_no_worth_and_nothing_that_is_unknown() -> None:
    issues = "road: {options: [mud, stone]}, toll: {options: [0, 10]}, held: {persons: true, options: [0, 10, 20]}"
    case = talks("weights: equal, values: {road: increasing, toll: increasing}", issues, "road: mud, toll: 0, held: 0")
    for system in known(case, "ann").systems:
        assert {unknown.issue for unknown in system.unknowns} == {"road", "toll", ""}
        assert set(map(str, system.worths["held"].values())) == {str(Sum())}


def test_the_package_that_a_party_would_not_go_below_is_named_where_it_is_one() -> None:
    assert known(talks("weights: equal, reservation: status_quo"), "ann").least == {"road": "mud", "toll": "0"}
    assert known(talks("weights: equal, reservation: {outcome: {road: stone, toll: 10.0}}"), "ann").least == {"road": "stone", "toll": "10"}
    assert known(talks("weights: equal, reservation: {outcome: {road: stone}}"), "ann").least is None
    assert known(talks("weights: equal, reservation: 20"), "ann").least is None

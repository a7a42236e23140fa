"""The packages that are spoken of by name."""

from __future__ import annotations

from accords.lenses.robustness.compared import assignment, compared, whole
from accords.space.space import space_of
from bundled import case_of


def test_whole_outcomes_are_compared_once_and_in_order() -> None:
    case = case_of("invented/flour")
    focus = {"frontier-1": {"price": "40", "delivery": "weekly", "term": "6", "payment": "0"}, "again": case.status_quo_choices}
    found = compared(case, space_of(case.issues), focus)
    assert list(found) == ["status_quo", "proposals.first", "proposals.second", "proposals.third", "frontier-1"]
    assert found["proposals.first"] == {"price": "44", "delivery": "weekly", "term": "12", "payment": "30"}
    assert "proposals.third" not in compared(case.at("2025-08-26"), space_of(case.issues), {})


def test_partial_outcomes_and_numbers_between_options_are_left_out() -> None:
    case = case_of("invented/flour")
    space = space_of(case.issues)
    assert whole(space, {"price": "44", "delivery": "weekly", "term": "12"}) is None
    assert whole(space, {"price": "45", "delivery": "weekly", "term": "12", "payment": "0"}) is None
    assert whole(space, {"price": "44.0", "delivery": "weekly", "term": "12", "payment": "0"}) is not None
    assert "midway" not in str(compared(case_of("invented/wage-round"), space_of(case_of("invented/wage-round").issues), {}))


def test_void_issues_stand_behind_the_last_option() -> None:
    case = case_of("invented/orchard")
    space = space_of(case.issues)
    assert assignment(space, {"harvest": "50", "press": "none", "path": "closed"}) == [3, 0, 3, 0]
    assert whole(space, {"harvest": "50", "press": "none", "path": "closed"}) is not None
    assert whole(space, {"harvest": "50", "press": "shared", "path": "open"}) is None

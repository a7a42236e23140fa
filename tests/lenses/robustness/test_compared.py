"""The packages that are spoken of by name."""

from __future__ import annotations

import pytest

from accords.case.case import Case, loads
from accords.lenses.robustness.compared import MOST, agreements, assignment, compared, whole
from accords.lenses.robustness.follows import follows, preferences_of, regrets
from accords.space.space import space_of
from accords.zone.zone import zone_of
from bundled import case_of


def test_whole_outcomes_are_compared_once_and_in_order() -> None:
    case = case_of("invented/flour")
    focus = {"frontier-1": {"price": "40", "delivery": "weekly", "term": "6", "payment": "0"}, "again": case.status_quo_choices}
    found = compared(zone_of(case), focus)
    assert list(found.packages) == ["status_quo", "proposals.first", "proposals.second", "proposals.third", "frontier-1"]
    assert found.packages["proposals.first"] == {"price": "44", "delivery": "weekly", "term": "12", "payment": "30"}
    assert [(one.package, one.why, one.by) for one in found.left_out] == [("again", "same", ("status_quo",))]
    assert "proposals.third" not in compared(zone_of(case.at("2025-08-26")), {}).packages


def test_partial_outcomes_and_numbers_between_options_are_left_out() -> None:
    case = case_of("invented/flour")
    space = space_of(case.issues)
    assert whole(space, {"price": "44", "delivery": "weekly", "term": "12"}) is None
    assert whole(space, {"price": "45", "delivery": "weekly", "term": "12", "payment": "0"}) is None
    assert whole(space, {"price": "44.0", "delivery": "weekly", "term": "12", "payment": "0"}) is not None
    focus = {"part": {"price": "44", "delivery": "weekly"}, "between": {"price": "45", "delivery": "weekly", "term": "12", "payment": "0"}}
    found = {one.package: (one.why, one.by) for one in compared(zone_of(case), focus).left_out}
    assert found == {"part": ("partial", ("term", "payment")), "between": ("unlisted", ("price",))}


TALKS = """
accords: 1
title: Talks
as_of: 2025-01-10
handling: public
parties: {ann: {name: Ann, role: negotiator}, bob: {name: Bob, role: negotiator}}
issues: {x: {options: [1, 2, 3]}, y: {options: [1, 2]}}
status_quo: {x: 1, y: 1}
deal: y == 2 or x == 2
norms: {lawful: {if: x == 2 and y == 2}}
feasible: {enough: not (x == 3 and y == 1)}
preferences:
  ann: {weights: {x: 60, y: 40}, values: {x: increasing, y: increasing}, reservation: 0}
  bob: {weights: {x: 40, y: 60}, values: {x: increasing, y: increasing}, reservation: 0}
proposals: {a: {outcome: {x: 2, y: 1}}, b: {outcome: {x: 1, y: 2}}, c: {outcome: {x: 2, y: 2}}, d: {outcome: {x: 3, y: 1}}}
"""


def test_what_is_impossible_or_excluded_is_not_compared_and_the_status_quo_is_no_agreement() -> None:
    """By hand: both parties accept everything; the package that would be better than all others is excluded by a norm."""
    zone = zone_of(loads(TALKS))
    found = compared(zone, {})
    assert list(found.packages) == ["status_quo", "proposals.a", "proposals.b"]
    assert [(one.package, one.why, one.by) for one in found.left_out] == [
        ("proposals.c", "excluded", ("norms.lawful",)),
        ("proposals.d", "impossible", ("feasible.enough",)),
    ]
    assert agreements(zone, found.packages) == ("proposals.a", "proposals.b")
    preferences = preferences_of(zone)
    assert preferences is not None
    necessary = follows(preferences, found.packages, "necessary")
    assert necessary.accepted_by["status_quo"] == ("ann", "bob")
    assert necessary.accepted == {"rule": ("proposals.a", "proposals.b")}
    assert necessary.dominated_by["status_quo"] == ("proposals.b",)
    assert set(necessary.efficient) <= {"proposals.a", "proposals.b"}
    assert all(one.against in {"", *found.packages} for lost in regrets(preferences, found.packages).values() for one in lost)


def many(number: int) -> Case:
    proposals = ", ".join(f"p{share}: {{outcome: {{x: {share}, y: 2}}}}" for share in range(number))
    options = ", ".join(map(str, range(number)))
    text = TALKS.replace("[1, 2, 3]", f"[{options}]").replace("deal: y == 2 or x == 2\n", "")
    text = text.replace("norms: {lawful: {if: x == 2 and y == 2}}\n", "").replace("feasible: {enough: not (x == 3 and y == 1)}\n", "")
    return loads(text[: text.index("proposals:")] + f"proposals: {{{proposals}}}\n")


@pytest.mark.parametrize("number", [MOST - 1, MOST, MOST + 5])
def test_of_too_many_the_rest_are_named_and_what_is_asked_about_is_never_left_out(number: int) -> None:
    found = compared(zone_of(many(number)), {"asked": {"x": "0", "y": "1"}})
    assert len(found.packages) == min(MOST, number + 2)
    assert {"status_quo", "asked"} <= set(found.packages)
    assert [one.why for one in found.left_out] == ["many"] * (number + 2 - len(found.packages))


def test_void_issues_stand_behind_the_last_option() -> None:
    case = case_of("invented/orchard")
    space = space_of(case.issues)
    assert assignment(space, {"harvest": "50", "press": "none", "path": "closed"}) == [3, 0, 3, 0]
    assert whole(space, {"harvest": "50", "press": "none", "path": "closed"}) is not None
    assert whole(space, {"harvest": "50", "press": "shared", "path": "open"}) is None

"""What would lift a proposal, in one party's own units: published numbers, and where nothing is worked out."""

from __future__ import annotations

import pytest

from accords.case.case import loads
from accords.lenses.change.compensation import lifts
from accords.lenses.change.left import State
from accords.zone.zone import zone_of

# Illustrative: three issues, a coalition behind one negotiator; the status quo is worth 0 to all.
CASE = """
accords: 1
title: t
as_of: 2025-01-01
parties: {neg: {role: negotiator}, other: {role: negotiator}, coalition: {role: ratifier, of: neg}}
consent: neg and other and coalition
issues:
  released: {options: [none, third, all]}
  withdrawal: {options: [none, part, both]}
  days: {options: [0, 42, 60, 99]}
status_quo: {released: none, withdrawal: none, days: 0}
proposals:
  opening: {outcome: {released: third, withdrawal: both, days: 99}}
  partial: {outcome: {released: third}}
  later: {date: 2025-06-01, outcome: {released: all, withdrawal: none, days: 0}}
preferences:
  neg:
    weights: equal
    values: {released: {none: 0, third: 30, all: 50}, withdrawal: {none: 0, part: -10, both: -25}, days: {0: 0, 42: 5, 60: 5, 99: -10}}
    reservation: status_quo
  coalition:
    weights: equal
    values: {released: {none: 0, third: 20, all: 30}, withdrawal: {none: 0, part: -15, both: -60}, days: {0: 0, 42: 0, 60: -5, 99: -40}}
    reservation: 0
  other:
    weights: equal
    values: {released: {none: 0, third: -20, all: -60}, withdrawal: {none: 0, part: 15, both: 40}, days: {0: 0, 42: 10, 60: 15, 99: 50}}
    reservation: {outcome: {released: none, withdrawal: none, days: 0}}
"""


def said(text: str) -> dict[str, dict[str, str]]:
    case = loads(text)
    found = lifts(State(zone_of(case)), "rule")
    return {party: {lift.package: lift.compensation for lift in each} for party, each in found.items()}


def test_the_opening_needs_eighty_units_for_the_coalition_and_five_for_its_negotiator() -> None:
    assert said(CASE) == {"neg": {"proposals.opening": "5"}, "other": {"proposals.opening": "0"}, "coalition": {"proposals.opening": "80"}}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    reservation: 0\n", ""),
        ("    reservation: 0\n", "    reservation: 0..5\n"),
        ("    reservation: 0\n", "    reservation: unknown\n"),
        ("released: {none: 0, third: 20, all: 30}, withdrawal", "withdrawal"),
        ("    reservation: 0\n", "    reservation: {outcome: {released: none}}\n"),
    ],
    ids=["none", "range", "unknown", "value", "partial"],
)
def test_without_whole_numbers_of_a_party_nothing_is_said_of_it(old: str, new: str) -> None:
    assert old in CASE
    assert set(said(CASE.replace(old, new))) == {"neg", "other"}


def test_where_an_issue_counts_people_nothing_is_worked_out() -> None:
    held = "days: {options: [0, 42, 60, 99]}"
    assert said(CASE.replace(held, f"{held}\n  freed: {{applies: days == 42, persons: true, options: [none, some]}}")) == {}


def test_without_a_whole_proposal_there_is_nothing_to_lift() -> None:
    assert said(CASE.replace("outcome: {released: third, withdrawal: both, days: 99}", "outcome: {released: third, days: 99}")) == {}
    assert said(CASE.replace("withdrawal: both, days: 99", "withdrawal: both, days: 77")) == {}


def test_void_issues_need_not_be_settled() -> None:
    text = CASE.replace("days: {options: [0, 42, 60, 99]}", "days: {options: [0, 42, 60, 99], applies: withdrawal == none}")
    text = text.replace("withdrawal: both, days: 99", "withdrawal: both")
    assert said(text)["coalition"] == {"proposals.opening": "40"}

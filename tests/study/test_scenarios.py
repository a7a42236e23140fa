"""Scenarios of other people, where they are at hand: what `deals` answers is what was had by looking at every outcome.

The scenarios stand beside the project and are no part of it. Expected utilities were computed in floats on the files' own scale.
"""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from accords.case.case import Case, loads
from accords.formats.genius_case import case_from_genius
from accords.lenses.deals.result import Result
from accords.study.asking import run
from accords.zone.bargaining import SolutionName
from formats.genius_files import times

SCENARIOS = Path(__file__).parents[3] / "shared" / "scenarios"
DOMAINS = {
    "AMPOvsCity": "ampo_vs_city_template.xml",
    "CameraB": "Camera-B-domain.xml",
    "Dinner3": "Dinner.xml",
    "FiftyFifty": "FiftyFifty-domain.xml",
    "IntegerDomain": "IntegerDomain.xml",
    "ItexvsCypress": "ItexvsCypress_domain.xml",
    "LaptopC": "Laptop-C-domain.xml",
    "SYAgent3": "JapanTrip.xml",
}
NEAR = 2e-9

# Packages worth exactly what a party reserves, which the reference's floats put below: 0.75 x 0.7 + 0.25 x 0.5 is 0.65.
ROUNDED_OFF = {("IntegerDomain", "median_reservation"): 1}

pytestmark = pytest.mark.skipif(not SCENARIOS.exists(), reason="the scenarios are not at hand")
settings = pytest.mark.parametrize("setting", ["file_reservation", "median_reservation"])
every_scenario = pytest.mark.parametrize("name", sorted(DOMAINS))


@cache
def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCENARIOS / name / "expected.json").read_text(encoding="utf-8"))
    return found


def reference(name: str, setting: str) -> dict[str, Any]:
    found: dict[str, Any] = expected(name)["cases"][setting]["reference"]
    return found


@cache
def case_of(name: str, setting: str) -> Case:
    files = [SCENARIOS / name / party["file"] for party in expected(name)["parties"]]
    case = loads(case_from_genius(SCENARIOS / name / DOMAINS[name], files, as_of="2024").text)
    floors = {
        party: Fraction(repr(float(floor))) * times(case, party)
        for party, floor in zip(case.parties, reference(name, setting)["disagreement"], strict=True)
    }
    written = {party: {"reservation": f"{float(floor):.12f}"} for party, floor in floors.items()}
    return case.edit(change={"preferences": written, "comparable": "true"})[0]


@cache
def answer(name: str, setting: str) -> Result:
    found: Result = run("deals", case_of(name, setting), cap=1000).result
    return found


def scaled(name: str, setting: str, utility: dict[str, float]) -> list[float]:
    """Give utilities on the files' scale, in the order of the case's parties."""
    case = case_of(name, setting)
    return [utility[party] / times(case, party) for party in case.parties]


def same(found: list[list[float]], wanted: list[list[float]]) -> bool:
    pairs = zip(sorted(found), sorted(wanted), strict=False)
    return len(found) == len(wanted) and all(abs(a - b) < NEAR for one, other in pairs for a, b in zip(one, other, strict=True))


def chosen(name: str, setting: str, solution: SolutionName) -> list[list[float]]:
    """Give the distinct utilities of the packages that a solution chooses."""
    picks = answer(name, setting).solutions[solution]
    return [list(vector) for vector in {tuple(scaled(name, setting, pick.utility)) for pick in picks}]


@settings
@every_scenario
def test_the_frontier_and_the_counts_are_those_of_the_reference(name: str, setting: str) -> None:
    wanted, found = reference(name, setting), answer(name, setting)
    assert found.exact
    assert found.counts is not None
    assert found.counts.left.low == found.counts.left.high == wanted["n_rational"] + ROUNDED_OFF.get((name, setting), 0)
    assert same([scaled(name, setting, point.utility) for point in found.frontier], wanted.get("pareto_utils", []))
    assert sorted(point.count.low for point in found.frontier) == sorted(wanted.get("pareto_multiplicity", []))
    if wanted["n_rational"]:
        assert same([scaled(name, setting, found.ideal)], [wanted["ideal_rational"]])


@settings
@every_scenario
def test_nash_and_kalai_smorodinsky_are_those_of_the_reference(name: str, setting: str) -> None:
    wanted = reference(name, setting)
    if not wanted["n_rational"]:
        assert answer(name, setting).withheld["nash"] == "empty"
        return
    assert same(chosen(name, setting, "nash"), wanted["nash"]["utils"])
    assert same(chosen(name, setting, "kalai_smorodinsky"), wanted["kalai_smorodinsky"]["leximin_utils"])


@settings
@every_scenario
def test_what_compares_utilities_is_that_of_the_reference(name: str, setting: str) -> None:
    wanted, case = reference(name, setting), case_of(name, setting)
    if not wanted["n_rational"] or any(times(case, party) != 1 for party in case.parties):
        assert "utilitarian" not in wanted  # utilities that are written in other units cannot be compared with the files'
        return
    assert same(chosen(name, setting, "egalitarian"), wanted["egalitarian"]["leximin_utils"])
    assert same(chosen(name, setting, "utilitarian"), wanted["max_welfare_rational"]["utils"])

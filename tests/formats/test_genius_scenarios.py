"""Scenarios of other people, where they are at hand: the case made of them has exactly the utilities that were had without it.

The scenarios stand beside the project and are no part of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from accords.case.case import Case, loads
from accords.formats.genius_case import case_from_genius
from formats.genius_files import floor, times
from oracles.deals import efficient, kalai_smorodinsky, nash, rational, utility, weight_of, worth
from oracles.genius import utility_in_genius

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
SMALL = [name for name in DOMAINS if name not in {"AMPOvsCity", "CameraB", "Dinner3"}]
NEAR = Fraction(1, 10**9)  # what is expected was computed in floats

pytestmark = pytest.mark.skipif(not SCENARIOS.exists(), reason="the scenarios are not at hand")


@cache
def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCENARIOS / name / "expected.json").read_text(encoding="utf-8"))
    return found


@cache
def case_of(name: str) -> Case:
    files = [SCENARIOS / name / party["file"] for party in expected(name)["parties"]]
    return loads(case_from_genius(SCENARIOS / name / DOMAINS[name], files, as_of="2024").text)


def near(found: Fraction | None, wanted: float) -> bool:
    return found is not None and abs(found - Fraction(wanted)) < NEAR


@cache
def utilities(name: str) -> tuple[tuple[Fraction, ...], ...]:
    """Give the utilities of all outcomes on the files' scale, in the order of ``itertools.product``."""
    case = case_of(name)
    packages = (
        dict(zip(case.issues, choice, strict=True))
        for choice in product(*([option.id for option in issue.options] for issue in case.issues.values()))
    )
    return tuple(
        tuple((utility(case, party, package) or Fraction(0)) / times(case, party) for party in case.parties) for package in packages
    )


@pytest.mark.parametrize("name", sorted(DOMAINS))
def test_issues_and_values_are_the_domains(name: str) -> None:
    case, wanted = case_of(name), expected(name)
    assert [issue.label for issue in case.issues.values()] == [issue["name"] for issue in wanted["issues"]]
    for issue, described in zip(case.issues.values(), wanted["issues"], strict=True):
        assert [option.label for option in issue.options] == [" ".join(str(value).split()) for value in described["values"]]


@pytest.mark.parametrize("name", sorted(DOMAINS))
def test_weight_times_value_is_the_files_times_one_whole_number(name: str) -> None:
    case, wanted = case_of(name), expected(name)
    for party, described in zip(case.parties, wanted["parties"], strict=True):
        preference, factor = case.preferences[party], times(case, party)
        assert preference.weights is not None
        least = most = Fraction(0)
        for issue, weight, values in zip(case.issues.values(), described["weights"], described["value_utils"], strict=True):
            own = weight_of(preference.weights, issue.id) or Fraction(0)
            worths = [own * (worth(preference.values[issue.id], issue, option.id) or Fraction(0)) / factor for option in issue.options]
            assert all(near(found, weight * value) for found, value in zip(worths, values, strict=True))
            least, most = least + min(worths), most + max(worths)
        assert near(least, described["range"][0])
        assert near(most, described["range"][1])
        assert near(floor(case, party) / factor, described["reserved_in_file"] or 0.0)


@pytest.mark.parametrize("name", SMALL)
def test_efficient_packages_are_the_ones_that_were_had_without_the_case(name: str) -> None:
    wanted, found = expected(name)["cases"]["file_reservation"]["reference"], utilities(name)
    base = tuple(map(Fraction, (str(value) for value in wanted["disagreement"])))
    within = rational(found, base)
    assert (len(found), len(within)) == (wanted["n_outcomes"], wanted["n_rational"])
    assert len(efficient(found)) == wanted["n_pareto_all_distinct"]
    if within:
        frontier = efficient(within)
        assert same(frontier, wanted["pareto_utils"])
        assert same(nash(within, base)[0], wanted["nash"]["utils"])
        assert same(kalai_smorodinsky(within, base)[0], wanted["kalai_smorodinsky"]["leximin_utils"])


def same(found: list[tuple[Fraction, ...]], wanted: list[list[float]]) -> bool:
    return len(found) == len(wanted) and all(
        all(near(one, other) for one, other in zip(left, right, strict=True))
        for left, right in zip(sorted(found), sorted(wanted), strict=True)
    )


def test_hyper_rectangles_have_the_utilities_of_the_samples() -> None:
    folder, wanted = SCENARIOS / "HyperRect_10issues", expected("HyperRect_10issues")
    made = case_from_genius(folder / "10issues-domain.xml", [folder / "profile-1.xml", folder / "profile-2.xml"], as_of="2024")
    case = loads(made.text)
    assert list(case.issues) == wanted["issue_order"]
    assert len(wanted["samples"]) == 50
    text = (folder / "profile-2.xml").read_text(encoding="utf-8")
    for sample in wanted["samples"]:
        package: Mapping[str, str] = dict(zip(case.issues, map(str, sample["outcome"]), strict=True))
        found = utility(case, "profile-1", package)
        assert found is not None
        assert near(found / times(case, "profile-1"), sample["genius_utility"])
        assert utility(case, "profile-2", package) == times(case, "profile-2") * utility_in_genius(text, package)

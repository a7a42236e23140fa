"""What survives is what enumeration of every combination and outcome leaves; so are the sets that leave nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from accords.case.case import Case, loads
from accords.lenses.robustness.combinations import Structure, settings_of, structure_of
from accords.lenses.robustness.survival import survival_of
from accords.lenses.robustness.worlds import Worlds, worlds_of
from bundled import case_of
from oracles.robustness import rows, subsets, surviving
from reshaping import Plan
from strategies import cases, text_of

SOME = settings(
    max_examples=max(8, settings().max_examples // 8), suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
MOST = 150


def looked_at(plan: Plan) -> tuple[Case, Worlds, Structure]:
    """Read a case at random that has few combinations, with its structure."""
    case = loads(text_of(plan))
    worlds = worlds_of(case)
    assume(worlds.every and 1 < sum(setting.combinations for setting in settings_of(worlds)) <= MOST)
    return case, worlds, structure_of(worlds, MOST)


def chosen(worlds: Worlds) -> list[tuple[str, ...]]:
    return [tuple(point.path for point in patches) for patches in worlds.zones]


@SOME
@given(cases())
def test_the_packages_that_survive_are_those_left_under_every_combination(plan: Plan) -> None:
    case, worlds, structure = looked_at(plan)
    assume(all(worlds.base.same_packages(zone) for zone in worlds.zones.values()))
    found = survival_of(worlds, structure.settings)
    brute = rows(case, chosen(worlds))
    names = list(structure.assumptions)
    insisted = [name for name in names if name.endswith(":insisted")]
    assert found.survives_all is not None
    assert found.unless_insisted is not None
    assert not found.at_most
    if found.exact:
        assert found.survives_all.least == len(surviving(brute, names))
        assert found.unless_insisted.least == len(surviving(brute, set(names) - set(insisted)))
    for example in found.unless_insisted.examples:
        assert tuple(example.get(issue, "") for issue in case.issues) in surviving(brute, set(names) - set(insisted))


@SOME
@given(cases())
def test_sets_that_leave_nothing_are_the_minimal_ones(plan: Plan) -> None:
    case, worlds, structure = looked_at(plan)
    assume(all(worlds.base.same_packages(zone) for zone in worlds.zones.values()))
    found = survival_of(worlds, structure.settings)
    closing = [name for name in structure.assumptions if not name.endswith((":insisted", ":dropped"))]
    assume(found.exact and len(closing) <= 7)
    brute = rows(case, chosen(worlds))
    empty = [names for names in subsets(closing) if not surviving(brute, names)]
    minimal = {names for names in empty if not any(other < names for other in empty)}
    assert {frozenset(names) for names in found.nothing_left} == minimal
    for one in found.rests_on:
        kept = surviving(brute, set(closing) - set(one.assumptions))
        assert tuple(one.example.get(issue, "") for issue in case.issues) in kept
        assert not any(surviving(brute, (set(closing) - set(one.assumptions)) | {name}) for name in one.assumptions)


TALKS = """
accords: 1
title: Three
as_of: 2025-01-01
parties: {ann: {role: negotiator}, bor: {role: negotiator}, cyd: {role: ratifier}}
consent: ann and bor
issues: {toll: {options: [0, 10]}}
status_quo: {toll: 0}
deal: toll >= 0
views:
  ann: {refuses: {old: {if: toll == 0, firm: stated, or_maybe: {asking: not consents(cyd)}}}}
  cyd: {refuses: {old: {if: toll == 0, firm: stated, or_maybe: {new: toll == 10}}}}
"""


def test_where_answers_depend_on_others_every_combination_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand: cyd meaning 10 and ann asking for the consent of cyd close it together, though neither does alone."""
    worlds = worlds_of(loads(TALKS))
    structure = structure_of(worlds, 100)
    found = survival_of(worlds, structure.settings)
    assert found.survives_all is not None
    assert (found.survives_all.empty, found.exact, found.at_most) == (True, True, False)
    assert names_of(found.nothing_left) == {frozenset({"ann.refuses.old.or_maybe.asking", "cyd.refuses.old.or_maybe.new"})}
    monkeypatch.setattr("accords.lenses.robustness.survival._MOST_FOLLOWED", 1)
    bound = survival_of(worlds, structure.settings)
    assert bound.survives_all is not None
    assert [example["toll"] for example in bound.survives_all.examples] == ["10"]
    assert (bound.exact, bound.at_most, bound.rests_on) == (False, True, ())


def names_of(found: Any) -> set[frozenset[str]]:
    return {frozenset(name.removeprefix("views.") for name in names) for names in found}


def test_what_leaves_nothing_in_the_ceasefire_talks() -> None:
    worlds = worlds_of(case_of("gaza-talks-2024/ceasefire"), alleged=True)
    found = survival_of(worlds, structure_of(worlds, 4096).settings)
    assert found.exact
    assert found.survives_all is not None
    assert found.survives_all.empty
    assert names_of(found.nothing_left) == {
        frozenset({"consent.or_maybe.coalition"}),
        frozenset({"scenarios.political-survival"}),
        frozenset({"scenarios.readiness-unconfirmed"}),
        frozenset({"israel.silent.eventual-withdrawal:refused"}),
        frozenset({"hamas.refuses.hostage-terms.or_maybe.at-once", "israel.silent.no-release:refused"}),
        frozenset({"hamas.silent.nothing-beyond:refused", "israel.silent.permanence:refused"}),
        frozenset({"israel.silent.prisoner-release:refused", "israel.silent.no-release:refused"}),
        frozenset({"hamas.silent.first-release:refused", "israel.silent.first-release:refused", "israel.silent.no-release:refused"}),
    }
    assert all(
        "israel.silent.eventual-withdrawal:refused" in {name.removeprefix("views.") for name in one.assumptions} for one in found.rests_on
    )


def test_a_scenario_that_changes_the_issues_is_not_followed() -> None:
    text = """
accords: 1
title: Two
as_of: 2025-01-01
parties: {ann: {role: negotiator}, bor: {role: negotiator}}
issues: {toll: {options: [0, 10]}}
status_quo: {toll: 0}
scenarios: {wider: {title: Wider, change: {issues: {toll: {options: [0, 10, 20]}}}}}
"""
    worlds = worlds_of(loads(text))
    found = survival_of(worlds, structure_of(worlds, 100).settings)
    assert found.left_out == ("scenarios.wider",)
    assert not found.exact

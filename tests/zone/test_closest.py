"""Packages better for all with fewest changes, against looking at every package."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.maths.frontier import TooLong
from accords.zone import closest as module
from accords.zone.closest import closest_better, closest_reaching
from accords.zone.efficient import efficient_packages
from lenses.deals.examples import sale, stakes
from oracles import deals as oracle
from preferring import preferring_cases
from strategies import Plan, text_of
from zone.test_stakes import assignment


def changes(one: dict[str, str], other: dict[str, str]) -> int:
    return sum(one.get(issue) != other.get(issue) for issue in {**one, **other})


@settings(max_examples=max(25, settings().max_examples // 4))
@given(preferring_cases())
def test_the_nearest_packages_better_for_all_are_found(plan: Plan) -> None:
    case = loads(text_of(plan))
    asked, numbers = stakes(case), oracle.numbers_of(case)
    axes = tuple(numbers.axes)
    if not axes:
        return

    def vector(package: dict[str, str]) -> oracle.Vector:
        return tuple(level for party in axes if (level := oracle.utility(case, party, package)) is not None)

    left = [package for package, verdict in numbers.verdicts if verdict != "ruled_out"]
    for start in numbers.world.packages[::5]:
        better = [package for package in left if oracle.dominates(vector(package), vector(start))]
        fewest = min((changes(start, package) for package in better), default=0)
        wanted = [package for package in better if changes(start, package) == fewest]
        found = closest_better(asked, axes, assignment(asked, start), 1000)
        assert len(found) == len(wanted)
        assert all(package in wanted for package in found)
        assert closest_better(asked, axes, assignment(asked, start), 1) == found[:1]


@settings(max_examples=max(25, settings().max_examples // 4))
@given(preferring_cases())
def test_the_nearest_packages_of_efficient_vectors_are_found(plan: Plan) -> None:
    case = loads(text_of(plan))
    asked, numbers = stakes(case), oracle.numbers_of(case)
    axes = tuple(numbers.axes)
    if not axes:
        return

    def vector(package: dict[str, str]) -> oracle.Vector:
        return tuple(level for party in axes if (level := oracle.utility(case, party, package)) is not None)

    front = efficient_packages(asked, axes)
    efficient = oracle.efficient(numbers.vectors)
    left = [package for package, verdict in numbers.verdicts if verdict != "ruled_out"]
    for start in numbers.world.packages[::5]:
        goals = [one for one in efficient if oracle.dominates(one, vector(start))]
        rows = [row for row in range(len(front)) if tuple(front.utilities(row).values()) in goals]
        better = [package for package in left if vector(package) in goals]
        fewest = min((changes(start, package) for package in better), default=0)
        wanted = [package for package in better if changes(start, package) == fewest]
        found = closest_reaching(asked, axes, assignment(asked, start), front.vectors[rows], 1000)
        assert len(found) == len(wanted)
        assert all(package in wanted for package in found)


def test_where_it_cannot_be_decided_nothing_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_long(*_: object) -> None:
        raise TooLong

    asked = stakes(sale())
    here = asked.status_quo_row
    assert here is not None
    assert closest_better(asked, ("ann", "bor"), here, 3)
    front = efficient_packages(asked, ("ann", "bor")).vectors
    assert closest_reaching(asked, ("ann", "bor"), here, front, 3)
    monkeypatch.setattr(module, "frontier", too_long)
    assert closest_better(asked, ("ann", "bor"), here, 3) == []
    assert closest_reaching(asked, ("ann", "bor"), here, front, 3) == []

"""What would be better for all than what is on the table."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.lenses.deals import improvement as module
from lenses.deals.examples import answer, raw, sale
from oracles import deals as oracle
from preferring import preferring_cases
from strategies import Plan, text_of


def changed(one: dict[str, str], other: dict[str, str]) -> set[str]:
    return {issue for issue in {**one, **other} if one.get(issue) != other.get(issue)}


@settings(max_examples=max(25, settings().max_examples // 4))
@given(preferring_cases())
def test_improvements_are_better_for_all_and_nearest(plan: Plan) -> None:
    case = loads(text_of(plan))
    found, numbers = raw(case), oracle.numbers_of(case)
    assert found is not None
    axes = tuple(numbers.axes)

    def vector(package: dict[str, str]) -> oracle.Vector:
        return tuple(level for party in axes if (level := oracle.utility(case, party, package)) is not None)

    left = [package for package, verdict in numbers.verdicts if verdict != "ruled_out"]
    efficient = oracle.efficient(numbers.vectors) if axes else []
    for name, judged in found.proposals.items():
        if not judged.utility or judged.standing == "between_options":
            assert name not in found.improvements
            continue
        start = judged.outcome
        above = [one for one in efficient if oracle.dominates(one, vector(start))]
        if judged.efficient or not above or len(axes) < 2:
            assert name not in found.improvements
            continue
        better = found.improvements[name]
        assert better.count == len(above)
        fewest = min(len(changed(start, package)) for package in left if oracle.dominates(vector(package), vector(start)))
        fewest_efficient = min(len(changed(start, package)) for package in left if vector(package) in above)
        assert 0 < len(better.nearest) <= module.MOST
        assert 0 < len(better.efficient) <= module.MOST
        for one in (*better.nearest, *better.efficient):
            assert one.outcome in left
            assert set(one.changes) == changed(start, one.outcome)
            assert oracle.dominates(vector(one.outcome), vector(start))
            assert one.efficient == (vector(one.outcome) in efficient)
        assert {len(one.changes) for one in better.nearest} == {fewest}
        assert all(one.efficient for one in better.efficient)
        assert {len(one.changes) for one in better.efficient} == {fewest_efficient}


TIED = """accords: 1
title: t
as_of: 2025-01-01
parties: {a: {role: negotiator}, b: {role: negotiator}}
consent: a and b
issues: {x: {options: [x0, x1, x2]}, freed: {options: [0, 10, 20, 30, 40], persons: true}}
preferences:
  a: {weights: {x: 1}, values: {x: {x0: 0, x1: 1, x2: 2}}, reservation: 0}
  b: {weights: {x: 1}, values: {x: {x0: 0, x1: 1, x2: 2}}, reservation: 0}
proposals: {p: {by: a, outcome: {x: x0, freed: 40}}}
"""


def test_what_nobody_weighs_stays_as_it_is_in_an_efficient_package_with_fewest_changes() -> None:
    """Five packages tie as the one efficient vector; only one of them leaves the number of people as it is."""
    found = raw(loads(TIED))
    assert found is not None
    better = found.improvements["p"]
    assert [(one.outcome, one.changes) for one in better.efficient] == [({"x": "x2", "freed": "40"}, ("x",))]
    assert better.searched


def test_where_the_search_is_too_long_one_package_of_each_vector_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: object) -> list[dict[str, str]]:
        return []

    for name in ("closest_better", "closest_reaching"):
        monkeypatch.setattr(module, name, nothing)
    better = answer(sale()).improvements["status_quo"]
    assert (better.nearest, better.searched) == ((), False)
    assert len(better.efficient) == 3
    assert all(one.efficient for one in better.efficient)


def test_of_the_sale_both_issues_have_to_change_for_both_to_gain() -> None:
    better = answer(sale()).improvements["status_quo"]
    assert {one.changes for one in better.nearest} == {("price", "delivery")}
    assert [one.outcome["price"] for one in better.efficient] == ["3", "2", "1"]
    assert better.count == 3

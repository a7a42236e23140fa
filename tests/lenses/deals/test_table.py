"""Packages on the table in numbers, and how they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.lens.protocol import Context
from accords.lenses.deals.run import run as weigh
from accords.lenses.deals.table import on_the_table, row_of, settled, standing_of, values_of
from accords.study.asking import run
from lenses.deals.examples import answer, raw, sale, stakes
from oracles import deals as oracle
from preferring import preferring_cases
from strategies import Plan, text_of


def test_the_status_quo_proposals_made_and_what_is_in_focus_are_on_the_table() -> None:
    found = on_the_table(sale(), {"ours": {"price": "2", "delivery": "late"}, "first": {"price": "0"}})
    assert list(found) == ["status_quo", "first", "part", "between", "ours"]
    assert found["first"] == {"price": "1", "delivery": "soon"}
    assert "status_quo" not in on_the_table(
        sale(("status_quo: {price: 0, delivery: soon}\n", ""), ("reservation: status_quo", "reservation: 0")), {}
    )


@pytest.mark.parametrize(
    ("name", "standing", "utility", "short", "efficient"),
    [
        ("status_quo", "no_deal", {"bor": 3, "ann": 1}, (), None),
        ("first", "ruled_out", {"bor": 2, "ann": 3}, ("bor",), None),
        ("part", "partial", {}, (), None),
        ("between", "between_options", {"bor": 5.5, "ann": 3}, (), None),
    ],
)
def test_how_each_package_stands(name: str, standing: str, utility: dict[str, float], short: tuple[str, ...], efficient: object) -> None:
    found = answer(sale()).proposals[name]
    assert (found.standing, found.utility, found.short, found.efficient) == (standing, utility, short, efficient)


def test_what_is_in_focus_is_weighed_like_a_proposal() -> None:
    focus = Context(
        focus={
            "good": {"price": "2", "delivery": "late"},
            "poor": {"price": "2", "delivery": "soon"},
            "low": {"price": "0", "delivery": "late"},
        }
    )
    found = run("deals", sale(), context=focus).result.proposals
    assert (found["good"].standing, found["good"].efficient) == ("left", True)
    assert found["poor"].standing == "ruled_out"
    assert (found["low"].standing, found["low"].short) == ("ruled_out", ("ann",))


def test_an_option_is_known_however_it_is_written() -> None:
    space = stakes(sale()).zone.space
    assert settled(space, {"price": "2.0", "delivery": "late"}) == {"price": "2", "delivery": "late"}
    assert settled(space, {"price": "1.5"}) is None
    assert values_of(space, {"price": "2"}) is None
    assert row_of(stakes(sale()), {"price": "2", "delivery": "late"}) == (2, 1)


@settings(max_examples=max(25, settings().max_examples // 4))
@given(preferring_cases())
def test_standing_shortness_and_efficiency_are_those_of_the_definition(plan: Plan) -> None:
    case = loads(text_of(plan))
    asked, numbers, found = stakes(case), oracle.numbers_of(case), raw(case)
    assert found is not None
    axes, deals, possible = tuple(numbers.axes), numbers.world.deals(), numbers.world.possible()
    efficient = oracle.efficient(numbers.vectors) if axes else []
    verdicts = {tuple(sorted(package.items())): verdict for package, verdict in numbers.verdicts}
    for package in numbers.world.packages[::3]:
        row = row_of(asked, package)
        assert row is not None
        left = verdicts.get(tuple(sorted(package.items()))) != "ruled_out"
        wanted = "impossible" if package not in possible else "no_deal" if package not in deals else "left" if left else "ruled_out"
        assert standing_of(asked, row) == wanted
    if not axes:
        return
    focus = {f"package-{number}": package for number, package in enumerate(numbers.world.packages[::5])}
    judged = weigh(case, {}, Context(focus=focus)).proposals
    for name, package in focus.items():
        one = judged[name]
        short = {
            party
            for party, floor in numbers.floors.items()
            if floor and party in asked.utilities and (oracle.utility(case, party, package) or 0) < floor[0]
        }
        assert set(one.short) == short
        vector = tuple(level for party in axes if (level := oracle.utility(case, party, package)) is not None)
        assert one.efficient == (vector in efficient if one.standing == "left" else None)


ARISING = """accords: 1
title: T
as_of: 2025-01-01
handling: public
parties: {a: {role: negotiator}, b: {role: negotiator}}
consent: a and b
issues:
  price: {options: [0, 30, 60]}
  war: {options: [none, some, lots], applies: price > 0}
preferences:
  a: {weights: {price: 1, war: 10}, values: {price: linear 0..6, war: {none: 0, some: 1, lots: 2}}, reservation: 4}
  b: {weights: {price: 1, war: 1}, values: {price: linear 6..0, war: {none: 3, some: 2, lots: 1}}, reservation: 1}
proposals:
  open: {by: a, outcome: {price: 30}}
  whole: {by: a, outcome: {price: 0}}
  nearly: {by: a, outcome: {price: 45}}
  never: {by: a, outcome: {war: some, price: 60}}
feasible: {f: not (price == 60 and war == some)}
"""


def test_a_package_that_leaves_open_an_issue_which_arises_is_partial_and_its_completions_are_weighed() -> None:
    found = run("deals", loads(ARISING)).result.proposals
    assert {name: one.standing for name, one in found.items()} == {
        "open": "partial",
        "whole": "ruled_out",
        "nearly": "partial",
        "never": "impossible",
    }
    completed = found["open"].completed
    assert completed is not None
    # Three completions, worth (3, 6), (13, 5) and (23, 4): the first is too little for a.
    assert (completed.possible.low, completed.deals.low, completed.left.low) == (3, 3, 2)
    assert completed.utility == {"a": (3, 23), "b": (4, 6)}
    assert completed.efficient
    assert found["whole"].completed is None

"""What is said of whole outcomes: rows where worths can be had from it, and an order by itself."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.case.case import Case, loads
from accords.case.outcome import Outcome
from accords.space.comparisons import Order, comparisons_of, order_stated
from accords.space.incomplete import Incomplete, incomplete_of
from accords.space.space import space_of

SOME = settings(max_examples=max(10, settings().max_examples // 5))
PACKAGES = [{"road": road, "toll": toll} for road, toll in product(("mud", "stone"), ("0", "10"))]


def talks(preference: str, persons: str = "") -> Case:
    return loads(f"""
accords: 1
title: Orders
as_of: 2025-01-01
parties: {{ann: {{role: negotiator}}, bor: {{role: negotiator}}}}
issues: {{road: {{options: [mud, stone]}}, toll: {{options: [0, 10]}}{persons}}}
preferences: {{ann: {{{preference}}}}}
""")


def order(preference: str) -> Order:
    case = talks(preference)
    return order_stated(space_of(case.issues), case.preferences["ann"], "preferences.ann", case.choices)


def known(case: Case) -> Incomplete:
    return incomplete_of(space_of(case.issues), "ann", case.preferences["ann"], case.choices)


def written(package: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{issue}: {option}" for issue, option in package.items()) + "}"


@SOME
@given(levels=st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_a_ranking_compares_any_two_packages_that_it_names_by_their_places(levels: list[int]) -> None:
    groups = [[package for package, level in zip(PACKAGES, levels, strict=True) if level == place] for place in range(4)]
    ranking = ", ".join(f"[{', '.join(map(written, group))}]" for group in groups if group)
    found = order(f"ranking: [{ranking}]")
    assert found.consistent
    for (one, here), (other, there) in product(zip(PACKAGES, levels, strict=True), repeat=2):
        if one != other:
            assert found.compare(one, other) == (there > here) - (there < here)


def test_what_is_stated_twice_in_opposite_ways_is_no_order() -> None:
    one, two, three = (written(package) for package in PACKAGES[:3])
    circle = f"s1: {{prefers: {one}, to: {two}}}, s2: {{prefers: {two}, to: {three}}}"
    found = order(f"statements: {{{circle}}}")
    assert found.consistent
    assert found.compare(PACKAGES[0], PACKAGES[2]) == 1
    assert found.compare(PACKAGES[0], PACKAGES[3]) is None
    assert found.paths == {"preferences.ann.statements.s1", "preferences.ann.statements.s2"}
    assert not order(f"statements: {{{circle}, s3: {{prefers: {three}, to: {one}}}}}").consistent


def test_pairs_that_cannot_be_compared_are_left_out_of_a_ranking() -> None:
    one, two, three = (written(package) for package in PACKAGES[:3])
    found = order(f"ranking: [{one}, {two}, {three}], incomparable: [[{two}, {three}]]")
    assert found.compare(PACKAGES[1], PACKAGES[2]) is None
    assert (found.compare(PACKAGES[0], PACKAGES[1]), found.compare(PACKAGES[2], PACKAGES[0])) == (1, -1)


def test_comparisons_say_by_how_much() -> None:
    one, two, three = (written(package) for package in PACKAGES[:3])
    case = talks(f"ranking: [{one}, much, [{two}, {three}]], statements: {{s: {{prefers: {one}, to: {two}, by: some}}}}")
    found = list(comparisons_of(space_of(case.issues), case.preferences["ann"], "p", case.choices))
    assert [(each.path, each.tie, each.by) for each in found] == [
        ("p.statements.s", False, "some"),
        ("p.ranking", False, "much"),
        ("p.ranking", True, ""),
    ]


@pytest.mark.parametrize(
    ("better", "worse", "used"),
    [
        ("{held: 10, road: mud}", "{held: 0, road: stone}", False),
        ("{held: 10}", "{held: 0}", False),
        ("{held: 10, road: stone}", "{held: 10, road: mud}", True),
        ("{held: 10, road: mud, toll: 0}", "{held: 0, road: stone, toll: 0}", False),
    ],
)
def test_what_differs_in_what_counts_people_says_nothing_of_the_worth_of_the_rest(better: str, worse: str, used: bool) -> None:  # noqa: FBT001 the answer
    case = talks(f"statements: {{s: {{prefers: {better}, to: {worse}}}}}", ", held: {persons: true, options: [0, 10]}")
    found = known(case)
    assert found.unused == (() if used else ("preferences.ann.statements.s",))
    assert any(row.path for row in found.systems[0].rows) == used
    whole = "toll" in better
    assert (found.order.compare(case.choices(statement(case)[0]), case.choices(statement(case)[1])) == 1) == whole


def statement(case: Case) -> tuple[Outcome, Outcome]:
    found = case.preferences["ann"].statements["s"]
    return found.prefers, found.to

"""Falling back between parties who rank packages, against its definition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings

from accords.case.case import Case, loads
from accords.lenses.deals import fallback as module
from accords.lenses.deals.fallback import falling_back
from accords.lenses.deals.result import Fall, FallingBack
from accords.zone.zone import zone_of
from oracles import deals as oracle
from oracles.conditions import value_of
from preferring import preferring_cases
from strategies import Plan, text_of

# Both rank the four cities of a road; what is not ranked comes last.
ROAD = """accords: 1
title: A road
as_of: 2025-01-01
parties: {a: {name: Ada, role: negotiator, seats: 3}, b: {name: Ben, role: negotiator, seats: 1}, c: {name: Cleo, role: ratifier, seats: 1}}
consent: a and b and c
issues: {town: {options: [north, south, east, west]}}
preferences:
  a: {ranking: [{town: north}, {town: east}, {town: south}, {town: west}]}
  b: {ranking: [{town: west}, {town: east}, {town: south}, {town: north}]}
  c: {priorities: {p: town in south|west}}
"""


def fallen(*pairs: tuple[str, str]) -> FallingBack | None:
    text = ROAD
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    case = loads(text)
    return falling_back(zone_of(case), case.readings["rule"])


def towns(fall: Fall) -> list[str]:
    return [package["town"] for package in fall.agreed]


def test_they_fall_back_until_all_accept_or_enough_do() -> None:
    found = fallen()
    assert found is not None
    assert (found.unanimity.depth, towns(found.unanimity)) == (2, ["east"])
    assert (found.majority.needed, found.majority.depth, towns(found.majority), found.majority.support) == (3, 1, ["north"], (3,))
    assert (found.votes, found.packages, found.unranked) == ({"a": 3, "b": 1, "c": 1}, 4, {})


def test_without_seats_for_all_each_has_one_vote() -> None:
    found = fallen(("b: {name: Ben, role: negotiator, seats: 1}", "b: {name: Ben, role: negotiator}"))
    assert found is not None
    assert (found.votes, found.majority.needed) == ({"a": 1, "b": 1, "c": 1}, 2)


@pytest.mark.parametrize(
    "change",
    [
        ("preferences:", "views: {a: {refuses: {r: town in south|east|west}}, b: {refuses: {r: town == north}}}\npreferences:"),
        (
            "{town: north}, {town: east}, {town: south}, {town: west}]}",
            "{town: north}, {town: east}, {town: south}, {town: west}], reservation: {outcome: {town: north}}}",
        ),
    ],
)
def test_what_is_refused_is_never_accepted_so_that_there_may_be_an_impasse(change: tuple[str, str]) -> None:
    found = fallen(
        change,
        *(
            [
                (
                    "{town: west}, {town: east}, {town: south}, {town: north}]",
                    "{town: west}, {town: east}, {town: south}, {town: north}], reservation: {outcome: {town: south}}",
                )
            ]
            if "outcome" in change[1]
            else []
        ),
    )
    assert found is not None
    assert (found.unanimity.depth, found.unanimity.agreed) == (None, ())


def test_packages_without_a_place_come_last() -> None:
    found = fallen(("ranking: [{town: north}, {town: east}, {town: south}, {town: west}]", "ranking: [{town: north}]"))
    assert found is not None
    assert found.unranked == {"a": 3}
    assert found.unanimity.depth == 2


@pytest.mark.parametrize(
    "change",
    [
        [
            ("  b: {ranking: [{town: west}, {town: east}, {town: south}, {town: north}]}\n", ""),
            ("  c: {priorities: {p: town in south|west}}\n", ""),
        ],
        [("preferences:", "deal: false\npreferences:")],
    ],
)
def test_it_takes_two_who_rank_and_something_to_agree_on(change: list[tuple[str, str]]) -> None:
    assert fallen(*change) is None


def test_large_spaces_are_not_ranked_package_by_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    assert fallen() is None


def level(case: Case, party: str, package: dict[str, str]) -> Any:
    """Give what orders packages for a party, best first: the place in its ranking, or which priorities are not met."""
    preference = case.preferences[party]
    if preference.ranking is None:
        return tuple(value_of(one.if_.root, case.issues, package) is not True for one in preference.priorities.values())
    places = [place for place, group in enumerate(preference.ranking.groups) for one in group if is_part(case.choices(one), package)]
    return places[0] if places else len(preference.ranking.groups)


def is_part(named: dict[str, str], package: dict[str, str]) -> bool:
    return all(package.get(issue) == option for issue, option in named.items())


def steps(levels: Sequence[Any], refused: Sequence[bool], *, ranking: bool) -> list[int | None]:
    """Give the step at which each package is accepted: by places of a ranking, by levels that occur of priorities."""
    order = sorted(set(levels))
    return [None if no else (one + 1 if ranking else order.index(one) + 1) for one, no in zip(levels, refused, strict=True)]


@settings(max_examples=max(40, settings().max_examples // 2))
@given(preferring_cases(orders=True))
def test_falling_back_ends_where_the_definition_says(plan: Plan) -> None:
    case = loads(text_of(plan))
    zone, rule = zone_of(case), case.readings["rule"]
    found, world = falling_back(zone, rule), oracle.numbers_of(case).world
    packages = world.deals()
    parties = [party for party in rule.parties if party in case.preferences]
    if len(parties) < 2 or not packages:
        assert found is None
        return
    assert found is not None
    accepted: list[list[int | None]] = []
    for party in parties:
        preference = case.preferences[party]
        stated = preference.reservation
        limit = None
        if stated is not None and stated.kind in {"outcome", "status_quo"}:
            limit = world.here() if stated.outcome is None else case.choices(stated.outcome)
        levels = [level(case, party, package) for package in packages]
        said = [world.answer(party, package) for package in packages]
        least = None if limit is None else level(case, party, limit)
        if preference.ranking is not None and least == len(preference.ranking.groups):
            least = None  # a reservation without a place in the ranking says nothing of it
        refused = [
            one == "refuses" or (one != "accepts" and least is not None and here > least) for one, here in zip(said, levels, strict=True)
        ]
        accepted.append(steps(levels, refused, ranking=preference.ranking is not None))
    depths = [None if None in column else max(one for one in column if one is not None) for column in zip(*accepted, strict=True)]
    first = min((one for one in depths if one is not None), default=None)
    assert found.unanimity.depth == first
    agreed = [package for package, one in zip(packages, depths, strict=True) if one is not None and one == first]
    assert len(found.unanimity.agreed) == min(len(agreed), module.LISTED)
    assert all(package in agreed for package in found.unanimity.agreed)
    needed = len(parties) // 2 + 1
    for step in range(1, 12):
        support = [sum(one is not None and one <= step for one in column) for column in zip(*accepted, strict=True)]
        if max(support) >= needed:
            assert (found.majority.needed, found.majority.depth) == (needed, step)
            most = [package for package, votes in zip(packages, support, strict=True) if votes == max(support)]
            assert all(package in most for package in found.majority.most)
            break
    else:
        assert found.majority.depth is None

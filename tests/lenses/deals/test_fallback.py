"""Falling back between parties who rank packages, against its definition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.case.case import Case, loads
from accords.lenses.deals import fallback as module
from accords.lenses.deals import orders
from accords.lenses.deals.fallback import falling_back
from accords.lenses.deals.result_procedures import Fall, FallingBack
from accords.zone.certificate import Certificate
from lenses.deals.examples import stakes
from oracles import deals as oracle
from oracles import fallback as places
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
    return falling_back(stakes(loads(text)))


def towns(fall: Fall | None) -> list[str]:
    assert fall is not None
    return [package["town"] for package in fall.agreed]


def ends(found: FallingBack | None) -> tuple[Fall, Fall]:
    assert found is not None
    assert found.unanimity is not None
    assert found.majority is not None
    return found.unanimity, found.majority


def test_they_fall_back_until_all_accept_or_enough_do() -> None:
    found = fallen()
    assert found is not None
    by_all, by_most = ends(found)
    assert (by_all.depth, towns(by_all), by_all.packages.common) == (2, ["east"], {"town": "east"})
    assert (by_most.needed, by_most.depth, towns(by_most), by_most.support, by_most.votes_most) == (3, 1, ["north"], (3,), 3)
    assert (found.votes, found.packages, found.unranked) == ({"a": 3, "b": 1, "c": 1}, 4, {})


def test_without_seats_for_all_each_has_one_vote() -> None:
    found = fallen(("b: {name: Ben, role: negotiator, seats: 1}", "b: {name: Ben, role: negotiator}"))
    assert found is not None
    assert (found.votes, ends(found)[1].needed) == ({"a": 1, "b": 1, "c": 1}, 2)


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
    by_all, _ = ends(found)
    assert (by_all.depth, by_all.agreed, by_all.impasse, by_all.packages.empty) == (None, (), "all", True)
    assert found is not None
    assert set(found.reservations) == ({"a", "b"} if "outcome" in change[1] else set())


def test_what_is_sure_is_told_from_what_follows_if_packages_without_a_place_come_last() -> None:
    found = fallen(("ranking: [{town: north}, {town: east}, {town: south}, {town: west}]", "ranking: [{town: north}]"))
    assert found is not None
    by_all, _ = ends(found)
    assert found.unranked == {"a": 3}
    assert by_all.depth == 2
    assert by_all.certain is not None
    assert by_all.possible is not None
    assert by_all.certain.common == {"town": "west"}
    assert {package["town"] for package in by_all.possible.examples} == {"west", "east"}
    assert (by_all.impasse, ends(fallen())[0].certain) == ("none", None)


def test_what_others_refuse_by_words_or_numbers_is_not_agreed_though_they_do_not_fall_back() -> None:
    """The auditor's case: A and B like best what C refuses."""
    head = (
        ("consent: a and b and c", "consent: a and b and c and d"),
        ("c: {name: Cleo,", "d: {name: Dora, role: ratifier}, c: {name: Cleo,"),
    )
    words = fallen(*head, ("preferences:", "views: {d: {refuses: {r: town == east}}}\npreferences:"))
    values = "values: {town: {north: 5, south: 5, west: 5, east: 2}}, reservation: 3"
    numbers = fallen(*head, ("  c: {prior", f"  d: {{weights: {{town: 1}}, {values}}}\n  c: {{prior"))
    for found in (words, numbers):
        assert found is not None
        assert (found.others, found.packages, towns(found.unanimity), ends(found)[0].depth) == (("d",), 3, ["south"], 3)
    nothing = fallen(*head, ("preferences:", "views: {d: {refuses: {r: 'true'}}}\npreferences:"))
    assert nothing is not None
    assert (nothing.packages, ends(nothing)[0].depth, ends(nothing)[1].depth) == (0, None, None)


def test_of_several_consenting_sets_one_that_does_not_refuse_is_enough() -> None:
    found = fallen(
        ("consent: a and b and c", "consent: a and b and (c or d)"),
        ("c: {name: Cleo,", "d: {name: Dora, role: ratifier}, c: {name: Cleo,"),
        ("preferences:", "views: {d: {refuses: {r: town == east}}}\npreferences:"),
    )
    assert found is not None
    assert (found.packages, towns(found.unanimity)) == (4, ["east"])


def test_a_reservation_without_a_place_is_said_to_have_none() -> None:
    short = "ranking: [{town: north}, {town: east}"
    found = fallen((f"{short}, {{town: south}}, {{town: west}}]", f"{short}], reservation: {{outcome: {{town: west}}}}"))
    assert found is not None
    assert (found.unplaced, found.reservations) == (("a",), {"a": {"town": "west"}})
    unknown = fallen(("c: {priorities: {p: town in south|west}}", "c: {priorities: {p: town in south|west}, reservation: unknown}"))
    assert unknown is not None
    assert (unknown.unplaced, unknown.reservations) == (("c",), {})


def test_priorities_about_people_are_left_aside_and_named() -> None:
    """People are not items: no order of numbers of people is looked for the best in, as no weight is put on them."""
    people = (
        "issues: {town: {options: [north, south, east, west]}}",
        "issues: {town: {options: [north, south, east, west]}, freed: {options: [0, 10], persons: true}}",
    )
    plain, other = fallen(people), fallen(people, ("{p: town in south|west}", "{all: freed == 10, p: town in south|west}"))
    assert plain is not None
    assert other is not None
    assert (plain.aside, other.aside) == ({}, {"c": ("all",)})
    assert other.unanimity == plain.unanimity
    assert {package["freed"] for package in ends(other)[0].agreed} == {"0", "10"}
    alone = fallen(people, ("{p: town in south|west}", "{all: freed == 10}"))
    assert alone is not None
    assert (alone.parties, alone.others, alone.aside) == (("a", "b"), ("c",), {"c": ("all",)})


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


BIG = "issues: {town: {options: [north, south, east, west]}, " + ", ".join(f"i{at}: {{options: [no, yes]}}" for at in range(20)) + "}"


def test_large_spaces_are_told_apart_by_what_orders_say_of_them() -> None:
    """With 20 more issues of two options each, which nobody speaks of, every town stands for 2^20 packages."""
    found = fallen(("issues: {town: {options: [north, south, east, west]}}", BIG))
    by_all, _ = ends(found)
    assert found is not None
    assert (found.packages, by_all.depth, by_all.packages.common, by_all.packages.exact) == (4 * 2**20, 2, {"town": "east"}, True)
    assert by_all.packages.count is not None
    assert by_all.packages.count.low == 2**20


@pytest.mark.parametrize("limit", ["cells", "floors"])
def test_what_cannot_be_put_into_orders_is_undecided_and_said_to_be(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [("issues: {town: {options: [north, south, east, west]}}", BIG)]
    if limit == "cells":
        monkeypatch.setattr(orders, "CELLS", 2)
    else:
        pairs += [
            ("consent: a and b and c", "consent: a and b and c and d"),
            ("c: {name: Cleo,", "d: {name: Dora, role: ratifier}, c: {name: Cleo,"),
            (
                "  c: {prior",
                "  d: {weights: {town: 1}, values: {town: {north: 5, south: 5, west: 5, east: 2}}, reservation: 3}\n  c: {prior",
            ),
        ]
        only = ", ".join(f"i{at}: 0" for at in range(20))
        flat = ", ".join(f"i{at}: {{no: 0, yes: 0}}" for at in range(20))
        pairs[-1] = (
            pairs[-1][0],
            pairs[-1][1].replace("{town: 1}", f"{{town: 1, {only}}}").replace("west: 5, east: 2}", f"west: 5, east: 2}}, {flat}"),
        )
    found = fallen(*pairs)
    assert found is not None
    assert (found.undecided, found.unanimity, found.majority, found.packages, found.parties) == ("size", None, None, None, ("a", "b", "c"))


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


@pytest.mark.parametrize("most", [orders.MOST, 0])
@settings(max_examples=max(30, settings().max_examples // 3))
@given(preferring_cases(orders=True))
def test_falling_back_ends_where_the_definition_says(most: int, plan: Plan) -> None:
    case = loads(text_of(plan))
    rule = case.readings["rule"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(orders, "MOST", most)
        found = falling_back(stakes(case))
    numbers = oracle.numbers_of(case)
    world = numbers.world
    packages = world.deals()
    parties = [party for party in rule.parties if party in case.preferences]
    if len(parties) < 2 or not packages:
        assert found is None
        return
    by_all, by_most = ends(found)
    assert found is not None
    free = [
        any(all(party in parties or world.answer(party, package) != "refuses" for party in members) for members in numbers.sets)
        for package in packages
    ]
    assert found.packages == sum(free)
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
        column = steps(levels, refused, ranking=preference.ranking is not None)
        accepted.append([one if left else None for one, left in zip(column, free, strict=True)])
    depths = [None if None in column else max(one for one in column if one is not None) for column in zip(*accepted, strict=True)]
    first = min((one for one in depths if one is not None), default=None)
    assert by_all.depth == first
    agreed = [package for package, one in zip(packages, depths, strict=True) if one is not None and one == first]
    assert by_all.packages.count is not None
    assert by_all.packages.count.low == by_all.packages.count.high == len(agreed)
    assert most == 0 or len(by_all.agreed) == min(len(agreed), module.LISTED)
    assert all(package in agreed for package in (*by_all.agreed, *by_all.packages.examples))
    needed = len(parties) // 2 + 1
    for step in range(1, 12):
        support = [sum(one is not None and one <= step for one in column) for column in zip(*accepted, strict=True)]
        if max(support) >= needed:
            assert (by_most.needed, by_most.depth, by_most.votes_most) == (needed, step, max(support))
            with_most = [package for package, votes in zip(packages, support, strict=True) if votes == max(support)]
            assert all(package in with_most for package in by_most.most)
            assert (by_most.with_most or by_most.packages).count == Certificate(len(with_most), len(with_most))
            break
    else:
        assert by_most.depth is None


NAMES = ("north", "south", "east", "west")


def wherever(ranked: list[list[str]], least: list[str | None], refused: list[set[str]]) -> list[set[str]]:
    """Give what is agreed by unanimity for each way to give the towns that are not ranked a place."""
    ranks = [[order.index(town) + 1 if town in order else None for town in NAMES] for order in ranked]
    found = []
    for placed in places.completions(ranks):
        limited = [
            [9 if town in no or (limit in order and rank > order.index(limit) + 1) else rank for town, rank in zip(NAMES, row, strict=True)]
            for row, order, limit, no in zip(placed, ranked, least, refused, strict=True)
        ]
        _, agreed = places.agreed(limited, len(ranked), [1] * len(ranked), [8] * len(ranked))
        found.append({NAMES[at] for at in agreed})
    return found


@settings(max_examples=max(30, settings().max_examples // 3), deadline=None)
@given(st.data())
def test_certain_and_possible_are_what_all_and_some_places_give(data: st.DataObject) -> None:
    ranked = [data.draw(st.permutations(NAMES))[: data.draw(st.integers(1, 4))] for _ in range(2)]
    least = [data.draw(st.sampled_from([None, *order])) for order in ranked]
    refused = [set(data.draw(st.lists(st.sampled_from(NAMES), max_size=1))) for _ in range(2)]
    text = "accords: 1\ntitle: t\nas_of: 2025-01-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\nconsent: a and b\n"
    text += "issues: {town: {options: [north, south, east, west]}}\nviews:\n"
    for party, no in zip("ab", refused, strict=True):
        text += f"  {party}: {{refuses: {{" + ", ".join(f"r: town == {town}" for town in no) + "}}\n"
    text += "preferences:\n"
    for party, order, limit in zip("ab", ranked, least, strict=True):
        floor = f", reservation: {{outcome: {{town: {limit}}}}}" if limit else ""
        text += f"  {party}: {{ranking: [" + ", ".join(f"{{town: {town}}}" for town in order) + f"]{floor}}}\n"
    by_all, _ = ends(falling_back(stakes(loads(text))))
    every = wherever(ranked, least, refused)
    shown = [by_all.packages if found is None else found for found in (by_all.certain, by_all.possible)]
    assert [found.count and found.count.low for found in shown] == [len(set.intersection(*every)), len(set.union(*every))]
    assert {package["town"] for package in shown[0].examples} <= set.intersection(*every)
    empty = [not agreed for agreed in every]
    assert by_all.impasse == ("all" if all(empty) else "some" if any(empty) else "none")

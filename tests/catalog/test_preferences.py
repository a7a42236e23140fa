"""What is expected of bundled cases with preferences is what looking at every package gives, and what is published of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from importlib import resources
from math import prod
from typing import Any

import pytest
from ruamel.yaml import YAML

from bundled import EVERY, case_of
from oracles.deals import (
    Numbers,
    Vector,
    adjusted_winner,
    dominates,
    efficient,
    efficient_of_two,
    egalitarian,
    fallback,
    kalai_smorodinsky,
    nash,
    numbers_of,
    rational,
    sums,
    utilitarian,
    utility,
    weight_of,
)


@cache
def expected(name: str) -> dict[str, Any]:
    beside = resources.files("accords").joinpath("catalog", *f"{name}.expected.yaml".split("/"))
    found: dict[str, Any] = YAML(typ="safe").load(beside.read_text(encoding="utf-8"))
    return found


@cache
def numbers(name: str, reading: str) -> Numbers:
    return numbers_of(case_of(name), reading)


LARGE = "raiffa-1982/ampo-and-city"
NUMBERED = [name for name in EVERY if "deals" in expected(name)]
READINGS = [(name, reading) for name in NUMBERED if name != LARGE for reading in case_of(name).readings]
DIVIDED = [name for name in NUMBERED if "adjusted_winner" in expected(name)]


def vector(values: Sequence[Any]) -> Vector:
    return tuple(Fraction(str(value)) for value in values)


def vectors(rows: Sequence[Sequence[Any]]) -> list[Vector]:
    return [vector(row) for row in rows]


def points(name: str) -> dict[str, dict[str, Fraction]]:
    found = {}
    for party, preference in case_of(name).preferences.items():
        assert preference.weights is not None
        found[party] = {issue: weight_of(preference.weights, issue) or Fraction(0) for issue in case_of(name).issues}
    return found


def complete(name: str) -> bool:
    """Say whether every preference of a case is a ranking, or in numbers throughout."""
    shapes = {"numbers", "linear", "piecewise"}
    found = case_of(name).preferences.values()
    numbers = (
        one.ranking
        or (one.weights and {one.weights.kind} <= {"numbers", "equal"} and {scale.kind for scale in one.values.values()} <= shapes)
        for one in found
    )
    return bool(found) and all(numbers)


def test_every_case_with_complete_preferences_says_what_is_expected_of_them() -> None:
    assert [name for name in EVERY if complete(name)] == NUMBERED
    assert len(NUMBERED) >= 9
    for name in NUMBERED:
        wanted = expected(name)["deals"]
        assert set(wanted) - {"checked"} == set(case_of(name).readings), name
        given = {
            key for reading, found in wanted.items() if reading != "checked" for key in found if key != "axes" and found[key] is not None
        }
        assert given <= set(wanted["checked"]) | {"disagreement"}, name


def test_what_is_not_verified_says_so_everywhere() -> None:
    name = "brams-togman-1996/camp-david"
    assert "NOT VERIFIED" in str(case_of(name).purpose)
    assert "NOT VERIFIED" in expected(name)["checked"]
    assert all("not verified" in how for how in expected(name)["deals"]["checked"].values())
    assert "not checked against the book" in str(case_of(LARGE).purpose)


@pytest.mark.parametrize(("name", "reading"), READINGS)
def test_all_packages_one_by_one_are_as_expected(name: str, reading: str) -> None:
    found, wanted = numbers(name, reading), expected(name)["deals"][reading]
    assert (found.axes, found.counts) == (wanted["axes"], wanted["packages"])
    if not found.axes:
        return
    frontier = efficient(found.vectors)
    assert frontier == vectors(wanted["frontier"]["points"])
    assert (len(frontier), sum(found.vectors[one] for one in frontier)) == (wanted["frontier"]["size"], wanted["frontier"]["packages"])
    base = found.disagreement
    assert base == (vector(wanted["disagreement"]) if wanted["disagreement"] else None)
    assert ("nash" in wanted, "kalai_smorodinsky" in wanted) == (base is not None, base is not None)
    if base is not None:
        check_solutions(found.vectors, base, wanted)
    if case_of(name).comparable:
        assert utilitarian(rational(found.vectors, base) if base else found.vectors) == vectors(wanted["utilitarian"])
        assert base is None or egalitarian(found.vectors, base) == vectors(wanted["egalitarian"])


def check_solutions(candidates: Counter[Vector], base: Vector, wanted: dict[str, Any]) -> None:
    assert nash(candidates, base) == (vectors(wanted["nash"]["points"]), Fraction(str(wanted["nash"]["product"])))
    solution = wanted["kalai_smorodinsky"]
    assert kalai_smorodinsky(candidates, base) == (vectors(solution["points"]), vector(solution["ratios"]), vector(solution["ideal"]))


@pytest.mark.parametrize("name", [name for name in NUMBERED if not case_of(name).views])
def test_a_case_of_numbers_alone_leaves_every_package_open_to_what_parties_say(name: str) -> None:
    """No conditions are stated: all outcomes are deals but the status quo, and what parties say decides none of them."""
    case = case_of(name)
    outcomes = prod(len(issue.options) for issue in case.issues.values())
    assert not any(issue.applies for issue in case.issues.values())
    deals = outcomes - (case.status_quo is not None)
    for found in expected(name)["points"]["as of"]["readings"].values():
        nothing = {"ruled_out": 0, "accepted": 0, "locked": 0}
        assert found["packages"] == {"possible": outcomes, "deals": deals, "open": deals} | nothing


def test_the_police_union_and_the_city_over_all_their_packages() -> None:
    """Numbers of a Genius file, not checked against Raiffa 1982; 192 points in 283 packages were had before by another program."""
    wanted = expected(LARGE)["deals"]["rule"]
    (first, second), (one, other) = sums(case_of(LARGE), wanted["axes"])
    assert len(first) == wanted["packages"]["deals"] == wanted["packages"]["accepted"] == 1_944_000
    assert int(first.min()) >= 0 <= int(second.min())
    places = efficient_of_two(first, second)
    found: Counter[Vector] = Counter((Fraction(int(first[place]), one), Fraction(int(second[place]), other)) for place in places)
    assert (len(found), len(places)) == (wanted["frontier"]["size"], wanted["frontier"]["packages"]) == (192, 283)
    assert not any(dominates(left, right) for left in found for right in found)
    assert [max(found), min(found)] == vectors(wanted["frontier"]["ends"])
    check_solutions(found, vector(wanted["disagreement"]), wanted)
    assert Fraction(int((first * second).max()), one * other) == Fraction(wanted["nash"]["product"])


# -- published numbers


def test_nash_1950_bill_and_jack_reach_24_and_11_from_12_and_6() -> None:
    case, published = case_of("nash-1950/bill-and-jack"), expected("nash-1950/bill-and-jack")["published"]
    here = dict(case.status_quo.choices) if case.status_quo else {}
    assert {party: utility(case, party, here) for party in ("bill", "jack")} == published["start"]
    given = dict.fromkeys(published["bill_gives"], "jack") | dict.fromkeys(published["jack_gives"], "bill")
    assert {party: utility(case, party, here | given) for party in ("bill", "jack")} == published["solution"]
    assert vectors([list(published["solution"].values())]) == vectors(
        expected("nash-1950/bill-and-jack")["deals"]["rule"]["nash"]["points"]
    )


def test_nash_1950_nine_published_exchanges_recompute() -> None:
    case, published = case_of("nash-1950/bill-and-jack"), expected("nash-1950/bill-and-jack")["published"]
    assert len(published["exchanges"]) == 9
    for row in published["exchanges"]:
        # The hat stays with Jack in every one of them: no row names it.
        package = {good: "bill" if good in row["bill_has"] else "jack" for good in case.issues}
        gains = [(utility(case, party, package) or Fraction(0)) - published["start"][party] for party in ("bill", "jack")]
        assert gains == [row["bill"], row["jack"]]
        assert prod(gains) == row["product"]


@pytest.mark.parametrize("name", DIVIDED)
def test_adjusted_winner_leaves_both_with_the_same_points(name: str) -> None:
    wanted = expected(name)["adjusted_winner"]
    (one, mine), (other, theirs) = points(name).items()
    assert sum(mine.values()) == sum(theirs.values()) == 100
    shares, level = adjusted_winner(mine, theirs)
    assert level == Fraction(str(wanted["points"]))
    assert {party: {item: Fraction(str(part)) for item, part in parts.items()} for party, parts in wanted["shares"].items()} == {
        one: shares,
        other: {item: 1 - share for item, share in shares.items()},
    }
    assert sum(shares[item] * mine[item] for item in mine) == sum((1 - shares[item]) * theirs[item] for item in theirs) == level


@pytest.mark.parametrize("name", [name for name in DIVIDED if "published" in expected(name)["adjusted_winner"]])
def test_the_first_step_of_adjusted_winner_is_the_published_one(name: str) -> None:
    """Panama Canal: Raiffa 1982, 64 and 53; divorce: Brams and Taylor 1999, 78 and 68; five items: 65 and 40."""
    published = expected(name)["adjusted_winner"]["published"]
    parties = points(name)
    (one, mine), (other, theirs) = parties.items()
    won = {
        one: sum(mine[item] for item in mine if mine[item] > theirs[item]),
        other: sum(theirs[item] for item in mine if theirs[item] > mine[item]),
    }
    assert won == published["before_the_tie"]
    assert [item for item in mine if mine[item] == theirs[item]] == [published["tie"]]


def test_raiffa_1982_panama_canal_ends_at_66_each_with_2_15_of_land_and_water() -> None:
    wanted = expected("raiffa-1982/panama-canal")["adjusted_winner"]
    assert Fraction(wanted["points"]) == wanted["published"]["points"] == 66
    assert wanted["shares"]["united-states"][wanted["published"]["tie"]] == wanted["published"]["united-states-keeps-of-it"] == "2/15"


def test_brams_and_taylor_five_items_end_at_56_67_each_with_a_sixth_moved() -> None:
    wanted = expected("brams-taylor-1999/divorce-items")["adjusted_winner"]
    assert round(float(Fraction(wanted["points"])), 2) == wanted["published"]["points"]
    assert wanted["shares"]["bob"][wanted["published"]["divided"]] == wanted["published"]["bob-gets-of-it"] == "1/6"


def test_electowiki_bucklin_nashville_has_68_and_chattanooga_58_at_the_second_choice() -> None:
    case, wanted = case_of("ballots/tennessee"), expected("ballots/tennessee")["fallback"]
    ballots, votes = {}, {}
    for party, preference in case.preferences.items():
        seats = case.parties[party].seats
        assert preference.ranking is not None
        assert seats is not None
        ballots[party] = [group[0]["capital"] for group in preference.ranking.groups]
        votes[party] = int(seats)
    assert sum(votes.values()) == 100
    for found in wanted.values():
        depth, support = fallback(ballots, votes, found["quota"])
        assert (depth, support) == (found["depth"], found["support"])
        assert sorted(city for city in support if support[city] == max(support.values())) == found["chosen"]
    assert wanted["majority"]["support"] == {"nashville": 68, "chattanooga": 58}


def test_the_rule_of_the_ballot_is_more_than_half_of_the_votes() -> None:
    case = case_of("ballots/tennessee")
    votes = {party: entry.seats or 0 for party, entry in case.parties.items()}
    sets = [sum(votes[party] for party in members) for members in case.readings["rule"].sets]
    assert len(sets) == 4
    assert min(sets) > 50
    for members in case.readings["rule"].sets:
        assert all(sum(votes[other] for other in members if other != party) <= 50 for party in members)

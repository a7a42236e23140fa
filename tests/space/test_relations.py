"""Necessary and possible relations are what the corners of everything allowed say, in exact fractions."""

from __future__ import annotations

from fractions import Fraction
from importlib import resources
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from accords.case.case import Case, loads
from accords.space.incomplete import incomplete_of
from accords.space.relations import Relations, dominated, feasible
from accords.space.space import space_of
from bundled import case_of
from oracles.robustness import Condition, Vector, corners, dot

SOME = settings(max_examples=max(10, settings().max_examples // 5))
HUNDRED = Fraction(100)


def relations(case: Case, party: str) -> Relations:
    return Relations(incomplete_of(space_of(case.issues), party, case.preferences[party], case.choices))


def talks(preference: str, reservation: str = "unknown", party: str = "ann") -> Case:
    return loads(f"""
accords: 1
title: Three issues
as_of: 2025-01-01
parties: {{ann: {{role: negotiator}}, bor: {{role: negotiator}}}}
issues: {{road: {{options: [bad, good]}}, toll: {{options: [0, 10]}}, well: {{options: [old, mid, new]}}}}
preferences: {{{party}: {{{preference}, reservation: {reservation}}}}}
""")


# -- weights alone open: the corners of a small polytope

SHAPES = "values: {road: increasing, toll: decreasing, well: {old: 0, mid: 0.4, new: 1}}"
VALUES = {
    "road": {"bad": Fraction(0), "good": Fraction(1)},
    "toll": {"0": Fraction(1), "10": Fraction(0)},
    "well": {"old": Fraction(0), "mid": Fraction(2, 5), "new": Fraction(1)},
}
PACKAGES = [dict(zip(VALUES, options, strict=True)) for options in product(*VALUES.values())]


def row(*numbers: int) -> Vector:
    return tuple(Fraction(number) for number in numbers)


STATEMENTS: dict[str, list[Condition]] = {
    "road > toll": [(row(-1, 1, 0), Fraction(0))],
    "toll >= well": [(row(0, -1, 1), Fraction(0))],
    "well > road": [(row(1, 0, -1), Fraction(0))],
    "road / well in 1..3": [(row(-1, 0, 1), Fraction(0)), (row(1, 0, -3), Fraction(0))],
}


def allowed(chosen: list[str]) -> list[Vector]:
    """Give the corners of the weights that some statements allow."""
    sides: list[Condition] = [(row(*(-(place == index) for place in range(3))), Fraction(0)) for index in range(3)]
    sides += [condition for text in chosen for condition in STATEMENTS[text]]
    return corners(sides, [(row(1, 1, 1), HUNDRED)], 3)


def holds_strictly(chosen: list[str], points: list[Vector]) -> bool:
    """Whether strict statements can all hold strictly: if so they do in the middle of the corners."""
    if not points:
        return False
    middle = tuple(sum(each, Fraction(0)) / len(points) for each in zip(*points, strict=True))
    strict = [STATEMENTS[text][0] for text in chosen if " > " in text]
    return all(dot(row, middle) < bound for row, bound in strict)


def worth(package: dict[str, str]) -> Vector:
    return tuple(VALUES[issue][option] for issue, option in package.items())


@SOME
@given(
    chosen=st.lists(st.sampled_from(list(STATEMENTS)), min_size=1, max_size=3, unique=True),
    pair=st.tuples(st.sampled_from(PACKAGES), st.sampled_from(PACKAGES)),
    limit=st.integers(20, 80),
)
def test_relations_on_open_weights_are_those_at_the_corners(
    chosen: list[str], pair: tuple[dict[str, str], dict[str, str]], limit: int
) -> None:
    case = talks(f"weights: {chosen}, {SHAPES}".replace("'", ""), str(limit))
    found, points = relations(case, "ann"), allowed(chosen)
    first, second = (worth(package) for package in pair)
    assert found.consistent == holds_strictly(chosen, points)
    if not found.consistent:
        return
    gains = [dot(first, point) - dot(second, point) for point in points]
    assert found.prefers(*pair, "necessary") == (min(gains) >= 0)
    assert found.largest_gain(*pair) == pytest.approx(float(max(gains)), abs=1e-6)
    if max(gains) != 0:
        assert found.prefers(*pair, "possible") == (max(gains) > 0)
    surplus = [dot(first, point) - limit for point in points]
    assert found.accepts(pair[0], "necessary") == (min(surplus) >= 0)
    if max(surplus) != 0:
        assert found.accepts(pair[0], "possible") == (max(surplus) > 0)
    assert found.prefers(*pair, "possible") or not found.prefers(*pair, "necessary")


def test_a_strict_statement_leaves_out_its_border() -> None:
    """With road > toll strictly, the one cannot be worth as much as the other."""
    found = relations(talks(f"weights: road > toll, {SHAPES}"), "ann")
    road, toll = ({"road": "good", "toll": "10", "well": "old"}, {"road": "bad", "toll": "0", "well": "old"})
    assert not found.prefers(toll, road, "possible")
    loose = relations(talks(f"weights: road >= toll, {SHAPES}"), "ann")
    assert loose.prefers(toll, road, "possible")


def test_statements_that_collide_are_named() -> None:
    found = relations(talks(f"weights: [road > toll, toll > road, well > road], {SHAPES}"), "ann")
    assert found.conflicts() == (("preferences.ann.weights.0", "preferences.ann.weights.1"),)
    compared = "statements: {s1: {prefers: {road: bad}, to: {road: good}}}"
    found = relations(talks(f"weights: {{road: 20..40}}, {SHAPES}, {compared}"), "ann")
    assert found.conflicts() == (("preferences.ann.values.road", "preferences.ann.statements.s1"),)
    assert relations(talks(f"weights: road > toll, {SHAPES}"), "ann").conflicts() == ()


def test_dominance_is_decided_party_by_party() -> None:
    one, other = relations(talks(f"weights: road > toll, {SHAPES}"), "ann"), relations(talks(f"weights: toll > road, {SHAPES}"), "ann")
    road, toll = ({"road": "good", "toll": "10", "well": "old"}, {"road": "bad", "toll": "0", "well": "old"})
    both = {"road": "good", "toll": "0", "well": "old"}
    assert dominated(road, both, [one, other], "necessary")
    assert not dominated(road, toll, [one, other], "possible")
    assert dominated(toll, road, [one], "necessary")


def test_what_allows_nothing_is_not_feasible() -> None:
    known = incomplete_of(
        space_of((case := talks(f"weights: [road > toll, toll > road], {SHAPES}")).issues), "ann", case.preferences["ann"], case.choices
    )
    assert not any(feasible(system) for system in known.systems)
    assert feasible(known.systems[0].without(["preferences.ann.weights.1"]))


# -- flour: every corner of weights, with every corner of the worths that are open besides

ISSUES = ("price", "delivery", "term", "payment")
WEIGHTS: dict[str, list[Condition]] = {
    "bakery": [
        (row(-1, 1, 0, 0), Fraction(0)),
        (row(0, -1, 1, 0), Fraction(0)),
        ((Fraction(-1), Fraction(0), Fraction(0), Fraction(3, 2)), Fraction(0)),
        (row(1, 0, 0, -3), Fraction(0)),
    ],
    "mill": [
        (row(-1, 0, 0, 0), Fraction(-40)),
        (row(1, 0, 0, 0), Fraction(60)),
        (row(0, -1, 0, 0), Fraction(-10)),
        (row(0, 1, 0, 0), Fraction(20)),
        ((Fraction(1, 3), Fraction(0), Fraction(0), Fraction(-1)), Fraction(0)),  # 44 in cash rather than 48 after sixty days
    ],
}
NIL, ONE, HALF, FOUR_FIFTHS = Fraction(0), Fraction(1), Fraction(1, 2), Fraction(4, 5)
PARTS: dict[str, dict[str, list[dict[str, Fraction]]]] = {
    "bakery": {
        "price": [dict(zip(("40", "44", "48", "52"), (ONE, *middle, NIL), strict=True)) for middle in ((NIL, NIL), (ONE, NIL), (ONE, ONE))],
        "delivery": [{"weekly": ONE, "fortnightly": middle, "monthly": NIL} for middle in (NIL, ONE)],
        "term": [dict(zip(("6", "12", "24"), values, strict=True)) for values in product((NIL, ONE), repeat=3) if len(set(values)) > 1],
        "payment": [{"0": NIL, "30": middle, "60": ONE} for middle in (NIL, ONE)],
    },
    "mill": {
        "price": [{"40": NIL, "44": Fraction(1, 3), "48": Fraction(2, 3), "52": ONE}],
        "delivery": [{"weekly": NIL, "fortnightly": middle, "monthly": ONE} for middle in (HALF, FOUR_FIFTHS)],
        "term": [{"6": NIL, "12": middle, "24": ONE} for middle in (NIL, ONE)],
        "payment": [{"0": ONE, "30": middle, "60": NIL} for middle in (NIL, ONE)],
    },
}


def utilities(party: str, packages: dict[str, dict[str, str]]) -> list[dict[str, Fraction]]:
    """Give the utility of each package at every corner."""
    sides: list[Condition] = [(row(*(-(place == index) for place in range(4))), NIL) for index in range(4)]
    points = corners([*sides, *WEIGHTS[party]], [(row(1, 1, 1, 1), HUNDRED)], 4)
    found = []
    for parts in product(*PARTS[party].values()):
        for point in points:
            shares = dict(zip(ISSUES, zip(parts, point, strict=True), strict=True))
            found.append(
                {
                    name: sum((shares[issue][0][option] * shares[issue][1] for issue, option in package.items()), NIL)
                    for name, package in packages.items()
                }
            )
    return found


def flour() -> tuple[Case, dict[str, dict[str, str]], dict[str, Any]]:
    case = case_of("invented/flour")
    beside = resources.files("accords").joinpath("catalog", "invented", "flour.expected.yaml")
    wanted: dict[str, Any] = YAML(typ="safe").load(beside.read_text(encoding="utf-8"))["robustness"]
    packages = {"status_quo": case.status_quo_choices}
    packages |= {f"proposals.{name}": case.choices(proposal.outcome) for name, proposal in case.proposals.items() if proposal.outcome}
    return case, packages, wanted


@pytest.mark.parametrize("party", ["bakery", "mill"])
def test_regrets_over_flour_are_those_at_the_corners(party: str) -> None:
    case, packages, wanted = flour()
    points = utilities(party, packages)
    most = {name: max(point[other] - point[name] for point in points for other in packages) for name in packages}
    assert most == {name: Fraction(str(lost)) for name, lost in wanted["regret"][party].items()}
    found = relations(case, party).regret(packages)
    assert {name: lost for name, (lost, _) in found.items()} == pytest.approx({name: float(lost) for name, lost in most.items()}, abs=1e-6)


def test_acceptance_of_flour_is_that_at_the_corners() -> None:
    """The mill's reservation lies between 40 and 50; the bakery's may be anything."""
    case, packages, wanted = flour()
    points = utilities("mill", packages)
    mill = relations(case, "mill")
    for name, package in packages.items():
        necessary, possible = min(point[name] for point in points) >= 50, max(point[name] for point in points) >= 40
        assert necessary == mill.accepts(package, "necessary") == ("mill" in wanted["accepted"]["necessary"][name])
        assert possible == mill.accepts(package, "possible") == ("mill" in wanted["accepted"]["possible"][name])
    bakery = relations(case, "bakery")
    assert not any(bakery.accepts(package, "necessary") for package in packages.values())
    assert all(bakery.accepts(package, "possible") for package in packages.values())


# -- what has nothing open is exact


@SOME
@given(numbers=st.lists(st.integers(0, 3), min_size=4, max_size=4), limit=st.integers(0, 9))
def test_complete_numbers_are_compared_as_fractions(numbers: list[int], limit: int) -> None:
    """Numbers that differ in the ninth decimal, of which sums in floats do not."""
    values = [Fraction(3, 10) + Fraction(number, 10**9) for number in numbers]
    bad, good, free, paid = (f"{float(value):.9f}" for value in values)
    more = f"values: {{road: {{bad: {bad}, good: {good}}}, toll: {{0: {free}, 10: {paid}}}}}, weights: {{road: 1, toll: 1, well: 0}}"
    reservation = Fraction(6, 10) + Fraction(limit, 10**9)
    found = relations(talks(more, f"{float(reservation):.9f}"), "ann")
    packages = [{"road": road, "toll": toll, "well": "old"} for road, toll in product(("bad", "good"), ("0", "10"))]
    worths = [road + toll for road, toll in product(values[:2], values[2:])]
    for package, sure in zip(packages, worths, strict=True):
        assert found.accepts(package, "necessary") == found.accepts(package, "possible") == (sure >= reservation)
        for other, there in zip(packages, worths, strict=True):
            assert found.prefers(package, other, "necessary") == found.prefers(package, other, "possible") == (sure >= there)
            assert found.largest_gain(package, other) == sure - there
            assert dominated(other, package, [found], "necessary") == dominated(other, package, [found], "possible") == (sure > there)
    lost = found.regret({str(index): package for index, package in enumerate(packages)})
    assert {index: bool(against) for index, (_, against) in lost.items()} == {str(i): max(worths) > one for i, one in enumerate(worths)}


def test_a_range_of_the_reservation_is_compared_exactly_too() -> None:
    values = "weights: {road: 1, toll: 1, well: 0}, values: {road: {bad: 0, good: 0.499999999}, toll: {0: 0, 10: 0.5}}"
    found = relations(talks(values, "0.2..0.5"), "ann")
    under = {"road": "good", "toll": "0", "well": "old"}
    assert not found.accepts(under, "necessary")
    assert found.accepts(under, "possible")
    assert found.accepts(under | {"road": "bad", "toll": "10"}, "necessary")
    assert not found.accepts(under | {"road": "bad"}, "possible")


# -- what is left out is unknown; what counts people has no price


def test_a_weight_that_is_left_out_is_what_the_others_leave() -> None:
    """60 of 100 are given, so that the weight left out is 40, with two issues."""
    found = relations(two("weights: {road: 60}, values: {road: increasing, toll: increasing}", "30"), "ann")
    here, there = {"road": "bad", "toll": "10"}, {"road": "good", "toll": "0"}
    assert found.accepts(here, "necessary")
    assert found.largest_gain(there, here) == pytest.approx(20)
    assert found.largest_gain(here, {"road": "bad", "toll": "0"}) == pytest.approx(40)


def two(preference: str, reservation: str, more: str = "") -> Case:
    return loads(f"""
accords: 1
title: Two issues
as_of: 2025-01-01
parties: {{ann: {{role: negotiator}}, bor: {{role: negotiator}}}}
issues: {{{more}road: {{options: [bad, good]}}, toll: {{options: [0, 10]}}}}
preferences: {{ann: {{{preference}, reservation: {reservation}}}}}
""")


@pytest.mark.parametrize("weights", ["equal", "unknown", "road > toll", "{road: 60}"])
@pytest.mark.parametrize("reservation", ["50", "20..40", "unknown"])
def test_what_counts_people_changes_nothing_of_what_follows_from_the_rest(weights: str, reservation: str) -> None:
    preference = f"weights: {weights}, values: {{road: increasing}}"
    alone = relations(two(preference, reservation), "ann")
    beside = relations(two(preference, reservation, "held: {persons: true, options: [0, 10, 20]}, "), "ann")
    packages = [{"road": road, "toll": toll} for road, toll in product(("bad", "good"), ("0", "10"))]
    for package, held in product(packages, ("0", "20")):
        more = {"held": held, **package}
        for how in ("necessary", "possible"):
            assert beside.accepts(more, how) == alone.accepts(package, how)
            for other in packages:
                assert beside.prefers(more, {"held": "10", **other}, how) == alone.prefers(package, other, how)
        for other in packages:
            assert beside.largest_gain(more, {"held": "10", **other}) == pytest.approx(float(alone.largest_gain(package, other)), abs=1e-6)


# -- an order of packages decides by itself


@SOME
@given(levels=st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_a_ranking_decides_what_it_ranks_whether_or_not_worths_add_up_to_it(levels: list[int]) -> None:
    packages = [{"road": road, "toll": toll} for road, toll in product(("bad", "good"), ("0", "10"))]
    groups = [[package for package, level in zip(packages, levels, strict=True) if level == place] for place in range(4)]
    named = [", ".join(f"{{road: {one['road']}, toll: {one['toll']}}}" for one in group) for group in groups if group]
    found = relations(two(f"ranking: [{', '.join(f'[{group}]' for group in named)}]", "{outcome: {road: bad, toll: 10}}"), "ann")
    assert found.consistent != found.order_alone
    for package, level in zip(packages, levels, strict=True):
        for how in ("necessary", "possible"):
            assert found.accepts(package, how) == (level <= levels[1])
            for other, there in zip(packages, levels, strict=True):
                assert found.prefers(package, other, how) == (level <= there)
        for other, there in zip(packages, levels, strict=True):
            assert dominated(package, other, [found], "necessary") == dominated(package, other, [found], "possible") == (there < level)


def test_where_no_worths_add_up_to_an_order_what_it_does_not_name_stays_open() -> None:
    """Whether more toll is better hangs on the road; the fourth package is not ranked."""
    ranking = "ranking: [{road: good, toll: 10}, {road: good, toll: 0}, {road: bad, toll: 0}, {road: bad, toll: 10}]"
    found = relations(two(ranking, "{outcome: {road: bad, toll: 0}}"), "ann")
    assert (found.consistent, found.order_alone, found.conflicts()) == (False, True, (("preferences.ann.ranking",),))
    three = relations(talks(f"{ranking.replace('}', ', well: old}')}", "20"), "ann")
    assert three.order_alone
    new = {"road": "good", "toll": "10", "well": "new"}
    assert three.accepts(new, "possible")
    assert not three.accepts(new, "necessary")
    assert three.prefers(new, new, "necessary")
    assert not three.prefers(new, new | {"well": "old"}, "necessary")
    assert three.betters(new, new | {"well": "old"})
    assert three.stated(new, new | {"well": "old"}) is None


def test_an_order_that_contradicts_itself_or_anything_but_the_sum_decides_nothing() -> None:
    one, other = "{road: good, toll: 0}", "{road: bad, toll: 0}"
    circle = relations(two(f"ranking: [{one}, {other}], statements: {{s: {{prefers: {other}, to: {one}}}}}", "20"), "ann")
    assert (circle.consistent, circle.order_alone) == (False, False)
    against = relations(two(f"values: {{road: increasing}}, statements: {{s: {{prefers: {other}, to: {one}}}}}", "20"), "ann")
    assert (against.consistent, against.order_alone) == (False, False)
    assert against.stated({"road": "good", "toll": "0"}, {"road": "bad", "toll": "0"}) is None


def test_a_stated_order_counts_before_what_is_weighed() -> None:
    """The party prefers a package in which more people are released; what that is worth is not weighed, but its word counts."""
    released, kept = {"held": "20", "road": "bad", "toll": "0"}, {"held": "0", "road": "good", "toll": "0"}
    statement = "statements: {s: {prefers: {held: 20, road: bad, toll: 0}, to: {held: 0, road: good, toll: 0}}}"
    found = relations(
        two(f"weights: equal, values: {{road: increasing}}, {statement}", "20", "held: {persons: true, options: [0, 20]}, "), "ann"
    )
    assert found.consistent
    assert found.prefers(released, kept, "necessary")
    assert not found.prefers(kept, released, "possible")
    assert found.largest_gain(kept, released) == 0

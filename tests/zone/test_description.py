"""Descriptions of sets of packages: with their boxes, and nothing else, one gets back exactly the set."""

from __future__ import annotations

from itertools import product
from random import Random
from time import process_time

from hypothesis import given, settings

from accords.case.case import loads
from accords.maths.formula import FALSE, TRUE, conj
from accords.maths.patience import Patience
from accords.zone.certificate import Certificate
from accords.zone.description import describe
from accords.zone.package_set import EMPTY, PackageSet
from accords.zone.zone import Zone, zone_of
from oracles.zone import world_of
from strategies import Plan, cases, text_of

SOME = settings(max_examples=max(40, settings().max_examples * 2 // 3))


def listed(found: PackageSet) -> list[dict[str, str]]:
    """List the packages that a description describes: the product of its groups, each the union of its boxes."""
    groups = []
    for group in found.groups:
        cells = [dict(zip(box, cell, strict=True)) for box in group.boxes for cell in product(*box.values())]
        groups.append(cells)
    packages = []
    for combination in product(*groups):
        package = dict(found.common)
        for part in combination:
            package |= part
        packages.append({issue: option for issue, option in package.items() if option is not None})
    return packages


@SOME
@given(cases())
def test_boxes_cover_exactly_the_packages(plan: Plan) -> None:
    case = loads(text_of(plan))
    zone, world = zone_of(case), world_of(case)
    for rule in case.readings.values():
        verdicts = zone.verdicts(rule)
        for kind in ("ruled_out", "accepted", "locked", "open"):
            formula = conj(zone.deals, getattr(verdicts, kind))
            expected = [package for package in world.deals() if world.verdict(rule.text, package) == kind]
            found = describe(zone, formula, zone.count(formula))
            assert found.exact
            assert found.count == Certificate(len(expected), len(expected))
            assert len(found.examples) == min(3, len(expected))
            assert all(example in expected for example in found.examples)
            if expected:
                assert sorted(map(sorted_items, listed(found))) == sorted(map(sorted_items, expected))


def sorted_items(package: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(package.items())


def chained(number: int) -> Zone:
    head = "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\n"
    issues = ", ".join(f"i{index}: {{options: {{from: 0, to: 9, step: 1}}}}" for index in range(number))
    links = ", ".join(f"r{index}: i{index} > 4 and i{index + 1} < 3" for index in range(number - 1))
    return zone_of(loads(f"{head}issues: {{{issues}}}\nviews: {{a: {{refuses: {{{links}}}}}}}\n"))


def test_groups_too_large_to_list_are_named_without_boxes() -> None:
    zone = chained(9)
    verdicts = zone.verdicts(zone.case.readings["rule"])
    formula = conj(zone.deals, verdicts.open)
    found = describe(zone, formula, zone.count(formula))
    assert not found.exact
    assert [(len(group.issues), group.boxes, group.complete) for group in found.groups] == [(9, (), False)]
    assert len(found.examples) == 3


def test_what_is_not_counted_is_described_by_examples_only() -> None:
    zone = chained(2)
    found = describe(zone, TRUE, Certificate(0, 100, "not counted"))
    assert (found.exact, found.common, found.groups, len(found.examples)) == (False, {}, (), 3)
    assert describe(zone, FALSE, Certificate(0, 0)) == EMPTY
    assert describe(zone, FALSE, Certificate(0, 0, "x")).exact
    assert Patience().left


def wide(number: int, *conditions: str) -> Zone:
    head = "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\n"
    issues = ", ".join(f"i{index}: {{options: [p, q, r, s]}}" for index in range(number))
    stated = ", ".join(f"r{index}: {condition}" for index, condition in enumerate(conditions))
    return zone_of(loads(f"{head}issues: {{{issues}}}\nviews: {{a: {{refuses: {{{stated}}}}}}}\n"))


def left(zone: Zone) -> PackageSet:
    formula = conj(zone.deals, zone.verdicts(zone.case.readings["rule"]).open)
    return describe(zone, formula, zone.count(formula))


def test_a_large_set_is_described_exactly_where_few_issues_hang_together() -> None:
    zone = wide(30, "i0 == p", "i1 == p and i2 != q", "i3 == r and i4 == s", "i5 in q | r | s")
    found = left(zone)
    assert found.exact
    assert found.count == Certificate(3 * 13 * 15 * 4**24, 3 * 13 * 15 * 4**24)
    assert found.common == {"i5": "p"}
    assert [group.issues for group in found.groups if len(group.issues) > 1] == [("i1", "i2"), ("i3", "i4")]
    assert len({tuple(example.items()) for example in found.examples}) == 3
    assert all(example["i0"] != "p" and example["i5"] == "p" for example in found.examples)


def test_a_large_set_of_one_package_has_one_example() -> None:
    found = left(wide(12, *(f"i{index} in q | r | s" for index in range(12))))
    assert (found.exact, found.listed, found.examples) == (True, True, ({f"i{index}": "p" for index in range(12)},))


def test_thirty_coupled_issues_are_described_within_a_second_or_two_and_what_is_cut_is_said() -> None:
    dice = Random(5)  # noqa: S311 - examples, no secrets
    conditions = [
        " and ".join(f"i{issue} == {dice.choice('pqrs')}" for issue in dice.sample(range(30), dice.choice((2, 3)))) for _ in range(40)
    ]
    zone = wide(30, *conditions)
    start = process_time()
    found = left(zone)
    assert process_time() - start < 3.0
    assert found.count is not None
    assert found.count.exact
    assert found.exact == all(group.complete for group in found.groups)
    assert not found.exact
    assert len(found.examples) == 3

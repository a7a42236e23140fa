"""The answer of openings, against the definitions, under every reading of consent."""

from __future__ import annotations

import random
from time import process_time

import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.lens.protocol import Context, Unfit
from accords.lenses.openings.result import Result
from accords.lenses.openings.run import run
from oracles.zone import force, world_of
from strategies import Plan, cases, entangled_cases, text_of

SOME = settings(max_examples=max(15, settings().max_examples // 5))
HEAD = "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\n"


def answer(text: str, **options: object) -> Result:
    return run(loads(text), options, Context())


@SOME
@given(cases())
def test_each_reading_says_what_the_definitions_say(plan: Plan) -> None:
    case = loads(text_of(plan))
    world = world_of(case)
    found = run(case, {}, Context())
    assert found.exact
    assert list(found.readings) == list(case.readings)
    excluded = {name for package in world.feasible() for name in world.excluding(package)}
    assert set(found.norms) == excluded
    refusals = [stance for stance in world.held if stance.kind == "refuses"]
    both = {
        (refusal.path, acceptance.path)
        for refusal in refusals
        for acceptance in world.held
        if acceptance.kind == "accepts" and acceptance.party == refusal.party
        for package in world.possible()
        if world.rejects(refusal, package) and world.truth(acceptance.if_.root, package) is True
    }
    assert set(found.contradictions) == both
    kinds = ("refuses", "accepts", "lives_with")
    forces = {
        f"views.{party}.{kind}.{name}": force(case, party, kind, name, case.today)
        for party, view in case.views.items()
        for kind in kinds
        for name in getattr(view, kind)
    }
    assert set(found.unknown) == {path for path, how in forces.items() if how == "unknown"}
    assert set(found.perhaps_ended) == {path for path, how in forces.items() if how == "perhaps"}
    for name, rule in case.readings.items():
        reading = found.readings[name]
        assert {kind: count.low for kind, count in reading.packages._asdict().items()} == world.counts(rule.text)
        collisions = [world.collisions(members, world.deals()) for members in rule.sets]
        assert {frozenset(paths) for paths in reading.conflicts} == set().union(*(conflicts for conflicts, _ in collisions))
        assert {frozenset(paths) for paths in reading.corrections} == set().union(*(corrections for _, corrections in collisions))
        assert reading.open_packages.count == reading.packages.open


@SOME
@given(entangled_cases())
def test_locks_are_shown_with_a_package_that_they_lock(plan: Plan) -> None:
    case = loads(text_of(plan))
    world, rule = world_of(case), case.readings["rule"]
    reading = run(case, {}, Context()).readings["rule"]
    assert bool(reading.locks) is (reading.packages.locked.low > 0)
    for lock in reading.locks:
        assert world.verdict(rule.text, lock.example) == "locked"
        assert lock.example in world.deals()


def test_the_reading_asked_for_comes_first() -> None:
    text = HEAD + "issues: {x: {options: [0, 1]}}\nconsent: {rule: a, or_maybe: {both: a and b, other: b}}\n"
    assert list(answer(text).readings) == ["rule", "both", "other"]
    assert list(run(loads(text).reading("both"), {}, Context()).readings) == ["both", "rule", "other"]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (HEAD, "issues"),
        (HEAD.replace("b: {role: negotiator}", "b: {role: mediator}") + "issues: {x: {options: [0, 1]}}\n", "consent"),
    ],
)
def test_what_the_case_lacks_is_named(text: str, field: str) -> None:
    with pytest.raises(Unfit) as lacks:
        answer(text)
    assert lacks.value.field == field


def coupled(refusals: list[str], issues: int = 20) -> str:
    named = ", ".join(f"i{index}: {{options: {{from: 0, to: 9, step: 1}}}}" for index in range(issues))
    entries = "".join(f'\n      r{index}: "{condition}"' for index, condition in enumerate(refusals))
    views = f"views:\n  a:\n    refuses:{entries}\n    silent: {{q: i0 > 2}}\n  b: {{refuses: {{s: i1 < 3}}}}\n"
    return f"{HEAD}issues: {{{named}}}\n{views}proposals: {{p: {{outcome: {{i0: 1, i1: 5}}}}}}\n"


def parity(issues: int) -> str:
    text = "i0 >= 5"
    for index in range(1, issues):
        text = f"({text}) iff (i{index} in 0|2|5|7|9)"
    return text


def alternatives(number: int, width: int) -> str:
    draw = random.Random(1)  # noqa: S311 - a fixed case, not a secret
    parts = []
    for _ in range(number):
        tests = [f"i{issue} in {low}..{low + 4}" for issue in sorted(draw.sample(range(20), width)) for low in [draw.randint(0, 5)]]
        parts.append(f"({' and '.join(tests)})")
    return " or ".join(parts)


@pytest.mark.no_cover
def test_a_condition_on_all_issues_at_once_may_still_be_counted() -> None:
    """Whether an odd number of twenty issues is on one side: half of all packages, and no table of 10^20 cells."""
    started = process_time()
    reading = answer(coupled([parity(20)])).readings["rule"]
    assert reading.packages.open.low == reading.packages.open.high == 10**20 // 2 * 7 // 10
    assert process_time() - started < 30


@pytest.mark.no_cover
@pytest.mark.parametrize("refusals", [[alternatives(30, 8)], [alternatives(1, 8) for _ in range(20)]])
def test_a_space_too_coupled_to_count_gives_bounds_and_says_so(refusals: list[str]) -> None:
    started = process_time()
    result = answer(coupled(refusals))
    reading = result.readings["rule"]
    low, high = reading.packages.open.low, reading.packages.open.high
    assert 0 <= low <= high <= 10**20
    assert result.exact is (low == high and all(one.complete for one in reading.sets))
    assert len(reading.turns_on) == len(refusals) + 3
    assert "p" in reading.proposals
    assert process_time() - started < 60

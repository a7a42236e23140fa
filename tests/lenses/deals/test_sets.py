"""Solutions for each consenting set, against looking at every package that nobody in the set refuses."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings

from accords.blocks import Role, Scatter, Table
from accords.case.case import loads
from accords.case.consent import parse_rule
from accords.lens.wording import Wording
from accords.lenses.deals import sets as module
from accords.lenses.deals.pictures import frontier_picture
from accords.lenses.deals.result import Answer, Pick
from accords.lenses.deals.sets import asks_less, by_set
from accords.lenses.deals.view_solutions import solution_blocks
from accords.maths.search import Undecided
from accords.study.asking import run
from lenses.deals.examples import raw, stakes
from oracles import deals as oracle
from oracles.zone import world_of
from plain import lines
from preferring import preferring_cases
from strategies import Plan, text_of

# Of x0, x1 and x2, only x1 and x0 are enough for b, only x0 and x2 for c.
EITHER = """accords: 1
title: T
as_of: 2025-01-01
handling: public
parties: {a: {name: Ann, role: negotiator}, b: {name: Bor, role: negotiator}, c: {name: Cyd, role: negotiator}}
consent: a and (b or c)
issues: {x: {options: [x0, x1, x2]}}
preferences:
  a: {weights: {x: 1}, values: {x: {x0: 0, x1: 1, x2: 2}}, reservation: 0}
  b: {weights: {x: 1}, values: {x: {x0: 2, x1: 1, x2: 0}}, reservation: 1}
  c: {weights: {x: 1}, values: {x: {x0: 1, x1: 0, x2: 2}}, reservation: 1}
"""


def either(**options: Any) -> Answer:
    found: Answer = run("deals", loads(EITHER), **options).result
    return found


@settings(max_examples=max(30, settings().max_examples // 4))
@given(preferring_cases(comparable=True))
def test_each_set_has_the_solutions_of_the_packages_that_it_lets_through(plan: Plan) -> None:
    case = loads(text_of(plan))
    result = raw(case)
    assert result is not None
    for reading, found in {result.consent: result, **result.readings}.items():
        sets = case.readings[reading].sets
        assert bool(found.by_set) == any(not set(found.parties) <= set(members) for members in sets)
        for one, members in zip(found.by_set, sets, strict=bool(found.by_set)):
            assert one.members == members
            assert one.parties == tuple(party for party in found.parties if party in members)
            if len(one.parties) < 2:
                assert (one.solutions, one.withheld, one.remarks) == ({}, {}, {})
                continue
            numbers = oracle.Numbers(world_of(case), " and ".join(members))
            axes = one.parties

            def levels(package: dict[str, str], axes: tuple[str, ...] = axes) -> oracle.Vector:
                return tuple(level for party in axes if (level := oracle.utility(case, party, package)) is not None)

            left = [levels(package) for package, verdict in numbers.verdicts if verdict != "ruled_out"]
            floors = [numbers.floors[party] for party in axes]
            base = tuple(floor[0] for floor in floors if floor is not None and floor[0] == floor[1])
            within = oracle.rational(left, base) if len(base) == len(axes) else []
            if not within:
                assert "nash" not in one.solutions
                continue
            chosen = {name: {_vector(pick, axes) for pick in picks} for name, picks in one.solutions.items()}
            assert chosen == {
                "nash": set(oracle.nash(left, base)[0]),
                "kalai_smorodinsky": set(oracle.kalai_smorodinsky(left, base)[0]),
                "egalitarian": set(oracle.egalitarian(left, base)),
                "utilitarian": set(oracle.utilitarian(within)),
            }
            assert tuple(Fraction(str(one.ideal[party])) for party in axes) == oracle.kalai_smorodinsky(left, base)[2]


def _vector(pick: Pick, axes: tuple[str, ...]) -> oracle.Vector:
    return tuple(Fraction(pick.exactly.get(party) or str(pick.utility[party])) for party in axes)


def test_where_either_of_two_is_enough_each_pair_is_looked_at() -> None:
    """All three together would take x0 alone, worth nothing to a; with c alone x2 is worth 2 to both."""
    found = either()
    assert [one.members for one in found.by_set] == [("a", "b"), ("a", "c")]
    assert [pick.utility for pick in found.by_set[1].solutions["nash"]] == [{"a": 2, "c": 2}]
    assert [one.ideal for one in found.by_set] == [{"a": 1, "b": 2}, {"a": 2, "c": 2}]
    assert {name: [pick.outcome for pick in picks] for name, picks in found.solutions.items()}["nash"] == [{"x": "x0"}]
    shown = lines(solution_blocks("x", found, Wording(loads(EITHER))))
    assert shown[1].startswith("Agreement does not need the consent of all of Ann, Bor and Cyd: each of these groups is enough.")
    assert [line for line in shown if line.startswith("What solutions choose with")] == [
        "What solutions choose with the consent of Ann and Bor",
        "What solutions choose with the consent of Ann and Cyd",
    ]
    assert not any("Left out" in line or "of at most 0" in line for line in shown)
    picture = frontier_picture(found, Wording(loads(EITHER)), Table("T", ("a",), ()))
    assert isinstance(picture, Scatter)
    assert [one.role for one in picture.series] == [Role.FRONTIER]


def test_weights_count_in_the_sets_that_have_their_party() -> None:
    first, second = either(weights="b=2").by_set
    assert ("weighted_nash" in first.solutions, "weighted_nash" in second.solutions) == (True, False)
    alone = either(parties="b,c").by_set
    assert [one.parties for one in alone] == [("b",), ("c",)]
    shown = lines(solution_blocks("x", either(parties="b,c"), Wording(loads(EITHER))))
    assert sum(line.startswith("The numbers of fewer than two of them are weighed") for line in shown) == 2


def test_with_more_sets_than_are_looked_at_what_solutions_ask_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 1)
    found = either()
    assert found.by_set == ()
    shown = lines(solution_blocks("x", found, Wording(loads(EITHER))))
    assert (
        shown[-1] == "They look only at packages worth the reservation to each of Ann, Bor and Cyd, which the rule of consent does not ask."
    )


def test_what_cannot_be_found_for_one_set_is_undecided_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def gives_up(*_: object) -> None:
        raise Undecided

    monkeypatch.setattr(module, "efficient_packages", gives_up)
    (first, _) = by_set(stakes(loads(EITHER)), ("a", "b", "c"), {})
    assert set(first.withheld.values()) == {"undecided"}
    assert not either().whole


@pytest.mark.parametrize(
    ("rule", "axes", "less"),
    [("a and b", "ab", False), ("a and (b or c)", "ab", True), ("a and b and (c or d)", "ab", False), ("a or b", "a", True)],
)
def test_a_rule_asks_less_if_a_set_does_without_somebody_weighed(rule: str, axes: str, less: bool) -> None:  # noqa: FBT001 the answer
    assert asks_less(parse_rule(rule), tuple(axes)) == less

"""What each party's consent excludes, against the definition; partners that can leave but not veto."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.lenses.change.consent import consent
from accords.lenses.change.left import State
from accords.zone.zone import zone_of
from lenses.change.drawn import holds
from oracles.change import excluded, left, one, world_at
from strategies import Plan, cases, text_of

FEW = settings(max_examples=max(15, settings().max_examples // 5))


@FEW
@given(cases())
def test_each_consent_excludes_what_would_not_be_ruled_out_if_it_were_taken_for_granted(plan: Plan) -> None:
    case = loads(text_of(plan))
    state, world = State(zone_of(case)), world_at(case)
    for name, rule in case.readings.items():
        found = consent(state, name)
        assert (found.sets, found.pivotal) == (rule.sets, rule.pivotal)
        assert [each.party for each in found.excludes] == list(rule.parties)
        for each in found.excludes:
            wanted = excluded(world, rule.text, each.party)
            how = "nothing" if not wanted else "everything" if len(wanted) == len(world.deals()) else "something"
            assert each.how == how
            assert each.packages.count is None
            assert all(one(example) in wanted for example in each.packages.examples)
            if each.packages.exact and wanted:
                assert {one(package) for package in world.packages if holds(each.packages, package)} == wanted


TALKS = """
accords: 1
title: Talks
as_of: 2025-01-01
parties: {n: {role: negotiator}, s: {role: negotiator}, h: {role: ratifier, of: n}, p: {role: constituency, of: n}}
consent: {rule: n and s and h, or_maybe: {two: n and s}, may_leave: {p: {of: n}}}
issues: {x: {options: [0, 1, 2, 3]}}
deal: x > 0
views:
  n: {refuses: {n1: x == 3}}
  h: {refuses: {h1: x >= 2}}
  p: {refuses: {p1: CONDITION}}
"""


@pytest.mark.parametrize(
    ("condition", "refuses"),
    [("x == 3", ("none", "none")), ("x == 2", ("none", "some")), ("x > 0", ("all", "all")), ("x == 1", ("all", "some"))],
)
def test_a_partner_that_may_leave_is_said_to_refuse_all_some_or_none_of_what_is_left(condition: str, refuses: tuple[str, str]) -> None:
    state = State(zone_of(loads(TALKS.replace("CONDITION", condition))))
    assert tuple(consent(state, name).partners[0].refuses for name in ("rule", "two")) == refuses


def test_a_ratifier_excludes_what_the_negotiators_alone_leave() -> None:
    """Putnam (1988): a package may pass between negotiators and fail behind one of them; what both refuse is due to neither alone."""
    case = loads(TALKS.replace("CONDITION", "x == 3"))
    found = {each.party: each for each in consent(State(zone_of(case)), "rule").excludes}
    assert found["h"].packages.common == {"x": "2"}
    assert (found["n"].how, found["s"].how) == ("nothing", "nothing")
    assert left(world_at(case), "rule") == {(("x", "1"),)}

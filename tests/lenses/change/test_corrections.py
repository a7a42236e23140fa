"""Corrections against the definitions: each a smallest set without which a package is refused by nobody of those who must agree."""

from __future__ import annotations

from hypothesis import given, settings

from accords.case.case import loads
from accords.lenses.change.corrections import corrections
from accords.zone.zone import zone_of
from oracles.change import corrections as defined
from oracles.change import world_at
from strategies import Plan, cases, text_of

FEW = settings(max_examples=max(15, settings().max_examples // 5))

SALE = """
accords: 1
title: A price and a delivery
as_of: 2025-01-01
parties: {east: {role: negotiator}, west: {role: negotiator}}
issues: {price: {options: {from: 0, to: 10, step: 1}}, delivery: {options: [soon, late]}}
views:
  east: {refuses: {e1: price < 6, e2: delivery == soon and price < 8}}
  west: {refuses: {w1: price > 5, w2: delivery == late, w3: price > 7}}
"""


@FEW
@given(cases())
def test_corrections_and_what_they_open_are_those_defined(plan: Plan) -> None:
    case = loads(text_of(plan))
    zone, world = zone_of(case), world_at(case)
    for rule in case.readings.values():
        for found in corrections(zone, rule, 256):
            assert found.complete
            assert found.ground is bool(world.deals())
            wanted = defined(world, found.members)
            assert {frozenset(correction.paths): correction.opens.low for correction in found.corrections} == wanted
            assert found.possible is (bool(world.deals()) and not wanted)
            for correction in found.corrections:
                own = {stance.path for stance in world.held if stance.kind == "refuses" and stance.party in found.members}
                assert correction.example in world.deals()
                assert world.meeting(found.members, own - set(correction.paths), correction.example)


def test_the_sale_of_the_textbook_has_five_corrections_with_so_many_packages() -> None:
    """Counted by hand: without e1 and e2 a price up to 5 soon; without e1 and w2 one up to 5 late; and so on."""
    case = loads(SALE)
    (found,) = corrections(zone_of(case), case.readings["rule"], 256)
    short = {frozenset(path.rsplit(".", 1)[1] for path in one.paths): one.opens.low for one in found.corrections}
    assert short == {
        frozenset({"e1", "e2"}): 6,
        frozenset({"e1", "w2"}): 6,
        frozenset({"e2", "w1"}): 2,
        frozenset({"w1", "w2"}): 2,
        frozenset({"w1", "w3"}): 3,
    }


def test_a_cap_is_kept_and_said() -> None:
    case = loads(SALE)
    (found,) = corrections(zone_of(case), case.readings["rule"], 2)
    assert len(found.corrections) == 2
    assert not found.complete

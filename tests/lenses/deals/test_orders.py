"""Parties' orders of packages, and the cells of packages that they treat alike: every deal in one cell, however it was found."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.lenses.deals import orders as module
from accords.lenses.deals.orders import Cell, Order, aside, cells_of, order_of
from lenses.deals.examples import stakes
from oracles.conditions import value_of
from oracles.zone import world_of
from preferring import preferring_cases
from strategies import Plan, text_of

CASE = """accords: 1
title: t
as_of: 2025-01-01
parties: {a: {role: negotiator}, b: {role: negotiator}, c: {role: ratifier}}
consent: a and b and c
issues: {town: {options: [north, south, east]}, freed: {options: [0, 10], persons: true}}
proposals: {plan: {by: a, outcome: {town: south, freed: 0}}, bare: {by: a}}
preferences:
  a: {ranking: [{town: north}, [plan, bare]]}
  b: {priorities: {p: town == south, q: town != east, r: freed == 10 and town == north}}
"""


def test_a_ranking_gives_levels_to_what_it_names_and_none_to_the_rest() -> None:
    zone = stakes(loads(CASE)).zone
    order = order_of(zone, "a")
    assert order is not None
    assert order.levels([(0,), (1,), (2,)]) == ({(0,): 1, (1,): 2, (2,): None}, 3)
    assert order.place(zone, {"town": "south", "freed": "0"}, []) == 2
    assert order.place(zone, {"town": "south", "freed": "10"}, []) is None


def test_priorities_give_levels_to_what_occurs_and_places_between_them() -> None:
    zone = stakes(loads(CASE)).zone
    order = order_of(zone, "b")
    assert order is not None
    assert len(order.columns) == 2
    assert order.levels([(0, 0), (1, 1), (0, 0)]) == ({(0, 0): 1, (1, 1): 2}, 2)
    assert order.place(zone, {"town": "north", "freed": "0"}, [(0, 0), (1, 1)]) == 1.5
    assert order.place(zone, {"town": "east", "freed": "0"}, [(0, 0), (1, 1)]) == 2
    assert order.place(zone, {"town": "east"}, [(0, 0)]) is None


def test_what_reads_numbers_of_people_is_set_aside_and_who_orders_nothing_has_no_order() -> None:
    zone = stakes(loads(CASE)).zone
    assert (aside(zone, "b"), aside(zone, "a"), aside(zone, "c")) == (("r",), (), ())
    assert order_of(zone, "c") is None
    only = loads(CASE.replace("p: town == south, q: town != east, ", ""))
    assert order_of(stakes(only).zone, "b") is None


@pytest.mark.parametrize("most", [module.MOST, 0])
@settings(max_examples=max(25, settings().max_examples // 4))
@given(preferring_cases(orders=True))
def test_cells_hold_every_deal_once_with_what_is_said_of_it(most: int, plan: Plan) -> None:
    case = loads(text_of(plan))
    asked, world = stakes(case), world_of(case)
    parties = [party for party in asked.rule.parties if party in case.preferences]
    orders: list[Order] = [order for party in parties if (order := order_of(asked.zone, party)) is not None]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST", most)
        found = cells_of(asked, orders)
    deals = world.deals()
    assert sum(cell.count for cell in found.cells) == len(deals)
    listed = found.listed(range(len(found.cells)), 10_000)
    assert len(listed) == (len(deals) if most else len(found.cells))
    for package, at in listed:
        cell: Cell = found.cells[at]
        assert package in deals
        for place, order in enumerate(orders):
            said = {"refuses": 0, "accepts": 1, "open": 2}[world.answer(order.party, package)]
            assert cell.answers[place] == said
            preference = case.preferences[order.party]
            if preference.ranking is None:
                unmet = tuple(int(value_of(one.if_.root, case.issues, package) is not True) for one in preference.priorities.values())
                assert cell.keys[place] == unmet
    for at, cell in islice(enumerate(found.cells), 4):
        described = found.described([at])
        assert described.count is not None
        assert described.count.low == cell.count
    assert found.described([]).empty

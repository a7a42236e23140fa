"""Instruments put together give what the case read anew with all of them gives."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings

from accords.case.case import loads
from accords.errors import AccordsError
from accords.lenses.change.left import State
from accords.lenses.change.patchwork import patchwork
from accords.zone.zone import zone_of
from lenses.change.drawn import equipped
from oracles.change import with_effects
from strategies import Plan, text_of

FEW = settings(max_examples=max(15, settings().max_examples // 5))


@FEW
@given(equipped())
def test_entries_with_several_instruments_are_those_of_the_case_written_out_with_them(plan: Plan) -> None:
    work = patchwork(State(zone_of(loads(text_of(plan)))))
    for size in range(len(work.pieces) + 1):
        for names in combinations(work.pieces, size):
            state = work.state(names)
            try:
                case = loads(text_of(with_effects(plan, names)))
            except AccordsError:
                continue
            if state is not None:
                wanted = {item.path: (item.entry.if_, getattr(item.entry, "until_done", None)) for item in case.held if item.force == "yes"}
                counted = state.zone.entries.counted
                assert {item.path: (item.entry.if_, getattr(item.entry, "until_done", None)) for item in counted} == wanted
                assert state.zone.case.deal == case.deal


CASE = """
accords: 1
title: t
as_of: 2024-01-01
parties: {a: {role: negotiator}, b: {role: negotiator}}
issues: {x: {options: [0, 1, 2]}}
views: {a: {refuses: {old: {if: x == 0, since: 2023-01-01}, new: {if: x == 1, since: 2023-06-01, replaces: old}}}}
instruments:
  back: {effect: {remove: [views.a.refuses.new]}}
  gone: {effect: {remove: [views.a.refuses.new]}}
  soft: {effect: {change: {views: {a: {refuses: {old: {if: x == 2}}}}}}}
  hope: {kind: guarantee}
"""


def test_an_entry_that_comes_back_is_the_one_that_another_instrument_rewords() -> None:
    work = patchwork(State(zone_of(loads(CASE))))
    assert list(work.pieces) == ["back", "gone", "soft"]
    assert (work.pieces["back"].removes, work.pieces["back"].adds) == (("views.a.refuses.new",), ("views.a.refuses.old",))
    assert (work.pieces["soft"].removes, work.pieces["soft"].adds) == ((), ())
    state = work.state(["back", "soft"])
    assert state is not None
    assert [(item.id, item.entry.if_.text) for item in state.zone.entries.counted] == [("old", "x == 2")]


def test_two_instruments_that_lift_the_same_condition_go_together() -> None:
    text = CASE.replace(", new: {if: x == 1, since: 2023-06-01, replaces: old}", ", new: {if: x == 1, since: 2023-06-01}")
    work = patchwork(State(zone_of(loads(text))))
    state = work.state(["back", "gone"])
    assert state is not None
    assert [item.id for item in state.zone.entries.counted] == ["old"]
    assert work.state([]) is work.base

"""What orders lock under views and numbers together, against trying every sequence of steps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.case.case import Case, loads
from accords.zone.efficient import tally
from accords.zone.locks import Locked
from accords.zone.unlocked import all_found, locked, may_lock
from accords.zone.zone import Zone
from lenses.deals.examples import stakes
from oracles import deals as oracle
from preferring import Seeded, preference
from strategies import Plan, entangled_cases, text_of
from zone.test_stakes import assignment

# Each does a last step only once the other has done its own.
CIRCLE = """accords: 1
title: A circle
as_of: 2025-01-01
parties: {a: {role: negotiator}, b: {role: negotiator}}
consent: a and b
issues: {word: {options: [spoken, written]}, note: {options: [stands, withdrawn]}}
status_quo: {word: spoken, note: stands}
preferences:
  a: {weights: equal, values: {word: {spoken: 1, written: 0}, note: {stands: 0, withdrawn: 2}}, reservation: 0}
  b: {weights: equal, values: {word: {spoken: 0, written: 2}, note: {stands: 1, withdrawn: 0}}, reservation: 0}
views:
  a: {refuses: {r: {if: word == written, until_done: note == withdrawn}}}
  b: {refuses: {s: {if: note == withdrawn, until_done: word == written}}}
"""
BOTH = {"word": "written", "note": "withdrawn"}


def counted(text: str) -> tuple[int, int, int]:
    found = tally(stakes(loads(text)))
    assert found.left.exact
    assert found.accepted.exact
    assert found.locked.exact
    return found.left.low, found.accepted.low, found.locked.low


def test_what_is_worth_enough_to_all_is_not_accepted_where_nobody_can_begin() -> None:
    assert counted(CIRCLE) == (1, 0, 1)
    asked = stakes(loads(CIRCLE))
    assert may_lock(asked)
    assert locked(asked, assignment(asked, BOTH))


def test_who_accepts_the_whole_package_accepts_it_as_it_is() -> None:
    accepting = CIRCLE.replace("{refuses: {r:", "{accepts: {y: word == written and note == withdrawn}, refuses: {r:")
    assert counted(accepting) == (1, 0, 1)
    accepting = accepting.replace("{refuses: {s:", "{accepts: {y: word == written and note == withdrawn}, refuses: {s:")
    assert counted(accepting) == (1, 1, 0)
    asked = stakes(loads(accepting))
    assert not locked(asked, assignment(asked, BOTH))


def test_a_set_that_numbers_rule_out_does_not_undo_a_circle() -> None:
    """C could agree with B alone, and no circle is in that; but to C the package is worth too little."""
    third = CIRCLE.replace("consent: a and b", "consent: a and b or b and c").replace(
        "b: {role: negotiator}}", "b: {role: negotiator}, c: {}}"
    )
    numbers = "  c: {weights: equal, values: {word: {spoken: 0, written: 0}, note: {stands: 0, withdrawn: 0}}, reservation: RES}\nviews:"
    free, stuck = (third.replace("views:", numbers.replace("RES", least)) for least in ("0", "1"))
    assert counted(free)[1:] == (counted(free)[0], 0)
    assert counted(stuck) == (1, 0, 1)


def test_without_orders_nothing_is_locked() -> None:
    plain = stakes(loads(CIRCLE.replace(", until_done: note == withdrawn", "").replace(", until_done: word == written", "")))
    assert not may_lock(plain)
    assert tally(plain).locked.high == 0


def test_circles_that_may_not_be_known_make_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Zone.circles

    def in_part(zone: Zone, members: tuple[str, ...]) -> Locked:
        return whole(zone, members)._replace(complete=False)

    monkeypatch.setattr(Zone, "circles", in_part)
    asked = stakes(loads(CIRCLE.replace("consent: a and b", "consent: a")))
    assert not all_found(asked)
    found = tally(asked)
    assert (found.accepted.low, found.accepted.high, found.locked.low, found.locked.high) == (0, 2, 0, 2)
    assert found.locked.method == "some circles of orders may not be found"


@st.composite
def valued_circles(draw: st.DrawFn) -> Case:
    """Draw a case whose parties wait for each other, with numbers for most of them."""
    plan: Plan = draw(entangled_cases())
    dice = Seeded(draw(st.integers(0, 2**32 - 1)))
    plan["preferences"] = {party: preference(dice, plan) for party in plan["parties"] if not dice.one_in(4)}
    return loads(text_of({key: part for key, part in plan.items() if part != {}}))


@settings(max_examples=max(30, settings().max_examples // 3))
@given(valued_circles())
def test_locked_and_accepted_are_those_of_the_definition(case: Case) -> None:
    for reading in case.readings:
        numbers, asked = oracle.numbers_of(case, reading), stakes(case, reading)
        found, counts = tally(asked), numbers.counts
        assert (found.locked.low, found.locked.high) == (counts["locked"],) * 2
        assert (found.accepted.low, found.accepted.high) == (counts["accepted"],) * 2
        for package, verdict in numbers.verdicts:
            assert locked(asked, assignment(asked, package)) == (verdict == "locked")

"""Which packages orders lock, in what the lens lists."""

from __future__ import annotations

from accords.case.case import Case, loads
from accords.lenses.deals.locks import all_locked, is_locked
from lenses.deals.examples import answer, frontier, sale, stakes

# A promises in writing once B has withdrawn its note, and B withdraws it once that is in writing; the seal is free.
CIRCLE = """accords: 1
title: A circle
as_of: 2025-01-01
handling: public
parties: {a: {name: Ada, role: negotiator}, b: {name: Ben, role: negotiator}}
consent: a and b
issues: {word: {options: [spoken, written]}, note: {options: [stands, withdrawn]}, seal: {options: [none, wax]}}
status_quo: {word: spoken, note: stands, seal: none}
preferences:
  a: {weights: equal, values: {word: {spoken: 1, written: 0}, note: {stands: 0, withdrawn: 2}, seal: {none: 0, wax: 0}}, reservation: 0}
  b: {weights: equal, values: {word: {spoken: 0, written: 2}, note: {stands: 1, withdrawn: 0}, seal: {none: 0, wax: 0}}, reservation: 0}
views:
  a: {refuses: {r: {if: word == written, until_done: note == withdrawn}}}
  b: {refuses: {s: {if: note == withdrawn, until_done: word == written}}}
proposals:
  both: {by: a, outcome: {word: written, note: withdrawn, seal: wax}}
  wax: {by: a, outcome: {word: spoken, note: stands, seal: wax}}
"""


def circle() -> Case:
    return loads(CIRCLE)


def test_a_package_is_locked_where_nobody_can_begin() -> None:
    asked = stakes(circle())
    assert is_locked(asked, {"word": "written", "note": "withdrawn", "seal": "wax"})
    assert not is_locked(asked, {"word": "spoken", "note": "stands", "seal": "wax"})
    assert not is_locked(stakes(sale()), {"price": "3", "delivery": "late"})


def test_of_an_efficient_vector_all_packages_none_or_some_are() -> None:
    found = frontier(circle(), ("a", "b"))
    assert all_locked(found, 0, 60) is True
    assert all_locked(found, 0, 1) is None
    assert all_locked(frontier(sale()), 0, 60) is False


def test_what_is_listed_says_whether_it_is_locked() -> None:
    found = answer(circle())
    assert found.counts is not None
    assert (found.counts.left.low, found.counts.accepted.low, found.counts.locked.low) == (3, 1, 2)
    assert [point.locked for point in found.frontier] == [True]
    assert [pick.locked for pick in found.solutions["nash"]] == [True, True]
    assert {name: one.locked for name, one in found.proposals.items()} == {"status_quo": False, "both": True, "wax": False}
    assert all(one.locked for one in found.improvements["wax"].efficient)

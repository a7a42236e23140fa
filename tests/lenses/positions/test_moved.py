"""What began and ended, newest first."""

from __future__ import annotations

from accords.case.case import Case, loads
from accords.lenses.positions.moved import moved

TEXT = """
accords: 1
title: Two neighbours and a hedge
as_of: 2025-05-01
parties: {east: {role: negotiator}, west: {role: negotiator}}
issues: {height: {options: [1, 2, 3]}}
views:
  east:
    refuses:
      e1: {if: height > 1, since: 2025-01-01}
      e2: {if: height > 2, since: 2025-03-01, replaces: e1}
  west:
    refuses:
      w1: {if: height < 3, since: 2025-02-01, until: 2025-03-31}
      w2: height < 2
"""


def case() -> Case:
    return loads(TEXT)


def test_without_an_earlier_point_everything_that_replaced_or_ended_is_a_move() -> None:
    found = [(move.path.rsplit(".", 1)[1], move.what, move.instead_of) for move in moved(case(), None)]
    assert found == [("w1", "ended", ()), ("e1", "ended", ("views.east.refuses.e2",)), ("e2", "begun", ("views.east.refuses.e1",))]


def test_since_a_date_what_was_not_known_then_has_not_begun() -> None:
    found = {(move.path.rsplit(".", 1)[1], move.what) for move in moved(case(), "2025-02-10")}
    assert found == {("w1", "ended"), ("e1", "ended"), ("e2", "begun")}


def test_before_an_entry_only_that_entry_has_moved() -> None:
    found = {(move.path.rsplit(".", 1)[1], move.what) for move in moved(case(), "e2")}
    assert found == {("e1", "ended"), ("e2", "begun")}

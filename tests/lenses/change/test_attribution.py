"""Which part a change had in opening and closing packages; the definition is held by test_timeline on cases at random."""

from __future__ import annotations

from accords.case.case import loads
from accords.lenses.change.attribution import attributed
from accords.lenses.change.replay import days, past_of

CASE = """
accords: 1
title: t
as_of: 2024-06-30
parties: {a: {role: negotiator}, b: {role: negotiator}}
issues: {x: {options: [0, 1, 2, 3]}}
views:
  a: {refuses: {low: {if: x < 2, since: 2024-02-01}, lowest: {if: x == 0, since: 2024-02-01}}}
  b: {refuses: {was: {if: x > 1, until: 2024-01-31, since: 2024-01-01}, also: {if: x == 3, until: 2024-01-31, since: 2024-01-01}}}
"""


def test_two_that_each_close_a_package_both_have_a_part_and_so_have_two_that_only_together_open_one() -> None:
    """On 1 February 0 is refused twice over, and 3 is free of two refusals at once."""
    day = list(days(past_of(loads(CASE), frozenset())))[-1]
    said = {}
    for change in day.changes:
        (_, opened), (closed_where, closed) = attributed(day, change, "rule")
        said[change.path.rsplit(".", 1)[1]] = (opened.low, closed.low)
        assert closed.low == day.after.zone.count(closed_where).low
    assert said == {"low": (0, 2), "lowest": (0, 1), "was": (2, 0), "also": (1, 0)}


def test_a_single_change_has_all_of_it() -> None:
    day = next(
        days(
            past_of(
                loads(CASE.replace("also: {if: x == 3", "also: {if: x == 7, note: never true").replace("if: x == 7", "if: x > 9")),
                frozenset(),
            )
        )
    )
    ((_, opened), (_, closed)) = attributed(day, day.changes[0], "rule")
    assert (opened.low, closed.low) == (0, 2)

"""Why outcomes with names are not compared, in words."""

from __future__ import annotations

from dataclasses import replace

from accords.lenses.robustness.numbers import NotCompared
from accords.lenses.robustness.sentences import Suppositions
from accords.lenses.robustness.view_left_out import left_out_blocks
from bundled import case_of
from lenses.robustness.talks import asked
from plain import lines

FLOUR = "invented/flour"


def said(*found: NotCompared) -> str:
    return "\n".join(lines(left_out_blocks(replace(asked(FLOUR), not_compared=found), Suppositions(case_of(FLOUR)))))


def test_each_reason_is_said() -> None:
    assert said() == ""
    assert "partial, open on Length of the contract" in said(NotCompared("proposals.first", "partial", ("term",)))
    assert "between the options of Price of a sack" in said(NotCompared("proposals.first", "unlisted", ("price",)))
    assert "impossible, since this is not met: feasible.f" in said(NotCompared("proposals.first", "impossible", ("feasible.f",)))
    same = said(NotCompared("proposals.first", "same", ("status_quo",)))
    assert same.endswith("The proposal of Bakery, 2025-08-20: the same package as the status quo.")


def test_those_that_are_too_many_are_named() -> None:
    found = said(*(NotCompared(f"p{number}", "many", ()) for number in range(10)))
    assert "no more than 4 packages are compared with one another: p0, p1," in found
    assert found.endswith("p7 and 2 more.")

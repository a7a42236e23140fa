"""The sentences on preferences that are known in part."""

from __future__ import annotations

from accords.case.case import loads
from accords.study.asking import run
from lenses.deals.test_partly import CASE
from plain import lines


def said(text: str, *, centre: bool = False) -> list[str]:
    return lines(run("deals", loads(text), centre=centre).blocks())


def test_what_is_certain_stands_in_a_table_and_the_rest_is_left_open() -> None:
    shown = said(CASE)
    assert (
        "Stated in part, by ranges or orders: the preferences of ann. What follows for all numbers that they leave open is certain; nothing is filled in."
        in shown
    )
    assert "yes, whatever is open" in shown
    assert "for some of what is open" in shown
    assert "no, whatever is open" in shown
    assert (
        "The proposal of ann (best) is at least as good as the proposal of ann (high) for all, and better for one, whatever the open numbers are."
        in shown
    )


def test_statements_that_collide_are_said_to() -> None:
    shown = said(CASE.replace("weights: pay > term", "weights: [pay > term, term > pay]"))
    assert "Not all that is stated of the preferences of ann can hold together." in shown


def test_a_centre_is_said_to_be_one() -> None:
    assert any(
        line.startswith("As was asked for, and known to nobody: the preferences of ann are read at the centre")
        for line in said(CASE, centre=True)
    )

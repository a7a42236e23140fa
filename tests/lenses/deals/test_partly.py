"""What ranges and orders decide of packages on the table."""

from __future__ import annotations

import pytest

from accords.case.case import Case, loads
from accords.lenses.deals.result import Outdone, Result
from accords.study.asking import run

CASE = """
accords: 1
title: A test
as_of: 2025-01-01
handling: public
parties: {ann: {role: negotiator}, bor: {role: negotiator}}
consent: ann and bor
issues:
  pay: {options: [0, 10, 20]}
  term: {options: {short: Short, long: Long}}
preferences:
  ann: {weights: pay > term, values: {pay: increasing, term: {short: 0, long: 1}}, reservation: 50}
  bor: {weights: {pay: 10, term: 90}, values: {pay: linear 1..0, term: {short: 0, long: 1}}, reservation: 40}
proposals:
  best: {by: ann, outcome: {pay: 20, term: long}}
  middle: {by: ann, outcome: {pay: 10, term: long}}
  high: {by: ann, outcome: {pay: 20, term: short}}
  low: {by: bor, outcome: {pay: 0, term: short}}
  open: {by: bor, outcome: {pay: 0}}
"""


def answer(text: str = CASE, *, centre: bool = False) -> Result:
    case: Case = loads(text)
    found: Result = run("deals", case, centre=centre).result
    return found


def test_acceptance_is_necessary_possible_or_neither() -> None:
    found = answer().partly
    assert found is not None
    assert found.parties == ("ann",)
    # With pay weighing 50 to 100 of 100: (20, short) is worth 50 and more, (10, long) from 0 to 100, (0, short) nothing.
    assert {name: by["ann"] for name, by in found.accepted.items()} == {
        "best": "necessary",
        "middle": "possible",
        "high": "necessary",
        "low": "impossible",
    }


def test_what_is_better_for_all_is_so_for_all_numbers_or_for_some() -> None:
    found = answer().partly
    assert found is not None
    assert Outdone("best", "high", "necessary") in found.better
    assert Outdone("high", "low", "necessary") not in found.better  # bor would rather have the lower pay
    assert Outdone("middle", "high", "possible") in found.better
    assert all(one.package != "best" for one in found.better if one.certainty == "necessary")


def test_nothing_is_said_where_all_numbers_are_known() -> None:
    text = CASE.replace("weights: pay > term, values: {pay: increasing", "weights: {pay: 60, term: 40}, values: {pay: linear 0..1")
    assert answer(text).partly is None


def test_statements_that_collide_are_named() -> None:
    text = CASE.replace("weights: pay > term", "weights: [pay > term, term > pay]")
    found = answer(text).partly
    assert found is not None
    assert found.accepted == {name: {} for name in ("best", "middle", "high", "low")}
    assert found.better == ()
    assert found.colliding["ann"]


def test_a_centre_is_read_only_if_asked_for_and_named() -> None:
    assert answer().parties == ("bor",)
    found = answer(centre=True)
    assert (found.parties, found.centred) == (("ann", "bor"), ("ann",))
    assert found.ideal == pytest.approx({"ann": 100, "bor": 95})
    assert found.partly is not None  # what is certain stays beside it

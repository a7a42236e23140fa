"""Centres of incomplete preferences."""

from __future__ import annotations

from fractions import Fraction

import pytest

from accords.case.case import loads
from accords.space.centre import centre_of
from accords.space.space import space_of
from accords.space.utility import utility_of

CASE = """
accords: 1
title: A test
as_of: 2025-01-01
parties: {ann: {role: negotiator}, bor: {role: negotiator}}
issues:
  pay: {options: [0, 10, 40]}
  term: {options: {short: Short, middle: Middle, long: Long}}
  place: {options: [here, there], ordered: false}
preferences:
  ann: PREFERENCE
"""
VALUES = "values: {pay: increasing, term: long > middle > short, place: {here: 0, there: 1}}"


def centre(preference: str) -> dict[str, list[Fraction]] | None:
    case = loads(CASE.replace("PREFERENCE", preference))
    space = space_of(case.issues)
    found = centre_of(space, case.preferences["ann"])
    return None if found is None else {issue.id: list(worths) for issue, worths in zip(space.issues, found.worths, strict=True)}


def test_orders_of_weights_are_read_at_the_rank_order_centroid_barron_barrett_1996() -> None:
    found = centre("{weights: pay > term > place, " + VALUES + "}")
    assert found is not None
    assert [max(worths) / 100 for worths in found.values()] == [Fraction(11, 18), Fraction(5, 18), Fraction(2, 18)]


def test_issues_that_tie_share_their_places() -> None:
    found = centre("{weights: pay > term = place, " + VALUES + "}")
    assert found is not None
    assert [max(worths) / 100 for worths in found.values()] == [Fraction(11, 18), Fraction(7, 36), Fraction(7, 36)]


@pytest.mark.parametrize("weights", ["weights: unknown, ", "weights: equal, ", ""])
def test_weights_of_which_nothing_is_known_are_equal(weights: str) -> None:
    found = centre("{" + weights + VALUES + "}")
    assert found is not None
    assert [max(worths) for worths in found.values()] == [Fraction(100, 3)] * 3


def test_orders_of_values_are_equal_steps_and_ranges_stand_at_their_middle() -> None:
    found = centre("{weights: {pay: 40..60, term: 30, place: 20}, scale: 1, " + VALUES + "}")
    assert found == {
        "pay": [Fraction(0), Fraction(1, 4), Fraction(1, 2)],
        "term": [Fraction(0), Fraction(3, 20), Fraction(3, 10)],
        "place": [Fraction(0), Fraction(1, 5)],
    }


def test_a_peak_falls_evenly_with_the_distance() -> None:
    found = centre("{weights: unknown, scale: 3, values: {pay: peak 10, term: {short: 0..4, middle: 1, long: 3}, place: there > here}}")
    assert found == {
        "pay": [Fraction(2, 3), Fraction(1), Fraction(0)],
        "term": [Fraction(1, 2), Fraction(0), Fraction(1)],
        "place": [Fraction(0), Fraction(1)],
    }


@pytest.mark.parametrize(
    "preference",
    [
        "{weights: pay > term, " + VALUES + "}",
        "{weights: [pay > term, term > place], " + VALUES + "}",
        "{weights: [pay / term in 1..2], " + VALUES + "}",
        "{weights: {pay: 10..20}, " + VALUES + "}",
        "{weights: equal, values: {pay: increasing, place: {here: 0, there: 1}}}",
        "{weights: equal, values: {pay: unknown, term: long > middle > short, place: there > here}}",
        "{priorities: {p1: pay > 0}}",
    ],
)
def test_there_is_no_centre_where_nothing_says_how_things_stand(preference: str) -> None:
    assert centre(preference) is None


def test_a_complete_preference_has_its_own_shape_at_the_centre() -> None:
    text = CASE.replace(
        "PREFERENCE",
        "{weights: {pay: 50, term: 30, place: 20}, values: {pay: linear 0..1, term: {short: 0, middle: 0.5, long: 1}, place: {here: 0, there: 1}}}",
    )
    case = loads(text)
    space = space_of(case.issues)
    complete, centred = utility_of(space, case.preferences["ann"]), centre_of(space, case.preferences["ann"])
    assert complete is not None
    assert centred is not None
    assert centred.worths == complete.worths

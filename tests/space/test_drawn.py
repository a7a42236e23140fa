"""Draws for one party meet what it states, and are the same for the same seed."""

from __future__ import annotations

import numpy as np
import pytest

from accords.case.case import Case, loads
from accords.maths.sampling import EVEN, UNIFORM
from accords.space.drawn import Drawn, cells_of, drawn
from accords.space.incomplete import incomplete_of
from accords.space.space import space_of
from bundled import case_of

DRAWS = 3_000


def draws(case: Case, party: str, prior: int = 0, seed: int = 0) -> Drawn:
    known = incomplete_of(space_of(case.issues), party, case.preferences[party], case.choices)
    found = drawn(known, (UNIFORM, EVEN)[prior], DRAWS, (seed, prior, 0))
    assert found is not None
    return found


def test_draws_of_the_mill_meet_what_it_states() -> None:
    case = case_of("invented/flour")
    found = draws(case, "mill")
    price, delivery, _, payment = found.weights.T
    assert found.weights.sum(axis=1) == pytest.approx(np.ones(DRAWS))
    assert 0.4 <= price.min() <= price.max() <= 0.6
    assert 0.1 <= delivery.min() <= delivery.max() <= 0.2
    # 44 in cash rather than 48 after sixty days.
    assert (payment >= price / 3 - 1e-9).all()
    assert 40 <= found.thresholds.min() <= found.thresholds.max() <= 50
    assert found.thresholds.mean() == pytest.approx(45, abs=0.5)
    assert 100 < found.effective <= DRAWS
    starts = cells_of(space_of(case.issues))
    assert found.tables[:, starts[0] + 3] == pytest.approx(100 * price)


def test_the_same_seed_draws_the_same_and_another_seed_or_prior_otherwise() -> None:
    case = case_of("invented/flour")
    first = draws(case, "bakery")
    assert np.array_equal(first.tables, draws(case, "bakery").tables)
    assert not np.array_equal(first.tables, draws(case, "bakery", seed=1).tables)
    assert not np.array_equal(first.tables, draws(case, "bakery", prior=1).tables)


def test_a_complete_preference_is_not_drawn_but_its_reservation_may_be() -> None:
    case = case_of("invented/harbour")
    found = draws(case, "assembly")
    assert (found.tables == found.tables[0]).all()
    assert found.weights.shape == (DRAWS, 0)
    assert 35 <= found.thresholds.min() < found.thresholds.max() <= 60


def test_statements_that_nothing_agrees_with_are_not_drawn() -> None:
    case = loads("""
accords: 1
title: None
as_of: 2025-01-01
parties: {ann: {role: negotiator}, bor: {role: negotiator}}
issues: {toll: {options: [0, 10]}, road: {options: [mud, stone]}}
preferences: {ann: {weights: toll > road, values: {toll: increasing, road: increasing}, statements: {s1: {prefers: {toll: 0}, to: {toll: 10}}}}}
""")
    known = incomplete_of(space_of(case.issues), "ann", case.preferences["ann"], case.choices)
    assert drawn(known, UNIFORM, 50, (0, 0, 0)) is None


def test_what_counts_people_is_not_drawn() -> None:
    text = """
accords: 1
title: People
as_of: 2025-01-01
parties: {ann: {role: negotiator}, bor: {role: negotiator}}
issues: {%stoll: {options: [0, 10]}, road: {options: [mud, stone]}}
preferences: {ann: {weights: toll > road, values: {toll: increasing}, reservation: 20..40}}
"""
    beside, alone = draws(loads(text % "held: {persons: true, options: [0, 10, 20]}, "), "ann"), draws(loads(text % ""), "ann")
    assert (beside.weights[:, 0] == 0).all()
    assert (beside.tables[:, :3] == 0).all()
    assert np.array_equal(beside.weights[:, 1:], alone.weights)
    assert np.array_equal(beside.tables[:, 3:], alone.tables)
    assert np.array_equal(beside.thresholds, alone.thresholds)


def test_the_scale_of_ranges_is_brought_to_0_and_1_in_draws() -> None:
    """The worst option is worth nothing, whatever its numbers."""
    case = loads("""
accords: 1
title: Ranges
as_of: 2025-01-01
parties: {ann: {role: negotiator}, bor: {role: negotiator}}
issues: {toll: {options: [a, b, c]}, road: {options: [mud, stone]}}
preferences: {ann: {weights: {toll: 60}, values: {toll: {a: 10..20, b: 50, c: 100}, road: increasing}, reservation: 20}}
""")
    found = draws(case, "ann")
    assert (found.tables[:, 0] == 0).all()
    assert found.tables[:, 2] == pytest.approx(np.full(DRAWS, 60.0), abs=1e-6)
    assert found.tables[:, 1].min() == pytest.approx(60 * 30 / 80, abs=0.1)
    assert found.tables[:, 1].max() == pytest.approx(60 * 40 / 90, abs=0.1)

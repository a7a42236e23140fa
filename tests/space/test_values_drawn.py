"""Draws of values lie where the statements allow, and are spread evenly there."""

from __future__ import annotations

import numpy as np
import pytest

from accords.case.case import loads
from accords.maths.sampling import generator
from accords.space.space import space_of
from accords.space.values_drawn import Floats, values_drawn

DRAWS = 4_000


def drawn(values: str, options: str = "[0, 10, 20, 30]") -> Floats:
    case = loads(f"""
accords: 1
title: Values
as_of: 2025-01-01
parties: {{ann: {{role: negotiator}}, bor: {{role: negotiator}}}}
issues: {{toll: {{options: {options}}}}}
preferences: {{ann: {{values: {{toll: {values}}}}}}}
""")
    found = values_drawn(space_of(case.issues).options[0], case.preferences["ann"].values["toll"], generator(1), DRAWS)
    assert found is not None
    assert (found.min(axis=1) == 0).all()
    assert (found.max(axis=1) == 1).all()
    return found


@pytest.mark.parametrize("values", ["increasing", "30 > 20 > 10 > 0", "30 >= 20 >= 10 >= 0"])
def test_an_order_is_drawn_by_sorting(values: str) -> None:
    """The two between are the order statistics of two uniform draws: means 1/3 and 2/3."""
    found = drawn(values)
    assert (np.diff(found, axis=1) >= 0).all()
    assert found.mean(axis=0) == pytest.approx([0, 1 / 3, 2 / 3, 1], abs=0.02)


def test_a_fall_a_peak_and_numbers() -> None:
    assert (np.diff(drawn("decreasing"), axis=1) <= 0).all()
    peaked = drawn("peak 10")
    assert (peaked[:, 1] == 1).all()
    assert (peaked[:, 2] >= peaked[:, 3]).all()
    # Left of the peak is one option, right of it two: with room 1/2 for the worst at the left end and 1 at the right one.
    assert (peaked[:, 0] == 0).mean() == pytest.approx(1 / 3, abs=0.03)
    assert (drawn("linear 0..60") == [0, 1 / 3, 2 / 3, 1]).all()


def test_what_is_open_is_as_often_worst_as_best() -> None:
    found = drawn("unknown", "[a, b, c]")
    assert (found == 0).mean(axis=0) == pytest.approx([1 / 3] * 3, abs=0.03)
    assert (found == 1).mean(axis=0) == pytest.approx([1 / 3] * 3, abs=0.03)


def test_ranges_ratios_and_equal_worths_are_kept() -> None:
    ranged = drawn("{a: 0, b: 0.2..0.5, c: 1}", "[a, b, c]")
    assert ranged[:, 1].min() >= 0.2
    assert ranged[:, 1].max() <= 0.5
    assert ranged[:, 1].mean() == pytest.approx(0.35, abs=0.01)
    ratio = drawn("[a > b > c, a / b in 1.5..3]", "[a, b, c]")
    assert (ratio[:, 0] >= 1.5 * ratio[:, 1] - 1e-9).all()
    alike = drawn("a = b > c", "[a, b, c, d]")
    assert (np.abs(alike[:, 0] - alike[:, 1]) < 1e-9).all()


def test_what_leaves_nothing_is_not_drawn() -> None:
    case = loads("""
accords: 1
title: Values
as_of: 2025-01-01
parties: {ann: {role: negotiator}, bor: {role: negotiator}}
issues: {toll: {options: [a, b, c]}}
preferences: {ann: {values: {toll: [a > b, b > c, c / a in 2..3]}}}
""")
    assert values_drawn(space_of(case.issues).options[0], case.preferences["ann"].values["toll"], generator(1), 50) is None


def test_ranges_on_any_scale_are_drawn_and_brought_to_0_and_1() -> None:
    """With a at 10 to 20, b at 50 and c at 100, b lies between 30/80 and 40/90."""
    found = drawn("{a: 10..20, b: 50, c: 100}", "[a, b, c]")
    assert found[:, 1].min() == pytest.approx(30 / 80, abs=1e-3)
    assert found[:, 1].max() == pytest.approx(40 / 90, abs=1e-3)
    both = drawn("{a: 10..20, b: 50, c: 70, d: 100}", "[a, b, c, d]")
    assert (both[:, 2] - both[:, 1]) / (both[:, 3] - both[:, 2]) == pytest.approx(np.full(DRAWS, 2 / 3))
    overlapping = drawn("{a: 0..10, b: 0..10, c: 8..12}", "[a, b, c]")
    assert 0.3 < (overlapping[:, 0] == 0).mean() < 0.7


def test_where_an_option_is_left_out_what_is_given_keeps_its_differences() -> None:
    found = drawn("{a: 0..10, b: 50, c: 100}", "[a, b, c, d]")
    steps = (found[:, 1] - found[:, 0]) / (found[:, 2] - found[:, 1])
    assert 0.8 - 1e-6 <= steps.min() <= steps.max() <= 1 + 1e-6
    assert (drawn("{a: 0, b: 0.5}", "[a, b, c]") == [0, 0.5, 1]).all()

"""How far a share of draws may be off."""

from __future__ import annotations

import pytest

from accords.lenses.robustness.uncertainty import error


def test_between_none_and_all_it_is_the_standard_error() -> None:
    assert error(0.5, 100) == pytest.approx(0.05)
    assert error(0.1, 900) == pytest.approx(0.01)


def test_at_none_and_all_it_is_the_rule_of_three_of_hanley_and_lippman_hand_1983() -> None:
    """None of 300: up to 1 percent; and the share for which none of 300 has the chance of 5 percent is about that."""
    assert error(0.0, 300) == error(1.0, 300) == pytest.approx(0.01)
    assert (1 - error(0.0, 300)) ** 300 == pytest.approx(0.05, abs=0.002)
    assert error(1.0, 2) == 1.0

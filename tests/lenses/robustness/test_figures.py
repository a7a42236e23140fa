"""Shares in words: only none is 0 and only all is 100, and no bound is rounded to what does not hold."""

from __future__ import annotations

import pytest

from accords.lenses.robustness.figures import figure, figures, percent


@pytest.mark.parametrize(("share", "said"), [(0.0, "0"), (0.001, "under 1"), (0.5, "50"), (0.999, "over 99"), (1.0, "100")])
def test_only_none_is_0_and_only_all_is_100(share: float, said: str) -> None:
    assert percent(share) == said


@pytest.mark.parametrize(
    ("share", "error", "said"),
    [
        (0.5, 0.011, "50 ± 1.1"),
        (0.5, 0.0002, "50 ± 0.02"),
        (0.004, 0.0014, "0.40 ± 0.14"),
        (0.9975, 0.0011, "99.75 ± 0.11"),
        (0.0, 3 / 2000, "0 (< 0.2)"),
        (1.0, 3 / 2000, "100 (> 99.8)"),
        (0.0, 3 / 1000, "0 (< 0.3)"),
        (1.0, 3 / 1_000_000, "100 (> 99.999)"),
    ],
)
def test_a_share_stands_with_its_error_or_its_bound(share: float, error: float, said: str) -> None:
    assert figure(share, error) == said


def test_shares_under_several_priors_stand_beside_each_other_and_once_where_they_read_alike() -> None:
    assert figures([0.5, 0.4], [0.01, 0.01]) == "50 ± 1.0 / 40 ± 1.0"
    assert figures([0.5, 0.5], [0.01, 0.01]) == "50 ± 1.0"

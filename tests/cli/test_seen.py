"""A case is seen as the options ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from accords.cli.seen import seen
from accords.errors import AccordsError
from cli.command import SEED, WAGES


def test_without_options_the_case_is_as_it_stands() -> None:
    case = seen(Path(WAGES), None, [], None)
    assert (str(case.standpoint.date), case.standpoint.supposed, case.standpoint.consent) == ("2025-03-10", (), "rule")


def test_date_scenarios_and_consent_are_applied_together_and_in_order() -> None:
    case = seen(Path(SEED), "2024-12-17", ["readiness-unconfirmed", "political-survival"], "coalition")
    assert case.patches == ("scenarios.readiness-unconfirmed", "scenarios.political-survival")
    assert case.standpoint.consent == "coalition"


def test_mistakes_are_told() -> None:
    with pytest.raises(AccordsError, match="nobody"):
        seen(Path(WAGES), None, ["nobody"], None)
    with pytest.raises(AccordsError, match="cannot be read"):
        seen(Path("missing.yaml"), None, [], None)

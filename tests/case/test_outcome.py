"""Outcomes as a case writes them."""

from __future__ import annotations

import pytest

from accords.case.outcome import Outcome


def test_an_outcome_gives_the_option_of_an_issue() -> None:
    outcome = Outcome((("share", "30"), ("fence", "gate")))
    assert outcome["fence"] == "gate"
    with pytest.raises(KeyError):
        outcome["price"]

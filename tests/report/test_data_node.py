"""Data are read by their place, and errors name it."""

from __future__ import annotations

from datetime import date

import pytest

from accords.errors import AccordsError
from accords.report.data_node import Node


def test_days_are_read_and_an_empty_text_is_none() -> None:
    assert Node("2024-12-17", "here").day() == date(2024, 12, 17)
    assert Node("", "here").day() is None


def test_what_is_no_day_is_refused_with_its_place() -> None:
    with pytest.raises(AccordsError, match="here is 'soon'; it must be a day as in 2024-12-17, or empty"):
        Node("soon", "here").day()

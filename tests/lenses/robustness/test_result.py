"""What a row of the structure says."""

from __future__ import annotations

import pytest

from accords.lenses.robustness.result import Row


@pytest.mark.parametrize(
    ("any_open", "any_accepted", "left"),
    [(True, False, True), (False, True, True), (None, True, True), (False, False, False), (None, False, None), (False, None, None)],
)
def test_something_is_left_if_something_is_open_or_accepted(any_open: bool | None, any_accepted: bool | None, left: bool | None) -> None:  # noqa: FBT001 a table
    assert Row((), any_open, any_accepted).left is left

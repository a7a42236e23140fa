"""A kernel is compiled for its signature alone, and its sums keep their order, wherever it can be kept."""

from __future__ import annotations

import os
from typing import Any

import numba
import pytest

from accords.maths.compiled import compiled


def added(first: float, second: float, third: float) -> float:
    """Add from the left."""
    return first + second + third


def test_sums_keep_their_order_and_other_types_are_not_compiled_for() -> None:
    kernel: Any = compiled("f8(f8, f8, f8)")(added)
    assert kernel(1e16, -1e16, 1.0) == 1.0
    assert kernel(1.0, 1e16, -1e16) == 0.0
    assert len(kernel.signatures) == 1
    with pytest.raises(TypeError, match="No matching definition"):
        kernel("a", "b", "c")


@pytest.mark.parametrize("writable", [True, False])
def test_what_is_compiled_is_kept_only_where_the_installation_can_be_written(monkeypatch: pytest.MonkeyPatch, writable: bool) -> None:  # noqa: FBT001 - a case
    asked: list[bool] = []

    def njit(_: str, *, cache: bool) -> Any:
        asked.append(cache)
        return lambda function: function

    monkeypatch.setattr(numba, "njit", njit)
    monkeypatch.setattr(os, "access", lambda *_: writable)
    assert compiled("f8(f8, f8, f8)")(added) is added
    assert asked == [writable]

"""The kernel counts the same with the compiler off."""

from __future__ import annotations

import numpy as np
import pytest

from accords.maths import smaa
from accords.maths.smaa import as_data, rank_draws
from maths.plain_kernels import uncompiled


@pytest.mark.parametrize("shape", [(4, 3), (50, 4, 3)])
def test_without_the_compiler_the_same_is_counted(monkeypatch: pytest.MonkeyPatch, shape: tuple[int, ...]) -> None:
    source = np.random.default_rng(1)
    weights, values = source.multinomial(10, [0.2, 0.3, 0.5], 50) / 10, source.integers(0, 4, shape) / 10
    expected = as_data(rank_draws(weights, values))
    monkeypatch.setattr(smaa, "SMALL", -1)
    assert as_data(rank_draws(weights, values)) == expected
    with uncompiled("smaa_kernel") as (kernel,):
        assert type(kernel.rank_all).__name__ == "function"
        assert as_data(rank_draws(weights, values)) == expected

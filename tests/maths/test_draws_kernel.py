"""The kernels count the same with the compiler off."""

from __future__ import annotations

import pytest

from accords.maths import draws
from accords.maths.draws import as_data, composition, enough, tally, tally_utilities
from maths.drawing import small
from maths.plain_kernels import uncompiled


def test_without_the_compiler_the_same_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    questions = [small(seed) for seed in range(12)]
    expected = [tally(each.worths, each.limits, composition(each.cells), enough(each.circles, each.tables.shape[1])) for each in questions]
    monkeypatch.setattr(draws, "SMALL", -1)
    with uncompiled("efficient_kernel", "draws_kernel") as (_, kernel):
        assert type(kernel._accepting).__name__ == "function"  # noqa: SLF001 - that the compiler was off
        for each, plain in zip(questions, expected, strict=True):
            consent = enough(each.circles, each.tables.shape[1])
            assert as_data(tally(each.worths, each.limits, composition(each.cells), consent)) == as_data(plain)
            utilities = each.tables[:, :, each.cells].sum(axis=3) / 10.0
            assert as_data(tally_utilities(utilities, each.limits, consent)) == as_data(plain)

"""The solver gives a solution where there is one, and says when it gave up."""

from __future__ import annotations

import numpy as np
import pytest

from accords.maths import factors
from accords.maths.formula import FALSE, TRUE, conj, disj, leaf
from accords.maths.search import Undecided, find
from maths.formulas import large
from oracles.assignments import meets, solutions


@pytest.mark.parametrize("seed", range(40))
def test_what_is_found_is_a_solution(seed: int) -> None:
    formula, sizes = large(seed)
    found = find(formula, sizes)
    assert found == find(formula, sizes)
    if found is None:
        assert solutions(formula, sizes) == []
    else:
        assert meets(formula, found)


def test_constants_need_no_search() -> None:
    assert find(TRUE, (3, 3)) == (0, 0)
    assert find(FALSE, (3, 3)) is None


def test_a_limit_that_is_reached_is_said() -> None:
    holes = 9
    pigeons = [leaf((first, second), ~np.eye(holes, dtype=np.bool_)) for second in range(holes + 1) for first in range(second)]
    with pytest.raises(Undecided, match="limit"):
        find(conj(*pigeons), (holes,) * (holes + 1), effort=1e-6)


def test_too_many_alternatives_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(factors, "GATES", 3)
    with pytest.raises(Undecided, match="alternatives"):
        find(disj(*[leaf((variable,), np.arange(4) == 0) for variable in range(9)]), (4,) * 9)

"""Sets of assumptions as bits, and what is left with each."""

from __future__ import annotations

import numpy as np
import pytest

from accords.lenses.robustness.answers import UNDECIDED, Answered, Answers, Known, combined


@pytest.mark.parametrize("wide", [4, 80])
def test_combinations_are_the_bits_of_the_ways_taken(wide: int) -> None:
    choices = np.array([[0, 0], [1, 0], [0, 2], [1, 1]], dtype=np.intp)
    found = combined(choices, 1 << (wide - 1), [[1], [2, 4]], wide=wide)
    assert [int(assumed) - (1 << (wide - 1)) for assumed in found] == [0, 1, 4, 3]


def test_something_is_left_if_something_is_open_or_accepted_and_not_decided_if_neither_is_known_to_be() -> None:
    opened = np.array([1, 0, -1, 0, -1, 0], dtype=np.int8)
    accepted = np.array([0, 1, 1, 0, 0, -1], dtype=np.int8)
    found = Answers(np.zeros((6, 0), dtype=np.intp), opened, accepted)
    assert found.left.tolist() == [1, 1, 1, 0, UNDECIDED, UNDECIDED]


@pytest.mark.parametrize("kind", [np.int64, np.object_])
def test_what_was_not_looked_at_is_not_decided_and_what_does_not_matter_is_left_out(kind: type) -> None:
    here = Known(np.array([0, 1, 4, 5], dtype=kind), np.array([1, 0, 1, -1], dtype=np.int8), {0: 1, 4: 5})
    wider = Known(np.array([0, 2], dtype=kind), np.array([1, 0], dtype=np.int8), {0: 2})
    table = Answered({"a": 1, "b": 2, "event": 4}, 4, {"": here, "wider": wider})
    assert table.everything.tolist() == [0, 1, 2, 4, 5]
    assert table.contexts(1).tolist() == [0, 2, 4]
    assert table.under("", table.sets(0, 1, 3, 4, 5, 7)).tolist() == [1, 0, 0, 1, -1, -1]
    assert table.under("wider", table.sets(0, 2, 3, 4)).tolist() == [1, 0, 0, -1]
    assert table.reached(table.sets(0, 1, 2, 4)).tolist() == [1, 0, 0, -1]

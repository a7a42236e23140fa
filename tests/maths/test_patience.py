"""Patience: the same questions get the same answers, and a long list of hard ones ends."""

from __future__ import annotations

from accords.maths.patience import Patience


def test_easy_questions_cost_nothing() -> None:
    patience = Patience()
    before = patience.cells
    patience.spend(1000)
    assert patience.cells == before
    assert patience.left


def test_hard_questions_take_what_they_use_until_nothing_is_left() -> None:
    patience = Patience()
    patience.spend(patience.cells + (1 << 22))
    assert patience.cells == 0
    assert not patience.left


def test_a_question_gets_at_most_a_part_of_what_is_left() -> None:
    patience = Patience(cells=1 << 26, units=4.0)
    assert 0.05 < patience.effort(100.0) < patience.units
    assert patience.effort(0.1) == 0.1
    patience.search(10.0)
    assert patience.units == 0.0
    assert patience.effort(100.0) == 0.05
    assert not patience.left

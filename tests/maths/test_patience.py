"""What is left for hard questions, and what happens when it is used up."""

from __future__ import annotations

import pytest

from accords.maths.elimination import TooCoupled, bounded_count, count, example, project, satisfiable
from accords.maths.formula import Formula, conj, disj, leaf
from accords.maths.patience import Patience
from accords.maths.search import Undecided

SIZES = (10,) * 16


def coupled() -> Formula:
    """Make a formula of many wide alternatives, no two alike."""
    parts = [
        conj(*(leaf((variable,), [(value * (step + 1) + variable) % 7 < 5 for value in range(10)]) for variable in range(step % 3, 16, 2)))
        for step in range(40)
    ]
    return conj(*(disj(*parts[start::4]) for start in range(4)))


def test_each_question_takes_at_most_half_of_what_is_left() -> None:
    patience = Patience(cells=1 << 28, units=4.0)
    assert patience.budget(1 << 30).cells == 1 << 27
    assert patience.budget(100).cells == 100
    assert patience.effort(30.0) == 2.0
    patience.spend(1 << 22)
    assert patience.cells == 1 << 28  # so much is free
    patience.spend(1 << 30)
    patience.search(1.5)
    assert (patience.cells, patience.units, patience.left) == (0, 2.5, False)
    assert patience.budget(1 << 30).cells == 1 << 22


def test_failures_count_only_once_patience_is_used_up() -> None:
    patience = Patience(failures=1)
    patience.failed()
    assert patience.failures == 1
    patience.cells = 0
    assert not patience.gone
    patience.failed()
    assert patience.gone


def test_easy_questions_are_answered_without_any_patience() -> None:
    none = Patience(cells=0, units=0.0)
    easy = conj(*(leaf((variable, variable + 1), [[one <= other for other in range(10)] for one in range(10)]) for variable in range(15)))
    assert bounded_count(easy, SIZES, patience=none).exact
    assert count(easy, SIZES, patience=none) == bounded_count(easy, SIZES).low
    assert satisfiable(easy, SIZES, patience=none)
    assert project(easy, SIZES, (0,), patience=none).all()


def test_hard_questions_get_bounds_or_are_refused() -> None:
    none, formula = Patience(cells=0, units=0.0), coupled()
    found = bounded_count(formula, SIZES, 1 << 10, patience=none)
    assert 0 <= found.low <= found.high <= 10**16
    with pytest.raises(TooCoupled):
        count(formula, SIZES, 1 << 10, patience=none)
    with pytest.raises(TooCoupled):
        project(formula, SIZES, (0, 1), 1 << 10, patience=none)
    with pytest.raises(Undecided):
        example(formula, SIZES, 1 << 10, patience=none)


def test_a_search_takes_from_what_is_left() -> None:
    patience = Patience(cells=1 << 23, units=4.0)
    found = example(coupled(), SIZES, 1 << 10, patience=patience)
    assert found is not None
    assert patience.units < 4.0

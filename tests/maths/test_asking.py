"""What questions are worth, against the definition one draw at a time, and where no single question is worth anything."""

from __future__ import annotations

from itertools import combinations
from time import process_time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from accords.errors import AccordsError
from accords.maths.asking import ask, comparisons
from accords.maths.sampling import generator, simplex
from oracles import asking


@given(st.data(), st.integers(1, 12), st.integers(1, 4), st.integers(1, 4))
def test_worths_are_those_of_the_definition(data: DataObject, draws: int, options: int, questions: int) -> None:
    objective = data.draw(st.lists(st.lists(st.integers(0, 3), min_size=options, max_size=options), min_size=draws, max_size=draws))
    answers = data.draw(st.lists(st.lists(st.integers(0, 2), min_size=draws, max_size=draws), min_size=questions, max_size=questions))
    found = ask(np.array(objective, dtype=np.float64), np.array(answers))
    assert found.expected == pytest.approx(float(asking.best_average(objective)))
    assert found.perfect == pytest.approx(float(asking.perfect(objective)), abs=1e-12)
    assert found.worth.tolist() == pytest.approx([float(asking.worth(objective, each)) for each in answers], abs=1e-12)
    assert found.halving.tolist() == pytest.approx([asking.entropy(each) for each in answers], abs=1e-9)
    assert found.about_best.tolist() == pytest.approx([asking.about_best(objective, each) for each in answers], abs=1e-8)
    # No question is worth less than nothing, or more than knowing everything.
    assert (found.worth >= 0).all()
    assert (found.worth <= found.perfect + 1e-12).all()
    assert sorted(found.order.tolist()) == list(range(questions))
    assert found.recommended.tolist() == [
        sum(row[option] for row in objective) == max(map(sum, zip(*objective, strict=True))) for option in range(options)
    ]


def test_weights_count_as_repeated_draws() -> None:
    source = np.random.default_rng(3)
    objective, answers, weights = source.random((20, 4)), source.integers(0, 3, (5, 20)), source.integers(0, 4, 20)
    repeated = ask(np.repeat(objective, weights, axis=0), np.repeat(answers, weights, axis=1))
    found = ask(objective, answers, weights.astype(np.float64))
    for name in ("expected", "perfect", "worth", "about_best", "halving"):
        assert getattr(found, name) == pytest.approx(getattr(repeated, name))


def test_where_only_two_answers_together_help_the_one_about_the_best_option_is_asked() -> None:
    # Two coins; the option pays when they differ, and staying out pays a half: one coin alone tells nothing about which is better.
    first, second = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    objective = np.stack([np.where(first != second, 1.0, 0.0), np.full(4, 0.6)], axis=1)
    found = ask(objective, np.array([first, second, np.zeros(4, dtype=np.int64)]))
    assert found.perfect == pytest.approx(0.2)
    assert found.worth.tolist() == [0, 0, 0]
    assert found.criterion == "halving"
    assert found.order.tolist() == [0, 1, 2]
    assert not found.enough()
    assert found.enough(0.25)


def test_an_answer_that_tells_about_the_best_option_comes_before_one_that_only_halves() -> None:
    # No answer makes the risky option better on average, but after one answer it is best three times out of four.
    risky = np.array([1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, -9.0])
    found = ask(np.stack([np.full(8, 0.6), risky], axis=1), np.array([[0, 1, 1, 0, 0, 1, 1, 0], [0, 0, 0, 0, 1, 1, 1, 1]]))
    assert found.worth.tolist() == [0, 0]
    assert found.halving.tolist() == pytest.approx([1, 1])
    assert found.about_best[0] == 0 < found.about_best[1]
    assert (found.criterion, found.order.tolist()) == ("about_best", [1, 0])


def test_where_everything_is_known_asking_stops() -> None:
    found = ask(np.array([[1.0, 0.0], [0.5, 0.0]]), np.array([[0, 1]]))
    assert (found.criterion, found.perfect, found.enough()) == ("none", 0.0, True)


def test_the_value_of_knowing_uniform_weights_is_that_of_the_closed_form() -> None:
    """Options worth w and 1 - w: knowing w brings E max(w, 1 - w) - 1/2 = 1/4, and so does the answer to which is better."""
    worth = simplex(generator(1), 40_000, 2)
    found = ask(worth, comparisons(worth, [(0, 1)]))
    assert abs(found.perfect - 0.25) < 5 * found.perfect_error + 0.005
    assert found.worth[0] == pytest.approx(found.perfect)
    assert found.worth_error[0] == pytest.approx(found.perfect_error)
    assert found.perfect_error == pytest.approx(np.sqrt(1 / 6 - 1 / 16) / 200, rel=0.05)


def test_comparisons_are_answered_with_ties_told() -> None:
    worth = np.array([[0.1 + 0.2, 0.3, 0.9], [1.0, 0.0, 0.5]])
    assert comparisons(worth, [(0, 1), (1, 2), (2, 0)]).tolist() == [[2, 0], [1, 1], [0, 1]]


def test_what_does_not_fit_is_refused() -> None:
    for objective, answers, weights, message in [
        (np.zeros((0, 2)), np.zeros((1, 0), dtype=int), None, "finite number"),
        (np.zeros((3, 2)), np.zeros((1, 2), dtype=int), None, "a column for each draw"),
        (np.zeros((3, 2)), np.full((1, 3), -1), None, "a column for each draw"),
        (np.zeros((3, 2)), np.zeros((1, 3), dtype=int), np.zeros(3), "not all are 0"),
    ]:
        with pytest.raises(AccordsError, match=message):
            ask(objective, answers, weights)


def test_forty_five_questions_on_ten_thousand_draws_take_a_moment() -> None:
    worth = generator(1).random((10_000, 10))
    pairs = list(combinations(range(10), 2))
    ask(worth, comparisons(worth, pairs))
    start = process_time()
    ask(worth, comparisons(worth, pairs))
    assert process_time() - start < 1.0

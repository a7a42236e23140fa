"""Problems print as file:line:column, sentence, excerpt, hint; a case's problems come in the order of their places."""

from __future__ import annotations

import pytest

from accords.errors import AccordsError, CaseError, Place, Problem


def test_a_problem_prints_its_place_path_sentence_excerpt_and_hint() -> None:
    problem = Problem(
        "'x' is no option.", Place(3, 7, "a.yaml"), "views.n.refuses.n1", "Did you mean 'y'?", "if: fence == x\n            ^"
    )
    assert str(problem).splitlines() == [
        "a.yaml:3:7: views.n.refuses.n1: 'x' is no option.",
        "    if: fence == x",
        "                ^",
        "    Did you mean 'y'?",
    ]


def test_a_problem_without_place_or_path_is_its_sentence() -> None:
    assert str(Problem("Nothing stands here.")) == "Nothing stands here."


def test_a_place_without_a_file_says_that_it_is_a_text() -> None:
    assert str(Place(1, 2)) == "<text>:1:2"


def test_problems_are_listed_by_place_and_those_without_one_first() -> None:
    late, early, nowhere = Problem("Late.", Place(9, 1, "a")), Problem("Early.", Place(1, 5, "a")), Problem("Nowhere.")
    error = CaseError([late, early, nowhere])
    assert error.problems == (nowhere, early, late)
    assert str(error) == "Nowhere.\na:1:5: Early.\na:9:1: Late."


def test_a_case_error_is_a_callers_mistake_too() -> None:
    with pytest.raises(AccordsError, match="Nowhere"):
        raise CaseError([Problem("Nowhere.")])

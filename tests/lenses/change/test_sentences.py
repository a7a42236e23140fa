"""Sentences that the parts of ``change`` share."""

from __future__ import annotations

import pytest

from accords.blocks import Bullets, text
from accords.lenses.change.result_past import Step
from accords.lenses.change.sentences import kinds, listed, moved, packages
from accords.zone.certificate import Certificate
from accords.zone.zone import Packages


def counts(ruled_out: int, left: int) -> Packages:
    numbers = (9, 6, ruled_out, 0, 0, left)
    return Packages(*(Certificate(number, number) for number in numbers))


@pytest.mark.parametrize(
    ("low", "high", "said"), [(0, 0, "no package"), (1, 1, "one package"), (5, 5, "5 packages"), (0, 3, "between 0 and 3 packages")]
)
def test_a_number_of_packages_is_said(low: int, high: int, said: str) -> None:
    assert packages(Certificate(low, high, "bounds")) == said


def test_kinds_are_said_before_and_after_where_they_differ() -> None:
    assert kinds(counts(6, 0), counts(4, 2)) == "open 0 \u2192 2; accepted 0; locked 0; ruled out 6 \u2192 4"
    assert kinds(None, counts(4, 2)) == "open 2; accepted 0; locked 0; ruled out 4"
    assert kinds(None, None) == "there is no such reading then"


@pytest.mark.parametrize(
    ("opened", "closed", "said"),
    [
        (0, 0, "opens and closes nothing"),
        (2, 0, "opens 2 packages"),
        (0, 1, "closes one package"),
        (2, 1, "opens 2 packages and closes one package"),
    ],
)
def test_what_opens_and_closes_is_said(opened: int, closed: int, said: str) -> None:
    assert moved(Step(None, None, Certificate(opened, opened), Certificate(closed, closed))) == said
    assert "cannot be compared" in moved(Step(None, None, None, None))


def test_lines_are_lists_but_for_those_of_which_more_is_said() -> None:
    first, second, third = (text(each) for each in ("one", "two", "three"))
    assert listed([]) == []
    assert listed([(first, []), (second, [])]) == [Bullets((first, second))]
    assert listed([(first, []), (second, [third]), (third, [])]) == [Bullets((first,)), second, third, Bullets((third,))]

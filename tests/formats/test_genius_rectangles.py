"""Hyper-rectangles of Genius: bounds inside, utilities divided by the largest, and what is not read."""

from __future__ import annotations

from fractions import Fraction

import pytest

from accords.formats.genius_rectangles import Rectangle
from formats.genius_files import domain, read_one, said

DOMAIN = domain({"x": (0, 9), "y": (0, 9), "z": ("a", "b")}, first=3)


def profile(rectangles: str, most: str = "100", function: str = 'type="PlainUfun" weight="1" aggregation="sum"') -> str:
    return f'<utility_space type="nonlinear"><objective>\n<utility maxutility="{most}"><ufun {function}>{rectangles}</ufun></utility></objective></utility_space>'


def box(*bounds: tuple[int, int, int], utility: str = "50", rest: str = "") -> str:
    inner = "".join(f'<INCLUDES index="{index}" min="{low}" max="{high}"/>' for index, low, high in bounds)
    return f'<hyperRectangle utility="{utility}"{rest}>{inner}</hyperRectangle>'


def test_bounds_are_inclusive_by_index_and_divided_by_the_largest_utility() -> None:
    found, problems = read_one(profile(box((4, 2, 5), (3, 7, 9), utility="49") + box((3, 0, 0))), DOMAIN)
    assert problems == []
    assert found.rectangles == (Rectangle(((1, 2, 5), (0, 7, 9)), Fraction(49, 100)), Rectangle(((0, 0, 0),), Fraction(1, 2)))
    assert (found.worths, found.at_most) == ((), Fraction(99, 100))


def test_bounds_on_one_issue_narrow_each_other_and_those_that_any_number_suits_are_left_out() -> None:
    found, _ = read_one(profile(box((3, 2, 8), (3, 5, 20), (4, -3, 9))), DOMAIN)
    assert found.rectangles[0].bounds == ((0, 5, 8),)


@pytest.mark.parametrize("bounds", [[(3, 5, 4)], [(3, 10, 12)], [(3, 0, 2), (3, 3, 4)], [(3, 5, 4), (4, 0, 3)]])
def test_a_box_that_nothing_lies_in_adds_nothing(bounds: list[tuple[int, int, int]]) -> None:
    found, problems = read_one(profile(box(*bounds) + box()), DOMAIN)
    assert (problems, found.rectangles) == ([], (Rectangle((), Fraction(1, 2)),))


def test_a_box_may_have_a_weight_and_a_negative_utility() -> None:
    found, _ = read_one(profile(box(rest=' weight="0.5"') + box(utility="-20")), DOMAIN)
    assert [one.adds for one in found.rectangles] == [Fraction(1, 4), Fraction(-1, 5)]
    assert found.at_most == Fraction(1, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (profile(""), ["2: here are 0 hyper-rectangles."]),
        (profile(box(), most="0"), ['2: maxutility="0" is not above 0.']),
        (profile(box(), most="all"), ['2: maxutility="all" is no number.']),
        (profile(box(), function='aggregation="max"'), ["2: the aggregation 'max' is not read."]),
        (profile(box(), function='weight="0.5"'), ["2: a <ufun> of the weight 0.5 is not read."]),
        (profile(box() + "<ufun/>"), ["2: a <ufun> inside another is not read."]),
        (
            profile(box()).replace("INCLUDES", "EXCLUDES").replace("></hyper", '><EXCLUDES index="3" min="0" max="1"/></hyper'),
            ["2: <EXCLUDES> is not read."],
        ),
        (profile(box((9, 0, 1))), ["2: index 9 is no issue of the domain."]),
        (profile(box((5, 0, 1))), ["2: the issue 'z' is not an integer issue, which a bound needs."]),
        (profile(box((3, 0, 1))).replace('min="0"', 'min="low"'), ['2: min="low" is no whole number of nine digits or fewer.']),
        (profile(box(utility="much")), ['2: utility="much" is no number.']),
        ('<utility_space type="nonlinear"><objective/></utility_space>', ["1: a non-linear profile has one <utility>, and here are 0."]),
        ('<utility_space><utility maxutility="1"/></utility_space>', ["1: one <ufun> is read, and here are 0."]),
    ],
)
def test_what_is_wrong_or_not_read_is_said(text: str, expected: list[str]) -> None:
    assert said(read_one(text, DOMAIN)[1]) == expected


def test_too_many_boxes_are_refused() -> None:
    assert said(read_one(profile(box() * 5_001), DOMAIN)[1]) == ["2: here are 5,001 hyper-rectangles."]

"""Domains of Genius: what is read, and what is said of files that are broken."""

from __future__ import annotations

from fractions import Fraction

import pytest

from accords.errors import Problem
from accords.formats.genius_domain import MOST_ISSUES, number, objectives, whole
from accords.formats.genius_xml import read_xml
from formats.genius_files import COLOURS, domain, read, said


def test_issues_are_discrete_or_integer_with_both_bounds_inside() -> None:
    found, problems = read(domain(COLOURS, first=7))
    assert problems == []
    assert [(issue.name, issue.index, issue.values, issue.bounds) for issue in found.issues] == [
        ("Colour", 7, ("red", "green", "blue"), None),
        ("Price", 8, (), (1, 4)),
    ]
    assert found.name == "domain"


@pytest.mark.parametrize(
    "text",
    [
        '<negotiation_template><utility_space><issue index="1" name="x"><item value="a"/></issue></utility_space></negotiation_template>',
        '<utility_space><objective><issue index="1" name="x"><item value="a"/></issue></objective></utility_space>',
        (
            '<Negotiation_Template><agent/><utility_space><objective><objective><issue index="1" name="x"><item value="a"/></issue></objective>'
            "</objective></utility_space></Negotiation_Template>"
        ),
    ],
)
def test_roots_and_objectives_may_be_left_out_or_nested(text: str) -> None:
    found, problems = read(text)
    assert (problems, [issue.values for issue in found.issues]) == ([], [("a",)])


def test_items_elsewhere_are_no_values_and_items_twice_count_once() -> None:
    inner = '<similarity_function><criteria_function><item value="z"/></criteria_function></similarity_function>'
    text = domain({"x": ("a", "b", "a")}).replace("</issue>", f"{inner}</issue>")
    assert read(text)[0].issues[0].values == ("a", "b")


def test_bounds_may_stand_in_a_range_inside() -> None:
    text = '<utility_space><issue index="1" name="x" type="integer"><range lowerbound="-2" upperbound="2"/></issue></utility_space>'
    assert read(text)[0].issues[0].bounds == (-2, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<cases/>", ["1: the file begins with <cases>, which is no file of Genius."]),
        ("<utility_space/>", ["1: the domain has no issues."]),
        ('<utility_space><issue index="1"><item value="a"/></issue></utility_space>', ["1: this issue has no name."]),
        ('<utility_space><issue name="x"><item value="a"/></issue></utility_space>', ["1: <issue> has no 'index' here."]),
        (
            domain({"x": ("a",)}).replace('index="1" name', 'index="one" name'),
            ['4: index="one" is no whole number of nine digits or fewer.'],
        ),
        (domain({"x": ("a",)}).replace(' value="a"', ""), ["4: the issue 'x' has 0 values.", "4: this item has no value."]),
        (domain({"x": ("a",)}).replace('"discrete"', '"colour"'), ["4: the issue 'x' is of the type 'colour', which a case cannot say."]),
        (domain({"x": (3, 1)}), ["4: the numbers from 3 to 1 are none, or more than 10,000."]),
        (domain({"x": (0, 10_000)}), ["4: the numbers from 0 to 10000 are none, or more than 10,000."]),
        (domain({"x": (0, 3)}).replace(' upperbound="3"', ""), ["4: <issue> has no 'upperbound' here."]),
        (domain({"x": tuple(f"v{n}" for n in range(1001))}), ["4: the issue 'x' has 1,001 values."]),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, expected: list[str]) -> None:
    assert sorted(said(read(text)[1])) == expected


def test_real_valued_issues_are_refused_with_what_to_do() -> None:
    _, problems = read(domain(COLOURS).replace('"integer"', '"real"'))
    assert said(problems) == ["5: the issue 'Price' is real-valued, which a case cannot say."]
    assert "discrete or integer" in problems[0].hint


def test_all_problems_come_at_once() -> None:
    text = domain({"x": ("a",), "y": (3, 1), "z": (0, 1)}).replace('name="z"', 'name="x"').replace('index="3"', 'index="1"')
    assert said(read(text)[1]) == [
        "5: the numbers from 3 to 1 are none, or more than 10,000.",
        "4: the name 'x' stands 2 times.",
        "4: the index 1 stands 2 times.",
        "6: the name 'x' stands 2 times.",
        "6: the index 1 stands 2 times.",
    ]


def test_too_many_issues_are_refused() -> None:
    found, problems = read(domain({f"i{n}": ("a",) for n in range(MOST_ISSUES + 1)}))
    assert len(found.issues) == MOST_ISSUES
    assert said(problems) == ["1: the domain has 501 issues, more than the 500 that are read."]


def test_too_many_values_are_refused() -> None:
    _, problems = read(domain({f"i{n}": (1, 10_000) for n in range(6)}))
    assert said(problems) == ["1: the issues have 60,000 values together, more than the 50,000 that are read."]
    assert read(domain({f"i{n}": (1, 10_000) for n in range(5)}))[1] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.1", "1/10"), ("1E-3", "1/1000"), (" 5 ", "5"), (".5", "1/2"), ("2.", "2"), ("+1.50", "3/2"), ("-3e2", "-300")],
)
def test_numbers_are_exact(text: str, value: str) -> None:
    problems: list[Problem] = []
    assert number(read_xml(f'<a x="{text}"/>'.encode(), "a"), "x", problems) == Fraction(value)
    assert problems == []


@pytest.mark.parametrize("text", ["", "x", "NaN", "Infinity", "1,5", "1/3", "0x10", "1e999", "1_000", "٣", "1" * 41])
def test_what_is_no_number_is_said(text: str) -> None:
    problems: list[Problem] = []
    assert number(read_xml(f'<a x="{text}"/>'.encode(), "a"), "x", problems) is None
    assert "is no number" in problems[0].message


@pytest.mark.parametrize("text", ["1.0", "", "1e3", "12345678901"])
def test_what_is_no_whole_number_is_said(text: str) -> None:
    problems: list[Problem] = []
    assert whole(read_xml(f'<a x="{text}"/>'.encode(), "a"), "x", problems) is None
    assert len(problems) == 1


def test_objectives_come_from_the_outside_in() -> None:
    root = read_xml(b'<utility_space n="0"><objective n="1"><objective n="2"/></objective><objective n="3"/></utility_space>', "a")
    assert [found.get("n") for found in objectives(root, [])] == ["0", "1", "3", "2"]

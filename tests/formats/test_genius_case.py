"""Files of Genius as a case: what the case says, and that every package has the utility that Genius gives it, times one whole number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accords.case.case import Case
from accords.errors import AccordsError
from accords.formats.genius_case import case_from_genius
from formats.genius_files import COLOURS, Linear, Range, Worths, domain, faults, floor, made, profile, times, write
from oracles.deals import utility
from oracles.genius import reservation_in_genius, utility_in_genius

FILES = {
    "paint.xml": domain(COLOURS),
    "buyer.xml": profile({"Colour": {"red": "2", "green": "3", "blue": "1"}, "Price": ((1, 4), Linear("1", "-0.25"))}, ["0.4", "0.6"]),
    "seller.xml": profile(
        {"Colour": {"red": "4", "green": "1", "blue": "2"}, "Price": ((1, 4), Linear("0.2", "0.3"))},
        ["0.5", "0.5"],
        '<reservation value="0.25"/><discount_factor value="0.9"/>',
    ),
}


def test_the_case_says_what_the_files_say(tmp_path: Path) -> None:
    found, case = made(tmp_path, FILES)
    assert (found.parties, found.issues) == (2, 2)
    assert str(case.title) == "paint"
    assert str(case.as_of) == "2024"
    assert {name: str(party.name) for name, party in case.parties.items()} == {"buyer": "buyer", "seller": "seller"}
    assert {name: str(issue.title) for name, issue in case.issues.items()} == {"colour": "Colour", "price": "Price"}
    assert [option.id for option in case.issues["price"].options] == ["1", "2", "3", "4"]
    assert list(case.readings) == ["rule"]
    assert case.status_quo is None
    assert not case.comparable
    assert "linear 1..0.25" in found.text
    assert "price: {1: 0.2, 2: 0.5, 3: 0.8, 4: 1}" in found.text


def test_notes_and_remarks_say_what_is_otherwise(tmp_path: Path) -> None:
    found, case = made(tmp_path, FILES)
    assert found.remarks == (
        "buyer: Utilities are 3 times those of the file, so that all numbers are decimals.",
        "buyer: The file gives no reservation value; Genius then takes 0, and so does this case.",
        "seller: The file's discount factor, 0.9, is not applied.",
    )
    for name, party in case.parties.items():
        assert str(party.note) == " ".join(remark.partition(": ")[2] for remark in found.remarks if remark.startswith(name))
    assert [str(floor(case, party)) for party in ("buyer", "seller")] == ["0", "1/4"]
    assert "a discount factor of 0.9" in str(case.claims["seller"].says)


def test_utilities_above_1_are_kept_and_said(tmp_path: Path) -> None:
    files = FILES | {"buyer.xml": FILES["buyer.xml"].replace('value="0.6"', 'value="0.7"')}
    found, case = made(tmp_path, files)
    assert "Some utilities exceed 3; Genius cuts them down to 3, this case does not." in str(case.parties["buyer"].note)
    assert utility(case, "buyer", {"colour": "green", "price": "1"}) == 3 * utility_in_genius(
        files["buyer.xml"], {"Colour": "green", "Price": "1"}
    )
    assert len(found.remarks) == 4


def test_three_parties_must_all_consent_until_somebody_confirms_it(tmp_path: Path) -> None:
    _, case = made(tmp_path, FILES | {"painter.xml": FILES["buyer.xml"]})
    assert case.readings["rule"].text == "buyer and seller and painter"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("900", "1200"), ["900", "1200"]),
        (("1", "1.0"), ["option-1", "option-1-0"]),
        (("3 days", "3+ days", "none", "if"), ["option-3-days", "option-3-days-2", "none-2", "if-2"]),
        (("From", "To", "Step"), ["option-from", "option-to", "option-step"]),
        (("!", "", "?"), ["option", "option-2", "option-3"]),
        (("Ja, gern", "O'Neill's", "北", "a: b # c"), ["ja-gern", "oneills", "北", "a-b-c"]),
    ],
)
def test_values_become_ids_with_titles_and_numbers_stay_numbers(tmp_path: Path, values: tuple[str, ...], expected: list[str]) -> None:
    worths: Worths = {"x": {value: str(place) for place, value in enumerate(values)}}
    _, case = made(tmp_path, {"d.xml": domain({"x": values}), "a.xml": profile(worths, ["1"]), "b.xml": profile(worths, ["1"])})
    options = case.issues["x"].options
    assert [option.id for option in options] == expected
    assert case.issues["x"].numeric == (values == ("900", "1200"))
    for option, value in zip(options, values, strict=True):
        assert option.label == (" ".join(value.split()) or option.id)


def test_boxes_become_interactions(tmp_path: Path) -> None:
    boxes = (
        '<utility_space type="nonlinear"><objective><issue index="1" name="x"/><issue index="2" name="y"/><utility maxutility="7"><ufun>'
        '<hyperRectangle utility="2"><INCLUDES index="1" min="2" max="3"/><INCLUDES index="2" min="-4" max="-4"/></hyperRectangle>'
        '<hyperRectangle utility="4"><INCLUDES index="1" min="0" max="1"/></hyperRectangle>'
        '<hyperRectangle utility="3"><INCLUDES index="2" min="-2" max="9"/></hyperRectangle><hyperRectangle utility="1"/>'
        "</ufun></utility></objective></utility_space>"
    )
    space = domain({"x": (0, 5), "y": (-4, 0)}).replace(' type="integer" vtype="integer"', ' vtype="integer"')
    found, case = made(tmp_path, {"d.xml": space, "a.xml": boxes, "b.xml": boxes})
    conditions = [str(one.when) for one in case.preferences["a"].interactions.values()]
    assert conditions == ["x in 2..3 and y == -4", "x <= 1", "y >= -2", "true"]
    assert times(case, "a") == 7
    assert "Some utilities may exceed 7" in found.remarks[2]
    for x, y in product(range(6), range(-4, 1)):
        package = {"x": str(x), "y": str(y)}
        assert utility(case, "a", package) == 7 * utility_in_genius(boxes.replace("/><issue", ' type="integer"/><issue'), package)


def test_boxes_that_nothing_lies_in_leave_a_utility_of_nothing(tmp_path: Path) -> None:
    box = '<hyperRectangle utility="2"><INCLUDES index="1" min="3" max="2"/></hyperRectangle>'
    text = f'<utility_space><objective><issue index="1" name="x"/><utility maxutility="2"><ufun>{box}</ufun></utility></objective></utility_space>'
    _, case = made(tmp_path, {"d.xml": domain({"x": (0, 5)}), "a.xml": text, "b.xml": text})
    assert case.preferences["a"].interactions == {}
    assert utility(case, "a", {"x": "3"}) == 0


def test_every_fault_of_every_file_comes_at_once(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        {
            "d.xml": domain(COLOURS),
            "a.xml": "<utility_space>",
            "b.xml": FILES["buyer.xml"].replace("green", "gruen").replace("blue", "blau"),
            "c.xml": FILES["seller.xml"].replace('value="0.25"', 'value="low"'),
        },
    )
    assert [(problem.place.file.rpartition("/")[2], problem.place.line) for problem in found if problem.place] == [
        ("a.xml", 1),
        *[("b.xml", 3)] * 4,
        ("c.xml", 8),
    ]


def test_a_broken_domain_is_told_before_its_profiles_are_looked_into(tmp_path: Path) -> None:
    found = faults(tmp_path, FILES | {"paint.xml": domain({"Colour": ("red",), "Price": (4, 1)}), "seller.xml": "none"})
    assert sorted(re.sub(r"^.*/", "", str(problem.place)) for problem in found) == ["paint.xml:5:1", "seller.xml:1:1"]


def test_of_very_many_faults_some_are_listed(tmp_path: Path) -> None:
    values = tuple(f"v{number}" for number in range(300))
    found = faults(tmp_path, {"d.xml": domain({"x": values}), "a.xml": profile({"x": {}}, ["1"]), "b.xml": profile({"x": {}}, ["1"])})
    assert found[0].message == "of 600 problems, 200 are listed."
    assert len(found) == 201


@pytest.mark.parametrize("count", [0, 1, 51])
def test_two_profiles_are_the_fewest(tmp_path: Path, count: int) -> None:
    first, second, _ = write(tmp_path, FILES)
    with pytest.raises(AccordsError, match=f"profiles of 2 to 50 parties, and here are {count}"):
        case_from_genius(first, [second] * count, as_of="2024")


def test_too_much_for_one_case_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accords.formats.genius_case._MOST_BYTES", 1_000)
    first, *others = write(tmp_path, FILES)
    with pytest.raises(AccordsError, match=r"make a case of 0\.0 MB, and a case has 0 MB at most"):
        case_from_genius(first, others, as_of="2024")


# -- every package, on files at random

NAMES = st.lists(st.sampled_from(["Colour", "Price (net)", "if", "1st", "Größe", "x", "x!", "at"]), min_size=1, max_size=3, unique=True)
VALUES = st.sampled_from([("a", "b"), ("1", "2", "3"), ("7", "5.5"), ("from", "to", "step"), ("1", "01"), ("at",), ("A b", "a-b", "a b")])
DECIMALS = st.sampled_from(["0", "1", "3", "7", "0.5", "1.25", "12", "1E-2", "0.000001", "30"])
LINES = st.builds(Linear, st.sampled_from(["0", "0.3", "-0.5", "1"]), st.sampled_from(["0.25", "0.1", "-0.4", "0", "2"]), st.booleans())


@st.composite
def spaces(draw: st.DrawFn) -> tuple[dict[str, tuple[str, ...] | Range], list[str]]:
    """Draw a domain and the texts of two profiles over it."""
    issues: dict[str, tuple[str, ...] | Range] = {}
    for name in draw(NAMES):
        low = draw(st.integers(-3, 3))
        issues[name] = draw(VALUES) if draw(st.booleans()) else (low, low + draw(st.integers(0, 5)))
    texts = []
    for _ in range(2):
        worths: dict[str, Mapping[str, str] | tuple[Range, Linear]] = {}
        for name, options in issues.items():
            bounds = (options[0], options[1]) if len(options) > 1 else (options[0], options[0])
            if isinstance(bounds[0], int) and isinstance(bounds[1], int):
                worths[name] = ((bounds[0], bounds[1]), draw(LINES))
            else:
                worths[name] = {str(value): draw(DECIMALS) for value in options}
        rest = draw(st.sampled_from(["", '<reservation value="0.35"/>', '<discount_factor value="0.5"/>']))
        texts.append(profile(worths, [draw(DECIMALS) for _ in issues], rest))
    return issues, texts


@settings(max_examples=max(10, settings().max_examples // 4), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spaces())
def test_every_package_has_the_utility_that_genius_gives_it(
    tmp_path: Path, drawn: tuple[dict[str, tuple[str, ...] | Range], list[str]]
) -> None:
    issues, texts = drawn
    found, case = made(tmp_path, {"d.xml": domain(issues), "a.xml": texts[0], "b.xml": texts[1]})
    assert (found.parties, found.issues) == (2, len(issues))
    values = [
        [str(number) for number in range(int(options[0]), int(options[1]) + 1)] if isinstance(options[0], int) else options
        for options in issues.values()
    ]
    options = [[option.id for option in issue.options] for issue in case.issues.values()]
    assert [len(found) for found in values] == [len(found) for found in options]
    for party, text in zip(("a", "b"), texts, strict=True):
        factor = times(case, party)
        assert floor(case, party) == factor * reservation_in_genius(text)
        for outcome, package in zip(product(*values), product(*options), strict=True):
            theirs = utility_in_genius(text, dict(zip(issues, outcome, strict=True)))
            assert utility(case, party, dict(zip(case.issues, package, strict=True))) == factor * theirs
        check_note(case, party, text)


def check_note(case: Case, party: str, text: str) -> None:
    note = str(case.parties[party].note or "")
    assert ("Genius then takes 0" in note) == ("<reservation" not in text)
    assert ("discount factor, 0.5, is not applied" in note) == ("<discount" in text)

"""Profiles of Genius: weights, evaluations and evaluators as Genius means them, and what is said of files that are broken."""

from __future__ import annotations

from fractions import Fraction

import pytest

from formats.genius_files import COLOURS, Linear, Worths, domain, profile, read_one, said

DOMAIN = domain(COLOURS)
WORTHS: Worths = {"Colour": {"red": "2", "green": "3", "blue": "1"}, "Price": ((1, 4), Linear("0", "0.25"))}
PROFILE = profile(WORTHS, ["0.4", "0.6"])


def changed(*changes: tuple[str, str]) -> str:
    text = PROFILE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def worths(text: str, of: str = DOMAIN) -> list[tuple[str, list[str], str]]:
    found, problems = read_one(text, of)
    assert problems == []
    return [(str(one.weight), [str(number) for number in one.evaluations], str(one.divisor)) for one in found.worths]


def test_a_profile_has_weights_evaluations_and_a_line() -> None:
    assert worths(PROFILE) == [("2/5", ["2", "3", "1"], "3"), ("3/5", ["0", "1/4", "1/2", "3/4"], "1")]
    found, _ = read_one(PROFILE, DOMAIN)
    assert (found.name, found.reservation, found.discount) == ("one", None, None)
    assert found.at_most == Fraction(2, 5) + Fraction(3, 5) * Fraction(3, 4)


def test_values_are_matched_by_what_they_say_in_any_order() -> None:
    turned = profile({"Colour": {"blue": "1", "red": "2", "green": "3"}, "Price": ((1, 4), Linear("0", "0.25"))}, ["0.4", "0.6"])
    assert worths(turned) == worths(PROFILE)


def test_issues_are_matched_by_name_and_weights_by_any_index() -> None:
    assert worths(profile(WORTHS, ["0.4", "0.6"], first=11), domain(COLOURS, first=11)) == worths(PROFILE)


def test_an_item_that_stands_twice_counts_as_it_stands_last() -> None:
    item = '<item index="2" value="green" evaluation="3"/>'
    assert worths(changed((item, item.replace('"3"', '"300"') + item))) == worths(PROFILE)


def test_a_similarity_function_inside_is_ignored() -> None:
    inner = (
        '<similarity_function><criteria_function><item index="1" value="mauve" evaluation="9"/></criteria_function></similarity_function>'
    )
    assert worths(changed(("</issue>", f"{inner}</issue>"))) == worths(PROFILE)


def test_both_dialects_of_evaluators_say_the_same() -> None:
    old = profile({"Colour": WORTHS["Colour"], "Price": ((1, 4), Linear("0", "0.25", old=True))}, ["0.4", "0.6"])
    assert worths(old) == worths(PROFILE)


def test_lines_are_cut_off_at_0_and_1_and_begin_at_the_lower_bound() -> None:
    found = worths(profile({"p": ((-5, 5), Linear("0.3", "0.08"))}, ["1"]), domain({"p": (-5, 5)}))
    assert found[0][1] == ["3/10", "19/50", "23/50", "27/50", "31/50", "7/10", "39/50", "43/50", "47/50", "1", "1"]
    assert worths(profile({"p": ((0, 2), Linear("0.5", "-0.4"))}, ["1"]), domain({"p": (0, 2)}))[0][1] == ["1/2", "1/10", "0"]


@pytest.mark.parametrize(("largest", "expected"), [("0", "0"), ("0.000009", "0"), ("0.00001", "1")])
def test_an_issue_whose_largest_evaluation_is_next_to_nothing_is_worth_nothing(largest: str, expected: str) -> None:
    found, _ = read_one(profile({"x": {"a": largest, "b": "0"}}, ["1"]), domain({"x": ("a", "b")}))
    assert found.at_most == Fraction(expected)


@pytest.mark.parametrize(
    ("rest", "reservation", "discount"),
    [
        ("", None, None),
        ('<reservation value="0.5"/><discount_factor value="0.9"/>', "1/2", "9/10"),
        ('<discount_factor value="0.0"/><reservation value="0"/>', "0", None),
        ('<discount_factor value="1.00"/>', None, None),
    ],
)
def test_reservation_and_discount_stand_anywhere_and_may_be_none(rest: str, reservation: str | None, discount: str | None) -> None:
    for text in (profile(WORTHS, ["0.4", "0.6"], rest), changed(("</objective>", f"{rest}</objective>"))):
        found, problems = read_one(text, DOMAIN)
        assert problems == []
        assert found.reservation == (None if reservation is None else Fraction(reservation))
        assert found.discount == (None if discount is None else Fraction(discount))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([('value="green"', 'value="Green"')], ["3: 'Green' is no value of 'Colour' in the domain.", "3: the value 'green' of 'Colour' has no evaluation."]),
        ([('evaluation="3"', 'evaluation="high"')], ['3: evaluation="high" is no number.']),
        ([('evaluation="3"', "")], ["3: <item> has no 'evaluation' here."]),
        ([('value="green"', "")], ["3: the value 'green' of 'Colour' has no evaluation.", "3: this item has no value."]),
        (
            [('evaluation="2"', 'evaluation="-2"'), ('evaluation="3"', 'evaluation="-3"'), ('evaluation="1"', 'evaluation="-1"')],
            ["3: all evaluations of 'Colour' are below 0."],
        ),
        ([('name="Colour"', 'name="Color"')], ["1: the profile says nothing of the issue 'Colour'.", "3: the issue 'Color' is not in the domain."]),
        ([('name="Colour"', "")], ["1: the profile says nothing of the issue 'Colour'.", "3: this issue has no name."]),
        ([('<issue index="1"', '<issue index="2"')], [
            "1: the profile says nothing of the issue 'Colour'.",
            "3: index 2 is 'Colour' here and 'Price' in the domain.",
            "5: a weight stands here for index 1, which no issue has.",
        ]),
        ([('index="2" name="Price"', 'index="1" name="Colour"')], [
            "1: the profile says nothing of the issue 'Price'.",
            "4: the issue 'Colour' stands twice.",
            "6: a weight stands here for index 2, which no issue has.",
        ]),
        ([('type="discrete"', 'type="integer"')], ["3: the issue 'Colour' is integer here and discrete in the domain."]),
        ([('upperbound="4"', 'upperbound="5"')], ["4: the bounds are 1 and 5 here and 1 and 4 in the domain."]),
        ([("<evaluator", "<nothing")], ["4: this integer issue has no evaluator."]),
        ([('ftype="linear"', 'ftype="triangular"')], ["4: the function 'triangular' is not read."]),
        ([('slope="0.25"', "")], ["4: <evaluator> has no 'slope' here."]),
        ([('<weight index="2" value="0.6"/>', "")], ["4: the issue 'Price' has no weight."]),
        ([('<weight index="1" value="0.4"/>', ""), ('<weight index="2" value="0.6"/>', "")], ["2: the profile has no weights."]),
        ([('value="0.6"', 'value="-0.6"')], ["6: the weight -0.6 is below 0."]),
        ([('value="0.6"', 'value="heavy"')], ['6: value="heavy" is no number.']),
        ([("</objective>", '</objective><reservation value="?"/>')], ['7: value="?" is no number.']),
        ([("</objective>", '</objective><reservation value="0"/><reservation value="1"/>')], ["7: <reservation> stands more than once."]),
        ([("<utility_space>", "<profile>"), ("</utility_space>", "</profile>")], ["1: the file begins with <profile>, which is no file of Genius."]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(changes: list[tuple[str, str]], expected: list[str]) -> None:
    assert sorted(said(read_one(changed(*changes), DOMAIN)[1])) == expected


def test_what_was_probably_meant_is_named() -> None:
    _, problems = read_one(changed(('value="green"', 'value="gren"'), ('name="Price"', 'name="Prices"')), DOMAIN)
    hints = " ".join(problem.hint for problem in problems)
    assert "Did you mean 'green'?" in hints
    assert "Did you mean 'Price'?" in hints


def test_of_very_many_problems_only_some_are_searched_for_what_was_meant() -> None:
    values = tuple(f"value {number}" for number in range(300))
    _, problems = read_one(profile({"x": {f"{value}x": "1" for value in values}}, ["1"]), domain({"x": values}))
    assert len(problems) == 600
    assert sum("Did you mean" in problem.hint for problem in problems) == 100

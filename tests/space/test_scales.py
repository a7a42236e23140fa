"""What chains, ranges, ratios and shapes say of weights and values."""

from __future__ import annotations

from fractions import Fraction

import pytest

from accords.case.case import Case, loads
from accords.space.constraints import Sum, Unknown
from accords.space.scales import extremes, priced, scale_of, value_rows, weight_rows, worths
from accords.space.space import space_of


def talks(preference: str, more: str = "") -> Case:
    return loads(f"""
accords: 1
title: Scales
as_of: 2025-01-01
parties: {{ann: {{role: negotiator}}, bor: {{role: negotiator}}}}
issues: {{toll: {{options: [0, 10, 20, 30]}}, road: {{options: [mud, gravel, stone]}}{more}}}
preferences: {{ann: {{{preference}}}}}
""")


def ends(values: str) -> set[tuple[str, str]]:
    case = talks(f"values: {{{'road' if 'stone' in values else 'toll'}: {values}}}")
    issue = next(iter(case.preferences["ann"].values))
    return set(extremes(space_of(case.issues).options[list(case.issues).index(issue)], case.preferences["ann"].values[issue]))


@pytest.mark.parametrize(
    ("values", "pairs"),
    [
        ("increasing", {("0", "30")}),
        ("decreasing", {("30", "0")}),
        ("peak 10", {("0", "10"), ("30", "10")}),
        ("peak 30", {("0", "30")}),
        ("mud > gravel > stone", {("stone", "mud")}),
        ("stone > gravel", {("gravel", "stone"), ("gravel", "mud"), ("mud", "stone")}),
        ("{mud: 0, gravel: 0.2..0.5, stone: 1}", {("mud", "stone")}),
    ],
)
def test_the_worst_and_best_options_that_are_possible(values: str, pairs: set[tuple[str, str]]) -> None:
    assert ends(values) == pairs


@pytest.mark.parametrize(
    ("weights", "scale"),
    [("{toll: 3, road: 1}", 4), ("{toll: 3, road: 1}, scale: 10", 10), ("equal", 100), ("{toll: 60}", 100), ("{toll: 60}, scale: 80", 80)],
)
def test_weights_sum_to_the_scale_or_else_to_what_they_are_where_none_is_left_out(weights: str, scale: int) -> None:
    case = talks(f"weights: {weights}")
    assert scale_of(space_of(case.issues), case.preferences["ann"]) == scale


def test_what_counts_people_has_no_weight_and_no_part_of_the_scale() -> None:
    case = talks("weights: equal", ", held: {persons: true, options: [0, 10]}")
    space = space_of(case.issues)
    assert priced(space) == ("toll", "road")
    rows = list(weight_rows(space, case.preferences["ann"], "w"))
    assert {unknown.issue for row in rows for unknown in row.sum.terms} == {"toll", "road"}
    half = {Unknown("toll"): Fraction(50), Unknown("road"): Fraction(50)}
    assert all(row.sum.at(half) == 0 for row in rows if row.equal)
    numbers = talks("weights: {toll: 3, road: 1}", ", held: {persons: true, options: [0, 10]}")
    assert scale_of(space_of(numbers.issues), numbers.preferences["ann"]) == 4
    people = loads("""
accords: 1
title: People alone
as_of: 2025-01-01
parties: {ann: {role: negotiator}, bor: {role: negotiator}}
issues: {held: {persons: true, options: [0, 10]}}
preferences: {ann: {weights: equal}}
""")
    assert list(weight_rows(space_of(people.issues), people.preferences["ann"], "w")) == []


@pytest.mark.parametrize(
    ("weights", "inside", "outside"),
    [
        ("{toll: 60..70}", [(60, 40), (70, 30)], [(59, 41), (71, 29), (60, 30), (110, -10)]),
        ("toll > road", [(50, 50), (90, 10)], [(49, 51)]),
        ("[toll / road in 1.5..3]", [(60, 40), (75, 25)], [(59, 41), (76, 24)]),
        ("equal", [(50, 50)], [(51, 49)]),
        ("{toll: 3, road: 1}", [(3, 1)], [(75, 25), (2, 2)]),
        ("unknown", [(0, 100), (100, 0)], [(50, 51)]),
        ("{toll: 60}", [(60, 40)], [(60, 0), (100, 0), (50, 50)]),
        ("{toll: about 60, road: unknown}", [(0, 100), (60, 40)], [(-1, 101)]),
    ],
)
def test_rows_hold_of_the_weights_that_are_meant(weights: str, inside: list[tuple[int, int]], outside: list[tuple[int, int]]) -> None:
    case = talks(f"weights: {weights}")
    rows = list(weight_rows(space_of(case.issues), case.preferences["ann"], "w"))

    def allowed(toll: int, road: int) -> bool:
        totals = [(row, row.sum.at({Unknown("toll"): Fraction(toll), Unknown("road"): Fraction(road)})) for row in rows]
        return all(total == 0 if row.equal else total <= 0 for row, total in totals)

    assert all(allowed(*pair) for pair in inside)
    assert not any(allowed(*pair) for pair in outside)


def test_worths_lie_between_0_and_the_weight() -> None:
    case = talks("values: {toll: {0: 0, 10: 0.2..0.4, 20: unknown, 30: 1}}")
    scale = case.preferences["ann"].values["toll"]
    options = space_of(case.issues).options[0]
    found = worths("toll", options, scale, ("0", "30"), "v")
    assert found.unknowns == (Unknown("toll", "10"), Unknown("toll", "20"))
    assert found.sums["0"] == Sum()
    values = {Unknown("toll"): Fraction(50), Unknown("toll", "10"): Fraction(15), Unknown("toll", "20"): Fraction(50)}
    assert all(row.sum.at(values) <= 0 for row in found.rows)
    assert not all(row.sum.at(values | {Unknown("toll", "10"): Fraction(21)}) <= 0 for row in found.rows)
    assert not all(row.sum.at(values | {Unknown("toll", "20"): Fraction(51)}) <= 0 for row in found.rows)


def test_a_shape_and_a_chain_say_which_worth_is_higher() -> None:
    case = talks("values: {toll: decreasing, road: mud > stone}")
    options = space_of(case.issues).options
    for variable, (issue, high, low) in enumerate((("toll", "10", "20"), ("road", "mud", "stone"))):
        scale = case.preferences["ann"].values[issue]
        sums = {option.id: Sum({Unknown(issue, option.id): Fraction(1)}) for option in options[variable]}
        rows = list(value_rows(options[variable], scale, sums, Sum({Unknown(issue): Fraction(1)}), "v"))
        assert Sum({Unknown(issue, low): Fraction(1), Unknown(issue, high): Fraction(-1)}) in [row.sum for row in rows]

"""Utilities from preferences that are complete, exactly, and what keeps the others from being so."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.case.case import loads
from accords.maths.formula import dense
from accords.space.space import Space, space_of
from accords.space.utility import Utility, unstated, utility_of
from oracles.conditions import outcomes, value_of
from strategies import text_of

HEAD = """accords: 1
title: t
as_of: 2024-01-01
parties: {a: {role: negotiator}, b: {role: negotiator}}
issues:
  share: {options: [0, 30, 60, 90]}
  fence: {options: [stays, gate, removed]}
  keys: {options: [one, two], applies: fence == gate}
preferences:
  a:
"""


def made(preference: str, also: dict[str, str] | None = None) -> tuple[Utility | None, tuple[str, ...]]:
    """Read a preference of side a over three issues; gives its utility and what is missing."""
    case = loads(HEAD + "".join(f"    {line}\n" for line in preference.splitlines()))
    space = space_of(case.issues, also)
    return utility_of(space, case.preferences["a"]), unstated(space, case.preferences["a"])


def complete(preference: str, also: dict[str, str] | None = None) -> Utility:
    utility, missing = made(preference, also)
    assert missing == ()
    assert utility is not None
    return utility


def exactly(*numbers: str | int) -> tuple[Fraction, ...]:
    return tuple(Fraction(number) for number in numbers)


NUMBERS = """values:
  share: {0: 0, 30: 0.1, 60: 0.7, 90: 1}
  fence: {stays: -1, gate: 0.5, removed: 2}
  keys: {one: 0.25, two: 4}"""


def test_utility_is_the_sum_of_weight_times_value_exactly_as_written() -> None:
    utility = complete("weights: {share: 0.3, fence: 10, keys: 7}\n" + NUMBERS)
    assert utility.of({"share": "30", "fence": "gate", "keys": "one"}) == Fraction("0.03") + 5 + Fraction("1.75")
    assert utility.worths[0] == exactly(0, "0.03", "0.21", "0.3")
    assert utility.bonuses == ()


def test_equal_weights_are_one_each_and_nothing_is_rescaled() -> None:
    utility = complete("weights: equal\n" + NUMBERS)
    assert utility.of({"share": "60", "fence": "removed"}) == Fraction("2.7")


def test_a_void_issue_adds_nothing_and_has_a_value_of_its_own() -> None:
    utility = complete("weights: equal\n" + NUMBERS)
    assert utility.worths[2] == exactly("0.25", 4, 0)
    assert [len(worths) for worths in utility.worths] == list(utility.space.sizes)
    assert utility.of({"share": "0", "fence": "stays"}) == -1


def test_an_issue_that_always_arises_cannot_be_left_out_of_a_package() -> None:
    utility = complete("weights: equal\n" + NUMBERS)
    with pytest.raises(ValueError, match="leaves out fence"):
        utility.of({"share": "0"})
    with pytest.raises(ValueError, match="not in list"):
        utility.of({"share": "1", "fence": "stays"})


def test_an_issue_of_no_weight_needs_no_values() -> None:
    utility = complete("weights: {share: 2, fence: 0, keys: 0}\nvalues: {share: linear 0..90}")
    assert utility.worths == (exactly(0, 60, 120, 180), exactly(0, 0, 0), exactly(0, 0, 0))
    assert [scope for scope, _ in utility.parts] == [(0,)]
    assert utility.parts[0][1].tolist() == [0, 60, 120, 180]


def test_linear_values_run_from_the_least_to_the_largest_option() -> None:
    utility = complete(
        "weights: equal\nvalues:\n  share: linear 10..-5\n  fence: {stays: 0, gate: 0, removed: 0}\n  keys: {one: 0, two: 0}"
    )
    assert utility.worths[0] == exactly(10, 5, 0, -5)


def test_piecewise_values_are_interpolated_exactly_also_between_options() -> None:
    points = "weights: {share: 3, fence: 0, keys: 0}\nvalues: {share: {at: {0: 0, 70: 0.8, 90: 1}}}"
    utility = complete(points, {"share": "77"})
    expected = exactly(0, "12/35", "24/35", 1, "0.87")
    assert utility.worths[0] == tuple(3 * value for value in expected)
    assert utility.of({"share": "77", "fence": "stays"}) == 3 * expected[4]


@pytest.mark.parametrize(
    ("preference", "missing"),
    [
        (NUMBERS, ("weights",)),
        ("weights: unknown\n" + NUMBERS, ("share", "fence", "keys")),
        ("weights: {share: 1, keys: 1}\n" + NUMBERS, ("fence",)),
        ("weights: {share: 1, fence: 1..2, keys: 1}\n" + NUMBERS, ("fence",)),
        ("weights: {share: 1, fence: about 2, keys: 1}\n" + NUMBERS, ("fence",)),
        ("weights: {share: 1, fence: unknown, keys: 1}\n" + NUMBERS, ("fence",)),
        ("weights: share > fence > keys\n" + NUMBERS, ("share", "fence", "keys")),
        ("weights: equal\nvalues: {share: increasing, fence: {stays: 0, gate: 1, removed: 2}}", ("share", "keys")),
        ("weights: equal\n" + NUMBERS.replace("gate: 0.5", "gate: 0..1"), ("fence",)),
        ("weights: equal\n" + NUMBERS.replace("gate: 0.5", "gate: about 0.5"), ("fence",)),
        ("weights: equal\n" + NUMBERS.replace("gate: 0.5, ", ""), ("fence",)),
        ("weights: equal\n" + NUMBERS.replace("{one: 0.25, two: 4}", "one > two"), ("keys",)),
        ("weights: equal\n" + NUMBERS.replace("{0: 0, 30: 0.1, 60: 0.7, 90: 1}", "{at: {30: 0, 90: 1}}"), ("share",)),
        ("weights: equal\n" + NUMBERS.replace("{0: 0, 30: 0.1, 60: 0.7, 90: 1}", "peak 60"), ("share",)),
    ],
)
def test_what_is_a_range_an_order_or_left_out_makes_no_utility_and_is_named(preference: str, missing: tuple[str, ...]) -> None:
    assert made(preference) == (None, missing)


def test_a_number_between_options_is_worth_what_no_list_of_options_says() -> None:
    assert made("weights: equal\n" + NUMBERS, {"share": "45"}) == (None, ("share",))


INTERACTIONS = """
interactions:
  both: {when: share >= 60 and fence == removed, add: -0.4}
  choice: {when: keys == two, add: 100}
  always: {when: true, add: 0.05}"""


def test_interactions_are_added_where_their_condition_is_true_and_not_where_it_is_neither() -> None:
    utility = complete("weights: equal\n" + NUMBERS + INTERACTIONS)
    assert [bonus.name for bonus in utility.bonuses] == ["both", "choice", "always"]
    assert utility.of({"share": "60", "fence": "removed"}) == Fraction("2.35")
    assert utility.of({"share": "60", "fence": "gate", "keys": "two"}) == Fraction("105.25")
    assert utility.of({"share": "0", "fence": "stays"}) == Fraction("-0.95")


AMOUNTS = st.integers(-99, 99).map(lambda number: f"{number // 10}.{number % 10}" if number >= 0 else f"-{-number // 10}.{-number % 10}")
CONDITIONS = [
    "share > 30",
    "fence == gate",
    "keys == one",
    "not (keys == one)",
    "share == 0 or fence != stays",
    "if fence == gate then keys == two",
]


@settings(max_examples=30)
@given(st.lists(AMOUNTS, min_size=12, max_size=12), st.lists(st.tuples(st.sampled_from(CONDITIONS), AMOUNTS), max_size=3))
def test_every_outcome_is_worth_what_the_format_says(numbers: list[str], added: list[tuple[str, str]]) -> None:
    issues = {"share": ["0", "30", "60", "90"], "fence": ["stays", "gate", "removed"], "keys": ["one", "two"]}
    weights, left = dict(zip(issues, numbers, strict=False)), iter(numbers[3:])
    values = {name: dict(zip(options, left, strict=False)) for name, options in issues.items()}
    interactions = {f"i{place}": {"when": when, "add": add} for place, (when, add) in enumerate(added)}
    plan = {"weights": weights, "values": values} | ({"interactions": interactions} if added else {})
    case = loads(HEAD + "\n".join("    " + line for line in text_of(plan).splitlines()) + "\n")
    space = space_of(case.issues)
    utility = utility_of(space, case.preferences["a"])
    assert utility is not None
    for outcome in outcomes(case.issues, issues):
        expected = sum((Fraction(weights[name]) * Fraction(values[name][option]) for name, option in outcome.items()), Fraction(0))
        for interaction in case.preferences["a"].interactions.values():
            if value_of(interaction.when.root, case.issues, outcome) is True:
                expected += Fraction(interaction.add)
        assert utility.of(outcome) == expected
    assert table_of(utility, space) == [utility.of(space.choices(values)) for values in possible(space)]


def possible(space: Space) -> list[tuple[int, ...]]:
    """Give the assignments that are outcomes."""
    true = dense(space.shape, range(len(space.sizes)), space.sizes)
    return [values for values in product(*[range(size) for size in space.sizes]) if true[values]]


def table_of(utility: Utility, space: Space) -> list[Fraction]:
    """Add up the tables of single issues and of interactions for each outcome."""
    everywhere = range(len(space.sizes))
    total = np.full(space.sizes, Fraction(0), dtype=np.object_)
    for scope, worths in utility.parts:
        total = total + worths.reshape([-1 if variable in scope else 1 for variable in everywhere])
    for bonus in utility.bonuses:
        total[dense(bonus.where, everywhere, space.sizes)] += bonus.amount
    return [total[values] for values in possible(space)]

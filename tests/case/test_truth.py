"""Conditions on one outcome, and which issues are void in it."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.grammar import parse
from accords.case.issue import Issue, Option, number_or_none
from accords.case.truth import holds, void_for_certain, void_issues

NAMES = ("w", "x", "y", "z")
TESTS = st.tuples(st.sampled_from(NAMES), st.sampled_from(["==", "!="]), st.sampled_from(["a", "b"])).map(" ".join)
CONDITIONS = st.recursive(
    TESTS | st.sampled_from(["true", "false"]),
    lambda part: (
        part.map(lambda text: f"not ({text})")
        | st.tuples(part, st.sampled_from(["and", "or", "iff"]), part).map(lambda parts: f"(({parts[0]}) {parts[1]} ({parts[2]}))")
        | st.tuples(part, part).map(lambda parts: f"(if {parts[0]} then {parts[1]})")
    ),
    max_leaves=5,
)


def issue(name: str, *options: str, applies: str | None = None) -> Issue:
    return Issue.model_construct(
        id=name,
        options=tuple(Option(option, number=number_or_none(option)) for option in options),
        applies=parse(applies) if applies else None,
    )


SHARE = {"share": issue("share", "20", "30", "40"), "fence": issue("fence", "stays", "gate")}


@pytest.mark.parametrize(
    ("text", "choices", "expected"),
    [
        ("share > 20", {"share": "30"}, True),
        ("share == 30.0", {"share": "30"}, True),
        ("share > 20", {"fence": "gate"}, None),
        ("share > 20 or fence == gate", {"fence": "gate"}, True),
        ("share > 20 and fence == gate", {"fence": "stays"}, False),
        ("share > 30", {"share": "35"}, True),
        ("share == 30", {"share": "35"}, False),
        ("share in 30..40", {"share": "35"}, True),
        ("fence < gate", {"fence": "stays"}, True),
        ("consents(north)", {"share": "30"}, None),
        ("nothing == 1", {"share": "30"}, None),
        ("fence == gate", {"fence": "elsewhere"}, None),
    ],
)
def test_a_test_is_judged_by_value_or_place_and_is_neither_where_nothing_is_chosen(
    text: str,
    choices: dict[str, str],
    expected: bool | None,  # noqa: FBT001 - the expected answer
) -> None:
    assert holds(parse(text), SHARE, choices) is expected


def test_a_test_on_a_void_issue_is_neither_so_that_voidness_goes_on() -> None:
    issues = {"a": issue("a", "0", "1"), "b": issue("b", "0", "1", applies="a == 1"), "c": issue("c", "0", "1", applies="b == 1")}
    assert void_issues(issues, {"a": "0", "b": "1", "c": "1"}) == {"b", "c"}
    assert void_issues(issues, {"a": "1", "b": "1", "c": "1"}) == set()
    assert void_issues(issues, {"a": "1", "b": "0", "c": "1"}) == {"c"}


def test_an_issue_whose_condition_is_neither_is_void() -> None:
    issues = {"a": issue("a", "0", "1", applies="false"), "b": issue("b", "0", "1", applies="not (a == 1)")}
    assert void_issues(issues, {"a": "0", "b": "1"}) == {"a", "b"}


def test_long_chains_of_void_issues_take_no_time() -> None:
    issues = {"i0": issue("i0", "0", "1")}
    issues |= {f"i{index}": issue(f"i{index}", "0", "1", applies=f"i{index - 1} == 1") for index in range(1, 3000)}
    choices = dict.fromkeys(reversed(issues), "1") | {"i0": "0"}
    assert len(void_issues(issues, choices)) == 2999
    assert len(void_for_certain(issues, choices)) == 2999


def by_definition(issues: dict[str, Issue], outcome: dict[str, str]) -> set[str]:
    """Take void issues' choices out until none is added."""
    void: set[str] = set()
    while True:
        left = {name: option for name, option in outcome.items() if name not in void}
        more = {name for name, one in issues.items() if one.applies is not None and holds(one.applies, issues, left) is not True}
        if more <= void:
            return void
        void |= more


@given(st.tuples(*(st.none() | CONDITIONS for _ in NAMES)), st.tuples(*(st.sampled_from(["a", "b"]) for _ in NAMES)))
def test_void_issues_are_the_least_fixed_point(applies: tuple[str | None, ...], chosen: tuple[str, ...]) -> None:
    issues = {name: issue(name, "a", "b", applies=text) for name, text in zip(NAMES, applies, strict=True)}
    outcome = dict(zip(NAMES, chosen, strict=True))
    assert void_issues(issues, outcome) == by_definition(issues, outcome)


@given(st.tuples(*(st.none() | CONDITIONS for _ in NAMES)), st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["a", "b"])))
def test_what_is_void_for_certain_is_void_in_every_completion(applies: tuple[str | None, ...], chosen: dict[str, str]) -> None:
    issues = {name: issue(name, "a", "b", applies=text) for name, text in zip(NAMES, applies, strict=True)}
    certain = void_for_certain(issues, chosen)
    open_ = [name for name in NAMES if name not in chosen]
    for options in product("ab", repeat=len(open_)):
        assert certain <= void_issues(issues, chosen | dict(zip(open_, options, strict=True)))
    if not open_:
        assert certain == void_issues(issues, chosen)

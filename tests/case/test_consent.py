"""Consent rules: monotone, read as their minimal consenting sets."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.consent import ConsentRule, minimal, parse_rule, rule_of
from accords.case.values import ValueFault

PARTIES = ("a", "b", "c", "d", "e")
NAMES = st.sampled_from(PARTIES)
RULES = st.recursive(
    NAMES,
    lambda part: st.tuples(part, st.sampled_from(["and", "or"]), part).map(lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"),
    max_leaves=8,
)


def satisfied(rule: str, consenting: set[str]) -> bool:
    """Judge a rule by the definition: with each party's id replaced by whether it consents."""
    words = rule.replace("(", " ( ").replace(")", " ) ").split()
    return bool(eval(" ".join(str(word in consenting) if word in PARTIES else word for word in words)))  # noqa: S307 - made of five names


@given(RULES)
def test_the_sets_are_the_minimal_ones_that_satisfy_the_rule(text: str) -> None:
    satisfying = [
        frozenset(members) for size in range(len(PARTIES) + 1) for members in combinations(PARTIES, size) if satisfied(text, set(members))
    ]
    smallest = {members for members in satisfying if not any(other < members for other in satisfying)}
    assert {frozenset(members) for members in parse_rule(text).sets} == smallest


@given(RULES)
def test_a_set_satisfies_the_rule_exactly_if_it_holds_one_of_the_sets(text: str) -> None:
    rule = parse_rule(text)
    for size in range(len(PARTIES) + 1):
        for members in combinations(PARTIES, size):
            assert satisfied(text, set(members)) == any(set(one) <= set(members) for one in rule.sets)


@given(RULES)
def test_pivotal_parties_are_those_without_whom_nothing_is_agreed(text: str) -> None:
    rule = parse_rule(text)
    assert set(rule.pivotal) == {party for party in PARTIES if not satisfied(text, set(PARTIES) - {party})}
    assert set(rule.parties) <= set(rule.mentioned)


def test_and_binds_tighter_than_or() -> None:
    assert parse_rule("a and b or c").sets == (("a", "b"), ("c",))
    assert parse_rule("a and (b or c)").sets == (("a", "b"), ("a", "c"))


def test_sets_name_parties_in_the_order_of_the_rule() -> None:
    assert parse_rule("d and a").sets == (("d", "a"),)
    assert str(parse_rule("d  and a")) == "d  and a"


def test_a_party_that_the_rule_turns_out_not_to_need_is_mentioned_all_the_same() -> None:
    rule = parse_rule("a or a and b")
    assert (rule.parties, rule.mentioned) == (("a",), ("a", "b"))


def test_ids_are_compared_in_nfc() -> None:
    assert parse_rule("e\u0301 and \u00e9").sets == (("\u00e9",),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "missing"),
        ("not a", "instead of 'not'"),
        ("a and not b", "instead of 'not'"),
        ("a and", "instead of its end"),
        ("or a", "instead of 'or'"),
        ("a AND b", "'AND' cannot stand there"),
        ("a b", "'b' cannot stand there"),
        ("(a and b", "not closed"),
        ("a)", r"'\)' cannot stand there"),
        ("()", r"instead of '\)'"),
        ("a, b", "'b' cannot stand there"),
        ("(" * 60 + "a" + ")" * 60, "nest too deep"),
    ],
)
def test_what_is_no_monotone_rule_is_said_so(text: str, message: str) -> None:
    with pytest.raises(ValueFault, match=message) as fault:
        parse_rule(text)
    assert fault.value.hint


@pytest.mark.no_cover
def test_a_rule_with_too_many_sets_is_refused_and_not_computed() -> None:
    text = " and ".join(f"(a{index} or b{index})" for index in range(40))
    with pytest.raises(ValueFault, match="more than 4096 consenting sets"):
        parse_rule(text)


def test_all_parties_of_a_list_make_a_rule() -> None:
    assert rule_of("north", "south") == ConsentRule("north and south", (("north", "south"),))
    assert rule_of("north", "south") == parse_rule("north and south")


def test_minimal_sets_keep_their_order() -> None:
    assert minimal([frozenset("b"), frozenset("ab"), frozenset("c"), frozenset("b")]) == [frozenset("b"), frozenset("c")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a and b", "a and b"),
        ("a or b", "a or b"),
        ("a and b or c and d", "(a and b) or (c and d)"),
        ("a or b and c", "a or (b and c)"),
        ("a and (b or c and (d or e))", "a and (b or (c and (d or e)))"),
        ("(a and b) or c", "(a and b) or c"),
    ],
)
def test_where_and_stands_beside_or_there_are_parentheses(text: str, written: str) -> None:
    assert parse_rule(text).bracketed == written


@given(RULES)
def test_parentheses_change_no_rule(text: str) -> None:
    assert parse_rule(parse_rule(text).bracketed).sets == parse_rule(text).sets

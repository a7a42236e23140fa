"""The syntax tree: its connectives are Kleene's, and it knows its words."""

from __future__ import annotations

import copy
import pickle
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.condition import (
    And,
    Condition,
    ConditionFault,
    Consents,
    Constant,
    Expression,
    Iff,
    IfThen,
    Not,
    Or,
    Span,
    Test,
    Within,
    Word,
    leaves,
    parts_of,
    truth,
    unparse,
)
from oracles.kleene import CLASSICAL, Value, strong

VALUES: tuple[Value, ...] = (False, None, True)
NAMES = "abcd"


def atom(name: str) -> Test:
    return Test(Word(name), "==", Word("yes"))


def joined(connective: str, parts: list[Expression]) -> Expression:
    match connective:
        case "not":
            return Not(parts[0])
        case "and":
            return And(tuple(parts))
        case "or":
            return Or(tuple(parts))
        case "iff":
            return Iff(parts[0], parts[1])
        case _:
            return IfThen(parts[0], parts[1])


def value_of(expression: Expression, values: dict[str, Value]) -> Value:
    return truth(expression, lambda test: values[test.issue.text], lambda party: values[party])


def value_by_definition(expression: Expression, values: dict[str, Value]) -> Value:
    match expression:
        case Test(name) | Within(name) | Consents(name):
            return values[name.text]
        case Constant(value):
            return value
    connective = {Not: "not", And: "and", Or: "or", Iff: "iff", IfThen: "if"}[type(expression)]
    return strong(connective, *(value_by_definition(part, values) for part in parts_of(expression)))


def compounds(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    lists = st.lists(parts, min_size=2, max_size=3)
    return st.builds(joined, st.sampled_from(sorted(CLASSICAL)), lists)


ATOMS: st.SearchStrategy[Expression] = st.one_of(
    st.sampled_from(NAMES).map(atom),
    st.sampled_from(NAMES).map(lambda name: Within(Word(name), negated=False, spans=(Span(Word("yes")),))),
    st.sampled_from(NAMES).map(lambda name: Consents(Word(name))),
    st.booleans().map(Constant),
)
EXPRESSIONS = st.recursive(ATOMS, compounds, max_leaves=12)
ASSIGNMENTS = st.fixed_dictionaries({name: st.sampled_from(VALUES) for name in NAMES})


@pytest.mark.parametrize("connective", sorted(CLASSICAL))
def test_each_connective_has_kleenes_strong_table(connective: str) -> None:
    places = {"not": 1, "and": 3, "or": 3}.get(connective, 2)
    expression = joined(connective, [atom(name) for name in NAMES[:places]])
    for values in product(VALUES, repeat=places):
        assert value_of(expression, dict(zip(NAMES, values, strict=False))) is strong(connective, *values)


def test_iff_is_neither_as_soon_as_one_side_is_and_if_may_still_be_settled() -> None:
    assert value_of(Iff(atom("a"), atom("a")), {"a": None}) is None
    assert value_of(IfThen(atom("a"), atom("b")), {"a": None, "b": True}) is True
    assert value_of(IfThen(atom("a"), atom("b")), {"a": False, "b": None}) is True
    assert value_of(IfThen(atom("a"), atom("b")), {"a": True, "b": None}) is None


@given(EXPRESSIONS, ASSIGNMENTS)
def test_a_compound_has_the_value_of_the_definition(expression: Expression, values: dict[str, Value]) -> None:
    assert value_of(expression, values) is value_by_definition(expression, values)


@given(EXPRESSIONS, ASSIGNMENTS)
def test_settling_what_is_unknown_never_changes_what_is_decided(expression: Expression, values: dict[str, Value]) -> None:
    decided = value_of(expression, values)
    unknown = [name for name in NAMES if values[name] is None]
    for settling in product((False, True), repeat=len(unknown)):
        settled = value_of(expression, values | dict(zip(unknown, settling, strict=True)))
        assert settled is not None
        assert decided is None or settled is decided


def test_leaves_come_in_written_order() -> None:
    expression = And((Or((atom("a"), Not(atom("b")))), IfThen(atom("c"), Iff(Consents(Word("p")), Constant(value=True)))))
    assert list(leaves(expression)) == [atom("a"), atom("b"), atom("c"), Consents(Word("p")), Constant(value=True)]


def test_a_condition_names_its_issues_parties_tests_and_words() -> None:
    listed = Within(Word("d"), negated=True, spans=(Span(Word("x")), Span(Word("y"), Word("z"))))
    condition = Condition("", Or((Not(atom("a")), listed, Consents(Word("p")), Constant(value=False), atom("a"))))
    assert condition.issues == {"a", "d"}
    assert condition.parties == {"p"}
    assert list(condition.tests()) == [atom("a"), listed, atom("a")]
    assert [word.text for word in condition.words()] == ["a", "yes", "d", "x", "y", "z", "p", "a", "yes"]


def test_conditions_are_equal_by_what_they_say_and_print_as_written() -> None:
    first = Condition("a == yes", Test(Word("a", 0, 1), "==", Word("yes", 5, 3)))
    second = Condition("a  ==  yes", Test(Word("a", 0, 1), "==", Word("yes", 7, 3)))
    assert first == second
    assert hash(first) == hash(second)
    assert str(second) == "a  ==  yes"
    assert first != Condition("a == yes", atom("b"))


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (And((atom("a"), Or((atom("b"), atom("c"))))), "a == yes and (b == yes or c == yes)"),
        (Or((And((atom("a"), atom("b"))), atom("c"))), "a == yes and b == yes or c == yes"),
        (And((atom("a"), And((atom("b"), atom("c"))))), "a == yes and (b == yes and c == yes)"),
        (Not(Not(atom("a"))), "not not a == yes"),
        (Not(And((atom("a"), atom("b")))), "not (a == yes and b == yes)"),
        (IfThen(Iff(atom("a"), atom("b")), Or((atom("c"), atom("d")))), "if a == yes iff b == yes then c == yes or d == yes"),
        (Iff(Iff(atom("a"), atom("b")), IfThen(atom("c"), atom("d"))), "(a == yes iff b == yes) iff (if c == yes then d == yes)"),
        (Not(Within(Word("a"), negated=True, spans=(Span(Word("20"), Word("40")), Span(Word("50"))))), "not a not in 20..40|50"),
        (Test(Word("a"), "==", Word("it's so")), "a == 'it''s so'"),
        (Test(Word("a"), "==", Word("and")), "a == 'and'"),
        (Within(Word("a"), negated=False, spans=(Span(Word(".b"), Word("c.")),)), "a in '.b'..'c.'"),
        (Consents(Word("north")), "consents(north)"),
        (Constant(value=True), "true"),
        (And((Or(()), Or((atom("a"),)), And(()))), "false and a == yes and true"),
    ],
)
def test_unparse_writes_only_the_parentheses_and_quotes_that_are_needed(expression: Expression, text: str) -> None:
    assert unparse(expression) == text


def test_a_fault_says_its_sentence_and_its_hint_and_survives_pickling() -> None:
    fault = ConditionFault("Something is wrong.", "Try this.", 3, 2)
    again = pickle.loads(pickle.dumps(fault))  # noqa: S301 - the bytes were made on this line
    assert str(fault) == "Something is wrong. Try this."
    assert (again.message, again.hint, again.at, again.length) == ("Something is wrong.", "Try this.", 3, 2)


def test_a_condition_can_be_copied_and_sent_to_another_process() -> None:
    condition = Condition("a == yes", atom("a"))
    assert copy.deepcopy(condition) == condition
    assert pickle.loads(pickle.dumps(condition)) == condition  # noqa: S301 - the bytes were made on this line

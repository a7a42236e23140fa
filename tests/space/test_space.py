"""The space against its definition: outcomes one by one, void issues counted once, conditions true, false or neither."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.case.condition import Condition
from accords.maths.elimination import count, satisfiable
from accords.maths.formula import Leaf, conj, holds
from accords.space import space as space_module
from accords.space.space import Kleene, Space, space_of
from oracles.conditions import outcomes, value_of
from strategies import Plan, cases, text_of

SOME = settings(max_examples=max(40, settings().max_examples * 2 // 3))


def value_in(space: Space, statement: Kleene, outcome: dict[str, str]) -> bool | None:
    here = conj(space.shape, space.whole_outcome(outcome))
    true, false = (satisfiable(conj(here, formula), space.sizes) for formula in (statement.true, statement.false))
    assert not (true and false)
    return True if true else False if false else None


@SOME
@given(cases(consents=False))
def test_outcomes_and_conditions_are_those_of_the_definition(plan: Plan) -> None:
    case = loads(text_of(plan))
    space = space_of(case.issues)
    options = {name: [option.id for option in issue.options] for name, issue in case.issues.items()}
    expected = outcomes(case.issues, options)
    assert count(space.shape, space.sizes) == len(expected)
    conditions: list[Condition] = [entry.if_ for view in case.views.values() for entry in view.refuses.values()]
    conditions += [ground.if_ for ground in case.feasible.values()]
    for condition in conditions:
        for outcome in expected[:: max(1, len(expected) // 8)]:
            assert value_in(space, space.statement(condition), outcome) is value_of(condition.root, case.issues, outcome)


def test_numbers_between_options_are_options_of_the_space_that_is_asked_about_them() -> None:
    head = "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}}\n"
    case = loads(head + "issues: {x: {options: [0, 10]}, y: {options: [u, v], applies: x > 4}}\nfeasible: {f: x >= 5}\n")
    space = space_of(case.issues, {"x": "5", "y": "u"})
    assert space.sizes == (3, 3)
    assert space.choices((2, 0)) == {"x": "5", "y": "u"}
    assert space.choices((0, 2)) == {"x": "0"}
    assert space.labels(1, (1, 2)) == ("v", None)
    assert count(conj(space.shape, space.statement(case.feasible["f"].if_).true), space.sizes) == 4


def test_nobodys_consent_is_known_unless_it_is_given() -> None:
    head = "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\n"
    case = loads(head + "issues: {x: {options: [0, 1]}}\nviews: {a: {refuses: {r: consents(b)}}}\n")
    space = space_of(case.issues)
    condition = case.views["a"].refuses["r"].if_
    unknown = space.statement(condition)
    assert not satisfiable(unknown.true, space.sizes)
    assert not satisfiable(unknown.false, space.sizes)
    given_by_b = Kleene(space.chosen("x", frozenset({"0"})), space.chosen("x", frozenset({"1"})))
    assert count(space.statement(condition, {"b": given_by_b}).true, space.sizes) == 1
    assert space.statement(condition, {"b": given_by_b}).negation().true is given_by_b.false


@pytest.mark.parametrize(
    "text",
    [
        "(x == 0 and y == u) or (x == 5 and y == v)",
        "not (x == 0 and y == u) and not (x == 10 and y == w)",
        "((x < 5) iff (x in 5 | 10)) iff y == v",
        "if y == u or y == v then y == u",
    ],
)
def test_a_condition_that_asks_few_issues_again_and_again_is_one_table_and_says_the_same(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}}\n"
    case = loads(head + "issues: {x: {options: [0, 5, 10]}, y: {options: [u, v, w], applies: x > 0}}\nfeasible: {f: '" + text + "'}\n")
    condition = case.feasible["f"].if_
    table = space_of(case.issues).statement(condition)
    assert isinstance(table.true, Leaf)
    assert isinstance(table.false, Leaf)
    monkeypatch.setattr(space_module, "_FEW", 0)
    formulas = space_of(case.issues).statement(condition)
    packages = np.array(list(np.ndindex(3, 4)), dtype=np.intp)
    assert holds(table.true, packages).tolist() == holds(formulas.true, packages).tolist()
    assert holds(table.false, packages).tolist() == holds(formulas.false, packages).tolist()
    assert not holds(table.true, packages).all()

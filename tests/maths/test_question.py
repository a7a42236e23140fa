"""Questions share one budget of work, and what was counted before it ran out is right."""

from __future__ import annotations

import numpy as np
import pytest

from accords.maths.buckets import executed
from accords.maths.conditioning import Budget
from accords.maths.formula import TRUE, Formula, conj, leaf
from accords.maths.question import Question, TooCoupled, answer, elimination, tally, witness
from accords.maths.semiring import COUNT, TRUTH, Semiring
from maths.formulas import large
from oracles.assignments import assignments, meets, projection, solutions


def asked(seed: int, semiring: Semiring, work: int, kept: tuple[int, ...] = ()) -> Question:
    """Ask about a random formula with tables of eight cells."""
    formula, sizes = large(seed)
    return Question(formula, sizes, kept, semiring, 8, Budget(work))


@pytest.mark.parametrize("seed", range(60))
def test_a_tally_never_counts_too_much(seed: int) -> None:
    formula, sizes = large(seed)
    number, complete = tally(asked(seed, COUNT, 1 << (16 + seed % 10)))
    exact = len(solutions(formula, sizes))
    assert number == exact if complete else number <= exact
    assert tally(asked(seed, COUNT, 1 << 40)) == (exact, True)


def test_with_a_small_budget_answers_are_right_or_refused() -> None:
    refused = 0
    for seed in range(60):
        formula, sizes = large(seed)
        try:
            result = answer(asked(seed, COUNT, 1 << 18, kept=(1,)))
            values = witness(asked(seed, TRUTH, 1 << 18))
        except TooCoupled:
            refused += 1
            continue
        assert result.tolist() == list(projection(formula, sizes, (1,)).values())
        assert (values is None) == (not solutions(formula, sizes))
        assert values is None or meets(formula, [values.get(variable, 0) for variable in range(len(sizes))])
    assert 0 < refused < 60


def test_counts_that_may_be_wide_are_wide_when_put_together() -> None:
    def all_differ(first: int, number: int, values: int) -> Formula:
        pairs = [(left, right) for right in range(first, first + number) for left in range(first, right)]
        return conj(*[leaf(pair, ~np.eye(values, dtype=np.bool_)) for pair in pairs])

    sizes = (4,) * 4 + (9,) * 40
    question = Question(all_differ(0, 4, 4), sizes, (0,), COUNT, 16, Budget(1 << 29))
    assert answer(question).tolist() == [6 * 9**40] * 4


@pytest.mark.parametrize("seed", range(20))
def test_tables_of_values_are_multiplied_with_the_formulas_factors(seed: int) -> None:
    formula, sizes = large(seed)
    numbers = np.random.default_rng(seed)
    scopes = [(0,), (1, 3), (2,)]
    tables = [numbers.integers(0, 4, [sizes[variable] for variable in scope]) for scope in scopes]
    question = Question(
        formula, sizes, (), COUNT, 1 << 12, Budget(1 << 30), values=tuple(sum(1 << variable for variable in scope) for scope in scopes)
    )
    factors, plan = elimination(question)
    total = int(executed(plan, (*factors.tables, *tables), COUNT)[0][()])
    assert total == sum(
        int(np.prod([table[tuple(values[variable] for variable in scope)] for scope, table in zip(scopes, tables, strict=True)]))
        for values in assignments(sizes)
        if meets(formula, values)
    )


def test_tables_of_values_count_towards_the_limit() -> None:
    sizes = (4, 4, 4)
    assert not elimination(Question(TRUE, sizes, (), TRUTH, 16, Budget(1 << 30), values=(0b011, 0b100)))[1].oversized
    with pytest.raises(TooCoupled):
        elimination(Question(TRUE, sizes, (), TRUTH, 16, Budget(1 << 30), values=(0b111,)))


@pytest.mark.parametrize("seed", range(20))
def test_the_alternatives_of_a_disjunction_add_up_to_the_answer(seed: int) -> None:
    formula, sizes = large(seed)
    apart = asked(seed, TRUTH, 1 << 40).alternatives()
    assert not asked(seed, COUNT, 1 << 40).alternatives()
    if apart:
        each = [values for one in apart for values in solutions(one.formula, sizes)]
        assert sorted(set(each)) == solutions(formula, sizes)

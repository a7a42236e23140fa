"""Three-valued statements over sets: read alike as sets and as the truth of each outcome (Kleene 1952)."""

from __future__ import annotations

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from accords.case.condition import And, Consents, Constant, Expression, Iff, IfThen, Not, Or, Test, Word, truth
from accords.space.kleene import Connectives, Truth

# Sets of outcomes are sets of numbers here; the test "x<n> == o" is true of multiples of n + 2, and false of what leaves 1 over.
EVERY = frozenset(range(12))
SETS = Connectives(
    conj=lambda *sets: reduce(frozenset.intersection, sets, EVERY),
    disj=lambda *sets: reduce(frozenset.union, sets, frozenset()),
    every=EVERY,
    none=frozenset(),
)

LEAVES = st.one_of(
    st.sampled_from([Test(Word(f"x{number}"), "==", Word("o")) for number in range(3)]),
    st.sampled_from([Consents(Word("x0")), Consents(Word("x1"))]),
    st.sampled_from([Constant(value=True), Constant(value=False)]),
)


def larger(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(parts, max_size=3).map(tuple)
    return st.one_of(parts.map(Not), several.map(And), several.map(Or), st.builds(IfThen, parts, parts), st.builds(Iff, parts, parts))


def where(name: str) -> Truth[frozenset[int]]:
    divisor = int(name[1:]) + 2
    return Truth(
        frozenset(number for number in EVERY if number % divisor == 0), frozenset(number for number in EVERY if number % divisor == 1)
    )


def value(statement: Truth[frozenset[int]], number: int) -> bool | None:
    return True if number in statement.true else False if number in statement.false else None


@given(st.recursive(LEAVES, larger, max_leaves=8))
def test_sets_are_read_as_the_truth_of_each_of_their_members(tree: Expression) -> None:
    read = SETS.read(tree, lambda node: where(node.issue.text), where)
    assert not read.true & read.false

    def by_hand(number: int) -> bool | None:
        return truth(tree, lambda node: value(where(node.issue.text), number), lambda party: value(where(party), number))

    assert {number: value(read, number) for number in EVERY} == {number: by_hand(number) for number in EVERY}


@given(st.sampled_from(["x0", "x1", "x2"]))
def test_negation_swaps_true_and_false(name: str) -> None:
    assert where(name).negation() == Truth(where(name).false, where(name).true)

"""Which values of any two variables occur together: all pairs from one elimination, up and down.

A table over two variables could be had by eliminating all others, once for each pair. Instead every variable is fixed to each of its values
at the same time, one bit of a word for each: one elimination decides all of them, and going back down through its buckets gives the values
that each variable has under each (propagation up and down a tree of buckets: Shenoy and Shafer 1990, Axioms for probability and
belief-function propagation; here of sets of bits, with *or* and *and*).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from accords.maths.buckets import Plan, Step
from accords.maths.conditioning import Cutset, OverBudget
from accords.maths.factors import Factors
from accords.maths.question import Question, TooCoupled, elimination, too_coupled

_BITS = 64
_NONE, _ALL = np.uint64(0), np.uint64(2**64 - 1)

# So many words at most are worked on at a time.
_CHUNK = 1 << 22

# An array of words: those for all fixed values on the first axis, then one axis per variable of a table.
Words = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """The pairs of values that occur together in some assignment that makes a formula true.

    Attributes
    ----------
    starts
        Where the values of each variable begin among the values of all; last how many there are.
    together
        Symmetric; one row and one column for each value of each variable, and on the diagonal whether the value occurs at all.
    """

    starts: tuple[int, ...]
    together: NDArray[np.bool_]

    def single(self, variable: int) -> NDArray[np.bool_]:
        """Say which values of a variable occur."""
        return self.joint(variable, variable).diagonal()

    def joint(self, first: int, second: int) -> NDArray[np.bool_]:
        """Say which values of two variables occur together, one axis each."""
        return self.together[self.starts[first] : self.starts[first + 1], self.starts[second] : self.starts[second + 1]]


def pairs(question: Question) -> Pairs:
    """Decide for each two values of two variables whether some assignment with both makes the formula true.

    Parameters
    ----------
    question
        Over truth values, with no variable kept.

    Raises
    ------
    TooCoupled
        When the budgets do not suffice.
    """
    starts = (0, *accumulate(question.sizes))
    if not all(question.sizes):
        return Pairs(starts, np.zeros((starts[-1], starts[-1]), dtype=np.bool_))
    try:
        return Pairs(starts, _eliminated(question, starts))
    except TooCoupled as reason:
        try:
            if apart := question.alternatives():
                return Pairs(starts, reduce(np.logical_or, [pairs(one).together for one in apart]))
        except TooCoupled:
            pass
        chosen = question.cutset()
        if chosen is None:
            raise
        try:
            return Pairs(starts, _conditioned(question, chosen, starts))
        except (OverBudget, TooCoupled):
            raise reason from None


def _eliminated(question: Question, starts: Sequence[int]) -> NDArray[np.bool_]:
    factors, plan = elimination(question)
    cost = 2 * plan.cells * (1 + starts[-1] // _BITS)
    if cost > question.budget.cells:
        raise too_coupled(question, (factors, plan))
    question.budget.cells -= cost
    return _together(factors, plan, starts)


def _conditioned(question: Question, chosen: Cutset, starts: Sequence[int]) -> NDArray[np.bool_]:
    together = np.zeros((starts[-1], starts[-1]), dtype=np.bool_)
    for values, part in question.passes(chosen):
        own = [
            [starts[variable] + values[variable]] if variable in values else range(starts[variable], starts[variable + 1])
            for variable in range(len(question.sizes))
        ]
        index = np.array([place for places in own for place in places], dtype=np.intp)
        together[np.ix_(index, index)] |= pairs(part).together
    return together


def _together(factors: Factors, plan: Plan, starts: Sequence[int]) -> NDArray[np.bool_]:
    """Fix every value, as many at the same time as the largest table allows."""
    step = _BITS * max(1, _CHUNK // plan.peak)
    rows = [_fixed(factors, plan, starts, range(start, min(start + step, starts[-1]))) for start in range(0, starts[-1], step)]
    return np.concatenate(rows) if rows else np.zeros((0, 0), dtype=np.bool_)


def _fixed(factors: Factors, plan: Plan, starts: Sequence[int], fixed: range) -> NDArray[np.bool_]:
    """Give for each of some fixed values those of every variable that go with it, shape (fixed, values of all)."""
    own = [_allowed(variable, starts, fixed) for variable in range(factors.originals)]
    slots = [np.where(table, _ALL, _NONE)[np.newaxis] for table in factors.tables]
    for step in plan.steps:
        slots.append(np.bitwise_or.reduce(_product(step, slots, own), axis=1 + step.joint.index(step.variable), keepdims=True))
    words = -(-len(fixed) // _BITS)
    whole = reduce(np.bitwise_and, [slots[slot].reshape(-1) for slot, _ in plan.final], np.full(words, _ALL))
    # Variables that nothing reads have any value wherever the rest can be met.
    found = [allowed & whole[:, np.newaxis] for allowed in own]
    above: dict[int, Words] = {slot: whole for slot, _ in plan.final}
    for step in reversed(plan.steps):
        message = slots.pop()
        joint = _product(step, slots, own) & above.pop(len(slots)).reshape(-1, *message.shape[1:])
        above |= {slot: _onto(joint, shape) for slot, shape in step.inputs if slot >= len(factors.tables)}
        if step.variable < factors.originals:
            shape = [length if variable == step.variable else 1 for variable, length in zip(step.joint, joint.shape[1:], strict=True)]
            found[step.variable] = _onto(joint, shape).reshape(words, -1)
    bits = np.ascontiguousarray(np.concatenate(found, axis=1).T, dtype="<u8").view(np.uint8)
    return np.unpackbits(bits, axis=1, bitorder="little")[:, : len(fixed)].T.astype(np.bool_)


def _product(step: Step, slots: Sequence[Words], own: Sequence[Words]) -> Words:
    """Join what stands in a bucket, small tables first, with what its variable may be; gates follow from others and are never fixed."""
    inputs = [slots[slot].reshape(-1, *shape) for slot, shape in sorted(step.inputs, key=lambda entry: slots[entry[0]].size)]
    if step.variable < len(own):
        shape = [-1 if variable == step.variable else 1 for variable in step.joint]
        inputs.insert(0, own[step.variable].reshape(len(own[step.variable]), *shape))
    return reduce(np.bitwise_and, inputs)


def _onto(joint: Words, shape: Sequence[int]) -> Words:
    """Sum over all variables in which a shape has length 1."""
    axes = tuple(axis for axis, length in enumerate(shape, start=1) if length == 1 and joint.shape[axis] > 1)
    return np.bitwise_or.reduce(joint, axis=axes, keepdims=True) if axes else joint


def _allowed(variable: int, starts: Sequence[int], fixed: range) -> Words:
    """Say which values a variable may take under each fixed value, shape (words, values)."""
    low, high = starts[variable], starts[variable + 1]
    rows = np.ones((high - low, -(-len(fixed) // _BITS) * _BITS), dtype=np.bool_)
    for value in range(max(low, fixed.start), min(high, fixed.stop)):
        rows[:, value - fixed.start] = False
        rows[value - low, value - fixed.start] = True
    return np.packbits(rows, axis=1, bitorder="little").view("<u8").T.astype(np.uint64)

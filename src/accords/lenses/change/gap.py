"""What is in one set of packages and not in another, without what both have in common.

Two states of a case share most of their conditions. Where packages must meet all conditions of one state, those of the other that are the
same are met anyway: only the rest can tell the two apart. That keeps the negation small, and with it the work of counting (bucket
elimination: what is negated as a whole hangs together as a whole).
"""

from __future__ import annotations

from collections.abc import Hashable

from accords.maths.formula import And, Formula, Leaf, Not, conj, negate


def gap(inside: Formula, outside: Formula) -> Formula:
    """Say where ``inside`` is true and ``outside`` is not."""
    return conj(inside, negate(beyond(inside, outside)))


def beyond(inside: Formula, outside: Formula) -> Formula:
    """Say what ``outside`` asks for beyond what ``inside`` does: together they are true where both are."""
    known = {_content(part) for part in _parts(inside)}
    return conj(*(part for part in _parts(outside) if _content(part) not in known))


def _parts(formula: Formula) -> tuple[Formula, ...]:
    whole = conj(formula)
    return whole.parts if isinstance(whole, And) else (whole,)


def _content(formula: Formula) -> Hashable:
    """Give what a formula says in its parts, so that two that were made apart can be told to be the same."""
    if isinstance(formula, Leaf):
        return formula.scope, formula.allowed.tobytes()
    if isinstance(formula, Not):
        return "not", _content(formula.of)
    return type(formula).__name__, frozenset(_content(part) for part in formula.parts)

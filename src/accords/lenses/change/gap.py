"""What is in one set of packages and not in another, without what both have in common.

Two states of a case share most of their conditions. Where packages must meet all conditions of one state, those of the other that are the
same are met anyway: only the rest can tell the two apart. That keeps the negation small, and with it the work of counting (bucket
elimination: what is negated as a whole hangs together as a whole).
"""

from __future__ import annotations

from accords.maths.content import content, parts
from accords.maths.formula import Formula, conj, negate


def gap(inside: Formula, outside: Formula) -> Formula:
    """Say where ``inside`` is true and ``outside`` is not."""
    return conj(inside, negate(beyond(inside, outside)))


def beyond(inside: Formula, outside: Formula) -> Formula:
    """Say what ``outside`` asks for beyond what ``inside`` does: together they are true where both are."""
    known = {content(part) for part in parts(inside)}
    return conj(*(part for part in parts(outside) if content(part) not in known))

"""What a formula says, part by part, as a key: two formulas that were made apart can be told to be the same."""

from __future__ import annotations

from hashlib import blake2b

from accords.maths.formula import And, Formula, Leaf, Not, conj


def content(formula: Formula) -> bytes:
    """Give a key that is the same for formulas of the same parts, in whatever order they stand; the same key means the same solutions."""
    return _content(formula, {})


def _content(formula: Formula, done: dict[int, bytes]) -> bytes:
    if id(formula) not in done:
        if isinstance(formula, Leaf):
            inner = [repr((formula.scope, formula.allowed.shape)).encode(), formula.allowed.tobytes()]
        elif isinstance(formula, Not):
            inner = [_content(formula.of, done)]
        else:
            inner = sorted({_content(part, done) for part in formula.parts})
        done[id(formula)] = blake2b(b"".join((type(formula).__name__.encode(), *inner)), digest_size=20).digest()
    return done[id(formula)]


def parts(formula: Formula) -> tuple[Formula, ...]:
    """Give the parts of a conjunction; of any other formula itself."""
    whole = conj(formula)
    return whole.parts if isinstance(whole, And) else (whole,)

"""Kleene's strong connectives from their definition, on classical truth functions and nothing of the program's.

A connective applied to values of which some are not known has a value if, and only if, every way of settling the unknown ones gives that
same value (Kleene 1952, section 64).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product

Value = bool | None

CLASSICAL: Mapping[str, Callable[..., bool]] = {
    "not": lambda a: not a,
    "and": lambda *parts: all(parts),
    "or": lambda *parts: any(parts),
    "iff": lambda a, b: a == b,
    "if": lambda a, b: b if a else True,
}


def strong(connective: str, *values: Value) -> Value:
    """Apply a connective to true, false and unknown values."""
    settlings = product(*((value,) if value is not None else (False, True) for value in values))
    results = {CLASSICAL[connective](*settling) for settling in settlings}
    return results.pop() if len(results) == 1 else None

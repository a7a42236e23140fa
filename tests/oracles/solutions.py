"""Bargaining solutions on a few vectors, by definition, with fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Vector = Sequence[int]


def gains(vector: Vector, disagreement: Vector) -> list[int]:
    """Subtract the disagreement point."""
    return [value - start for value, start in zip(vector, disagreement, strict=True)]


def nash(vectors: Sequence[Vector], disagreement: Vector, powers: Sequence[int]) -> set[int]:
    """Find the largest product of gains; where not all can gain, for each largest group that gains together, of its gains."""
    groups = [frozenset(axis for axis, gain in enumerate(gains(vector, disagreement)) if gain > 0) for vector in vectors]
    largest = max(len(group) for group in groups)
    chosen = set()
    for group in {group for group in groups if len(group) == largest}:
        products = {}
        for row, vector in enumerate(vectors):
            if groups[row] == group:
                products[row] = 1
                for axis in group:
                    products[row] *= gains(vector, disagreement)[axis] ** powers[axis]
        chosen |= {row for row, product in products.items() if product == max(products.values())}
    return chosen


def leximin(shares: Sequence[Sequence[Fraction]]) -> set[int]:
    """Those whose shares, sorted from the smallest, come last in the order of a dictionary."""
    lists = [sorted(each) for each in shares]
    return {row for row, each in enumerate(lists) if each == max(lists)}


def egalitarian(vectors: Sequence[Vector], disagreement: Vector) -> set[int]:
    """Leximin of gains."""
    return leximin([[Fraction(gain) for gain in gains(vector, disagreement)] for vector in vectors])


def kalai_smorodinsky(vectors: Sequence[Vector], disagreement: Vector, ideal: Vector) -> set[int]:
    """Leximin of gains as shares of the ideal gain, where there is one to have."""
    spans = gains(ideal, disagreement)
    shares = [
        [Fraction(gain, span) for gain, span in zip(gains(vector, disagreement), spans, strict=True) if span > 0] for vector in vectors
    ]
    return leximin(shares)

"""Claims that state different values of one fact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from accords.case.case import Case
from accords.case.values import Amount, Date
from accords.case.voice import Stated
from accords.lenses.evidence.result import Disagreement, Value

Interval = tuple[date, date] | tuple[Decimal, Decimal]


def disagreements(case: Case) -> Iterator[Disagreement]:
    """Give the facts of which claims state different values; ``compatible`` if one value could be meant by all of them.

    Dates are compared as the days that they cover, numbers as their ranges. An approximate value has no stated bounds: it is taken to be
    compatible with whatever else is stated, and the disagreement is shown all the same.
    """
    for fact in case.facts:
        stated = [(name, value) for name, claim in case.claims.items() for value in claim.states or () if value.fact == fact]
        if len({_same(value) for _, value in stated}) > 1:
            values = tuple(Value(name, value.text) for name, value in stated)
            yield Disagreement(fact, values, compatible=_compatible([value for _, value in stated]))


def _same(value: Stated) -> tuple[bool, object]:
    """Give what is alike for two ways of writing one value: 1.0 and 1 are the same number."""
    return value.about, _interval(value) or value.text


def _compatible(values: list[Stated]) -> bool:
    """Whether some value lies in all the intervals stated exactly (pairwise overlap suffices on a line: Helly 1923)."""
    exact = [value for value in values if not value.about]
    intervals = [interval for value in exact if (interval := _interval(value)) is not None]
    texts = {value.value for value in exact if isinstance(value.value, str)}
    if len(texts) > 1:
        return False
    return all(_meet(left, right) for index, left in enumerate(intervals) for right in intervals[:index])


def _interval(value: Stated) -> Interval | None:
    if isinstance(value.value, Date):
        return value.value.first, (value.last or value.value).last
    if isinstance(value.value, Amount) and value.value.low is not None and value.value.high is not None:
        return value.value.low, value.value.high
    return None


def _meet(left: Interval, right: Interval) -> bool:
    return left[0] <= right[1] and right[0] <= left[1]  # type: ignore[operator] # both come from one fact, hence of one kind

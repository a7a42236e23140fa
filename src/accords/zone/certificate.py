"""Counts with certificates: exact, or certainly between two numbers, and how that is known; with an estimate where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from accords.maths.elimination import Count
from accords.maths.estimate import DOUBT, Estimate


@dataclass(frozen=True, slots=True)
class Certificate:
    """A count of packages. Counts describe the description, not the world.

    Attributes
    ----------
    low, high
        The count lies between them; equal when it is exact.
    method
        How it was found; two counts that say the same are equal however they were found.
    estimate
        About how many there are, where the bounds are wide and packages between them could be drawn.
    """

    low: int
    high: int
    method: str = field(default="elimination", compare=False)
    estimate: Estimate | None = None

    @property
    def exact(self) -> bool:
        """Whether the count is known exactly."""
        return self.low == self.high

    def __sub__(self, part: Certificate) -> Certificate:
        """Give the count of what is left when a part is taken out; two estimates, of which each may miss, give none together."""
        return combined([(1, self), (-1, part)], certain=not (self.estimate and part.estimate))

    def data(self) -> dict[str, object]:
        """Give the certificate for JSON; numbers are texts, since 10^30 does not fit a double."""
        if self.exact:
            return {"value": str(self.low), "exact": True}
        found: dict[str, object] = {"low": str(self.low), "high": str(self.high), "exact": False, "method": self.method}
        about = self.estimate
        if about is not None:
            interval = {"value": str(about.value), "low": str(about.low), "high": str(about.high)}
            found["estimate"] = {**interval, "confidence": 1 - DOUBT, "draws": about.draws}
        return found

    @classmethod
    def of_data(cls, data: Mapping[str, Any]) -> Certificate:
        """Read what :meth:`data` gave."""
        if data["exact"]:
            return cls(int(data["value"]), int(data["value"]), data.get("method", "elimination"))
        about = data.get("estimate")
        found = None if about is None else Estimate(int(about["value"]), int(about["low"]), int(about["high"]), about["draws"])
        return cls(int(data["low"]), int(data["high"]), data["method"], found)


def certificate(count: Count) -> Certificate:
    """Certify a count of the elimination engine."""
    return Certificate(count.low, count.high, count.method, None if count.low == count.high else count.estimate)


def combined(terms: Iterable[tuple[int, Certificate]], *, certain: bool = True) -> Certificate:
    """Add counts up, or take them off.

    Parameters
    ----------
    terms
        Counts, each with 1 or -1.
    certain
        Whether the intervals of all estimates together hold with the confidence that is stated for one: each has its share of the doubt.
        Else the sum has no estimate.

    Returns
    -------
    Certificate
        With bounds that add up, never below 0, and with an estimate whose interval adds up from those of the terms; without one where some
        term that is not exact has none.
    """
    low = high = value = least = most = draws = 0
    method = "elimination"
    for sign, term in terms:
        ends = (term.low, term.high) if sign > 0 else (-term.high, -term.low)
        low, high = low + ends[0], high + ends[1]
        method = method if term.exact else term.method
        about = term.estimate
        if about is None:
            certain = certain and term.exact
        else:
            ends = (about.low, about.high) if sign > 0 else (-about.high, -about.low)
            draws += about.draws
        value += sign * (term.low if about is None else about.value)
        least, most = least + ends[0], most + ends[1]
    low, high = max(0, low), max(0, high)
    known = low == high or not draws or not certain
    return Certificate(low, high, method, None if known else Estimate(value, least, most, draws).within(low, high))

"""Counts with certificates: exact, or certainly between two numbers, and how that is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from accords.maths.elimination import Count


@dataclass(frozen=True, slots=True)
class Certificate:
    """A count of packages. Counts describe the description, not the world.

    Attributes
    ----------
    low, high
        The count lies between them; equal when it is exact.
    method
        How it was found; two counts that say the same are equal however they were found.
    """

    low: int
    high: int
    method: str = field(default="elimination", compare=False)

    @property
    def exact(self) -> bool:
        """Whether the count is known exactly."""
        return self.low == self.high

    def __sub__(self, part: Certificate) -> Certificate:
        """Give the count of what is left when a part is taken out."""
        method = self.method if part.exact else part.method
        return Certificate(max(0, self.low - part.high), max(0, self.high - part.low), method)

    def data(self) -> dict[str, object]:
        """Give the certificate for JSON; numbers are texts, since 10^30 does not fit a double."""
        if self.exact:
            return {"value": str(self.low), "exact": True}
        return {"low": str(self.low), "high": str(self.high), "exact": False, "method": self.method}


def certificate(count: Count) -> Certificate:
    """Certify a count of the elimination engine."""
    return Certificate(count.low, count.high, count.method)

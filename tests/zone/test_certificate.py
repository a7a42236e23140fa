"""Counts, exact or bounded."""

from __future__ import annotations

from accords.maths.elimination import Count
from accords.zone.certificate import Certificate, certificate


def test_exact_counts_are_texts_in_json() -> None:
    assert Certificate(10**30, 10**30).data() == {"value": "1" + "0" * 30, "exact": True}
    assert Certificate(3, 9, "bounds").data() == {"low": "3", "high": "9", "exact": False, "method": "bounds"}
    assert certificate(Count(2, 5, "m")) == Certificate(2, 5, "m")


def test_the_rest_of_a_bounded_count_is_bounded() -> None:
    """Of 10, between 3 and 4 are taken: between 6 and 7 are left; never fewer than none."""
    assert Certificate(10, 10) - Certificate(3, 4, "m") == Certificate(6, 7, "m")
    assert Certificate(2, 10, "m") - Certificate(5, 5) == Certificate(0, 5, "m")

"""Counts, exact, bounded or estimated."""

from __future__ import annotations

import json

from accords.maths.elimination import Count
from accords.maths.estimate import Estimate
from accords.zone.certificate import Certificate, certificate, combined

ABOUT = Certificate(3, 90, "bounds", Estimate(50, 40, 60, 100))


def test_exact_counts_are_texts_in_json() -> None:
    assert Certificate(10**30, 10**30).data() == {"value": "1" + "0" * 30, "exact": True}
    assert Certificate(3, 9, "bounds").data() == {"low": "3", "high": "9", "exact": False, "method": "bounds"}
    assert certificate(Count(2, 5, "m")) == Certificate(2, 5, "m")


def test_an_estimate_is_data_beside_the_bounds_and_is_read_back() -> None:
    told = {"value": "50", "low": "40", "high": "60", "confidence": 0.95, "draws": 100}
    assert ABOUT.data() == {"low": "3", "high": "90", "exact": False, "method": "bounds", "estimate": told}
    for count in (ABOUT, Certificate(7, 7), Certificate(3, 9, "bounds")):
        read = Certificate.of_data(json.loads(json.dumps(count.data())))
        assert (read, read.method) == (count, count.method)
    assert certificate(Count(3, 90, "bounds", ABOUT.estimate)) == ABOUT


def test_what_is_exact_has_no_estimate() -> None:
    assert certificate(Count(5, 5, "m", Estimate(5, 5, 5, 10))).estimate is None


def test_the_rest_of_a_bounded_count_is_bounded() -> None:
    """Of 10, between 3 and 4 are taken: between 6 and 7 are left; never fewer than none."""
    assert Certificate(10, 10) - Certificate(3, 4, "m") == Certificate(6, 7, "m")
    assert Certificate(2, 10, "m") - Certificate(5, 5) == Certificate(0, 5, "m")


def test_the_rest_of_an_estimated_count_is_estimated_if_nothing_else_is_open() -> None:
    assert Certificate(100, 100) - ABOUT == Certificate(10, 97, "bounds", Estimate(50, 40, 60, 100))
    assert ABOUT - Certificate(45, 45) == Certificate(0, 45, "bounds", Estimate(5, 0, 15, 100))
    assert (ABOUT - ABOUT).estimate is None
    assert (Certificate(100, 110, "m") - ABOUT).estimate is None


def test_sums_of_counts_have_the_bounds_and_intervals_of_all_terms() -> None:
    twice = combined([(1, ABOUT), (1, ABOUT), (-1, Certificate(30, 30))])
    assert twice == Certificate(0, 150, "bounds", Estimate(70, 50, 90, 200))
    assert twice.method == "bounds"
    less = combined([(1, Certificate(200, 200)), (-1, ABOUT), (1, ABOUT)])
    assert less.estimate == Estimate(200, 180, 220, 200)
    assert combined([(1, ABOUT), (1, ABOUT)], certain=False).estimate is None
    assert combined([(1, ABOUT), (1, Certificate(1, 2, "m"))]).estimate is None
    assert combined([]) == Certificate(0, 0)

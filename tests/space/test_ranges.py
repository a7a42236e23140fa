"""Numbers and ranges on any scale: what they allow is what some choice of numbers in them is, brought to 0 and 1."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from accords.case.case import Case, loads
from accords.space.constraints import Sum, Unknown
from accords.space.incomplete import incomplete_of
from accords.space.ranges import known_values, on_scale, range_rows, ranges_of, rebased_rows
from accords.space.relations import Relations
from accords.space.space import space_of
from oracles.ranges import completions

SOME = settings(max_examples=max(10, settings().max_examples // 5))
NAMES = ("a", "b", "c")


def talks(values: str, options: str = "[a, b, c]") -> Case:
    return loads(f"""
accords: 1
title: Ranges
as_of: 2025-01-01
parties: {{ann: {{role: negotiator}}, bor: {{role: negotiator}}}}
issues: {{road: {{options: {options}}}, toll: {{options: [0, 10]}}}}
preferences: {{ann: {{weights: {{road: 60, toll: 40}}, values: {{road: {values}, toll: increasing}}, reservation: 30}}}}
""")


def relations(case: Case) -> Relations:
    return Relations(incomplete_of(space_of(case.issues), "ann", case.preferences["ann"], case.choices))


def package(road: str, toll: str = "0") -> dict[str, str]:
    return {"road": road, "toll": toll}


@SOME
@given(ends=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 6)), min_size=3, max_size=3))
def test_what_ranges_on_any_scale_allow_is_what_numbers_in_them_do(ends: list[tuple[int, int]]) -> None:
    ranges = {name: (Fraction(low), Fraction(low + more)) for name, (low, more) in zip(NAMES, ends, strict=True)}
    values = list(completions(ranges))
    assume(values)
    written = ", ".join(f"{name}: {low}..{high}" for name, (low, high) in ranges.items())
    found = relations(talks(f"{{{written}}}"))
    assert found.consistent
    for one in NAMES:
        for other in NAMES:
            if one != other:
                most = max(60 * (value[one] - value[other]) for value in values)
                assert found.largest_gain(package(one), package(other)) == pytest.approx(float(most), abs=1e-6)
                more = max(60 * (value[one] - value[other]) - 40 for value in values)
                assert found.largest_gain(package(one), package(other, "10")) == pytest.approx(float(more), abs=1e-6)


def test_a_lowest_value_above_0_is_the_worst_option_all_the_same() -> None:
    """With a at 10 to 20, b at 50 and c at 100 the value of b is from 30/80 to 40/90."""
    found = relations(talks("{a: 10..20, b: 50, c: 100}"))
    assert float(found.least(found.gain(package("b"), package("a")))) == pytest.approx(60 * 30 / 80)
    assert found.largest_gain(package("b"), package("a")) == pytest.approx(60 * 40 / 90)
    assert found.largest_gain(package("c"), package("a")) == pytest.approx(60)
    assert found.accepts(package("c"), "necessary")
    assert not found.accepts(package("b"), "possible")


@pytest.mark.parametrize("values", ["{a: 0.1..0.2, b: 0.5, c: 1}", "{a: 0, b: 0.2..0.6, c: 0.8}", "{a: -5, b: 0..2, c: 5}"])
def test_ranges_of_all_options_never_collide_with_their_scale(values: str) -> None:
    found = relations(talks(values))
    assert found.consistent
    assert found.largest_gain(package("c"), package("a")) == pytest.approx(60)


def test_where_an_option_is_left_out_numbers_from_0_to_1_are_on_the_scale() -> None:
    found = relations(talks("{a: 0, b: 0.5}"))
    assert found.largest_gain(package("c"), package("b")) == pytest.approx(30)
    assert float(found.least(found.gain(package("c"), package("b")))) == pytest.approx(30)
    # Here c would have to be both the worst and the best, so that only the difference counts.
    alone = relations(talks("{a: 0.2, b: 0.4}"))
    assert alone.consistent
    assert alone.prefers(package("b"), package("a"), "necessary")


def test_where_an_option_is_left_out_other_numbers_count_by_their_differences() -> None:
    found = relations(talks("{a: 0, b: 50, c: 100}", "[a, b, c, d]"))
    assert found.largest_gain(package("d"), package("c")) == pytest.approx(60)
    assert found.largest_gain(package("a"), package("d")) == pytest.approx(60)

    def bend(factor: int) -> float:
        return float(
            found.most(
                lambda system: (
                    (
                        found.known.utility(system, package("c"))
                        - found.known.utility(system, package("b")) * Fraction(2)
                        + found.known.utility(system, package("a"))
                    )
                    * Fraction(factor)
                )
            )
        )

    assert (bend(1), bend(-1)) == pytest.approx((0, 0), abs=1e-6)


def test_points_that_do_not_cover_all_options_do_not_collide() -> None:
    found = relations(talks("{at: {0: 10, 60: 80}}", "[0, 60, 100]"))
    assert found.consistent
    assert found.prefers(package("60"), package("0"), "necessary")


def test_what_is_only_about_a_number_is_no_range() -> None:
    case = talks("{a: about 10, b: 0.2..0.4, c: unknown}")
    assert ranges_of(space_of(case.issues).options[0], case.preferences["ann"].values["road"]) == {"b": (Fraction("0.2"), Fraction("0.4"))}
    assert ranges_of((), None) == {}


@pytest.mark.parametrize(
    ("values", "are"),
    [("{a: 0, b: 0.2..0.6, c: 1}", True), ("{a: 0, b: 20..60, c: 100}", False), ("{b: 0.2..0.6}", True), ("{b: 20..60}", False)],
)
def test_numbers_are_on_the_scale_where_two_are_certainly_its_ends_or_may_be_left_out(values: str, are: bool) -> None:  # noqa: FBT001 the answer
    case = talks(values)
    options, scale = space_of(case.issues).options[0], case.preferences["ann"].values["road"]
    sums = {name: Sum({Unknown("road", name): Fraction(1)}) for name in NAMES}
    assert on_scale(options, ranges_of(options, scale)) == are
    assert any(range_rows(options, scale, sums, Sum({Unknown("road"): Fraction(1)}), "v")) == are
    assert (rebased_rows("road", options, scale, sums, "v") == ((), ())) == are


def test_numbers_are_brought_to_0_and_1() -> None:
    case = talks("{a: -1, b: 0, c: 3}")
    options = space_of(case.issues).options[0]
    assert known_values(options, case.preferences["ann"].values["road"]) == {"a": 0, "b": Fraction(1, 4), "c": 1}
    falling = talks("linear 50..20", "[0, 10, 20, 30]")
    wanted = {"0": 1, "10": Fraction(2, 3), "20": Fraction(1, 3), "30": 0}
    assert known_values(space_of(falling.issues).options[0], falling.preferences["ann"].values["road"]) == wanted
    assert known_values(options, None) is None

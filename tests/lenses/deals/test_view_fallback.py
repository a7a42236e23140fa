"""Falling back in words."""

from __future__ import annotations

from dataclasses import replace

from accords.lens.wording import Wording
from accords.lenses.deals.view_fallback import fallback_blocks
from bundled import case_of
from lenses.deals.examples import answer, sale
from plain import lines

CASE = case_of("ballots/tennessee")
WORDS = Wording(CASE)
FOUND = answer(CASE)


def test_electowiki_bucklin_nashville_and_chattanooga_at_the_second_step() -> None:
    found = lines(fallback_blocks("x", FOUND, WORDS))
    assert (
        "By majority (51 of 100 votes): at step 2, on The capital: Chattanooga \u2013 and on \u2013 The capital: Nashville. "
        "With most votes, 68 of 100: The capital: Nashville."
    ) in found
    assert any(line.startswith("By unanimity (all): at step 3, on ") for line in found)
    assert any(line.startswith("Votes, as the case gives them: Voters near Chattanooga 15, ") for line in found)


def test_an_impasse_and_unknown_places_are_said() -> None:
    assert FOUND.fallback is not None
    fall = replace(FOUND.fallback.unanimity, depth=None, agreed=(), support=(), most=())
    stuck = replace(
        FOUND,
        fallback=replace(FOUND.fallback, unanimity=fall, unranked={"near-memphis": 2}, votes=dict.fromkeys(FOUND.fallback.parties, 1)),
    )
    found = lines(fallback_blocks("x", stuck, WORDS))
    assert "By unanimity (all): impasse. There is no package that so many ever accept." in found
    assert found[-1].startswith("Some packages have no known place in the orders stated for Voters near Memphis;")
    assert not any(line.startswith("Votes") for line in found)


def test_a_long_list_is_cut_and_says_so() -> None:
    assert FOUND.fallback is not None
    many = tuple({"capital": "memphis"} for _ in range(9))
    fall = replace(FOUND.fallback.unanimity, depth=1, agreed=many, support=(4,) * 9)
    found = lines(fallback_blocks("x", replace(FOUND, fallback=replace(FOUND.fallback, unanimity=fall)), WORDS))
    assert any("at the first step, on " in line and "and others, which the JSON result lists." in line for line in found)


def test_without_orders_nothing_is_said() -> None:
    assert fallback_blocks("x", answer(sale()), WORDS) == []

"""Falling back in words."""

from __future__ import annotations

from dataclasses import replace

from accords.case.case import loads
from accords.lens.wording import Wording
from accords.lenses.deals.result import Answer
from accords.lenses.deals.result_procedures import Fall, FallingBack
from accords.lenses.deals.view_fallback import fallback_blocks
from bundled import case_of
from lenses.deals.examples import answer, sale
from plain import lines

CASE = case_of("ballots/tennessee")
WORDS = Wording(CASE)
FOUND = answer(CASE)

# Both like a green fence best, and nothing else in the same order; nobody speaks of the other issues.
FENCE = """accords: 1
title: A fence
as_of: 2025-01-01
handling: public
parties: {a: {name: Ada, role: negotiator}, b: {name: Ben, role: negotiator}, c: {name: Cleo, role: ratifier}}
consent: a and b
issues: {colour: {options: [green, red, blue]}, gate: {options: [no, yes]}, height: {options: [1, 2, 3]}}
status_quo: {colour: blue, gate: no, height: 1}
preferences:
  a: {priorities: {p: colour == green, q: colour == red}}
  b: {priorities: {p: colour == green, q: colour == blue}}
"""


def parts() -> tuple[FallingBack, Fall, Fall]:
    assert FOUND.fallback is not None
    assert FOUND.fallback.unanimity is not None
    assert FOUND.fallback.majority is not None
    return FOUND.fallback, FOUND.fallback.unanimity, FOUND.fallback.majority


def told(*pairs: tuple[str, str]) -> list[str]:
    text = FENCE
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    case = loads(text)
    return lines(fallback_blocks("x", answer(case), Wording(case)))


def test_electowiki_bucklin_nashville_and_chattanooga_at_the_second_step() -> None:
    found = lines(fallback_blocks("x", FOUND, WORDS))
    assert "By majority (51 of 100 votes): at step 2, on The capital: Chattanooga \u2013 and on \u2013 The capital: Nashville." in found
    assert "With most votes, 68 of 100: The capital: Nashville." in found
    assert any(line.startswith("By unanimity (all): at step 3, on ") for line in found)
    assert any(line.startswith("Votes, as the case gives them: Voters near Chattanooga 15, ") for line in found)


def test_an_impasse_and_what_has_no_known_place_are_said() -> None:
    whole, by_all, _ = parts()
    fall = Fall(by_all.needed, None, (), (), (), impasse="all")
    stuck = replace(whole, unanimity=fall, unranked={"near-memphis": 2}, votes=dict.fromkeys(whole.parties, 1))
    found = lines(fallback_blocks("x", replace(FOUND, fallback=stuck), WORDS))
    assert "By unanimity (all): impasse. There is no package that so many ever accept." in found
    assert "Some packages have no known place in the orders stated for Voters near Memphis." in found
    assert not any(line.startswith("Votes") for line in found)


def test_what_is_sure_comes_before_what_follows_if_packages_without_a_place_come_last() -> None:
    whole, by_all, by_most = parts()

    def shown(fall: Fall) -> list[str]:
        here: Answer = replace(FOUND, fallback=replace(whole, unanimity=fall))
        return [line for line in lines(fallback_blocks("x", here, WORDS)) if line.startswith("By unanimity")]

    sure, perhaps = by_most.with_most, by_most.packages
    starts = (
        "By unanimity (all): wherever packages without a known place stand, among what is agreed is The capital: Nashville.",
        "By unanimity, for some places of them: The capital: Chattanooga \u2013 and on \u2013 The capital: Nashville.",
        "By unanimity, there is an impasse for some places of them.",
        "By unanimity, if they come after all that have a place: at step 3, on ",
    )
    said = shown(replace(by_all, certain=sure, possible=perhaps, impasse="some"))
    assert [line.startswith(start) for line, start in zip(said, starts, strict=True)] == [True] * 4
    nothing = Fall(by_all.needed, None, (), (), ()).packages
    assert "no package is sure to be agreed" in shown(replace(by_all, certain=nothing, possible=perhaps))[0]
    never = replace(by_all, certain=nothing, possible=nothing, impasse="all")
    assert shown(never)[0].startswith("By unanimity (all): impasse, wherever packages without a known place stand.")


def test_many_packages_are_described_together_and_only_once() -> None:
    """Six green fences, with or without a gate and of any height: no list of six, and not twice."""
    found = told()
    assert "By unanimity (all): at the first step, on 6 packages:" in found
    assert "In common: colour: green." in found
    assert "With any choice of: gate (no or yes) and height (1, 2 or 3)." in found
    assert "By majority (2 of 2 votes): the same, at the same step." in found
    assert sum("colour: green" in line for line in found) == 1


def test_the_reservation_of_an_order_is_said_so_that_an_impasse_can_be_understood() -> None:
    least = (
        "{p: colour == green, q: colour == red}}",
        "{q: colour == red}, reservation: {outcome: {colour: red, gate: no, height: 1}}}",
    )
    found = told(least, ("{p: colour == green, q: colour == blue}}", "{q: colour == blue}, reservation: status_quo}"))
    assert "Refused by Ada is what it places below colour: red; gate: no; height: 1." in found
    assert "Refused by Ben is what it places below the status quo: colour: blue; gate: no; height: 1." in found
    assert "By unanimity (all): impasse. There is no package that so many ever accept." in found
    unknown = told(("q: colour == red}}", "q: colour == red}, reservation: unknown}"))
    assert "What would be too little is not known, or has no known place in the order, for Ada." in unknown


def test_who_does_not_fall_back_is_named_with_what_that_leaves_out() -> None:
    third = ("consent: a and b", "consent: a and b and c"), ("preferences:", "views: {c: {refuses: {r: colour == green}}}\npreferences:")
    found = told(*third)
    start = "Without an order of packages, and so not falling back: Cleo. What is refused there, by a statement or by numbers, is left out"
    assert f"{start}." in found
    assert any(line.startswith("By unanimity (all who order packages): at step ") for line in found)
    assert f"{start}, and that is every package." in told(third[0], (third[1][0], third[1][1].replace("colour == green", "'true'")))


def test_priorities_about_people_are_named_as_left_aside() -> None:
    found = told(
        ("gate: {options: [no, yes]}", "gate: {options: [no, yes], persons: true}"),
        ("{p: colour == green, q: colour == red}", "{o: gate == yes, p: colour == green}"),
    )
    assert any(line.startswith("Priorities about numbers of people are left aside here, of Ada; ") for line in found)


def test_what_is_too_large_is_said_to_be() -> None:
    whole, _, _ = parts()
    large = replace(whole, unanimity=None, majority=None, undecided="size")
    assert any("is not worked out" in line for line in lines(fallback_blocks("x", replace(FOUND, fallback=large), WORDS)))


def test_without_orders_nothing_is_said() -> None:
    assert fallback_blocks("x", answer(sale()), WORDS) == []

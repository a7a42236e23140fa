"""The efficient packages in words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from accords.blocks import Scatter, Table
from accords.lens.wording import Wording
from accords.lenses.deals.result import Answer
from accords.lenses.deals.view_frontier import ROWS, frontier_blocks, spaced
from bundled import case_of
from lenses.deals.examples import answer, sale
from plain import lines, tables

WORDS = Wording(sale())


def shown(found: Answer, words: Wording = WORDS) -> list[str]:
    return lines(frontier_blocks("x", found, words))


def table(found: Answer, words: Wording = WORDS) -> Table:
    (only,) = tables(frontier_blocks("x", found, words))
    return only


def test_it_says_what_efficient_means_and_how_many_there_are() -> None:
    found = shown(answer(sale()))
    assert found[1] == (
        "A package is efficient if no other that is left is worth at least as much to each of Alma and Zora and more to one of them. "
        "There are 3 efficient packages, with 3 different pairs of values."
    )
    assert found[2] == "All of them have in common: Delivery: Late."


def test_the_table_has_parties_in_the_alphabets_order_and_leaves_out_what_is_common() -> None:
    found = table(answer(sale()))
    assert found.columns == ("Worth to Alma", "Worth to Zora", "The price")
    assert [[cell.plain for cell in row] for row in found.rows] == [["6", "4", "3 crowns"], ["4", "5", "2 crowns"], ["2", "6", "1 crowns"]]


def test_a_long_list_is_shown_evenly_spaced_and_says_so() -> None:
    case = case_of("raiffa-1982/ampo-and-city")
    long = answer(case)
    found = table(long, Wording(case))
    assert len(found.rows) == ROWS
    assert "25 of 192, evenly spaced; the JSON result lists all" in found.caption
    short = replace(long, frontier=long.frontier[:100])
    assert any(
        line.endswith("There are 192 different pairs of values; the first 100 are looked at here (the option 'cap' raises that).")
        for line in shown(short, Wording(case))
    )


def test_a_row_with_many_issues_says_what_it_settles_otherwise_than_the_one_above() -> None:
    case = case_of("raiffa-1982/panama-canal")
    rows = [row[2].plain for row in table(answer(case), Wording(case)).rows]
    assert rows[0].count(": As Panama wishes") == 10
    assert rows[1] == "as above, but Expansion rights: As the United States wishes"
    assert [row.startswith("as above") for row in rows].count(True) > 8


def test_packages_that_tie_are_said_together_with_what_sets_them_apart() -> None:
    case = case_of("nash-1950/bill-and-jack")
    rows = {row[0].plain: row[2].plain for row in table(answer(case), Wording(case)).rows}
    assert rows["14"].count("\u2013 or \u2013") == 1
    assert rows["14"].count("The whip") == 1


def test_what_a_cut_list_holds_is_not_said_to_be_all() -> None:
    case = case_of("raiffa-1982/ampo-and-city")
    cut = table(answer(case, cap=100), Wording(case))
    assert cut.caption.endswith("25 of the first 100, evenly spaced; the JSON result lists those")


def test_loss_is_said_as_a_share_too() -> None:
    found = shown(replace(answer(sale()), loss={"bor": 2.0, "ann": 0.5}, loss_share={"bor": 1.0, "ann": 0.125}))
    said = "by up to 0.5 (12.5 percent) to Alma and 2 (100 percent) to Zora; in brackets the share of what lies between the least and the "
    assert any(f"{said}most listed. Packages closer" in line for line in found)


def test_of_one_party_alone_nothing_is_said_for_others() -> None:
    found = shown(answer(sale(), parties="ann"))[1]
    start = "Weighed is what packages are worth to Alma alone, so that only those worth most there can be named; nothing here says what "
    assert found.startswith(f"{start}they are worth to Zora. ")


def test_numbers_that_differ_never_look_alike_in_a_column() -> None:
    near = answer(sale(("price: linear 0..3", "price: {0: 0, 1: 1, 2: 2.00000000001, 3: 2.00000000002}")))
    cells = [row[0].plain for row in table(near).rows]
    assert cells[:2] == ["4.00000000004", "4.00000000002"]


def test_what_is_not_exact_says_how_far_off_it_may_be() -> None:
    found = shown(replace(answer(sale()), loss={"bor": 2.0, "ann": 0.5}))
    assert any("Listed are packages with 3 different pairs of values." in line for line in found)
    assert any(
        "by up to 0.5 to Alma and 2 to Zora. Packages closer than that to a reservation may be missing too." in line for line in found
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"withheld": {"nash": "undecided"}}, "could not be found within the limits of the search"),
        ({"loss": {"ann": 1.0}}, "too many efficient packages to be listed"),
        ({}, "No package is left, so that none is efficient."),
    ],
)
def test_why_none_is_listed(change: dict[str, object], words: str) -> None:
    nothing = replace(answer(sale()), frontier=(), withheld={})
    found = Answer(**{name: getattr(nothing, name) for name in Answer.__slots__ if name != "whole"} | change)
    assert any(words in line for line in shown(found))


def test_one_party_alone_gets_no_picture() -> None:
    blocks = frontier_blocks("x", answer(sale(), parties="ann"), WORDS)
    assert not [block for block in blocks if isinstance(block, Scatter)]
    assert "There is one efficient package." in lines(blocks)[1]


def test_positions_are_spaced_evenly_with_both_ends() -> None:
    assert spaced(3, 25) == [0, 1, 2]
    found = spaced(192, 25)
    assert (found[0], found[-1], len(found)) == (0, 191, 25)
    assert {later - one for one, later in pairwise(found)} <= {7, 8}

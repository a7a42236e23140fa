"""What solutions choose, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accords.case.case import loads
from accords.lens.wording import Wording
from accords.lenses.deals.result import Answer, Remark
from accords.lenses.deals.view_solutions import solution_blocks
from bundled import case_of
from lenses.deals.examples import answer, sale
from lenses.deals.test_picks import TWO
from plain import lines, tables

WORDS = Wording(sale())


def shown(found: Answer, words: Wording = WORDS) -> list[str]:
    return lines(solution_blocks("x", found, words))


def one(found: list[str], start: str) -> str:
    (only,) = [line for line in found if line.startswith(start)]
    return only


def test_each_solution_says_what_it_asks_for_and_what_it_chooses() -> None:
    found = shown(answer(sale()))
    assert one(found, "Nash: ").endswith("It chooses package 1.")
    assert "Imai (1983)" in one(found, "Kalai-Smorodinsky: ")
    assert one(found, "Utilitarian: ").endswith("It chooses package 2.")
    assert "among those that nobody values below a reservation" in one(found, "A solution is a rule")
    unknown = shown(answer(sale(("reservation: 1,", ""))))
    assert "among those that are left" in one(unknown, "A solution is a rule")
    assert one(unknown, "Not given: ") == (
        "Not given: Nash, Kalai-Smorodinsky and egalitarian, since gains are counted from reservations. Not stated as one number: that of Alma."
    )


def test_packages_are_listed_once_with_who_chooses_them_and_issue_by_issue() -> None:
    listed, first, *_ = tables(solution_blocks("x", answer(sale()), WORDS))
    assert [cell.plain for cell in listed.rows[0]] == [
        "Package 1",
        "Nash, Kalai-Smorodinsky and egalitarian",
        "4",
        "5",
        "The price: 2 crowns; Delivery: Late",
    ]
    assert first.columns == ("Issue", "Settled as", "Worth to Alma", "Worth to Zora")
    assert [[cell.plain for cell in row] for row in first.rows] == [
        ["The price", "2 crowns", "4 (0 to 6)", "1 (0 to 3)"],
        ["Delivery", "Late", "0 (0 to 1)", "4 (0 to 4)"],
        ["all together", "", "4, of at most 6", "5, of at most 6"],
    ]


def test_a_trade_says_what_each_stood_back_on_and_what_undoing_it_would_cost() -> None:
    found = [line for line in shown(answer(sale())) if line.startswith("Between ")]
    start = (
        "Between Alma and Zora: the first stands back on Delivery, the second on The price. Were both settled the other way round, both "
    )
    assert found == [f"{start}would lose: 3 the first, 2 the second.", f"{start}would lose: 5 the first, 1 the second."]


def test_interactions_stand_beside_the_issues() -> None:
    case = case_of("invented/orchard")
    found = [table for table in tables(solution_blocks("x", answer(case), Wording(case))) if "issue by issue" in table.caption]
    rows = [[cell.plain for cell in row] for table in found for row in table.rows]
    assert ["interactions", "", "12.5", "0"] in rows


def test_ties_are_said() -> None:
    case = case_of("invented/harbour")
    found = one(shown(answer(case), Wording(case)), "Utilitarian: ")
    assert found.endswith("It chooses packages 1, 2, 3, 4, 5, 6 and 7, which tie.")


@pytest.mark.parametrize(
    ("remark", "words"),
    [
        (
            Remark(left_out=("bor", "ann")),
            "Left out of the comparison, since the most to be had there is just the reservation: Alma and Zora.",
        ),
        (Remark(gaining=0), "Nobody can gain over the reservations: what it chooses is worth just these."),
        (Remark(gaining=1), "Not all 2 can gain together; it lets 1 gain, the most that can."),
        (Remark(searched=True, gap=None), "Found by search; other packages may tie with it. The search ended before it was proven"),
        (Remark(searched=True, gap=0.00005), "Another package may score higher by at most 0.005 percent."),
    ],
)
def test_remarks_are_said_with_the_solution(remark: Remark, words: str) -> None:
    found = answer(sale())
    assert words in one(shown(replace(found, remarks=found.remarks | {"nash": remark})), "Nash: ")


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("comparable", "may be compared (comparable: true)"),
        ("nobody_gains", "no package lets every party gain"),
        ("empty", "is worth its reservation to every party"),
        ("undecided", "within the limits of the search"),
    ],
)
def test_why_a_solution_is_not_given_is_said(reason: str, words: str) -> None:
    bare = replace(answer(sale()), solutions={}, remarks={}, withheld={"nash": reason})  # type: ignore[dict-item]  # one of the reasons
    found = shown(bare)
    assert words in one(found, "Not given: Nash, since")
    assert len(found) == 2


def test_of_one_party_alone_no_solution_is_spoken_of() -> None:
    assert shown(answer(sale(), parties="ann")) == []


def test_the_weights_of_a_weighted_solution_are_said() -> None:
    found = one(shown(answer(sale(), weights="bor=2.5")), "Weighted Nash: ")
    assert "The weights are those that whoever asks has given: 1 for Alma and 2.5 for Zora. It chooses package" in found


def test_how_many_people_is_left_open_and_multiplies_no_package() -> None:
    """Whoever is released has no price, so that a product of gains cannot choose a number of people."""
    counted = ("issues:\n", "issues:\n  freed: {title: Released, options: [0, 10, 20], persons: true, unit: people}\n")
    case = sale(counted, ("status_quo: {", "status_quo: {freed: 0, "))
    found = answer(case)
    assert len(found.solutions["nash"]) > 1
    words = Wording(case)
    said = shown(found, words)
    assert "It chooses package 1. In all it chooses 3 packages" not in one(said, "Nash: ")
    assert one(said, "Nash: ").endswith("It chooses package 1. Packages that differ only in what counts people are one package here.")
    assert one(said, "Not weighed, and left open here, since people have no price: ").endswith(
        "Released. Which numbers go with a package, stated conditions alone decide."
    )
    listed = tables(solution_blocks("x", found, words))[0]
    assert [row[-1].plain for row in listed.rows] == ["The price: 2 crowns; Delivery: Late", "The price: 3 crowns; Delivery: Late"]
    assert not any("10 people" in line for line in said)


def test_all_packages_that_tie_are_counted_whatever_they_are_worth() -> None:
    """Two vectors tie, with 13 packages each: 26 in all, and not the 13 of the first."""
    case = loads(TWO.replace("RULE", "a and b"))
    found = one(shown(answer(case), Wording(case)), "Nash: ")
    assert "In all it chooses 26 packages, with 2 different combinations of values, of which these are some." in found

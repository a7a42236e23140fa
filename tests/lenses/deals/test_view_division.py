"""Adjusted Winner in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from accords.lens.wording import Wording
from accords.lenses.deals.result_procedures import Undivided
from accords.lenses.deals.view_division import division_blocks
from bundled import case_of
from lenses.deals.examples import answer, sale
from plain import lines, tables

PANAMA = case_of("raiffa-1982/panama-canal")
WORDS = Wording(PANAMA)
FOUND = answer(PANAMA)


def shown() -> list[str]:
    return lines(division_blocks("x", FOUND, WORDS))


def test_raiffa_1982_panama_canal_is_divided_step_by_step() -> None:
    """Panama Canal (Raiffa 1982; Brams and Taylor): 64 and 53 before the tied issue, 66 each in the end, 2/15 of it to one side."""
    found = shown()
    assert any("then 68 to Panama and 64 to United States" in line for line in found)
    assert any("first given to whoever has less at that point (the option 'start' changes that): Land and water." in line for line in found)
    assert any(
        line == "Handed over: 2/15 of Land and water from Panama to United States: then 66 to Panama and 66 to United States."
        for line in found
    )
    assert "13/15 of the way: As Panama wishes and 2/15 of the way: As the United States wishes" in found
    assert found[-3:] == [
        "Envy-free: neither would have more points with the parts of the other.",
        "Equitable: both have the same number of points.",
        "Efficient: no division in parts gives one more points and the other as many.",
    ]


def test_the_table_has_a_row_for_each_issue_with_the_points_of_both() -> None:
    (table,) = tables(division_blocks("x", FOUND, WORDS))
    assert table.columns == ("Issue", "Points of Panama", "Points of United States", "Settled as")
    assert [cell.plain for cell in table.rows[1]] == ["Use rights", "15", "22", "wholly: As the United States wishes"]


def test_who_starts_is_named() -> None:
    found = lines(division_blocks("x", answer(PANAMA, start="panama"), WORDS))
    assert any("first given to Panama (the option 'start' changes that)" in line for line in found)


def test_what_does_not_hold_is_said_as_well() -> None:
    assert FOUND.division is not None
    other = replace(FOUND, division=replace(FOUND.division, envy_free=False, equitable=False, efficient=False, transfers=()))
    found = lines(division_blocks("x", other, WORDS))
    assert [line.split(":")[0] for line in found[-3:]] == ["Not envy-free", "Not equitable", "Not efficient"]
    assert "Nothing is handed over." in found


def test_what_is_not_divided_is_named_with_the_reason() -> None:
    case = sale(
        ("status_quo:", "divisible: [price, delivery]\nstatus_quo:"), ("delivery: {soon: 1, late: 0}", "delivery: {soon: 0, late: 1}")
    )
    found = lines(division_blocks("x", answer(case), Wording(case)))
    assert "Not divided, since both like the same option best: Delivery." in found
    alone = sale(("status_quo:", "divisible: [price]\nstatus_quo:"))
    assert "Left aside, since the case does not call them divisible: Delivery." in lines(
        division_blocks("x", answer(alone), Wording(alone))
    )
    assert division_blocks("x", answer(sale()), WORDS) == []


@pytest.mark.parametrize(
    ("reason", "parties", "said"),
    [
        ("people", (), "all of them count people."),
        ("parties", (), "the procedure is for two parties with numbers; weighed here are none."),
        ("preferences", ("bor", "ann"), "not all numbers are stated for Alma and Zora."),
        ("start", ("bor", "ann"), "the option 'start' names neither of Alma and Zora, between whom they would be divided."),
        ("agreed", ("bor", "ann"), "Alma and Zora like the same option best on each of them, so that there is nothing to divide."),
        ("nothing_at_stake", ("ann",), "no divisible issue changes what a package is worth to Alma."),
    ],
)
def test_why_nothing_is_divided_is_said_in_a_sentence(reason: Any, parties: tuple[str, ...], said: str) -> None:
    found = replace(answer(sale()), undivided=Undivided(reason, parties))
    shown = lines(division_blocks("x", found, Wording(sale())))
    assert shown[1:] == [f"Issues that the case calls divisible are not divided by Adjusted Winner: {said}"]


def test_what_points_know_nothing_of_is_named_beside_what_holds() -> None:
    bonus = "interactions: {both: {when: price == 3 and delivery == soon, add: 5}}"
    case = sale(
        ("status_quo:", "divisible: [price, delivery]\nstatus_quo:"),
        ("delivery: {soon: 1, late: 0}}", f"delivery: {{soon: 1, late: 0}}}}, {bonus}"),
    )
    found = lines(division_blocks("x", answer(case), Wording(case)))
    assert (
        "is left aside: for Alma, on \u201cThe price: 3 crowns\u201d together with \u201cDelivery: Soon\u201d. So what is said here"
        in found[-1]
    )

"""What is on the table in words, and where statements and numbers differ."""

from __future__ import annotations

from dataclasses import replace

from accords.blocks import Cite, Text
from accords.case.case import loads
from accords.lens.wording import Wording
from accords.lenses.deals.view_table import disagreement_blocks, table_blocks
from lenses.deals.examples import answer, sale
from plain import lines
from zone.test_numbers import SAID

WORDS = Wording(sale())


def shown(*pairs: tuple[str, str]) -> list[str]:
    return lines(table_blocks("x", answer(sale(*pairs)), WORDS))


def test_each_package_says_how_it_stands_what_it_is_worth_and_what_is_short() -> None:
    found = shown()
    assert "The status quo: not an agreement as the case defines it." in found
    assert "The proposal of Alma, 2024-12-01: ruled out by stated conditions or numbers." in found
    assert "Worth 3 to Alma and 2 to Zora." in found
    assert "Less than the reservation of: Zora." in found
    assert "The proposal of Zora, 2024-12-02: not weighed as a whole, since it leaves issues open." in found
    assert any(line.startswith("The proposal of Zora, 2024-12-03: between the options") for line in found)


def test_a_proposal_cites_its_claims() -> None:
    parts = [part for block in table_blocks("x", answer(sale()), WORDS) if isinstance(block, Text) for part in block.parts]
    assert Cite("said") in parts


def test_what_would_be_better_for_all_is_said_by_its_changes() -> None:
    found = shown()
    assert "At least as good for both Alma and Zora and better for one of them: efficient packages, with 3 combinations of values." in found
    assert "With fewest changes: The price: 3 crowns; Delivery: Late (then worth 6 to Alma and 4 to Zora; it is efficient)." in found
    assert not any(line.startswith("Efficient, with fewest changes: The price: 3") for line in found)


def test_that_fewer_changes_could_not_be_ruled_out_is_said() -> None:
    found = answer(sale())
    now = replace(found.improvements["status_quo"], nearest=(), searched=False)
    told = lines(table_blocks("x", replace(found, improvements={"status_quo": now}), WORDS))
    assert any(line.startswith("Efficient, with fewest changes among those looked at: ") for line in told)


def test_an_efficient_proposal_is_called_so() -> None:
    found = shown(("outcome: {price: 1, delivery: soon}", "outcome: {price: 2, delivery: late}"))
    assert "The proposal of Alma, 2024-12-01: not ruled out by stated conditions or numbers." in found
    assert "Efficient: no package that is left is at least as good for both Alma and Zora and better for one of them." in found


def test_where_statements_and_numbers_differ_the_statement_counts() -> None:
    case = sale(*SAID)
    found = lines(disagreement_blocks("x", answer(case), Wording(case)))
    start = "Statements and numbers of Alma differ on "
    assert found[1] == f"{start}one possible package: accepted, though worth less. For example: The price: 0 crowns; Delivery: Late."
    assert found[2].startswith(
        f"{start}2 possible packages: refused by a statement, though worth the reservation or more. For example: The price: 3"
    )
    assert found[3].startswith("What is stated decides.")
    assert disagreement_blocks("x", answer(sale()), WORDS) == []


def test_without_anything_on_the_table_there_is_no_heading() -> None:
    text = [("status_quo: {price: 0, delivery: soon}\n", ""), ("reservation: status_quo", "reservation: 0")]
    bare = sale(
        *text,
        ("  first: {by: ann, date: 2024-12-01, outcome: {price: 1, delivery: soon}, claims: said}\n", ""),
        ("  part: {by: bor, date: 2024-12-02, outcome: {price: 2}}\n", ""),
        ("  between: {by: bor, date: 2024-12-03, outcome: {price: 1.5, delivery: late}}\n", ""),
    )
    assert table_blocks("x", answer(bare), WORDS) == []


def test_what_a_package_that_leaves_issues_open_can_become_is_said() -> None:
    found = shown()
    assert (
        "It stands for 2 possible packages; agreements among them: 2; of these, not ruled out by stated conditions or numbers: 1." in found
    )
    assert "Worth from 4 up to 5 to Alma and from 1 up to 5 to Zora." in found
    assert "Some of them are efficient." in found
    none = shown(("reservation: 1,", "reservation: 9,"))
    assert "It stands for 2 possible packages; agreements among them: 2; of these, none of them is left." in none


def test_what_is_better_for_all_who_are_weighed_may_be_worse_for_who_is_not() -> None:
    """A ratifier with the numbers 9, 5 and 1: what is better for both others is worth less and less there."""
    text = """accords: 1
title: T
as_of: 2025-01-01
handling: public
parties: {a: {name: Ann, role: negotiator}, b: {name: Bor, role: negotiator}, e: {name: Eve, role: ratifier}}
consent: a and b and e
issues: {x: {options: [x0, x1, x2]}}
preferences:
  a: {weights: {x: 1}, values: {x: {x0: 0, x1: 1, x2: 2}}, reservation: 0}
  b: {weights: {x: 1}, values: {x: {x0: 0, x1: 1, x2: 2}}, reservation: 0}
  e: {weights: {x: 1}, values: {x: {x0: 9, x1: 5, x2: 1}}, reservation: 1}
proposals: {p: {by: a, outcome: {x: x0}}, q: {by: a, outcome: {x: x2}}}
"""
    case = loads(text)
    found = lines(table_blocks("x", answer(case), Wording(case)))
    sentence = "At least as good for both Ann and Bor and better for one of them: efficient packages, with one combination of values. "
    assert f"{sentence}Not weighed is what they are worth to Eve: that may be less than what this one is." in found
    assert "The proposal of Ann (p): not ruled out by stated conditions or numbers." in found
    assert "The proposal of Ann (q): not ruled out by stated conditions or numbers." in found
    alone = lines(table_blocks("x", answer(case, parties="a"), Wording(case)))
    assert not any("better for" in line for line in alone)

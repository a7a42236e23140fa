"""What is shown of ``change``: every part under its heading, symmetrical, plain; what is not shown is said."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from accords.blocks import Cite, Heading, Note, Table, Text
from accords.lenses.change.view import view
from accords.study.asking import run
from bundled import NAMES, case_of
from lenses.change.talks import asked, blocks, one, shown
from plain import tables

COLLIDING = ("dear: {if: share > 30, since: 2024-02-01}", "dear: {if: share > 20, since: 2024-02-01}")


def test_each_part_has_its_heading_and_anchors_are_unique() -> None:
    found = [block for block in blocks() if isinstance(block, Heading)]
    assert [heading.text for heading in found if heading.level == 3] == [
        "What was left, day by day",
        "If more happened",
        "Without which conditions a package would be possible",
        "What third parties could bring",
        "Whose consent is asked for",
        "Votes and majorities",
        "Readiness",
    ]
    anchors = [heading.anchor for heading in found]
    assert len(set(anchors)) == len(anchors)


def test_corrections_are_conditions_on_conditions_with_a_package_that_each_opens() -> None:
    found = [line for line in shown(COLLIDING) if line.startswith("If the condition")]
    assert len([line for line in found if "were not made: " in line and "for example: The share: " in line]) == len(found) > 0
    assert any("Alpha" in line for line in found)
    assert any("Zeta" in line for line in found)


def test_corrections_come_by_size_and_then_in_the_alphabets_order() -> None:
    found = [line for line in shown(COLLIDING) if line.startswith("If the condition")][:2]
    assert ["condition of Alpha" in line for line in found] == [True, False]


def test_where_nothing_has_to_be_given_up_that_is_said() -> None:
    assert "None needs to be given up" in one(shown(), "None needs to be given up")
    no_deal = ("status_quo: {share: 20, gate: shut}", "status_quo: {share: 20, gate: shut}\ndeal: share == 20 and gate == shut")
    assert any("No possible package counts as an agreement" in line for line in shown(no_deal))


def test_an_undecided_search_is_not_shown_as_nothing_to_give_up() -> None:
    case, result = asked(COLLIDING)
    vague = {
        name: tuple(replace(each, possible=None, corrections=(), complete=False) for each in found)
        for name, found in result.corrections.items()
    }
    found = [block for block in view(replace(result, corrections=vague, exact=False), case) if isinstance(block, Note)]
    assert sum("could not be decided" in str(note.parts) for note in found) == 2
    assert any("bounds or not complete" in str(note.parts) for note in found)


def test_more_corrections_than_are_shown_are_counted() -> None:
    case, result = asked(COLLIDING)
    (found,) = result.corrections["rule"]
    many = replace(found, corrections=found.corrections[:1] * 15, complete=False)
    said = [str(block.parts) for block in view(replace(result, corrections={"rule": (many,)}), case) if isinstance(block, Note)]
    assert any("3 more are not shown here" in line for line in said)
    assert any("the option 'cap' raises the limit" in line for line in said)


def test_several_ways_to_agree_are_shown_one_by_one() -> None:
    found = shown(COLLIDING, ("consent: {rule: n and s, or", "consent: {rule: n and (s or r), or"))
    assert sum(line.startswith("If it is") for line in found) == 2


def test_readiness_is_the_same_four_cells_for_every_party() -> None:
    (table,) = [table for table in tables(blocks()) if table.columns[0] == "Party"]
    assert [row[0].plain for row in table.rows] == ["Alpha", "Rho", "Zeta"]
    assert [cell.plain for cell in table.rows[2][1:]] == ["not known", "It costs.", "not known", "not known"]
    assert Cite("seen") in table.rows[2][2].parts
    hidden = [
        table for table in tables(blocks(("text: It costs., claims: seen", "text: It costs., claims: kept"))) if table.columns[0] == "Party"
    ]
    assert "not shown here" in hidden[0].rows[2][2].plain


def test_a_part_of_which_nothing_may_be_shown_is_named_without_a_heading() -> None:
    found = blocks(("dear: {if: share > 30, since: 2024-02-01}", "dear: {if: share > 30, handling: team}"))
    headings = [block.text for block in found if isinstance(block, Heading)]
    assert "What was left, day by day" not in headings
    assert any(isinstance(block, Note) and "day by day" in str(block.parts) and "not shown here" in str(block.parts) for block in found)


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_cited_is_one_of_the_case(name: str) -> None:
    case = case_of(name)
    if not case.views:
        pytest.skip("nothing is said of any party")
    found = run("change", case).blocks()
    cited = set(re.findall(r"Cite\(claim='([^']+)'\)", repr(found)))
    assert cited <= set(case.claims)
    assert any(isinstance(block, Table | Text) for block in found)


def test_lists_that_are_minimal_by_their_parts_are_not_called_the_fewest() -> None:
    """A correction of one condition and another of two may both be minimal."""
    found = shown(COLLIDING)
    assert any("conditions without which that would not be so, and of which none can be spared" in line for line in found)
    assert not any("fewest" in line or "no fewer" in line for line in found)


def test_where_numbers_leave_nothing_no_need_to_give_up_is_told_only_of_what_is_stated() -> None:
    low = ("gate: {shut: 2, ajar: 0}}, reservation: 4}", "gate: {shut: 2, ajar: 0}}, reservation: 9}")
    free = (
        "r: {refuses: {shut: gate == shut, ajar: {if: gate == ajar, since: 2024-05-01}}}",
        "r: {refuses: {shut: gate == shut and share > 30}}",
    )
    found = [line for line in shown(low, free) if line.startswith("None needs to be given up")]
    assert len(found) == 2
    assert [line.endswith("By stated conditions and numbers together, every package is refused by somebody.") for line in found] == [
        False,
        True,
    ]
    assert all("by what is stated, some package is refused by nobody" in line for line in found)
    assert any(line.endswith("Parties' numbers are counted only where that is said.") for line in shown(low, free))

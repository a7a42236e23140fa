"""What follows from preferences in words."""

from __future__ import annotations

from accords.blocks import Grid, Mark
from accords.case.case import loads
from accords.lenses.robustness.sentences import Suppositions
from accords.lenses.robustness.view_preferences import comparison_blocks, preference_blocks
from bundled import case_of
from lenses.robustness.talks import PEOPLE, asked, of
from lenses.robustness.test_follows import RANKING, TEXT, orders
from lenses.robustness.test_run import ANALYSTS
from plain import lines, tables

FLOUR = "invented/flour"


def test_the_matrix_of_acceptance_says_what_the_result_says() -> None:
    found = asked(FLOUR)
    blocks = preference_blocks(found, Suppositions(case_of(FLOUR)))
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    assert [label for group in grid.columns for label in group.items][:3] == ["Bakery", "Mill", "The mill's bank"]
    assert grid.cells[0][:2] == ((Mark.RING,), (Mark.DISC,))
    assert [cell.plain for cell in grid.table.rows[0]][:3] == ["The status quo", "depends", "accepted"]


def test_what_is_better_and_what_could_be_regretted_is_said_party_by_party() -> None:
    blocks = preference_blocks(asked(FLOUR), Suppositions(case_of(FLOUR)))
    said = lines(blocks)
    assert "For Mill, the proposal of Mill, 2025-08-25 is at least as good as the proposal of Broker, 2025-08-29." in said
    assert "What would be too little is not known of Bakery." in said
    bakery, mill = tables(blocks)[-2:]
    assert (bakery.caption.endswith("for Bakery"), mill.caption.endswith("for Mill")) == (True, True)
    assert "not comparable between parties" in mill.caption
    assert [row[1].plain for row in mill.rows] == ["10", "34.67", "60", "73.33"]


def test_statements_that_collide_are_shown_with_their_lines() -> None:
    case = loads(TEXT)
    said = "\n".join(lines(preference_blocks(of(case), Suppositions(case))))
    assert "preferences.ann.weights.0 (line 9) and preferences.ann.weights.1 (line 9)" in said


def test_what_a_second_analyst_sees_otherwise() -> None:
    case = loads(case_of(FLOUR).standpoint.source.text + ANALYSTS)
    found = of(case, compare="other-analyst", draws=0)
    (table,) = tables(comparison_blocks(found, Suppositions(case)))
    assert ["The proposal of Bakery, 2025-08-20", "Bakery", "depends", "accepted"] in [[cell.plain for cell in row] for row in table.rows]
    assert comparison_blocks(asked(FLOUR), Suppositions(case)) == []


def said_of(preferences: str) -> str:
    case = orders(preferences)
    return "\n".join(lines(preference_blocks(of(case, draws=0), Suppositions(case))))


def test_an_order_to_which_no_worths_add_up_is_no_contradiction() -> None:
    said = said_of(f"ann: {{ranking: {RANKING}, reservation: status_quo}}")
    assert "cannot all hold if the worths of issues add up: preferences.ann.ranking" in said
    assert "What is stated of whole packages on Annaland is taken as an order" in said
    assert "left out" not in said.split("The packages compared")[0].replace("what is left out is free", "")
    against = said_of("ann: {weights: [toll > road, road > toll]}")
    assert "cannot all hold, so these preferences are left out" in against


def test_what_is_only_about_a_number_is_said_not_to_be_known() -> None:
    said = said_of("ann: {weights: {toll: 60, road: 40}, values: {toll: increasing, road: increasing}, reservation: about 10}")
    assert "Given only as about a number, which sets no bounds, and so taken as not known of Annaland: preferences.ann.reservation." in said
    assert "What would be too little is not known of Annaland." in said


def test_where_people_are_counted_it_is_said_that_this_is_not_weighed() -> None:
    case = loads(PEOPLE)
    said = lines(preference_blocks(of(case, draws=0), Suppositions(case)))
    (people,) = [line for line in said if line.startswith("What counts people has no price")]
    assert "People released" in people
    assert "stated conditions alone decide" in people
    assert "Whatever is not known, apart from what counts people:" in said
    assert not any("counts people" in line for line in lines(preference_blocks(asked(FLOUR), Suppositions(case_of(FLOUR)))))

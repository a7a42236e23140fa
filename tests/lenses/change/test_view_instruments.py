"""Instruments in words: by whom, what they would do to whose conditions, what they open, which together leave something."""

from __future__ import annotations

from dataclasses import replace

from accords.blocks import Cite, Note
from accords.case.case import loads
from accords.lenses.change.view import view
from accords.study.asking import run
from lenses.change.talks import TALKS, asked, blocks, one, shown
from plain import lines, tables


def test_each_instrument_is_a_row_with_who_could_bring_it_and_what_it_would_do() -> None:
    (table,) = [table for table in tables(blocks()) if table.columns[0] == "Instrument"]
    rows = {row[0].plain: [cell.plain for cell in row[1:]] for row in table.rows}
    assert rows["The loan"][:3] == ["inducement", "Gamma", "Rho"]
    assert rows["The loan"][3].startswith("No longer: the condition of Rho")
    assert rows["The watch"][3].startswith("Instead of the condition of Rho")
    assert rows["The threat"][3].startswith("New: the condition of Zeta")
    assert rows["The hope"] == ["not stated", "Gamma", "not stated", "Nobody has judged what it would change"]
    assert Cite("seen") in table.rows[0][0].parts


def test_an_instrument_that_changes_nothing_is_said_to_change_nothing() -> None:
    found = [line for line in shown() if line.startswith("Alone, no package stands otherwise with")]
    assert len(found) == 2
    assert all("The threat" in line for line in found)
    assert ["The loan" in line for line in found] == [True, False]


def test_the_smallest_sets_are_said_with_what_more_would_add() -> None:
    found = shown()
    assert any(line.startswith("Something is left without any of them") for line in found)
    loan = one(found, "The loan: ", "would be left.")
    assert "More would be left with: The watch (+" in loan
    assert "Every set of them was tried." in found


def test_beyond_the_limit_it_is_said_what_was_tried() -> None:
    found = lines(run("change", loads(TALKS), combinations=2).blocks())
    assert any("larger sets were not" in line for line in found)


def test_where_no_set_leaves_anything_that_is_said() -> None:
    found = shown(("dear: {if: share > 30, since: 2024-02-01}", "dear: {if: share > 0, since: 2024-02-01}"))
    assert sum("no set of them that was tried would leave anything" in line for line in found) == 2


def test_what_does_not_go_together_and_what_is_not_decided_is_said() -> None:
    case, result = asked()
    readings = {
        name: replace(one_of, left=False, apart=(("loan", "idle"),), complete=False) for name, one_of in result.instruments.readings.items()
    }
    found = view(replace(result, instruments=replace(result.instruments, readings=readings)), case)
    assert any("The loan and The threat" in line and "contradict each other" in line for line in lines(found))
    assert any(isinstance(block, Note) and "could not be decided" in str(block.parts) for block in found)


def test_what_is_supposed_already_and_what_cannot_be_compared_is_said() -> None:
    assert any("It is supposed here already" in line for line in lines(run("change", loads(TALKS).under("loan")).blocks()))
    gone = (
        "title: The hope, by: g}",
        "title: The hope, by: g, effect: {change: {issues: {gate: {options: {shut: Shut, ajar: Ajar, open: Open}}}}}}",
    )
    found = shown(gone)
    assert any("the packages cannot be compared one by one" in line for line in found)
    assert any("Other than now: the issues" in line for line in found)


def test_a_case_without_instruments_says_so() -> None:
    text = TALKS[: TALKS.index("instruments:")] + TALKS[TALKS.index("preferences:") :]
    assert "The case names no instrument of a third party." in lines(run("change", loads(text)).blocks())


def test_what_an_audience_may_not_see_of_an_instrument_is_not_said_to_be_nothing() -> None:
    hidden = ("refuses: {shut: gate == shut,", "refuses: {shut: {if: gate == shut, handling: team},")
    (table,) = [table for table in tables(blocks(hidden)) if table.columns[0] == "Instrument"]
    rows = {row[0].plain: [cell.plain for cell in row[1:]] for row in table.rows}
    assert rows["The loan"][2:] == ["This rests on material not shown here"] * 2
    assert rows["The threat"][3].startswith("New: the condition of Zeta")

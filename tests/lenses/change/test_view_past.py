"""The days in words: what changed, what that opened or closed, what is not known; suppositions stand apart."""

from __future__ import annotations

import pytest

from accords.blocks import Table
from accords.case.case import loads
from accords.lens.wording import Wording
from accords.lenses.change.view_past import supposition_blocks
from accords.study.asking import run
from lenses.change.talks import TALKS, asked, blocks, one, shown
from plain import lines, tables


def table(*pairs: tuple[str, str]) -> Table:
    return next(table for table in tables(blocks(*pairs)) if table.columns[0] == "When")


def test_each_day_is_a_row_with_what_was_left_before_and_after() -> None:
    rows = [[cell.plain for cell in row] for row in table().rows]
    assert [row[0] for row in rows] == [
        "2024-01-01",
        "2024-01-10",
        "2024-02-01",
        "2024-03-01 at the latest",
        "2024-03-15",
        "2024-05-01",
        "2024-06-30 (the date seen)",
    ]
    assert rows[0][2] == "open 5 \u2192 1; accepted 0; locked 0; ruled out 0 \u2192 4"
    assert rows[3][1].startswith("Statements began: 1, ended: 1")
    assert rows[4][1].startswith("The flood")
    assert "not counted: 5" in rows[0][1]


def test_each_change_is_a_sentence_with_what_it_opened_and_closed() -> None:
    found = shown()
    assert "closed packages" in one(found, "2024-01-01", "Began: the condition of Zeta")
    ended = one(found, "2024-05-01", "Ended: the condition of Zeta")
    assert ended.endswith("It opened packages.")
    assert "If agreement needs Alpha and Zeta, it opened these packages:" in found
    replaced = one(found, "2024-03-01, at the latest", "Began: the condition of Alpha", "in place of the condition of Alpha")
    assert replaced.endswith("It opened and closed nothing.")
    assert "Nobody has judged what it changed" in one(found, "2024-03-15", "The flood")


def test_no_sentence_says_how_many_packages_one_statement_closed() -> None:
    assert not any(
        "packages" in line and any(mark.isdigit() for mark in line.split("closed")[-1].split("packages")[0])
        for line in shown()
        if "Began" in line
    )


def test_an_event_that_changed_the_ground_or_a_statement_says_so() -> None:
    change = "title: The flood, change: {deal: share > 20, views: {n: {refuses: {dear: {if: share > 20}}}}}}"
    found = shown(("title: The flood}", change))
    assert "It changed what counts as an agreement." in one(found, "Event: The flood")
    assert "Altered by an event (The flood): the condition of Zeta" in one(found, "2024-03-15 \u2013 Altered")
    assert "altered by an event: 1; The flood" in one(found, "Statements altered")


def test_what_carries_no_date_and_what_happened_when_nobody_knows_is_listed() -> None:
    found = shown()
    assert any("Rho" in line and "from 2024-06-30" in line for line in found)
    assert "The fair" in one(found, "Happened on a day that is not known")
    assert "2024-01-01, 2024-01-10" in one(found, "On these days some conditions are not known to have been in force")


def test_a_case_in_which_nothing_is_dated_says_so() -> None:
    found = lines(run("change", loads(TALKS).at("2023-06-30")).blocks())
    assert any(line.startswith("No day is known") for line in found)


def test_what_is_supposed_is_said_to_be_no_part_of_the_days() -> None:
    found = lines(run("change", loads(TALKS).under("calm")).blocks())
    assert "Calm" in one(found, "The days are shown as they were, without what is supposed here")


def test_suppositions_are_rows_of_their_own_and_what_is_alleged_is_shown_only_where_it_is_asked_for() -> None:
    case, result = asked()
    found = supposition_blocks(result, Wording(case))
    (rows,) = [[row[0].plain for row in block.rows] for block in found if isinstance(block, Table)]
    assert rows == ["The vote (foreseen)", "Calm (supposed)"]
    assert any("The game" in line and "nobody has judged" in line for line in lines(found))
    assert not any("A motive" in line for line in shown())
    assert any("A motive (supposed)" in line for line in lines(run("change", loads(TALKS).under("motive")).blocks()))


@pytest.mark.parametrize(("day", "said"), [("2024-06-30", "opens"), ("2024-10-15", "it cannot be applied")])
def test_a_supposition_that_does_not_fit_is_said_not_to(day: str, said: str) -> None:
    text = TALKS.replace(
        "{date: 2024-09, title: The vote, change: {views: {s: {refuses: {fresh: share > 20}}}}}",
        "{date: 2024-09, title: The vote, status: happened, remove: [views.r.refuses.shut]}",
    )
    found = lines(run("change", loads(text).at(day)).blocks())
    assert any(said in line for line in found)


ALTERED = "title: The flood, change: {views: {n: {refuses: {dear: {if: share > 20}}}}}}"


def test_a_change_is_said_in_the_words_of_its_day_and_not_of_today() -> None:
    """What an event altered later began otherwise; both wordings and the event are named where it was altered."""
    found = shown(("title: The flood}", ALTERED))
    assert "more than 30" in one(found, "2024-02-01 \u2013 Began: the condition of Zeta")
    altered = one(found, "2024-03-15 \u2013 Altered by an event (The flood): ")
    before, after = altered.split("; from then on: ")
    assert "more than 30" in before
    assert "more than 20" in after


def test_what_was_over_is_said_as_it_had_been() -> None:
    replaced = (
        "cheap: {if: share < 30, since: by 2024-03-01, replaces: older}",
        "cheap: {if: share < 30, since: 2024-03-15, replaces: older}",
    )
    changed = ("title: The flood}", "title: The flood, change: {views: {s: {refuses: {older: {if: share < 31}}}}}}")
    found = one(shown(replaced, changed), "2024-03-15 \u2013 Began: the condition of Alpha")
    assert "less than 40" in found.split("in place of")[1]

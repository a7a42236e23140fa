"""What drives a share, and whom packages are first for, in words."""

from __future__ import annotations

from dataclasses import replace

from accords.blocks import Bars
from accords.lenses.robustness.sentences import Suppositions
from accords.lenses.robustness.view_drivers import driver_blocks, ranking_blocks, shown
from bundled import case_of
from lenses.robustness.talks import asked
from plain import lines, tables

FLOUR = "invented/flour"


def test_what_drives_the_share_is_a_picture_with_its_table() -> None:
    blocks = driver_blocks(asked(FLOUR), Suppositions(case_of(FLOUR)))
    (bars,) = [block for block in blocks if isinstance(block, Bars)]
    assert bars.bars[0].label == "What would be too little for Bakery"
    assert [row[0].plain for row in bars.table.rows] == [bar.label for bar in bars.bars]
    assert all("±" in cell.plain or "(" in cell.plain for row in bars.table.rows for cell in row[1:3])


def test_the_reading_that_it_stands_under_is_named_where_there_are_others() -> None:
    found = asked(FLOUR)
    assert found.readings
    assert lines(driver_blocks(found, Suppositions(case_of(FLOUR))))[0].startswith(
        "Most often accepted by all if agreement needs Bakery and Mill: "
    )
    alone = replace(found, readings={}, whole=False)
    assert lines(driver_blocks(alone, Suppositions(case_of(FLOUR))))[0].startswith("Most often accepted by all, of those looked at: ")


def test_how_often_a_package_is_first_has_its_error() -> None:
    for table in tables(ranking_blocks(asked(FLOUR), Suppositions(case_of(FLOUR)))):
        assert all("±" in row[1].plain or "(" in row[1].plain for row in table.rows)


def test_priors_that_come_to_the_same_are_shown_once() -> None:
    found = asked(FLOUR)
    assert shown(found) == ("uniform", "even")
    assert shown(replace(found, priors_alike=True)) == ("uniform",)

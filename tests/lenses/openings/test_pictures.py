"""What each condition rules out: option by option, parties in alphabetical order, the table in the same order."""

from __future__ import annotations

import pytest

from accords.blocks import Grid, Mark
from accords.case.case import loads
from accords.lens.labels import plain
from accords.lens.wording import Wording
from accords.study.asking import run
from bundled import NAMES, case_of

CASE = """
accords: 1
title: Talks
as_of: 2024-12-17
parties: {z: {name: Zeta, role: negotiator}, a: {name: Alpha, role: negotiator}}
consent: z and a
issues:
  rent: {title: The rent, options: [0, 10, 20, 30]}
  land: {title: The land, options: {half: Half of it, all: All of it}}
  keys: {title: The keys, options: {kept: Kept, handed: Handed over}}
status_quo: {rent: 0, land: half, keys: kept}
deal: rent > 0
norms: {decency: {if: rent == 30}}
views:
  z:
    refuses:
      cheap: rent < 20
      swap: {if: land == all, until_done: keys == handed}
  a:
    refuses: {joint: rent == 20 and land == all}
"""


def pictures(text: str) -> list[Grid]:
    return [block for block in run("openings", loads(text)).blocks() if isinstance(block, Grid)]


def test_conditions_are_in_the_alphabetical_order_of_their_parties_in_picture_and_table() -> None:
    (grid,) = pictures(CASE)
    assert [group.title for group in grid.rows] == ["Alpha", "Zeta"]
    assert ["Alpha" in row[0].plain for row in grid.table.rows] == [True, False, False]


def test_options_that_no_agreement_has_are_left_out() -> None:
    (grid,) = pictures(CASE)
    assert grid.columns[0].items == ("10", "20")


def test_marks_tell_what_is_taken_away_from_what_is_ruled_out_in_some_combinations() -> None:
    (grid,) = pictures(CASE)
    none, some, whole = (), (Mark.HATCHED_SQUARE,), (Mark.SQUARE,)
    assert grid.cells == (
        (none, some, none, some, none, none),
        (whole, none, none, none, none, none),
        (none, none, none, some, some, none),
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_is_in_the_legend_and_what_is_taken_away_stands_in_the_table(name: str) -> None:
    case = case_of(name)
    found = run("openings", case)
    grids = [block for block in found.blocks() if isinstance(block, Grid)]
    assert len({grid.caption for grid in grids}) == len(grids)
    words = Wording(case)
    for reading, grid in zip([one for one in found.result.readings.values() if one.excludes], grids, strict=True):
        assert {mark for row in grid.cells for marks in row for mark in marks} == {key.mark for key in grid.legend}
        titles = [(group.title, item) for group in grid.columns for item in group.items]
        taken = {
            (words.issue(issue).text, plain([words.option(issue, option)]))
            for one in reading.excludes
            for issue, options in one.options.items()
            for option in options
            if option is not None
        }
        drawn = {titles[index] for row in grid.cells for index, marks in enumerate(row) if Mark.SQUARE in marks}
        assert drawn == taken
        assert len(grid.table.rows) == len(grid.cells) == len(reading.excludes)

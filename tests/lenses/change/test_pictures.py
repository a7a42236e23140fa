"""The pictures of ``change``: what was left when, as far as it is known; how packages stand with each instrument."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from accords.blocks import Grid, Mark, Table, Timeline
from accords.case.case import loads
from accords.lens.wording import Wording
from accords.lenses.change.pictures import instrument_picture, past_picture
from accords.study.asking import run
from bundled import NAMES, case_of
from lenses.change.talks import asked

TABLE = Table("T", ("A",), ())

DATED = """
accords: 1
title: t
as_of: 2024-06-30
parties: {a: {name: A, role: negotiator}, b: {name: B, role: negotiator}}
issues: {x: {options: [0, 1, 2]}, y: {options: [0, 1]}}
status_quo: {x: 0, y: 0}
deal: x > 0
views:
  a: {refuses: {all: {if: x > 0, since: 2024-02-01, until: 2024-02-29}}, accepts: {yes: {if: x == 1, since: 2024-05-01}}}
  b: {refuses: {less: {if: x == 2, since: 2024-01-10}}, accepts: {yes: {if: x == 1, since: 2024-05-01}}}
"""


def drawn(text: str) -> Timeline:
    case = loads(text)
    found = past_picture(run("change", case).result, Wording(case), TABLE)
    assert isinstance(found, Timeline)
    return found


def test_stretches_follow_the_changes_and_neighbours_of_one_kind_are_one() -> None:
    (lane,) = drawn(DATED).lanes
    assert lane.title == "If agreement needs A and B"
    assert [(span.mark, span.start, span.end) for span in lane.spans] == [
        (Mark.RING, None, date(2024, 1, 31)),
        (Mark.SQUARE, date(2024, 2, 1), date(2024, 2, 29)),
        (Mark.RING, date(2024, 3, 1), date(2024, 4, 30)),
        (Mark.DISC, date(2024, 5, 1), None),
    ]
    assert all(span.known_to is not None for span in lane.spans)


def test_where_conditions_are_not_known_to_have_been_in_force_nothing_is_known_to_have_been_left() -> None:
    (lane,) = drawn(DATED.replace("accepts: {yes: {if: x == 1, since: 2024-05-01}}}\n  b", "accepts: {yes: x == 1}}\n  b")).lanes
    assert all(span.known_from is None for span in lane.spans[:-1])
    assert lane.spans[-1].end == date(2024, 6, 30) or lane.spans[-1].end is None


def test_locked_packages_and_no_agreement_have_marks_of_their_own() -> None:
    text = DATED.replace("less: {if: x == 2, since: 2024-01-10}", "less: {if: x > 0, until_done: y == 1, since: 2024-01-10}")
    text = text.replace("all: {if: x > 0, since: 2024-02-01, until: 2024-02-29}", "all: {if: y == 1, until_done: x > 0, since: 2024-02-01}")
    marks = {
        span.mark
        for lane in drawn(text.replace("accepts: {yes: {if: x == 1, since: 2024-05-01}}", "lives_with: {}")).lanes
        for span in lane.spans
    }
    assert Mark.HATCHED_SQUARE in marks
    assert {span.mark for lane in drawn(DATED.replace("deal: x > 0", "deal: x == 0 and y == 0")).lanes for span in lane.spans} == {
        Mark.CROSS
    }


def test_every_mark_is_in_the_legend() -> None:
    found = drawn(DATED)
    assert {key.mark for key in found.legend} == {span.mark for lane in found.lanes for span in lane.spans}


def test_without_a_change_there_is_the_table_alone() -> None:
    case, result = asked()
    assert past_picture(replace(result, timeline=result.timeline[-1:]), Wording(case), TABLE) is TABLE


def test_instruments_are_rows_and_a_few_packages_columns_named_by_what_tells_them_apart() -> None:
    case, result = asked()
    reading = result.instruments.readings["wider"]
    grid = instrument_picture("wider", reading, Wording(case), TABLE)
    assert isinstance(grid, Grid)
    assert grid.rows[0].items == ("without any of them", "The loan", "The watch", "The threat")
    assert set(grid.columns[0].items) == {"The gate: Shut", "The gate: Ajar"}
    assert set(grid.cells[0]) == {(Mark.SQUARE,)}
    column = grid.columns[0].items.index("The gate: Shut")
    assert [row[column] for row in grid.cells] == [(Mark.SQUARE,), (Mark.RING,), (Mark.SQUARE,), (Mark.SQUARE,)]
    assert {mark for row in grid.cells for marks in row for mark in marks} == {key.mark for key in grid.legend}
    assert grid.table is TABLE


def test_without_a_package_to_show_there_is_the_table_alone() -> None:
    case, result = asked()
    assert instrument_picture("rule", replace(result.instruments.readings["rule"], packages=()), Wording(case), TABLE) is TABLE


@pytest.mark.parametrize("name", NAMES)
def test_pictures_of_bundled_cases_have_captions_of_their_own_and_whole_rows(name: str) -> None:
    found = run("change", case_of(name)).blocks()
    grids = [block for block in found if isinstance(block, Grid)]
    assert len({grid.caption for grid in grids}) == len(grids)
    for grid in grids:
        assert all(len(row) == len(grid.columns[0].items) for row in grid.cells)
        assert len(grid.cells) == len(grid.rows[0].items)
    assert sum(isinstance(block, Timeline) for block in found) <= 1

"""What judgements rest on: the standing of claims for and against each, and where there is none."""

from __future__ import annotations

import pytest

from accords.blocks import Grid, Mark
from accords.case.case import loads
from accords.study.asking import run
from bundled import NAMES, case_of

CASE = """
accords: 1
title: Talks
as_of: 2024-12-17
parties: {n: {name: North, role: negotiator}, s: {name: South, role: negotiator}}
issues: {share: {title: The share, options: [10, 20, 30]}}
views:
  n:
    refuses: {a: {if: share == 10, claims: [said, heard], against: bare}, b: share == 20}
    interests: {water: {text: Enough of it., claims: said}}
    readiness: {cost: {text: Much., claims: said}}
    no_agreement: {text: Dry fields., claims: heard}
sources: {paper: {title: The paper}}
claims:
  said: {source: paper, by: n, standing: on_record, says: One.}
  heard: {source: paper, by: s, standing: alleged, says: Two.}
  bare: {source: paper, says: Three.}
events: {rain: {title: The rain, date: 2024-12-01, claims: said}}
"""


def picture(text: str) -> Grid:
    return next(block for block in run("evidence", loads(text)).blocks() if isinstance(block, Grid))


def test_all_standings_are_columns_so_that_what_is_missing_is_seen() -> None:
    assert picture(CASE).columns[0].items == (
        *("on record", "reported", "alleged", "assessed", "inferred", "the analyst's own"),
        *("not stated", "no claim"),
    )


def test_claims_for_and_against_and_none_have_marks_of_their_own() -> None:
    grid = picture(CASE)
    columns = grid.columns[0].items
    first, second = grid.cells[:2]
    assert {columns[index]: marks for index, marks in enumerate(first) if marks} == {
        "on record": (Mark.DISC,),
        "alleged": (Mark.DISC,),
        "not stated": (Mark.CROSS,),
    }
    assert {columns[index]: marks for index, marks in enumerate(second) if marks} == {"no claim": (Mark.BAR,)}


def test_judgements_stand_under_their_party_or_kind() -> None:
    assert [(group.title, len(group.items)) for group in picture(CASE).rows] == [("North", 5), ("Events", 1)]
    assert picture(CASE).rows[0].items[2:] == (
        "interest: Enough of it.",
        "without an agreement: Dry fields.",
        "readiness, the cost of going on: Much.",
    )


def test_what_is_only_supposed_is_shown_where_it_is_asked_for_and_nowhere_else() -> None:
    case = loads(f"{CASE}scenarios: {{motive: {{title: As critics allege, claims: heard, remove: [views.n.refuses.b]}}}}\n")
    for seen, titles in ((case, {"North", "Events"}), (case.under("motive"), {"North", "Events", "Scenarios"})):
        grid = next(block for block in run("evidence", seen).blocks() if isinstance(block, Grid))
        assert {group.title for group in grid.rows} == titles
        assert len(grid.cells) == len(grid.table.rows)


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_is_in_the_legend_and_every_row_has_its_row_in_the_table(name: str) -> None:
    grid = next(block for block in run("evidence", case_of(name)).blocks() if isinstance(block, Grid))
    assert {mark for row in grid.cells for marks in row for mark in marks} == {key.mark for key in grid.legend}
    assert len(grid.cells) == len(grid.table.rows) == sum(len(group.items) for group in grid.rows)
    for row, said in zip(grid.cells, grid.table.rows, strict=True):
        marks = {mark for found in row for mark in found}
        assert (Mark.DISC in marks) == (said[1].plain != "nothing")
        assert (Mark.CROSS in marks) == bool(said[2].parts)

"""The matrix marks what is said of each option, and the table beside it says the same."""

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
parties: {n: {name: North, role: negotiator}, s: {name: South, role: negotiator}, w: {name: West, role: outside}}
issues:
  share: {title: The share, unit: percent, options: [10, 20, 30]}
  fence: {title: The fence, options: {stays: It stays, gone: It goes}}
status_quo: {share: 10, fence: stays}
views:
  n:
    refuses: {plain: share > 20, joint: share > 10 and fence == stays}
    lives_with: {gone: fence == gone}
    silent: {ten: {if: share == 10, note: Nobody has asked.}}
  s: {accepts: {whole: share == 20 and fence == gone}, refuses: {early: {if: fence == stays, since: 2024-11}}}
  w: {interests: {peace: {text: Quiet.}}}
"""


def picture(text: str, at: str | None = None) -> Grid:
    case = loads(text)
    blocks = run("positions", case.at(at) if at else case).blocks()
    return next(block for block in blocks if isinstance(block, Grid))


def test_every_option_has_a_row_and_every_party_that_says_something_a_column() -> None:
    grid = picture(CASE)
    assert [(group.title, group.items) for group in grid.rows] == [
        ("The share", ("10 percent", "20 percent", "30 percent")),
        ("The fence", ("It stays", "It goes")),
    ]
    assert grid.columns[0].items == ("North", "South")


def test_marks_tell_always_from_depending_and_kinds_from_each_other() -> None:
    assert picture(CASE).cells == (
        ((Mark.QUERY,), ()),
        ((Mark.HATCHED_SQUARE,), (Mark.DISC,)),
        ((Mark.SQUARE,), ()),
        ((Mark.HATCHED_SQUARE,), (Mark.SQUARE,)),
        ((Mark.RING,), (Mark.DISC,)),
    )


def test_what_is_not_known_to_be_in_force_has_a_mark_of_its_own() -> None:
    grid = picture(CASE, "2024-12-01")
    assert grid.cells[2][0] == (Mark.DASHED_SQUARE,)
    assert Mark.DASHED_SQUARE in {key.mark for key in grid.legend}


def test_an_empty_cell_is_explained() -> None:
    assert "not the same as agreement" in picture(CASE).empty


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_is_in_the_legend_and_has_its_words_in_the_table(name: str) -> None:
    grid = next(block for block in run("positions", case_of(name)).blocks() if isinstance(block, Grid))
    legend = {key.mark for key in grid.legend}
    assert grid.table.columns[1:] == grid.columns[0].items
    cells = iter(grid.cells)
    for group, row in zip(grid.rows, grid.table.rows, strict=True):
        assert row[0].plain == group.title
        for _ in group.items:
            for marks, said in zip(next(cells), row[1:], strict=True):
                assert set(marks) <= legend
                assert said.plain or not marks


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_the_picture_counts(name: str) -> None:
    grid = next(block for block in run("positions", case_of(name)).blocks() if isinstance(block, Grid))
    assert not any(word in f"{grid.caption} {grid.description}".lower() for word in ("total", "score", "number of", "how many"))

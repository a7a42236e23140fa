"""Cases made into sheets, and back: simple statements say the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from accords.case.case import load, loads
from accords.formats.positions_in import case_from_sheets
from accords.formats.positions_out import sheets_of_case
from accords.formats.sheet import read_csv, read_sheets, write_csv
from accords.formats.workbook_out import write_workbook
from formats.cases_of_sheets import case_texts, meaning

CATALOG = Path(__file__).parents[2] / "src" / "accords" / "catalog"


@settings(max_examples=30)
@given(case_texts())
def test_a_case_made_into_sheets_and_back_says_the_same(text: str) -> None:
    case = loads(text)
    written = sheets_of_case(case)
    positions, sources = (read_csv(write_csv(page), page.name, "a.csv") for page in written.pages[:2])
    back = case_from_sheets([positions], name="a.csv", sources=sources)
    left = {problem.path for problem in written.left_out}
    assert not any(path.startswith("views.") for path in left)
    assert meaning(loads(back.text)) == meaning(case)


# Sheets hold what parties say; a case of numbers alone has nothing to put in one.
@pytest.mark.parametrize(
    "path", sorted(path for path in CATALOG.glob("*/*.yaml") if "\nviews:" in path.read_text("utf-8")), ids=lambda path: path.stem
)
def test_bundled_cases_become_workbooks_that_are_read_again(path: Path, tmp_path: Path) -> None:
    case = load(path)
    written = sheets_of_case(case)
    content = write_workbook(written.pages, str(case.title))
    assert write_workbook(sheets_of_case(load(path)).pages, str(case.title)) == content
    sheet = tmp_path / "sheet.xlsx"
    sheet.write_bytes(content)
    back = loads(case_from_sheets(read_sheets(sheet), name="sheet.xlsx").text)
    assert str(back.as_of) == str(case.as_of)
    assert [issue.label for issue in back.issues.values()] == [issue.label for issue in case.issues.values()]
    assert meaning(back) or written.left_out
    assert not meaning(back) - meaning(case)
    assert set(case.claims) == set(back.claims)


CASE = """accords: 1
title: A case
as_of: 2025-03-01
parties: {a: {name: North, role: negotiator}, b: {name: Options, role: negotiator}, c: {name: Council, role: ratifier}, d: {role: affected}}
issues:
  share: {title: Share, unit: percent, options: [20, 30, 40, 50]}
  fence: {title: Fence, options: {stays: It stays, gate: A gate, goes: It goes}, controller: a}
status_quo: {share: 20, fence: stays}
deal: share > 20
views:
  a:
    refuses:
      old: {if: share > 20}
      new: {if: share > 40 and fence == gate, since: 2025-01-01, replaces: old, claims: k}
      steps: {if: fence == goes, until_done: share == 50}
      impossible: {if: fence not in stays|gate|goes}
    silent: {s1: {if: fence == stays}, s2: {if: fence == gate}, s3: {if: fence == goes}, both: {if: fence == goes and share == 20}}
  b: {lives_with: {l: {if: share in 30..50, handling: mediator, note: Not said in public.}}}
sources: {paper: {title: Paper, omits: Much, handling: mediator}, unused: {title: Unused}}
claims: {k: {source: paper, by: a, says: Never}}
"""


def test_a_matrix_holds_positions_in_force_and_says_what_it_leaves_out() -> None:
    written = sheets_of_case(loads(CASE))
    positions, sources, earlier = written.pages
    assert positions.columns == ("Issue", "Options", "Unit", "Status quo", "North", "Options (negotiator)", "Council (ratifier)", "Note")
    rows = {row[0]: row for row in positions.rows}
    assert rows["Share"][1:6] == ("20, 30, 40, 50", "percent", "20", "", "could live with: more than 20 (handling: mediator)")
    assert rows["Fence"][4] == "?"
    assert rows["Several issues"][4].split("\n") == [
        "refuses: \u201cShare: more than 40 percent\u201d and \u201cFence: A gate\u201d (since 2025-01-01) [k]",
        "refuses: \u201cFence: It goes\u201d, until this is done: \u201cShare: 50 percent\u201d",
        "refuses: \u201cFence: anything but It stays or A gate or It goes\u201d",
        "silent on: \u201cFence: It goes\u201d and \u201cShare: 20 percent\u201d",
    ]
    assert sources.columns == ("ID", "Title", "Date", "Kind", "By", "At", "Says", "Omits", "Handling")
    assert sources.rows == (
        ("k", "Paper", "", "", "North", "", "Never", "Much", "mediator"),
        ("unused", "Unused", "", "", "", "", "", "", ""),
    )
    assert [row[:2] for row in earlier.rows] == [("North", "refuses: \u201cShare: more than 20 percent\u201d")]
    assert {problem.path for problem in written.left_out} == {"views.a.refuses.impossible", "views.b.lives_with.l", "deal", "issues.fence"}


def test_what_an_audience_may_not_see_is_left_out_and_the_sheet_says_so() -> None:
    hidden = {"views.b.lives_with.l", "views.a.silent.s1", "claims.k", "sources.unused", "views.a.refuses.new"}
    positions, sources, *_ = sheets_of_case(loads(CASE), "team", lambda path: path not in hidden).pages
    assert positions.above[1] == "As of 2025-03-01. For: team. There is material that is not shown here."
    rows = {row[0]: row for row in positions.rows}
    assert rows["Share"][5] == ""
    assert rows["Fence"][4] == "silent on: A gate\nsilent on: It goes"
    assert "more than 40" not in rows["Several issues"][4]
    assert sources.rows == ()

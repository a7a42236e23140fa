"""Sheets of positions made into cases."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.case.case import Case, loads
from accords.errors import AccordsError, CaseError
from accords.formats.positions_in import SheetCase, case_from_sheets
from accords.formats.sheet import Cell, Sheet


def sheet(*rows: tuple[str, ...], name: str = "Sheet1") -> Sheet:
    cells = (Cell(row, column, text) for row, values in enumerate(rows, 1) for column, text in enumerate(values, 1) if text)
    return Sheet(name, tuple(cells))


def made(*rows: tuple[str, ...], sources: Sheet | None = None) -> tuple[Case, SheetCase]:
    found = case_from_sheets([sheet(*rows)], name="talks.xlsx", as_of="2025-01-01", sources=sources)
    return loads(found.text), found


def views(case: Case) -> dict[str, list[str]]:
    return {
        party: [f"{kind} {entry.if_}" for kind in ("refuses", "accepts", "lives_with", "silent") for entry in getattr(view, kind).values()]
        for party, view in case.views.items()
    }


def test_demands_refusals_and_what_could_be_lived_with() -> None:
    case, found = made(
        ("Issue", "Options", "Unit", "North", "South"),
        ("Share", "10, 20, 30, 40", "percent", "no more than 30%", "at least 30; could live with 20 (since 2024-12-01) [c1]"),
        ("Fence", "stays | a gate | goes", "", "demands: gate; could live with goes", "refuses: stays; goes"),
        ("Road", "open | closed", "", "?", "-"),
        sources=sheet(("id", "title", "says", "by"), ("c1", "News", "Twenty", "South")),
    )
    assert views(case) == {
        "north": ["refuses share > 30", "refuses fence not in a-gate|goes", "lives_with fence == goes", "silent road == closed"],
        "south": ["refuses share not in 20|30|40", "refuses fence == stays", "refuses fence == goes", "lives_with share == 20"],
    }
    assert case.issues["share"].unit == "percent"
    assert case.views["south"].lives_with["share-2"].claims == ("c1",)
    assert case.claims["c1"].by is not None
    assert case.claims["c1"].by.party == "south"
    refusal = case.views["north"].refuses["share"]
    assert (refusal.firm, str(refusal.note)) == ("judged", "Sheet1!D2: no more than 30%")
    assert case.consent is None
    assert found.statements == sum(map(len, views(case).values()))


def test_options_come_from_cells_where_no_column_lists_them() -> None:
    case, _ = made(
        ("", "A", "B", "C"), ("Toll", "30 days", "not more than 45 days", "refuses: 60 or more"), ("Road", "demands full closure", "?", "")
    )
    assert [option.id for option in case.issues["toll"].options] == ["30", "45", "60"]
    assert case.issues["toll"].unit == "days"
    assert [option.label for option in case.issues["road"].options] == ["full closure", "Anything else"]
    assert views(case)["a"] == ["refuses toll != 30", "refuses road != full-closure"]
    assert str(case.readings["rule"]) == "a and b and c"


def test_everything_that_cannot_be_read_is_listed_with_its_cell_and_kept_in_the_file() -> None:
    _, found = made(
        ("Issue", "Options", "A", "B"),
        ("Share", "20, 30", "refuses 25", "accepts 30 if the fence goes"),
        ("Toll", "1,000 | 2", "agrees", ""),
        ("Fence", "stays | goes", "demands stays; goes", "The government has said several things about it."),
        ("Fence", "x | y", "demands x", ""),
        ("", "", "lost words", ""),
        ("Later", "", "", ""),
    )
    listed = {problem.path: problem for problem in found.unread}
    assert {"Sheet1!C2", "Sheet1!D2", "Sheet1!C3", "Sheet1!C4", "Sheet1!D4", "Sheet1!A5", "Sheet1!C5", "Sheet1!C6", "Sheet1!A7"} <= set(
        listed
    )
    assert "20, 30" in listed["Sheet1!C2"].hint
    assert all(problem.excerpt and f"{problem.path}: {problem.message}" in found.text for problem in found.unread)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "is empty"),
        ([("only", "a title")[:1]], "names parties"),
        ([("Issue", "Options"), ("x", "a | b")], "names no party"),
        ([("Issue", "A")], "names no issue"),
        ([("Issue", "A"), ("x", "?")], "No row of the sheet"),
    ],
)
def test_a_sheet_without_positions_is_refused_in_a_sentence(rows: list[tuple[str, ...]], said: str) -> None:
    with pytest.raises(AccordsError, match=said):
        case_from_sheets([sheet(*rows)], name="x.csv", as_of="2025")


def test_the_date_is_what_the_sheet_says_or_the_newest_in_it() -> None:
    rows = (("Issue", "A", "B"), ("x", "demands y (since 2024-03-01)", "refuses y (2024-02)"))
    assert "as_of: 2024-03-01\nas_of_note: The newest date" in case_from_sheets([sheet(*rows)], name="x").text
    dated = case_from_sheets([sheet(("Talks",), ("as of 5 May 2024",), *rows)], name="x").text
    assert "title: Talks\nas_of: 2024-05-05\n\n" in dated
    undated = (("Issue", "A", "B"), ("x", "demands y", ""))
    saved = Sheet("S", sheet(*undated).cells, changed="2023-01-02")
    assert "as_of: 2023-01-02\n" in case_from_sheets([saved], name="x").text
    with pytest.raises(AccordsError, match="has no date"):
        case_from_sheets([sheet(*undated)], name="x")


def test_the_status_quo_is_written_when_every_issue_has_one() -> None:
    rows = (("Issue", "Options", "Status quo", "A", "B"), ("x", "1, 2", "1", "demands 2", ""))
    assert dict(made(*rows)[0].status_quo_choices) == {"x": "1"}
    case, found = made(*rows, ("y", "a | b", "?", "", ""))
    assert case.status_quo is None
    assert "# status_quo: {x: 1}" in found.text


def test_other_sheets_are_named_and_a_sheet_of_sources_is_found() -> None:
    positions = sheet(("Issue", "A", "B"), ("x", "demands y [2]", "[c9] silent"))
    sources = sheet(("Sources",), ("title", "date"), ("Paper", "2024"), ("Minutes", "March 2024"), name="Quellen")
    found = case_from_sheets([positions, sheet(("notes",), name="Other"), sources], name="x")
    assert "minutes: {title: Minutes, date: 2024-03}" in found.text
    assert "claims: c2" in found.text
    assert [problem.path for problem in found.unread if "sheet was not read" in problem.message] == ["Other"]


def test_notes_steps_and_duplicates_in_columns() -> None:
    case, found = made(
        ("Issue", "Options", "Note", "Status quo", "A", "B"),
        ("Term", "0 to 90 days step 5", "To be\nasked", "7", "at least 30", ""),
        ("Fence", "a | b | A", "", "a or b", "?", ""),
    )
    assert "options: {from: 0, to: 90, step: 5}" in found.text
    assert str(case.issues["term"].note) == "To be asked"
    assert sorted(problem.path for problem in found.unread) == ["Sheet1!B3", "Sheet1!D2", "Sheet1!D3"]


def test_cells_that_cannot_be_relied_on_are_listed_and_not_read() -> None:
    cells = [
        Cell(1, 1, "Issue"),
        Cell(1, 2, "A"),
        Cell(1, 3, "Options"),
        Cell(2, 1, "x"),
        Cell(2, 2, "2025-01-20", "a date.", "Write text."),
    ]
    cells += [Cell(2, 3, "a | b"), Cell(3, 1, "y"), Cell(3, 2, "demands c"), Cell(3, 3, "=D1", "a formula.")]
    found = case_from_sheets([Sheet("S", tuple(cells))], name="x", as_of="2025")
    assert [(problem.path, problem.message) for problem in found.unread] == [("S!B2", "a date."), ("S!C3", "a formula.")]
    assert [option.id for option in loads(found.text).issues["y"].options] == ["c", "other"]


def test_a_sheet_that_is_too_much_for_one_case_is_refused() -> None:
    rows = (Cell(row, column, text) for row in range(2, 104) for column, text in ((1, f"Issue {row}"), (2, "demands a"), (3, "x" * 20_000)))
    with pytest.raises(AccordsError, match="2 MB at most"):
        case_from_sheets([Sheet("S", (Cell(1, 2, "A"), Cell(1, 3, "Note"), *rows))], name="x", as_of="2025")
    with pytest.raises(AccordsError, match="no sheet to read"):
        case_from_sheets([], name="x")


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.text(max_size=8),
            st.sampled_from(["", "a | b", "1, 2", "x"]) | st.text(max_size=8),
            st.text(max_size=12) | st.text('demands refuses: no not a b 1 2 ; ? ( ) [ ] " | - or \n', max_size=24),
            st.sampled_from(["demands a", "?", "no more than 1", "refuses: a or b; could live with b"]) | st.text(max_size=8),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_stands_in_a_sheet_gives_a_sound_case_or_one_sentence(rows: list[tuple[str, str, str, str]]) -> None:
    from accords.formats.sheet import Page, read_csv, write_csv  # noqa: PLC0415 only here

    content = write_csv(Page("S", (), ("Issue", "Options", "A", "B"), tuple(rows)))
    try:
        found = case_from_sheets([read_csv(content, "S", "s.csv")], name="s.csv", as_of="2025")
    except CaseError as error:
        raise AssertionError(str(error)) from error
    except AccordsError as error:
        assert str(error)
    else:
        assert loads(found.text).issues

"""Sheets of sources."""

from __future__ import annotations

from accords.formats.case_text import Quoted
from accords.formats.sheet import Cell, Sheet
from accords.formats.sources_in import find_sources, read_sources


def sheet(*rows: tuple[str, ...]) -> Sheet:
    cells = (Cell(row, column, text) for row, values in enumerate(rows, 1) for column, text in enumerate(values, 1) if text)
    return Sheet("Sources", tuple(cells))


def test_rows_of_one_title_share_a_source_and_each_is_a_claim() -> None:
    found = read_sources(
        sheet(
            ("Sources of the talks",),
            ("No", "Source", "Date", "Who", "Page", "Summary", "Standing"),
            ("1", "District news", "2024-12-10", "North", "3", "Never", "On record"),
            ("2", "District news", "10 Dec 2024", "an elder", "", "Perhaps", ""),
        ),
        {"north": "n"},
    )
    assert found.sources == {"district-news": {"title": "District news", "date": "2024-12-10"}}
    assert found.claims == {
        "c1": {"source": "district-news", "at": "3", "by": "n", "standing": "on_record", "says": "Never"},
        "c2": {"source": "district-news", "by": Quoted("an elder"), "says": "Perhaps"},
    }
    assert [found.claim(mark) for mark in ("1", "source 2", "c1", "C2", "7", "c7")] == ["c1", "c2", "c1", "c2", None, None]
    assert found.dates == ["2024-12-10"]


def test_rows_without_ids_are_called_by_number_or_title() -> None:
    found = read_sources(sheet(("title", "kind"), ("Paper", "press"), ("Minutes", "minutes")), {})
    assert (found.claim("2"), found.claim("[minutes]".strip("[]")), found.claim("paper")) == ("c2", "c2", "c1")


def test_what_cannot_be_read_is_listed_and_hides_nothing() -> None:
    found = read_sources(
        sheet(
            ("id", "title", "date", "standing", "handling"),
            ("k", "Paper", "1/2/2024", "gossip", "party:x", "beside"),
            ("k", "Other", "", "", ""),
        ),
        {},
    )
    assert found.claims["k"] == {"source": "paper", "handling": "mediator"}
    assert sorted(problem.path for problem in found.unread) == ["Sources!A3", "Sources!C2", "Sources!D2", "Sources!E2", "Sources!F2"]


def test_the_sheet_of_sources_is_known_by_its_columns() -> None:
    others = Sheet("Notes", (Cell(1, 1, "Remarks"), Cell(1, 2, "Title")))
    wanted = sheet(("ID", "Says"), ("a", "b"))
    assert find_sources([others, Sheet("Empty", ()), wanted]) is wanted
    assert find_sources([others]) is None
    assert read_sources(None, {}).claims == {}

"""One cell's statements as entries of a case."""

from __future__ import annotations

from accords.formats.cell_in import CellReading
from accords.formats.cell_language import statements
from accords.formats.draft import Draft
from accords.formats.layout import find_matrix
from accords.formats.options_in import listed_options
from accords.formats.sheet import Cell, Sheet


def read(text: str, options: str = "a | b | c") -> Draft:
    cell = Cell(2, 2, text)
    draft = Draft(find_matrix(Sheet("S", (Cell(1, 1, "Issue"), Cell(1, 2, "North"), Cell(2, 1, "x"), cell))), None)
    CellReading(draft, "north", "x", listed_options(options, "")[0], cell, list(statements(text))).read()
    return draft


def said(draft: Draft) -> list[tuple[str, object]]:
    return [(kind, fields["if"]) for kind, entries in draft.views.get("north", {}).items() for fields in entries.values()]


def test_a_demand_leaves_room_for_what_the_same_cell_could_live_with() -> None:
    assert said(read("demands a; could live with b")) == [("refuses", "x not in a|b"), ("lives_with", "x == b")]
    assert said(read("demands a (until 2024); could live with b")) == [("refuses", "x != a"), ("lives_with", "x == b")]
    draft = read("demands a (since 2024); could live with b (since 2025)")
    assert said(draft)[0] == ("refuses", "x not in a|b")
    assert "other dates" in draft.unread[0].message


def test_demands_that_cannot_all_be_had_are_not_read() -> None:
    draft = read("demands a; b")
    assert (said(draft), len(draft.unread)) == ([], 2)
    assert said(read("at least 2; no more than 3", "1, 2, 3, 4")) == [("refuses", "x < 2"), ("refuses", "x > 3")]
    assert said(read("demands a or b")) == [("refuses", "x not in a|b")]


def test_a_question_mark_asks_about_each_option_unless_there_are_many() -> None:
    assert said(read("?")) == [("silent", "x == a"), ("silent", "x == b"), ("silent", "x == c")]
    assert said(read("?", "a | b")) == [("silent", "x == b")]
    assert "too many" in read("?", "1 to 30 step 1").unread[0].message


def test_entries_say_where_they_come_from_and_are_judged() -> None:
    fields = read("refuses a (since 2024, handling: mediator)").views["north"]["refuses"]["x"]
    assert fields == {
        "if": "x == a",
        "firm": "judged",
        "since": "2024",
        "handling": "mediator",
        "note": "S!B2: refuses a (since 2024, handling: mediator)",
    }
    assert read("refuses a (stated)").views["north"]["refuses"]["x"]["firm"] == "stated"


def test_doubts_are_listed() -> None:
    for text, what in (
        ("refuses a [9]", "sheet of sources"),
        ("refuses a (01/02/2024)", "only be read in one way"),
        ("refuses a (handling: secret)", "'mediator' was written"),
        ("refuses z", "none of the options"),
        ("demands anything", "no option"),
    ):
        draft = read(text)
        assert what in draft.unread[0].message, text
    assert read("refuses a (handling: secret)").views["north"]["refuses"]["x"]["handling"] == "mediator"
    assert "handling" in read("refuses a (handling: party:north)").views["north"]["refuses"]["x"]

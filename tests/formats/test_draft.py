"""A case in the making, and its text."""

from __future__ import annotations

from accords.formats.draft import Draft
from accords.formats.layout import find_matrix
from accords.formats.sheet import Cell, Sheet


def draft(*parties: str) -> Draft:
    head = [Cell(1, 1, "Issue"), *(Cell(1, column, party) for column, party in enumerate(parties, 2))]
    return Draft(find_matrix(Sheet("S", (*head, Cell(2, 1, "x"), Cell(2, 2, "y")))), None)


def test_entries_are_named_after_their_issue_each_once_in_a_view() -> None:
    made = draft("A", "B")
    for kind in ("refuses", "lives_with", "refuses"):
        made.add("a", kind, "x", {"if": "x == y"})
    made.add("b", "refuses", "x", {"if": "x == y"})
    assert {kind: list(entries) for kind, entries in made.views["a"].items()} == {"refuses": ["x", "x-3"], "lives_with": ["x-2"]}
    assert list(made.views["b"]["refuses"]) == ["x"]


def test_consent_is_asked_of_all_who_decide_unless_the_format_says_it() -> None:
    assert "consent:" not in draft("A", "B").text("s", "2025", "")
    assert "consent: a and b and c   # to be confirmed" in draft("A", "B", "C").text("s", "2025", "")
    assert "consent: a and c   # to be confirmed" in draft("A", "B (mediator)", "C (ratifier)").text("s", "2025", "")
    assert "consent:" not in draft("B (mediator)").text("s", "2025", "")


def test_what_was_missed_is_listed_with_its_cell_at_the_end() -> None:
    made = draft("A", "B")
    made.missed(Cell(2, 2, "y"), "two\nlines", "this is not clear.", "Try again.")
    text = made.text("talks.xlsx", "2025", "a note")
    assert "# Not read, or not without doubt: 1 place of" in text
    assert text.endswith("#   S!B2: this is not clear. Try again.\n#       two\n#       lines\n")
    assert "title: talks\nas_of: 2025\nas_of_note: a note\n" in text

"""What a cell says, statement by statement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.formats.cell_language import split, statements, unquoted


def read(cell: str) -> list[tuple[str, str]]:
    return [(statement.kind, statement.what) for statement in statements(cell)]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("demands: X", [("demands", "X")]),
        ("Insists on X", [("demands", "X")]),
        ("X", [("demands", "X")]),
        ("refuses: X; Y", [("refuses", "X"), ("refuses", "Y")]),
        ("not X", [("refuses", "X")]),
        ("cannot accept X", [("refuses", "X")]),
        ("no more than 40", [("demands", "no more than 40")]),
        ("refuses X; at least 3", [("refuses", "X"), ("demands", "at least 3")]),
        ("could live with X\naccepts Y", [("lives_with", "X"), ("lives_with", "Y")]),
        ("accepts the whole package: X", [("accepts", "X")]),
        ("?", [("silent", "")]),
        ("not stated", [("silent", "")]),
        ("no position", [("silent", "")]),
        ("X?", [("silent", "X")]),
        ("silent on: X", [("silent", "X")]),
        ("-", []),
        ("n/a", []),
        ("", []),
        ('refuses: "X; Y"', [("refuses", '"X; Y"')]),
        ('refuses: the "X; Y', [("refuses", 'the "X'), ("refuses", "Y")]),
        ("refuses X (who; which)", [("refuses", "X (who; which)")]),
        ("accepts", [("lives_with", "")]),
    ],
)
def test_kinds_of_statements(cell: str, said: list[tuple[str, str]]) -> None:
    assert read(cell) == said


def test_dates_firmness_handling_and_sources_stand_at_the_end() -> None:
    (found,) = statements("refuses X (since 1 May 2024 until 2025, stated) [c1, source 2] (handling: mediator)")
    assert (found.what, found.since, found.until, found.firm, found.handling) == ("X", "2024-05-01", "2025", "stated", "mediator")
    assert found.cites == ("c1", "source 2")
    assert not found.faults
    assert [next(statements(f"X ({date})")).since for date in ("2024-05", "since by 2024", "as of 2024")] == [
        "by 2024-05",
        "by 2024",
        "2024",
    ]


def test_a_date_that_can_be_read_in_two_ways_is_not_read() -> None:
    for cell in ("X (01/12/2024)", "X (since 01/12/2024)", "X (until by 2024)"):
        (found,) = statements(cell)
        assert (found.what, found.since, found.until, len(found.faults)) == ("X", "", "", 1)


def test_brackets_that_are_no_dates_belong_to_the_text() -> None:
    assert read("demands: Some (who is not said)") == [("demands", "Some (who is not said)")]


def test_denials_are_marked_also_where_they_are_carried_on() -> None:
    assert [statement.denied for statement in statements("not X; Y; refuses Z")] == [True, True, False]


def test_quotes() -> None:
    assert unquoted('"a ""b"""') == 'a "b"'
    assert unquoted('"a" or "b"') is None
    assert split('a; "b; c"; (d; e); f', ";") == ["a", '"b; c"', "(d; e)", "f"]


@given(st.text(max_size=40))
def test_every_text_is_read_without_losing_a_word(cell: str) -> None:
    found = list(statements(cell))
    assert all(statement.text in cell and (statement.what in statement.text) for statement in found)

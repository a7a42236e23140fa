"""The matrix says what the rows say, mark by mark and word by word."""

from __future__ import annotations

from accords.blocks import Mark
from accords.lenses.robustness.pictures import structure_picture
from accords.lenses.robustness.sentences import Suppositions
from bundled import case_of
from lenses.robustness.talks import asked, of, small


def test_each_line_has_the_marks_of_its_rows() -> None:
    name = "gaza-talks-2024/ceasefire"
    picture = structure_picture(asked(name), Suppositions(case_of(name)))
    assert [len(group.items) for group in picture.columns] == [2]
    labels = [label for group in picture.rows for label in group.items]
    assert len(labels) == len(picture.cells) == len(picture.table.rows)
    assert picture.cells[0] == ((Mark.RING,), (Mark.CROSS,))
    closing = [label for label, cells in zip(labels, picture.cells, strict=True) if cells[0] == (Mark.CROSS,)]
    assert len(closing) == 2
    assert sum(cells[1] == (Mark.RING,) for cells in picture.cells) == 2
    assert [group.title for group in picture.rows] == [
        "",
        "What nobody knows of a party",
        "What words may mean",
        "What is only reported or judged",
        "What may be supposed",
    ]


def test_the_table_says_the_same_in_words() -> None:
    picture = structure_picture(of(small()), Suppositions(small()))
    said = {Mark.DISC: "accepted", Mark.RING: "open", Mark.CROSS: "nothing left", Mark.QUERY: "not decided"}
    for cells, row in zip(picture.cells, picture.table.rows, strict=True):
        assert [cell.plain for cell in row[1:]] == [", ".join(said[mark] for mark in marks) or "does not arise" for marks in cells]
    assert {key.mark for key in picture.legend} == {mark for cells in picture.cells for marks in cells for mark in marks}


def test_a_point_of_another_reading_does_not_arise() -> None:
    name = "gaza-talks-2024/ceasefire"
    picture = structure_picture(asked(name), Suppositions(case_of(name)))
    row = next(row for row in picture.table.rows if "Coalition" in row[0].plain and "did not hold" in row[0].plain)
    assert row[1].plain == "does not arise"

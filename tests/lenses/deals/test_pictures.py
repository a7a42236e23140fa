"""The picture of efficient packages."""

from __future__ import annotations

from dataclasses import replace

from accords.blocks import Parallel, Role, Scatter, Table
from accords.lens.wording import Wording
from accords.lenses.deals.pictures import frontier_picture
from accords.lenses.deals.result import Answer
from lenses.deals.examples import answer, sale

WORDS = Wording(sale())
TABLE = Table("T", ("a",), ())
FOUND = answer(sale())


def more(found: Answer, parties: tuple[str, ...]) -> Answer:
    """Give the answer as if more parties were weighed."""
    points = tuple(replace(point, utility=dict.fromkeys(parties, 1.0) | point.utility) for point in found.frontier)
    return replace(found, parties=parties, frontier=points, solutions={}, proposals={})


def test_two_parties_are_drawn_with_everything_that_has_a_name() -> None:
    picture = frontier_picture(FOUND, WORDS, TABLE)
    assert isinstance(picture, Scatter)
    assert [(axis.title, axis.reservation) for axis in picture.axes] == [("Worth to Alma", 1), ("Worth to Zora", 3)]
    assert (picture.joined, picture.table) == ("steps", TABLE)
    series = {one.role: {point.values: point.label for point in one.points} for one in picture.series}
    assert series[Role.FRONTIER] == {(6, 4): "", (4, 5): "", (2, 6): ""}
    assert series[Role.SOLUTION] == {(4, 5): "Nash, Kalai-Smorodinsky and egalitarian", (6, 4): "utilitarian"}
    assert series[Role.STATUS_QUO] == {(1, 3): "The status quo"}
    assert series[Role.PROPOSAL] == {(3, 2): "The proposal of Alma, 2024-12-01", (3, 5.5): "The proposal of Zora, 2024-12-03"}
    assert "each on its own scale" in picture.description


def test_without_reservations_and_without_anything_on_the_table_neither_is_spoken_of() -> None:
    picture = frontier_picture(replace(FOUND, limits={}, proposals={}, solutions={}), WORDS, TABLE)
    assert isinstance(picture, Scatter)
    assert [one.role for one in picture.series] == [Role.FRONTIER]
    assert "reservations" not in picture.description
    assert all(axis.reservation is None for axis in picture.axes)


def test_three_parties_are_drawn_in_pairs_and_more_as_lines() -> None:
    three, four = (
        frontier_picture(more(FOUND, parties), WORDS, TABLE) for parties in (("ann", "bor", "cyd"), ("ann", "bor", "cyd", "dov"))
    )
    assert isinstance(three, Scatter)
    assert (three.joined, [axis.title for axis in three.axes]) == ("no", ["Worth to Alma", "Worth to Mira", "Worth to Zora"])
    assert isinstance(four, Parallel)
    assert "worth to Alma, Mira and Zora, each" in three.description
    assert len(four.axes) == 4


def test_of_many_lines_some_are_drawn_and_the_legend_says_how_many() -> None:
    many = replace(FOUND, frontier=FOUND.frontier * 50)
    picture = frontier_picture(more(many, ("ann", "bor", "cyd", "dov")), WORDS, TABLE)
    assert isinstance(picture, Parallel)
    assert (picture.series[0].words, len(picture.series[0].points)) == ("efficient packages, one of 3", 50)


def test_for_one_party_the_table_stands_alone() -> None:
    assert frontier_picture(replace(FOUND, parties=("ann",)), WORDS, TABLE) is TABLE

"""What numeric pictures show of axes and points, and under which names."""

from __future__ import annotations

from math import inf, nan

from accords.blocks import Axis, Point, Role, Series
from accords.report.number_scale import Scale
from accords.report.picture_axes import axis_ends, axis_title, labels_by_values, points_by_role, reservation

SERIES = (
    Series(Role.SOLUTION, "", (Point((1, 2), "Nash"), Point((1, 2), " "), Point((nan, 2), "lost"), Point((1,), "short"))),
    Series(Role.PROPOSAL, "", (Point((1, 2), "Paper"), Point((3, 1)))),
    Series(Role.PROPOSAL, "", (Point((inf, 1)), Point((0, 0), "Nash"))),
)


def test_points_without_a_number_for_each_axis_have_no_place() -> None:
    found = points_by_role(SERIES, 2)
    assert [len(found[role]) for role in (Role.SOLUTION, Role.PROPOSAL, Role.FRONTIER)] == [2, 2 + 1, 0]


def test_what_has_the_same_values_is_named_together_what_is_on_top_first() -> None:
    assert labels_by_values(points_by_role(SERIES, 2)) == {(1, 2): "Nash; Paper", (0, 0): "Nash"}


def test_a_scale_holds_its_values_its_ends_and_the_reservation_value() -> None:
    assert axis_ends(Axis("", 0, None, 7), [2, 5]) == (0, 7)
    assert axis_ends(Axis("", 0, inf, nan), [2, 5]) == (0, 5)
    assert axis_ends(Axis(""), []) == (-0.5, 0.5)


def test_the_reservation_value_is_said_with_the_title() -> None:
    scale = Scale(0, 10, 0, 1)
    assert axis_title(Axis("Utility", reservation=2.5), scale) == "Utility (broken line: reservation value 2.5)"
    assert axis_title(Axis("Utility", reservation=nan), scale) == "Utility"
    assert axis_title(Axis("A", reservation=2), scale, "{title}: {value}") == "A: 2"
    assert (reservation(Axis("", reservation=0)), reservation(Axis(""))) == (0, None)

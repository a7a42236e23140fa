"""Numeric pictures go to data as numbers; what is none is refused by its place."""

from __future__ import annotations

import pytest

from accords.blocks import Axis, Bar, Bars, Document, Parallel, Point, Role, Scatter, Series, Table
from accords.errors import AccordsError
from accords.report.data import from_data, to_data

TABLE = Table("In words", ("A",), ())
SERIES = (Series(Role.STATUS_QUO, "as it is", (Point((0.5, 2), "now"),)),)


def test_a_scatter_is_kept_with_its_axes_and_points() -> None:
    picture = Scatter("c", "d", (Axis("North", 0, 1, 0.25), Axis("South")), SERIES, TABLE, "line")
    (data,) = to_data(Document("T", "", (), (picture,)))["sections"]
    assert data["kind"] == "scatter"
    assert data["axes"][1] == {"title": "South", "low": None, "high": None, "reservation": None}
    assert data["series"][0]["points"] == [{"values": [0.5, 2], "label": "now"}]
    assert data["joined"] == "line"


def test_numbers_must_be_finite_numbers() -> None:
    for picture, path in (
        (Parallel("", "", (Axis("a", 0),), SERIES, TABLE), ("axes", 0, "low")),
        (Bars("", "", Axis("a"), (Bar("b", 1, 2, 3),), "", "", TABLE), ("bars", 0, "base")),
    ):
        for wrong in (float("nan"), float("inf"), "1", True):
            data = to_data(Document("T", "", (), (picture,)))
            inner = data["sections"][0][path[0]][path[1]]
            inner[path[2]] = wrong
            with pytest.raises(AccordsError, match=rf"{path[0]}\[0\]\.{path[2]} must be a finite number"):
                from_data(data)


def test_a_role_that_there_is_not_is_refused() -> None:
    data = to_data(Document("T", "", (), (Parallel("", "", (), SERIES, TABLE),)))
    data["sections"][0]["series"][0]["role"] = "best"
    with pytest.raises(AccordsError, match="is 'best'; allowed are package, frontier"):
        from_data(data)

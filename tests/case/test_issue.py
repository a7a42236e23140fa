"""Issues and their options."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from accords.case.issue import Arc, Issue, Option, number_or_none
from accords.case.values import Words


def issue(*names: str, **more: Any) -> Issue:
    return Issue.model_construct(options=tuple(Option(name, number=number_or_none(name)) for name in names), **more)


def test_an_issue_is_numeric_iff_all_its_options_are_numbers() -> None:
    assert issue("20", "30").numeric
    assert not issue("20", "none").numeric


def test_options_of_a_numeric_issue_are_found_by_value() -> None:
    numeric = issue("20", "1.50")
    assert [numeric.option(text) for text in ("20.0", "+1.5")] == list(numeric.options)
    assert numeric.option("25") is None
    assert numeric.option("twenty") is None


def test_options_of_a_named_issue_are_found_by_name_alone() -> None:
    mixed = issue("none", "10")
    assert mixed.option("10.0") is None
    assert mixed.option("10") == Option("10", number=Decimal(10))


def test_labels_are_titles_or_ids() -> None:
    titled = Option("gate", Words((("", "A gate is opened"),)))
    assert (titled.label, Option("gate").label) == ("A gate is opened", "gate")
    assert (issue("a", id="fence").label, issue("a", id="fence", title=titled.title).label) == ("fence", "A gate is opened")


def test_a_settled_issue_names_options_by_their_ids_wherever_they_stand() -> None:
    found = issue(
        "20", "30", moves=(Arc(("20.0",), ("any", "+30"), ("anyone",)),), reads={"30.0": {"north": "a"}, "30": {"south": "b"}, "x": {}}
    ).settled("share")
    assert found.id == "share"
    assert found.moves == (Arc(("20",), ("any", "30"), ("anyone",)),)
    assert found.reads == {"30": {"north": "a", "south": "b"}, "x": {}}
    assert issue("20", moves="any").settled("share").moves == "any"


def test_numbers_are_decimals() -> None:
    assert (number_or_none("1.10"), number_or_none("ten")) == (Decimal("1.10"), None)

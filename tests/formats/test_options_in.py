"""Options, and what a statement says of them."""

from __future__ import annotations

import pytest

from accords.formats.options_in import Options, Said, Unread, alternatives, is_short, listed_options, options_in_cells, shown


def options(cell: str, unit: str = "") -> Options:
    return listed_options(cell, unit)[0]


@pytest.mark.parametrize(
    ("cell", "unit", "ids", "found_unit"),
    [
        ("20, 30, 40", "", ["20", "30", "40"], ""),
        ("20% | 30 percent", "", ["20", "30"], "%"),
        ("stays | gate | removed", "", ["stays", "gate", "removed"], ""),
        ("None; Some", "", ["none", "some"], ""),
        ("0 to 90 step 30", "days", ["0", "30", "60", "90"], "days"),
        ("from 0 to 60 days in steps of 30", "", ["0", "30", "60"], "days"),
        ("0 | 7 | no end", "", ["option-0", "option-7", "no-end"], ""),
        ('"a | b" | c', "", ["a-b", "c"], ""),
    ],
)
def test_a_column_of_options(cell: str, unit: str, ids: list[str], found_unit: str) -> None:
    found = options(cell, unit)
    assert [choice.id for choice in found.choices] == ids
    assert found.unit == found_unit


def test_options_that_stand_twice_are_given_back() -> None:
    assert listed_options("a | b | A", "")[1] == ["A"]
    assert listed_options("20, 20.0", "")[1] == ["20.0"]


@pytest.mark.parametrize("cell", ["20 days | 30 weeks", "0 to 90 step 0", "|".join(map(str, range(1001)))])
def test_options_that_are_none(cell: str) -> None:
    with pytest.raises(Unread):
        options(cell)


@pytest.mark.parametrize(
    ("what", "condition", "negated"),
    [
        ("30", "x == 30", "x != 30"),
        ("30 percent", "x == 30", "x != 30"),
        ("20 or 30", "x in 20|30", "x not in 20|30"),
        ("no more than 35", "x <= 35", "x > 35"),
        ("at least 30%", "x >= 30", "x < 30"),
        ("more than 30", "x > 30", "x <= 30"),
        ("under 30", "x < 30", "x >= 30"),
        ("30 or more", "x >= 30", "x < 30"),
        ("between 20 and 30", "x >= 20 and x <= 30", "x < 20 or x > 30"),
        ("20-30", "x >= 20 and x <= 30", "x < 20 or x > 30"),
        ("anything but 20", "x != 20", "x == 20"),
        ("anything but more than 30", "x <= 30", "x > 30"),
        ("anything", "x in 20|30|40", "x not in 20|30|40"),
        ("20 or at least 40", "x in 20|40", "x not in 20|40"),
    ],
)
def test_what_is_said_of_numbers(what: str, condition: str, negated: str) -> None:
    said = options("20, 30, 40", "percent").said(what)
    assert said.condition("x") == condition
    assert said.condition("x", negated=True) == negated


@pytest.mark.parametrize(
    ("what", "ids"),
    [
        ("It stays", ("it-stays",)),
        ("gate", ("a-gate-is-opened",)),
        ("it stays, it goes", None),
        ("it stays or gate", ("it-stays", "a-gate-is-opened")),
        ("it stays, gate or it goes", ("it-stays", "a-gate-is-opened", "it-goes")),
        ("it", None),
        ("gate if paid", None),
        ("gate and more", None),
        ("", None),
        ("nonsense", None),
    ],
)
def test_what_is_said_of_names(what: str, ids: tuple[str, ...] | None) -> None:
    found = options("It stays | A gate is opened | It goes")
    if ids is None:
        with pytest.raises(Unread) as reason:
            found.said(what)
        assert reason.value.message
    else:
        assert found.said(what).options == ids


def test_what_cannot_be_said_of_numbers_says_why() -> None:
    numbers = options("20, 30", "percent")
    for what, why in (("30 days", "unit"), ("1,5", "comma"), ("25", "none of the options"), ("30 if paid", "hangs on")):
        with pytest.raises(Unread) as reason:
            numbers.said(what)
        assert why in reason.value.message


def test_options_named_by_cells() -> None:
    numbers = options_in_cells(["40 days"], ["40 days", "at least 30", "20 or 25"], "10", "")
    assert ([choice.id for choice in numbers.choices], numbers.unit, numbers.listed) == (["10", "20", "25", "30", "40"], "days", False)
    names = options_in_cells(["full closure", "anything but Open", "at least 3"], [], "open", "")
    assert [choice.id for choice in names.choices] == ["open", "full-closure"]
    assert [choice.label for choice in options_in_cells(["x y"], [], "", "").choices] == ["x y", "Anything else"]
    with pytest.raises(Unread):
        options_in_cells([], ["a sentence"], "", "")


def test_sets_cover_options() -> None:
    assert Said(("a",)).covers("a")
    assert not Said(("a",), negated=True).covers("a")
    assert Said(bounds=((">=", "2"), ("<=", "3"))).covers("2.5")


def test_texts() -> None:
    assert alternatives('a or "b or c" | d (e or f), or g; 30 or more') == ["a", '"b or c"', "d (e or f)", "g; 30 or more"]
    assert is_short("full closure")
    assert not is_short("They said no. Then yes.")
    assert len(shown("x" * 99)) == 60

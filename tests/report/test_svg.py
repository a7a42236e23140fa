"""What is drawn has words that stand for it, its own colours nowhere, and a mirror image in the other direction."""

from __future__ import annotations

from accords.blocks import Mark
from accords.report.characters import Direction
from accords.report.svg import Canvas
from report.svg_reading import element, places, words


def _drawn(direction: Direction) -> str:
    canvas = Canvas(200, direction)
    canvas.words("a < b", 10, 20, anchor="end", style="title")
    canvas.upright(["up", "more"], 60, 80, 12)
    canvas.line([(10, 5), (30, 5)], "rule")
    canvas.mark(Mark.SQUARE, 40, 50)
    return canvas.svg(100, "p", "A title", "What it shows")


def test_it_is_an_image_with_a_title_and_a_description() -> None:
    svg = element(_drawn("ltr"))
    assert svg.attrib["role"] == "img"
    assert [child.attrib["id"] for child in svg[:2]] == [svg.attrib["aria-labelledby"], svg.attrib["aria-describedby"]]
    assert [child.text for child in svg[:2]] == ["A title", "What it shows"]
    assert words(_drawn("ltr")) == ["a < b", "up", "more"]


def test_from_right_to_left_everything_is_mirrored() -> None:
    left, right = _drawn("ltr"), _drawn("rtl")
    assert places(left)[0] + places(right)[0] == 200
    assert places(left)[-1] + places(right)[-1] == 200
    assert 'd="M190 5 170 5"' in right
    assert element(right).attrib["direction"] == "rtl"


def test_upright_lines_follow_each_other_from_left_to_right_in_either_direction() -> None:
    for svg in (_drawn("ltr"), _drawn("rtl")):
        first, second = places(svg)[1:3]
        assert second - first == 12


def test_it_is_as_wide_as_its_letters_need_and_shrinks_only_a_little() -> None:
    assert element(_drawn("ltr")).attrib["style"] == "inline-size:12.5rem;max-inline-size:max(100%,10.6rem)"

"""The style sheet: contrast in light and dark, no side that is left or right, nothing from outside."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLE = files("accords.report").joinpath("style.css").read_text(encoding="utf-8")
_TEXT_COLOURS = ("text", "quiet", "link", "basis", "caution", "unknown", "approximate")
_EDGES = ("edge", "link", "basis", "caution", "unknown", "approximate")


def _palettes() -> dict[str, dict[str, str]]:
    light, dark = (dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL))
    return {"light": light, "dark": dark}


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, section 'relative luminance')."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str) -> float:
    """Contrast ratio (WCAG 2.2, section 'contrast ratio')."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_contrast_of_black_and_white_is_21() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)


def test_both_palettes_name_the_same_colours() -> None:
    palettes = _palettes()
    assert palettes["light"].keys() == palettes["dark"].keys()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_text_and_meaningful_edges_have_enough_contrast(mode: str, ground: str) -> None:
    palette = _palettes()[mode]
    assert min(_contrast(palette[colour], palette[ground]) for colour in _TEXT_COLOURS) >= 4.5
    assert min(_contrast(palette[colour], palette[ground]) for colour in _EDGES) >= 3


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_no_hue_reads_as_good_or_bad(mode: str) -> None:
    for colour in _palettes()[mode].values():
        red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
        assert not (green > red + 24 and green > blue + 24), f"{colour} is green"
        assert not (red > green + 60 and red > blue + 60), f"{colour} is red"


def test_every_colour_outside_the_palette_belongs_to_the_printed_margin() -> None:
    rules = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-f]{3,8}\b", rules) == ["#535b65"]


def test_sides_are_logical() -> None:
    assert re.findall(r"(?<![\w-])(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b|(?<![\w-])(?:left|right)\s*:", STYLE) == []
    assert re.findall(r"text-align:\s*(?:left|right)|float:", STYLE) == []


def test_nothing_comes_from_outside() -> None:
    assert all(word not in STYLE for word in ("http", "url(", "@import", "@font-face", "<", "expression"))


def test_paper_is_a4_and_pages_break_between_things() -> None:
    assert all(rule in STYLE for rule in ("size: A4", "break-after: avoid", "break-inside: avoid", "table-header-group", "counter(page)"))

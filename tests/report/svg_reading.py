"""Read what a picture's SVG holds."""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element, fromstring


def element(svg: str) -> Element:
    """Parse a picture as XML; what HTML alone names would be an error."""
    return fromstring(svg)  # noqa: S314 made by ourselves a moment ago


def words(svg: str) -> list[str]:
    """Give the lines of text, in the order in which they are written."""
    return [unescape(line) for line in re.findall(r"<text[^>]*>(.*?)</text>", svg)]


def shapes_drawn(svg: str) -> list[str]:
    """Give the path data of everything that is drawn at a place of its own: the marks."""
    return re.findall(r'<path class="[^"]*" transform="translate\([^)]*\)" d="([^"]+)"/>', svg)


def places(svg: str) -> list[float]:
    """Where texts and marks are across, in the order in which they are written."""
    found = re.findall(r'<(?:text|path)[^>]*?(?:\bx="(-?[\d.]+)"|translate\((-?[\d.]+) )', svg)
    return [float(first or second) for first, second in found]


def width_of(svg: str) -> float:
    """Give the width of the picture's box."""
    return float(element(svg).attrib["viewBox"].split()[2])


def colours(html: str) -> list[str]:
    """Find colours in the attributes of a picture, whatever its texts say."""
    tags = " ".join(re.findall(r"<[^>]*>", html))
    return re.findall(r"#[0-9a-f]{3,8}\b|\brgb\w*\(|\bhsl\w*\(|\b(?:fill|stroke|color)[=:]", tags, re.IGNORECASE)

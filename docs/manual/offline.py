"""Whether built pages load anything from elsewhere. Links that a reader may follow are not meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_LOADED = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|embed)\b[^>]*?\ssrc=["']?((?:https?:)?//[^"'\s>]+)"""
    r"""|<link\b(?![^>]*rel=["']?canonical)[^>]*?\shref=["']?((?:https?:)?//[^"'\s>]+)""",
    re.IGNORECASE,
)
_LOADED_BY_STYLE = re.compile(r"""(?:@import\s+|url\()\s*["']?((?:https?:)?//[^"')\s]+)""", re.IGNORECASE)


def outside_references(folder: Path) -> list[str]:
    """List what the pages and style sheets in a folder load from elsewhere, as ``file: address``."""
    return [f"{path.relative_to(folder)}: {address}" for path in sorted(folder.rglob("*")) for address in _in_file(path)]


def _in_file(path: Path) -> Iterator[str]:
    if path.suffix == ".html":
        text = path.read_text(encoding="utf-8")
        yield from (found[1] or found[2] for found in _LOADED.finditer(text))
        yield from (found[1] for found in _LOADED_BY_STYLE.finditer(text))
    elif path.suffix == ".css":
        yield from (found[1] for found in _LOADED_BY_STYLE.finditer(path.read_text(encoding="utf-8")))

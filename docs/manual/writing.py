"""Markdown as the generated pages need it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def cell(text: str) -> str:
    """Write free text so that it can stand in a table."""
    return " ".join(text.split()).replace("|", "\\|")


def table_of(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; cells are Markdown."""
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)

"""The text of a case file, written as a person would: sections in the format's order, short entries on one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from accords.case.yaml_text import write_scalar

_WIDEST: Final = 140
_LONGEST_COMMENT: Final = 2_000


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text that stands in double quotes whatever it holds."""

    text: str


Field = str | Quoted | Sequence["str | Quoted"] | Mapping[str, "Field"]


def entry(name: str, value: Field, indent: int = 0, levels: int = 0) -> list[str]:
    """Write ``name: value`` as lines: on one where that is short, else key by key; ``levels`` of maps always key by key."""
    margin = " " * indent
    line = f"{margin}{write_scalar(name, False)}: {inline(value, flow=False)}"  # noqa: FBT003 not between brackets
    if not isinstance(value, Mapping) or (len(line) <= _WIDEST and not levels):
        return [line]
    lines = [f"{margin}{write_scalar(name, False)}:"]  # noqa: FBT003 the same
    for key, item in value.items():
        lines += entry(key, item, indent + 2, max(levels - 1, 0))
    return lines


def section(name: str, entries: Mapping[str, Field], remark: str = "", *, levels: int = 1) -> list[str]:
    """Write a section: its name, then an entry to a line, or ``levels`` deep; nothing if it has none."""
    if not entries:
        return []
    lines = [f"{name}:{f'   # {remark}' if remark else ''}"]
    for key, value in entries.items():
        lines += entry(key, value, 2, levels - 1)
    return [*lines, ""]


def comment(text: str, indent: str = "") -> list[str]:
    """Write a text as comments, line by line, without what a file may not hold."""
    shown = text if len(text) <= _LONGEST_COMMENT else f"{text[:_LONGEST_COMMENT]}…"
    return [f"# {indent}{line}".rstrip() for line in shown.split("\n")]


def inline(value: Field, *, flow: bool = True) -> str:
    """Write a value on one line."""
    if isinstance(value, str):
        return write_scalar(value, flow)
    if isinstance(value, Quoted):
        # A text that needs no quotes is quoted all the same: in a claim's 'by', quotes tell a description from a party.
        written = write_scalar(value.text, flow)
        return written if written.startswith('"') else '"' + value.text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{write_scalar(key, True)}: {inline(item)}" for key, item in value.items()) + "}"  # noqa: FBT003 in braces
    return "[" + ", ".join(inline(item) for item in value) + "]"

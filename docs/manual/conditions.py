"""The grammar of conditions, as the parser's own module states it."""

from __future__ import annotations

from inspect import cleandoc
from textwrap import dedent

from accords.case import grammar as parser


def grammar(_argument: str) -> str:
    """Give the grammar as a block."""
    text = cleandoc(parser.__doc__ or "")
    block = text.split("::\n", 1)[1]
    lines = dedent("\n".join(line for line in block.split("\n") if not line or line.startswith(" "))).strip()
    return f"```text\n{lines}\n```"

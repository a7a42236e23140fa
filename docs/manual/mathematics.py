"""Formulas as MathML, which browsers show by themselves: no script, no font from elsewhere."""

from __future__ import annotations

from typing import Any


def inline(translator: Any, node: Any) -> None:
    """Write a formula within a line."""
    _write(translator, node, "inline")


def display(translator: Any, node: Any) -> None:
    """Write a formula that stands alone."""
    translator.body.append('<div class="formula">')
    _write(translator, node, "block")
    translator.body.append("</div>")


def _write(translator: Any, node: Any, shape: str) -> None:
    from docutils.nodes import SkipNode  # noqa: PLC0415 - only a build has it
    from latex2mathml.converter import convert  # noqa: PLC0415 - only a build has it

    translator.body.append(convert(node.astext(), display=shape))
    raise SkipNode

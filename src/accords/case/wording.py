"""How problems speak of nodes and names."""

from __future__ import annotations

from collections.abc import Collection

from accords.case import nearest
from accords.case.nodes import ListNode, MapNode, Node

_MOST_LISTED = 12


def kind_of(node: Node | None) -> str:
    """Name a node's kind in a sentence."""
    if isinstance(node, MapNode):
        return "a map"
    if isinstance(node, ListNode):
        return "a list"
    return "nothing" if node is None or node.empty else f"the text '{shorten(node.value)}'"


def shorten(text: str, width: int = 60) -> str:
    """Cut a text for a sentence, and set it on one line."""
    text = " ".join(text.split()) if "\n" in text else text
    return text if len(text) <= width else text[: width - 1] + "…"


def meant(name: str, names: Collection[str]) -> str:
    """Say which name was probably meant, or which there are."""
    near = nearest.nearest(name, tuple(names))
    if near is None:
        return allowed(names)
    seen = nearest.instead(name, near).partition(";")[2]
    return f"Did you mean '{near}'?{f' T{seen[2:]}' if seen else ''}"


def allowed(names: Collection[str]) -> str:
    """Say which names there are."""
    shown = [shorten(name) for name in list(names)[:_MOST_LISTED]]
    more = f" and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
    return f"There are: {', '.join(shown)}{more}." if shown else "There are none in this case."


def comma(key: str) -> str:
    """Explain a word that stands between braces without a colon."""
    return f"A text with a comma must be quoted: the words from '{shorten(key)}' on were read as a key of their own."

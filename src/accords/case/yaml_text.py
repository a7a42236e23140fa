"""Values as nodes, and nodes as YAML: every text in the plainest style that reads back as it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from accords.case.nodes import CONTROL, Entry, ListNode, MapNode, Node, Span, TextNode
from accords.errors import AccordsError

_NOWHERE: Final = Span(0, 0, 1, 1)
_LONGEST_KEY: Final = 1000
_UNSEEN: Final = {"\n": "\\n", "\t": "\\t", "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\uFEFF"}
# What makes YAML read a plain text as something else: by how it begins, by what it holds, and, between brackets, by their signs.
_BEGINS_BADLY: Final = re.compile(r"[?:,\[\]{}#&*!|>'\"%@`]|-(?:\s|\Z)|---|\.\.\.|<<\Z")
_HOLDS_BADLY: Final = re.compile(r":\s|:\Z|\s#|[\n\t\x85\u2028\u2029\ufeff]")
_FLOW_SIGNS: Final = re.compile(r"[,\[\]{}]")


def node_of(value: object) -> Node:
    """Make a node of a Python value: maps, lists, texts, numbers, truth values and dates.

    Raises
    ------
    AccordsError
        For anything else, such as ``None`` (remove the key instead).
    """
    if isinstance(value, (TextNode, ListNode, MapNode)):
        return value
    if isinstance(value, Mapping):
        entries = tuple(Entry(TextNode(_text_of(key), _NOWHERE), node_of(inner)) for key, inner in value.items())
        return MapNode(entries, _NOWHERE)
    if isinstance(value, (list, tuple)):
        return ListNode(tuple(node_of(item) for item in value), _NOWHERE)
    return TextNode(_text_of(value), _NOWHERE)


def _text_of(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal) and value.is_finite():
        return format(value, "f")
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    raise AccordsError(f"{value!r} cannot stand in a case: only texts, numbers, dates, true and false, lists and maps can.")


def write_scalar(value: str, flow: bool) -> str:  # noqa: FBT001 - the flag says where the text stands, as everywhere here
    """Write a text as YAML that reads back as it, on one line: plain where that is safe, else in double quotes.

    Parameters
    ----------
    value
        The text.
    flow
        Whether it will stand between braces or brackets, where commas and brackets must be quoted.

    Raises
    ------
    AccordsError
        When the text holds a control character, which no case may.
    """
    if match := CONTROL.search(value):
        raise AccordsError(f"A text may not hold the control character U+{ord(match[0]):04X}: {value[:40]!r}.")
    plain = value and value == value.strip() and not _BEGINS_BADLY.match(value) and not _HOLDS_BADLY.search(value)
    if plain and not (flow and _FLOW_SIGNS.search(value)):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(_UNSEEN.get(char, char) for char in escaped) + '"'


def write_node(node: Node, *, flow: bool, indent: int = 0, newline: str = "\n") -> str:
    """Write a node as YAML, as it stands behind ``key:``, with the blank or line break before it.

    In a block, maps of maps get lines of their own at ``indent``, as sections and their entries have; the maps inside and all lists
    are written in one line.

    Raises
    ------
    AccordsError
        When a text holds a control character, or a key is too long to be one.
    """
    if isinstance(node, TextNode):
        return "" if node.empty and not flow else " " + ("" if node.empty else write_scalar(node.value, flow))
    if isinstance(node, ListNode):
        return " [" + ", ".join(_in_line(item) for item in node.items) + "]"
    if flow or not any(isinstance(entry.value, MapNode) for entry in node.entries):
        return " " + _in_line(node)
    lines = (write_entry(entry, flow=False, indent=indent, newline=newline) for entry in node.entries)
    return "".join(newline + line for line in lines)


def _in_line(node: Node) -> str:
    if isinstance(node, MapNode):
        return "{" + ", ".join(write_entry(entry, flow=True) for entry in node.entries) + "}"
    return write_node(node, flow=True)[1:] or '""'


def write_entry(entry: Entry, *, flow: bool, indent: int = 0, newline: str = "\n") -> str:
    """Write ``key: value``; in a block, with its indentation and without its last line break."""
    key = write_scalar(entry.key.value, flow)
    if len(key) > _LONGEST_KEY:
        raise AccordsError(f"A key may have {_LONGEST_KEY} characters at most; this one has {len(key)}: '{key[:40]}…'.")
    return " " * (0 if flow else indent) + key + ":" + write_node(entry.value, flow=flow, indent=indent + 2, newline=newline)

"""Trees for tests: values, the many ways to write them, and short ways to read them."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import strategies as st

from accords.case.nodes import ListNode, MapNode, Node, TextNode
from accords.case.source import decode
from accords.case.tree import read_tree

DATA = Path(__file__).parent.parent / "data"
TWO_VILLAGES = (DATA / "two-villages.yaml").read_bytes()

Value = str | list["Value"] | dict[str, "Value"]

WORDS = re.compile("[a-zé😀]+(?: [a-zé😀]+)*")
PRINTED = re.compile("[^\n\t\x85\u2028\ufeff]*")


def plain(node: Node) -> object:
    """Give a node as Python texts, lists and dictionaries."""
    if isinstance(node, TextNode):
        return node.value
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {entry.key.value: plain(entry.value) for entry in node.entries}


def tree(text: str) -> MapNode:
    root, problems = read_tree(decode(text.encode(), "case.yaml"))
    assert problems == []
    return root


words = st.lists(st.sampled_from(["a", "b", "yes", "é", "😀"]), min_size=1, max_size=4).map(" ".join)
odd_texts = st.text(st.sampled_from(list("ab é😀 '\"#:,{}[]\\%@!*&|>-?\n\t\x85\u2028\ufeff")), max_size=8)
lines = st.lists(st.sampled_from(["a", "b # c", "", "  deep", "x: y", "é"]), min_size=1, max_size=5).map("\n".join)
texts = st.one_of(
    words, odd_texts, lines, st.sampled_from(["1.10", "017", "null", "no", "2024-12-17", "", "a\n", "a\n\n", " ", "a b\nc\n"])
)
keys = st.one_of(st.sampled_from(["a", "b", "c", "d", "n1", "é", "x y"]), odd_texts.filter(bool))
values: st.SearchStrategy[Value] = st.recursive(
    texts, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=4)), max_leaves=10
)
cases: st.SearchStrategy[dict[str, Value]] = st.dictionaries(keys, values, min_size=1, max_size=4)


class _Writer:
    """Writes values as YAML by hand, in styles that hypothesis draws."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.last = "plain"

    def chance(self) -> bool:
        return self.draw(st.booleans())

    def document(self, value: dict[str, Value]) -> str:
        text = self.block_map(value, 0) if self.chance() else self.flow(value) + "\n"
        text = ("# first\n" if self.chance() else "") + text
        if self.last not in {"block", "keep"} and self.chance():
            text = text.removesuffix("\n")
        return text.replace("\n", self.draw(st.sampled_from(["\n", "\r\n", "\r"])))

    def block_map(self, value: dict[str, Value], indent: int) -> str:
        text = ""
        for key, inner in value.items():
            text += self.between(indent) + " " * indent + self.scalar_in_line(key, flow=False) + ":" + self.behind_key(inner, indent)
        return text

    def between(self, indent: int) -> str:
        """Write a comment or blank lines where they belong to no value."""
        kinds = [""] if self.last == "keep" else ["", "", " " * indent + "# note\n", "\n"]
        if self.last == "plain":
            kinds.append(" " * (indent + 4) + "# deep\n")
        return self.draw(st.sampled_from(kinds))

    def behind_key(self, value: Value, indent: int) -> str:
        """Write a value behind ``key:`` in a block, to the end of its last line."""
        comment = self.draw(st.sampled_from(["", "", " # why"]))
        if isinstance(value, dict) and value and self.chance():
            return comment + "\n" + self.block_map(value, indent + self.draw(st.integers(1, 3)))
        if isinstance(value, list) and value and self.chance():
            self.last = "plain"
            dashes = " " * (indent + self.draw(st.integers(0, 2))) + "- "
            return comment + "\n" + "".join(dashes + self.flow(item, len(dashes)) + "\n" for item in value)
        if isinstance(value, str) and (block := self.block_scalar(value, indent, comment)):
            return block
        self.last = "plain"
        if self.chance() and self.chance():
            return comment + "\n" + " " * (indent + 1) + self.flow(value, indent + 1) + "\n"
        return " " + self.flow(value, indent + 1) + comment + "\n"

    def block_scalar(self, value: str, indent: int, comment: str) -> str:
        body = value.rstrip("\n")
        if not body or body[0] in " \n\t" or re.search("[\t\x85\u2028\ufeff]| $", value) or not self.chance():
            return ""
        rows = body.split("\n")
        ends = len(value) - len(body)
        mark = "|"
        if WORDS.fullmatch(body) and self.chance():
            mark, rows = ">", re.split(" ", body, maxsplit=self.draw(st.integers(1, 3)))
        chomp = ["-", "", "+"][min(ends, 2)]
        self.last = "keep" if chomp == "+" else "block"
        margin = " " * (indent + self.draw(st.integers(1, 3)))
        return f" {mark}{chomp}{comment}\n" + "".join((margin + row if row else "") + "\n" for row in rows) + "\n" * max(ends - 1, 0)

    def flow(self, value: Value, indent: int = 1) -> str:
        comma = self.draw(st.sampled_from([", ", ",\n" + " " * indent, ", # more\n" + " " * indent]))
        end = self.draw(st.sampled_from(["", " ", "\n" + " " * indent]))
        if isinstance(value, str):
            return self.scalar_in_line(value, flow=True, indent=indent)
        last = "," if value and self.chance() else ""
        if isinstance(value, list):
            return "[" + comma.join(self.flow(item, indent) for item in value) + last + end + "]"
        entries = (self.scalar_in_line(key, flow=True) + ": " + self.flow(inner, indent) for key, inner in value.items())
        start = self.draw(st.sampled_from(["", " ", "\n" + " " * indent]))
        return "{" + start + comma.join(entries) + last + end + "}"

    def scalar_in_line(self, value: str, *, flow: bool, indent: int = 0) -> str:
        styles = ["double"]
        if PRINTED.fullmatch(value):
            styles.append("single")
        if WORDS.fullmatch(value):
            styles += ["plain", "plain", "folded"] if flow and indent else ["plain", "plain"]
        style = self.draw(st.sampled_from(styles))
        if style == "single":
            return "'" + value.replace("'", "''") + "'"
        if style == "double":
            escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\x85": "\\x85", "\u2028": "\\u2028", "\ufeff": "\\uFEFF"}
            return '"' + "".join(escapes.get(char, char) for char in value) + '"'
        return value.replace(" ", "\n" + " " * indent, 1) if style == "folded" else value


@st.composite
def written(draw: st.DrawFn) -> tuple[str, dict[str, Value]]:
    """Draw the text of a case with what it says."""
    value = draw(cases)
    return _Writer(draw).document(value), value


def leaves(node: Node) -> list[TextNode]:
    if isinstance(node, TextNode):
        return [node]
    if isinstance(node, ListNode):
        return [leaf for item in node.items for leaf in leaves(item)]
    return [leaf for entry in node.entries for leaf in (entry.key, *leaves(entry.value))]

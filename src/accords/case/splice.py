"""Changes to a case: carried out on its tree, and on its text by splicing what changed into the spans of the source.

:func:`apply_patch` says what a patch means; :func:`edit_text` writes the same change into the file's text, leaving every other
character as it was. What reads back from the edited text is the patched tree; this is checked before the text is handed out.

A map that loses its last entry stays as ``{}``: nothing goes that was not named.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from accords.case.nearest import nearest
from accords.case.tree import Entry, ListNode, MapNode, Node, Source, Span, TextNode, normal, read_tree
from accords.errors import AccordsError, CaseError, Problem

NOWHERE: Final = Span(0, 0, 1, 1)

# Where an entry may be text alone, and the key that the text is then the value of.
_SHORT_FORMS: Final[tuple[tuple[str, str], ...]] = (
    ("consent", "rule"),
    ("consent.or_maybe.*", "rule"),
    ("views.*.refuses.*", "if"),
    ("views.*.accepts.*", "if"),
    ("views.*.lives_with.*", "if"),
    ("views.*.silent.*", "if"),
    ("views.*.refuses.*.or_maybe.*", "if"),
    ("views.*.accepts.*.or_maybe.*", "if"),
    ("views.*.lives_with.*.or_maybe.*", "if"),
    ("views.*.no_agreement", "text"),
    ("views.*.interests.*", "text"),
    ("views.*.readiness.*", "text"),
    ("feasible.*", "if"),
    ("norms.*", "if"),
    ("facts.*", "title"),
    ("preferences.*.priorities.*", "if"),
)
_LONGEST_KEY: Final = 1000
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_UNSEEN: Final = {"\n": "\\n", "\t": "\\t", "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P", "\ufeff": "\\uFEFF"}
# What makes YAML read a plain text as something else: by how it begins, by what it holds, and, between brackets, by their signs.
_BEGINS_BADLY: Final = re.compile(r"[?:,\[\]{}#&*!|>'\"%@`]|-(?:\s|\Z)|---|\.\.\.|<<\Z")
_HOLDS_BADLY: Final = re.compile(r":\s|:\Z|\s#|[\n\t\x85\u2028\u2029\ufeff]")
_FLOW_SIGNS: Final = re.compile(r"[,\[\]{}]")
_BETWEEN: Final = r"(?:\s|(?<=\s)#[^\r\n]*+)*+"  # blanks, line breaks and comments
_COLON: Final = re.compile(_BETWEEN + ":")
_COMMA: Final = re.compile(_BETWEEN + ",")
_BLANKS: Final = re.compile(r"[ \t]++(?!#)|")
_REST: Final = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=[\r\n])")
_HEADER: Final = re.compile(r"[|>]([0-9]?)[-+]?([0-9]?)([ \t]+#[^\r\n]*)?")
_EMPTY_LINE: Final = re.compile(r"([ \t]*)(#[^\r\n]*)?(?:\r\n|\r|\n)")
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Patch:
    """A change to a case: paths to remove first, then a nested piece of a case to merge in."""

    remove: tuple[str, ...] = ()
    change: MapNode | None = None


# -- on the tree ---------------------------------------------------------------------------------------------------------------------


def short_form(path: Sequence[str]) -> str | None:
    """Say which key a text alone stands for at a path (``if`` for ``views.north.refuses.n2``), or ``None``."""
    for pattern, key in _SHORT_FORMS:
        parts = pattern.split(".")
        if len(parts) == len(path) and all(part in ("*", step) for part, step in zip(parts, path, strict=True)):
            return key
    return None


def apply_patch(root: MapNode, remove: Sequence[str], change: MapNode | None) -> tuple[MapNode, list[Problem]]:
    """Carry out a patch on a tree: ``remove`` first, then ``change``.

    Maps merge key by key, texts and lists replace what stands there, new keys go to the end of their map, and a text that stands for
    an entry (``n2: CONDITION``) counts as ``{if: CONDITION}`` when a map is merged with it. A map whose last entry is removed stays,
    empty. Nodes keep their spans, new ones those of the patch's text.

    Returns
    -------
    tuple of MapNode and list of Problem
        The changed tree, and a problem for every path that leads nowhere.
    """
    problems: list[Problem] = []
    for path in remove:
        changed = _without(root, path.split("."), 0)
        if isinstance(changed, MapNode):
            root = changed
        else:
            problems.append(changed)
    return (_merged(root, change, ()) if change is not None else root), problems


def _without(node: MapNode, path: list[str], depth: int) -> MapNode | Problem:
    """Remove what a path leads to below ``node``, or say why it leads nowhere."""
    step = path[depth]
    entry = node.entry(step)
    if entry is None:
        near = nearest(step, node.keys())
        where = f"'{'.'.join(path[:depth])}' has" if depth else "the case has"
        hint = f"Did you mean '{'.'.join([*path[:depth], near, *path[depth + 1 :]])}'?" if near else ""
        return Problem(f"There is nothing to remove: {where} no '{step}'.", path=".".join(path), hint=hint)
    if depth == len(path) - 1:
        return _with(node, tuple(other for other in node.entries if other is not entry))
    if not isinstance(entry.value, MapNode):
        kind = "list; a path cannot lead into it" if isinstance(entry.value, ListNode) else "text and holds no keys"
        return Problem(f"There is nothing to remove: '{'.'.join(path[: depth + 1])}' is a {kind}.", path=".".join(path))
    inner = _without(entry.value, path, depth + 1)
    if isinstance(inner, Problem):
        return inner
    return _with(node, tuple(Entry(entry.key, inner) if other is entry else other for other in node.entries))


def _with(node: MapNode, entries: tuple[Entry, ...]) -> MapNode:
    return MapNode(entries, node.span, node.flow)


def _merged(base: MapNode, change: MapNode, path: tuple[str, ...]) -> MapNode:
    news = {normal(entry.key.value): entry for entry in change.entries}
    entries: list[Entry] = []
    for entry in base.entries:
        new = news.pop(normal(entry.key.value), None)
        entries.append(entry if new is None else Entry(entry.key, _replaced(entry.value, new.value, (*path, entry.key.value))))
    return _with(base, (*entries, *news.values()))


def _replaced(old: Node, new: Node, path: tuple[str, ...]) -> Node:
    """Merge two maps; let anything else be replaced."""
    if isinstance(old, TextNode) and isinstance(new, MapNode) and not old.empty and (key := short_form(path)):
        old = MapNode((Entry(TextNode(key, old.span), old),), old.span, flow=True)
    if isinstance(old, MapNode) and isinstance(new, MapNode):
        return _merged(old, new, path)
    return old if old == new else new


# -- values as nodes and as text -----------------------------------------------------------------------------------------------------


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
        entries = tuple(Entry(TextNode(_text_of(key), NOWHERE), node_of(inner)) for key, inner in value.items())
        return MapNode(entries, NOWHERE)
    if isinstance(value, (list, tuple)):
        return ListNode(tuple(node_of(item) for item in value), NOWHERE)
    return TextNode(_text_of(value), NOWHERE)


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
    if match := _FORBIDDEN.search(value):
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
    lines = (_entry_text(entry, flow=False, indent=indent, newline=newline) for entry in node.entries)
    return "".join(newline + line for line in lines)


def _in_line(node: Node) -> str:
    if isinstance(node, MapNode):
        return "{" + ", ".join(_entry_text(entry, flow=True) for entry in node.entries) + "}"
    return write_node(node, flow=True)[1:] or '""'


def _entry_text(entry: Entry, *, flow: bool, indent: int = 0, newline: str = "\n") -> str:
    """Write ``key: value``; in a block, with its indentation and without its last line break."""
    key = write_scalar(entry.key.value, flow)
    if len(key) > _LONGEST_KEY:
        raise AccordsError(f"A key may have {_LONGEST_KEY} characters at most; this one has {len(key)}: '{key[:40]}…'.")
    return " " * (0 if flow else indent) + key + ":" + write_node(entry.value, flow=flow, indent=indent + 2, newline=newline)


# -- on the text ---------------------------------------------------------------------------------------------------------------------


def edit_text(source: Source, root: MapNode, remove: Sequence[str], change: Mapping[str, object] | MapNode | None) -> str:
    """Carry out a patch on the text of a file by splicing it into the spans of the source.

    One changed text changes its own span; a removed entry takes its lines with it, and comments on lines of their own stay; a new
    entry comes behind the last one of its map, in the map's own style.

    Parameters
    ----------
    source
        The text of the file.
    root
        The tree that :func:`read_tree` read from it.
    remove, change
        As in :func:`apply_patch`; ``change`` may be made of Python maps, lists, texts, numbers and dates.

    Returns
    -------
    str
        The text, with the byte-order mark if the file has one; its UTF-8 bytes are what belongs into the file.

    Raises
    ------
    CaseError
        When a path to remove leads nowhere; all such paths.
    AccordsError
        When a value cannot stand in a case, or the change cannot be written without changing something else.
    """
    wanted = change if change is None or isinstance(change, MapNode) else node_of(change)
    if not isinstance(wanted, MapNode | None):
        raise AccordsError("A change is a map from keys to what they become.")
    target, problems = apply_patch(root, remove, wanted)
    if problems:
        raise CaseError(problems)
    if target == root:
        return ("\ufeff" if source.bom else "") + source.text
    text = _Splicer(source.text).splice(root, target)
    try:
        tree, faults = read_tree(Source(text, source.file))
    except CaseError as error:
        raise AccordsError(f"The change cannot be written into this text: {error.problems[0].message}") from error
    if tree != target or len(faults) > len(read_tree(source)[1] if faults else ()):
        raise AccordsError("The change cannot be written into this text without changing something else; edit the file by hand.")
    return ("\ufeff" if source.bom else "") + text


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


class _Splicer:
    """Collects the edits that turn the text of one tree into that of another, in the order of the text."""

    def __init__(self, text: str) -> None:
        breaks = _LINE_BREAK.search(text)
        self.newline = breaks[0] if breaks else "\n"
        self.ended = text.endswith(("\r", "\n"))
        self.length = len(text)
        self.text = text if self.ended else text + self.newline
        self.edits: list[_Edit] = []
        # The last text kept so far: a block scalar would take in what a removal leaves behind it.
        self.previous: TextNode | None = None

    def splice(self, root: MapNode, target: MapNode) -> str:
        """Write the target's differences into the root's text."""
        self._map(root, target, None)
        pieces: list[str] = []
        at = 0
        for edit in sorted(self.edits, key=lambda edit: edit.start):
            pieces += [self.text[at : edit.start], edit.text]
            at = max(at, edit.end)
        edited = "".join(pieces) + self.text[at:]
        if self.ended or not edited.endswith(self.newline):
            return edited
        cut = any(edit.start < edit.end == len(self.text) for edit in self.edits)
        block = self.previous is not None and self.previous.style in {"literal", "folded"}
        return edited if cut and block else edited[: -len(self.newline)]

    def _edit(self, start: int, end: int, text: str) -> None:
        self.edits.append(_Edit(start, end, text))

    def _map(self, old: MapNode, new: MapNode, key: TextNode | None) -> None:
        """Write the differences of two maps; entries that were kept have their key nodes in common."""
        kept = {id(entry.key): entry for entry in new.entries}
        olds = {id(entry.key) for entry in old.entries}
        added = [entry for entry in new.entries if id(entry.key) not in olds]
        write = self._flow_map if old.flow or not old.entries else self._block_map
        write(old, kept, added, key)

    def _kept_entry(self, entry: Entry, new: Entry, *, flow: bool) -> None:
        self.previous = entry.key
        if isinstance(entry.value, MapNode) and isinstance(new.value, MapNode):
            if entry.value is not new.value:
                self._map(entry.value, new.value, entry.key)
            elif (last := _last_text(entry.value)) is not None:
                self.previous = last
        elif entry.value == new.value:
            self.previous = _last_text(entry.value) or entry.key
        else:
            self._value(entry, new.value, flow=flow)

    # -- values ------------------------------------------------------------------------------------------------------------------

    def _value(self, entry: Entry, new: Node, *, flow: bool) -> None:
        """Replace the value of an entry."""
        old, text = entry.value, self.text
        after = self._colon(entry)
        if after is None or (isinstance(old, TextNode) and old.empty):
            written = ("" if after else ":") + write_node(
                new, flow=flow, indent=self._column(entry.key.span.start) + 2, newline=self.newline
            )
            self._edit(after or entry.key.span.end, after or entry.key.span.end, written)
            return
        written = write_node(new, flow=flow, indent=self._column(entry.key.span.start) + 2, newline=self.newline)
        in_lines = not written.startswith(" ") or (not isinstance(old, TextNode) and not old.flow)
        if in_lines and _LINE_BREAK.search(text, after, old.span.start):
            self._edit(after, after, written)
            self._edit(self._line_start(old.span.start), self._line_end(old.span.end), "")
        elif written.startswith(" "):
            blank = " " if old.span.start == after else ""
            self._edit(old.span.start, old.span.end, blank + written[1:] + self._header_comment(old))
        else:
            self._edit(after, old.span.end, written)

    def _header_comment(self, node: Node) -> str:
        """Give the comment behind ``|`` or ``>``, which stays."""
        if isinstance(node, TextNode) and node.style in {"literal", "folded"}:
            header = _HEADER.match(self.text, node.span.start)
            return (header[3] or "") if header else ""
        return ""

    def _colon(self, entry: Entry) -> int | None:
        """Find where the colon behind a key ends; ``None`` for a word in a flow map that has none."""
        match = _COLON.match(self.text, entry.key.span.end)
        return match.end() if match else None

    # -- block maps --------------------------------------------------------------------------------------------------------------

    def _block_map(self, old: MapNode, kept: dict[int, Entry], added: list[Entry], key: TextNode | None) -> None:
        if not added and not any(id(entry.key) in kept for entry in old.entries):
            self._emptied(old, key)
            return
        for entry in old.entries:
            new = kept.get(id(entry.key))
            if new is None:
                self._remove_lines(entry)
            else:
                self._kept_entry(entry, new, flow=False)
        if not added:
            return
        indent = self._column(old.entries[0].key.span.start)
        at = self._line_end(old.span.end)
        self._close_block_at_end(at)
        for entry in added:
            self._edit(at, at, _entry_text(entry, flow=False, indent=indent, newline=self.newline) + self.newline)
            self.previous = entry.key

    def _emptied(self, old: MapNode, key: TextNode | None) -> None:
        """Leave ``{}`` of a block map: behind its key, or, at the top level, in place of its first entry."""
        if key is not None:
            after = _COLON.match(self.text, key.span.end)
            at = after.end() if after else key.span.end
            self._edit(at, at, " {}")
        else:
            start = self._line_start(old.span.start)
            self._edit(start, start, "{}" + self.newline)
        for entry in old.entries:
            self._remove_lines(entry)

    def _remove_lines(self, entry: Entry) -> None:
        """Remove an entry's lines; keep a block scalar above from taking in the blank lines and comments below."""
        end = self._line_end(entry.value.span.end)
        self._edit(self._line_start(entry.key.span.start), end, "")
        if self.previous is None or self.previous.style not in {"literal", "folded"}:
            return
        column = self._column(entry.key.span.start)
        while end < len(self.text) and (line := _EMPTY_LINE.match(self.text, end)):
            if line[2]:
                self._edit(end, max(end, line.end(1) - column), "")
                break
            self._edit(end, line.end(), "")
            end = line.end()

    def _close_block_at_end(self, at: int) -> None:
        """Keep a block scalar that ends the file without a line break from gaining one when an entry comes behind it."""
        last = self.previous
        if self.ended or at < len(self.text) or last is None or last.span.end < self.length or last.style not in {"literal", "folded"}:
            return
        header = _HEADER.match(self.text, last.span.start)
        if header:
            self._edit(header.start() + 1, header.end(2), header[1] + header[2] + "-")

    # -- flow maps ---------------------------------------------------------------------------------------------------------------

    def _flow_map(self, old: MapNode, kept: dict[int, Entry], added: list[Entry], key: TextNode | None) -> None:
        last: Entry | None = None
        for index, entry in enumerate(old.entries):
            new = kept.get(id(entry.key))
            if new is not None:
                self._kept_entry(entry, new, flow=True)
                last = entry
            else:
                self._remove_from_line(old, index, last)
        self._add_in_line(old, added, last)
        self.previous = key

    def _remove_from_line(self, old: MapNode, index: int, last: Entry | None) -> None:
        """Remove an entry with the comma behind it, or, at the end of its map, the comma before it."""
        entry = old.entries[index]
        start, end = entry.key.span.start, self._end(entry)
        comma = self._comma(end)
        if comma is not None:
            self._cut(start, self._after_blanks(comma))
            return
        self._cut(start, end)
        if last is not None and (before := self._comma(self._end(last))) is not None:
            self._edit(before - 1, self._after_blanks(before), "")

    def _cut(self, start: int, end: int) -> None:
        """Take out a stretch, with its whole line if nothing else stands on it."""
        alone = not self.text[self._line_start(start) : start].strip() and _LINE_BREAK.match(self.text, end)
        self._edit(self._line_start(start) if alone else start, self._line_end(end) if alone else end, "")

    def _after_blanks(self, at: int) -> int:
        match = _BLANKS.match(self.text, at)
        return match.end() if match else at

    def _add_in_line(self, old: MapNode, added: list[Entry], last: Entry | None) -> None:
        if not added:
            return
        written = [_entry_text(entry, flow=True) for entry in added]
        if last is None:
            self._edit(old.span.start + 1, old.span.start + 1, ", ".join(written))
            return
        at, start = self._end(last), last.key.span.start
        if isinstance(last.value, TextNode) and last.value.empty:
            at = self._colon(last) or at
        margin = self.text[self._line_start(start) : start]
        rest = _REST.match(self.text, at)
        if margin.strip() or rest is None:
            self._edit(at, at, "".join(", " + entry for entry in written))
            return
        self._edit(at, at, ",")
        lines = ("," + self.newline).join(margin + entry for entry in written)
        self._edit(rest.end(), rest.end(), self.newline + lines)

    def _end(self, entry: Entry) -> int:
        """Say where an entry of a flow map ends."""
        if isinstance(entry.value, TextNode) and entry.value.empty:
            return self._colon(entry) or entry.key.span.end
        return entry.value.span.end

    def _comma(self, at: int) -> int | None:
        """Find where the comma behind an offset ends, blanks and comments between passed over."""
        match = _COMMA.match(self.text, at)
        return match.end() if match else None

    # -- lines -------------------------------------------------------------------------------------------------------------------

    def _line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def _line_end(self, offset: int) -> int:
        """Say where the line of an offset ends, behind its line break."""
        match = _LINE_BREAK.search(self.text, offset)
        return match.end() if match else len(self.text)

    def _column(self, offset: int) -> int:
        return offset - self._line_start(offset)


def _last_text(node: Node) -> TextNode | None:
    """Find the text that a node ends with in the file, if it ends with one."""
    if isinstance(node, TextNode):
        return node
    if node.flow:
        return None
    if isinstance(node, ListNode):
        return _last_text(node.items[-1]) if node.items else None
    return _last_text(node.entries[-1].value) if node.entries else None


__all__ = ["NOWHERE", "Patch", "apply_patch", "edit_text", "node_of", "short_form", "write_node", "write_scalar"]

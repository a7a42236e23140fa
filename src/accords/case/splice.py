"""Changes to a case, carried out on its text by splicing what changed into the spans of the source.

Every other character stays as it was. What reads back from the edited text is the patched tree; this is checked before the text is
handed out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from accords.case.nodes import LINE_BREAK, Entry, ListNode, MapNode, Node, TextNode, colon_behind
from accords.case.patch import apply_patch
from accords.case.source import Source
from accords.case.tree import read_tree
from accords.case.yaml_text import node_of, write_entry, write_node
from accords.errors import AccordsError, CaseError

_COMMA: Final = re.compile(r"(?:\s|(?<=\s)#[^\r\n]*+)*+,")  # past blanks, line breaks and comments
_BLANKS: Final = re.compile(r"[ \t]++(?!#)|")
_REST: Final = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=[\r\n])")
_HEADER: Final = re.compile(r"[|>]([0-9]?)[-+]?([0-9]?)([ \t]+#[^\r\n]*)?")
_EMPTY_LINE: Final = re.compile(r"([ \t]*)(#[^\r\n]*)?(?:\r\n|\r|\n)")


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
        breaks = LINE_BREAK.search(text)
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
        after = colon_behind(self.text, entry.key)
        if after is None or (isinstance(old, TextNode) and old.empty):
            written = ("" if after else ":") + write_node(
                new, flow=flow, indent=self._column(entry.key.span.start) + 2, newline=self.newline
            )
            self._edit(after or entry.key.span.end, after or entry.key.span.end, written)
            return
        written = write_node(new, flow=flow, indent=self._column(entry.key.span.start) + 2, newline=self.newline)
        in_lines = not written.startswith(" ") or (not isinstance(old, TextNode) and not old.flow)
        if in_lines and LINE_BREAK.search(text, after, old.span.start):
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
            self._edit(at, at, write_entry(entry, flow=False, indent=indent, newline=self.newline) + self.newline)
            self.previous = entry.key

    def _emptied(self, old: MapNode, key: TextNode | None) -> None:
        """Leave ``{}`` of a block map: behind its key, or, at the top level, in place of its first entry."""
        if key is not None:
            at = colon_behind(self.text, key) or key.span.end
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
        start, end = entry.key.span.start, entry.value.span.end
        comma = self._comma(end)
        if comma is not None:
            self._cut(start, self._after_blanks(comma))
            return
        self._cut(start, end)
        if last is not None and (before := self._comma(last.value.span.end)) is not None:
            self._edit(before - 1, self._after_blanks(before), "")

    def _cut(self, start: int, end: int) -> None:
        """Take out a stretch, with its whole line if nothing else stands on it."""
        alone = not self.text[self._line_start(start) : start].strip() and LINE_BREAK.match(self.text, end)
        self._edit(self._line_start(start) if alone else start, self._line_end(end) if alone else end, "")

    def _after_blanks(self, at: int) -> int:
        match = _BLANKS.match(self.text, at)
        return match.end() if match else at

    def _add_in_line(self, old: MapNode, added: list[Entry], last: Entry | None) -> None:
        if not added:
            return
        written = [write_entry(entry, flow=True) for entry in added]
        if last is None:
            self._edit(old.span.start + 1, old.span.start + 1, ", ".join(written))
            return
        at, start = last.value.span.end, last.key.span.start
        blank = " " if last.key.span.end < last.value.span.start == at else ""  # "f:," would be read as a word
        margin = self.text[self._line_start(start) : start]
        rest = _REST.match(self.text, at)
        if margin.strip() or rest is None:
            self._edit(at, at, blank + "".join(", " + entry for entry in written))
            return
        self._edit(at, at, blank + ",")
        lines = ("," + self.newline).join(margin + entry for entry in written)
        self._edit(rest.end(), rest.end(), self.newline + lines)

    def _comma(self, at: int) -> int | None:
        """Find where the comma behind an offset ends, blanks and comments between passed over."""
        match = _COMMA.match(self.text, at)
        return match.end() if match else None

    # -- lines -------------------------------------------------------------------------------------------------------------------

    def _line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def _line_end(self, offset: int) -> int:
        """Say where the line of an offset ends, behind its line break."""
        match = LINE_BREAK.search(self.text, offset)
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

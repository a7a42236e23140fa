"""Changes to a case, carried out on its tree.

A map that loses its last entry stays, empty: nothing goes that was not named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from accords.case.nearest import nearest
from accords.case.nodes import Entry, ListNode, MapNode, Node, TextNode, normal
from accords.errors import Problem

# Where an entry may be text alone, and the key that the text is then the value of: what the models' ``short`` says, by path.
SHORT_FORMS: Final[tuple[tuple[str, str], ...]] = (
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


@dataclass(frozen=True, slots=True)
class Patch:
    """A change to a case: paths to remove first, then a nested piece of a case to merge in."""

    remove: tuple[str, ...] = ()
    change: MapNode | None = None


def short_form(path: Sequence[str]) -> str | None:
    """Say which key a text alone stands for at a path (``if`` for ``views.north.refuses.n2``), or ``None``."""
    for pattern, key in SHORT_FORMS:
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

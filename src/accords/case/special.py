"""Readers of fields that need their own: words, conditions, paths, marks, voices, stated values."""

from __future__ import annotations

from typing import Any

from accords.case.condition import ConditionFault
from accords.case.consent import parse_rule
from accords.case.grammar import parse
from accords.case.nodes import MapNode, Node, TextNode
from accords.case.read import MISSING, Reader
from accords.case.timeline import KINDS
from accords.case.values import Date, ValueFault, Words, is_language, nfc, parse_amount, parse_date, parse_text
from accords.case.voice import Stated, Voice
from accords.case.wording import kind_of, shorten

_A_PATH = "Write a path of ids with dots: views.north.refuses.n1"
HANDLING = ("public", "team", "mediator")
UNPATCHED = ("accords", "as_of", "events", "scenarios", "sources", "claims", "facts")
"""The sections that a patch's ``change`` may not touch: what happened and what was said stays as it is."""


def words(reader: Reader, node: Node, path: str) -> Any:
    """Read free text, or a map from language to text."""
    if isinstance(node, MapNode):
        kept = []
        for entry in node.entries:
            tag = entry.key.value
            if not is_language(tag):
                hint = "Write a text, or a map from language to text: {en: Water, ar: ماء}"
                reader.problem(entry.key, path, f"'{shorten(tag)}' is not a language tag.", hint)
                continue
            value = text(reader, entry.value, f"{path}.{tag}")
            if isinstance(value, str):
                kept.append((tag, value))
        if not node.entries:
            reader.problem(node, path, "a text is missing here.", "Write it, or leave the key out: what is left out is unknown.")
        return Words(tuple(kept)) if kept else MISSING
    value = text(reader, node, path)
    return Words((("", value),)) if isinstance(value, str) else MISSING


def text(reader: Reader, node: Node, path: str) -> Any:
    """Read one text that is not empty."""
    if not isinstance(node, TextNode):
        return reader.problem(node, path, f"a text is expected here, not {kind_of(node)}.")
    try:
        return parse_text(node.value)
    except ValueFault as fault:
        return reader.problem(node, path, fault.message, fault.hint)


def condition(reader: Reader, node: Node, path: str) -> Any:
    """Read a condition; its names are checked when all issues have been read."""
    if not isinstance(node, TextNode):
        hint = "In YAML, a condition that holds ': ' or begins with a bracket must be quoted."
        return reader.problem(node, path, f"a condition is expected here, not {kind_of(node)}.", hint)
    if node.empty:
        return reader.problem(node, path, "a condition is missing here.", "For example: share <= 30 and fence == gate")
    try:
        read = reader.parsed.get(node.value) or parse(node.value)
    except ConditionFault as fault:
        return reader.problem_in(node, path, fault.message, fault.hint, (fault.at, fault.length))
    reader.parsed[node.value] = read
    reader.conditions.append((read, node, path))
    return read


def rule(reader: Reader, node: Node, path: str) -> Any:
    """Read a consent rule and check its parties."""
    if not isinstance(node, TextNode):
        return reader.problem(node, path, f"a consent rule is expected here, not {kind_of(node)}.", "For example: north and south")
    if node.empty:
        return reader.problem(node, path, "a consent rule is missing here.", "For example: north and south")
    try:
        read = parse_rule(node.value)
    except ValueFault as fault:
        return reader.problem(node, path, fault.message, fault.hint)
    parties = reader.ids("parties")
    unknown = [party for party in read.mentioned if party not in parties]
    for party in unknown:
        if reader.removed(f"parties.{party}"):
            reader.problem(node, path, f"'{party}' was removed from parties but its consent is still asked for.", "Change the rule too.")
        else:
            reader.problem(node, path, f"there is no '{shorten(party)}' in parties.", reader.nearest(party, parties))
    return MISSING if unknown else read


def path_of(reader: Reader, node: Node, path: str) -> Any:
    """Read a dotted path as text; what it names is looked up when the patch is applied."""
    value = text(reader, node, path)
    if isinstance(value, str) and not all(value.split(".")):
        return reader.problem(node, path, f"'{shorten(value)}' is not a dotted path.", _A_PATH)
    return nfc(value) if isinstance(value, str) else value


def mention(reader: Reader, node: Node, path: str) -> Any:
    """Read a dotted path that must name something in this case; it goes void when a patch removes that."""
    value = path_of(reader, node, path)
    if not isinstance(value, str):
        return value
    if reader.find(value) is not None:
        return value
    if reader.removed(value):
        reader.voided.append((path, value))
        return MISSING
    return reader.problem(node, path, f"there is no '{shorten(value)}' in this case.", _nearest_path(reader, value))


def _nearest_path(reader: Reader, path: str) -> str:
    """Say what the first step that leads nowhere was probably meant to be."""
    steps = path.split(".")
    for depth, step in enumerate(steps):
        here = ".".join(steps[:depth])
        node = reader.find(here) if here else reader.root
        if not isinstance(node, MapNode):
            return f"'{shorten(here)}' is {kind_of(node)}, and a path leads through maps. {_A_PATH}"
        if node.get(step) is None:
            return reader.nearest(step, node.keys())
    return _A_PATH


def other_entry(reader: Reader, node: Node, path: str) -> Any:
    """Read the id of another entry of the same party, of whatever kind."""
    value = text(reader, node, path)
    if not isinstance(value, str):
        return value
    _, party, kind, name, *_ = path.split(".")
    old = nfc(value)
    others = {other for where in KINDS for other in reader.ids("views", party, where) if (where, other) != (kind, name)}
    if old in others:
        return old
    for where in KINDS:
        if reader.removed(gone := f"views.{party}.{where}.{old}"):
            reader.voided.append((path, gone))
            return MISSING
    hint = reader.nearest(old, sorted(others))
    return reader.problem(node, path, f"there is no other entry '{shorten(old)}' of {party} to replace.", hint)


def event(reader: Reader, node: Node, path: str) -> Any:
    """Read the id of an event, or ``events.ID``."""
    if isinstance(node, TextNode) and node.value.startswith("events."):
        return mention(reader, node, path)
    return reader.named(node, path, "events", voidable=True)


def handling(reader: Reader, node: Node, path: str) -> Any:
    """Read a handling mark."""
    value = text(reader, node, path)
    if not isinstance(value, str) or value in HANDLING:
        return value
    kind, _, party = nfc(value).partition(":")
    if kind == "party" and party in reader.ids("parties"):
        return nfc(value)
    if kind == "party" and reader.removed(f"parties.{party}"):
        return reader.problem(node, path, f"'{party}' was removed from parties but may still see this.", "Remove or change this too.")
    hint = reader.nearest(party, reader.ids("parties")) if kind == "party" else f"Allowed are: {', '.join(HANDLING)}, party:ID."
    return reader.problem(node, path, f"'{shorten(value)}' is not a handling mark.", hint)


def piece(reader: Reader, node: Node, path: str) -> Any:
    """Keep a piece of a case as it is written; it is read when the patch is applied."""
    if not isinstance(node, MapNode):
        return reader.problem(node, path, f"a piece of a case is expected here, not {kind_of(node)}.", "{views: {north: {refuses: ...}}}")
    for entry in node.entries:
        if entry.key.value in UNPATCHED:
            hint = f"A change may touch anything but {', '.join(UNPATCHED)}."
            reader.problem(entry.key, path, f"a change may not touch '{entry.key.value}'.", hint)
    return node


def format_number(reader: Reader, node: Node, path: str) -> Any:
    """Read the number of the format."""
    if isinstance(node, TextNode) and node.value == "1":
        return "1"
    return reader.problem(node, path, f"the format's number is 1, not {kind_of(node)}.", "Write 'accords: 1'.")


def voice(reader: Reader, node: Node, path: str) -> Any:
    """Read who speaks: a party's id, ``the source``, or quoted text."""
    value = text(reader, node, path)
    if not isinstance(node, TextNode) or not isinstance(value, str):
        return value
    if value == "the source":
        return Voice(value, "source")
    if node.style != "plain":
        return Voice(value, "text")
    if nfc(value) in reader.ids("parties"):
        return Voice(nfc(value), "party")
    if reader.removed(f"parties.{nfc(value)}"):
        reader.voided.append((path, f"parties.{nfc(value)}"))
        return Voice(nfc(value), "text")
    shown = shorten(value)
    hint = f'{reader.nearest(value, reader.ids("parties"))} Somebody who is no party stands in double quotes: "{shown}".'
    return reader.problem(node, path, f"there is no party '{shown}'.", hint)


def states(reader: Reader, node: Node, path: str) -> Any:
    """Read what values of facts a claim states, each typed by its fact's kind."""
    if not isinstance(node, MapNode):
        return reader.problem(node, path, f"a map from fact to value is expected here, not {kind_of(node)}.")
    read = []
    for entry in node.entries:
        fact = reader.named(entry.key, path, "facts")
        if isinstance(fact, str):
            read.append(_stated(reader, entry.value, f"{path}.{fact}", fact))
    return tuple(value for value in read if isinstance(value, Stated))


def _stated(reader: Reader, node: Node, path: str, fact: str) -> Any:
    value = text(reader, node, path)
    if not isinstance(value, str):
        return value
    kind = reader.find(f"facts.{fact}.kind")
    try:
        return _typed(fact, value, kind.value if isinstance(kind, TextNode) else "text")
    except ValueFault as fault:
        return reader.problem(node, path, fault.message, fault.hint)


def _typed(fact: str, value: str, kind: str) -> Stated:
    """Type a stated value; raises ValueFault."""
    about = value.startswith("about ")
    if kind == "number":
        return Stated(fact, value, parse_amount(value), about=about)
    if kind != "date":
        return Stated(fact, value, value.removeprefix("about "), about=about)
    first, separator, last = value.removeprefix("about ").partition("..")
    ends: list[Date] = [parse_date(end.strip()) for end in ((first, last) if separator else (first,))]
    if ends[-1].last < ends[0].first:
        raise ValueFault(f"the range '{shorten(value)}' runs backwards.", f"Write {ends[1]}..{ends[0]}.")
    return Stated(fact, value, ends[0], ends[1] if separator else None, about)


SPECIAL = {
    "words": words,
    "condition": condition,
    "rule": rule,
    "path": path_of,
    "mention": mention,
    "event": event,
    "entry": other_entry,
    "handling": handling,
    "piece": piece,
    "format": format_number,
    "voice": voice,
    "states": states,
}

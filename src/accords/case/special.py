"""Readers of fields that need their own: words, conditions, paths, marks, voices, stated values."""

from __future__ import annotations

from typing import Any

from accords.case.condition import ConditionFault
from accords.case.consent import parse_rule
from accords.case.grammar import parse
from accords.case.read import MISSING, Reader, kind_of, nearest
from accords.case.tree import MapNode, Node, TextNode
from accords.case.values import ValueFault, Words, nfc, parse_amount, parse_date, parse_text
from accords.case.voice import Stated, Voice

HANDLING = ("public", "team", "mediator")


def words(reader: Reader, node: Node, path: str) -> Any:
    """Read free text, or a map from language to text."""
    if isinstance(node, MapNode):
        languages = [(entry.key.value, entry.value) for entry in node.entries]
        texts = [(tag, text(reader, value, f"{path}.{tag}")) for tag, value in languages]
        kept = tuple((tag, value) for tag, value in texts if isinstance(value, str))
        return Words(kept) if kept else MISSING
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
        read = parse(node.value)
    except ConditionFault as fault:
        return reader.problem_in(node, path, fault.message, fault.hint, (fault.at, fault.length))
    reader.conditions.append((read, node, path))
    return read


def rule(reader: Reader, node: Node, path: str) -> Any:
    """Read a consent rule and check its parties."""
    if not isinstance(node, TextNode):
        return reader.problem(node, path, f"a consent rule is expected here, not {kind_of(node)}.", "For example: north and south")
    try:
        read = parse_rule(node.value)
    except ValueFault as fault:
        return reader.problem(node, path, fault.message, fault.hint)
    parties = reader.ids("parties")
    unknown = [party for party in read.parties if party not in parties]
    for party in unknown:
        if f"parties.{party}" in reader.gone:
            reader.problem(node, path, f"'{party}' was removed from parties but its consent is still asked for.", "Change the rule too.")
        else:
            reader.problem(node, path, f"there is no '{party}' in parties.", nearest(party, parties))
    return MISSING if unknown else read


def path_of(reader: Reader, node: Node, path: str) -> Any:
    """Read a dotted path as text; what it names is looked up when the patch is applied."""
    value = text(reader, node, path)
    return nfc(value) if isinstance(value, str) else value


def mention(reader: Reader, node: Node, path: str) -> Any:
    """Read a dotted path that must name something in this case; it goes void when a patch removes that."""
    value = path_of(reader, node, path)
    if not isinstance(value, str):
        return value
    below: Node | None = reader.root
    for step in value.split("."):
        below = below.get(step) if isinstance(below, MapNode) else None
    if below is not None:
        return value
    if any(value == gone or value.startswith(f"{gone}.") for gone in reader.gone):
        reader.voided.append((path, value))
        return MISSING
    return reader.problem(node, path, f"there is no '{value}' in this case.", "Write a path of ids with dots: views.north.refuses.n1")


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
    kind, _, party = value.partition(":")
    if kind == "party" and party in reader.ids("parties"):
        return value
    hint = nearest(party, reader.ids("parties")) if kind == "party" else f"Allowed are: {', '.join(HANDLING)}, party:ID."
    return reader.problem(node, path, f"'{value}' is not a handling mark.", hint)


def piece(reader: Reader, node: Node, path: str) -> Any:
    """Keep a piece of a case as it is written; it is read when the patch is applied."""
    return node if isinstance(node, MapNode) else reader.problem(node, path, f"a piece of a case is expected here, not {kind_of(node)}.")


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
    if f"parties.{value}" in reader.gone:
        reader.voided.append((path, f"parties.{value}"))
        return Voice(value, "text")
    hint = f'{nearest(value, reader.ids("parties"))} Somebody who is no party stands in double quotes: "{value}".'
    return reader.problem(node, path, f"there is no party '{value}'.", hint)


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
    facts = reader.root.get("facts")
    definition = facts.get(fact) if isinstance(facts, MapNode) else None
    kind = definition.get("kind") if isinstance(definition, MapNode) else None
    try:
        match kind.value if isinstance(kind, TextNode) else "text":
            case "date":
                about = value.startswith("about ")
                first, separator, last = value.removeprefix("about ").partition("..")
                return Stated(fact, value, parse_date(first.strip()), parse_date(last.strip()) if separator else None, about)
            case "number":
                amount = parse_amount(value)
                return Stated(fact, value, amount, about=amount.about)
            case _:
                return Stated(fact, value, value.removeprefix("about "), about=value.startswith("about "))
    except ValueFault as fault:
        return reader.problem(node, path, fault.message, fault.hint)


SPECIAL = {
    "words": words,
    "condition": condition,
    "rule": rule,
    "path": path_of,
    "mention": mention,
    "event": event,
    "handling": handling,
    "piece": piece,
    "format": format_number,
    "voice": voice,
    "states": states,
}

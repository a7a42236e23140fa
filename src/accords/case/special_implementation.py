"""Readers of how promises are carried out: items of obligations, steps, deliveries, worth."""

from __future__ import annotations

from typing import Any

from accords.case.implementation import Delivery, Worth
from accords.case.read import MISSING, Reader, kind_of, nearest
from accords.case.special import text
from accords.case.tree import MapNode, Node, TextNode
from accords.case.values import ValueFault, nfc, parse_amount

_WORTH_KEYS = ("discount", "detection", "no_deal_value")


def _below(reader: Reader, section: str) -> tuple[str, ...]:
    """Give the ids of a section of ``implementation``."""
    implementation = reader.root.get("implementation")
    node = implementation.get(section) if isinstance(implementation, MapNode) else None
    return tuple(nfc(key) for key in node.keys()) if isinstance(node, MapNode) else ()


def _items(reader: Reader) -> dict[str, bool]:
    """Give every obligation and class of one, and whether it counts people."""
    found: dict[str, bool] = {}
    implementation = reader.root.get("implementation")
    obligations = implementation.get("obligations") if isinstance(implementation, MapNode) else None
    for entry in obligations.entries if isinstance(obligations, MapNode) else ():
        name, body = nfc(entry.key.value), entry.value
        persons = body.get("persons") if isinstance(body, MapNode) else None
        people = isinstance(persons, TextNode) and persons.value == "true"
        found[name] = people
        classes = body.get("classes") if isinstance(body, MapNode) else None
        found.update({f"{name}.{nfc(key)}": people for key in (classes.keys() if isinstance(classes, MapNode) else ())})
    return found


def item(reader: Reader, node: Node, path: str) -> Any:
    """Read the id of an obligation, or of one of its classes."""
    return _one_of(reader, node, path, tuple(_items(reader)), "obligation")


def step(reader: Reader, node: Node, path: str) -> Any:
    """Read the id of a step of the schedule."""
    return _one_of(reader, node, path, _below(reader, "schedule"), "step")


def promise(reader: Reader, node: Node, path: str) -> Any:
    """Read the id of an obligation or phase."""
    return _one_of(reader, node, path, (*_below(reader, "obligations"), *_below(reader, "phases")), "obligation or phase")


def _one_of(reader: Reader, node: Node, path: str, names: tuple[str, ...], what: str) -> Any:
    value = text(reader, node, path)
    if not isinstance(value, str):
        return value
    return nfc(value) if nfc(value) in names else reader.problem(node, path, f"there is no {what} '{value}'.", nearest(value, names))


def delivers(reader: Reader, node: Node, path: str) -> Any:
    """Read what a step delivers: an amount or all of each item."""
    if not isinstance(node, MapNode):
        return reader.problem(node, path, f"a map from obligation to amount is expected here, not {kind_of(node)}.", "{guns: 10}")
    found = []
    for entry in node.entries:
        name = item(reader, entry.key, path)
        value = text(reader, entry.value, f"{path}.{entry.key.value}")
        if not isinstance(name, str) or not isinstance(value, str):
            continue
        try:
            found.append(Delivery(name, None if value == "all" else parse_amount(value)))
        except ValueFault:
            reader.problem(entry.value, path, f"'{value}' is no amount.", "A number, a range a..b, 'about n', or all.")
    return tuple(found)


def worth(reader: Reader, node: Node, path: str) -> Any:
    """Read what obligations are worth to each party; what counts people has no price and is refused."""
    if not isinstance(node, MapNode):
        return reader.problem(node, path, f"a map from party to worth is expected here, not {kind_of(node)}.")
    found = {}
    for entry in node.entries:
        party = reader.named(entry.key, path, "parties")
        if isinstance(party, str) and isinstance(entry.value, MapNode):
            found[party] = _worth(reader, entry.value, f"{path}.{party}")
        elif isinstance(party, str):
            reader.problem(entry.value, path, f"a map from obligation to number is expected here, not {kind_of(entry.value)}.")
    return {party: value for party, value in found.items() if isinstance(value, Worth)}


def _worth(reader: Reader, node: MapNode, path: str) -> Any:
    items, plain = _items(reader), {}
    worths = []
    for entry in node.entries:
        key = nfc(entry.key.value)
        if key not in items and key not in _WORTH_KEYS:
            reader.problem(entry.key, path, f"there is no obligation '{key}'.", nearest(key, (*items, *_WORTH_KEYS)))
            continue
        if items.get(key):
            hint = "Humanitarian priority is a norm that is checked, not a number."
            reader.problem(entry.key, path, f"'{key}' counts people and has no price.", hint)
            continue
        value = text(reader, entry.value, f"{path}.{key}")
        try:
            amount = parse_amount(value) if isinstance(value, str) else None
        except ValueFault as fault:
            reader.problem(entry.value, f"{path}.{key}", fault.message, fault.hint)
            continue
        if amount is None:
            return MISSING
        if key in _WORTH_KEYS:
            plain[key] = amount
        else:
            worths.append((key, amount))
    return Worth(tuple(worths), **plain)


SPECIAL = {"item": item, "step": step, "promise": promise, "delivers": delivers, "worth": worth}

"""Readers of how promises are carried out: items of obligations, steps, deliveries, worth."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from accords.case.implementation import Delivery, Worth
from accords.case.nodes import MapNode, Node, TextNode
from accords.case.read import Reader
from accords.case.special import text
from accords.case.values import ValueFault, nfc, parse_amount
from accords.case.wording import kind_of, shorten

_WORTH_KEYS = ("discount", "detection", "no_deal_value")


def _items(reader: Reader) -> dict[str, bool]:
    """Give every obligation and class of one, and whether it counts people: by its own word, or by that of the issue it carries out."""
    if "items" in reader.memo:
        known: dict[str, bool] = reader.memo["items"]
        return known
    found: dict[str, bool] = reader.memo.setdefault("items", {})
    for name in reader.ids("implementation", "obligations"):
        path = f"implementation.obligations.{name}"
        persons, issue = reader.find(f"{path}.persons"), reader.find(f"{path}.issue")
        carried_out = reader.issues.get(nfc(issue.value)) if isinstance(issue, TextNode) else None
        people = (isinstance(persons, TextNode) and persons.value == "true") or (carried_out is not None and carried_out.persons)
        found[name] = people
        found.update({f"{name}.{part}": people for part in reader.ids("implementation", "obligations", name, "classes")})
    return found


def item(reader: Reader, node: Node, path: str) -> Any:
    """Read the id of an obligation, or of one of its classes."""
    return _one_of(reader, node, path, _items(reader), "obligation")


def step(reader: Reader, node: Node, path: str) -> Any:
    """Read the id of a step of the schedule."""
    return _one_of(reader, node, path, reader.ids("implementation", "schedule"), "step")


def promise(reader: Reader, node: Node, path: str) -> Any:
    """Read the id of an obligation or phase."""
    names = {**dict.fromkeys(reader.ids("implementation", "obligations")), **dict.fromkeys(reader.ids("implementation", "phases"))}
    return _one_of(reader, node, path, names, "obligation or phase")


def _one_of(reader: Reader, node: Node, path: str, names: Collection[str], what: str) -> Any:
    value = text(reader, node, path)
    if not isinstance(value, str):
        return value
    if nfc(value) in names:
        return nfc(value)
    return reader.problem(node, path, f"there is no {what} '{shorten(value)}'.", reader.nearest(value, names))


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
            reader.problem(entry.value, path, f"'{shorten(value)}' is no amount.", "A number, a range a..b, 'about n', or all.")
    return tuple(found)


def worth(reader: Reader, node: Node, path: str) -> Any:
    """Read what obligations are worth to each party; what counts people has no price and is refused."""
    if not isinstance(node, MapNode):
        return reader.problem(node, path, f"a map from party to worth is expected here, not {kind_of(node)}.")
    found: dict[str, Worth] = {}
    for entry in node.entries:
        party = reader.named(entry.key, path, "parties")
        if isinstance(party, str) and isinstance(entry.value, MapNode):
            found[party] = _worth(reader, entry.value, f"{path}.{party}")
        elif isinstance(party, str):
            reader.problem(entry.value, path, f"a map from obligation to number is expected here, not {kind_of(entry.value)}.")
    return found


def _worth(reader: Reader, node: MapNode, path: str) -> Worth:
    items, plain = _items(reader), {}
    worths = []
    for entry in node.entries:
        key = nfc(entry.key.value)
        if key not in items and key not in _WORTH_KEYS:
            reader.problem(entry.key, path, f"there is no obligation '{shorten(key)}'.", reader.nearest(key, (*items, *_WORTH_KEYS)))
            continue
        if items.get(key):
            hint = "Humanitarian priority is a norm that is checked, not a number."
            reader.problem(entry.key, path, f"'{key}' counts people and has no price.", hint)
            continue
        value = text(reader, entry.value, f"{path}.{key}")
        if not isinstance(value, str):
            continue
        try:
            amount = parse_amount(value)
        except ValueFault as fault:
            reader.problem(entry.value, f"{path}.{key}", fault.message, fault.hint)
            continue
        if key in _WORTH_KEYS:
            plain[key] = amount
        else:
            worths.append((key, amount))
    return Worth(tuple(worths), **plain)


SPECIAL = {"item": item, "step": step, "promise": promise, "delivers": delivers, "worth": worth}

"""Readers of what packages are made of: options, moves, ways of reading an option, outcomes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from accords.case.issue import Arc, Issue, Option, number_or_none
from accords.case.outcome import Outcome
from accords.case.read import MISSING, Reader, kind_of, nearest, shorten
from accords.case.special import condition, text, words
from accords.case.tree import ListNode, MapNode, Node, TextNode
from accords.case.values import ValueFault, Words, nfc, parse_number

GRID = {"from", "to", "step"}
MOVES = ("any", "forward", "backward")
_MOST_OPTIONS = 10_000


def options(reader: Reader, node: Node, path: str) -> Any:
    """Read options: a list, a map from option to title, or a grid."""
    if isinstance(node, MapNode) and set(node.keys()) == GRID:
        read = _grid(reader, node, path)
    elif isinstance(node, MapNode):
        read = [_titled(reader, entry.key, entry.value, path) for entry in node.entries]
    elif isinstance(node, ListNode):
        read = [_option(reader, item, path) for item in node.items]
    else:
        hint = "Write [a, b], {a: Title, b: Title} or {from: 0, to: 90, step: 30}."
        return reader.problem(node, path, f"options are expected here, not {kind_of(node)}.", hint)
    kept = tuple(option for option in read if isinstance(option, Option))
    if len(kept) < len(read):
        return MISSING
    if not kept:
        return reader.problem(node, path, "an issue needs at least one option.", "Write [a, b] or {a: Title, b: Title}.")
    return kept if _distinct(reader, node, path, kept) else MISSING


def _option(reader: Reader, node: Node, path: str) -> Any:
    value = text(reader, node, path)
    if not isinstance(value, str):
        return value
    if "\n" in value or "'" in value:
        return reader.problem(
            node, path, f"the option '{shorten(value)}' has a line break or a single quote.", "Give it an id and a title."
        )
    return Option(nfc(value), number=number_or_none(value))


def _titled(reader: Reader, key: TextNode, value: Node, path: str) -> Any:
    option = _option(reader, key, path)
    if not isinstance(option, Option):
        return option
    here = f"{path}.{option.id}"
    record = isinstance(value, MapNode) and set(value.keys()) <= {"title", "mask"}
    title = words(reader, value.get("title") or key, here) if record and isinstance(value, MapNode) else words(reader, value, here)
    mask = text(reader, value.get("mask") or key, here) if record and isinstance(value, MapNode) and value.get("mask") else None
    if not isinstance(title, Words) or not (mask is None or isinstance(mask, str)):
        return MISSING
    return Option(option.id, title, option.number, mask)


def _grid(reader: Reader, node: MapNode, path: str) -> list[Any]:
    numbers: list[Decimal] = []
    for key in ("from", "to", "step"):
        value = node.get(key)
        try:
            numbers.append(parse_number(value.value if isinstance(value, TextNode) else ""))
        except ValueFault as fault:
            return [reader.problem(value, f"{path}.{key}", fault.message, fault.hint)]
    first, last, step = numbers
    if step <= 0 or last < first:
        return [
            reader.problem(node, path, f"a grid from {first} to {last} by {step} has no options.", "'from' below 'to', 'step' above 0.")
        ]
    steps = (last - first) / step
    if steps != int(steps):
        hint = f"The last option that it reaches is {first + int(steps) * step}."
        return [reader.problem(node, path, f"{last} is not a whole number of steps of {step} from {first}.", hint)]
    if steps >= _MOST_OPTIONS:
        return [reader.problem(node, path, f"this grid has {int(steps) + 1} options; {_MOST_OPTIONS} are allowed.", "Take a larger step.")]
    values = [first + index * step for index in range(int(steps) + 1)]
    return [Option(format(value.normalize(), "f"), number=value) for value in values]


def _distinct(reader: Reader, node: Node, path: str, found: tuple[Option, ...]) -> bool:
    numeric = all(option.number is not None for option in found)
    seen: dict[Any, Option] = {}
    for option in found:
        key = option.number if numeric else option.id
        if key in seen:
            reader.problem(node, path, f"the option '{option.id}' stands twice (as '{seen[key].id}' before).", "Each option once.")
            return False
        seen[key] = option
    return True


def reads(reader: Reader, node: Node, path: str) -> Any:
    """Read how parties read an option; options are checked with the issue."""
    if not isinstance(node, MapNode):
        return reader.problem(node, path, f"a map from option to party to text is expected here, not {kind_of(node)}.")
    found: dict[str, dict[str, str]] = {}
    for entry in node.entries:
        here = f"{path}.{nfc(entry.key.value)}"
        if not isinstance(entry.value, MapNode):
            reader.problem(entry.value, here, f"a map from party to text is expected here, not {kind_of(entry.value)}.")
            continue
        pairs = [(reader.named(part.key, here, "parties"), text(reader, part.value, here)) for part in entry.value.entries]
        found[nfc(entry.key.value)] = {party: value for party, value in pairs if isinstance(party, str) and isinstance(value, str)}
    return found


def moves(reader: Reader, node: Node, path: str) -> Any:
    """Read moves: one of three words, or a list of arcs."""
    if isinstance(node, TextNode):
        if node.value in MOVES:
            return node.value
        return reader.problem(node, path, f"'{node.value}' is no kind of move.", f"Allowed are: {', '.join(MOVES)}, or a list of arcs.")
    nodes = node.items if isinstance(node, ListNode) else (node,)
    arcs = [_arc(reader, item, path) for item in nodes]
    return tuple(arc for arc in arcs if isinstance(arc, Arc))


def _arc(reader: Reader, node: Node, path: str) -> Any:
    if not isinstance(node, MapNode):
        return reader.problem(node, path, f"an arc is expected here, not {kind_of(node)}.", "{from: none, to: any, by: agreement}")
    for key in node.keys():
        if key not in {"from", "to", "by", "sets", "when"}:
            reader.problem(node.get(key), path, f"'{key}' is not a key of an arc.", "There are: from, to, by, sets, when.")
    names = {key: _names(reader, node.get(key), f"{path}.{key}") for key in ("from", "to", "by")}
    for party in names["by"]:
        if party not in {"anyone", "agreement", *reader.ids("parties")}:
            hint = f"Allowed are 'anyone', 'agreement' and parties. {nearest(party, reader.ids('parties'))}"
            reader.problem(node.get("by"), path, f"there is no party '{party}'.", hint)
    sets = node.get("sets")
    changed = outcome(reader, sets, f"{path}.sets") if sets is not None else Outcome()
    when = node.get("when")
    needs = condition(reader, when, f"{path}.when") if when is not None else None
    if not isinstance(changed, Outcome) or needs is MISSING:
        return MISSING
    return Arc(names["from"] or ("any",), names["to"] or ("any",), names["by"], changed.choices, needs)


def _names(reader: Reader, node: Node | None, path: str) -> tuple[str, ...]:
    nodes = node.items if isinstance(node, ListNode) else (node,) if node is not None else ()
    found = [text(reader, item, path) for item in nodes]
    return tuple(nfc(name) for name in found if isinstance(name, str))


def outcome(reader: Reader, node: Node, path: str) -> Any:
    """Read an outcome; on proposals and precedents a number between options is kept as given."""
    if isinstance(node, TextNode) and not node.empty:
        return _named(reader, node, path)
    if not isinstance(node, MapNode):
        return reader.problem(node, path, f"an outcome is expected here, not {kind_of(node)}.", "{share: 30, fence: gate}")
    between = path.startswith(("proposals.", "precedents."))
    choices, complete = [], True
    for entry in node.entries:
        issue = reader.named(entry.key, path, "issues")
        chosen = text(reader, entry.value, f"{path}.{nfc(entry.key.value)}")
        if not isinstance(issue, str) or not isinstance(chosen, str):
            complete = False
        elif issue in reader.issues:
            option = _chosen(reader, entry.value, path, reader.issues[issue], chosen, between=between)
            complete = complete and isinstance(option, str)
            choices.append((issue, option))
    return Outcome(tuple(choices)) if complete else MISSING


def _named(reader: Reader, node: TextNode, path: str) -> Any:
    name = nfc(node.value)
    if name == "status_quo" or name in (*reader.ids("proposals"), *reader.ids("precedents")):
        return Outcome(named=name)
    hint = "Write a map from issue to option, the id of a proposal or precedent, or status_quo."
    return reader.problem(node, path, f"'{shorten(name)}' names no outcome.", hint)


def _chosen(reader: Reader, node: Node, path: str, issue: Issue, chosen: str, *, between: bool) -> Any:
    option = issue.option(nfc(chosen))
    if option:
        return option.id
    value = number_or_none(chosen) if issue.numeric else None
    numbers = [number for number in (option.number for option in issue.options) if number is not None]
    if between and value is not None and min(numbers) < value < max(numbers):
        return chosen
    hint = nearest(chosen, [option.id for option in issue.options])
    if value is not None and between:
        hint = f"Numbers from {min(numbers)} to {max(numbers)} can be judged."
    return reader.problem(node, f"{path}.{issue.id}", f"'{shorten(chosen)}' is no option of {issue.id}.", hint)


SPECIAL = {"options": options, "reads": reads, "moves": moves, "outcome": outcome}

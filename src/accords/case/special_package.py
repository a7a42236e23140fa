"""Readers of what packages are made of: options, moves, ways of reading an option, outcomes."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal, localcontext
from typing import Any

from accords.case.issue import Arc, Issue, Option, number_or_none
from accords.case.nodes import ListNode, MapNode, Node, TextNode
from accords.case.outcome import Outcome
from accords.case.read import MISSING, Reader, items_of
from accords.case.special import condition, text, words
from accords.case.values import RESERVED, ValueFault, Words, nfc, parse_number
from accords.case.wording import kind_of, shorten

GRID = {"from", "to", "step"}
MOVES = ("any", "forward", "backward")
ARC_KEYS = ("from", "to", "by", "sets", "when")
_ANYBODY = ("anyone", "agreement")
_MOST_OPTIONS = 10_000
_FORMS = "Write [a, b], {a: Title, b: Title} or {from: 0, to: 90, step: 30}."

# -- options -------------------------------------------------------------------------------------------------------------------------


def options(reader: Reader, node: Node, path: str) -> Any:
    """Read options: a list, a map from option to title, or a grid."""
    if isinstance(node, MapNode) and set(node.keys()) == GRID:
        return _grid(reader, node, path)
    if isinstance(node, MapNode):
        read: list[tuple[Node, Any]] = [(entry.key, _titled(reader, entry.key, entry.value, path)) for entry in node.entries]
    elif isinstance(node, TextNode) and node.empty:
        return reader.problem(node, path, "options are missing here.", _FORMS)
    else:
        read = [(item, _option(reader, item, path)) for item in items_of(node)]
    kept = [(at, option) for at, option in read if isinstance(option, Option)]
    if len(kept) < len(read):
        return MISSING
    if not kept:
        return reader.problem(node, path, "an issue needs at least one option.", _FORMS)
    return tuple(option for _, option in kept) if _distinct(reader, path, kept) else MISSING


def _option(reader: Reader, node: Node, path: str) -> Any:
    value = text(reader, node, path)
    if not isinstance(value, str):
        return value
    name = nfc(value)
    if "\n" in name or "'" in name or name != name.strip():
        message = f"the option '{shorten(name)}' has a line break, a single quote, or a blank at an end."
        return reader.problem(node, path, message, "Give it an id and a title.")
    if name in RESERVED and name != "none":
        message = f"'{name}' is a word of the format and cannot be an option."
        return reader.problem(node, path, message, f"Give it another id and a title: {{{name}-1: {name}}}")
    return Option(name, number=number_or_none(name))


def _titled(reader: Reader, key: TextNode, value: Node, path: str) -> Any:
    option = _option(reader, key, path)
    if not isinstance(option, Option):
        return option
    here = f"{path}.{option.id}"
    if not isinstance(value, MapNode) or not ({"title", "mask"} & set(value.keys())):
        title = words(reader, value, here)
        return Option(option.id, title, option.number) if isinstance(title, Words) else MISSING
    complete = True
    for entry in value.entries:
        if entry.key.value not in {"title", "mask"}:
            hint = reader.nearest(entry.key.value, ("title", "mask"))
            reader.problem(entry.key, here, f"'{shorten(entry.key.value)}' is not a key that an option has.", hint)
            complete = False
    found, masked = value.get("title"), value.get("mask")
    title = words(reader, found, f"{here}.title") if found is not None else None
    mask = text(reader, masked, f"{here}.mask") if masked is not None else None
    return Option(option.id, title, option.number, mask) if complete and MISSING not in (title, mask) else MISSING


def _grid(reader: Reader, node: MapNode, path: str) -> Any:
    numbers: list[Decimal] = []
    for key in ("from", "to", "step"):
        value = node.get(key)
        try:
            numbers.append(parse_number(value.value if isinstance(value, TextNode) else kind_of(value), most=None))
        except ValueFault as fault:
            reader.problem(value, f"{path}.{key}", fault.message, fault.hint)
    if len(numbers) < 3:
        return MISSING
    first, last, step = numbers
    if step <= 0 or last < first:
        message = f"a grid from {first:f} to {last:f} by {step:f} has no options."
        return reader.problem(node, path, message, "'from' is not above 'to', and 'step' is above 0.")
    # Decimals as written, however long: the default precision would round them.
    with localcontext(prec=2 * sum(len(str(number)) for number in numbers) + 10):
        steps = (last - first) // step
        if steps >= _MOST_OPTIONS:
            message = f"this grid has more options than the {_MOST_OPTIONS} that are allowed."
            return reader.problem(node, path, message, "Take a larger step.")
        values = [first + index * step for index in range(int(steps) + 1)]
        if values[-1] != last:
            hint = f"The last option that it reaches is {_plain(values[-1])}."
            return reader.problem(node, path, f"{last:f} is not a whole number of steps of {step:f} from {first:f}.", hint)
        return tuple(Option(_plain(value), number=value) for value in values)


def _plain(value: Decimal) -> str:
    """Write a number without an exponent and without zeros at the end."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def _distinct(reader: Reader, path: str, found: list[tuple[Node, Option]]) -> bool:
    """Say whether all options differ: by value if all are numbers, else in NFC; report each that stands there before."""
    numeric = all(option.number is not None for _, option in found)
    seen: dict[Any, Option] = {}
    distinct = True
    for node, option in found:
        first = seen.setdefault(option.number if numeric else option.id, option)
        if first is not option:
            distinct = False
            before = f" (as '{first.id}' before)" if first.id != option.id else ""
            reader.problem(node, path, f"the option '{shorten(option.id)}' stands twice{before}.", "Each option once.")
    return distinct


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


# -- moves ---------------------------------------------------------------------------------------------------------------------------


def moves(reader: Reader, node: Node, path: str) -> Any:
    """Read moves: one of three words, or a list of arcs."""
    if isinstance(node, TextNode):
        if node.value in MOVES:
            return node.value
        shown = kind_of(node)
        return reader.problem(node, path, f"{shown} is no kind of move.", f"Allowed are: {', '.join(MOVES)}, or a list of arcs.")
    arcs = [_arc(reader, item, path) for item in items_of(node)]
    return tuple(arc for arc in arcs if isinstance(arc, Arc))


def _arc(reader: Reader, node: Node, path: str) -> Any:
    if not isinstance(node, MapNode):
        return reader.problem(node, path, f"an arc is expected here, not {kind_of(node)}.", "{from: none, to: any, by: agreement}")
    complete = True
    for entry in node.entries:
        if entry.key.value not in ARC_KEYS:
            hint = reader.nearest(entry.key.value, ARC_KEYS)
            reader.problem(entry.key, path, f"'{shorten(entry.key.value)}' is not a key of an arc.", hint)
            complete = False
    for key in ("from", "to", "by"):
        given = node.get(key)
        if given is None or given == ListNode((), given.span):
            reader.problem(given or node, path, f"the key '{key}' is missing in this arc.", "{from: none, to: any, by: agreement}")
            complete = False
    sources, targets = (_names(reader, node.get(key), f"{path}.{key}") for key in ("from", "to"))
    by = _movers(reader, node.get("by"), f"{path}.by")
    sets, when = node.get("sets"), node.get("when")
    changed = _choices(reader, sets, f"{path}.sets") if sets is not None else ()
    needs = condition(reader, when, f"{path}.when") if when is not None else None
    if not complete or not (sources and targets and by) or MISSING in (changed, needs):
        return MISSING
    return Arc(sources, targets, by, changed, needs)


def _names(reader: Reader, node: Node | None, path: str) -> tuple[str, ...]:
    found = [text(reader, item, path) for item in items_of(node)] if node is not None else []
    return tuple(nfc(name) for name in found if isinstance(name, str))


def _movers(reader: Reader, node: Node | None, path: str) -> tuple[str, ...]:
    """Read who makes a move: ``anyone``, ``agreement`` or parties; a party that a patch removed makes it no longer."""
    nodes = items_of(node) if node is not None else ()
    movers = []
    for item in nodes:
        name = nfc(item.value) if isinstance(item, TextNode) else ""
        if name not in _ANYBODY:
            movers.append(reader.named(item, path, "parties", voidable=True))
        elif len(nodes) == 1:
            movers.append(name)
        else:
            reader.problem(item, path, f"'{name}' stands alone.", "Allowed are: anyone, agreement, a party or a list of parties.")
    return tuple(mover for mover in movers if isinstance(mover, str))


# -- outcomes ------------------------------------------------------------------------------------------------------------------------


def outcome(reader: Reader, node: Node, path: str) -> Any:
    """Read an outcome; on proposals and precedents a number between options is kept as given."""
    if isinstance(node, TextNode) and not node.empty:
        return _named(reader, node, path)
    choices = _choices(reader, node, path, between=path.startswith(("proposals.", "precedents.")))
    if isinstance(choices, tuple) and isinstance(node, MapNode):
        found = Outcome(choices)
        reader.outcomes.append((found, node, path))
        return found
    return MISSING


def _choices(reader: Reader, node: Node, path: str, *, between: bool = False) -> Any:
    """Read a map from issue to option; choices on issues that cannot be read are left out, their problem stands there."""
    if not isinstance(node, MapNode):
        return reader.problem(node, path, f"a map from issue to option is expected here, not {kind_of(node)}.", "{share: 30, fence: gate}")
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
    return tuple(choices) if complete else MISSING


def _named(reader: Reader, node: TextNode, path: str) -> Any:
    name = nfc(node.value)
    homes = [section for section in ("proposals", "precedents") if name in reader.ids(section)]
    if name == "status_quo" or len(homes) == 1:
        return Outcome(named=name)
    if homes:
        return reader.problem(node, path, f"'{name}' is both a proposal and a precedent.", "Give one of them another id.")
    gone = next((section for section in ("proposals", "precedents") if reader.removed(f"{section}.{name}")), "")
    if gone:
        return reader.problem(node, path, f"'{name}' was removed from {gone} but is still used here.", "Remove or change this too.")
    hint = "Write a map from issue to option, the id of a proposal or precedent, or status_quo."
    return reader.problem(node, path, f"'{shorten(name)}' names no outcome.", hint)


def _chosen(reader: Reader, node: Node, path: str, issue: Issue, chosen: str, *, between: bool) -> Any:
    option = issue.option(nfc(chosen))
    if option:
        return option.id
    value = number_or_none(chosen) if issue.numeric else None
    here, message = f"{path}.{issue.id}", f"'{shorten(chosen)}' is no option of {issue.id}."
    if value is None or not between:
        return reader.problem(node, here, message, reader.nearest(nfc(chosen), ids_of(issue)))
    numbers = [option.number for option in issue.options if option.number is not None]
    if min(numbers) < value < max(numbers):
        return chosen
    return reader.problem(node, here, message, f"Numbers from {min(numbers):f} to {max(numbers):f} can be judged.")


def ids_of(issue: Issue) -> Collection[str]:
    """Give the ids of an issue's options, in order."""
    return [option.id for option in issue.options]


SPECIAL = {"options": options, "reads": reads, "moves": moves, "outcome": outcome}

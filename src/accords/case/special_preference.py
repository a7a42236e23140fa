"""Readers of preferences: weights and values as numbers, ranges, chains and ratios; rankings; reservations.

Which form a text has is decided by the kind of node, then by its first word; forms are never tried in turn.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from accords.case.issue import Issue, number_or_none
from accords.case.nodes import ListNode, MapNode, Node, TextNode
from accords.case.outcome import Outcome
from accords.case.preference import Chain, Ranking, Ratio, Reservation, Scale
from accords.case.read import MISSING, Reader, items_of
from accords.case.special import text
from accords.case.special_package import ids_of, outcome
from accords.case.values import Amount, ValueFault, nfc, parse_amount, parse_number
from accords.case.wording import kind_of, shorten

_RELATION = re.compile(r"\s*(>=|>|=)\s*")
_ONE = Decimal(1)


class _Names:
    """The names that have a worth: by id, and by value where all are numbers."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        self.ids = dict.fromkeys(ids)
        numbers = {number: name for name in ids if (number := number_or_none(name)) is not None}
        self._values = numbers if len(numbers) == len(ids) else {}

    def find(self, name: str) -> str | None:
        if name in self.ids:
            return name
        value = number_or_none(name)
        return self._values.get(value) if value is not None else None


def weights(reader: Reader, node: Node, path: str) -> Any:
    """Read the worth of issues."""
    return _scale(reader, node, path, _Names(tuple(reader.ids("issues"))), words=("equal", "unknown"))


def scales(reader: Reader, node: Node, path: str) -> Any:
    """Read the worth of options, issue by issue."""
    if not isinstance(node, MapNode):
        return reader.problem(node, path, f"a map from issue to the worth of its options is expected here, not {kind_of(node)}.")
    found = {}
    for entry in node.entries:
        issue = reader.named(entry.key, path, "issues")
        if isinstance(issue, str) and issue in reader.issues:
            scale = _values(reader, entry.value, f"{path}.{issue}", reader.issues[issue])
            if isinstance(scale, Scale):
                found[issue] = scale
    return found


def _values(reader: Reader, node: Node, path: str, issue: Issue) -> Any:
    if isinstance(node, MapNode) and node.keys() == ("at",) and issue.option("at") is None:
        return _piecewise(reader, node.entries[0].value, f"{path}.at", issue)
    if isinstance(node, TextNode):
        first = node.value.split(" ", 1)[0]
        if first in {"linear", "peak", "increasing", "decreasing"}:
            return _shaped(reader, node, path, issue)
    return _scale(reader, node, path, _Names(tuple(ids_of(issue))), words=("unknown",))


def _shaped(reader: Reader, node: TextNode, path: str, issue: Issue) -> Any:
    word, _, rest = node.value.partition(" ")
    try:
        if word == "peak":
            return _peak(reader, node, path, issue)
        if word in {"increasing", "decreasing"}:
            if rest or not issue.ordered:
                message = f"'{shorten(node.value)}' needs an issue whose options stand in an order, and nothing behind it."
                return reader.problem(node, path, message, f"Write '{word}', and leave 'ordered: false' out of {issue.id}.")
            return Scale("increasing" if word == "increasing" else "decreasing")
        low, separator, high = rest.partition("..")
        if not separator or not issue.numeric:
            return reader.problem(node, path, "'linear' needs a numeric issue and the worth of both ends.", "linear 0..100")
        numbers = _numbers(issue)
        return Scale("linear", points=((min(numbers), parse_number(low.strip())), (max(numbers), parse_number(high.strip()))))
    except ValueFault as fault:
        return reader.problem(node, path, fault.message, fault.hint)


def _numbers(issue: Issue) -> list[Decimal]:
    """Give the numbers of a numeric issue's options, over which a line can be drawn."""
    return [parse_number(option.id) for option in issue.options]


def _peak(reader: Reader, node: TextNode, path: str, issue: Issue) -> Any:
    best = nfc(node.value.partition(" ")[2].strip())
    option = issue.option(best)
    if option is not None and option.number is not None:
        return Scale("peak", points=((option.number, _ONE),))
    hint = f"peak 40. {reader.nearest(best, ids_of(issue))}" if issue.numeric else "A peak needs a numeric issue: peak 40"
    return reader.problem(node, path, f"'{shorten(best)}' is no number among the options.", hint)


def _piecewise(reader: Reader, node: Node, path: str, issue: Issue) -> Any:
    example = "{at: {0: 0, 60: 0.8, 100: 1}}"
    if not isinstance(node, MapNode) or not node.entries:
        return reader.problem(node, path, "points of a piecewise linear value are expected here.", example)
    if not issue.numeric:
        return reader.problem(node, path, f"points need a numeric issue, and the options of {issue.id} are not all numbers.", "")
    try:
        _numbers(issue)
    except ValueFault as fault:
        return reader.problem(node, path, fault.message, fault.hint)
    points: dict[Decimal, Decimal] = {}
    for entry in node.entries:
        try:
            at = parse_number(entry.key.value)
            worth = parse_number(entry.value.value if isinstance(entry.value, TextNode) else kind_of(entry.value))
        except ValueFault as fault:
            return reader.problem(entry.key, path, fault.message, fault.hint)
        if at in points:
            return reader.problem(entry.key, path, f"the point '{shorten(entry.key.value)}' stands twice.", "Each point once.")
        points[at] = worth
    return Scale("piecewise", points=tuple(sorted(points.items())))


def _scale(reader: Reader, node: Node, path: str, names: _Names, words: tuple[str, ...]) -> Any:
    if isinstance(node, MapNode):
        return _amounts(reader, node, path, names)
    if isinstance(node, TextNode) and node.value in words:
        return Scale("equal" if node.value == "equal" else "unknown")
    if isinstance(node, TextNode) and not re.search("[>=</]", node.value):
        hint = f"Write {', '.join(words)}, a chain (a > b >= c = d), a list of chains, or a map from name to number or range."
        message = "a worth is missing here." if node.empty else f"{kind_of(node)} says no worth."
        return reader.problem(node, path, message, hint)
    read = [_statement(reader, item, path, names) for item in items_of(node)]
    kept = tuple(item for item in read if isinstance(item, (Chain, Ratio)))
    return Scale("partial", statements=kept) if len(kept) == len(read) else MISSING


def _amounts(reader: Reader, node: MapNode, path: str, names: _Names) -> Any:
    amounts: dict[str, Amount] = {}
    complete = True
    for entry in node.entries:
        name = _member(reader, entry.key, path, nfc(entry.key.value), names)
        value = text(reader, entry.value, f"{path}.{nfc(entry.key.value)}")
        if not isinstance(name, str) or not isinstance(value, str):
            complete = False
            continue
        if name in amounts:
            reader.problem(entry.key, path, f"'{shorten(name)}' stands twice.", "Each name once.")
            complete = False
            continue
        try:
            amounts[name] = parse_amount(value)
        except ValueFault as fault:
            reader.problem(entry.value, path, fault.message, fault.hint)
            complete = False
    if not complete:
        return MISSING
    exact = all(amount.known and amount.low == amount.high and not amount.about for amount in amounts.values())
    return Scale("numbers" if exact else "partial", amounts=tuple(amounts.items()))


def _member(reader: Reader, node: Node, path: str, name: str, names: _Names) -> Any:
    found = names.find(name)
    return found or reader.problem(node, path, f"there is no '{shorten(name)}' to weigh here.", reader.nearest(name, names.ids))


def _statement(reader: Reader, node: Node, path: str, names: _Names) -> Any:
    value = text(reader, node, path)
    if not isinstance(value, str):
        return value
    if "/" in value and " in " in value:
        left, _, rest = value.partition("/")
        right, _, within = rest.partition(" in ")
        try:
            amount = parse_amount(within.strip())
        except ValueFault as fault:
            return reader.problem(node, path, fault.message, fault.hint)
        if not amount.known:
            return reader.problem(node, path, "this ratio says nothing.", "Give a range, or leave the ratio out: fence / price in 1.5..3")
        ends = [_member(reader, node, path, nfc(name.strip()), names) for name in (left, right)]
        return Ratio(ends[0], ends[1], amount) if all(isinstance(end, str) for end in ends) else MISSING
    parts = _RELATION.split(value.strip())
    if len(parts) == 1:
        return reader.problem(node, path, f"'{shorten(value)}' compares nothing.", "Write a chain: a > b >= c = d")
    members = [_member(reader, node, path, nfc(name.strip()), names) for name in parts[::2]]
    return Chain(tuple(members), tuple(parts[1::2])) if all(isinstance(member, str) for member in members) else MISSING  # type: ignore[arg-type] # the pattern gives only the three relations


def ranking(reader: Reader, node: Node, path: str) -> Any:
    """Read a ranking: best first, a list inside for ties, ``much`` between two entries for much better."""
    groups: list[tuple[Outcome, ...]] = []
    gaps: set[int] = set()
    for item in items_of(node):
        if isinstance(item, TextNode) and item.value == "much":
            if not groups or len(groups) - 1 in gaps:
                return reader.problem(item, path, "'much' stands between two outcomes.", "[{share: 30}, much, status_quo]")
            gaps.add(len(groups) - 1)
            continue
        read = [outcome(reader, member, path) for member in items_of(item)]
        groups.append(tuple(found for found in read if isinstance(found, Outcome)))
    if gaps and max(gaps) >= len(groups) - 1:
        return reader.problem(node, path, "'much' stands at the end of the ranking.", "It stands between two outcomes.")
    return Ranking(tuple(groups), frozenset(gaps))


def pairs(reader: Reader, node: Node, path: str) -> Any:
    """Read pairs of outcomes that cannot be compared."""
    hint = "incomparable: [[{share: 30}, status_quo]]"
    if not isinstance(node, ListNode):
        return reader.problem(node, path, f"a list of pairs is expected here, not {kind_of(node)}.", hint)
    found = []
    nodes = node.items if any(isinstance(item, ListNode) for item in node.items) or not node.items else (node,)
    for item in nodes:
        if not isinstance(item, ListNode) or len(item.items) != 2:
            reader.problem(item, path, "a pair of outcomes is expected here.", hint)
            continue
        read = [outcome(reader, member, path) for member in item.items]
        if all(isinstance(member, Outcome) for member in read):
            found.append((read[0], read[1]))
    return tuple(found)


def reservation(reader: Reader, node: Node, path: str) -> Any:
    """Read what a party would not go below."""
    if isinstance(node, MapNode):
        if node.keys() != ("outcome",):
            return reader.problem(node, path, "a reservation has the one key 'outcome'.", "reservation: {outcome: status_quo}")
        found = outcome(reader, node.entries[0].value, f"{path}.outcome")
        return Reservation("outcome", outcome=found) if isinstance(found, Outcome) else MISSING
    value = text(reader, node, path)
    if not isinstance(value, str):
        return value
    if value in {"status_quo", "unknown"}:
        return Reservation("status_quo" if value == "status_quo" else "unknown")
    try:
        return Reservation("amount", amount=parse_amount(value))
    except ValueFault:
        return reader.problem(
            node, path, f"'{shorten(value)}' is no reservation.", "A number, a..b, {outcome: OUTCOME}, status_quo or unknown."
        )


SPECIAL = {"weights": weights, "scales": scales, "ranking": ranking, "pairs": pairs, "reservation": reservation}

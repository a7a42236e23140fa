"""The same case in other words: renamed, reordered, or described more finely. Works on the structure that a file writes."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ruamel.yaml import YAML

from accords.case.condition import And, Expression, Iff, IfThen, Not, Or, Span, Test, Within, Word, unparse
from accords.case.grammar import parse
from accords.case.values import RESERVED

Plan = dict[str, Any]
KINDS = ("refuses", "accepts", "lives_with")
# Where conditions stand: keys whose text is one, and sections whose entries may be one in short.
CONDITION_KEYS = frozenset(["if", "until_done", "deal", "applies", "when"])
SHORT_SECTIONS = frozenset(["refuses", "accepts", "lives_with", "silent", "feasible", "norms", "priorities", "or_maybe"])


def plan_of(text: str) -> Plan:
    """Read a file as the structure that it writes: maps, lists and texts."""
    found = YAML(typ="base", pure=True).load(text)
    assert isinstance(found, dict)
    return found


# -- renaming ------------------------------------------------------------------------------------------------------------------------


def ids_of(plan: Mapping[str, Any], kept: Iterable[str]) -> list[str]:
    """Give the ids that a file defines, apart from those that are words of the format or ``kept``."""
    found: dict[str, None] = {}
    sections = ("parties", "issues", "feasible", "norms", "sources", "facts", "claims", "events", "scenarios", "proposals", "instruments")
    for section in (*sections, "precedents"):
        found.update(dict.fromkeys(plan.get(section, {})))
    for issue in plan.get("issues", {}).values():
        options = issue["options"]
        found.update(dict.fromkeys(option for option in options if not re.fullmatch(r"[-+]?[0-9.]+", option)))
    for view in plan.get("views", {}).values():
        for kind in (*KINDS, "silent", "interests"):
            found.update(dict.fromkeys(view.get(kind, {}) if isinstance(view, Mapping) else {}))
    words = set(RESERVED) | set(kept) | {"from", "to", "step"} | _words(plan, 0)
    return [name for name in found if name not in words]


def _words(value: Any, depth: int) -> set[str]:
    """Give the keys of a file that are the format's own: those of its top level, and those that stand inside entries."""
    if isinstance(value, list):
        return set().union(*(_words(item, depth + 1) for item in value))
    if not isinstance(value, Mapping):
        return set()
    own = set(value) if depth == 0 or set(value) & {"if", "options", "role", "source", "outcome", "refuses", "title", "rule"} else set()
    return own.union(*(_words(part, depth + 1) for part in value.values()))


def renamer(ids: Iterable[str]) -> Callable[[str], str]:
    """Give every id another name, wherever it stands as a word of its own."""
    names = {name: f"zz{index}" for index, name in enumerate(ids)}
    if not names:
        return lambda text: text
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")(?![\w-])")
    return lambda text: pattern.sub(lambda found: names[found[0]], text)


# -- reordering ----------------------------------------------------------------------------------------------------------------------


def reordered(plan: Plan) -> Plan:
    """Turn around the order of parties, issues, entries, and of the options of issues without order."""
    found = copy.deepcopy(plan)
    for section in ("parties", "issues", "views", "feasible", "norms", "events", "proposals", "precedents"):
        if section in found:
            found[section] = _turned(found[section])
    for view in found.get("views", {}).values():
        for kind in (*KINDS, "silent"):
            if isinstance(view.get(kind), dict):
                view[kind] = _turned(view[kind])
    for issue in found["issues"].values():
        if issue.get("ordered") == "false":
            options = issue["options"]
            issue["options"] = _turned(options) if isinstance(options, dict) else options[::-1]
    return found


def _turned(entries: Mapping[str, Any]) -> dict[str, Any]:
    return dict(reversed(list(entries.items())))


# -- describing more finely ----------------------------------------------------------------------------------------------------------


def with_option_split(plan: Plan, issue: str, option: str) -> Plan:
    """Describe a named option more finely: as two that every condition treats alike."""
    twin = f"{option}-too"
    found: Plan = _conditions(copy.deepcopy(plan), lambda node: _split_tests(node, issue, option, twin))
    options = found["issues"][issue]["options"]
    if isinstance(options, dict):
        pairs = list(options.items())
        place = list(options).index(option) + 1
        found["issues"][issue]["options"] = dict([*pairs[:place], (twin, "Another"), *pairs[place:]])
    else:
        options.insert(options.index(option) + 1, twin)
    return found


def _split_tests(node: Expression, issue: str, option: str, twin: str) -> Expression:
    last = {option: twin}
    if isinstance(node, Test) and node.issue.text == issue and node.option.text == option:
        if node.op in {"==", "!="}:
            return Within(node.issue, node.op == "!=", (Span(Word(option)), Span(Word(twin))))
        return Test(node.issue, node.op, Word(last[option]) if node.op in {"<=", ">"} else node.option)
    if isinstance(node, Within) and node.issue.text == issue:
        spans: list[Span] = []
        for span in node.spans:
            if span.high is None and span.low.text == option:
                spans += [span, Span(Word(twin))]
            elif span.high is not None:
                spans.append(Span(span.low, Word(last.get(span.high.text, span.high.text))))
            else:
                spans.append(span)
        return Within(node.issue, node.negated, tuple(spans))
    return node


def with_refusal_split(plan: Plan, party: str, name: str) -> Plan | None:
    """Describe a refusal of one thing or another as two refusals; nothing where it is no such refusal, or is spoken of elsewhere."""
    entry = plan["views"][party]["refuses"][name]
    record = dict(entry) if isinstance(entry, Mapping) else {"if": entry}
    root = parse(record["if"]).root
    parts = root.parts if isinstance(root, Or) else (Not(root.premise), root.conclusion) if isinstance(root, IfThen) else ()
    if len(parts) < 2 or "or_maybe" in record or _mentions(plan, name) > 1:
        return None
    found = copy.deepcopy(plan)
    refuses = found["views"][party]["refuses"]
    del refuses[name]
    for index, part in enumerate(parts):
        refuses[f"{name}-{index}"] = record | {"if": unparse(part)}
    return found


def _mentions(value: Any, name: str) -> int:
    if isinstance(value, Mapping):
        return sum((key == name) + _mentions(part, name) for key, part in value.items())
    if isinstance(value, list):
        return sum(_mentions(part, name) for part in value)
    return int(str(value).rsplit(".", 1)[-1] == name)


def _conditions(value: Any, change: Callable[[Expression], Expression], key: str = "") -> Any:
    """Change every test of every condition in a structure."""
    if key == "consent":  # its readings are rules over parties
        return value
    if isinstance(value, Mapping):
        return {
            name: _conditions(part, change, "if" if key in SHORT_SECTIONS and isinstance(part, str) else name)
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [_conditions(part, change) for part in value]
    return unparse(_changed(parse(value).root, change)) if key in CONDITION_KEYS else value


def _changed(node: Expression, change: Callable[[Expression], Expression]) -> Expression:
    match node:
        case Not(of):
            return Not(_changed(of, change))
        case And(parts):
            return And(tuple(_changed(part, change) for part in parts))
        case Or(parts):
            return Or(tuple(_changed(part, change) for part in parts))
        case Iff(left, right):
            return Iff(_changed(left, change), _changed(right, change))
        case IfThen(premise, conclusion):
            return IfThen(_changed(premise, change), _changed(conclusion, change))
        case _:
            return change(node)

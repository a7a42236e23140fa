"""What a case as a whole must satisfy beyond each entry's own form.

Each check reports only positive faults of what could be read, so that it may run on a case of which parts are broken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from accords.case.issue import Issue
from accords.case.model import Entry, Sections
from accords.case.outcome import Outcome
from accords.case.read import Reader, nearest
from accords.case.timeline import KINDS
from accords.case.tree import MapNode, Node
from accords.case.truth import holds, void_issues


def check(reader: Reader, case: Sections) -> None:
    """Record every fault of the case as a whole in ``reader``."""
    for one in (_parties, _issues, _circles, _status_quo, _outcomes, _entries):
        one(reader, case)


def _at(reader: Reader, path: str) -> Node | None:
    """Find the node of a path, or the nearest one above it."""
    node: Node = reader.root
    for step in path.split("."):
        below = node.get(step) if isinstance(node, MapNode) else None
        if below is None:
            return node
        node = below
    return node


def circle(links: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Give one circle of a directed graph, first node repeated at the end; empty if there is none."""
    done: set[str] = set()
    for start in links:
        trail: list[str] = []
        stack = [(start, iter(links[start]))] if start not in done else []
        trail += [start] if stack else []
        while stack:
            step = next((name for name in stack[-1][1] if name not in done), None)
            if step is None:
                done.add(stack.pop()[0])
                trail.pop()
            elif step in trail:
                return (*trail[trail.index(step) :], step)
            else:
                trail.append(step)
                stack.append((step, iter(links.get(step, ()))))
    return ()


def _parties(reader: Reader, case: Sections) -> None:
    of = {name: (party.of,) for name, party in case.parties.items() if party.of}
    found = circle(of)
    if found:
        path = f"parties.{found[0]}.of"
        reader.problem(_at(reader, path), path, f"'of' runs in a circle: {' -> '.join(found)}.", "A party cannot stand behind itself.")


def _issues(reader: Reader, case: Sections) -> None:
    for name, issue in case.issues.items():
        path = f"issues.{name}"
        if issue.moves in {"forward", "backward"} and not (issue.ordered or issue.numeric):
            hint = "Leave 'ordered: false' out, or write 'moves: any' or arcs."
            reader.problem(_at(reader, f"{path}.moves"), path, f"'{issue.moves}' needs an order, and {name} has none.", hint)
        for option in issue.reads:
            if issue.option(option) is None:
                hint = nearest(option, [known.id for known in issue.options])
                reader.problem(_at(reader, f"{path}.reads"), path, f"'{option}' under 'reads' is no option of {name}.", hint)
        if isinstance(issue.moves, tuple):
            _arcs(reader, case, issue, path)


def _arcs(reader: Reader, case: Sections, issue: Issue, path: str) -> None:
    for arc in issue.moves:
        for option in (*arc.sources, *arc.targets):
            if option != "any" and issue.option(option) is None:
                hint = f"'any', or one of them. {nearest(option, [known.id for known in issue.options])}"
                reader.problem(_at(reader, f"{path}.moves"), path, f"'{option}' in an arc is no option of {issue.id}.", hint)
        if not arc.by:
            reader.problem(_at(reader, f"{path}.moves"), path, "an arc says nobody who can make it.", "by: agreement, anyone, or parties")


def _circles(reader: Reader, case: Sections) -> None:
    applies = {name: sorted(issue.applies.issues) for name, issue in case.issues.items() if issue.applies is not None}
    found = circle(applies)
    if found:
        path = f"issues.{found[0]}.applies"
        hint = "Whether an issue arises may depend on others only one way."
        reader.problem(_at(reader, path), path, f"'applies' runs in a circle: {' -> '.join(found)}.", hint)
    asks: dict[str, list[str]] = {}
    for party, view in case.views.items():
        conditions = [entry.if_ for kind in KINDS[:2] for entry in getattr(view, kind).values()]
        conditions += [entry.until_done for entry in view.refuses.values() if entry.until_done is not None]
        asks[party] = sorted({other for condition in conditions for other in condition.parties})
    found = circle(asks)
    if found:
        path = f"views.{found[0]}"
        hint = "Say what each party refuses in terms of the issues, at least on one side."
        reader.problem(_at(reader, path), path, f"'consents' runs in a circle: {' -> '.join(found)}.", hint)


def _status_quo(reader: Reader, case: Sections) -> None:
    if case.status_quo is None:
        return
    path, node = "status_quo", _at(reader, "status_quo")
    if case.status_quo.named:
        hint = "Write an option for every issue that is not void."
        reader.problem(node, path, f"the status quo is a map from issue to option, not '{case.status_quo.named}'.", hint)
        return
    choices = dict(case.status_quo.choices)
    void = void_issues(case.issues, choices)
    missing = [name for name in case.issues if name not in choices and name not in void]
    if missing:
        reader.problem(node, path, f"the status quo says nothing of {', '.join(missing)}.", "It covers every issue that is not void.")
    for name, ground in case.feasible.items():
        if not missing and holds(ground.if_, case.issues, {k: v for k, v in choices.items() if k not in void}) is False:
            reader.problem(node, path, f"the status quo is not feasible: feasible.{name} is false of it.", f"feasible.{name}: {ground.if_}")


def _outcomes(reader: Reader, case: Sections) -> None:
    named = {name: entry.outcome for section in (case.proposals, case.precedents) for name, entry in section.items() if entry.outcome}
    found = circle({name: (outcome.named,) for name, outcome in named.items() if outcome.named})
    if found:
        section = "proposals" if found[0] in case.proposals else "precedents"
        path = f"{section}.{found[0]}.outcome"
        reader.problem(_at(reader, path), path, f"outcomes name each other in a circle: {' -> '.join(found)}.", "Write one of them out.")
    written = {
        f"{section}.{name}.outcome": named[name]
        for section in ("proposals", "precedents")
        for name in getattr(case, section)
        if name in named
    }
    for path, outcome in {"status_quo": case.status_quo, **written}.items():
        if outcome is not None and not outcome.named:
            _no_void(reader, case, path, outcome)


def _no_void(reader: Reader, case: Sections, path: str, outcome: Outcome) -> None:
    """Report choices on issues that are certainly void given what else the outcome chooses."""
    choices = dict(outcome.choices)
    for name in choices:
        issue = case.issues.get(name)
        others = {issue_name: option for issue_name, option in choices.items() if issue_name != name}
        if issue is not None and issue.applies is not None and holds(issue.applies, case.issues, others) is False:
            hint = f"{name} arises only if {issue.applies}. Leave it out."
            reader.problem(_at(reader, f"{path}.{name}"), path, f"{name} is void in this outcome and may not be written.", hint)


def _entries(reader: Reader, case: Sections) -> None:
    for party, view in case.views.items():
        for kind in KINDS:
            for name, entry in getattr(view, kind).items():
                _entry(reader, case, f"views.{party}.{kind}.{name}", entry)


def _entry(reader: Reader, case: Sections, path: str, entry: Entry) -> None:
    _, party, kind, name = path.split(".")
    view = case.views[party]
    if entry.since and entry.until and entry.until.last < entry.since.first:
        reader.problem(_at(reader, f"{path}.until"), path, f"'until' {entry.until} is before 'since' {entry.since}.", "Swap them.")
    ids = {other for where in KINDS for other in _keys(reader, party, where) if (where, other) != (kind, name)}
    for old in entry.replaces:
        node = _at(reader, f"{path}.replaces")
        if old not in ids:
            if not any(f"views.{party}.{where}.{old}" in reader.gone for where in KINDS):
                reader.problem(node, path, f"there is no other entry '{old}' of {party} to replace.", nearest(old, sorted(ids)))
            continue
        for where in KINDS:
            older: Entry | None = getattr(view, where).get(old)
            if older is not None and (where, old) != (kind, name) and older.until is not None:
                hint = f"Leave one of them out: the replacement ends {old} the day before {name} begins."
                reader.problem(node, path, f"'{old}' has its own 'until' and is replaced by '{name}' as well.", hint)
    replaced: dict[str, tuple[str, ...]] = {other: item.replaces for where in KINDS for other, item in getattr(view, where).items()}
    if name in (found := circle(replaced)):
        reader.problem(
            _at(reader, path), path, f"'replaces' runs in a circle: {' -> '.join(found)}.", "The newer entry names the older one."
        )


def _keys(reader: Reader, party: str, kind: str) -> tuple[str, ...]:
    node = _at(reader, f"views.{party}.{kind}")
    above = _at(reader, f"views.{party}")
    return node.keys() if isinstance(node, MapNode) and node is not above else ()

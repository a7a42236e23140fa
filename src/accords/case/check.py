"""What a case as a whole must satisfy beyond each entry's own form.

Each check reports only positive faults of what could be read, so that it may run on a case of which parts are broken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from accords.case.issue import Issue
from accords.case.model import Entry, Sections, View
from accords.case.nodes import MapNode, Node
from accords.case.preference import Preference
from accords.case.read import Reader
from accords.case.timeline import KINDS, Kind, replaced_kind
from accords.case.truth import holds, void_for_certain, void_issues


def check(reader: Reader, case: Sections) -> None:
    """Record every fault of the case as a whole in ``reader``."""
    for one in (_parties, _issues, _circles, _status_quo, _outcomes, _entries, _preferences, _implementation):
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


def circles(links: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Give circles of a directed graph, first node repeated at the end, no two with a node in common, until every circle meets one.

    Depth first (Tarjan 1972): a link to a node of the trail closes a circle, whose nodes are not visited again.
    """
    done: set[str] = set()
    for start in links:
        trail: dict[str, Iterator[str]] = {} if start in done else {start: iter(links[start])}
        while trail:
            here = next(reversed(trail))
            step = next((name for name in trail[here] if name not in done), None)
            if step is None:
                done.add(here)
                del trail[here]
            elif step in trail:
                names = list(trail)
                found = names[names.index(step) :]
                yield (*found, step)
                done.update(found)
                for name in found:
                    del trail[name]
            else:
                trail[step] = iter(links.get(step, ()))


def _parties(reader: Reader, case: Sections) -> None:
    of = {name: (party.of,) for name, party in case.parties.items() if party.of}
    for found in circles(of):
        path = f"parties.{found[0]}.of"
        reader.problem(_at(reader, path), path, f"'of' runs in a circle: {' -> '.join(found)}.", "A party cannot stand behind itself.")
    if case.consent is None:
        return
    rules = {"consent.rule": case.consent.rule, **{f"consent.or_maybe.{name}": item.rule for name, item in case.consent.or_maybe.items()}}
    for path, rule in rules.items():
        for name in rule.mentioned:
            if name in case.parties and case.parties[name].role == "affected":
                hint = "Affected parties have interests and claims; take it out of the rule, or give it another role."
                reader.problem(_at(reader, path), path, f"'{name}' is affected and has no consent to give.", hint)


def _issues(reader: Reader, case: Sections) -> None:
    for name, issue in case.issues.items():
        path = f"issues.{name}"
        if issue.moves in {"forward", "backward"} and not issue.ordered:
            hint = "Leave 'ordered: false' out, or write 'moves: any' or arcs."
            reader.problem(_at(reader, f"{path}.moves"), path, f"'{issue.moves}' needs an order, and {name} has none.", hint)
        for option in issue.reads:
            if issue.option(option) is None:
                hint = reader.nearest(option, [known.id for known in issue.options])
                reader.problem(_at(reader, f"{path}.reads.{option}"), path, f"'{option}' under 'reads' is no option of {name}.", hint)
        _arcs(reader, issue, f"{path}.moves")


def _arcs(reader: Reader, issue: Issue, path: str) -> None:
    for arc in issue.moves if isinstance(issue.moves, tuple) else ():
        for option in (*arc.sources, *arc.targets):
            if option != "any" and issue.option(option) is None:
                hint = f"'any', or one of them. {reader.nearest(option, [known.id for known in issue.options])}"
                reader.problem(_at(reader, path), path, f"'{option}' in an arc is no option of {issue.id}.", hint)


def _circles(reader: Reader, case: Sections) -> None:
    applies = {name: sorted(issue.applies.issues) for name, issue in case.issues.items() if issue.applies is not None}
    for found in circles(applies):
        path = f"issues.{found[0]}.applies"
        hint = "Whether an issue arises may depend on others only one way."
        reader.problem(_at(reader, path), path, f"'applies' runs in a circle: {' -> '.join(found)}.", hint)
    for found in circles({party: _asked(view) for party, view in case.views.items()}):
        path = f"views.{found[0]}"
        hint = "Say what each party refuses in terms of the issues, at least on one side."
        reader.problem(_at(reader, path), path, f"'consents' runs in a circle: {' -> '.join(found)}.", hint)


def _asked(view: View) -> list[str]:
    """Give the parties whose consent a view's refusals and acceptances ask for, under any of their readings, and its silent points."""
    judging = [*view.refuses.values(), *view.accepts.values()]
    conditions = [entry.if_ for entry in judging] + [other.if_ for entry in judging for other in entry.or_maybe.values()]
    conditions += [entry.until_done for entry in view.refuses.values() if entry.until_done is not None]
    conditions += [point.if_ for point in view.silent.values()]
    return sorted({other for condition in conditions for other in condition.parties})


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
        return
    for name in choices:
        if name in void:
            _void(reader, case, f"{path}.{name}", name)
    for name, ground in case.feasible.items():
        if holds(ground.if_, case.issues, {issue: option for issue, option in choices.items() if issue not in void}) is False:
            reader.problem(node, path, f"the status quo is not feasible: feasible.{name} is false of it.", f"feasible.{name}: {ground.if_}")


def _outcomes(reader: Reader, case: Sections) -> None:
    named = {name: entry.outcome for section in (case.proposals, case.precedents) for name, entry in section.items() if entry.outcome}
    for found in circles({name: (outcome.named,) for name, outcome in named.items() if outcome.named}):
        section = "proposals" if found[0] in case.proposals else "precedents"
        path = f"{section}.{found[0]}.outcome"
        reader.problem(_at(reader, path), path, f"outcomes name each other in a circle: {' -> '.join(found)}.", "Write one of them out.")
    if not any(issue.applies for issue in case.issues.values()):
        return
    for outcome, node, path in reader.outcomes:
        choices = dict(outcome.choices)
        void = void_for_certain(case.issues, choices) if path != "status_quo" else ()
        for name in choices:
            if name in void:
                _void(reader, case, f"{path}.{name}", name, node.get(name))


def _void(reader: Reader, case: Sections, path: str, issue: str, node: Node | None = None) -> None:
    hint = f"{issue} arises only if {case.issues[issue].applies}. Leave it out."
    reader.problem(node or _at(reader, path), path, f"{issue} is void in this outcome and may not be written.", hint)


def _entries(reader: Reader, case: Sections) -> None:
    for party, view in case.views.items():
        replaced: dict[str, list[str]] = {}
        for kind in KINDS:
            for name, entry in getattr(view, kind).items():
                path = f"views.{party}.{kind}.{name}"
                if entry.since and entry.until and entry.until.last < entry.since.first:
                    message = f"'until' {entry.until} is before 'since' {entry.since}."
                    reader.problem(_at(reader, f"{path}.until"), path, message, "Swap them.")
                replaced[f"{kind}.{name}"] = list(_replaced(reader, view, path, kind, entry))
        for found in circles(replaced):
            path = f"views.{party}.{found[0]}.replaces"
            names = " -> ".join(name.partition(".")[2] for name in found)
            reader.problem(_at(reader, path), path, f"'replaces' runs in a circle: {names}.", "The newer entry names the older one.")


def _replaced(reader: Reader, view: View, path: str, kind: Kind, entry: Entry) -> Iterator[str]:
    """Give what an entry replaces as ``KIND.ID``; report what has its own end as well."""
    name = path.rpartition(".")[2]
    for old in entry.replaces:
        where = replaced_kind(view, kind, name, old)
        if where is None:
            continue
        yield f"{where}.{old}"
        older: Entry = getattr(view, where)[old]
        if older.until is not None:
            hint = f"Leave one of them out: the replacement ends {old} the day before {name} begins."
            node = _at(reader, f"{path}.replaces")
            reader.problem(node, path, f"'{old}' has its own 'until' and is replaced by '{name}' as well.", hint)


def _preferences(reader: Reader, case: Sections) -> None:
    for party, preference in case.preferences.items():
        path = f"preferences.{party}"
        forms = [name for name, given in _forms(preference).items() if given]
        if len(forms) > 1:
            hint = "Write weights and values, or priorities, or a ranking; single comparisons go to 'statements'."
            reader.problem(_at(reader, path), path, f"preferences have one form, and here are {' and '.join(forms)}.", hint)
        for where, issue in _priced(preference):
            if issue in case.issues and case.issues[issue].persons:
                message = f"'{issue}' counts people, and people have no price: neither a weight nor a value, nor what is added for them."
                hint = "Leave it out of the preferences; say what is refused or accepted in 'views', and what decency asks in 'norms'."
                reader.problem(_at(reader, f"{path}.{where}"), f"{path}.{where}", message, hint)


def _priced(preference: Preference) -> Iterator[tuple[str, str]]:
    """Give what preferences put a worth on, as (place, issue)."""
    if preference.weights is not None:
        yield from (("weights", name) for name in preference.weights.names)
    yield from ((f"values.{name}", name) for name in preference.values)
    for name, interaction in preference.interactions.items():
        yield from ((f"interactions.{name}", issue) for issue in sorted(interaction.when.issues))


def _forms(preference: Preference) -> dict[str, bool]:
    """Say which of the forms that exclude each other a preference has."""
    return {
        "weights and values": bool(preference.weights or preference.values or preference.interactions or preference.scale is not None),
        "priorities": bool(preference.priorities),
        "a ranking": preference.ranking is not None or bool(preference.incomparable),
    }


def _implementation(reader: Reader, case: Sections) -> None:
    if case.implementation is None:
        return
    path = "implementation"
    for name, obligation in case.implementation.obligations.items():
        if obligation.classes and obligation.count is not None:
            here = f"{path}.obligations.{name}.count"
            reader.problem(_at(reader, here), here, "an obligation has 'classes' or 'count', not both.", "Leave 'count' out.")
    waits = {f"schedule.{name}.after": (step.after, "step") for name, step in case.implementation.schedule.items()}
    entries = {f"phases.{name}.entry": (phase.entry, "by") for name, phase in case.implementation.phases.items()}
    for here, (start, other) in {**waits, **entries}.items():
        if start is not None and start.when is not None and getattr(start, other) is not None:
            where = f"{path}.{here}"
            reader.problem(_at(reader, where), where, f"there is '{other}' or 'when' here, not both.", f"Leave '{other}' or 'when' out.")

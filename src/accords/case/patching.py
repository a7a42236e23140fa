"""The patches of a case: events, scenarios and instruments that change it, in which order, and whether what they lead to is a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from accords.case.check import check
from accords.case.condition import Condition
from accords.case.model import Change, Event, Sections
from accords.case.nodes import MapNode, Node, TextNode
from accords.case.patch import apply_patch
from accords.case.read import Reader, items_of
from accords.case.source import Source
from accords.case.special_registry import SPECIAL
from accords.case.values import Date, nfc
from accords.errors import AccordsError, Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """What one tree reads as: its sections, its faults, and the mentions that went void, as (where, what)."""

    sections: Sections
    problems: tuple[Problem, ...]
    voided: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Patched:
    """A tree after some patches: what they removed, their paths in the order applied, and the faults in applying them."""

    tree: MapNode
    gone: frozenset[str] = frozenset()
    applied: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read(source: Source, patched: Patched, parsed: dict[str, Condition], known: Iterable[Problem] = ()) -> Reading:
    """Read a tree and check it as a whole, apart from what stands where faults are known.

    ``parsed`` keeps conditions from one reading of a file to the next.
    """
    places = frozenset(problem.place for problem in known)
    reader = Reader(source, patched.tree, SPECIAL, patched.gone, parsed, places)
    sections = reader.case(Sections)
    check(reader, sections)
    return Reading(sections, tuple(reader.problems), tuple(reader.voided))


def patches(sections: Sections) -> dict[str, Change]:
    """Give everything that may change a case, by path: events and scenarios, and the instruments that have an effect."""
    effects = {name: instrument.effect for name, instrument in sections.instruments.items() if instrument.effect}
    groups: dict[str, Mapping[str, Change]] = {"events": sections.events, "scenarios": sections.scenarios, "instruments": effects}
    return {f"{section}.{name}": patch for section, group in groups.items() for name, patch in group.items()}


def changes(patch: Change) -> bool:
    """Whether a patch changes anything."""
    return bool(patch.remove) or patch.change is not None


def happened(sections: Sections, at: Date | None = None) -> list[str]:
    """Give the events with effects that happened, in the order of their dates; those that had happened by a date, if one is given.

    An event is applied by date if it has one and is ``happened``: said so, or left out and not after ``as_of``.
    """
    dated = [
        (event.date.first, f"events.{name}")
        for name, event in sections.events.items()
        if event.date and (at is None or event.date.first <= at.last) and changes(event) and _status(sections, event) == "happened"
    ]
    return [path for _, path in sorted(dated, key=lambda pair: pair[0])]


def _status(sections: Sections, event: Event) -> str | None:
    # A case whose as_of cannot be read is still looked through for other faults.
    as_of: Date | None = getattr(sections, "as_of", None)
    if event.status or event.date is None or as_of is None:
        return event.status
    return "happened" if event.date.first <= as_of.last else "foreseen"


def find(sections: Sections, name: str) -> str:
    """Find what may be supposed by its id or path.

    Raises
    ------
    AccordsError
        If nothing, or more than one thing, has that name.
    """
    paths = list(patches(sections))
    found = [path for path in paths if name in (path, path.partition(".")[2])]
    if len(found) == 1:
        return found[0]
    if found:
        raise AccordsError(f"'{name}' may be {' or '.join(found)}: give the whole path.")
    raise AccordsError(f"There is no scenario, event or instrument '{name}' to suppose. There are: {', '.join(paths) or 'none'}.")


def applied(patched: Patched, sections: Sections, paths: Iterable[str], source: Source) -> Patched:
    """Apply patches one after another; their faults are placed where the patch stands."""
    known = patches(sections)
    for path in paths:
        patch = known[path]
        tree, problems = apply_patch(patched.tree, patch.remove, patch.change)
        patched = Patched(
            tree,
            patched.gone | frozenset(patch.remove),
            (*patched.applied, path),
            (*patched.problems, *(_placed(problem, path, patched.tree, source) for problem in problems)),
        )
    return patched


def _placed(problem: Problem, path: str, root: MapNode, source: Source) -> Problem:
    """Place the problem of a path to remove where the patch names that path."""
    here = f"{path}.effect.remove" if path.startswith("instruments.") else f"{path}.remove"
    node: Node | None = root
    for step in here.split("."):
        node = node.get(step) if isinstance(node, MapNode) else None
    items = items_of(node) if node is not None else ()
    item = next((item for item in items if isinstance(item, TextNode) and nfc(item.value) == problem.path), node)
    place = source.place(item.span.start) if item is not None else None
    return replace(problem, place=problem.place or place, path=here)


def faults(source: Source, root: MapNode, found: Iterable[Problem], parsed: dict[str, Condition]) -> tuple[Reading, list[Problem]]:
    """Read a file's tree; give all its problems, and those of each case that its patches lead to.

    Events that happened are applied day after day, each other patch to the case at ``as_of``. A fault is given once: where the file has
    it without a patch, or with the first patch that brings it in.
    """
    written = read(source, Patched(root), parsed)
    problems = list(dict.fromkeys([*found, *written.problems]))
    brought: dict[tuple[object, str], Problem] = {}
    for patched in _cases(source, root, written.sections):
        for problem in patched.problems or read(source, patched, parsed, problems).problems:
            hint = f"{problem.hint} (with {patched.applied[-1]} applied)".strip()
            brought.setdefault((problem.place, problem.message), replace(problem, hint=hint))
    return written, [*problems, *brought.values()]


def _cases(source: Source, root: MapNode, sections: Sections) -> Iterable[Patched]:
    """Give every patched case that is to be checked."""
    events = happened(sections)
    as_of: Date | None = getattr(sections, "as_of", None)
    now = patched = Patched(root)
    for day, paths in groupby(events, key=lambda path: _first(sections, path)):
        patched = applied(replace(patched, problems=()), sections, paths, source)
        yield patched
        if as_of is None or day <= as_of.last:
            now = patched
    others = [path for path, patch in patches(sections).items() if changes(patch) and path not in events]
    yield from (applied(replace(now, problems=()), sections, [path], source) for path in others)


def _first(sections: Sections, path: str) -> date:
    event = sections.events[path.partition(".")[2]]
    return event.date.first if event.date else date.max

"""Who may see what: handling marks, inherited and never widened.

A mark names the audiences that may see something: ``public`` everyone; ``team`` analysts and mediators; ``mediator`` mediators alone;
``party:ID`` that party and mediators. What has no mark takes the case's. A claim is never wider than its source, an entry never wider
than its claims, nor than what replaces it (that says whether it still stands). What was made from several things may be seen by those who
may see all of them. What an event, scenario or instrument changes is never wider than that patch, at any date: from what is there on one
day and not on another, a patch that is withheld could be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from accords.case.fields import Record, fields_of
from accords.case.model import Change, Norm, Sections, View
from accords.case.nodes import ListNode, MapNode, Node, TextNode, normal
from accords.case.patching import patches
from accords.case.timeline import KINDS, replacing
from accords.errors import AccordsError

_WIDE: dict[str, frozenset[str]] = {"team": frozenset({"team", "mediator"}), "mediator": frozenset({"mediator"})}
# Sections whose entries may carry marks or claims of their own; everything else takes the case's mark.
_MARKED = ("sources", "claims", "views", "consent", "feasible", "norms", "events", "scenarios", "proposals", "precedents", "instruments")
_LATE = ("preferences", "implementation")
# What no lens can do without: names and options stand in every sentence.
_EVERYWHERE = frozenset({"title", "purpose", "as_of_note", "language", "handling", "parties", "issues"})


@dataclass(frozen=True, slots=True)
class Access:
    """The audiences that may see something; ``None`` is everyone."""

    audiences: frozenset[str] | None = None

    def __and__(self, other: Access) -> Access:
        """Give those who may see both."""
        if self.audiences is None:
            return other
        return self if other.audiences is None else Access(self.audiences & other.audiences)

    def allows(self, audience: str) -> bool:
        """Whether an audience may see it."""
        return self.audiences is None or audience in self.audiences


def access_of(mark: str) -> Access:
    """Give the audiences that a mark names."""
    if mark == "public":
        return Access()
    return Access(_WIDE.get(mark, frozenset({mark, "mediator"})))


def audience_of(name: str | None, case: Sections) -> str:
    """Check an audience's name; left out, it is the case's own mark.

    Raises
    ------
    AccordsError
        If there is no such audience.
    """
    audience = name or case.handling
    parties = [f"party:{party}" for party in case.parties]
    if audience not in {"public", "team", "mediator", *parties}:
        raise AccordsError(f"There is no audience '{audience}'. There are: public, team, mediator, {', '.join(parties)}.")
    return audience


@dataclass(frozen=True, slots=True)
class Marks:
    """Who may see each entry of a case, by path.

    Attributes
    ----------
    case
        Who may see what has no mark of its own.
    entries
        Who may see the entry at each path; entries inside others have paths of their own, and are never wider.
    """

    case: Access
    entries: Mapping[str, Access]

    def of(self, paths: Iterable[str]) -> Access:
        """Give those who may see the case and all of some entries; a path inside an entry takes the nearest entry's above it."""
        access = self.case
        for path in paths:
            access = access & self.entries.get(self.nearest(path), self.case)
        return access

    def nearest(self, path: str) -> str:
        """Give the path of the entry that a path names or lies in, or nothing."""
        while path and path not in self.entries:
            path = path.rpartition(".")[0]
        return path

    def __and__(self, other: Marks) -> Marks:
        """Give the marks of two states of one case together: nothing is wider than in either."""
        entries = {path: self.entries.get(path, Access()) & other.entries.get(path, Access()) for path in {**self.entries, **other.entries}}
        return Marks(self.case & other.case, entries)

    def narrowed(self, paths: Iterable[str], access: Access) -> Marks:
        """Give the marks with what some paths name, hold or lie in seen by fewer; what lies there in another state of the case as well."""
        entries, case = dict(self.entries), self.case
        for path in paths:
            if path.partition(".")[0] in _EVERYWHERE:
                case = case & access
            above = self.nearest(path)
            inside = (name for name in self.entries if name.startswith(f"{path}."))
            for name in {above, path, *inside, *_between(above, path)} - {""}:
                entries[name] = entries.get(name, Access()) & access
        return Marks(case, entries)


def _between(above: str, path: str) -> Iterator[str]:
    """Give the paths above a path, down from the nearest entry above it."""
    path = path.rpartition(".")[0]
    while "." in path and path != above:
        yield path
        path = path.rpartition(".")[0]


def marks_of(case: Sections, narrower: Iterable[tuple[tuple[str, ...], Access]] = ()) -> Marks:
    """Work out who may see each entry of a case.

    Parameters
    ----------
    case
        The sections of a case.
    narrower
        Paths with those who alone may see what they name, hold or lie in, beside its own marks.
    """
    default, limits = access_of(case.handling), tuple(narrower)
    sources = {name: access_of(source.handling) if source.handling else default for name, source in case.sources.items()}
    found = {f"sources.{name}": access & _limit(f"sources.{name}", limits) for name, access in sources.items()}
    for name, claim in case.claims.items():
        own = access_of(claim.handling) if claim.handling else default
        found[f"claims.{name}"] = own & found.get(f"sources.{claim.source}", Access()) & _limit(f"claims.{name}", limits)
    for section in (*_MARKED[2:], *_LATE):
        value = getattr(case, section)
        if value:
            found |= dict(_below(value, section, default, found))
    marks = Marks(default, found)
    for paths, access in limits:
        marks = marks.narrowed(paths, access)
    return Marks(marks.case, {**marks.entries, **_replaced(case, marks.entries)})


def marks_under(written: Sections, shown: Sections, applied: Iterable[str]) -> Marks:
    """Work out who may see each entry of a case to which patches were applied.

    Parameters
    ----------
    written
        The case as its file writes it.
    shown
        The case as it is seen.
    applied
        Paths of the events, scenarios and instruments that were applied, or would be at another date.
    """
    marks, known = marks_of(written), patches(written)
    found = [(touched(known[path]), marks.of([path])) for path in applied]
    narrower = [(paths, access) for paths, access in found if access.audiences is not None]
    marks = marks_of(written, narrower) if narrower else marks
    return marks if written is shown else marks & marks_of(shown, narrower)


def touched(patch: Change) -> tuple[str, ...]:
    """Give the paths that a patch removes or changes, and those of the entries that its own entries replace."""
    found = dict.fromkeys(patch.remove)
    for path, node in _leaves(patch.change, "") if patch.change is not None else ():
        found[path] = None
        section, party, *_ = (*path.split("."), "")
        if section == "views" and path.endswith(".replaces"):
            names = [node, *node.items] if isinstance(node, ListNode) else [node]
            found |= {f"views.{party}.{kind}.{normal(name.value)}": None for name in names if isinstance(name, TextNode) for kind in KINDS}
    return tuple(found)


def _leaves(node: Node, path: str) -> Iterator[tuple[str, Node]]:
    if not isinstance(node, MapNode) or not node.entries:
        yield path, node
        return
    for entry in node.entries:
        yield from _leaves(entry.value, f"{path}.{normal(entry.key.value)}".removeprefix("."))


def _limit(path: str, limits: Iterable[tuple[tuple[str, ...], Access]]) -> Access:
    """Give those whom all limits on an entry, on the section that holds it or on a part of it leave."""
    found = Access()
    for paths, access in limits:
        if any(path == other or path.startswith(f"{other}.") or other.startswith(f"{path}.") for other in paths):
            found = found & access
    return found


def _replaced(case: Sections, marks: Mapping[str, Access]) -> dict[str, Access]:
    """Narrow entries of views by those that replace them: whether an entry counts says something of what ended it."""
    found: dict[str, Access] = {}
    for party, view in case.views.items():
        for kind in KINDS:
            for name in getattr(view, kind):
                path = f"views.{party}.{kind}.{name}"
                for where, other, _ in replacing(view, kind, name):
                    found[path] = found.get(path, marks[path]) & marks[f"views.{party}.{where}.{other}"]
    return found


def _below(value: Any, path: str, above: Access, marks: Mapping[str, Access]) -> Iterator[tuple[str, Access]]:
    """Give the access of every record at or below a value: its own mark or the one above it, narrowed by its claims and its source."""
    if isinstance(value, dict):
        for name, entry in value.items():
            yield from _below(entry, f"{path}.{name}", above, marks)
    if not isinstance(value, Record):
        return
    mark = getattr(value, "handling", None)
    access = above & access_of(mark) if mark else above
    named = [f"claims.{claim}" for claim in (*getattr(value, "claims", ()), *getattr(value, "against", ()))]
    named += [f"sources.{value.source}"] if isinstance(value, Norm) and value.source else []
    for name in named:
        access = access & marks.get(name, Access())
    if not isinstance(value, View):
        yield path, access
    for key, (name, _, _) in fields_of(type(value)).items():
        child = getattr(value, name)
        if isinstance(child, dict | Record):
            yield from _below(child, f"{path}.{key}", access, marks)

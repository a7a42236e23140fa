"""Who may see what: handling marks, inherited and never widened.

A mark names the audiences that may see something: ``public`` everyone; ``team`` analysts and mediators; ``mediator`` mediators alone;
``party:ID`` that party and mediators. What has no mark takes the case's. A claim is never wider than its source, an entry never wider
than its claims. What was made from several things may be seen by those who may see all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from accords.case.fields import Record, fields_of
from accords.case.model import Sections
from accords.errors import AccordsError

_WIDE: dict[str, frozenset[str]] = {"team": frozenset({"team", "mediator"}), "mediator": frozenset({"mediator"})}
# Sections whose entries may carry marks or claims of their own; everything else takes the case's mark.
_MARKED = ("sources", "claims", "views", "consent", "feasible", "norms", "events", "scenarios", "proposals", "precedents", "instruments")
_LATE = ("preferences", "implementation")


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
            access = access & self._nearest(path)
        return access

    def _nearest(self, path: str) -> Access:
        while path:
            if path in self.entries:
                return self.entries[path]
            path = path.rpartition(".")[0]
        return self.case


def marks_of(case: Sections) -> Marks:
    """Work out who may see each entry of a case."""
    default = access_of(case.handling)
    found: dict[str, Access] = {}
    sources = {name: access_of(source.handling) if source.handling else default for name, source in case.sources.items()}
    found |= {f"sources.{name}": access for name, access in sources.items()}
    claims: dict[str, Access] = {}
    for name, claim in case.claims.items():
        own = access_of(claim.handling) if claim.handling else default
        claims[name] = own & sources[claim.source] if claim.source in sources else own
    found |= {f"claims.{name}": access for name, access in claims.items()}
    for section in (*_MARKED[2:], *_LATE):
        value = getattr(case, section)
        if value:
            found |= dict(_below(value, section, default, claims))
    return Marks(default, found)


def _below(value: Any, path: str, above: Access, claims: Mapping[str, Access]) -> Iterator[tuple[str, Access]]:
    """Give the access of every record at or below a value: its own mark or the one above it, narrowed by its claims."""
    if isinstance(value, dict):
        for name, entry in value.items():
            yield from _below(entry, f"{path}.{name}", above, claims)
    if not isinstance(value, Record):
        return
    mark = getattr(value, "handling", None)
    access = access_of(mark) if mark else above
    named = (*getattr(value, "claims", ()), *getattr(value, "against", ()))
    for claim in named:
        access = access & claims.get(claim, Access())
    yield path, access
    for key, (name, _, _) in fields_of(type(value)).items():
        child = getattr(value, name)
        if isinstance(child, dict | Record):
            yield from _below(child, f"{path}.{key}", access, claims)

"""What is in force when: entries of a party's view at a date.

``since`` left out means: in force at ``as_of`` (or on its last day, if it has ended by then), and earlier *not known to be*. A replacement
ends the older entry the day before it begins; where its beginning is known only as "at the latest then", the older entry counts until
then and is marked as perhaps ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from accords.case.model import Claim, Entry, Firmness, Sections, View

Kind = Literal["refuses", "accepts", "lives_with"]
KINDS: tuple[Kind, ...] = ("refuses", "accepts", "lives_with")


@dataclass(frozen=True, slots=True)
class Held:
    """One entry of one party's view, seen at a date.

    Attributes
    ----------
    path
        ``views.PARTY.KIND.ID``.
    force
        ``yes``, ``no``, or ``unknown`` (not known to be in force then).
    perhaps_ended
        In force as far as is known, but replaced at the latest later: it may have ended before.
    """

    path: str
    party: str
    kind: Kind
    id: str
    entry: Entry
    force: Literal["yes", "no", "unknown"]
    perhaps_ended: bool = False


def held(case: Sections, at: date, undone: frozenset[str] = frozenset()) -> tuple[Held, ...]:
    """Give every entry of every view with its force at a date, in file order.

    Parameters
    ----------
    case
        The sections of a case; ``as_of`` stands for the beginning of entries without ``since``.
    at
        The day asked for.
    undone
        Paths of entries to be seen as not yet made, so that what they replace is in force again.
    """
    found: list[Held] = []
    for party, view in case.views.items():
        replacements = _replacements(view)
        for kind in KINDS:
            for name, entry in getattr(view, kind).items():
                path = f"views.{party}.{kind}.{name}"
                made = [other for where, new, other in replacements.get((kind, name), ()) if f"views.{party}.{where}.{new}" not in undone]
                found.append(_seen(case, at, undone, Held(path, party, kind, name, entry, "yes"), made))
    return tuple(found)


def _seen(case: Sections, at: date, undone: frozenset[str], item: Held, newer: Sequence[Entry]) -> Held:
    """Give an entry with its force at a date, from the entries that replace it."""
    entry = item.entry
    if item.path in undone or (entry.until and at > entry.until.last) or any(at >= begins(case, other) for other in newer):
        return replace(item, force="no")
    if at < known_since(case, entry, newer):
        return replace(item, force="no" if entry.since and not entry.since.by else "unknown")
    return replace(item, perhaps_ended=any(other.since is None or other.since.by for other in newer))


def begins(case: Sections, entry: Entry) -> date:
    """Give the first day from which an entry is known to be in force."""
    return entry.since.first if entry.since else case.as_of.last


def known_since(case: Sections, entry: Entry, newer: Sequence[Entry]) -> date:
    """Give the first day on which an entry is known to be in force: one without ``since`` was so on its last day, if it has ended."""
    if entry.since:
        return entry.since.first
    last_days = [begins(case, other) - timedelta(days=1) for other in newer]
    return min([case.as_of.last, *last_days, *([entry.until.last] if entry.until else [])])


def replacing(view: View, kind: Kind, name: str) -> Iterator[tuple[Kind, str, Entry]]:
    """Give the entries of a view that replace the entry ``name`` of ``kind``."""
    yield from _replacements(view).get((kind, name), ())


def _replacements(view: View) -> dict[tuple[Kind, str], list[tuple[Kind, str, Entry]]]:
    """Give, for each entry of a view that is replaced, the entries that replace it: (kind, id, entry)."""
    found: dict[tuple[Kind, str], list[tuple[Kind, str, Entry]]] = {}
    for where in KINDS:
        for other_id, other in getattr(view, where).items():
            for name in other.replaces:
                kind = replaced_kind(view, where, other_id, name)
                if kind is not None:
                    found.setdefault((kind, name), []).append((where, other_id, other))
    return found


def replaced_kind(view: View, where: Kind, other_id: str, name: str) -> Kind | None:
    """Say of which kind the entry is that ``where.other_id`` replaces: its own kind first, then refusals."""
    for kind in dict.fromkeys((where, *KINDS)):
        if name in getattr(view, kind) and (kind, name) != (where, other_id):
            return kind
    return None


def undo(case: Sections, path: str) -> frozenset[str]:
    """Give the entries to see as not yet made before the entry at ``path`` was: itself and whatever replaced it since."""
    party = path.split(".")[1]
    replacements = {f"views.{party}.{kind}.{name}": newer for (kind, name), newer in _replacements(case.views[party]).items()}
    undone: set[str] = set()
    waiting = [path]
    while waiting:
        here = waiting.pop()
        if here not in undone:
            undone.add(here)
            waiting += [f"views.{party}.{where}.{other}" for where, other, _ in replacements.get(here, ())]
    return frozenset(undone)


def firmness(case: Sections, party: str, entry: Entry) -> tuple[Firmness, bool]:
    """Say how firm an entry is, and whether that was derived from its claims' standing."""
    if entry.firm:
        return entry.firm, False
    claims = [case.claims[claim] for claim in entry.claims if claim in case.claims]
    ranks = {_standing(party, claim) for claim in claims}
    found: Firmness = "stated" if "stated" in ranks else "reported" if "reported" in ranks else "judged"
    return found, True


def _standing(party: str, claim: Claim) -> Firmness:
    if claim.standing == "on_record":
        return "stated" if claim.by and claim.by.party == party else "reported"
    return "reported" if claim.standing in {"reported", "alleged"} else "judged"

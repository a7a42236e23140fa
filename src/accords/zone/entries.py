"""Which entries of the views count, and what they would be if something were otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace

from accords.case.case import Case
from accords.case.condition import Condition, Not, unparse
from accords.case.model import Refusal
from accords.case.timeline import Held


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a case's views that count at its date.

    Attributes
    ----------
    counted
        In force at the date, in file order.
    unknown
        Not known to be in force then: left out of every verdict, and said.
    """

    counted: tuple[Held, ...]
    unknown: tuple[Held, ...]

    @property
    def perhaps_ended(self) -> tuple[Held, ...]:
        """The entries counted that may have ended before the date."""
        return tuple(item for item in self.counted if item.perhaps_ended)

    def without(self, path: str) -> Entries:
        """Give the entries as if the one at ``path`` had not been made."""
        return replace(self, counted=tuple(item for item in self.counted if item.path != path))

    def read_as(self, path: str, condition: Condition) -> Entries:
        """Give the entries as if the one at ``path`` meant another condition."""
        changed = (
            replace(item, entry=item.entry.model_copy(update={"if_": condition})) if item.path == path else item for item in self.counted
        )
        return replace(self, counted=tuple(changed))

    def refusing(self, path: str, condition: Condition) -> Entries:
        """Give the entries as if a party also refused ``condition``; ``path`` (``views.PARTY....``) names where that comes from."""
        party = path.split(".")[1]
        entry = Refusal.model_construct(if_=condition)
        return replace(self, counted=(*self.counted, Held(path, party, "refuses", path.rsplit(".", 1)[1], entry, "yes")))


def entries_of(case: Case) -> Entries:
    """Give the entries of a case at the date it is seen at."""
    held = case.held
    return Entries(tuple(item for item in held if item.force == "yes"), tuple(item for item in held if item.force == "unknown"))


def opposite(condition: Condition) -> Condition:
    """Give the condition that is true where the given one is false."""
    root = Not(condition.root)
    return Condition(unparse(root), root)

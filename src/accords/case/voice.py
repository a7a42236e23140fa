"""Who speaks in a claim, and the values of facts that it states."""

from __future__ import annotations

from dataclasses import dataclass

from accords.case.values import Amount, Date


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something: a party of the case, the source itself, or somebody described in words."""

    text: str
    kind: str

    @property
    def party(self) -> str | None:
        """The party's id, if it is one."""
        return self.text if self.kind == "party" else None


@dataclass(frozen=True, slots=True)
class Stated:
    """The value of a fact as a claim states it; ``about`` marks an approximate one, ``last`` the end of a range."""

    fact: str
    text: str
    value: Date | Amount | str
    last: Date | None = None
    about: bool = False


Statements = tuple[Stated, ...]

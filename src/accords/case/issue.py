"""Issues and their options: what is open between the parties."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field

from accords.case.condition import Condition
from accords.case.fields import If, PartyId, Record, Special, Text, Title, Truth
from accords.case.values import Words, is_number


@dataclass(frozen=True, slots=True)
class Option:
    """One way in which an issue can be settled; ``number`` is its value on a numeric issue."""

    id: str
    title: Words | None = None
    number: Decimal | None = None
    mask: str | None = None

    @property
    def label(self) -> str:
        """The title, else the id."""
        return str(self.title) if self.title else self.id


@dataclass(frozen=True, slots=True)
class Arc:
    """A move on an issue: from which options, to which, by whom; what else it sets and when it is possible.

    ``by`` holds party ids, or the single word ``anyone`` or ``agreement``.
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    by: tuple[str, ...]
    sets: tuple[tuple[str, str], ...] = ()
    when: Condition | None = None


class Issue(Record):
    """Something that is open, with the ways in which it can be settled."""

    id: str = Field("", exclude=True, description="")
    title: Title | None = Field(None, description="Title as shown.")
    options: Annotated[tuple[Option, ...], Special("options", "a list, a map from option to title, or {from, to, step}")] = Field(
        description="The ways in which it can be settled, in order."
    )
    ordered: Truth = Field(True, description="Whether its options stand in an order.")  # noqa: FBT003 pydantic's default
    kind: Literal["act", "promise"] | None = Field(None, description="Something done, or something promised.")
    phase: Text | None = Field(None, description="The phase it belongs to.")
    unit: Text | None = Field(None, description="Unit of its numbers.")
    persons: Truth = Field(False, description="Whether it counts people: such an issue has no price.")  # noqa: FBT003 pydantic's default
    applies: If | None = Field(None, description="When the issue arises at all; else it is void.")
    reads: Annotated[dict[str, dict[str, str]], Special("reads", "a map from option to party to how that party reads it")] = Field(
        {}, description="How each party reads an option, or unknown."
    )
    controller: tuple[PartyId, ...] = Field((), description="Who can change it alone.")
    moves: (
        Annotated[Literal["any", "forward", "backward"] | tuple[Arc, ...], Special("moves", "any, forward, backward, or a list of arcs")]
        | None
    ) = Field(None, description="How it can change: any, forward, backward, or arcs {from, to, by, sets, when}.")
    mask: Text | None = Field(None, description="A pseudonym for masked exports.")
    note: Title | None = Field(None, description="A remark.")

    @cached_property
    def numeric(self) -> bool:
        """Whether all options are numbers, compared by value."""
        return all(option.number is not None for option in self.options)

    @property
    def label(self) -> str:
        """The title, else the id."""
        return str(self.title) if self.title else self.id

    def settled(self, name: str) -> Self:
        """Give the issue under its id, with options named by their ids wherever it names them (numbers are compared by value)."""
        moves = self.moves
        if isinstance(moves, tuple):
            moves = tuple(replace(arc, sources=self._ids(arc.sources), targets=self._ids(arc.targets)) for arc in moves)
        reads: dict[str, dict[str, str]] = {}
        for option, parties in self.reads.items():
            reads.setdefault(self._ids((option,))[0], {}).update(parties)
        return self.model_copy(update={"id": name, "moves": moves, "reads": reads})

    def _ids(self, names: tuple[str, ...]) -> tuple[str, ...]:
        found = ((name, self.option(name)) for name in names)
        return tuple(option.id if option else name for name, option in found)

    def option(self, name: str) -> Option | None:
        """Find an option by its id, or by value where the issue is numeric."""
        for option in self.options:
            if option.id == name:
                return option
        if self.numeric:
            value = number_or_none(name)
            return next((option for option in self.options if option.number == value), None) if value is not None else None
        return None


def number_or_none(text: str) -> Decimal | None:
    """Give the number that a text writes, or nothing."""
    return Decimal(text) if is_number(text) else None
